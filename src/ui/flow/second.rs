//! Another image while one is open: what is to become of it is asked before it is read.

use yew::prelude::*;

use super::{Flow, Second, Source};
use crate::app::{AppAction, InspectAction, OpenImage, Sheet, SourceFile, View};
use crate::archive::sniff;
use crate::image::{ArchiveError, Looks};
use crate::platform::{blob, task};
use crate::ui::store::Store;

/// Bytes that tell what a file is.
const FIRST: usize = 64 << 10;

/// A file, or a folder as its files one behind the other, that is to be opened as an image.
pub(super) struct Taken {
    /// Its name and bytes.
    pub source: SourceFile,
    /// Its handle.
    pub from: Source,
    /// How many files came with it.
    pub others: usize,
    /// Paths and bytes of the files of a folder.
    pub files: Vec<(String, u64)>,
}

/// What is known of images to compare with.
#[derive(Default)]
pub(super) struct Comparing {
    /// The image with which files that are dropped are compared, and the ID of the image that an
    /// address asks for.
    pub with: Option<(OpenImage, Option<String>)>,
    /// What it is compared with, until that is told its ID.
    pub asked: Option<Second>,
    /// How many comparisons were asked for or ended: an answer to another than the last is late.
    pub turn: u32,
    /// Images that were compared with, by their ID: Back and Forward compare with them again.
    pub known: Vec<(String, Second)>,
}

/// The flow knows whether another image is asked about: not where the address waits for one.
#[hook]
pub(super) fn use_asking(store: &Store, flow: &Flow) {
    let asks = store.open.is_some() && store.wanted.is_none();
    let flow = flow.clone();
    use_effect_with(asks, move |asks| flow.0.books.borrow_mut().asks = *asks);
}

impl Flow {
    /// Opens an image, compares it, or asks which of the two is wanted. Only its first bytes are
    /// read before the answer.
    pub(super) fn take(&self, taken: Taken) {
        let (first, asks) = {
            let books = self.0.books.borrow();
            (books.asked.comparing.with.clone(), books.asks)
        };
        if first.is_none() && !asks {
            return self.begin_with(taken);
        }
        let flow = self.clone();
        task::spawn(async move {
            let head = blob::head(&taken.from.blob, FIRST).await.unwrap_or_default();
            let is = if taken.files.is_empty() {
                sniff(&head, taken.source.bytes).map(drop)
            } else {
                Ok(())
            };
            match (first, is) {
                // That has a place of its own, and what is no image leaves the present one.
                (_, Err(ArchiveError::NotAnImage(Looks::Dockerfile))) | (None, Err(_)) => {
                    flow.begin_with(taken);
                }
                (Some((first, _)), _) => flow.compare_taken(&first, taken),
                (None, Ok(())) => {
                    let name = taken.source.name.clone();
                    flow.0.books.borrow_mut().second = Some(taken);
                    flow.tell(AppAction::Second(Some(name)));
                }
            }
        });
    }

    fn compare_taken(&self, first: &OpenImage, taken: Taken) {
        let second = Second::Other(taken.source.name, taken.from.blob, taken.files);
        self.compare(first, second);
    }

    /// Opens the image that was asked about in place of the one that is open.
    pub fn open_second(&self) {
        let taken = self.0.books.borrow_mut().second.take();
        if let Some(taken) = taken {
            self.begin_with(taken);
        }
    }

    /// Compares the image that was asked about with the one that is open.
    pub fn compare_second(&self, open: &OpenImage) {
        let taken = self.0.books.borrow_mut().second.take();
        if let Some(taken) = taken {
            self.tell(AppAction::SetView(View::Inspect));
            self.tell(AppAction::Inspect(InspectAction::SetSheet(Some(Sheet::Compare))));
            self.compare_taken(open, taken);
        }
    }

    /// Leaves everything as it is.
    pub fn leave_second(&self) {
        self.0.books.borrow_mut().second = None;
        self.tell(AppAction::Second(None));
    }
}
