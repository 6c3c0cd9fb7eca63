//! Applying one layer on top of those below (OCI image-spec, `layer.md`, "Applying Changesets").
//!
//! First all whiteouts and opaque markers act on the view below, wherever they stand in the tar;
//! then the entries in order.

use std::sync::Arc;

use smallvec::SmallVec;

use super::reasons::compare;
use super::tree::{Lost, Node};
use super::{Cause, InodeId, NodeId, Reasons, UnionTree, Version, VersionState};
use crate::base::{LayerId, path, sort_by};
use crate::image::{EntryKind, EntryOp, EntryRef, LayerIndex, LayerProblem, LinkFault};

/// Prefix of a whiteout's name.
const WHITEOUT: &[u8] = b".wh.";

/// A hard link whose target was not there: entry, target as cleaned, what was seen of it.
struct Dangling {
    entry: u32,
    target: Vec<u8>,
    fault: LinkFault,
}

/// What one layer's application collects on its way.
#[derive(Default)]
struct Notes {
    ineffective: Vec<u32>,
    dangling: Vec<Dangling>,
    below_file: [Option<(String, String, u64)>; 2],
    duplicate: Option<(String, u64)>,
    /// The directory of the entry before: entries of one directory stand together.
    last_dir: Option<(Vec<u8>, NodeId)>,
}

/// One layer's application, under way.
struct Pass<'a> {
    tree: &'a mut UnionTree,
    index: &'a LayerIndex,
    layer: LayerId,
    notes: &'a mut Notes,
}

/// A layer on its way onto a tree, some entries at a time. Until all of it is there the tree is
/// neither what it was nor what it will be: nobody else may look at it.
pub struct Pushing {
    index: Arc<LayerIndex>,
    layer: LayerId,
    notes: Notes,
    /// Entries done so far.
    done: usize,
}

impl Pushing {
    /// Begins to put the next layer on top of those already there; its markers act at once.
    pub fn begin(tree: &mut UnionTree, index: Arc<LayerIndex>) -> Self {
        let layer = LayerId::at(tree.layers.len());
        tree.layers.push(Arc::clone(&index));
        let mut pushing = Self { index, layer, notes: Notes::default(), done: 0 };
        let mut pass = pushing.pass(tree);
        pass.whiteouts();
        pass.opaque_markers();
        pushing
    }

    fn pass<'a>(&'a mut self, tree: &'a mut UnionTree) -> Pass<'a> {
        Pass { tree, index: &self.index, layer: self.layer, notes: &mut self.notes }
    }

    /// Puts so many more entries on the tree it was begun with; whether all are there.
    pub fn step(&mut self, tree: &mut UnionTree, entries: usize) -> bool {
        let end = self.done.saturating_add(entries).min(self.index.len());
        let range = self.done..end;
        self.pass(tree).entries(range);
        self.done = end;
        end == self.index.len()
    }

    /// Ends it, once all entries are there: what is odd about the layer.
    pub fn finish(mut self, tree: &mut UnionTree) -> Vec<LayerProblem> {
        let problems = self.pass(tree).problems();
        let mut ineffective = self.notes.ineffective;
        sort_by(&mut ineffective, Ord::cmp);
        tree.ineffective.push(ineffective);
        problems
    }
}

impl UnionTree {
    /// Puts the next layer on top of those already there, lowest first.
    ///
    /// Returns what is odd about it: entries below a file, hard links to nothing, paths that come
    /// twice.
    pub fn push_layer(&mut self, index: Arc<LayerIndex>) -> Vec<LayerProblem> {
        let mut pushing = Pushing::begin(self, index);
        pushing.step(self, usize::MAX);
        pushing.finish(self)
    }
}

