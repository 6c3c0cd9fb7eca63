//! Long work for the inspect screen, done by a worker; each piece of it can be ended.

use crate::app::OpenImage;
use crate::base::{LayerId, LayerPath};
use crate::view::contents_search::{FileHit, FoundInLayer};

/// A tar that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// Its name.
    pub name: String,
    /// Bytes passed.
    pub done: u64,
    /// Bytes there are.
    pub total: u64,
}

/// A search inside the files of all layers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentSearch {
    /// What is searched for.
    pub text: String,
    /// Bytes passed, of each layer.
    pub done: Vec<u64>,
    /// Layers that are done, or cannot be read.
    pub layers: usize,
    /// Files in which it was found, by layer.
    pub hits: Vec<(LayerId, FileHit)>,
    /// Files that were searched.
    pub searched: u32,
    /// Files that are no text.
    pub binary: u32,
    /// Files that are too large.
    pub large: u32,
    /// Files with the text were left out.
    pub cut: bool,
    /// Layers that could not be read.
    pub failed: Vec<LayerId>,
}

impl ContentSearch {
    /// A search through so many layers.
    #[must_use]
    pub fn new(text: String, layers: usize) -> Self {
        Self { text, done: vec![0; layers], ..Self::default() }
    }

    /// Whether all layers are done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.layers >= self.done.len()
    }
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkAction {
    /// A tar begins.
    Save(Saving),
    /// So many bytes of it are passed.
    SaveProgress(u64),
    /// It is there, or is not wanted any more.
    SaveEnded,
    /// A search begins.
    Search(ContentSearch),
    /// Bytes of a layer that are passed.
    SearchProgress(LayerId, u64),
    /// A layer is searched; `None` if it cannot be read.
    Searched(LayerId, Option<FoundInLayer>),
    /// No search any more.
    SearchEnded,
}

/// The work at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The tar.
    pub saving: Option<Saving>,
    /// The search.
    pub search: Option<ContentSearch>,
}

impl Work {
    /// The work after an action.
    pub fn apply(&mut self, action: WorkAction) {
        match action {
            WorkAction::Save(saving) => self.saving = Some(saving),
            WorkAction::SaveProgress(done) => {
                if let Some(saving) = &mut self.saving {
                    saving.done = done.min(saving.total);
                }
            }
            WorkAction::SaveEnded => self.saving = None,
            WorkAction::Search(search) => self.search = Some(search),
            WorkAction::SearchProgress(layer, done) => {
                let search = self.search.as_mut();
                if let Some(of) = search.and_then(|search| search.done.get_mut(layer.index())) {
                    *of = done;
                }
            }
            WorkAction::Searched(layer, found) => {
                let Some(search) = &mut self.search else { return };
                search.layers += 1;
                match found {
                    None => search.failed.push(layer),
                    Some(found) => {
                        search.searched += found.searched;
                        search.binary += found.binary;
                        search.large += found.large;
                        search.cut |= found.cut;
                        let hits = found.hits.into_iter().map(|hit| (layer, hit));
                        // Layers are done in any order, and told in theirs.
                        let at = search.hits.partition_point(|(of, _)| *of < layer);
                        search.hits.splice(at..at, hits);
                    }
                }
            }
            WorkAction::SearchEnded => self.search = None,
        }
    }
}

/// The path of a file that was found.
#[must_use]
pub fn hit_path(open: &OpenImage, layer: LayerId, hit: &FileHit) -> Option<LayerPath> {
    let index = open.indexes.get(layer.index())?.as_ref()?;
    Some(LayerPath::clean(index.get(hit.entry)?.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_told_in_their_order_whichever_is_done_first() {
        let mut work = Work::default();
        work.apply(WorkAction::Search(ContentSearch::new("x".to_owned(), 3)));
        let found = |entry| {
            let hit = FileHit { entry, line: 1, lines: 1, text: "x".to_owned() };
            Some(FoundInLayer { hits: vec![hit], searched: 2, large: 1, ..FoundInLayer::default() })
        };
        work.apply(WorkAction::Searched(LayerId(2), found(20)));
        work.apply(WorkAction::Searched(LayerId(0), found(5)));
        assert!(!work.search.as_ref().unwrap().is_done());
        work.apply(WorkAction::Searched(LayerId(1), None));
        let search = work.search.unwrap();
        let order: Vec<u32> = search.hits.iter().map(|(_, hit)| hit.entry).collect();
        assert_eq!((order, search.searched, search.large), (vec![5, 20], 4, 2));
        assert_eq!((search.failed.as_slice(), search.is_done()), (&[LayerId(1)][..], true));
    }
}
