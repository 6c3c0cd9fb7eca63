//! The picture as a file: an SVG that stands alone, in greys and patterns, with its caption.
//!
//! It is for slides and for paper, so it says the same without color.

use std::fmt::Write as _;

use super::fit::{self, Type};
use super::shapes::{Anchor, Drawing, Form, Part, Point, Shape, Space};
use super::{Frame, draw};
use crate::i18n::{self, Lang};

const MONO: &str = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', D2Coding, monospace";
const SANS: &str =
    "system-ui, 'Segoe UI', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', sans-serif";
const CAPTION: Type = Type { size: 15.0, mono: false, bold: false };
const MARGIN: f64 = 14.0;

/// A frame as an SVG file, with words in a language.
#[must_use]
pub fn svg(frame: &Frame, lang: Lang) -> String {
    let drawing = draw(&frame.picture, Space::default(), lang);
    let caption = i18n::text(lang, &frame.caption);
    let described = i18n::text(lang, &frame.picture.described());
    document(&drawing, &paint, lang, (&caption, &described))
}

/// A drawing as an SVG file: painted by `paint`, with a caption under it and a description.
#[must_use]
pub(in crate::view) fn document<P>(
    drawing: &Drawing<P>,
    paint: &dyn Fn(&Shape<P>) -> String,
    lang: Lang,
    (caption, described): (&str, &str),
) -> String {
    let lines = fit::lines(caption, drawing.width - MARGIN * 2.0, CAPTION);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = drawing.height + 16.0 + 22.0 * lines.len() as f64;
    let mut out = String::new();
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" lang=\"{}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{PATTERNS}\
         <rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>\n",
            lang.code(),
            escaped(caption),
            escaped(described),
            grey(100),
            w = number(drawing.width),
            h = number(height),
        ),
    );
    shapes(&mut out, drawing, paint);
    let mut y = drawing.height + 18.0;
    for line in lines {
        let at = format!("x=\"{}\" y=\"{}\"", number(MARGIN), number(y));
        let look = format!("font-family=\"{SANS}\" font-size=\"15\" fill=\"{}\"", grey(10));
        put(&mut out, format_args!("<text {at} {look}>{}</text>\n", escaped(&line)));
        y += 22.0;
    }
    out.push_str("</svg>\n");
    out
}

/// Strokes for the writable sheet, and for what hides all below it.
const PATTERNS: &str = "<defs>\
    <pattern id=\"onionskin-rw\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
    <rect width=\"8\" height=\"8\" fill=\"rgb(240,240,240)\"/><circle cx=\"4\" cy=\"4\" r=\"0.8\" fill=\"rgb(150,150,150)\"/></pattern>\
    <pattern id=\"onionskin-opaque\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <rect width=\"5\" height=\"5\" fill=\"rgb(250,250,250)\"/><path d=\"M0 0V5\" stroke=\"rgb(205,205,205)\" stroke-width=\"2\"/></pattern>\
    </defs>\n";

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    // A string takes all that is written to it.
    out.write_fmt(what).unwrap_or_default();
}

fn shapes<P>(out: &mut String, drawing: &Drawing<P>, paint: &dyn Fn(&Shape<P>) -> String) {
    for shape in &drawing.shapes {
        let paint = paint(shape);
        match &shape.form {
            Form::Polygon(points) => {
                put(out, format_args!("<polygon points=\"{}\" {paint}/>\n", listed(points)));
            }
            Form::Rect { at, size, round } => put(
                out,
                format_args!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" {paint}/>\n",
                    number(at.0),
                    number(at.1),
                    number(size.0),
                    number(size.1),
                    number(*round),
                ),
            ),
            Form::Circle(at, radius) => put(
                out,
                format_args!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {paint}/>\n",
                    number(at.0),
                    number(at.1),
                    number(*radius),
                ),
            ),
            Form::Curve(points) => {
                put(out, format_args!("<path d=\"{}\" {paint}/>\n", curve(points)));
            }
            Form::Text { at, anchor, text, whole, set } => {
                let title = whole.as_ref().map(|all| format!("<title>{}</title>", escaped(all)));
                put(
                    out,
                    format_args!(
                        "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-family=\"{}\" font-size=\"{}\" font-weight=\"{}\" {paint}>{}{}</text>\n",
                        number(at.0),
                        number(at.1),
                        anchor.name(),
                        if set.mono { MONO } else { SANS },
                        number(set.size),
                        if set.bold { 600 } else { 400 },
                        title.unwrap_or_default(),
                        escaped(text),
                    ),
                );
            }
        }
    }
}

