//! The picture as a file: an SVG that stands alone, in greys.

use std::fmt::Write as _;

use super::{Block, WIDTH, height};
use crate::base::path::is_unseen;
use crate::view::stage::svg::grey;

/// The blocks as an SVG file.
#[must_use]
pub fn svg(blocks: &[Block], title: &str) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {h}\" width=\"{WIDTH}\" \
         height=\"{h}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>{}</title>\n",
        escaped(title),
        h = height(blocks)
    );
    for block in blocks {
        let [x, y, w, h] = block.rect;
        let light = match (block.cause, block.is_dir) {
            (Some(_), _) => 78,
            (None, true) => 97,
            (None, false) => 90,
        };
        let _ = write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"{}\" stroke=\"{}\"/>",
            grey(light),
            grey(45),
        );
        // A worker has no words: of what is no path, the layer is named.
        let layer = || block.layer.map(|layer| layer.to_string()).unwrap_or_default();
        let name = if block.path.is_some() { block.name.clone() } else { layer() };
        let label = label(block, &name);
        if !label.is_empty() {
            let (x, y) = (x + 4.0, y + 13.0);
            let _ = write!(
                out,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{}\">{}</text>",
                grey(10),
                escaped(&label)
            );
        }
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

/// What there is room for of a name on a block; nothing on one that is too small.
#[must_use]
pub fn label(block: &Block, name: &str) -> String {
    /// Width of a sign; Hangul and the like take two.
    const SIGN: f32 = 6.6;
    let [_, _, width, height] = block.rect;
    if height < 15.0 {
        return String::new();
    }
    let room = (width - 8.0) / SIGN;
    let mut used = 0.0;
    let mut out = String::new();
    for c in name.chars() {
        used += if c.is_ascii() { 1.0 } else { 2.0 };
        if used > room {
            out.pop();
            return if out.chars().count() < 2 { String::new() } else { out + "…" };
        }
        out.push(c);
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
