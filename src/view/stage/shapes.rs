//! What a drawing is made of.

pub use super::fit::Type;
use super::{RowKind, TokenState};

/// The room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Width of the drawing.
    pub width: f64,
    /// Height, unless the rows need more or less.
    pub height: f64,
    /// For an audience: larger words, and none of the small ones.
    pub large: bool,
}

impl Default for Space {
    fn default() -> Self {
        Self { width: 800.0, height: 452.0, large: false }
    }
}

/// A point.
pub type Point = (f64, f64);

/// A drawing: shapes, the lowest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing<P = Part> {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its shapes.
    pub shapes: Vec<Shape<P>>,
}

impl<P> Default for Drawing<P> {
    fn default() -> Self {
        Self { width: 0.0, height: 0.0, shapes: Vec::new() }
    }
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape<P = Part> {
    /// What it is part of.
    pub part: P,
    /// How that is: a state's name, empty if there is but one.
    pub state: &'static str,
    /// Where and how large.
    pub form: Form,
}

/// What a shape is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The shade of a sheet.
    Shade,
    /// A sheet.
    Film,
    /// The name of a sheet.
    Name,
    /// What made it.
    About,
    /// The head of a column.
    Head,
    /// Paths that got no column.
    More,
    /// The line of sight.
    Sight,
    /// The eye.
    Eye,
    /// A token.
    Token,
    /// What it says.
    TokenText,
    /// A question's number in its circle.
    Probe,
    /// The number.
    ProbeText,
    /// The copy's way up.
    Rise,
    /// Its point.
    Arrow,
    /// What rises.
    RiseText,
}

/// A shape's form.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A polygon.
    Polygon(Vec<Point>),
    /// A rectangle with round corners.
    Rect {
        /// Its corner.
        at: Point,
        /// Width and height.
        size: Point,
        /// Radius of the corners.
        round: f64,
    },
    /// Curves from point to point: the first, then two to steer by and the next, and so on.
    Curve(Vec<Point>),
    /// A circle.
    Circle(Point, f64),
    /// Words.
    Text {
        /// The middle or the start of its line.
        at: Point,
        /// Where that is.
        anchor: Anchor,
        /// The words, as many as fit.
        text: String,
        /// All of them, if these are not.
        whole: Option<String>,
        /// How they are set.
        set: Type,
    },
}

/// Which part of a text its point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The start.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

impl TokenState {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hidden => "hidden",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Copying => "copying",
            Self::Whiteout => "whiteout",
            Self::Opaque => "opaque",
            Self::Absent => "absent",
            Self::Mounted => "mounted",
        }
    }
}

impl RowKind {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Writable => "writable",
            Self::Engine => "engine",
            Self::Layer(_) => "layer",
            Self::Folded { .. } => "folded",
        }
    }
}
