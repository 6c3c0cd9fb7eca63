//! The graph of stages as shapes: a column for each, what flows between them, what is not needed.

use super::editor::glyph;
use crate::dockerfile::{Dockerfile, Instruction, Kind, MountError, parse, parse_mount};
use crate::sim::cache::look::{BuildLook, Mark};
use crate::view::stage::fit;
use crate::view::stage::shapes::{Anchor, Drawing, Form, Point, Shape, Type};

/// What a shape is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The box of a stage.
    Stage,
    /// Its name.
    Name,
    /// How long it took.
    Time,
    /// A step.
    Step,
    /// What it says.
    StepText,
    /// What flows from a stage to another.
    Edge,
    /// Its point.
    Arrow,
    /// A bar of the time line.
    Bar,
    /// What stands beside a bar.
    BarText,
    /// A line of the verdict list.
    Line,
}

/// A stage of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageBox {
    /// Its name, or its number.
    pub name: String,
    /// Whether what is built needs it.
    pub needed: bool,
    /// Its steps: instructions.
    pub steps: Vec<usize>,
    /// Milliseconds of its steps that ran.
    pub time: u64,
}

/// What flows from a step to another stage's step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The last step of the stage that it comes from.
    pub from: usize,
    /// The instruction that takes it.
    pub to: usize,
    /// Bytes that are copied; 0 where a stage goes on.
    pub bytes: u64,
    /// Whether the step that takes it ran.
    pub ran: bool,
    /// Whether it is needed.
    pub needed: bool,
}

/// The stages of a build, and what flows between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The stages, in the order of the text.
    pub stages: Vec<StageBox>,
    /// What flows.
    pub edges: Vec<Edge>,
}

/// The graph of a build.
#[must_use]
pub fn graph(build: &BuildLook) -> Graph {
    let file = parse(&build.text);
    let line = |at: usize| build.lines.get(at);
    let counts = |at: &usize| {
        let kind = file.instructions.get(*at).map(|instruction| &instruction.kind);
        matches!(kind, Some(Kind::Run(_) | Kind::Copy(_) | Kind::Add(_) | Kind::Workdir(_)))
    };
    let mut out = Graph::default();
    for stage in &file.stages {
        let own = stage.instructions.clone().filter(counts);
        let steps: Vec<usize> = std::iter::once(stage.from).chain(own).collect();
        let needed = line(stage.from).is_none_or(|from| from.mark() != Mark::Skipped);
        let time = steps.iter().filter_map(|&at| line(at)).map(|line| line.time).sum();
        let name = stage.name.clone().unwrap_or_else(|| stage.index.to_string());
        out.stages.push(StageBox { name, needed, steps, time });
    }
    for (at, instruction) in file.instructions.iter().enumerate() {
        let Some(own) = file.stage_of(at).map(|stage| stage.index) else { continue };
        for from in sources(&file, instruction, own) {
            let Some(&last) = out.stages.get(from).and_then(|stage| stage.steps.last()) else {
                continue;
            };
            let mark = line(at).map(crate::sim::cache::look::LineLook::mark);
            let copies = matches!(instruction.kind, Kind::Copy(_));
            out.edges.push(Edge {
                from: last,
                to: at,
                bytes: if copies { line(at).map_or(0, |line| line.bytes) } else { 0 },
                ran: mark.is_some_and(Mark::ran),
                needed: out.stages.get(own).is_some_and(|stage| stage.needed),
            });
        }
    }
    out
}

/// The earlier stages that an instruction takes from.
fn sources(file: &Dockerfile, instruction: &Instruction, own: usize) -> Vec<usize> {
    let named = |name: &str, numbers: bool| {
        let earlier = file.stages.iter().take(own).rev();
        let by_name = earlier.clone().find(|stage| {
            stage.name.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(name))
        });
        let number = name.parse().ok().filter(|number: &usize| numbers && *number < own);
        by_name.map(|stage| stage.index).or(number)
    };
    match &instruction.kind {
        Kind::From(from) => named(&from.image.text, false).into_iter().collect(),
        Kind::Copy(copy) => copy.from.iter().filter_map(|from| named(from, true)).collect(),
        Kind::Run(run) => {
            let same = |value: &str| Ok::<_, MountError>(value.to_owned());
            let mounts = run.mounts.iter().filter_map(|word| parse_mount(&word.text, same).ok());
            mounts.filter_map(|mount| named(&mount.from, true)).collect()
        }
        _ => Vec::new(),
    }
}

