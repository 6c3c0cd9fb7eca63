//! The picture as shapes: slanted sheets, tokens, questions, the copy that rises.
//!
//! What the page draws and what a file holds are these same shapes; only their colors differ.

use super::fit::{self, Type};
use super::{Picture, Probe, Rise, Row, RowKind, TokenState};
use crate::explain::Message;
use crate::i18n::{self, Lang};

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its shapes.
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is part of.
    pub part: Part,
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

/// The picture as shapes, with words in a language.
#[must_use]
pub fn draw(picture: &Picture, space: Space, lang: Lang) -> Drawing {
    let plan = Plan::new(picture, space);
    let mut pen = Pen { shapes: Vec::new(), plan: &plan, lang };
    for (at, row) in picture.rows.iter().enumerate().rev() {
        pen.sheet(at, row);
    }
    for sight in &picture.sight {
        pen.sight(sight.column, sight.to, sight.now);
    }
    for token in &picture.tokens {
        pen.token(token.at.column, token.at.row, &token.label.text(lang), token.state);
    }
    for probe in &picture.probes {
        pen.probe(probe);
    }
    for (column, head) in picture.columns.iter().enumerate() {
        pen.head(column, &head.path, head.now);
    }
    if picture.more > 0 {
        pen.more(picture.more);
    }
    if !picture.rows.is_empty() {
        pen.eye();
    }
    if let Some(rise) = &picture.rise {
        pen.rise(rise);
    }
    Drawing { width: space.width, height: plan.height, shapes: pen.shapes }
}

/// Where things go.
struct Plan {
    large: bool,
    width: f64,
    height: f64,
    /// The middle of each row, and its sheet's height.
    rows: Vec<(f64, f64)>,
    /// From the left corner below to the left corner above, for a sheet of full height.
    left: f64,
    right: f64,
    /// Where the questions of the first column stand, and from there to those of the next.
    first: f64,
    pitch: f64,
    token: Point,
}

/// How far a sheet leans, for its height.
const LEAN: f64 = 1.48;
/// From a column's questions to its tokens.
const BESIDE: f64 = 6.0;
/// Between the tokens of a column and the questions of the next.
const GAP: f64 = 31.0;

impl Plan {
    fn new(picture: &Picture, space: Space) -> Self {
        let large = space.large;
        let part = |row: &Row| if row.kind == RowKind::Engine { 0.66 } else { 1.0 };
        let parts: f64 = picture.rows.iter().map(part).sum();
        let (top, below) = (if large { 34.0 } else { 38.0 }, 10.0);
        let step = ((space.height - top - below) / parts.max(1.0)).clamp(38.0, 78.0);
        let mut y = top;
        let rows = picture.rows.iter().map(|row| {
            let of = step * part(row);
            y += of;
            (y - of / 2.0, of * 0.75)
        });
        let rows: Vec<(f64, f64)> = rows.collect();
        let left = if large { 122.0 } else { 116.0 };
        let right = space.width - 12.0;
        let lean = step * 0.75 * LEAN;
        let first = left + lean / 2.0 + 28.0;
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let columns = picture.columns.len().max(1) as f64;
        let pitch = ((right - lean / 2.0 - 4.0 - first) / columns).min(176.0);
        let token = (pitch - BESIDE - GAP, (step * 0.48).min(if large { 28.0 } else { 24.0 }));
        Self {
            large,
            width: space.width,
            height: y + below,
            rows,
            left,
            right,
            first,
            pitch,
            token,
        }
    }

    fn row(&self, at: usize) -> (f64, f64) {
        self.rows.get(at).copied().unwrap_or((self.height / 2.0, 0.0))
    }

    /// Where the questions of a column stand.
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    fn asks(&self, column: usize) -> f64 {
        self.first + self.pitch * column as f64
    }

    /// The middle of a column's tokens.
    fn middle(&self, column: usize) -> f64 {
        self.asks(column) + BESIDE + self.token.0 / 2.0
    }

    fn set(&self, part: Part) -> Type {
        let (small, large, mono, bold) = match part {
            Part::About | Part::More => (11.5, 15.0, false, false),
            Part::TokenText => (12.0, 16.0, true, true),
            Part::ProbeText => (11.0, 13.0, true, true),
            Part::RiseText => (13.0, 17.0, false, true),
            _ => (12.5, 16.0, true, true),
        };
        Type { size: if self.large { large } else { small }, mono, bold }
    }

