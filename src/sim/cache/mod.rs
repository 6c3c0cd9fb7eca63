//! The build cache: what each builder reuses, what it runs again, and which part of which key is the
//! cause.
//!
//! [`buildkit`] is the graph solver of BuildKit, [`classic`] the builder of Docker before it. Both read
//! the same [`Inputs`]; a build is a pure function of them and of what the builder remembers.
//! docs/MODEL.md lists the rules with their sources and tests, and what is a model.
//!
//! Not here: reading a Dockerfile (`dockerfile`), sentences, screens.

mod action;
pub mod advice;
mod build;
pub mod buildkit;
pub mod classic;
pub mod context;
mod desk;
mod diff;
mod event;
pub mod external;
pub mod files;
pub mod golf;
mod hash;
mod image;
mod inputs;
mod key;
pub mod look;
pub mod model;
mod options;
pub mod progress;
pub mod ready;
mod reason;
pub mod registry;
mod scope;
pub mod script;
mod session;
mod simulator;
mod text;
pub mod tree;
mod unchanged;
mod verdict;
mod version;

pub use action::{Action, Refusal};
pub use build::{Build, Failure, HistoryRow, Key, Link, Memory, Status, Step, Trigger, build};
pub use desk::{Desk, Reply, Request, Starting};
pub use diff::matched;
pub use event::CacheEvent;
pub use hash::{Hasher, Sum};
pub use image::{BaseImage, Config, EnvList, ImageLayer, PATH};
pub use inputs::{Inputs, Output, Repository, Resource, RunModel};
pub use key::{Part, Parts, Value};
pub use options::{Export, Options};
pub use reason::{FileChange, Reason, differing};
pub use session::{Halt, Session};
pub use simulator::{BuildCache, State, Told};
pub use unchanged::Counted;
pub use verdict::{Nearest, Verdict, verdicts};
pub use version::Version;
