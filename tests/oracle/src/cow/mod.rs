//! Copy-on-write against recorded scenarios: a real kernel's, a real engine's.
//!
//! `scenario` reads them, `bench` runs them on the simulator, `dump` writes a state in the corpus'
//! shape, `judge` compares; `engine` and `transcript` do the same for what a real engine printed and
//! for commands typed in a real container. `run` goes over a folder.

mod bench;
mod dump;
mod engine;
mod judge;
mod run;
mod scenario;
mod transcript;

pub use bench::replay;
pub use judge::judge;
pub use run::cow;
