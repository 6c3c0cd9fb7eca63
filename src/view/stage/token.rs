//! What a token says, and whether something lies over it.

use super::{Label, Place, Token, TokenState};
use crate::explain::Message;
use crate::sim::cow::MountKind;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::look::{Cell, Stack};

/// Whether a cell lies under something that ends the search. A whiteout that ends it does not.
pub fn is_under(stack: &Stack, sheet: usize) -> bool {
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
pub fn token(cell: &Cell) -> (Label, TokenState) {
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
pub fn top(column: usize, stack: &Stack, mount: Option<&MountKind>) -> Token {
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
