//! What lies in the columns while a step goes on: from the stack before it to the one after it.

use rustc_hash::FxHashSet;

use super::grid::Grid;
use crate::base::LayerPath;
use crate::sim::cow::CowEvent;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::look::{Cell, Column, Stack};

/// The columns' stacks at one moment.
pub struct Cells {
    stacks: Vec<Stack>,
    /// The last event that concerns each column.
    last: Vec<Option<usize>>,
    /// Names that are gone: a removal and the whiteout after it take away one name.
    gone: FxHashSet<LayerPath>,
}

impl Cells {
    /// The stacks before the first event; a path on a mount has no part in what happens.
    pub fn new(
        grid: &Grid<'_>,
        events: &[CowEvent],
        is_mounted: impl Fn(&LayerPath) -> bool,
    ) -> Self {
        let last: Vec<Option<usize>> = grid
            .columns
            .iter()
            .map(|column| {
                let last = events.iter().rposition(|event| concerns(event, &column.path));
                last.filter(|_| !is_mounted(&column.path))
            })
            .collect();
        let stacks = grid.columns.iter().zip(&last).map(|(column, last)| {
            let is_new = column.before.cells.len() != column.after.cells.len();
            if last.is_none() || is_new { column.after.clone() } else { column.before.clone() }
        });
        Self { stacks: stacks.collect(), last, gone: FxHashSet::default() }
    }

    /// The stack of a column.
    pub fn stack(&self, column: usize) -> Option<&Stack> {
        self.stacks.get(column)
    }

    /// Lets an event happen.
    pub fn happen(&mut self, at: usize, event: &CowEvent, columns: &[&Column]) {
        let names = self.names(event);
        for ((stack, last), column) in self.stacks.iter_mut().zip(&self.last).zip(columns) {
            if *last == Some(at) {
                *stack = column.after.clone();
            } else if last.is_some_and(|last| at < last) {
                change(stack, event, &column.path);
                for (path, seen, own) in &names {
                    if is_child(path, &column.path) {
                        count(&mut stack.merged, *seen);
                        stack.cells.first_mut().into_iter().for_each(|top| count(top, *own));
                    }
                }
            }
        }
    }

