//! A build over time: a bar for each step that ran.

use super::graph::{Part, Pen, real, seconds};
use crate::dockerfile::parse;
use crate::sim::cache::look::{BuildLook, Mark};
use crate::sim::cache::model::total;
use crate::view::stage::fit;
use crate::view::stage::shapes::{Anchor, Drawing, Type};

/// A step that ran.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeBar {
    /// The instruction.
    pub step: usize,
    /// Its line.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What became of it.
    pub mark: Mark,
    /// Its stage.
    pub stage: Option<usize>,
    /// Where it begins, as a part of the whole.
    pub start: f64,
    /// How long it is, likewise.
    pub length: f64,
    /// Milliseconds.
    pub time: u64,
}

/// The bars of a build, and how long it takes in milliseconds.
#[must_use]
pub fn timeline(build: &BuildLook) -> (Vec<TimeBar>, u64) {
    let file = parse(&build.text);
    let whole = total(&build.bars);
    let part = |time: u64| if whole == 0 { 0.0 } else { ratio(time, whole) };
    let bars = build.bars.iter().filter_map(|bar| {
        let line = build.lines.get(bar.step)?;
        let text = file.instructions.get(bar.step)?.original.clone();
        Some(TimeBar {
            step: bar.step,
            line: line.lines.0,
            text,
            mark: line.mark(),
            stage: line.stage,
            start: part(bar.start),
            length: part(bar.end - bar.start),
            time: bar.end - bar.start,
        })
    });
    (bars.collect(), whole)
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a build")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

const LABEL: f64 = 190.0;
const ROOM: f64 = 420.0;
const ROW: f64 = 22.0;
const TEXT: Type = Type { size: 11.5, mono: true, bold: false };

/// The same as shapes.
#[must_use]
pub fn draw_timeline(build: &BuildLook) -> Drawing<Part> {
    let (bars, _) = timeline(build);
    let mut pen = Pen { shapes: Vec::new() };
    for (row, bar) in bars.iter().enumerate() {
        let y = 8.0 + real(row) * ROW;
        let label = fit::cut(&format!("{} {}", bar.line, bar.text), LABEL - 12.0, TEXT);
        let state = bar.mark.name();
        pen.text(Part::BarText, state, (10.0, y + 13.0), Anchor::Start, label, TEXT);
        let at = (LABEL + bar.start * ROOM, y + 2.0);
        pen.rect(Part::Bar, state, at, ((bar.length * ROOM).max(2.0), ROW - 7.0), 3.0);
        let place = (at.0 + (bar.length * ROOM).max(2.0) + 6.0, y + 13.0);
        pen.text(Part::BarText, state, place, Anchor::Start, seconds(bar.time), TEXT);
    }
    let height = 16.0 + real(bars.len()) * ROW;
    Drawing { width: LABEL + ROOM + 70.0, height, shapes: pen.shapes }
}
