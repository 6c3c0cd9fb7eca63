//! The picture as shapes: slanted sheets, tokens, questions, the copy that rises.
//!
//! What the page draws and what a file holds are these same shapes; only their colors differ.

use super::fit;
use super::plan::{LEAN, Plan};
use super::shapes::{Anchor, Drawing, Form, Part, Point, Shape, Space};
use super::{Picture, Place, Probe, Rise, Row, RowKind, Token};
use crate::explain::Message;
use crate::i18n::{self, Lang};

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
        pen.token(token);
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

    fn token(&mut self, token: &Token) {
        let (Place { column, row }, state) = (token.at, token.state);
        let (y, size) = (self.plan.row(row).0, self.plan.token);
        let x = self.plan.asks(column) + self.plan.beside;
        let at = (x, y - size.1 / 2.0);
        self.add(Part::Token, state.name(), Form::Rect { at, size, round: 6.0 });
        let set = self.plan.set(Part::TokenText);
        let mut text = token.label.text(self.lang);
        if fit::width(&text, set) > size.0 - 3.0 {
            text = token.label.short(self.lang);
        }
        let fitted = fit::cut(&text, size.0 - 3.0, set);
        let middle = (self.plan.middle(column), y + set.size * 0.35);
        self.text(Part::TokenText, state.name(), (middle, Anchor::Middle), (fitted, &text));
    }

    fn probe(&mut self, probe: &Probe) {
        let state = if probe.hit { "hit" } else { "" };
        let at = (self.plan.asks(probe.at.column), self.plan.row(probe.at.row).0);
        let set = self.plan.set(Part::ProbeText);
        let text = match probe.last == probe.first {
            true => probe.first.to_string(),
            false => format!("{}–{}", probe.first, probe.last),
        };
        let radius = set.size * if self.plan.large { 0.76 } else { 0.85 };
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
        let edge = plan.asks(rise.column) + plan.beside + plan.token.0;
        let (from, to) = (plan.row(rise.from).0, plan.row(rise.to).0);
        let reach = (from - to) / 3.0;
        let out = plan.gap + 2.0;
        let tip = (edge + 2.0, to + 5.0);
        let steer = (edge + out, to + 10.0 + reach);
        let length = ((tip.0 - steer.0).powi(2) + (tip.1 - steer.1).powi(2)).sqrt().max(1.0);
        let along = ((tip.0 - steer.0) / length, (tip.1 - steer.1) / length);
        let back = |by: f64, aside: f64| {
            (tip.0 - along.0 * by - along.1 * aside, tip.1 - along.1 * by + along.0 * aside)
        };
        let way = vec![(edge, from), (edge + out, from - reach), steer, back(9.0, 0.0)];
        self.add(Part::Rise, "", Form::Curve(way));
        self.add(Part::Arrow, "", Form::Polygon(vec![tip, back(13.0, 6.5), back(13.0, -6.5)]));
        let set = plan.set(Part::RiseText);
        let words = rise.label.text(self.lang);
        let between = rise.to + (rise.from.saturating_sub(rise.to)) / 2;
        let y = f64::midpoint(plan.row(between).0, plan.row(between + 1).0) + set.size * 0.35;
        // Under its own column if that is wide enough, else to the right of the way.
        let own = plan.token.0;
        if fit::width(&words, set) <= own {
            let line = ((edge + 8.0, y), Anchor::End);
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
