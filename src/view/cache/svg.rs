//! The graph, the time line and the verdicts as files: SVG in greys and patterns, which say the same
//! on paper.

use std::rc::Rc;

use super::draw::{GraphRoom, draw_graph};
use super::editor::glyph;
use super::parsed::parsed;
use super::parts::{Part, Pen, one_line, real};
use super::timeline::draw_timeline;
use crate::explain;
use crate::i18n::{self, Lang};
use crate::sim::cache::look::BuildLook;
use crate::view::stage::fit;
use crate::view::stage::shapes::{Anchor, Drawing, Shape, Type};
use crate::view::stage::svg::{document, grey};

/// The graph of stages as an SVG file, with the step of a frame marked.
#[must_use]
pub fn graph_svg(build: &BuildLook, now: Option<usize>, caption: &str, lang: Lang) -> String {
    let room = GraphRoom { now, ..GraphRoom::default() };
    let plan = draw_graph(build, &room, lang);
    document(&plan.drawing, &paint, lang, (caption, &spoken(build, lang)))
}

/// The time line as an SVG file.
#[must_use]
pub fn timeline_svg(build: &BuildLook, caption: &str, lang: Lang) -> String {
    document(
        &draw_timeline(build, &GraphRoom::default(), lang).drawing,
        &paint,
        lang,
        (caption, &spoken(build, lang)),
    )
}

/// The verdicts, line by line, as an SVG file.
#[must_use]
pub fn verdicts_svg(build: &BuildLook, caption: &str, lang: Lang) -> String {
    document(&draw_verdicts(build, lang), &paint, lang, (caption, &spoken(build, lang)))
}

/// What became of each line, in words.
fn spoken(build: &BuildLook, lang: Lang) -> String {
    verdict_list(build, lang).lines().collect::<Vec<_>>().join("; ")
}

/// What became of each line as a text to copy: number, glyph, word, instruction.
#[must_use]
pub fn verdict_list(build: &BuildLook, lang: Lang) -> String {
    let file = parsed(&build.text);
    let mut out = String::new();
    for (line, instruction) in build.lines.iter().zip(&file.instructions) {
        let word = i18n::text(lang, &explain::verdict_word(&line.verdict));
        let text = one_line(&instruction.original);
        out.push_str(&format!("{} {} {word}  {text}\n", line.lines.0, glyph(line.mark())));
    }
    out
}

const ROW: f64 = 24.0;
const CODE: Type = Type { size: 12.5, mono: true, bold: false };
const WORD: Type = Type { size: 12.0, mono: false, bold: true };
const WHY: Type = Type { size: 11.5, mono: false, bold: false };

/// The verdicts as shapes: of each line its text, its word, and the first sentence of why.
#[must_use]
pub fn draw_verdicts(build: &BuildLook, lang: Lang) -> Drawing<Part> {
    let file = parsed(&build.text);
    let last = build.last_text.as_deref().map_or_else(|| Rc::clone(&file), parsed);
    let mut pen = Pen::default();
    let mut y = 8.0;
    for (at, (line, instruction)) in build.lines.iter().zip(&file.instructions).enumerate() {
        let (mark, state) = (line.mark(), line.mark().name());
        pen.rect(Part::Line, state, (8.0, y), (744.0, ROW - 3.0), 4.0);
        let base = y + 15.0;
        let number = line.lines.0.to_string();
        pen.text(Part::StepText, state, ((36.0, base), Anchor::End), number, CODE);
        pen.text(Part::StepText, state, ((46.0, base), Anchor::Start), glyph(mark).into(), CODE);
        let text = fit::cut(&one_line(&instruction.original), 520.0, CODE);
        pen.text(Part::StepText, state, ((66.0, base), Anchor::Start), text, CODE);
        let word = i18n::text(lang, &explain::verdict_word(&line.verdict));
        pen.text(Part::StepText, state, ((744.0, base), Anchor::End), word, WORD);
        y += ROW;
        if mark.ran() {
            let why = explain::cache_verdict(&file, &last, at, &line.verdict);
            for said in why.iter().take(1) {
                for part in fit::lines(&i18n::text(lang, said), 670.0, WHY) {
                    pen.text(Part::Time, state, ((66.0, y + 10.0), Anchor::Start), part, WHY);
                    y += 16.0;
                }
            }
            y += 4.0;
        }
    }
    Drawing { width: 760.0, height: y.max(real(1)) + 8.0, shapes: pen.shapes }
}

/// How a shape is painted without color: found is white, a miss black, a re-run striped, what is not
/// needed dashed.
fn paint(shape: &Shape<Part>) -> String {
    let both = |fill: &str, line: u16, more: &str| {
        format!("fill=\"{fill}\" stroke=\"{}\" {more}", grey(line))
    };
    let fill = |light: u16| format!("fill=\"{}\"", grey(light));
    match (shape.part, shape.state) {
        (Part::Stage, "skipped") => both("none", 60, "stroke-dasharray=\"4 4\""),
        (Part::Stage, _) => both(&grey(97), 55, ""),
        (Part::Step | Part::Bar | Part::Line, "miss" | "error") => both(&grey(15), 15, ""),
        (Part::Step | Part::Bar | Part::Line, "rerun") => {
            both("url(#onionskin-opaque)", 15, "stroke-width=\"1.4\"")
        }
        (Part::Step | Part::Line, "skipped" | "unreached") => {
            both("none", 60, "stroke-dasharray=\"3 3\"")
        }
        (Part::Step, _) => both(&grey(100), 30, ""),
        (Part::Line, "hit" | "base") => both(&grey(100), 60, ""),
        (Part::Line, _) => both(&grey(100), 92, ""),
        (Part::Bar, _) => both(&grey(80), 30, ""),
        (Part::StepText, "miss" | "error") => fill(100),
        (Part::StepText | Part::Name | Part::Time, "skipped" | "unreached") => fill(42),
        (Part::Time, _) => fill(35),
        (Part::Edge, "ran") => both("none", 10, "stroke-width=\"2\""),
        (Part::Edge, "skipped") => both("none", 65, "stroke-dasharray=\"2 4\""),
        (Part::Edge, _) => both("none", 50, "stroke-width=\"1.2\""),
        (Part::Now, _) => both("none", 0, "stroke-width=\"2.5\""),
        (Part::Cascade, _) => both("none", 10, "stroke-width=\"1.5\""),
        (Part::Tick, _) => both("none", 85, ""),
        (Part::Takes | Part::TickText, _) => fill(35),
        (Part::Arrow, "skipped") => fill(65),
        (Part::Arrow, "found") => fill(50),
        _ => fill(10),
    }
}
