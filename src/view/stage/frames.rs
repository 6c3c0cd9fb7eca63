//! A step in frames: events happen one after the other, and each leaves a picture.

use super::cells::{Cells, changed, is_in};
use super::fold::groups;
use super::grid::{Grid, is_dir};
use super::{
    Frame, Head, Label, Options, Picture, Place, Probe, Rise, RowKind, Sight, Token, TokenState,
};
use crate::base::LayerPath;
use crate::explain::Message;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::look::{Cell, Look, Stack, paths};
use crate::sim::cow::{Change, CowEvent, LayerRef, Met, MountKind};

/// The frames of a step, in order: one for each event worth one, runs of similar ones as one.
#[must_use]
pub fn frames(look: &Look, options: Options) -> Vec<Frame> {
    let grid = Grid::new(look, options);
    let mut scene =
        Scene { look, cells: Cells::new(&grid, &look.events), lookup: None, grid: &grid };
    groups(&look.events, &grid)
        .into_iter()
        .map(|group| Frame {
            picture: scene.play(group.events.clone()),
            events: group.events,
            caption: group.caption,
        })
        .collect()
}

/// A lookup that goes on, or has just ended.
struct Lookup {
    path: LayerPath,
    /// The layers that were asked, and whether something was there.
    asked: Vec<(LayerRef, bool)>,
    ended: bool,
}

struct Scene<'l> {
    look: &'l Look,
    grid: &'l Grid<'l>,
    cells: Cells,
    lookup: Option<Lookup>,
}

