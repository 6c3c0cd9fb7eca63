//! The rows of a look at the tree, written a part at a time: sorting a large directory takes longer than
//! a page may stand still.

use std::rc::Rc;

use super::tree::{Place, TreeView};
use crate::base::Sorting;
use crate::union::NodeId;

/// Rows in the making.
pub struct Listing {
    places: Vec<Place>,
    /// Directories whose rows are being written, from the outermost.
    open: Vec<Level>,
    /// The directory that is opened next, and its depth.
    enters: Option<(NodeId, u16)>,
    ordering: Option<DirRows>,
}

struct Level {
    rows: Rc<[NodeId]>,
    done: usize,
    depth: u16,
}

impl Default for Listing {
    /// All rows are to be written.
    fn default() -> Self {
        Self::below(NodeId::ROOT, 0)
    }
}

impl Listing {
    /// The rows below one directory are to be written, at a depth.
    #[must_use]
    pub fn below(dir: NodeId, depth: u16) -> Self {
        Self { places: Vec::new(), open: Vec::new(), enters: Some((dir, depth)), ordering: None }
    }

    /// Goes on for about `count` rows; whether all are written. `view` and `expanded`, which says
    /// whether a directory is open, are the same each time.
    pub fn step(
        &mut self,
        view: &TreeView,
        expanded: &dyn Fn(NodeId) -> bool,
        count: usize,
    ) -> bool {
        let mut left = count;
        while left > 0 {
            if let Some((dir, depth)) = self.enters {
                let ordering = self.ordering.get_or_insert_with(|| DirRows::new(view, dir));
                let Some(rows) = ordering.step(view, &mut left) else { return false };
                (self.enters, self.ordering) = (None, None);
                if let Some(place) = self.places.last_mut() {
                    place.expanded = (!rows.is_empty()).then_some(true);
                }
                self.open.push(Level { rows, done: 0, depth });
                continue;
            }
            let Some(level) = self.open.last_mut() else { break };
            let Some(&node) = level.rows.get(level.done) else {
                self.open.pop();
                continue;
            };
            level.done += 1;
            left -= 1;
            let opens = expanded(node);
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            self.places.push(Place {
                node,
                depth: level.depth,
                set_size: number(level.rows.len()),
                pos_in_set: number(level.done),
                // Of one that opens it is known once its rows are.
                expanded: (!opens && view.has_rows(node)).then_some(false),
            });
            self.enters = opens.then_some((node, level.depth.saturating_add(1)));
        }
        self.enters.is_none() && self.open.is_empty()
    }

    /// The rows, once all are written.
    #[must_use]
    pub fn places(self) -> Vec<Place> {
        self.places
    }
}

/// The rows after the directory at one of `places` was opened, with those `below` it, or closed: `None`.
#[must_use]
pub fn toggled(places: &[Place], at: usize, below: Option<Vec<Place>>) -> Vec<Place> {
    let Some(&dir) = places.get(at) else { return places.to_vec() };
    let behind = &places[at + 1..];
    let gone = behind.iter().take_while(|place| place.depth > dir.depth).count();
    let more = below.as_ref().map_or(0, Vec::len);
    let expanded = match &below {
        Some(below) => (!below.is_empty()).then_some(true),
        None => dir.expanded.map(|_| false),
    };
    let mut all = Vec::with_capacity(places.len() + more - gone);
    all.extend_from_slice(&places[..at]);
    all.push(Place { expanded, ..dir });
    all.extend(below.into_iter().flatten());
    all.extend_from_slice(&behind[gone..]);
    all
}

/// The rows of one directory in the making.
pub(super) struct DirRows {
    dir: NodeId,
    /// What was asked for before.
    known: Option<Rc<[NodeId]>>,
    children: Vec<NodeId>,
    /// Children that were asked whether they are rows.
    asked: usize,
    keyed: Vec<((u64, u64), NodeId)>,
    sorting: Option<Sorting>,
}

impl DirRows {
    pub(super) fn new(view: &TreeView, dir: NodeId) -> Self {
        let known = view.known_rows(dir);
        let children =
            if known.is_some() { Vec::new() } else { view.tree().children(dir).collect() };
        Self { dir, known, children, asked: 0, keyed: Vec::new(), sorting: None }
    }

    /// Goes on for about so many rows, which are taken off `left`; the rows once they are in order.
    pub(super) fn step(&mut self, view: &TreeView, left: &mut usize) -> Option<Rc<[NodeId]>> {
        if let Some(known) = &self.known {
            return Some(Rc::clone(known));
        }
        let end = self.asked.saturating_add(*left).min(self.children.len());
        for &child in &self.children[self.asked..end] {
            self.keyed.extend(view.row_key(child).map(|key| (key, child)));
        }
        *left -= end - self.asked;
        self.asked = end;
        if end < self.children.len() {
            return None;
        }
        let count = u32::try_from(self.keyed.len()).unwrap_or(u32::MAX);
        let sorting = self.sorting.get_or_insert_with(|| Sorting::new(count));
        let keyed = &self.keyed;
        if !sorting.step(*left, &mut |a, b| view.row_order(keyed[a], keyed[b])) {
            *left = 0;
            return None;
        }
        let order = self.sorting.take().map(Sorting::places).unwrap_or_default();
        let rows: Rc<[NodeId]> = order.into_iter().map(|at| keyed[at as usize].1).collect();
        view.keep_rows(self.dir, &rows);
        self.known = Some(Rc::clone(&rows));
        Some(rows)
    }
}
