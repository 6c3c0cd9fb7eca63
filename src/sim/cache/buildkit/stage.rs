//! What a stage is while its instructions are gone through: the state that later steps read.

use std::sync::Arc;

use super::history::Row;
use super::vertex::VertexId;
use crate::base::clean::join;
use crate::sim::cache::hash::Sum;
use crate::sim::cache::image::{Config, EnvList, PATH};
use crate::sim::cache::key::env_sum;
use crate::sim::cache::scope::set;
use crate::sim::cache::version::Version;

/// A stage after some of its instructions.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The vertex that its files come from; nothing for `scratch`.
    pub vertex: Option<VertexId>,
    /// The variables of the next command: ENV and ARG, in the order of their last setting.
    pub env: Arc<EnvList>,
    env_sum: Option<Sum>,
    /// The configuration of the image.
    pub config: Config,
    /// All ARGs so far, those of the stages below included.
    pub declared: Vec<(String, Option<String>)>,
    /// The rows added to the history of the base image.
    pub history: Vec<Row>,
    /// How many layers the base image has.
    pub base_layers: usize,
    /// `os/architecture[/variant]`.
    pub platform: String,
}

impl Stage {
    /// A stage from nothing.
    #[must_use]
    pub fn scratch(platform: &str) -> Self {
        let mut stage = Self {
            vertex: None,
            env: Arc::default(),
            env_sum: None,
            config: Config::default(),
            declared: Vec::new(),
            history: Vec::new(),
            base_layers: 0,
            platform: platform.to_owned(),
        };
        stage.begin();
        stage
    }

    /// A stage from the files of a vertex and an image's configuration.
    #[must_use]
    pub fn of_image(vertex: VertexId, config: &Config, layers: usize, platform: &str) -> Self {
        let mut stage = Self::scratch(platform);
        stage.vertex = Some(vertex);
        stage.env = Arc::default();
        stage.config = config.clone();
        stage.base_layers = layers;
        stage.begin();
        stage
    }

    /// A stage that begins where another one ended. The variables of the image are set once more, so
    /// that they come behind ARGs and win over them.
    #[must_use]
    pub fn after(parent: &Self, version: Version) -> Self {
        let mut stage = parent.clone();
        // BuildKit 0.8 forgot the names, not the values.
        if version == Version::BuildKit08 {
            stage.declared.clear();
        }
        stage.begin();
        stage
    }

    fn begin(&mut self) {
        if !self.config.env.iter().any(|(name, _)| name == "PATH") {
            self.config.env.push(("PATH".to_owned(), PATH.to_owned()));
        }
        let env = self.config.env.clone();
        for (name, value) in env {
            self.set_env(&name, &value);
        }
    }

    /// Sets a variable of the next commands; it moves behind the others.
    pub fn set_env(&mut self, name: &str, value: &str) {
        set(Arc::make_mut(&mut self.env), name, value);
        self.env_sum = None;
    }

    /// The digest of the variables.
    pub fn env_sum(&mut self) -> Sum {
        *self.env_sum.get_or_insert_with(|| env_sum(&self.env))
    }

    /// The working directory.
    #[must_use]
    pub fn cwd(&self) -> &str {
        if self.config.workdir.is_empty() { "/" } else { &self.config.workdir }
    }

    /// A path seen from the working directory, as the argument of WORKDIR: an absolute one stays as
    /// it is written.
    #[must_use]
    pub fn workdir(&self, path: &str) -> String {
        if path.starts_with('/') { path.to_owned() } else { join(self.cwd(), path) }
    }

    /// The destination of a COPY, absolute. A slash at its end, or a point behind one, stays.
    #[must_use]
    pub fn dest(&self, path: &str) -> String {
        let written = if matches!(path, "" | ".") { "./" } else { path };
        let mut dest = if written.starts_with('/') {
            crate::base::clean::clean(written)
        } else {
            join(self.cwd(), written)
        };
        if written.ends_with('/') && !dest.ends_with('/') {
            dest.push('/');
        } else if written.ends_with("/.") {
            dest.push_str(if dest == "/" { "." } else { "/." });
        }
        dest
    }

    /// Adds a row of the history.
    pub fn row(&mut self, instruction: usize, created_by: String, empty: bool) {
        self.history.push(Row { created_by, empty, instruction });
    }
}
