//! A stage of the classic builder while it is built.

use super::arguments::Arguments;
use super::store::FinishedRow;
use crate::sim::cache::files::Files;
use crate::sim::cache::hash::Sum;
use crate::sim::cache::image::{BaseImage, Config, PATH};

/// A stage after some of its steps.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The id of the image so far.
    pub image: Sum,
    /// Its files.
    pub files: Files,
    /// Its configuration.
    pub config: Config,
    /// The ARGs of this stage.
    pub arguments: Arguments,
    /// Whether a step missed: nothing is looked up any more.
    pub missed: bool,
    /// The base image of it all.
    pub base: Sum,
    /// The rows on top of that.
    pub rows: Vec<FinishedRow>,
    /// The instruction of each row, and whether its text is exact.
    pub row_of: Vec<(usize, bool)>,
    /// Directories that are there for sure, though a RUN may have written anything.
    pub directories: Vec<String>,
    /// The instruction that the image so far is of.
    pub last: Option<usize>,
}

impl Stage {
    /// A stage from an image; nothing is `scratch`.
    #[must_use]
    pub fn of_image(image: Option<&BaseImage>) -> Self {
        let id = image.map(BaseImage::id).unwrap_or_default();
        let mut config = image.map(|image| image.config.clone()).unwrap_or_default();
        if !config.env.iter().any(|(name, _)| name == "PATH") {
            config.env.push(("PATH".to_owned(), PATH.to_owned()));
        }
        Self {
            image: id,
            files: image.map(BaseImage::files).unwrap_or_default(),
            config,
            arguments: Arguments::default(),
            missed: false,
            base: id,
            rows: Vec::new(),
            row_of: Vec::new(),
            directories: image.map(|image| image.directories.to_vec()).unwrap_or_default(),
            last: None,
        }
    }

    /// A stage that begins where another one ended: it has its settings, but not its ARGs.
    #[must_use]
    pub fn after(parent: &Self) -> Self {
        Self { arguments: Arguments::default(), missed: false, ..parent.clone() }
    }

    /// Whether a directory is there.
    #[must_use]
    pub fn has_directory(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        let below = format!("{}/", names.join("/"));
        let known = self.directories.iter().any(|known| format!("{known}/").starts_with(&below));
        names.is_empty() || known || self.files.tree.resolve(path).is_some()
    }
}
