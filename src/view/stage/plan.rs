//! Where things go.

use super::shapes::{Part, Point, Space, Type};
use super::{Picture, Row, RowKind};

/// Where things go.
pub struct Plan {
    pub large: bool,
    pub width: f64,
    pub height: f64,
    /// The middle of each row, and its sheet's height.
    pub rows: Vec<(f64, f64)>,
    /// From the left corner below to the left corner above, for a sheet of full height.
    pub left: f64,
    pub right: f64,
    /// Where the questions of the first column stand, and from there to those of the next.
    pub first: f64,
    pub pitch: f64,
    /// From a column's questions to its tokens, and from those to the next questions.
    pub beside: f64,
    pub gap: f64,
    narrow: bool,
    pub token: Point,
}

/// The drawing for an element of this width and height in pixels. On a large one all gets larger:
/// the words as well. Where it is shown to an audience they are 16 pixels high at least; elsewhere
/// they get smaller before what stands in the columns is cut off.
#[must_use]
pub fn room((width, height): Point, columns: usize, large: bool) -> Space {
    /// What stands beside the columns, and what a column needs.
    const BESIDE: f64 = 200.0;
    const COLUMN: f64 = 116.0;
    let (least, full) = if large { (778.0, 420.0) } else { (880.0, 470.0) };
    let grows = (width / least).min(height / full).clamp(1.0, 2.5);
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let needed = BESIDE + COLUMN * columns as f64;
    let scale = if large { grows } else { grows.min((width / needed).max(0.6)) };
    Space { width: (width / scale).max(320.0), height: (height / scale).max(160.0), large }
}

/// How far a sheet leans, for its height.
pub const LEAN: f64 = 1.48;

impl Plan {
    pub fn new(picture: &Picture, space: Space) -> Self {
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
        let left = if large { 112.0 } else { 122.0 };
        let right = space.width - 12.0;
        let lean = step * 0.75 * LEAN;
        let first = left + lean / 2.0 + 27.0;
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let columns = picture.columns.len().max(1) as f64;
        let pitch = ((right - lean / 2.0 - 4.0 - first) / columns).min(280.0);
        let narrow = pitch < 128.0;
        let beside = if large { 10.0 } else { 6.0 };
        let gap = match (large, narrow) {
            (true, _) => 20.0,
            (_, true) => 22.0,
            _ => 31.0,
        };
        let widest = if large { 176.0 } else { 140.0 };
        let token = (
            (pitch - beside - gap).min(widest),
            (step * 0.48).min(if large { 28.0 } else { 24.0 }),
        );
        Self {
            large,
            width: space.width,
            height: y + below,
            rows,
            left,
            right,
            first,
            pitch,
            beside,
            gap,
            narrow,
            token,
        }
    }

    pub fn row(&self, at: usize) -> (f64, f64) {
        self.rows.get(at).copied().unwrap_or((self.height / 2.0, 0.0))
    }

    /// Where the questions of a column stand.
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    pub fn asks(&self, column: usize) -> f64 {
        self.first + self.pitch * column as f64
    }

    /// The middle of a column's tokens.
    pub fn middle(&self, column: usize) -> f64 {
        self.asks(column) + self.beside + self.token.0 / 2.0
    }

    pub fn set(&self, part: Part) -> Type {
        let (small, large, mono, bold) = match part {
            Part::About | Part::More => (11.5, 16.5, false, false),
            Part::TokenText => (if self.narrow { 11.0 } else { 12.0 }, 16.5, true, true),
            Part::ProbeText => (11.0, 16.5, true, true),
            Part::RiseText => (13.0, 17.5, false, true),
            _ => (12.5, 16.5, true, true),
        };
        Type { size: if self.large { large } else { small }, mono, bold }
    }

    /// The corners of a sheet.
    pub fn corners(&self, at: usize) -> Vec<Point> {
        let (y, height) = self.row(at);
        let (half, lean) = (height / 2.0, height * LEAN);
        // A thin sheet is a strip out of the middle of a full one.
        let full = self.rows.iter().map(|row| row.1).fold(0.0, f64::max) * LEAN;
        let inset = (full - lean) / 2.0;
        let (left, right) = (self.left + inset, self.right - inset);
        vec![(left + lean, y - half), (right, y - half), (right - lean, y + half), (left, y + half)]
    }
}
