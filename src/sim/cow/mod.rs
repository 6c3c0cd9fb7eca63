//! Copy-on-write: what a kernel and an engine do to containers over an image.
//!
//! The image is the union tree ([`World`]), a container an empty layer over it. System calls
//! ([`kernel`]) follow overlayfs as Docker mounts it; what happened is told as [`CowEvent`]s.
//! docs/MODEL.md lists the rules with their sources and tests, and what is not modelled.
//!
//! Not here: sentences, screens, the bytes of image files (see [`content`]).

pub mod complete;
pub mod content;
mod diff;
pub mod docker;
pub mod drivers;
mod errno;
mod event;
pub mod kernel;
pub mod layer;
pub mod listing;
pub mod look;
mod mount;
mod op;
mod op_text;
pub mod panels;
pub mod predict;
pub mod ready;
mod refusal;
pub mod save;
mod script;
mod session;
pub mod shell;
mod simulator;
pub mod tools;
mod world;

pub use diff::{Change, Member, MemberKind, Weight, docker_diff, members, weigh};
pub use errno::Errno;
pub use event::{Attribute, Because, CowEvent, Met, MountKind, Trigger};
pub use mount::Mount;
pub use op::{Op, Reply};
pub use refusal::Refusal;
pub use script::{ScriptError, ScriptProblem, parse_script, script_text};
pub use session::{Done, Fetch, Halt, Session};
pub use simulator::{Action, Cow, Fetched, Full};
pub use world::{LayerRef, Layered, Lower, Object, Real, World};
