//! A build over time: a bar for each step that ran.

use super::draw::{GraphRoom, stage_name};
use super::graph::graph;
use super::parsed::parsed;
use super::parts::{Part, Pen, Plan, Spot, one_line, real, seconds};
use crate::i18n::Lang;
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
    let file = parsed(&build.text);
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

const TOP: f64 = 24.0;
const ROW: f64 = 26.0;
const TEXT: Type = Type { size: 11.5, mono: true, bold: false };
const SCALE: Type = Type { size: 11.0, mono: false, bold: false };
/// Bars that are drawn; the list beside them has them all.
const BARS: usize = 300;

/// The same as shapes, as wide as there is room: a scale, and a row for each step that ran, with its stage where
/// there are several.
#[must_use]
pub fn draw_timeline(build: &BuildLook, of: &GraphRoom, lang: Lang) -> Plan {
    let width = of.width;
    let (mut bars, whole) = timeline(build);
    bars.retain(|bar| !of.untold.contains(&bar.step));
    let graph = graph(build);
    let label = (width * 0.36).clamp(130.0, 270.0);
    let end = fit::width("0000.0 s", TEXT) + 8.0;
    let room = (width - label - end - 8.0).max(120.0);
    let shown = bars.len().min(BARS);
    let height = TOP + real(shown) * ROW + 8.0;
    let mut pen = Pen::default();
    for time in ticks(whole) {
        let x = label + ratio(time, whole.max(1)) * room;
        pen.line(Part::Tick, "", &[(x, TOP - 6.0), (x, height - 6.0)]);
        let text = format!("{} s", time / 1000);
        pen.text(Part::TickText, "", ((x, TOP - 11.0), Anchor::Middle), text, SCALE);
    }
    let mut spots = Vec::new();
    for (row, bar) in bars.iter().take(BARS).enumerate() {
        let y = TOP + real(row) * ROW;
        let stage = graph.stages.iter().find(|stage| stage.steps.contains(&bar.step));
        let stage = stage.filter(|_| graph.stages.len() > 1);
        let said = stage.map(|stage| format!("{} · ", stage_name(stage, lang)));
        let said = format!("{}{} {}", said.unwrap_or_default(), bar.line, one_line(&bar.text));
        let said = fit::cut(&said, label - 18.0, TEXT);
        let state = bar.mark.name();
        pen.text(Part::BarText, state, ((10.0, y + 16.0), Anchor::Start), said, TEXT);
        let at = (label + bar.start * room, y + 4.0);
        let long = (bar.length * room).max(2.0);
        pen.rect(Part::Bar, state, at, (long, ROW - 9.0), 3.0);
        let place = (at.0 + long + 6.0, y + 16.0);
        pen.text(Part::BarText, state, (place, Anchor::Start), seconds(bar.time), TEXT);
        let size = (label + room + end - 4.0, ROW - 2.0);
        spots.push(Spot { step: bar.step, steps: 1, at: (4.0, y + 1.0), size });
    }
    let width = label + room + end + 4.0;
    Plan { drawing: Drawing { width, height, shapes: pen.shapes }, spots }
}

/// Round times on the scale, in milliseconds.
fn ticks(whole: u64) -> Vec<u64> {
    let rounds = (0..6).flat_map(|zeros| [1, 2, 5].map(|one| one * 1000 * 10_u64.pow(zeros)));
    let every = rounds.into_iter().find(|every| whole / every <= 5).unwrap_or(whole.max(1));
    (0..=whole / every).map(|number| number * every).collect()
}
