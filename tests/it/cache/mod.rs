//! The build cache: text in, text out.

pub mod advice;
mod context;
mod differ;
mod history;
mod ignore;
mod keys;
mod laws;
mod options;
mod registry;
mod script;
mod session;
mod simulator;
mod stages;
pub mod story;
mod taken;
mod why;