impl Scene<'_> {
    /// Lets the events of a frame happen, and gives what is seen.
    fn play(&mut self, range: std::ops::Range<usize>) -> Picture {
        let events = self.look.events.get(range.clone()).unwrap_or_default();
        let mut picture = None;
        let alone = events.iter().filter(|event| !is_quiet(event)).count() == 1;
        for (at, event) in range.zip(events) {
            self.look_down(event);
            // A copy is seen while it rises, before it has arrived.
            let rises =
                matches!(event, CowEvent::CopiedUp { .. } | CowEvent::DirectoryCopiedUp { .. });
            if alone && rises {
                picture = Some(self.picture(events, Some((at, event))));
            }
            self.cells.happen(at, event, &self.grid.columns);
            if let Some(lookup) = &self.lookup
                && changed(event).contains(&&lookup.path)
            {
                self.lookup = None;
            }
        }
        picture.unwrap_or_else(|| self.picture(events, None))
    }

    /// Follows a lookup.
    fn look_down(&mut self, event: &CowEvent) {
        match event {
            CowEvent::Probed { path, layer, met } => {
                let goes_on = self.lookup.as_ref().is_some_and(|l| l.path == *path && !l.ended);
                if !goes_on {
                    self.lookup =
                        Some(Lookup { path: path.clone(), asked: Vec::new(), ended: false });
                }
                if let Some(lookup) = &mut self.lookup {
                    lookup.asked.push((*layer, *met != Met::Nothing));
                }
            }
            CowEvent::LookedUp { path, .. } => match &mut self.lookup {
                Some(lookup) if lookup.path == *path => lookup.ended = true,
                _ => self.lookup = None,
            },
            CowEvent::OnMount { .. } => self.lookup = None,
            _ => {}
        }
    }

    fn picture(&self, events: &[CowEvent], rising: Option<(usize, &CowEvent)>) -> Picture {
        let grid = self.grid;
        let mut picture =
            Picture { rows: grid.rows.clone(), more: grid.more, ..Picture::default() };
        if grid.rows.is_empty() {
            return picture;
        }
        for (column, of) in grid.columns.iter().enumerate() {
            let Some(stack) = self.cells.stack(column) else { continue };
            let dir = stack.merged.iter().chain(stack.cells.iter().flatten()).any(is_dir);
            let now = events.iter().any(|event| subjects(event).contains(&&of.path));
            let slash = if dir { "/" } else { "" };
            picture.columns.push(Head { path: format!("{}{slash}", of.path.shown()), now });
            let mount = mount(self.look, &of.path);
            picture.tokens.push(top(column, stack, mount));
            let news = events.iter().find_map(|event| news(event, &of.path));
            self.tokens(&mut picture, column, stack, mount.is_some(), news);
            if mount.is_none() {
                self.sight(&mut picture, column, stack);
            }
        }
        self.probes(&mut picture);
        if let Some((at, event)) = rising {
            self.rise(&mut picture, at, event);
        }
        picture
    }

    /// The tokens of a column on the sheets.
    fn tokens(
        &self,
        picture: &mut Picture,
        column: usize,
        stack: &Stack,
        mounted: bool,
        news: Option<News>,
    ) {
        for (sheet, cell) in stack.cells.iter().enumerate() {
            let (Some(cell), Some(row)) = (cell, self.grid.row_at(sheet)) else { continue };
            let (mut label, mut state) = token(cell);
            if mounted || is_under(stack, sheet) {
                state = TokenState::Hidden;
            } else if state == TokenState::Plain && sheet == 0 && news.is_some() {
                let added = news == Some(News::Added) || self.is_added(column, stack);
                (label, state) = match added {
                    true => (label.marked("+"), TokenState::Added),
                    false => (label.marked("~"), TokenState::Changed),
                };
            }
            picture.tokens.push(Token { at: Place { column, row }, label, state });
        }
    }

    /// Whether what the container layer has is new there: nothing below shows without it.
    fn is_added(&self, column: usize, stack: &Stack) -> bool {
        let path = self.grid.columns.get(column).map(|column| &column.path);
        let listed = self.look.diff.first.iter().find(|(_, other)| Some(other) == path);
        match listed {
            Some((change, _)) => *change == Change::Added,
            None => !matches!(
                stack.cells.iter().skip(1).flatten().next(),
                Some(Cell::File(..) | Cell::Dir { .. })
            ),
        }
    }

    fn sight(&self, picture: &mut Picture, column: usize, stack: &Stack) {
        let path = self.grid.columns.get(column).map(|column| &column.path);
        let lookup = self.lookup.as_ref().filter(|lookup| Some(&lookup.path) == path);
        let asked = lookup.and_then(|lookup| {
            let mut rows = lookup.asked.iter().rev().filter_map(|(at, _)| self.grid.row(*at));
            rows.next()
        });
        let lowest = self.grid.rows.len().saturating_sub(1);
        let to = asked.or_else(|| match stack.merged {
            Some(Cell::File(..)) => self.grid.row_at(stack.served_by?),
            Some(_) => stack.seen.iter().rev().find_map(|&sheet| self.grid.row_at(sheet)),
            None => {
                let first = stack.cells.iter().position(Option::is_some);
                match first.and_then(|at| stack.cells.get(at).copied().flatten()) {
                    Some(Cell::Whiteout) => first.and_then(|at| self.grid.row_at(at)),
                    // What hides it is no part of this column.
                    Some(_) => None,
                    None => Some(lowest),
                }
            }
        });
        if let Some(to) = to {
            picture.sight.push(Sight { column, to, now: lookup.is_some() });
        }
    }

    fn probes(&self, picture: &mut Picture) {
        let Some(lookup) = &self.lookup else { return };
        let at = self.grid.columns.iter().position(|column| column.path == lookup.path);
        let Some(column) = at else { return };
        let asked = lookup.asked.iter().filter_map(|(at, hit)| Some((self.grid.row(*at)?, *hit)));
        for (number, (row, hit)) in (1..).zip(asked) {
            match picture.probes.last_mut() {
                // Several sheets are one row.
                Some(last) if last.at.row == row => last.last = number,
                _ => picture.probes.push(Probe {
                    at: Place { column, row },
                    first: number,
                    last: number,
                    hit,
                }),
            }
        }
    }

    fn rise(&self, picture: &mut Picture, at: usize, event: &CowEvent) {
        let position = |path: &LayerPath| self.grid.columns.iter().position(|c| c.path == *path);
        let to = picture.rows.iter().position(|row| row.kind == RowKind::Writable);
        let (path, from, label) = match event {
            CowEvent::CopiedUp { path, from, file_type, bytes, metadata_only, .. } => {
                let label = if *metadata_only {
                    Label::said("stage-rise-metadata")
                } else if *file_type == FileType::File {
                    Label::Said(Message::new("stage-rise").bytes("size", *bytes))
                } else {
                    Label::Said(Message::new("stage-rise-name").text("name", name(path)))
                };
                (path, from, label)
            }
            CowEvent::DirectoryCopiedUp { path, from, .. } => {
                let name = format!("{}/", name(path));
                (path, from, Label::Said(Message::new("stage-rise-name").text("name", name)))
            }
            _ => return,
        };
        let own = position(path);
        // A directory on the way has no column: it rises in that of the path it is copied for.
        let after = self.look.events.get(at + 1..).unwrap_or_default();
        let column = own.or_else(|| {
            let next = after.iter().find_map(|event| subjects(event).first().copied())?;
            is_in(next, path).then(|| position(next)).flatten()
        });
        let (Some(column), Some(from), Some(to)) = (column, self.grid.row(*from), to) else {
            return;
        };
        if own.is_some() && picture.token(column, to).is_none() {
            picture.tokens.push(Token {
                at: Place { column, row: to },
                label: Label::said("stage-copying"),
                state: TokenState::Copying,
            });
        }
        if let Some(head) = picture.columns.get_mut(column) {
            head.now = true;
        }
        picture.rise = Some(Rise { column, from, to, label });
    }
}