const WIDTH: f64 = 178.0;
const GAP: f64 = 56.0;
const TOP: f64 = 34.0;
const ROW: f64 = 27.0;
const STEP: Type = Type { size: 11.5, mono: true, bold: false };
const NAME: Type = Type { size: 13.0, mono: true, bold: true };
const TIME: Type = Type { size: 11.0, mono: false, bold: false };

/// The graph as shapes; times and names need no language.
#[must_use]
pub fn draw_graph(build: &BuildLook) -> Drawing<Part> {
    let graph = graph(build);
    let file = parse(&build.text);
    let tallest = graph.stages.iter().map(|stage| stage.steps.len()).max().unwrap_or(0);
    let mut pen = Pen { shapes: Vec::new() };
    let x = |at: usize| 14.0 + real(at) * (WIDTH + GAP);
    for edge in &graph.edges {
        pen.edge(&graph, edge, &x);
    }
    for (at, stage) in graph.stages.iter().enumerate() {
        let state = if stage.needed { "needed" } else { "skipped" };
        let height = real(stage.steps.len()) * ROW + 12.0;
        pen.rect(Part::Stage, state, (x(at), TOP), (WIDTH, height), 10.0);
        let name = fit::cut(&stage.name, WIDTH - 60.0, NAME);
        pen.text(Part::Name, state, (x(at) + 2.0, TOP - 9.0), Anchor::Start, name, NAME);
        let right = (x(at) + WIDTH - 2.0, TOP - 9.0);
        pen.text(Part::Time, state, right, Anchor::End, seconds(stage.time), TIME);
        for (row, &step) in stage.steps.iter().enumerate() {
            let Some(line) = build.lines.get(step) else { continue };
            let mark = line.mark();
            let at = (x(at) + 8.0, TOP + 6.0 + real(row) * ROW);
            pen.rect(Part::Step, mark.name(), at, (WIDTH - 16.0, ROW - 4.0), 5.0);
            let text = file.instructions.get(step).map_or("", |i| i.original.as_str());
            let text = format!("{} {} {text}", glyph(mark), line.lines.0);
            let text = fit::cut(&text, WIDTH - 32.0, STEP);
            let place = (at.0 + 8.0, at.1 + 15.5);
            pen.text(Part::StepText, mark.name(), place, Anchor::Start, text, STEP);
        }
    }
    let width = x(graph.stages.len().max(1)) - GAP + 14.0;
    Drawing { width, height: TOP + real(tallest.max(1)) * ROW + 26.0, shapes: pen.shapes }
}

/// Milliseconds as seconds with a tenth.
#[must_use]
pub fn seconds(milliseconds: u64) -> String {
    format!("{}.{} s", milliseconds / 1000, milliseconds % 1000 / 100)
}

pub(super) struct Pen {
    pub shapes: Vec<Shape<Part>>,
}

impl Pen {
    pub fn rect(&mut self, part: Part, state: &'static str, at: Point, size: Point, round: f64) {
        self.shapes.push(Shape { part, state, form: Form::Rect { at, size, round } });
    }

    pub fn text(
        &mut self,
        part: Part,
        state: &'static str,
        at: Point,
        anchor: Anchor,
        text: String,
        set: Type,
    ) {
        let form = Form::Text { at, anchor, text, whole: None, set };
        self.shapes.push(Shape { part, state, form });
    }

    fn edge(&mut self, graph: &Graph, edge: &Edge, x: &dyn Fn(usize) -> f64) {
        let place = |step: usize| {
            let column = graph.stages.iter().position(|stage| stage.steps.contains(&step))?;
            let row = graph.stages.get(column)?.steps.iter().position(|known| *known == step)?;
            Some((column, TOP + 6.0 + real(row) * ROW + (ROW - 4.0) / 2.0))
        };
        let (Some(from), Some(to)) = (place(edge.from), place(edge.to)) else { return };
        let state = match (edge.needed, edge.ran) {
            (false, _) => "skipped",
            (true, true) => "ran",
            (true, false) => "found",
        };
        let (start, end) = ((x(from.0) + WIDTH, from.1), (x(to.0) - 1.0, to.1));
        let bend = ((end.0 - start.0) / 2.0).max(GAP / 2.0);
        let curve =
            vec![start, (start.0 + bend, start.1 + 14.0), (end.0 - bend, end.1 + 14.0), end];
        self.shapes.push(Shape { part: Part::Edge, state, form: Form::Curve(curve) });
        let point = vec![end, (end.0 - 8.0, end.1 - 4.5), (end.0 - 8.0, end.1 + 4.5)];
        self.shapes.push(Shape { part: Part::Arrow, state, form: Form::Polygon(point) });
    }
}

/// A small number as a coordinate.
pub(super) fn real(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::MAX, f64::from)
}
