//! System calls of a process in a container: paths, overlayfs, mounts.
//!
//! The order of the checks is the kernel's; each rule names its source. A call that fails changes
//! nothing, and says why.
//!
//! Not here: what tools make of it (`tools`), containers (`docker`).
