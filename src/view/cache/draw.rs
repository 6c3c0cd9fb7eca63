//! The graph of stages as shapes, in the room there is: a column for each stage, what flows between
//! them, and which step made others run again.
//!
//! Letters keep their size: where there is too little room, steps that share a fate are folded, and
//! beyond that the picture is larger than its window.

use super::editor::glyph;
use super::graph::{Edge, Graph, StageBox, graph};
use super::parsed::parsed;
use super::parts::{Part, Pen, Plan, Spot, one_line, real, seconds};
use crate::dockerfile::Dockerfile;
use crate::explain::Message;
use crate::i18n::{self, Lang};
use crate::sim::cache::Verdict;
use crate::sim::cache::look::{BuildLook, LineLook, Mark};
use crate::view::stage::fit;
use crate::view::stage::shapes::{Anchor, Drawing, Form, Point, Type};

/// The room for the graph, and what is marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphRoom {
    /// Width of the window.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Whether steps that share a fate may be folded.
    pub fold: bool,
    /// The step of the frame on screen.
    pub now: Option<usize>,
    /// Steps of which the frame on screen does not tell yet what becomes of them.
    pub untold: Vec<usize>,
}

impl Default for GraphRoom {
    /// A page.
    fn default() -> Self {
        Self { width: 760.0, height: 900.0, fold: true, now: None, untold: Vec::new() }
    }
}

const MARGIN: f64 = 12.0;
const TOP: f64 = 30.0;
/// A row at least: as high as what a finger hits. And at most.
const ROW: (f64, f64) = (24.0, 26.0);
const PAD: f64 = 14.0;
const NOTE: f64 = 15.0;
/// Between lines that pass below stages.
const LANE: f64 = 9.0;
/// A column at least.
const COLUMN: f64 = 136.0;
const STEP: Type = Type { size: 11.5, mono: true, bold: false };
const NAME: Type = Type { size: 12.5, mono: true, bold: true };
const TIME: Type = Type { size: 11.0, mono: false, bold: false };
/// A run of at least so many is worth folding.
const RUN: usize = 3;
/// Rows of a stage at most; what is beyond is folded even if it is not wished.
const ROWS: usize = 300;

/// The graph of a build as shapes.
#[must_use]
pub fn draw_graph(build: &BuildLook, room: &GraphRoom, lang: Lang) -> Plan {
    let graph = graph(build);
    let layout = Layout::new(build, &graph, room);
    let mut painter =
        Painter { build, graph: &graph, layout: &layout, room, lang, pen: Pen::default() };
    let mut lowest = 0.0_f64;
    for at in 0..graph.stages.len() {
        lowest = lowest.max(layout.bottom(at));
    }
    for (at, stage) in graph.stages.iter().enumerate() {
        painter.stage(at, stage);
    }
    // Lines pass below stages, and end over the box that they come into.
    let mut lanes = 0.0;
    for edge in &graph.edges {
        lowest = lowest.max(painter.edge(edge, &mut lanes));
    }
    let file = parsed(&build.text);
    let mut spots = Vec::new();
    for (at, stage) in graph.stages.iter().enumerate() {
        spots.extend(painter.steps(at, stage, &file));
    }
    let count = graph.stages.len().max(1);
    let width = layout.x(count) - layout.gap + MARGIN;
    let drawing = Drawing { width, height: lowest + 8.0, shapes: painter.pen.shapes };
    Plan { drawing, spots }
}

/// Steps that share a row: one, or several with the same fate.
struct Row {
    first: usize,
    steps: usize,
}

/// Where everything stands.
struct Layout {
    column: f64,
    gap: f64,
    /// How high a row is.
    row: f64,
    /// The rows of each stage.
    rows: Vec<Vec<Row>>,
    /// What each takes from others: lines under it.
    notes: Vec<usize>,
}

