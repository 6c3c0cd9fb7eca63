//! Reading archives beside the page: the protocol, the worker's side, and the pool that drives it.
//!
//! Not here: parsing (that is `archive`), and anything about the screen.

mod archive_worker;
mod pool;
mod protocol;
mod schedule;

pub use archive_worker::run;
pub use pool::{Answer, Pool};
pub use protocol::{Ask, JobId, Tell};
pub use schedule::Priority;
