//! Compares what Onionskin computes with recorded ground truth.
//!
//! `images` runs over whatever archives and ground truth a folder holds, `cow` over whatever
//! copy-on-write scenarios; nothing is known by name.

mod classes;
mod compare;
mod corpus;
pub mod cow;
mod dump;
mod opened;
mod run;

pub use compare::{Disagreement, compare};
pub use cow::cow;
pub use dump::dump;
pub use opened::{Opened, OpenedImage, open_file};
pub use run::{Summary, images};
