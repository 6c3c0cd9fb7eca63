//! Copy-on-write against recorded scenarios: a real kernel's, a real engine's.
//!
//! `scenario` reads them, `bench` runs them on the simulator, `dump` writes a state in the corpus'
//! shape, `judge` compares, `run` goes over a folder.

mod bench;
mod dump;
mod judge;
mod run;
mod scenario;

pub use bench::replay;
pub use judge::judge;
pub use run::cow;
