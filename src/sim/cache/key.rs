//! A cache key as its named parts; the digest is derived from them, so that a miss can say which
//! part changed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Selected;
use super::hash::{Hasher, Sum};
use super::image::EnvList;

/// What a part of a key is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The instruction as the key has it: the command of a RUN, the step's text of the classic
    /// builder.
    Text,
    /// The shell that runs a command.
    Shell,
    /// The variables that a command sees, in order.
    Env,
    /// The working directory.
    Cwd,
    /// The user.
    User,
    /// A mount, by its target.
    Mount(String),
    /// `--network`.
    Network,
    /// `--security`.
    Security,
    /// A device of a RUN.
    Device,
    /// The name of an added host; its address does not count.
    Host(String),
    /// A limit of the build: `--ulimit`, `--shm-size`.
    Limit(String),
    /// Operating system and architecture.
    Platform,
    /// The last name of a source.
    SourceName,
    /// What a source holds, by the source as written.
    Content(String),
    /// Where files are copied to.
    Dest,
    /// `--chown`.
    Chown,
    /// `--chmod`.
    Chmod,
    /// `--exclude`.
    Exclude,
    /// `--parents`.
    Parents,
    /// Whether archives are unpacked: ADD, not COPY.
    Unpack,
    /// A directory to make.
    Directory,
    /// Its owner.
    Owner,
    /// `SOURCE_DATE_EPOCH`.
    Epoch,
    /// The layers of the base image.
    BaseLayers,
    /// The image as a whole, configuration included: the classic builder's id.
    BaseImage,
    /// The build arguments in effect, as the classic builder puts them before a command.
    BuildArgs,
}

/// A part with its value.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub part: Part,
    /// As it is compared.
    pub text: Arc<str>,
    /// Of a [`Part::Content`], what the source stands for.
    pub files: Option<Arc<Selected>>,
    /// Of [`Part::Env`], the variables.
    pub env: Option<Arc<EnvList>>,
}

/// The digest of a list of variables.
#[must_use]
pub fn env_sum(env: &EnvList) -> Sum {
    env.iter()
        .fold(Hasher::new("env"), |hasher, (name, value)| hasher.text(name).text(value))
        .done()
}

/// The own parts of a step's key: all but what it is built on.
#[derive(Clone, Debug, Default)]
pub struct Parts(pub Vec<Value>);

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, part: Part, text: impl Into<Arc<str>>) {
        self.0.push(Value { part, text: text.into(), files: None, env: None });
    }

    /// Adds what a source holds.
    pub fn add_content(&mut self, source: &str, sum: Sum, files: Option<Arc<Selected>>) {
        let text = format!("{:032x}", sum.0);
        let part = Part::Content(source.to_owned());
        self.0.push(Value { part, text: text.into(), files, env: None });
    }

    /// Adds the variables that a command sees; `sum` is their digest, made once for many steps.
    pub fn add_env(&mut self, env: &Arc<EnvList>, sum: Sum) {
        let text = format!("{:032x}", sum.0).into();
        self.0.push(Value { part: Part::Env, text, files: None, env: Some(Arc::clone(env)) });
    }

    /// The digest of the parts on top of what the step is built on. The order counts; how a source
    /// is called does not.
    #[must_use]
    pub fn sum(&self, parent: Option<Sum>) -> Sum {
        let mut hasher = Hasher::new("key").sum(parent.unwrap_or_default());
        for Value { part, text, .. } in &self.0 {
            hasher = match part {
                Part::Content(_) => hasher.text("content"),
                Part::Mount(target) => hasher.text("mount").text(target),
                Part::Host(name) => hasher.text("host").text(name),
                Part::Limit(name) => hasher.text("limit").text(name),
                // No two of the others carry text of their own, so the variant's number will do.
                other => hasher.number(other.number()),
            };
            hasher.add(text.as_bytes());
        }
        hasher.done()
    }
}

impl Part {
    fn number(&self) -> u64 {
        match self {
            Self::Text => 1,
            Self::Shell => 2,
            Self::Env => 3,
            Self::Cwd => 4,
            Self::User => 5,
            Self::Mount(_) => 6,
            Self::Network => 7,
            Self::Security => 8,
            Self::Device => 9,
            Self::Host(_) => 10,
            Self::Limit(_) => 11,
            Self::Platform => 12,
            Self::SourceName => 13,
            Self::Content(_) => 14,
            Self::Dest => 15,
            Self::Chown => 16,
            Self::Chmod => 17,
            Self::Exclude => 18,
            Self::Parents => 19,
            Self::Unpack => 20,
            Self::Directory => 21,
            Self::Owner => 22,
            Self::Epoch => 23,
            Self::BaseLayers => 24,
            Self::BaseImage => 25,
            Self::BuildArgs => 27,
        }
    }
}
