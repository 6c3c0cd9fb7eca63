//! What a screen needs to know of a place in a script: made where the states are, sent where they
//! are drawn. Every list has a bound; what is beyond is counted.
//!
//! Not here: words, and where things stand on a screen.

mod build;
mod context;
mod keys;

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use build::{BuildLook, LayerKind, LineLook, Mark, Past};
pub use context::{Change, ContextLook, ContextRow, FileLook, RowKind};
pub use keys::{KeyPart, KeyRow, KeyTable};

use super::advice::Advised;
use super::event::CacheEvent;
use super::external::External;
use super::golf::Score;
use super::options::Export;
use super::script::Step;
use super::version::Version;

pub use build::{build_look, past};
pub use context::{Since, context_look};
pub use keys::key_table;

/// What is to be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The instruction whose key is opened; the first that missed without.
    pub line: Option<usize>,
    /// Numbers of builds that are looked at beside the latest.
    pub builds: Vec<u64>,
    /// Directories of the context that are open.
    pub open: Vec<String>,
    /// Whether advice is wanted: it takes some builds to try.
    pub advice: bool,
    /// Whether a build on a clean machine is tried, with the cache of the build before.
    pub external: bool,
    /// The course of golf that is played, by its place among [`COURSES`](super::golf::COURSES).
    pub course: Option<usize>,
    /// The file of the context whose text is wanted.
    pub file: Option<String>,
}

/// A place in a script, as a screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CacheLook {
    /// Steps done.
    pub step: usize,
    /// The Dockerfile there.
    pub dockerfile: String,
    /// What the last step did: the frames.
    pub events: Vec<CacheEvent>,
    /// The last step, if it is about the context or the options; texts are left out.
    pub done: Option<Step>,
    /// Whether the last step built.
    pub built: bool,
    /// The latest builds, one of each builder that built then, then those that were asked for.
    pub builds: Rc<Vec<BuildLook>>,
    /// Every build, the oldest first.
    pub history: Vec<Past>,
    /// The key of the line looked at, of each of the latest builds that has one.
    pub keys: Vec<KeyTable>,
    /// The build context.
    pub context: ContextLook,
    /// Build arguments.
    pub args: BTreeMap<String, String>,
    /// Secrets that have a value; no value is here.
    pub secrets: Vec<String>,
    /// The other options.
    pub options: OptionsLook,
    /// Advice on the latest build of BuildKit, if it was asked for.
    pub advice: Vec<Advised>,
    /// Whether advice was asked for.
    pub advised: bool,
    /// What the latest build of BuildKit runs on a clean machine, if that was asked for and the
    /// build before it exported its cache.
    pub external: Option<External>,
    /// How the Dockerfile does on the course that is played.
    pub score: Option<Score>,
}

/// Options of the next build.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionsLook {
    /// `--target`.
    pub target: Option<String>,
    /// `--no-cache`.
    pub no_cache: bool,
    /// `--network`.
    pub network: Option<String>,
    /// `--platform`.
    pub platform: Option<String>,
    /// `--cache-to`.
    pub cache_to: Option<(Export, String)>,
    /// `--cache-from`.
    pub cache_from: Option<String>,
}

impl CacheLook {
    /// The latest build of a builder.
    #[must_use]
    pub fn latest(&self, version: Version) -> Option<&BuildLook> {
        self.builds.iter().find(|build| build.version == version)
    }
}

/// The beginning of a text that may be long.
fn short(text: &str) -> String {
    const SHOWN: usize = 200;
    let text = text.replace('\0', " ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
