//! System calls of a process in a container: paths, overlayfs, mounts.
//!
//! The order of the checks is the kernel's; each rule names its source. A call that fails changes
//! nothing, and says why.
//!
//! Not here: what tools make of it (`tools`), containers (`docker`).

mod calls;
mod copy_up;
mod entries;
mod files;
mod fs;
mod machine;
mod names;
mod process;
mod stat;
mod trace;

pub use calls::SetTime;
pub use entries::Entry;
pub use files::Flags;
pub use fs::{Fs, Listed, Options};
pub use machine::{Excess, Machine, MountPoint, Stop, Sys, Watch};
pub use process::{Dialect, Fd, Process};
pub use stat::Stat;
pub use trace::Trace;
