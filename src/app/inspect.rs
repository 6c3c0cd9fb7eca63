//! What is looked at in the image.

use std::collections::HashSet;

use crate::app::{CompareState, InspectQuery};
use crate::base::{LayerId, LayerPath, Shared};
use crate::union::{ChangeState, Look, NodeId, UnionTree};
use crate::view::picture::{Sizes, Zoom};
use crate::view::tree::SortBy;

/// How the chosen layer is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// All layers up to it, merged.
    #[default]
    Merged,
    /// It alone.
    Layer,
    /// It and those below down to another, as one change.
    Range {
        /// The lowest of them; the chosen layer itself where that is lower.
        from: LayerId,
    },
}

/// What the tree is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column.
    pub by: SortBy,
    /// Against the way the column sorts at first.
    pub reverse: bool,
}

impl Sort {
    /// By a column; by the one that is sorted by already, the other way round.
    #[must_use]
    pub fn with(self, by: SortBy) -> Self {
        Self { by, reverse: self.by == by && !self.reverse }
    }
}

/// A kind of rows that can be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// New paths.
    Added,
    /// Paths that are stored again.
    Changed,
    /// Paths that go.
    Deleted,
    /// Paths that layers below deleted or hid.
    Hidden,
    /// Paths that nothing touches.
    Unchanged,
}

impl Kind {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] =
        [Self::Added, Self::Changed, Self::Deleted, Self::Hidden, Self::Unchanged];

    /// The kind a row of a state is of.
    #[must_use]
    pub fn of(state: ChangeState) -> Option<Self> {
        Some(match state {
            ChangeState::Absent => return None,
            ChangeState::Unchanged => Self::Unchanged,
            ChangeState::Added => Self::Added,
            ChangeState::Changed => Self::Changed,
            ChangeState::Deleted | ChangeState::Transient => Self::Deleted,
            ChangeState::DeletedBefore => Self::Hidden,
        })
    }
}

/// Which kinds of rows are shown. Unchanged ones are shown or hidden in the merged view and, apart
/// from that, in one layer or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kinds(u8);

impl Default for Kinds {
    fn default() -> Self {
        Self(0b10_0111)
    }
}

impl Kinds {
    /// The letters of the bits, from the lowest on.
    const LETTERS: [char; 6] = ['a', 'c', 'd', 'x', 'l', 'u'];

    fn bit(kind: Kind, mode: Mode) -> u8 {
        match (kind, mode) {
            (Kind::Added, _) => 1,
            (Kind::Changed, _) => 2,
            (Kind::Deleted, _) => 4,
            (Kind::Hidden, _) => 8,
            (Kind::Unchanged, Mode::Layer | Mode::Range { .. }) => 16,
            (Kind::Unchanged, Mode::Merged) => 32,
        }
    }

    /// Whether a kind is shown.
    #[must_use]
    pub fn has(self, kind: Kind, mode: Mode) -> bool {
        self.0 & Self::bit(kind, mode) != 0
    }

    /// With a kind shown that was not, or without one that was.
    #[must_use]
    pub fn toggled(self, kind: Kind, mode: Mode) -> Self {
        Self(self.0 ^ Self::bit(kind, mode))
    }

    /// With a kind shown.
    #[must_use]
    pub fn with(self, kind: Kind, mode: Mode) -> Self {
        Self(self.0 | Self::bit(kind, mode))
    }

    /// A letter for each kind that is shown.
    #[must_use]
    pub fn letters(self) -> String {
        let letters = Self::LETTERS.iter().enumerate();
        letters.filter(|(at, _)| self.0 >> at & 1 == 1).map(|(_, letter)| letter).collect()
    }

    /// The kinds that letters stand for; other letters are passed over.
    #[must_use]
    pub fn of_letters(text: &str) -> Self {
        let at = |letter| Self::LETTERS.iter().position(|known| *known == letter);
        Self(text.chars().filter_map(at).fold(0, |bits, at| bits | 1 << at))
    }
}

/// The tab of the detail pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// What is in the file.
    #[default]
    Contents,
    /// What differs from another version.
    Diff,
    /// Its bytes.
    Hex,
    /// What is known of it.
    Metadata,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Contents, Self::Diff, Self::Hex, Self::Metadata];

    /// The one before or after, round and round.
    #[must_use]
    pub fn next(self, on: bool) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or_default();
        let to = if on { at + 1 } else { at + Self::ALL.len() - 1 };
        Self::ALL.get(to % Self::ALL.len()).copied().unwrap_or_default()
    }
}

/// A sheet of the drawer: what is told of the image as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// What to change.
    Changes,
    /// Reclaimable files.
    Files,
    /// Settings and digests.
    Image,
    /// The history.
    History,
    /// Where the bytes are.
    Sizes,
    /// dive's rules.
    Rules,
    /// Another image beside it.
    Compare,
}

