//! The rows of the file tree.

use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::BuildHasher;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::listing::{DirRows, Listing};
use crate::base::path::visible;
use crate::base::{LayerId, Shared};
use crate::image::{EntryKind, Owner};
use crate::union::filter::{Kept, Rows};
use crate::union::{ChangeState, Look, NodeChange, NodeId, Reasons, Sums, UnionTree};

/// What the rows of one directory are sorted by; those that are equal, by the bytes of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// Largest first.
    #[default]
    Size,
    /// Bytes of the name, ascending.
    Name,
    /// The layer that holds the bytes, newest first.
    Layer,
    /// Permission bits, ascending.
    Mode,
    /// User, then group, ascending.
    Owner,
    /// Modification time, newest first.
    Time,
}

impl SortBy {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Mode, Self::Owner, Self::Time, Self::Size, Self::Layer];

    /// The one after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|by| *by == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or(Self::Name)
    }

    /// Whether the largest comes first where nobody asked for the other way round.
    #[must_use]
    pub fn descends(self) -> bool {
        matches!(self, Self::Size | Self::Layer | Self::Time)
    }
}

/// Which paths are rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TreeOptions {
    /// The order.
    pub sort: SortBy,
    /// The other way round; names of equal rows stay ascending.
    pub reverse: bool,
    /// Paths that layers below those looked at deleted, too.
    pub show_deleted: bool,
    /// Without the paths the look does not touch, but the directories on the way to one it does.
    pub hide_unchanged: bool,
}

impl TreeOptions {
    /// The paths a filter is to be asked about.
    #[must_use]
    pub fn rows(self) -> Rows {
        Rows { deleted_before: self.show_deleted, unchanged: !self.hide_unchanged, ..Rows::ALL }
    }
}

/// A look at the tree: totals of every path, and the rows of each directory once they were asked
/// for. Opening and closing directories keeps all of it.
pub struct TreeView {
    tree: Shared<UnionTree>,
    look: Look,
    sums: Shared<Sums>,
    options: TreeOptions,
    kept: Option<Shared<Kept>>,
    sorted: RefCell<FxHashMap<NodeId, Rc<[NodeId]>>>,
    largest: OnceCell<u64>,
}

/// A row's place; see [`TreeView::row`] for what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path.
    pub node: NodeId,
    /// Directories above it, the root not counted: 0 at the top.
    pub depth: u16,
    /// Rows of its directory.
    pub set_size: u32,
    /// Its place among them, from 1.
    pub pos_in_set: u32,
    /// Whether it can be opened; if so, whether it is.
    pub expanded: Option<bool>,
}

/// One row, as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeRow {
    /// Where it stands.
    pub place: Place,
    /// Its name, fit for a screen.
    pub name: String,
    /// Target of a symbolic link, fit for a screen.
    pub link: Option<String>,
    /// What it is.
    pub kind: EntryKind,
    /// What the look makes of it.
    pub state: ChangeState,
    /// Why it differs from what it was.
    pub reasons: Reasons,
    /// Whether a layer looked at hides all that lower layers have in it.
    pub opaque: bool,
    /// Bytes of the file; of a directory, the visible ones below it, or those that went with it.
    pub size: u64,
    /// Bytes below a visible directory that are deleted and shown.
    pub deleted: u64,
    /// `size` of the largest row at the top, 0 to 1.
    pub share: f32,
    /// The layer that holds its bytes.
    pub layer: Option<LayerId>,
    /// The layer that hides it.
    pub hidden_by: Option<LayerId>,
    /// Permission bits, user and group, seconds since 1970; none where no entry says so.
    pub stat: Option<(u16, Owner, i64)>,
}

impl PartialEq for TreeView {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree
            && self.look == other.look
            && self.sums == other.sums
            && self.options == other.options
            && self.kept == other.kept
    }
}

impl TreeView {
    /// A look at `tree`; `sums` are those of `tree` and `look`.
    #[must_use]
    pub fn new(
        tree: Shared<UnionTree>,
        look: Look,
        sums: Shared<Sums>,
        options: TreeOptions,
    ) -> Self {
        Self {
            tree,
            look,
            sums,
            options,
            kept: None,
            sorted: RefCell::default(),
            largest: OnceCell::new(),
        }
    }

