//! The files that a container sees, as far as they are looked at.

use serde::{Deserialize, Serialize};

use crate::base::{LayerPath, Shared};
use crate::sim::cow::listing::Listing;
use crate::view::files::above;

/// Directories of a container, as they were listed last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listings {
    /// The container.
    pub container: String,
    /// Each with what it shows; none where there is no directory.
    pub dirs: Vec<(LayerPath, Option<Listing>)>,
}

/// The tree of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilesState {
    /// Whether it is on screen.
    pub watched: bool,
    /// Directories that are open, sorted, the root left out; they stay open from step to step, and a
    /// directory that comes back is open again.
    pub open: Shared<Vec<LayerPath>>,
    /// What they show.
    pub listings: Shared<Listings>,
    /// The row that the keyboard is on.
    pub chosen: Option<LayerPath>,
}

/// What can happen to the tree of files.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesAction {
    /// A directory is opened or closed.
    Toggle(LayerPath),
    /// The keyboard goes to a row.
    Choose(LayerPath),
    /// Directories were listed.
    Listed(Shared<Listings>),
}

impl FilesState {
    /// The directories to list: the root and those that are open below open ones.
    #[must_use]
    pub fn wanted(&self) -> Vec<LayerPath> {
        let mut out = vec![LayerPath::default()];
        // A directory comes after the one it is in.
        for path in self.open.iter() {
            if above(path).is_none_or(|above| out.contains(&above)) {
                out.push(path.clone());
            }
        }
        out
    }

    /// The state after an action.
    pub fn apply(&mut self, action: FilesAction) {
        match action {
            FilesAction::Toggle(path) => {
                let open = self.open.make_mut();
                match open.binary_search(&path) {
                    Ok(at) => drop(open.remove(at)),
                    Err(at) => open.insert(at, path),
                }
            }
            FilesAction::Choose(path) => self.chosen = Some(path),
            FilesAction::Listed(listings) => self.listings = listings,
        }
    }
}
