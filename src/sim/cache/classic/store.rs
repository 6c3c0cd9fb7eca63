//! What the classic builder finds again: the images that its steps made, by what they are built on.

use std::sync::Arc;

use imbl::OrdMap;

use crate::sim::cache::context::Sent;
use crate::sim::cache::files::Files;
use crate::sim::cache::hash::Sum;
use crate::sim::cache::key::Parts;

/// An image that a step made.
#[derive(Clone, Debug)]
pub struct StepImage {
    /// Its id: new for each step that ran.
    pub id: Sum,
    /// Its files.
    pub files: Files,
    /// Whether the step made no layer; none if nobody knows.
    pub empty: Option<bool>,
    /// The parts of the step's key.
    pub parts: Arc<Parts>,
    /// The id of what it is built on.
    pub parent: Sum,
    /// The instruction as written.
    pub text: Arc<str>,
}

/// A row of a finished image: the step's text and the image after it.
#[derive(Clone, Debug)]
pub struct FinishedRow {
    /// The text.
    pub created_by: String,
    /// The image.
    pub image: StepImage,
}

/// A finished image: what `--cache-from` looks at.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The id of its base image.
    pub base: Sum,
    /// Its history on top of it.
    pub rows: Vec<FinishedRow>,
}

/// All images that the builder made.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// The newest image of each key.
    pub steps: OrdMap<Sum, StepImage>,
    /// Finished images by name.
    pub images: OrdMap<String, Arc<Finished>>,
    /// What was sent the last time.
    pub sent: Option<Sent>,
    /// How many builds there were.
    pub builds: u64,
}

impl Cache {
    /// After all images were saved, removed and loaded: the finished ones are there, but no image
    /// knows what it was built on.
    #[must_use]
    pub fn loaded(&self) -> Self {
        Self { steps: OrdMap::new(), ..self.clone() }
    }

    /// After all images were removed.
    #[must_use]
    pub fn pruned(&self) -> Self {
        Self { builds: self.builds, ..Self::default() }
    }
}