    /// The same with only the rows that a filter keeps. `kept` is what the filter made of the same
    /// tree and look, asked with [`TreeOptions::rows`].
    #[must_use]
    pub fn filtered(self, kept: Option<Shared<Kept>>) -> Self {
        Self { kept, sorted: RefCell::default(), largest: OnceCell::new(), ..self }
    }

    /// What the filter keeps, if there is one.
    #[must_use]
    pub fn kept(&self) -> Option<&Kept> {
        self.kept.as_deref()
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &UnionTree {
        &self.tree
    }

    /// The layers looked at.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// Totals of every path.
    #[must_use]
    pub fn sums(&self) -> &Sums {
        &self.sums
    }

    /// All rows, with the directories of `expanded` open.
    #[must_use]
    pub fn places<S: BuildHasher>(&self, expanded: &HashSet<NodeId, S>) -> Vec<Place> {
        let mut listing = Listing::default();
        while !listing.step(self, &|dir| expanded.contains(&dir), usize::MAX) {}
        listing.places()
    }

    /// Whether a path has rows below it.
    pub(super) fn has_rows(&self, node: NodeId) -> bool {
        if self.kept.is_some() {
            let mut children = self.tree.children(node);
            return children.any(|child| self.is_row(child, &self.tree.change(child, self.look)));
        }
        let own = self.tree.change(node, self.look);
        let sums = self.sums.of(node);
        let gone = own.state == ChangeState::DeletedBefore;
        (!self.options.hide_unchanged && sums.visible > u32::from(own.is_visible()))
            || sums.touched > u32::from(own.is_touched())
            || (self.options.show_deleted && sums.gone_before > u32::from(gone))
    }

    /// The rows of one directory, in order, if they were asked for before.
    pub(super) fn known_rows(&self, dir: NodeId) -> Option<Rc<[NodeId]>> {
        self.sorted.borrow().get(&dir).map(Rc::clone)
    }

    /// Keeps the rows of a directory.
    pub(super) fn keep_rows(&self, dir: NodeId, rows: &Rc<[NodeId]>) {
        self.sorted.borrow_mut().insert(dir, Rc::clone(rows));
    }

    /// The rows of one directory, in order.
    fn rows_of(&self, dir: NodeId) -> Rc<[NodeId]> {
        let mut rows = DirRows::new(self, dir);
        loop {
            let mut left = usize::MAX;
            if let Some(rows) = rows.step(self, &mut left) {
                return rows;
            }
        }
    }

    /// Two numbers by which a row is compared, ascending, and by its name where they are equal.
    pub(super) fn row_key(&self, node: NodeId) -> Option<(u64, u64)> {
        let change = self.tree.change(node, self.look);
        self.is_row(node, &change).then(|| self.sort_key(node, &change))
    }

    /// Which of two rows comes first.
    pub(super) fn row_order(&self, a: ((u64, u64), NodeId), b: ((u64, u64), NodeId)) -> Ordering {
        let names = || self.tree.name(a.1).cmp(self.tree.name(b.1));
        let by_name = self.options.sort == SortBy::Name;
        let order = a.0.cmp(&b.0).then_with(|| if by_name { names() } else { Ordering::Equal });
        let order = if self.options.reverse { order.reverse() } else { order };
        order.then_with(names)
    }

    fn sort_key(&self, node: NodeId, change: &NodeChange) -> (u64, u64) {
        let facts = || change.version.and_then(|version| self.tree.facts(&version));
        match self.options.sort {
            SortBy::Name => beginning(self.tree.name(node)),
            SortBy::Size => (!self.size(node, change), 0),
            SortBy::Layer => (!u64::from(self.layer(change).map_or(0, |layer| layer.0)), 0),
            SortBy::Mode => (facts().map_or(0, |facts| facts.mode.into()), 0),
            SortBy::Owner => facts().map_or((0, 0), |f| (f.owner.uid, f.owner.gid)),
            SortBy::Time => {
                // What has no time of its own comes last.
                let time = facts().filter(|facts| facts.inode.is_some());
                // Shifted, so that times before 1970 come in order too.
                let shifted = |time: i64| time.cast_unsigned() ^ (1 << 63);
                (!time.map_or(0, |facts| shifted(facts.mtime)), 0)
            }
        }
    }

    /// The layer that holds the bytes of a row.
    fn layer(&self, change: &NodeChange) -> Option<LayerId> {
        let version = change.version?;
        let inode = self.tree.facts(&version).and_then(|facts| facts.inode);
        Some(inode.map_or(version.layer, |inode| inode.layer))
    }

    fn is_row(&self, node: NodeId, change: &NodeChange) -> bool {
        if let Some(kept) = &self.kept {
            // A directory on the way to a match stays, whatever it is itself.
            return kept.keeps(node) && change.state != ChangeState::Absent;
        }
        match change.state {
            ChangeState::Absent => false,
            ChangeState::DeletedBefore => self.options.show_deleted,
            ChangeState::Unchanged if self.options.hide_unchanged => {
                let sums = self.sums.of(node);
                sums.touched > 0 || self.options.show_deleted && sums.gone_before > 0
            }
            _ => true,
        }
    }

    /// The kind of a path in this look, and the bytes of its own file.
    fn kind(&self, change: &NodeChange) -> (EntryKind, u64) {
        let Some(version) = change.version else { return (EntryKind::Dir, 0) };
        match self.tree.facts(&version) {
            Some(facts) => (facts.kind, facts.size),
            None => (EntryKind::Dir, 0),
        }
    }

    fn size(&self, node: NodeId, change: &NodeChange) -> u64 {
        let (kind, own) = self.kind(change);
        self.sums.shown(node, change, kind, own, self.look)
    }

    /// What is in a row.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a bar of a few pixels")]
    pub fn row(&self, place: Place) -> TreeRow {
        let node = place.node;
        let change = self.tree.change(node, self.look);
        let (kind, _) = self.kind(&change);
        let size = self.size(node, &change);
        let sums = self.sums.of(node);
        let deleted = match (kind, change.is_visible()) {
            (EntryKind::Dir, true) if self.options.show_deleted => {
                sums.deleted + sums.deleted_before
            }
            (EntryKind::Dir, true) => sums.deleted,
            _ => 0,
        };
        let facts = change.version.and_then(|version| self.tree.facts(&version));
        let largest = self.largest();
        let inode = facts.as_ref().and_then(|facts| facts.inode);
        let stat = facts.as_ref().filter(|facts| facts.inode.is_some());
        let stat = stat.map(|facts| (facts.mode, facts.owner, facts.mtime));
        TreeRow {
            stat,
            place,
            name: visible(self.tree.name(node)),
            link: facts.and_then(|facts| facts.link).map(visible),
            kind,
            state: change.state,
            reasons: change.reasons.told(kind == EntryKind::Dir),
            opaque: (self.look.from().0..=self.look.top().0)
                .any(|layer| self.tree.is_opaque(node, LayerId(layer))),
            size,
            deleted,
            share: if largest == 0 { 0.0 } else { (size as f32 / largest as f32).min(1.0) },
            layer: inode.map(|inode| inode.layer).or(change.version.map(|v| v.layer)),
            hidden_by: change.hidden_by.map(|(layer, _)| layer),
        }
    }

    /// Bytes of the largest row at the top.
    fn largest(&self) -> u64 {
        let size = |&node: &NodeId| self.size(node, &self.tree.change(node, self.look));
        *self.largest.get_or_init(|| self.rows_of(NodeId::ROOT).iter().map(size).max().unwrap_or(0))
    }
}

/// The first bytes of a name, as numbers that come in the same order.
fn beginning(name: &[u8]) -> (u64, u64) {
    let mut bytes = name.iter().copied().chain(std::iter::repeat(0));
    let mut number =
        || (0..8).fold(0, |number, _| number << 8 | u64::from(bytes.next().unwrap_or(0)));
    (number(), number())
}

/// The row of a path, if it is among them.
#[must_use]
pub fn position(places: &[Place], node: NodeId) -> Option<usize> {
    places.iter().position(|place| place.node == node)
}

/// The row of the directory a row is in.
#[must_use]
pub fn parent(places: &[Place], at: usize) -> Option<usize> {
    let depth = places.get(at)?.depth;
    places[..at].iter().rposition(|place| place.depth < depth)
}
