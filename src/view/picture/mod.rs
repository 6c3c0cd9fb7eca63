//! Pictures of where the bytes are, as plain shapes: a treemap of what is to be seen, and a flame
//! graph of all that is stored, by layer or by cause. Not here: colours, and anything drawn.

mod blocks;
mod flame;
mod svg;
mod treemap;
mod zoom;

pub use blocks::{Block, Sizes, WIDTH, blocks, height};
pub use flame::{By, Flame, Frame, FrameOf, flame};
pub use svg::{label, svg};
pub use treemap::{Rect, Tile, treemap};
pub use zoom::{Fate, Zoom};