    /// The corners of a sheet.
    fn corners(&self, at: usize) -> Vec<Point> {
        let (y, height) = self.row(at);
        let (half, lean) = (height / 2.0, height * LEAN);
        // A thin sheet is a strip out of the middle of a full one.
        let full = self.rows.iter().map(|row| row.1).fold(0.0, f64::max) * LEAN;
        let inset = (full - lean) / 2.0;
        let (left, right) = (self.left + inset, self.right - inset);
        vec![(left + lean, y - half), (right, y - half), (right - lean, y + half), (left, y + half)]
    }
}

struct Pen<'p> {
    shapes: Vec<Shape>,
    plan: &'p Plan,
    lang: Lang,
}

impl Pen<'_> {
    fn add(&mut self, part: Part, state: &'static str, form: Form) {
        self.shapes.push(Shape { part, state, form });
    }

    fn text(
        &mut self,
        part: Part,
        state: &'static str,
        line: (Point, Anchor),
        texts: (String, &str),
    ) {
        let ((at, anchor), (text, all)) = (line, texts);
        let whole = (text != all).then(|| all.to_owned());
        let set = self.plan.set(part);
        self.add(part, state, Form::Text { at, anchor, text, whole, set });
    }

    fn sheet(&mut self, at: usize, row: &Row) {
        let state = row.kind.name();
        let corners = self.plan.corners(at);
        let moved = |by: f64| corners.iter().map(|(x, y)| (x + by, y + by * 1.2)).collect();
        let pile: &[f64] =
            if matches!(row.kind, RowKind::Folded { .. }) { &[6.0, 3.0] } else { &[] };
        if row.kind != RowKind::Merged {
            self.add(Part::Shade, state, Form::Polygon(moved(5.0)));
        }
        for &by in pile {
            self.add(Part::Film, state, Form::Polygon(moved(by * 0.8)));
        }
        self.add(Part::Film, state, Form::Polygon(corners));
        let (y, height) = self.plan.row(at);
        let small = height < 30.0 || self.plan.large;
        let x = 14.0;
        let set = self.plan.set(Part::Name);
        // Beside the sheet's slanted edge, at the height of the line.
        let edge =
            |dy: f64| self.plan.left + height * LEAN * (0.5 - dy / height.max(1.0)) - x - 6.0;
        let name = row.name.text(self.lang);
        let about = row.about.text(self.lang);
        let alone = small || about.is_empty();
        let drop = if alone { set.size * 0.35 } else { -3.0 };
        let eye = if row.kind == RowKind::Merged { 22.0 } else { 0.0 };
        let fitted = fit::middle(&name, edge(drop) - eye, set);
        self.text(Part::Name, state, ((x, y + drop), Anchor::Start), (fitted, &name));
        if !alone {
            let fitted = fit::cut(&about, edge(13.0), self.plan.set(Part::About));
            self.text(Part::About, state, ((x, y + 13.0), Anchor::Start), (fitted, &about));
        }
    }

    fn sight(&mut self, column: usize, to: usize, now: bool) {
        let x = self.plan.asks(column);
        let (top, bottom) = (self.plan.row(0).0 + self.plan.token.1 / 2.0, self.plan.row(to).0);
        if bottom > top {
            let line = vec![(x, top), (x, top), (x, bottom), (x, bottom)];
            self.add(Part::Sight, if now { "now" } else { "" }, Form::Curve(line));
        }
    }

    fn token(&mut self, column: usize, row: usize, text: &str, state: TokenState) {
        let (y, size) = (self.plan.row(row).0, self.plan.token);
        let x = self.plan.asks(column) + BESIDE;
        let at = (x, y - size.1 / 2.0);
        self.add(Part::Token, state.name(), Form::Rect { at, size, round: 6.0 });
        let set = self.plan.set(Part::TokenText);
        let fitted = fit::cut(text, size.0 - 6.0, set);
        let middle = (self.plan.middle(column), y + set.size * 0.35);
        self.text(Part::TokenText, state.name(), (middle, Anchor::Middle), (fitted, text));
    }

    fn probe(&mut self, probe: &Probe) {
        let state = if probe.hit { "hit" } else { "" };
        let at = (self.plan.asks(probe.at.column), self.plan.row(probe.at.row).0);
        let set = self.plan.set(Part::ProbeText);
        let text = match probe.last == probe.first {
            true => probe.first.to_string(),
            false => format!("{}–{}", probe.first, probe.last),
        };
        let radius = set.size * 0.85;
        let half = fit::width(&text, set) / 2.0 + 4.0;
        let form = if text.chars().count() <= 2 {
            Form::Circle(at, radius)
        } else {
            let corner = (at.0 - half, at.1 - radius);
            Form::Rect { at: corner, size: (half * 2.0, radius * 2.0), round: radius }
        };
        self.add(Part::Probe, state, form);
        let line = ((at.0, at.1 + set.size * 0.35), Anchor::Middle);
        self.text(Part::ProbeText, state, line, (text.clone(), &text));
    }

    fn head(&mut self, column: usize, path: &str, now: bool) {
        let (y, height) = self.plan.row(0);
        let set = self.plan.set(Part::Head);
        let fitted = fit::path(path, self.plan.pitch - 8.0, set);
        let at = (self.plan.middle(column), y - height / 2.0 - 8.0);
        self.text(Part::Head, if now { "now" } else { "" }, (at, Anchor::Middle), (fitted, path));
    }

    fn more(&mut self, count: usize) {
        let text = i18n::text(self.lang, &Message::new("stage-more").count("count", count as u64));
        let at = (self.plan.width - 10.0, self.plan.set(Part::More).size);
        self.text(Part::More, "", (at, Anchor::End), (text.clone(), &text));
    }

    fn eye(&mut self) {
        let (y, x) = (self.plan.row(0).0, self.plan.first - 45.0);
        let lid = vec![
            (x, y),
            (x + 8.0, y - 8.0),
            (x + 16.0, y - 8.0),
            (x + 24.0, y),
            (x + 16.0, y + 8.0),
            (x + 8.0, y + 8.0),
            (x, y),
        ];
        self.add(Part::Eye, "lid", Form::Curve(lid));
        self.add(Part::Eye, "ball", Form::Circle((x + 12.0, y), 3.4));
    }

    fn rise(&mut self, rise: &Rise) {
        let plan = self.plan;
        let edge = plan.asks(rise.column) + BESIDE + plan.token.0;
        let (from, to) = (plan.row(rise.from).0, plan.row(rise.to).0);
        let reach = (from - to) / 3.0;
        let tip = (edge + 2.0, to + 5.0);
        let steer = (edge + 32.0, to + 10.0 + reach);
        let length = ((tip.0 - steer.0).powi(2) + (tip.1 - steer.1).powi(2)).sqrt().max(1.0);
        let along = ((tip.0 - steer.0) / length, (tip.1 - steer.1) / length);
        let back = |by: f64, aside: f64| {
            (tip.0 - along.0 * by - along.1 * aside, tip.1 - along.1 * by + along.0 * aside)
        };
        let way = vec![(edge, from), (edge + 32.0, from - reach), steer, back(9.0, 0.0)];
        self.add(Part::Rise, "", Form::Curve(way));
        self.add(Part::Arrow, "", Form::Polygon(vec![tip, back(13.0, 6.5), back(13.0, -6.5)]));
        let set = plan.set(Part::RiseText);
        let words = rise.label.text(self.lang);
        let between = rise.to + (rise.from.saturating_sub(rise.to)) / 2;
        let y = f64::midpoint(plan.row(between).0, plan.row(between + 1).0) + set.size * 0.35;
        // Under its own column if that is wide enough, else to the right of the way.
        let own = plan.token.0 + 8.0;
        if fit::width(&words, set) <= own {
            let line = ((edge + 12.0, y), Anchor::End);
            self.text(Part::RiseText, "", line, (words.clone(), &words));
        } else {
            let room = plan.width - 8.0 - edge - 32.0;
            let (x, anchor, room) = match room > own {
                true => (edge + 32.0, Anchor::Start, room),
                false => (edge + 12.0, Anchor::End, edge + 12.0 - plan.left),
            };
            let fitted = fit::middle(&words, room, set);
            self.text(Part::RiseText, "", ((x, y), anchor), (fitted, &words));
        }
    }
}
