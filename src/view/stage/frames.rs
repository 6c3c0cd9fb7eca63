//! A step in frames: events happen one after the other, and each leaves a picture.

use super::cells::{Cells, changed, is_in};
use super::fold::groups;
use super::grid::{Grid, is_dir};
use super::token::{is_under, token, top};
use super::{Frame, Head, Label, Options, Picture, Place, Probe, Rise, Sight, Token, TokenState};
use crate::base::LayerPath;
use crate::explain::Message;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::look::{Cell, Column, Look, Stack, paths};
use crate::sim::cow::{Change, CowEvent, LayerRef, Met, MountKind};

/// The frames of a step, in order: one for each event worth one, runs of similar ones as one.
#[must_use]
pub fn frames(look: &Look, options: Options) -> Vec<Frame> {
    let grid = Grid::new(look, options);
    // What goes on in another container is not seen in this one.
    let elsewhere = look.acting.is_some() && look.acting != look.shown;
    let quiet = elsewhere.then(|| still(look, options));
    let mut scene = Scene::new(look, &grid);
    groups(&look.events, &grid)
        .into_iter()
        .map(|group| Frame {
            picture: quiet.clone().unwrap_or_else(|| scene.play(group.events.clone())),
            events: group.events,
            caption: group.caption,
        })
        .collect()
}

/// What is seen before the first event of a step.
#[must_use]
pub fn opening(look: &Look, options: Options) -> Picture {
    let grid = Grid::new(look, options);
    Scene::new(look, &grid).picture(&[], None)
}

