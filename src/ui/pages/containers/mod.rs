//! The containers screen. So far its picture; the page around it comes later.

mod stage;

pub use stage::{StagePicture, StagePictureProps};
