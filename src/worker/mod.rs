//! Reading archives and simulating beside the page: the protocols, the workers' side, the pool that
//! drives the readers, the one worker of a simulation.
//!
//! Not here: parsing (that is `archive`), and anything about the screen.

mod archive_worker;
mod asker;
mod building;
mod pool;
mod protocol;
mod reading;
mod schedule;
mod simulation;
mod surveying;
mod taking;

pub use archive_worker::run;
pub use asker::Told;
pub use building::{BuildHeard, Building};
pub use pool::{Answer, Pool};
pub use protocol::{Ask, JobId, Opened, Tell};
pub use schedule::Priority;
pub use simulation::{Halted, SimAsk, SimHeard, SimTell, Simulation};
pub use surveying::{Comparison, Export, Survey, Surveyed, Want};
pub use taking::{TakeAsk, TakeHeard, TakeTell, Taking};