/// The picture of a container as it is after a step, with nothing going on.
#[must_use]
pub fn still(look: &Look, options: Options) -> Picture {
    let grid = Grid::new(look, options);
    let after = Cells::new(&grid, &[], |_| false);
    Scene { look, cells: after, lookup: None, grid: &grid }.picture(&[], None)
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

impl<'l> Scene<'l> {
    fn new(look: &'l Look, grid: &'l Grid<'l>) -> Self {
        let cells = Cells::new(grid, &look.events, |path| mount(look, path).is_some());
        Self { look, grid, cells, lookup: None }
    }

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
        let mut picture = Picture { rows: grid.rows.clone(), ..Picture::default() };
        if grid.rows.is_empty() {
            return picture;
        }
        let mut about: Vec<&LayerPath> = events.iter().flat_map(subjects).collect();
        let rise = rising.and_then(|(at, event)| self.rising(at, event));
        about.extend(rise.as_ref().map(|rise| rise.0));
        let shown = self.shown(&about);
        picture.more = grid.columns.len() - shown.len();
        for (column, (of, stack)) in shown.iter().enumerate() {
            let dir = stack.merged.iter().chain(stack.cells.iter().flatten()).any(is_dir);
            let slash = if dir { "/" } else { "" };
            picture.columns.push(Head {
                path: format!("{}{slash}", of.path.shown()),
                now: about.contains(&&of.path),
            });
            let mount = mount(self.look, &of.path);
            picture.tokens.push(top(column, stack, mount));
            let news = events.iter().find_map(|event| news(event, &of.path));
            self.tokens(&mut picture, column, (of, stack), mount.is_some(), news);
            if mount.is_none() {
                self.sight(&mut picture, column, (of, stack));
            }
        }
        let position = |path: &LayerPath| shown.iter().position(|(of, _)| of.path == *path);
        if let Some(lookup) = &self.lookup
            && let Some(column) = position(&lookup.path)
        {
            self.probes(&mut picture, column, lookup);
        }
        if let Some((path, rise)) = rise
            && let Some(column) = position(path)
        {
            let place = Place { column, row: rise.to };
            if rising.is_some_and(|(_, event)| changed(event).contains(&path))
                && picture.token(column, rise.to).is_none()
            {
                let label = Label::said("stage-copying");
                picture.tokens.push(Token { at: place, label, state: TokenState::Copying });
            }
            picture.rise = Some(Rise { column, ..rise });
        }
        picture
    }

    /// The columns there is room for: the first ones, and those the frame is about.
    fn shown(&self, about: &[&LayerPath]) -> Vec<(&Column, &Stack)> {
        let all = &self.grid.columns;
        let mut chosen: Vec<usize> = (0..all.len().min(self.grid.room)).collect();
        let is_about = |at: usize| all.get(at).is_some_and(|of| about.contains(&&of.path));
        for missing in (chosen.len()..all.len()).filter(|&at| is_about(at)) {
            // The last one that the frame is not about makes room.
            if let Some(last) = chosen.iter_mut().rev().find(|at| !is_about(**at)) {
                *last = missing;
            }
        }
        let of = |at: usize| Some((*all.get(at)?, self.cells.stack(at)?));
        chosen.into_iter().filter_map(of).collect()
    }

    /// The tokens of a column on the sheets.
    fn tokens(
        &self,
        picture: &mut Picture,
        column: usize,
        (of, stack): (&Column, &Stack),
        mounted: bool,
        news: Option<News>,
    ) {
        for (sheet, cell) in stack.cells.iter().enumerate() {
            let (Some(cell), Some(row)) = (cell, self.grid.row_at(sheet)) else { continue };
            let (mut label, mut state) = token(cell);
            if mounted || is_under(stack, sheet) {
                state = TokenState::Hidden;
            } else if state == TokenState::Plain && sheet == 0 && news.is_some() {
                let added = news == Some(News::Added) || self.is_added(&of.path, stack);
                (label, state) = match added {
                    true => (label.marked("+"), TokenState::Added),
                    false => (label.marked("~"), TokenState::Changed),
                };
            }
            picture.tokens.push(Token { at: Place { column, row }, label, state });
        }
    }

    /// Whether what the container layer has is new there: nothing below shows without it.
    fn is_added(&self, path: &LayerPath, stack: &Stack) -> bool {
        let listed = self.look.diff.first.iter().find(|(_, other)| other == path);
        match listed {
            Some((change, _)) => *change == Change::Added,
            None => !matches!(
                stack.cells.iter().skip(1).flatten().next(),
                Some(Cell::File(..) | Cell::Dir { .. })
            ),
        }
    }

    fn sight(&self, picture: &mut Picture, column: usize, (of, stack): (&Column, &Stack)) {
        let lookup = self.lookup.as_ref().filter(|lookup| lookup.path == of.path);
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

    fn probes(&self, picture: &mut Picture, column: usize, lookup: &Lookup) {
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

    /// The path in whose column a copy rises, and how; the column itself is not known yet.
    fn rising<'e>(&'e self, at: usize, event: &'e CowEvent) -> Option<(&'e LayerPath, Rise)> {
        let said = |id, path: &LayerPath, slash: &str| {
            Label::Said(Message::new(id).text("name", format!("{}{slash}", name(path))))
        };
        let (path, from, label) = match event {
            CowEvent::CopiedUp { path, from, file_type, bytes, metadata_only, .. } => {
                let label = if *metadata_only {
                    Label::said("stage-rise-metadata")
                } else if *file_type == FileType::File {
                    Label::Said(Message::new("stage-rise").bytes("size", *bytes))
                } else {
                    said("stage-rise-name", path, "")
                };
                (path, from, label)
            }
            CowEvent::DirectoryCopiedUp { path, from, .. } => {
                (path, from, said("stage-rise-name", path, "/"))
            }
            _ => return None,
        };
        // A directory on the way has no column: it rises in that of the path it is copied for.
        let has_column = self.grid.columns.iter().any(|of| of.path == *path);
        let after = self.look.events.get(at + 1..).unwrap_or_default();
        let next = || after.iter().find_map(|event| subjects(event).first().copied());
        let path = if has_column { path } else { next().filter(|next| is_in(next, path))? };
        let (from, to) = (self.grid.row(*from)?, self.grid.row(LayerRef::Upper)?);
        Some((path, Rise { column: 0, from, to, label }))
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