impl Layout {
    fn new(build: &BuildLook, graph: &Graph, room: &GraphRoom) -> Self {
        let count = real(graph.stages.len().max(1));
        let gap = if graph.stages.len() > 3 { 44.0 } else { 64.0 };
        let column = (room.width - 2.0 * MARGIN - (count - 1.0) * gap) / count;
        let most = [COLUMN, 380.0, 290.0].get(graph.stages.len()).copied().unwrap_or(220.0);
        let column = column.clamp(COLUMN, most.max(COLUMN)).floor();
        let notes: Vec<usize> =
            graph.stages.iter().map(|stage| notes(graph, stage).len()).collect();
        let high = |stage: &StageBox, notes: usize| {
            let rest = room.height - TOP - 19.0 - real(notes) * NOTE;
            rest / real(stage.steps.len().max(1))
        };
        let each = graph.stages.iter().zip(&notes).map(|(stage, notes)| high(stage, *notes));
        let row = each.fold(ROW.1, f64::min).clamp(ROW.0, ROW.1);
        let rows = |(stage, notes): (&StageBox, &usize)| {
            let long = room.fold && high(stage, *notes) < ROW.0 || stage.steps.len() > ROWS;
            rows(build, graph, stage, room, long)
        };
        let rows = graph.stages.iter().zip(&notes).map(rows).collect();
        Self { column, gap, row, rows, notes }
    }

    /// The left edge of a column.
    fn x(&self, column: usize) -> f64 {
        MARGIN + real(column) * (self.column + self.gap)
    }

    /// The box of a stage.
    fn height(&self, column: usize) -> f64 {
        real(self.rows.get(column).map_or(0, Vec::len)) * self.row + 9.0
    }

    /// The end of a stage with what stands under it.
    fn bottom(&self, column: usize) -> f64 {
        let notes = real(self.notes.get(column).copied().unwrap_or_default());
        TOP + self.height(column) + notes * NOTE
    }

    /// Where a row begins.
    fn row(&self, at: usize) -> f64 {
        TOP + 6.0 + real(at) * self.row
    }

    /// The column and the middle of the row of a step.
    fn place(&self, graph: &Graph, step: usize) -> Option<(usize, f64)> {
        let column = graph.stages.iter().position(|stage| stage.steps.contains(&step))?;
        let of = |row: &Row| {
            let steps = &graph.stages.get(column)?.steps;
            let at = steps.iter().position(|known| *known == row.first)?;
            steps.get(at..at + row.steps)?.contains(&step).then_some(())
        };
        let row = self.rows.get(column)?.iter().position(|row| of(row).is_some())?;
        Some((column, self.row(row) + (self.row - 3.0) / 2.0))
    }
}

/// The rows of a stage; if it is too long, steps with the same fate that are neither a cause nor
/// the end of a line are one row.
fn rows(
    build: &BuildLook,
    graph: &Graph,
    stage: &StageBox,
    room: &GraphRoom,
    fold: bool,
) -> Vec<Row> {
    let mark = |at: usize| {
        let told = !room.untold.contains(&at);
        build.lines.get(at).map(LineLook::mark).filter(|_| told)
    };
    let stands = |at: usize| {
        let cause = |line: &LineLook| matches!(line.verdict, Verdict::ReRun { because, .. } if because == at);
        room.now == Some(at)
            || graph.edges.iter().any(|edge| edge.from == at || edge.to == at)
            || mark(at) == Some(Mark::Miss) && build.lines.iter().any(cause)
    };
    let mut out: Vec<Row> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let flush = |run: &mut Vec<usize>, out: &mut Vec<Row>| {
        if run.len() >= RUN {
            out.extend(run.first().map(|&first| Row { first, steps: run.len() }));
        } else {
            out.extend(run.iter().map(|&first| Row { first, steps: 1 }));
        }
        run.clear();
    };
    for &at in &stage.steps {
        if !fold || stands(at) {
            flush(&mut run, &mut out);
            out.push(Row { first: at, steps: 1 });
        } else {
            if run.last().is_some_and(|last| mark(*last) != mark(at)) {
                flush(&mut run, &mut out);
            }
            run.push(at);
        }
    }
    flush(&mut run, &mut out);
    out
}

