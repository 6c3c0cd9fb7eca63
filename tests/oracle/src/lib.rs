//! Compares what Onionskin computes with recorded ground truth.
//!
//! `images` runs over whatever archives and ground truth a folder holds, `cow` over whatever
//! copy-on-write scenarios, `cache` over whatever tables and scenarios of the build cache; nothing is
//! known by name.

pub mod cache;
mod classes;
mod compare;
mod corpus;
pub mod cow;
mod dump;
mod opened;
mod run;

pub use cache::cache;
pub use compare::{Disagreement, compare};
pub use cow::cow;
pub use dump::dump;
pub use opened::{Opened, OpenedImage, open_file};
pub use run::{Summary, images};
