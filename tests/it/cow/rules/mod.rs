//! Each rule of copy-on-write, one case each.
//!
//! What is expected was derived from the rules and from what the kernel and the engine were seen to
//! do, never from what the simulator prints.

mod calls;
mod copy_up;
mod descriptors;
mod engine;
mod lookup;
mod metacopy;
mod names;
mod redirect;
mod rename;