/// What a stage copies from others: name and bytes.
fn notes<'a>(graph: &'a Graph, stage: &StageBox) -> Vec<(&'a StageBox, u64)> {
    let own = |edge: &&Edge| edge.bytes > 0 && edge.needed && stage.steps.contains(&edge.to);
    let from = |edge: &Edge| graph.stages.iter().find(|from| from.steps.contains(&edge.from));
    let mut out: Vec<(&StageBox, u64)> = Vec::new();
    for edge in graph.edges.iter().filter(own) {
        let Some(from) = from(edge) else { continue };
        match out.iter_mut().find(|(known, _)| known.name == from.name) {
            Some((_, bytes)) => *bytes += edge.bytes,
            None => out.push((from, edge.bytes)),
        }
    }
    out
}

/// What a stage is called on screen.
#[must_use]
pub fn stage_name(stage: &StageBox, lang: Lang) -> String {
    if stage.last { i18n::t(lang, "cache-stage-last") } else { stage.name.clone() }
}

struct Painter<'a> {
    build: &'a BuildLook,
    graph: &'a Graph,
    layout: &'a Layout,
    room: &'a GraphRoom,
    lang: Lang,
    pen: Pen,
}

impl Painter<'_> {
    fn stage(&mut self, at: usize, stage: &StageBox) {
        let (x, width) = (self.layout.x(at), self.layout.column);
        let state = if stage.needed { "needed" } else { "skipped" };
        self.pen.rect(Part::Stage, state, (x, TOP), (width, self.layout.height(at)), 10.0);
        let untold = stage.steps.iter().any(|step| self.room.untold.contains(step));
        let time = match stage.needed {
            true if untold => String::new(),
            true => seconds(stage.time),
            false => i18n::t(self.lang, "cache-stage-not-needed"),
        };
        let room = width - fit::width(&time, TIME) - 12.0;
        let name = fit::cut(&stage_name(stage, self.lang), room, NAME);
        let base = TOP - 9.0;
        self.pen.text(Part::Name, state, ((x + 4.0, base), Anchor::Start), name, NAME);
        self.pen.text(Part::Time, state, ((x + width - 4.0, base), Anchor::End), time, TIME);
        let mut y = TOP + self.layout.height(at) + 12.0;
        for (from, bytes) in notes(self.graph, stage) {
            let number = self.graph.stages.iter().position(|stage| stage == from);
            let from = match number {
                Some(number) if !from.named => number.to_string(),
                _ => from.name.clone(),
            };
            let said = Message::new("cache-stage-takes").text("from", from).bytes("bytes", bytes);
            let said = fit::cut(&i18n::text(self.lang, &said), width, TIME);
            self.pen.text(Part::Takes, state, ((x + 4.0, y), Anchor::Start), said, TIME);
            y += NOTE;
        }
    }

    fn steps(&mut self, at: usize, stage: &StageBox, file: &Dockerfile) -> Vec<Spot> {
        let now = self.room.now;
        let (x, width) = (self.layout.x(at) + PAD, self.layout.column - PAD - 8.0);
        let size = (width, self.layout.row - 3.0);
        let mut spots = Vec::new();
        for (number, row) in self.layout.rows.get(at).into_iter().flatten().enumerate() {
            let Some(line) = self.build.lines.get(row.first) else { continue };
            let corner = (x, self.layout.row(number));
            let (state, glyph) = match self.room.untold.contains(&row.first) {
                true => ("untold", " "),
                false => (line.mark().name(), glyph(line.mark())),
            };
            self.pen.rect(Part::Step, state, corner, size, 5.0);
            let begins = stage.steps.iter().position(|step| *step == row.first).unwrap_or(0);
            let last = stage.steps.get(begins + row.steps - 1).copied().unwrap_or(row.first);
            let text = if row.steps > 1 {
                let last = self.build.lines.get(last).map_or(0, |line| line.lines.0);
                format!("{glyph} {}–{last} × {}", line.lines.0, row.steps)
            } else {
                let text = file.instructions.get(row.first);
                let text = text.map(|it| one_line(&it.original)).unwrap_or_default();
                format!("{glyph} {} {text}", line.lines.0)
            };
            let text = fit::cut(&text, width - 14.0, STEP);
            let place = (corner.0 + 7.0, corner.1 + size.1 / 2.0 + 4.0);
            self.pen.text(Part::StepText, state, (place, Anchor::Start), text, STEP);
            if now.is_some_and(|now| (row.first..=last).contains(&now)) {
                let (at, size) = ((x - 2.0, corner.1 - 2.0), (size.0 + 4.0, size.1 + 4.0));
                self.pen.rect(Part::Now, "", at, size, 7.0);
            }
            let (at, size) = ((corner.0, corner.1 - 1.5), (size.0, self.layout.row));
            spots.push(Spot { step: row.first, steps: row.steps, at, size });
        }
        self.cascades(at, stage);
        spots
    }

    /// From the step that is the cause, or through which it came in, to the last that ran for it.
    fn cascades(&mut self, at: usize, stage: &StageBox) {
        let x = self.layout.x(at) + PAD - 1.0;
        let mut groups: Vec<(usize, usize, usize)> = Vec::new();
        for &step in &stage.steps {
            let verdict = self.build.lines.get(step).map(|line| &line.verdict);
            let Some(Verdict::ReRun { because, .. }) = verdict else { continue };
            if self.room.untold.contains(&step) {
                continue;
            }
            match groups.iter_mut().find(|(cause, ..)| cause == because) {
                Some((_, _, last)) => *last = step,
                None if stage.steps.contains(because) => groups.push((*because, *because, step)),
                None => groups.push((*because, step, step)),
            }
        }
        for (_, first, last) in groups {
            let from = self.layout.place(self.graph, first);
            let to = self.layout.place(self.graph, last);
            let (Some((_, from)), Some((_, to))) = (from, to) else { continue };
            if to - from < 1.0 {
                continue;
            }
            let (left, bend) = (x - 7.0, 5.0);
            let curve = vec![
                (x, from),
                (left, from),
                (left, from),
                (left, from + bend),
                (left, from + bend),
                (left, to - bend),
                (left, to - bend),
                (left, to),
                (left, to),
                (x - 4.0, to),
            ];

            self.pen.put(Part::Cascade, "", Form::Curve(curve));
            let point = vec![(x, to), (x - 5.0, to - 3.5), (x - 5.0, to + 3.5)];
            self.pen.put(Part::Arrow, "cascade", Form::Polygon(point));
        }
    }

    /// Draws what flows; tells how low it comes.
    fn edge(&mut self, edge: &Edge, lanes: &mut f64) -> f64 {
        let from = self.layout.place(self.graph, edge.from);
        let to = self.layout.place(self.graph, edge.to);
        let (Some((from, start)), Some((to, end))) = (from, to) else { return 0.0 };
        let state = match (edge.needed, edge.cascades) {
            (false, _) => "skipped",
            (true, true) if !self.room.untold.contains(&edge.to) => "ran",
            (true, _) => "found",
        };
        let (gap, left) = (self.layout.gap, self.layout.x(from) + self.layout.column);
        let right = self.layout.x(to) + PAD - 1.0;
        let bend = |(x, y): Point, (to, down): Point| {
            let middle = f64::midpoint(x, to);
            [(middle, y), (middle, down), (to, down)]
        };
        // Beside the box, so that the line reads as coming in.
        let (begin, goal) = ((left, start), (right - 8.0, end));
        let between = (from + 1..to).map(|at| self.layout.bottom(at)).fold(0.0, f64::max);
        let mut lowest = start.max(end);
        let mut curve = vec![begin];
        if between > 0.0 {
            let lane = if start > between + LANE { start } else { between + LANE + *lanes };
            if lane > start {
                *lanes += LANE;
            }
            let (down, up) = ((left + gap * 0.7, lane), (self.layout.x(to) - gap * 0.7, lane));
            curve.extend(bend(begin, down));
            curve.extend([down, up, up]);
            curve.extend(bend(up, goal));
            lowest = lowest.max(lane);
        } else {
            curve.extend(bend(begin, goal));
        }

        self.pen.put(Part::Edge, state, Form::Curve(curve));
        self.pen.arrow(state, (right, end));
        lowest
    }
}