/// A polygon's points as SVG writes them.
#[must_use]
pub fn listed(points: &[Point]) -> String {
    let each = points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y)));
    each.collect::<Vec<_>>().join(" ")
}

/// A curve's path as SVG writes it.
#[must_use]
pub fn curve(points: &[Point]) -> String {
    let Some((first, rest)) = points.split_first() else { return String::new() };
    let pair = |(x, y): &Point| format!("{} {}", number(*x), number(*y));
    let mut out = format!("M{}", pair(first));
    for three in rest.chunks_exact(3) {
        out += " C";
        out += &three.iter().map(pair).collect::<Vec<_>>().join(" ");
    }
    out
}

/// A coordinate, in tenths.
#[must_use]
pub fn number(of: f64) -> String {
    let text = format!("{of:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

impl Anchor {
    /// Its name in SVG.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A grey, 0 black, 100 white.
pub(in crate::view) fn grey(light: u16) -> String {
    let level = light * 255 / 100;
    format!("rgb({level},{level},{level})")
}

/// How a shape is painted without color.
fn paint(shape: &Shape) -> String {
    let both = |fill: &str, line: u16, more: &str| {
        format!("fill=\"{fill}\" stroke=\"{}\" {more}", grey(line))
    };
    let fill = |light: u16| format!("fill=\"{}\"", grey(light));
    match (shape.part, shape.state) {
        (Part::Shade, _) => fill(92),
        (Part::Film, "merged") => both("none", 45, "stroke-dasharray=\"2 4\""),
        (Part::Film, "writable") => {
            both("url(#onionskin-rw)", 15, "stroke-width=\"1.5\" stroke-dasharray=\"7 5\"")
        }
        (Part::Film, "engine") => both(&grey(97), 60, "stroke-dasharray=\"1 2\""),
        (Part::Film, _) => both(&grey(99), 65, ""),
        (Part::About | Part::More, _) => fill(35),
        (Part::Sight, "now") => both("none", 10, "stroke-width=\"2\""),
        (Part::Sight, _) => both("none", 65, "stroke-width=\"1.2\" stroke-dasharray=\"2 5\""),
        (Part::Eye, "ball") | (Part::Arrow, _) => fill(10),
        (Part::Eye, _) => both("none", 10, "stroke-width=\"1.6\""),
        (Part::Token, "hidden" | "absent") => both(&grey(100), 65, "stroke-dasharray=\"3 3\""),
        (Part::Token, "whiteout") => both(&grey(20), 20, ""),
        (Part::Token, "opaque") => both("url(#onionskin-opaque)", 10, "stroke-width=\"1.5\""),
        (Part::Token, "copying") => {
            both(&grey(100), 10, "stroke-width=\"1.5\" stroke-dasharray=\"5 3\"")
        }
        (Part::Token, "added" | "changed") => both(&grey(100), 10, "stroke-width=\"2\""),
        (Part::Token, "mounted") => both(&grey(90), 45, ""),
        (Part::Token, _) => both(&grey(100), 60, ""),
        (Part::TokenText, "whiteout") => fill(100),
        (Part::TokenText, "hidden" | "absent") => fill(42),
        (Part::Probe, "hit") => both(&grey(10), 10, "stroke-width=\"1.5\""),
        (Part::Probe, _) => both(&grey(100), 10, "stroke-width=\"1.5\""),
        (Part::ProbeText, "hit") => fill(100),
        (Part::Rise, _) => both("none", 10, "stroke-width=\"3\""),
        (Part::RiseText, _) => format!(
            "{} stroke=\"{}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            fill(10),
            grey(100)
        ),
        _ => fill(10),
    }
}

/// Text as XML holds it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
