//! An image on screen, while and after it is read.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::{InspectState, Route, SourceFile};
use crate::base::{ImageId, LayerId, Limit, Limits, Shared};
use crate::image::{Archive, Finding, Image, LayerIndex, LayerInfo, LayerProblem, LayerSource};
use crate::union::{Look, UnionTree};

/// How far a layer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerStatus {
    /// Not begun.
    Waiting,
    /// So many of its stored bytes are read.
    Reading {
        /// Bytes read.
        done: u64,
    },
    /// Its entries are known.
    Read,
    /// It has no bytes that could be read.
    Unreadable,
}

/// What happens after the tree is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Layers whose contents still have to be compared.
    pub comparing: usize,
    /// Layers whose digests were computed, or cannot be.
    pub verified: usize,
    /// Of those, the layers that could not be read to their end or whose digests nothing names.
    pub unverified: usize,
}

/// How far the reading is, over all layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Layers read.
    pub layers_read: usize,
    /// Layers there are.
    pub layers: usize,
    /// Stored bytes read.
    pub done: u64,
    /// Stored bytes there are.
    pub total: u64,
}

/// An image on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenImage {
    /// Tells answers about this image from those about another.
    pub serial: u32,
    /// The file it came from.
    pub source: SourceFile,
    /// What the archive says.
    pub archive: Shared<Archive>,
    /// Which of its images is shown.
    pub image: usize,
    /// How far each layer is.
    pub status: Vec<LayerStatus>,
    /// The layers that are read, also those above one that is not.
    pub indexes: Shared<Vec<Option<Arc<LayerIndex>>>>,
    /// The union of all layers from L0 up to the first that is not read.
    pub tree: Shared<UnionTree>,
    /// What was noticed, about archive and layers.
    pub findings: Shared<Vec<Finding>>,
    /// The ID; for a root-filesystem tar known only after its bytes were hashed.
    pub id: Option<ImageId>,
    /// What happens after the tree is on screen.
    pub checks: Checks,
    alone: Alone,
}

/// The tree made last for a layer alone; making it again gives the same.
#[derive(Clone, Debug, Default)]
struct Alone(Rc<RefCell<Option<LayerTree>>>);

type LayerTree = (LayerId, Shared<UnionTree>);

impl PartialEq for Alone {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Paths of the tree and entries of a layer up to which a layer is put on at once. More of them
/// take longer than a frame, for the tree has to be copied while the screen still shows it: see
/// [`Stacking`].
const AT_ONCE: usize = 4_000;

impl OpenImage {
    /// Whether a route leads to it.
    #[must_use]
    pub fn is_named(&self, route: &Route) -> bool {
        let id = self.id.as_ref().map(ToString::to_string);
        let same = |named: &Option<String>, own: &Option<String>| named.is_some() && named == own;
        same(&route.image, &id) || same(&route.sample, &self.source.sample)
    }

    /// The name an engine has for it: its first tag, or the beginning of its ID.
    #[must_use]
    pub fn name(&self) -> String {
        let image = self.image();
        let id = || {
            let id = image?.id.as_ref()?.0.encoded();
            Some(id.get(..12).unwrap_or(id).to_owned())
        };
        let tag = image.and_then(|image| image.tags.first().cloned());
        tag.or_else(id).unwrap_or_else(|| "image".to_owned())
    }

    /// An image whose layers are still to be read.
    #[must_use]
    pub fn new(
        serial: u32,
        source: SourceFile,
        archive: Shared<Archive>,
        image: usize,
        archive_findings: &[Finding],
    ) -> Self {
        let shown = archive.images.get(image);
        let layers = shown.map_or(&[][..], |image| &image.layers);
        let status = layers.iter().map(|layer| match layer.source {
            LayerSource::Bytes { .. } => LayerStatus::Waiting,
            LayerSource::None => LayerStatus::Unreadable,
        });
        let of_image = shown.into_iter().flat_map(|image| image.findings.iter());
        let findings = archive_findings.iter().chain(of_image).cloned().collect();
        let mut open = Self {
            serial,
            source,
            image,
            status: status.collect(),
            indexes: Shared::new(vec![None; layers.len()]),
            tree: Shared::new(UnionTree::new()),
            findings: Shared::new(findings),
            id: shown.and_then(|image| image.id.clone()),
            checks: Checks::default(),
            alone: Alone::default(),
            archive,
        };
        open.stack();
        open
    }

    /// The image that is shown.
    #[must_use]
    pub fn image(&self) -> Option<&Image> {
        self.archive.images.get(self.image)
    }

    /// What the archive says of a layer.
    #[must_use]
    pub fn layer(&self, layer: LayerId) -> Option<&LayerInfo> {
        self.image()?.layers.get(layer.index())
    }

    /// The layers looked at.
    #[must_use]
    pub fn look(&self, inspect: &InspectState) -> Option<Look> {
        inspect.look(self.status.len(), self.tree.layers())
    }