    /// The names that come or go with an event: in the merged view, and in the container layer.
    fn names<'e>(&mut self, event: &'e CowEvent) -> Vec<(&'e LayerPath, i64, i64)> {
        let mut comes = |path: &'e LayerPath| {
            self.gone.remove(path);
            (path, 1, 1)
        };
        match event {
            CowEvent::Created { path, .. } | CowEvent::Linked { to: path, .. } => vec![comes(path)],
            CowEvent::CopiedUp { path, .. } | CowEvent::DirectoryCopiedUp { path, .. } => {
                vec![(path, 0, 1)]
            }
            CowEvent::Renamed { from, to, .. } => {
                let came = comes(to);
                self.gone.insert(from.clone());
                vec![came, (from, -1, -1)]
            }
            CowEvent::Removed { path, .. } => {
                self.gone.insert(path.clone());
                vec![(path, -1, -1)]
            }
            CowEvent::WhiteoutMade { path, .. } if !self.gone.contains(path) => {
                self.gone.insert(path.clone());
                vec![(path, -1, 0)]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether `path` is a name in `dir` itself.
fn is_child(path: &LayerPath, dir: &LayerPath) -> bool {
    path.parts().count() == dir.parts().count() + 1 && is_in(path, dir)
}

/// One name more or less in a directory.
fn count(cell: &mut Option<Cell>, more: i64) {
    if let Some(Cell::Dir { names, .. }) = cell {
        *names = names.saturating_add_signed(more);
    }
}

/// The paths that an event changes in the container layer.
pub fn changed(event: &CowEvent) -> Vec<&LayerPath> {
    match event {
        CowEvent::DirectoryCopiedUp { path, .. }
        | CowEvent::CopiedUp { path, .. }
        | CowEvent::DataCopiedUp { path, .. }
        | CowEvent::Created { path, .. }
        | CowEvent::MadeOpaque { path }
        | CowEvent::Redirected { path, .. }
        | CowEvent::Wrote { path, .. }
        | CowEvent::Truncated { path, .. }
        | CowEvent::Changed { path, .. }
        | CowEvent::WhiteoutMade { path, .. }
        | CowEvent::Removed { path, .. }
        | CowEvent::Linked { to: path, .. } => vec![path],
        CowEvent::Renamed { from, to, .. } => vec![from, to],
        CowEvent::Exchanged { a, b } => vec![a, b],
        _ => Vec::new(),
    }
}

/// Whether `path` is `dir` or lies below it.
pub fn is_in(path: &LayerPath, dir: &LayerPath) -> bool {
    let rest = path.as_bytes().strip_prefix(dir.as_bytes());
    rest.is_some_and(|rest| dir.is_root() || rest.is_empty() || rest.starts_with(b"/"))
}

/// Whether an event can change what a path is on a sheet or in the merged view.
fn concerns(event: &CowEvent, path: &LayerPath) -> bool {
    let only_itself = matches!(event, CowEvent::DirectoryCopiedUp { .. });
    changed(event)
        .into_iter()
        .any(|at| at == path || !only_itself && (is_in(at, path) || is_in(path, at)))
}

/// What an event does to a stack that later events change again.
fn change(stack: &mut Stack, event: &CowEvent, path: &LayerPath) {
    let own = stack.cells.first().copied().flatten();
    let size = |bytes: u64| match own {
        Some(Cell::File(kind, _)) => Cell::File(kind, bytes),
        _ => Cell::File(FileType::File, bytes),
    };
    let cell = match event {
        CowEvent::DirectoryCopiedUp { path: at, .. } if at == path => {
            Some(Cell::Dir { opaque: false, names: 0 })
        }
        CowEvent::CopiedUp { path: at, file_type, size, .. } if at == path => {
            Some(Cell::File(*file_type, *size))
        }
        CowEvent::Created { path: at, file_type: FileType::Dir, .. } if at == path => {
            Some(Cell::Dir { opaque: false, names: 0 })
        }
        CowEvent::Created { path: at, file_type, .. } if at == path => {
            Some(Cell::File(*file_type, 0))
        }
        CowEvent::MadeOpaque { path: at } if at == path => {
            Some(Cell::Dir { opaque: true, names: 0 })
        }
        CowEvent::Wrote { path: at, size: bytes, .. }
        | CowEvent::Truncated { path: at, to: bytes, .. }
            if at == path =>
        {
            Some(size(*bytes))
        }
        CowEvent::WhiteoutMade { path: at, .. } if at == path => Some(Cell::Whiteout),
        CowEvent::Removed { path: at, .. } | CowEvent::Renamed { from: at, .. }
            if is_in(path, at) =>
        {
            None
        }
        // With its directory a name is gone from the layer, and its whiteout too.
        CowEvent::WhiteoutMade { path: at, .. }
        | CowEvent::Created { path: at, .. }
        | CowEvent::MadeOpaque { path: at }
            if is_in(path, at) =>
        {
            None
        }
        _ => return,
    };
    if let Some(top) = stack.cells.first_mut() {
        *top = cell;
    }
    if matches!(event, CowEvent::DirectoryCopiedUp { .. }) {
        // The same names are seen; the mode and the owner are the copy's now.
        stack.served_by = Some(0);
        stack.seen.insert(0, 0);
        return;
    }
    see(stack, matches!(event, CowEvent::Created { over_whiteout: true, .. }));
    if cell.is_none() {
        // What lies below never shows through: if there is anything, a whiteout is made at once.
        stack.merged = None;
        stack.served_by = None;
        stack.seen.clear();
    }
}

/// What is seen of a stack from above; `alone`: nothing below its highest cell is.
fn see(stack: &mut Stack, alone: bool) {
    stack.seen.clear();
    let mut merged: Option<Cell> = None;
    for (at, cell) in stack.cells.iter().enumerate() {
        match (cell, merged) {
            (None, _) => {}
            (Some(Cell::Dir { opaque, names }), None | Some(Cell::Dir { .. })) => {
                let above = match merged {
                    Some(Cell::Dir { names, .. }) => names,
                    _ => 0,
                };
                merged = Some(Cell::Dir { opaque: false, names: above.max(*names) });
                stack.seen.push(at);
                if *opaque || alone {
                    break;
                }
            }
            (Some(Cell::File(kind, size)), None) => {
                merged = Some(Cell::File(*kind, *size));
                stack.seen.push(at);
                break;
            }
            (Some(_), _) => break,
        }
    }
    stack.merged = merged;
    stack.served_by = stack.seen.first().copied();
}