/// What is mounted where a path lies.
fn mount<'l>(look: &'l Look, path: &LayerPath) -> Option<&'l MountKind> {
    let container = look.shown.and_then(|at| look.containers.get(at))?;
    let over = container.mounts.iter().filter(|(at, _)| is_in(path, at));
    over.max_by_key(|(at, _)| at.as_bytes().len()).map(|(_, kind)| kind)
}

/// What a frame does to a path in the container layer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    Added,
    Changed,
}

fn news(event: &CowEvent, path: &LayerPath) -> Option<News> {
    let made = matches!(event, CowEvent::Created { over_whiteout: false, .. });
    changed(event).contains(&path).then_some(if made { News::Added } else { News::Changed })
}

/// The paths an event is about, questions and mounts among them.
fn subjects(event: &CowEvent) -> Vec<&LayerPath> {
    match event {
        CowEvent::Probed { path, .. }
        | CowEvent::OnMount { path, .. }
        | CowEvent::Followed { path, .. }
        | CowEvent::HardLinkBroken { path, .. }
        | CowEvent::Redirected { path, .. }
        | CowEvent::Refused { path, .. } => vec![path],
        _ => paths(event),
    }
}

fn is_quiet(event: &CowEvent) -> bool {
    matches!(
        event,
        CowEvent::Finished { status: 0, .. }
            | CowEvent::Probed { layer: LayerRef::Init, met: Met::Nothing, .. }
    )
}

/// The last part of a path.
fn name(path: &LayerPath) -> String {
    let last = path.parts().next_back().unwrap_or_default();
    crate::base::path::visible(last)
}

/// Whether a cell lies under something that ends the search. A whiteout that ends it does not.
fn is_under(stack: &Stack, sheet: usize) -> bool {
    if stack.seen.contains(&sheet) {
        return false;
    }
    match stack.cells.get(sheet).copied().flatten() {
        Some(Cell::Whiteout) => stack.cells.iter().take(sheet).any(|above| match above {
            Some(Cell::Dir { opaque, .. }) => *opaque,
            above => above.is_some(),
        }),
        _ => true,
    }
}

/// The token of a cell.
fn token(cell: &Cell) -> (Label, TokenState) {
    match cell {
        Cell::Whiteout => (Label::said("stage-whiteout"), TokenState::Whiteout),
        Cell::Dir { opaque: true, .. } => (Label::said("stage-opaque"), TokenState::Opaque),
        Cell::Dir { names: 0, .. } => (Label::said("stage-dir-empty"), TokenState::Plain),
        Cell::Dir { names, .. } => {
            (Label::Said(Message::new("stage-dir").count("count", *names)), TokenState::Plain)
        }
        Cell::File(FileType::File, size) => (Label::Bytes(*size), TokenState::Plain),
        Cell::File(FileType::Symlink, _) => (Label::said("stage-symlink"), TokenState::Plain),
        Cell::File(..) => (Label::said("stage-special"), TokenState::Plain),
    }
}

/// The token of the merged view.
fn top(column: usize, stack: &Stack, mount: Option<&MountKind>) -> Token {
    let (label, state) = match (mount, &stack.merged) {
        (Some(mount), _) => {
            let id = match mount {
                MountKind::EngineFile => "stage-mount-engine",
                MountKind::Kernel | MountKind::Devices => "stage-mount-kernel",
                MountKind::Volume(_) => "stage-mount-volume",
                MountKind::Bind(_) => "stage-mount-bind",
                MountKind::Tmpfs => "stage-mount-tmpfs",
            };
            (Label::said(id), TokenState::Mounted)
        }
        (None, Some(cell)) => token(cell),
        (None, None) => (Label::said("stage-absent"), TokenState::Absent),
    };
    Token { at: Place { column, row: 0 }, label, state }
}
