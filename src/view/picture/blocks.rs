//! The picture as blocks that are drawn and listed: one form for the treemap and the flame graph.

use serde::{Deserialize, Serialize};

use super::{By, Fate, FrameOf, Rect, Zoom, flame, treemap, zoom};
use crate::base::{LayerId, LayerPath};
use crate::explain::Message;
use crate::union::{Look, UnionTree, WasteCause};

/// What the picture is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sizes {
    /// What is to be seen, directory in directory.
    #[default]
    Seen,
    /// All that is stored, by layer.
    Layers,
    /// All that is stored, by what became of it.
    Causes,
}

impl Sizes {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Seen, Self::Layers, Self::Causes];
}

/// A block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Left and upper edge, width and height, in a picture of [`WIDTH`].
    pub rect: [f32; 4],
    /// What it is of, in words.
    pub said: Message,
    /// What is written on it, of a path.
    pub name: String,
    /// What is written on it, of anything else.
    pub word: Option<Message>,
    /// Its bytes.
    pub bytes: u64,
    /// The path and the layer that it leads to.
    pub path: Option<LayerPath>,
    /// The layer that holds it.
    pub layer: Option<LayerId>,
    /// What became of its bytes.
    pub cause: Option<WasteCause>,
    /// Whether others are in it or below it.
    pub is_dir: bool,
    /// The part of the picture that it is, if a picture of that would show more.
    pub zoom: Option<Zoom>,
}

/// Width of a picture.
pub const WIDTH: f32 = 1000.0;
/// Height of a treemap.
const HEIGHT: f32 = 250.0;
/// Height of a row of a flame graph.
const ROW: f32 = 26.0;
/// The least area of a tile.
const LEAST: f64 = 120.0;
/// The least width of a frame, of 1.
const NARROW: f64 = 0.004;
/// Room around a directory's tile, and above for its name.
const EDGE: (f64, f64) = (2.0, 18.0);

/// The blocks of a picture of a part, a directory before what is in it. `look` is that of a picture
/// of what is to be seen.
#[must_use]
pub fn blocks(tree: &UnionTree, of: Sizes, look: Look, zoom: &Zoom) -> Vec<Block> {
    match of {
        Sizes::Seen => tiles(tree, look, &zoom.path),
        Sizes::Layers => frames(tree, By::Layer, zoom),
        Sizes::Causes => frames(tree, By::Cause, zoom),
    }
}

/// How high a picture is.
#[must_use]
pub fn height(blocks: &[Block]) -> f32 {
    blocks.iter().map(|block| block.rect[1] + block.rect[3]).fold(0.0, f32::max)
}

#[expect(clippy::cast_possible_truncation, reason = "a picture of a few thousand pixels")]
fn placed(rect: Rect) -> [f32; 4] {
    [rect.x as f32, rect.y as f32, rect.width as f32, rect.height as f32]
}

fn tiles(tree: &UnionTree, look: Look, top: &LayerPath) -> Vec<Block> {
    let Some(node) = tree.find(top.as_bytes()) else { return Vec::new() };
    let sums = tree.sums(look);
    let frame = Rect { x: 0.0, y: 0.0, width: f64::from(WIDTH), height: f64::from(HEIGHT) };
    let tiles = treemap(tree, &sums, look, node, frame, (LEAST, EDGE.0, EDGE.1));
    let block = |tile: super::Tile| {
        let path = tree.path(tile.node);
        let said = match tile.rest {
            Some(count) => {
                Message::new("sizes-rest").count("count", count.into()).text("path", path.shown())
            }
            None => Message::new("sizes-path").text("path", path.shown()),
        };
        Block {
            rect: placed(tile.rect),
            said: said.bytes("size", tile.bytes),
            name: tile.label,
            word: None,
            bytes: tile.bytes,
            // What is too small to be told apart stands for its directory.
            zoom: (tile.layer.is_none() && path != *top).then(|| Zoom::of(path.clone())),
            path: Some(path),
            layer: tile.layer,
            cause: None,
            is_dir: tile.is_dir,
        }
    };
    tiles.into_iter().map(block).collect()
}

fn frames(tree: &UnionTree, by: By, zoom: &Zoom) -> Vec<Block> {
    let flame = flame(tree, &tree.waste(), by, zoom, NARROW);
    let mut above: Vec<Zoom> = Vec::new();
    let mut blocks = Vec::with_capacity(flame.frames.len());
    for frame in flame.frames {
        above.truncate(frame.row);
        let mut part = above.last().unwrap_or(zoom).clone();
        let (name, path) = match frame.of {
            FrameOf::All => (None, None),
            FrameOf::Fate(fate) => (Some(zoom::fate(fate)), None),
            FrameOf::Layer(layer) => (Some(zoom::layer(layer)), None),
            FrameOf::Path(node) => {
                let path = tree.path(node);
                (Some(Message::new("stage-name").text("name", path.shown())), Some(path))
            }
        };
        let name = name.unwrap_or_else(|| part.name(Sizes::Layers));
        match frame.of {
            FrameOf::All => {}
            FrameOf::Fate(fate) => part.fate = Some(fate),
            FrameOf::Layer(layer) => part.layer = Some(layer),
            FrameOf::Path(_) => part.path = path.clone().unwrap_or_default(),
        }
        above.push(part.clone());
        let said =
            Message::new("sizes-block").message("name", name.clone()).bytes("size", frame.bytes);
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let row = frame.row as f64 * f64::from(ROW);
        let wide = f64::from(WIDTH);
        let rect = Rect {
            x: frame.start * wide,
            y: row,
            width: frame.width * wide,
            height: f64::from(ROW),
        };
        blocks.push(Block {
            rect: placed(rect),
            said,
            name: frame.name,
            word: Some(name).filter(|_| path.is_none()),
            bytes: frame.bytes,
            path,
            layer: part.layer,
            cause: match part.fate {
                Some(Fate::Wasted(cause)) => Some(cause),
                _ => None,
            },
            is_dir: false,
            zoom: Some(part).filter(|_| frame.divides),
        });
    }
    blocks
}
