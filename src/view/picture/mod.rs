//! Pictures of where the bytes are, as plain shapes: a treemap of what is to be seen, and a flame
//! graph of all that is stored, by layer or by cause. Not here: colours, and anything drawn.

mod flame;
mod treemap;

pub use flame::{By, Flame, Frame, FrameOf, flame};
pub use treemap::{Rect, Tile, treemap};
