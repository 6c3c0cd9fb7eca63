//! What the drawings of a build are made of.

use crate::view::stage::shapes::{Anchor, Form, Point, Shape, Type};

/// What a shape is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The box of a stage.
    Stage,
    /// Its name.
    Name,
    /// How long it took.
    Time,
    /// What it takes from another stage.
    Takes,
    /// A step.
    Step,
    /// What it says.
    StepText,
    /// Around the step of the frame on screen.
    Now,
    /// From the step that is the cause to those that ran because of it.
    Cascade,
    /// What flows from a stage to another.
    Edge,
    /// Its point.
    Arrow,
    /// A line of the time scale.
    Tick,
    /// What it stands for.
    TickText,
    /// A bar of the time line.
    Bar,
    /// What stands beside a bar.
    BarText,
    /// A line of the verdict list.
    Line,
}

/// A place in a drawing that stands for steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The instruction, the first of those that are folded.
    pub step: usize,
    /// How many there are: one, or those folded into one row.
    pub steps: usize,
    /// Its corner.
    pub at: Point,
    /// Width and height.
    pub size: Point,
}

/// A drawing, with the places in it that stand for steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The drawing.
    pub drawing: crate::view::stage::shapes::Drawing<Part>,
    /// The places, in the order of the text.
    pub spots: Vec<Spot>,
}

/// Milliseconds as seconds with a tenth.
#[must_use]
pub fn seconds(milliseconds: u64) -> String {
    format!("{}.{} s", milliseconds / 1000, milliseconds % 1000 / 100)
}

/// A small number as a coordinate.
pub(super) fn real(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::MAX, f64::from)
}

/// An instruction in one line: its words, without the ends of its lines.
#[must_use]
pub fn one_line(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| *word != "\\");
    words.collect::<Vec<_>>().join(" ")
}

/// Gathers shapes.
#[derive(Default)]
pub(super) struct Pen {
    pub shapes: Vec<Shape<Part>>,
}

impl Pen {
    pub fn put(&mut self, part: Part, state: &'static str, form: Form) {
        self.shapes.push(Shape { part, state, form });
    }

    pub fn rect(&mut self, part: Part, state: &'static str, at: Point, size: Point, round: f64) {
        self.put(part, state, Form::Rect { at, size, round });
    }

    pub fn text(
        &mut self,
        part: Part,
        state: &'static str,
        (at, anchor): (Point, Anchor),
        text: String,
        set: Type,
    ) {
        self.put(part, state, Form::Text { at, anchor, text, whole: None, set });
    }

    /// A straight line, as a curve that does not bend.
    pub fn line(&mut self, part: Part, state: &'static str, points: &[Point]) {
        let mut curve = Vec::new();
        for (number, point) in points.iter().enumerate() {
            match number.checked_sub(1).and_then(|before| points.get(before)) {
                Some(before) => curve.extend([*before, *point, *point]),
                None => curve.push(*point),
            }
        }
        self.put(part, state, Form::Curve(curve));
    }

    /// The point of an arrow that goes to the right.
    pub fn arrow(&mut self, state: &'static str, (x, y): Point) {
        let points = vec![(x, y), (x - 9.0, y - 5.0), (x - 9.0, y + 5.0)];
        self.put(Part::Arrow, state, Form::Polygon(points));
    }
}
