//! A squarified treemap (Bruls, Huizing, van Wijk, "Squarified Treemaps", 2000).

use crate::base::LayerId;
use crate::base::path::visible;
use crate::image::EntryKind;
use crate::union::{Look, NodeId, Sums, UnionTree};

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Its area.
    #[must_use]
    pub fn area(&self) -> f64 {
        self.width * self.height
    }
}

/// A path's rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Where.
    pub rect: Rect,
    /// The path; of what is too small to be told apart, the directory it is in.
    pub node: NodeId,
    /// How many paths it stands for, if they are too small to be told apart.
    pub rest: Option<u32>,
    /// Its name, fit for a screen; empty for such a rest.
    pub label: String,
    /// Its bytes.
    pub bytes: u64,
    /// The layer that holds the bytes of a file.
    pub layer: Option<LayerId>,
    /// Whether it is a directory; what is in it comes behind it.
    pub is_dir: bool,
    /// Directories above it up to the one the picture is of.
    pub depth: usize,
}

/// Directories inside each other that are drawn.
const DEPTH: usize = 24;

/// Tiles of what is below `top` in a look, a directory before what is in it, areas as the bytes.
/// Paths whose area would be below `least` are one tile together. `edge` is left free on each side
/// of a directory's tile, and `head` above, for its name. `sums` are those of `tree` and `look`.
#[must_use]
pub fn treemap(
    tree: &UnionTree,
    sums: &Sums,
    look: Look,
    top: NodeId,
    frame: Rect,
    (least, edge, head): (f64, f64, f64),
) -> Vec<Tile> {
    let mut tiles = Vec::new();
    let mut stack = vec![(top, frame, 0)];
    while let Some((dir, frame, depth)) = stack.pop() {
        let mut parts: Vec<(NodeId, u64)> = tree
            .children(dir)
            .map(|node| (node, sums.of(node).bytes))
            .filter(|(_, bytes)| *bytes > 0)
            .collect();
        parts.sort_unstable_by(|a, b| {
            b.1.cmp(&a.1).then_with(|| tree.name(a.0).cmp(tree.name(b.0)))
        });
        let all: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
        let per_byte = frame.area() / as_float(all.max(1));
        let told = parts.iter().take_while(|(_, bytes)| as_float(*bytes) * per_byte >= least);
        let told = told.count();
        let rest: u64 = parts[told..].iter().map(|(_, bytes)| bytes).sum();
        let mut areas: Vec<f64> =
            parts[..told].iter().map(|(_, bytes)| as_float(*bytes) * per_byte).collect();
        areas.extend((rest > 0).then(|| as_float(rest) * per_byte));
        for (at, rect) in squarified(&areas, frame).into_iter().enumerate() {
            let Some(&(node, bytes)) = parts[..told].get(at) else {
                tiles.push(Tile {
                    rect,
                    node: dir,
                    rest: u32::try_from(parts.len() - told).ok(),
                    label: String::new(),
                    bytes: rest,
                    layer: None,
                    is_dir: false,
                    depth,
                });
                continue;
            };
            let version = tree.change(node, look).version;
            let facts = version.and_then(|version| tree.facts(&version));
            let is_dir = facts.as_ref().is_none_or(|facts| facts.kind == EntryKind::Dir);
            tiles.push(Tile {
                rect,
                node,
                rest: None,
                label: visible(tree.name(node)),
                bytes,
                layer: facts.and_then(|f| f.inode).filter(|_| !is_dir).map(|inode| inode.layer),
                is_dir,
                depth,
            });
            let inner = Rect {
                x: rect.x + edge,
                y: rect.y + head.max(edge),
                width: rect.width - 2.0 * edge,
                height: rect.height - head.max(edge) - edge,
            };
            if is_dir && depth < DEPTH && inner.width > 0.0 && inner.height > 0.0 {
                stack.push((node, inner, depth + 1));
            }
        }
    }
    tiles
}

#[expect(clippy::cast_precision_loss, reason = "a picture of a few thousand pixels")]
fn as_float(bytes: u64) -> f64 {
    bytes as f64
}

/// Rectangles of these areas, largest first, that fill `frame` and are as square as rows allow.
fn squarified(areas: &[f64], frame: Rect) -> Vec<Rect> {
    let mut out = Vec::with_capacity(areas.len());
    let mut free = frame;
    let mut from = 0;
    while from < areas.len() {
        let side = free.width.min(free.height);
        let mut to = from + 1;
        let mut sum = areas[from];
        let mut worst = ratio(areas[from], areas[from], sum, side);
        while to < areas.len() {
            let next = ratio(areas[from], areas[to], sum + areas[to], side);
            if next > worst {
                break;
            }
            worst = next;
            sum += areas[to];
            to += 1;
        }
        let wide = free.width >= free.height;
        let thick = if side > 0.0 { sum / side } else { 0.0 };
        let mut at = 0.0;
        for area in &areas[from..to] {
            let long = if thick > 0.0 { area / thick } else { 0.0 };
            out.push(if wide {
                Rect { x: free.x, y: free.y + at, width: thick, height: long }
            } else {
                Rect { x: free.x + at, y: free.y, width: long, height: thick }
            });
            at += long;
        }
        if wide {
            free = Rect { x: free.x + thick, width: (free.width - thick).max(0.0), ..free };
        } else {
            free = Rect { y: free.y + thick, height: (free.height - thick).max(0.0), ..free };
        }
        from = to;
    }
    out
}

/// The worst ratio of sides in a row along `side` whose largest and smallest areas and sum are these.
fn ratio(largest: f64, smallest: f64, sum: f64, side: f64) -> f64 {
    let (sum, side) = (sum * sum, side * side);
    (side * largest / sum).max(sum / (side * smallest))
}
