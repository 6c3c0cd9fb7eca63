//! Everything a build depends on: what a person can change between two builds.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::image::BaseImage;
use super::options::Options;
use super::tree::{Content, Meta, Node, Tree};

/// A file at a URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// What is in it.
    pub content: Content,
    /// The header `ETag`.
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    pub last_modified: Option<String>,
}

/// A Git repository: its commits, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    /// Each with its id and all its files.
    pub commits: Vec<(String, Tree)>,
    /// Branches and tags: the number of the commit each names.
    pub refs: BTreeMap<String, usize>,
}

impl Repository {
    /// The commit that a reference names: a branch, a tag, a commit's id or the beginning of one;
    /// none is the last one.
    #[must_use]
    pub fn commit(&self, reference: &str) -> Option<&(String, Tree)> {
        if reference.is_empty() {
            return self.commits.last();
        }
        match self.refs.get(reference) {
            Some(&at) => self.commits.get(at),
            None => self.commits.iter().find(|(id, _)| id.starts_with(reference)),
        }
    }
}

/// What a RUN writes, as a person says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// What its text shows, else a function of what it is run on.
    #[default]
    OfInputs,
    /// The same files whatever it is run on.
    Same,
    /// Something else each time.
    Fresh,
    /// Files that are equal where this text is.
    Of(String),
}

/// What is said of a RUN that no text shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunModel {
    /// What it writes.
    pub output: Output,
    /// Whether it fails.
    pub fails: bool,
    /// Whether it changes no file; none if the text shows it or it is not known.
    pub changes_nothing: Option<bool>,
    /// How long it takes, in milliseconds.
    pub milliseconds: Option<u64>,
    /// How many bytes it writes.
    pub bytes: Option<u64>,
}

/// Everything a build depends on, but for the cache.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The Dockerfile's text.
    pub dockerfile: Arc<str>,
    /// Where it lies in the context; none if outside of it.
    pub path: Option<String>,
    /// When it was last changed, in seconds.
    pub dockerfile_mtime: i64,
    /// The context, the Dockerfile not among its files.
    pub context: Tree,
    /// Images by name.
    pub images: BTreeMap<String, Arc<BaseImage>>,
    /// Files by URL; what stands behind `?` is not part of it.
    pub http: BTreeMap<String, Resource>,
    /// Repositories by URL.
    pub git: BTreeMap<String, Arc<Repository>>,
    /// How the build is asked for.
    pub options: Options,
    /// What is said of the RUNs, by their text.
    pub runs: BTreeMap<String, RunModel>,
}

impl Inputs {
    /// A Dockerfile in an empty context.
    #[must_use]
    pub fn new(dockerfile: &str) -> Self {
        Self {
            dockerfile: dockerfile.into(),
            path: Some("Dockerfile".to_owned()),
            dockerfile_mtime: super::tree::MTIME,
            context: Tree::default(),
            images: BTreeMap::new(),
            http: BTreeMap::new(),
            git: BTreeMap::new(),
            options: Options::default(),
            runs: BTreeMap::new(),
        }
    }

    /// The context with the Dockerfile in it.
    #[must_use]
    pub fn whole_context(&self) -> Tree {
        let Some(path) = &self.path else { return self.context.clone() };
        let meta = Meta { mtime: self.dockerfile_mtime, ..Meta::new(0o644) };
        let content = Content::of(self.dockerfile.as_bytes());
        self.context.with(path, Node::File(super::tree::File::new(meta, content).into()))
    }

    /// The image of a name: with a tag (`latest` if none), or with a digest. One that nobody
    /// described is an image of which only the name is known.
    #[must_use]
    pub fn image(&self, name: &str) -> Arc<BaseImage> {
        let short = name.strip_prefix("docker.io/").unwrap_or(name);
        let short = short.strip_prefix("library/").unwrap_or(short);
        let tagged = format!("{short}:latest");
        let found = [name, short, &tagged].into_iter().find_map(|name| self.images.get(name));
        let pinned = || {
            let (_, digest) = name.split_once('@')?;
            self.images.values().find(|image| &*image.digest == digest)
        };
        let platform = self.options.platform.as_deref().unwrap_or(super::scope::PLATFORM);
        let unknown = || Arc::new(BaseImage::unknown(short, platform));
        found.or_else(pinned).cloned().unwrap_or_else(unknown)
    }

    /// The text of the ignore file that holds: `<Dockerfile>.dockerignore` wins in BuildKit, the
    /// classic builder knows `.dockerignore` alone.
    #[must_use]
    pub fn ignore_rules(&self, classic: bool) -> String {
        let own = self.path.as_deref().unwrap_or("Dockerfile");
        let own = (!classic).then(|| format!("{own}.dockerignore"));
        let names = own.into_iter().chain([".dockerignore".to_owned()]);
        let text = names.filter_map(|name| match self.context.resolve(&name)? {
            (_, Node::File(file)) => file.content.bytes.clone(),
            _ => None,
        });
        let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        text.into_iter().next().unwrap_or_default()
    }
}