impl Pass<'_> {
    /// Entries of one kind of marker: number and path. Most layers have none or a few.
    fn markers(&self, op: EntryOp) -> Vec<(u32, Vec<u8>)> {
        let path = |number| Some((number, self.index.get(number)?.path().to_vec()));
        self.index.of_op(op).filter_map(path).collect()
    }

    fn present_below(&self, node: NodeId) -> bool {
        self.tree.below(node, self.layer).is_some_and(Version::is_present)
    }

    fn whiteouts(&mut self) {
        for (entry, marker) in self.markers(EntryOp::Whiteout) {
            let (dir, name) = split(&marker);
            let name = name.strip_prefix(WHITEOUT).unwrap_or(name);
            let target = [dir, name].join(&b'/');
            match self.tree.find(&target).filter(|&node| self.present_below(node)) {
                Some(node) => self.hide(node, Cause::Whiteout, Cause::ParentWhiteout),
                None => self.notes.ineffective.push(entry),
            }
        }
    }

    fn opaque_markers(&mut self) {
        for (entry, marker) in self.markers(EntryOp::Opaque) {
            let (dir, _) = split(&marker);
            let hides = self.tree.find(dir).is_some_and(|node| {
                let is_dir = node == NodeId::ROOT
                    || self.tree.below(node, self.layer).is_some_and(|v| self.tree.is_dir(v));
                if is_dir {
                    self.tree.opaque.insert((self.layer, node));
                }
                let below: Vec<NodeId> =
                    self.tree.children(node).filter(|&child| self.present_below(child)).collect();
                for &child in &below {
                    self.hide(child, Cause::Opaque(node), |_| Cause::Opaque(node));
                }
                is_dir && !below.is_empty()
            });
            if !hides {
                self.notes.ineffective.push(entry);
            }
        }
    }

    /// Hides a path and all that is visible below it. What is hidden already keeps its cause.
    fn hide(&mut self, top: NodeId, cause: Cause, of_child: impl Fn(NodeId) -> Cause) {
        let mut stack = vec![(top, cause)];
        while let Some((node, cause)) = stack.pop() {
            let Some(&last) = self.tree.versions(node).last() else { continue };
            if last.is_present() {
                self.store(node, VersionState::Gone(cause), Reasons::NONE, None);
            }
            // Below a path hidden earlier in this layer everything is hidden too.
            if last.is_present() {
                let cause = of_child(top);
                stack.extend(self.tree.children(node).map(|child| (child, cause)));
            }
        }
    }

    /// Sets the version of this layer, in place of one this layer has set before.
    fn store(
        &mut self,
        node: NodeId,
        state: VersionState,
        reasons: Reasons,
        cleared: Option<Cause>,
    ) {
        let layer = self.layer;
        let Some(slot) = self.tree.nodes.get_mut(node.index()) else { return };
        let version = Version { layer, reasons, state, cleared };
        match slot.versions.last_mut() {
            Some(last) if last.layer == layer => *last = version,
            _ => slot.versions.push(version),
        }
    }

    fn current(&self, node: NodeId) -> Option<&Version> {
        self.tree.versions(node).last().filter(|v| v.is_present())
    }

    fn child(&mut self, parent: NodeId, name: &[u8]) -> NodeId {
        let name = self.tree.names.intern(name);
        let tree = &mut *self.tree;
        let new = u32::try_from(tree.nodes.len()).unwrap_or(NodeId::NONE);
        let id = *tree.lookup.entry((parent.0, name)).or_insert(new);
        if id == new
            && let Some(above) = tree.nodes.get_mut(parent.index())
        {
            let next_sibling = std::mem::replace(&mut above.first_child, new);
            tree.nodes.push(Node {
                parent: parent.0,
                name,
                first_child: NodeId::NONE,
                next_sibling,
                versions: SmallVec::new(),
            });
        }
        NodeId(id)
    }

    /// The directory an entry is in, made where it is missing.
    ///
    /// `Err` with the path of a file of this same layer that stands in the way.
    fn directory(&mut self, dir: &[u8], entry: &[u8]) -> Result<NodeId, Vec<u8>> {
        if let Some((last, node)) = &self.notes.last_dir
            && last == dir
            && (*node == NodeId::ROOT || self.current(*node).is_some_and(|v| self.tree.is_dir(v)))
        {
            return Ok(*node);
        }
        let mut at = NodeId::ROOT;
        let mut end = 0;
        for part in dir.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
            end += part.len() + usize::from(end > 0);
            at = self.child(at, part);
            let current = self.current(at).copied();
            match current {
                Some(version) if self.tree.is_dir(&version) => {}
                Some(version) if version.layer == self.layer => {
                    return Err(dir.get(..end).unwrap_or(dir).to_vec());
                }
                Some(_) => {
                    note(&mut self.notes.below_file[0], entry, dir.get(..end).unwrap_or(dir));
                    self.put(at, VersionState::Implicit);
                }
                None => self.put(at, VersionState::Implicit),
            }
        }
        self.notes.last_dir = Some((dir.to_vec(), at));
        Ok(at)
    }

    /// Stores a present version, with the reasons it has against what it replaces.
    fn put(&mut self, node: NodeId, state: VersionState) {
        let own = self.tree.versions(node).last().filter(|v| v.layer == self.layer).copied();
        let cleared = own.and_then(|own| match own.state {
            VersionState::Gone(cause) => Some(cause),
            _ => own.cleared,
        });
        self.store(node, state, Reasons::NONE, cleared);
        if cleared.is_some() {
            return;
        }
        let versions = self.tree.versions(node);
        let [.., old, new] = versions else { return };
        let reasons = match (self.tree.facts(old), self.tree.facts(new)) {
            (Some(old), Some(new)) => compare(&old, &new),
            _ => return,
        };
        self.store(node, state, reasons, None);
    }

    fn entries(&mut self, range: std::ops::Range<usize>) {
        let index = self.index;
        for at in range {
            let Some((number, entry)) =
                u32::try_from(at).ok().and_then(|number| Some((number, index.get(number)?)))
            else {
                return;
            };
            match entry.op {
                EntryOp::Put => self.entry(number, entry),
                EntryOp::Whiteout | EntryOp::Opaque => {}
                EntryOp::AufsMetadata | EntryOp::InvalidWhiteout | EntryOp::Nameless => {
                    self.notes.ineffective.push(number);
                }
            }
        }
    }

    fn entry(&mut self, number: u32, entry: EntryRef<'_>) {
        // Looked up first: a link that leads nowhere makes no directories and replaces no file.
        let target = match entry.kind {
            EntryKind::Hardlink => match self.linked(number, entry) {
                Some(inode) => Some(inode),
                None => return,
            },
            _ => None,
        };
        let (dir, name) = split(entry.path());
        let parent = match self.directory(dir, entry.path()) {
            Ok(parent) => parent,
            Err(file) => {
                self.notes.ineffective.push(number);
                note(&mut self.notes.below_file[1], entry.path(), &file);
                return;
            }
        };
        let node = if name.is_empty() { NodeId::ROOT } else { self.child(parent, name) };
        if let Some(Some(inode)) = target {
            let own = InodeId { layer: self.layer, entry: number };
            self.tree.links.insert(own, inode);
            self.tree.linked.insert(inode);
        }
        let before = self.current(node).copied();
        if let Some(before) = before {
            if before.layer == self.layer
                && let VersionState::Entry(earlier) = before.state
            {
                let shown = path::visible(entry.path());
                self.notes.duplicate.get_or_insert((shown, 0)).1 += 1;
                self.tree.lost.push(Lost {
                    node,
                    layer: self.layer,
                    entry: earlier,
                    parent_replaced: false,
                    by: Some(number),
                });
            }
            if entry.kind != EntryKind::Dir && self.tree.is_dir(&before) {
                self.replace_directory(node);
            }
        }
        self.put(node, VersionState::Entry(number));
    }

    /// Hides all below a directory that something else replaces.
    fn replace_directory(&mut self, dir: NodeId) {
        let mut stack: Vec<NodeId> = self.tree.children(dir).collect();
        while let Some(node) = stack.pop() {
            let Some(last) = self.current(node).copied() else { continue };
            if last.layer == self.layer {
                if let VersionState::Entry(entry) = last.state {
                    self.tree.lost.push(Lost {
                        node,
                        layer: self.layer,
                        entry,
                        parent_replaced: true,
                        by: None,
                    });
                }
                let cause = last.cleared.unwrap_or(Cause::ReplacedParent(dir));
                self.store(node, VersionState::Gone(cause), Reasons::NONE, None);
            } else {
                let gone = VersionState::Gone(Cause::ReplacedParent(dir));
                self.store(node, gone, Reasons::NONE, None);
            }
            stack.extend(self.tree.children(node));
        }
        self.notes.last_dir = None;
    }

    /// Finds the file a hard link names, in the view as it stands at the link; `None` if there is
    /// no such file, `Some(None)` if it has no inode of its own.
    fn linked(&mut self, number: u32, entry: EntryRef<'_>) -> Option<Option<InodeId>> {
        let target = path::clean(entry.link().unwrap_or_default());
        let own = entry.path();
        let above = own.strip_prefix(target.as_slice()).is_some_and(|rest| rest.starts_with(b"/"));
        let found = self.tree.find(&target).and_then(|found| self.current(found).copied());
        let fault = match found {
            _ if target == own => LinkFault::Itself,
            // The root, and what has to be a directory for the link to lie in it.
            _ if target.is_empty() || above && found.is_some() => LinkFault::Directory,
            None => LinkFault::Nowhere,
            Some(version) if self.tree.is_dir(&version) => LinkFault::Directory,
            Some(version) => return Some(self.tree.inode(&version)),
        };
        self.notes.ineffective.push(number);
        self.notes.dangling.push(Dangling { entry: number, target, fault });
        None
    }

    fn problems(&self) -> Vec<LayerProblem> {
        let mut problems = Vec::new();
        for (same_layer, found) in
            [(false, &self.notes.below_file[0]), (true, &self.notes.below_file[1])]
        {
            if let Some((path, parent, more)) = found.clone() {
                problems.push(LayerProblem::BelowNonDirectory { path, parent, same_layer, more });
            }
        }
        problems.extend(self.dangling_links());
        if let Some((path, times)) = self.notes.duplicate.clone() {
            problems.push(LayerProblem::Duplicate { path, more: times.saturating_sub(1) });
        }
        problems
    }

    fn dangling_links(&self) -> Option<LayerProblem> {
        let first = self.notes.dangling.first()?;
        let mut why = first.fault;
        if why == LinkFault::Nowhere {
            let later = (0u32..)
                .zip(self.index.entries())
                .skip(first.entry as usize + 1)
                .any(|(_, e)| e.op == EntryOp::Put && e.path() == first.target.as_slice());
            if later {
                why = LinkFault::Later;
            }
        }
        Some(LayerProblem::HardlinkMissing {
            path: path::visible(self.index.get(first.entry)?.path()),
            target: path::visible(self.index.get(first.entry)?.link().unwrap_or_default()),
            why,
            more: self.notes.dangling.len() as u64 - 1,
        })
    }
}

/// A cleaned path as directory and last part.
fn split(path: &[u8]) -> (&[u8], &[u8]) {
    match path.iter().rposition(|&b| b == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (&[], path),
    }
}

fn note(slot: &mut Option<(String, String, u64)>, entry: &[u8], file: &[u8]) {
    match slot {
        Some((_, _, more)) => *more += 1,
        None => *slot = Some((path::visible(entry), path::visible(file), 0)),
    }
}
