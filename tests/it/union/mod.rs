//! The union's rules, text in and text out.

mod audit;
mod causes;
mod compare;
mod dive_ci;
mod filter;
mod laws;
mod rules;
mod search;
pub mod stack;