impl Sheet {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Changes,
        Self::Files,
        Self::Image,
        Self::History,
        Self::Sizes,
        Self::Rules,
        Self::Compare,
    ];

    /// The one before or after, round and round.
    #[must_use]
    pub fn next(self, on: bool) -> Self {
        let at = Self::ALL.iter().position(|sheet| *sheet == self).unwrap_or_default();
        let to = if on { at + 1 } else { at + Self::ALL.len() - 1 };
        Self::ALL.get(to % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// What is looked at in the image; one for each open image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InspectState {
    /// Merged, one layer or a range.
    pub mode: Mode,
    /// The chosen layer; `None` for the highest.
    pub layer: Option<LayerId>,
    /// The chosen path.
    pub path: Option<LayerPath>,
    /// The layer whose version of the path is shown; `None` for the one that holds its bytes.
    pub version: Option<LayerId>,
    /// The layer whose version it is compared with; `None` for the one it replaced.
    pub against: Option<LayerId>,
    /// Directories that are open.
    pub expanded: Shared<HashSet<NodeId>>,
    /// What the tree is sorted by.
    pub sort: Sort,
    /// Which kinds of rows are shown.
    pub kinds: Kinds,
    /// The line of the filter, as it was typed.
    pub filter: String,
    /// What is searched for; `None` where nothing is.
    pub search: Option<String>,
    /// Whether the columns of mode, owner and time are shown.
    pub columns: bool,
    /// Whether the lowest layer is the first of the list.
    pub base_first: bool,
    /// The tab of the detail pane.
    pub tab: Tab,
    /// How many more bytes of a file are shown than at first, in steps.
    pub more: u32,
    /// Whether values found as secrets are shown; forgotten with the path.
    pub show_secrets: bool,
    /// The sheet that is open.
    pub sheet: Option<Sheet>,
    /// What the picture of sizes is of.
    pub sizes: Sizes,
    /// The part of it that the picture shows.
    pub zoom: Zoom,
    /// The comparison with another image.
    pub compare: CompareState,
    /// The text of a `.dive-ci` file.
    pub rules: Option<String>,
    /// Whether values found as secrets are shown in the sheets; forgotten when they are closed.
    pub unmasked: bool,
}

impl InspectState {
    /// The layers looked at in an image of `layers` layers, of which the lowest `stacked` are merged
    /// so far; `None` without any.
    #[must_use]
    pub fn look(&self, layers: usize, stacked: usize) -> Option<Look> {
        let top = LayerId::at(layers.checked_sub(1)?);
        let so_far = stacked.checked_sub(1).map_or(top, LayerId::at);
        let layer = self.layer.map_or(so_far, |layer| layer.min(top));
        Some(match self.mode {
            Mode::Merged => Look::Merged { upto: layer },
            Mode::Layer => Look::Layer { layer },
            Mode::Range { from } => Look::Range { from: from.min(layer), to: layer },
        })
    }

    /// Whether a kind of rows is shown.
    #[must_use]
    pub fn shows(&self, kind: Kind) -> bool {
        self.kinds.has(kind, self.mode)
    }

    /// What of it stands in an address behind layer, mode and path.
    #[must_use]
    pub fn query(&self) -> InspectQuery {
        InspectQuery {
            version: self.version,
            against: self.against,
            sort: self.sort,
            kinds: self.kinds,
            filter: self.filter.clone(),
            search: self.search.clone(),
            columns: self.columns,
            base_first: self.base_first,
            tab: self.tab,
            sheet: self.sheet,
            sizes: self.sizes,
            zoom: self.zoom.clone(),
            compare: Box::new(CompareState { missed: None, ..self.compare.clone() }),
        }
    }

    /// Goes where an address says.
    pub fn follow(&mut self, query: InspectQuery) {
        self.version = query.version;
        self.against = query.against;
        self.sort = query.sort;
        self.kinds = query.kinds;
        self.filter = query.filter;
        self.search = query.search;
        self.columns = query.columns;
        self.base_first = query.base_first;
        self.tab = query.tab;
        self.sheet = query.sheet;
        self.sizes = query.sizes;
        self.zoom = query.zoom;
        self.compare = *query.compare;
    }

    /// Makes a path's version in a layer a row of the tree: the kind it is of is shown, and where it
    /// is not there at all, the layer is chosen.
    pub fn make_visible(&mut self, tree: &UnionTree, node: NodeId, layer: LayerId, look: Look) {
        let change = tree.change(node, look);
        let elsewhere = change.version.is_none_or(|version| version.layer != layer);
        let untouched = !matches!(self.mode, Mode::Merged) && !change.is_touched();
        match Kind::of(change.state) {
            Some(kind) if !(elsewhere || untouched && kind == Kind::Unchanged) => {
                self.kinds = self.kinds.with(kind, self.mode);
            }
            _ => {
                self.layer = Some(layer);
                if let Mode::Range { from } = self.mode {
                    self.mode = Mode::Range { from: from.min(layer) };
                }
            }
        }
    }

    /// Opens all directories above the paths a layer touches, where those are few.
    pub fn open_touched(&mut self, tree: &UnionTree, look: Look) {
        const FEW: usize = 200;
        let (from, to) = (look.from(), look.top());
        let touched: Vec<NodeId> = tree
            .nodes()
            .filter(|&n| tree.at(n, to).is_some_and(|v| v.layer >= from))
            .take(FEW + 1)
            .collect();
        if touched.len() > FEW {
            return;
        }
        self.open_above(tree, touched);
    }

    /// Opens all directories above some paths.
    pub fn open_above(&mut self, tree: &UnionTree, paths: impl IntoIterator<Item = NodeId>) {
        let expanded = self.expanded.make_mut();
        for node in paths {
            let mut at = tree.parent(node);
            while let Some(node) = at.filter(|&node| expanded.insert(node)) {
                at = tree.parent(node);
            }
        }
    }

    /// Opens all directories above a path, so that it can be seen.
    pub fn reveal(&mut self, tree: &UnionTree, path: &LayerPath) {
        let mut at = tree.find(path.as_bytes()).and_then(|node| tree.parent(node));
        let expanded = self.expanded.make_mut();
        while let Some(node) = at {
            expanded.insert(node);
            at = tree.parent(node);
        }
    }
}
