//! Long work for the inspect screen, done by a worker; each piece of it can be ended.

use crate::app::OpenImage;
use crate::base::{LayerId, LayerPath, Shared};
use crate::image::ArchiveError;
use crate::view::contents_search::{FileHit, FoundInLayer};
use crate::view::differing::Compared;
use crate::view::picture::Block;
use crate::view::report::{Report, Section};

/// A file that is being written and takes a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Tells it from others.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Bytes passed.
    pub done: u64,
    /// Bytes there are; 0 where nobody knows before.
    pub total: u64,
}

impl Saving {
    /// How much of it is done, in percent, if that is known.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        self.done.saturating_mul(100).checked_div(self.total).map(|percent| percent.min(100))
    }
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

/// What is asked about the image as a whole; one of each at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What to change, settings, history, rules.
    Report,
    /// Where the bytes are.
    Picture,
    /// Secrets inside files.
    Secrets,
    /// What it differs in from another image.
    Comparison,
    /// All bytes of a picture.
    Preview,
}

/// What was found out.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// To [`About::Report`].
    Report(Shared<Report>),
    /// To [`About::Picture`].
    Picture(Shared<Vec<Block>>),
    /// To the others.
    Sections(Shared<Vec<Section>>),
    /// To [`About::Comparison`].
    Compared(Shared<Compared>),
    /// To [`About::Preview`]: its address on this page.
    Shown(String),
    /// To [`About::Comparison`]: the second file cannot be opened as an image.
    Refused(ArchiveError),
}

/// A question to a worker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inquiry {
    /// Tells it from others about the same; of a comparison the name of the second image.
    pub of: String,
    /// Bytes passed.
    pub done: u64,
    /// Bytes there are; 0 where none are read.
    pub total: u64,
    /// What was found, or what the reader or the browser says; nothing while it is on its way.
    pub found: Option<Result<Found, String>>,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkAction {
    /// Something is asked.
    Ask(About, Inquiry),
    /// Bytes that are passed for it.
    AskProgress(About, u64),
    /// It is answered, and by what name the answer goes, if it has another than the question.
    Answer(About, Result<Found, String>, Option<String>),
    /// It is not wanted any more.
    AskEnded(About),
    /// A file begins to be written, or goes on.
    Save(Saving),
    /// It is there, or is not wanted any more.
    SaveEnded(u32),
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// Questions about the image as a whole, in the order of [`About`].
    inquiries: [Option<Inquiry>; 5],
    /// The files that are being written, the oldest first.
    pub saving: Vec<Saving>,
    /// The search.
    pub search: Option<ContentSearch>,
}

impl Work {
    /// What was asked about something, if anything was.
    #[must_use]
    pub fn inquiry(&self, about: About) -> Option<&Inquiry> {
        self.inquiries.get(about as usize)?.as_ref()
    }

    /// What came of a comparison with another image.
    #[must_use]
    pub fn compared(&self) -> Option<&Shared<Compared>> {
        match self.inquiry(About::Comparison)?.found.as_ref()? {
            Ok(Found::Compared(compared)) => Some(compared),
            _ => None,
        }
    }

    /// The work after an action.
    pub fn apply(&mut self, action: WorkAction) {
        match action {
            WorkAction::Ask(about, mut inquiry) => {
                let place = &mut self.inquiries[about as usize];
                // The answer of before is shown until the new one is there.
                if let (Some(before), true) = (place.take(), inquiry.total == 0) {
                    inquiry.found = before.found;
                }
                *place = Some(inquiry);
            }
            WorkAction::AskProgress(about, done) => {
                if let Some(of) = &mut self.inquiries[about as usize] {
                    of.done = done.min(of.total);
                }
            }
            WorkAction::Answer(about, found, name) => {
                if let Some(of) = &mut self.inquiries[about as usize] {
                    of.found = Some(found);
                    of.of = name.unwrap_or(std::mem::take(&mut of.of));
                }
            }
            WorkAction::AskEnded(about) => self.inquiries[about as usize] = None,
            WorkAction::Save(saving) => {
                match self.saving.iter_mut().find(|known| known.id == saving.id) {
                    Some(known) => *known = saving,
                    None => self.saving.push(saving),
                }
            }
            WorkAction::SaveEnded(id) => self.saving.retain(|saving| saving.id != id),
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
    fn a_question_keeps_the_answer_of_before_unless_bytes_are_read_for_it() {
        let mut work = Work::default();
        let ask = |of: &str, total| Inquiry { of: of.to_owned(), total, ..Inquiry::default() };
        let answer = Found::Sections(Shared::default());
        work.apply(WorkAction::Answer(About::Report, Ok(answer.clone()), None));
        assert_eq!(work.inquiry(About::Report), None);
        work.apply(WorkAction::Ask(About::Report, ask("a", 0)));
        work.apply(WorkAction::Answer(About::Report, Ok(answer.clone()), None));
        work.apply(WorkAction::Ask(About::Report, ask("b", 0)));
        let of = work.inquiry(About::Report).unwrap();
        assert_eq!((of.of.as_str(), &of.found), ("b", &Some(Ok(answer.clone()))));
        work.apply(WorkAction::Ask(About::Comparison, ask("file.tar", 100)));
        work.apply(WorkAction::AskProgress(About::Comparison, 300));
        assert_eq!(work.inquiry(About::Comparison).unwrap().done, 100);
        let name = Some("shop/web:2".to_owned());
        work.apply(WorkAction::Answer(About::Comparison, Ok(answer), name));
        assert_eq!(work.inquiry(About::Comparison).unwrap().of, "shop/web:2");
        work.apply(WorkAction::Ask(About::Comparison, ask("other.tar", 100)));
        assert_eq!(work.inquiry(About::Comparison).unwrap().found, None);
        work.apply(WorkAction::AskEnded(About::Comparison));
        assert_eq!(work.inquiry(About::Comparison), None);
    }

    #[test]
    fn each_file_that_is_written_is_told_by_itself() {
        let mut work = Work::default();
        let save = |id, done, total| {
            WorkAction::Save(Saving { id, name: format!("{id}.tar"), done, total })
        };
        for action in [save(7, 0, 200), save(3, 10, 0), save(7, 150, 200)] {
            work.apply(action);
        }
        let told = |work: &Work| -> Vec<(u32, Option<u64>)> {
            work.saving.iter().map(|saving| (saving.id, saving.percent())).collect()
        };
        assert_eq!(told(&work), [(7, Some(75)), (3, None)]);
        work.apply(save(7, 300, 200));
        work.apply(WorkAction::SaveEnded(3));
        work.apply(WorkAction::SaveEnded(9));
        assert_eq!(told(&work), [(7, Some(100))]);
    }

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
