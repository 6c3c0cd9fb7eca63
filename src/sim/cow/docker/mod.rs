//! The engine's side: containers, images, volumes, and the commands that handle them.
//!
//! A container is an empty layer over an image, with the engine's init layer between and the
//! engine's mounts over it. Source: moby (`daemon/`, `daemon/initlayer`), Docker's documentation.
//!
//! Not here: system calls (`kernel`), the tools in a container (`tools`).

mod command;
mod commit;
mod copy;
mod line;
mod lists;
mod machine;
mod output;
mod run;
mod setup;
mod state;
mod text;

pub use command::{Command, Mount, MountSource, RunOptions};
pub use line::{COMMANDS, LineError, parse_docker};
pub use state::{Container, Facts, HistoryLine, Image, MountOf, Source, State, Status};

pub(super) use machine::assemble;
pub(super) use run::{Engine, shell};