    /// How far the reading is.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let layers = self.image().map_or(&[][..], |image| &image.layers);
        let mut reading = Reading { layers_read: 0, layers: self.status.len(), done: 0, total: 0 };
        for (layer, status) in layers.iter().zip(&self.status) {
            let stored = layer.size_stored();
            reading.total += stored;
            match *status {
                LayerStatus::Waiting => {}
                LayerStatus::Reading { done } => reading.done += done.min(stored),
                LayerStatus::Read | LayerStatus::Unreadable => {
                    reading.done += stored;
                    reading.layers_read += 1;
                }
            }
        }
        reading
    }

    /// Whether every layer is read, or known to be unreadable.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.tree.layers() == self.status.len()
    }

    /// Takes in a layer that was read.
    pub fn add_layer(
        &mut self,
        layer: LayerId,
        index: Arc<LayerIndex>,
        problems: Vec<LayerProblem>,
    ) {
        let entries: usize = self.indexes.iter().flatten().map(|index| index.len()).sum();
        let value = Limits::default().entries;
        if (entries + index.len()) as u64 > value {
            let problem = LayerProblem::Limit { limit: Limit::Entries, value, at: String::new() };
            self.give_up_layer(layer, problem);
            return;
        }
        let Some(slot) = self.indexes.make_mut().get_mut(layer.index()) else { return };
        *slot = Some(index);
        if let Some(status) = self.status.get_mut(layer.index()) {
            *status = LayerStatus::Read;
        }
        self.note(layer, problems);
        self.stack();
    }

    /// Takes a layer as one that cannot be read.
    pub fn give_up_layer(&mut self, layer: LayerId, problem: LayerProblem) {
        if let Some(status) = self.status.get_mut(layer.index()) {
            *status = LayerStatus::Unreadable;
        }
        self.note(layer, vec![problem]);
        self.stack();
    }

    /// Adds what was noticed about a layer; the same thing is said once.
    pub fn note(&mut self, layer: LayerId, problems: Vec<LayerProblem>) {
        let news: Vec<Finding> = problems
            .into_iter()
            .map(|problem| Finding::Layer { layer, problem })
            .filter(|finding| !self.findings.contains(finding))
            .collect();
        if !news.is_empty() {
            self.findings.make_mut().extend(news);
        }
    }

    /// The entries of a layer for the tree, if it is read, or unreadable.
    #[must_use]
    pub fn stackable(&self, layer: usize) -> Option<Arc<LayerIndex>> {
        match (self.status.get(layer), self.indexes.get(layer)) {
            (Some(LayerStatus::Unreadable), _) => Some(Arc::default()),
            (Some(LayerStatus::Read), Some(Some(index))) => Some(Arc::clone(index)),
            _ => None,
        }
    }

    /// Puts the layers on the tree that can be, as long as that takes no time to speak of; what is
    /// left is for a [`Stacking`].
    fn stack(&mut self) {
        let mut found = Vec::new();
        while let Some(index) = self.stackable(self.tree.layers())
            && index.len() + self.tree.node_count() <= AT_ONCE
        {
            let layer = LayerId::at(self.tree.layers());
            found.push((layer, self.tree.make_mut().push_layer(index)));
        }
        for (layer, problems) in found {
            self.note(layer, problems);
        }
    }

    /// Takes in the tree that a [`Stacking`] has built, and what it noticed.
    pub fn take_tree(
        &mut self,
        tree: Shared<UnionTree>,
        problems: Vec<(LayerId, Vec<LayerProblem>)>,
    ) {
        if tree.layers() <= self.tree.layers() {
            return;
        }
        self.tree = tree;
        for (layer, problems) in problems {
            self.note(layer, problems);
        }
        self.stack();
    }

    /// The tree that can show a layer alone: the union, or one of that layer only where the union
    /// has to wait for layers below; `None` while the layer is not read, or will be part of the union
    /// at once, or has so many entries that the page would stand still.
    #[must_use]
    pub fn tree_for(&self, layer: LayerId) -> Option<Shared<UnionTree>> {
        let (at, union) = (layer.index(), self.tree.layers());
        if at < union {
            return Some(self.tree.clone());
        }
        let waits = self.indexes.get(union..at)?.iter().any(Option::is_none);
        let index =
            self.indexes.get(at)?.as_ref().filter(|index| waits && index.len() <= AT_ONCE)?;
        if let Some((_, tree)) = self.alone.0.borrow().as_ref().filter(|(of, _)| *of == layer) {
            return Some(tree.clone());
        }
        let mut alone = UnionTree::new();
        for _ in 0..layer.index() {
            alone.push_layer(Arc::default());
        }
        alone.push_layer(Arc::clone(index));
        let alone = Shared::new(alone);
        self.alone.0.replace(Some((layer, alone.clone())));
        Some(alone)
    }
}
