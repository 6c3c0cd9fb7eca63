//! The build cache: what became of each line, why, and what happened on the way.

mod advice;
mod event;
mod failure;
mod hit;
mod key;
mod ready;
mod reason;
mod step;
mod verdict;

pub use advice::{cache_advice, golf_goal, golf_score};
pub use event::{cache_event, cache_refusal};
pub use failure::cache_failure;
pub use hit::cache_hit;
pub use key::{context_change, key_part};
pub use ready::{cache_ready, cache_script};
pub use reason::cache_reason;
pub use step::cache_step;
pub use verdict::{cache_verdict, verdict_word};

use crate::dockerfile::Dockerfile;

/// The line of an instruction.
fn line(file: &Dockerfile, instruction: usize) -> u64 {
    file.instructions.get(instruction).map_or(0, |found| found.lines.first as u64)
}
