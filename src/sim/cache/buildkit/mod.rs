//! BuildKit: a graph of vertices, each found in the cache by a chain of keys or run.
//!
//! `plan` turns a Dockerfile into vertices (`stage` and `dispatch` instruction by instruction,
//! `settings`, `mounts` and `history` for their details), `solve` looks each up and runs what is not
//! there, `content` reads what a step copies, `store` is the cache. `missing` is what it shows when the
//! source of a COPY is not there.

mod content;
mod dispatch;
pub mod history;
mod missing;
mod mounts;
mod plan;
mod settings;
mod solve;
mod source;
mod stage;
mod store;
mod vertex;

pub(super) use dispatch::stage_name;
pub use plan::{Plan, PlanError, Role, plan};
pub(super) use settings::health_test;
pub use solve::{Outcome, Solved, State, solve};
pub use stage::Stage;
pub use store::{Cache, ContextCopy, Exported, Record};
pub use vertex::{CopyOp, Op, Place, RunOp, Source, Vertex, VertexId};
