//! The union's rules, text in and text out.

mod causes;
mod filter;
mod laws;
mod rules;
pub mod stack;
