//! What an image is, as values: archive, image, configuration, layers and their entries, and what
//! was found wrong with them.
//!
//! Not here: reading bytes (`archive`), or what the layers mean together (`union`).

mod archive;
mod config;
mod entry;
mod error;
mod finding;
mod index;
mod packed;

pub use archive::{
    Archive, ArchiveFormat, Compression, Image, ImageFrom, LayerInfo, LayerSource, Member,
    MemberKind, Platform,
};
pub use config::{Healthcheck, HistoryRow, HistoryStep, ImageConfig, RunConfig, history_rows};
pub use entry::{EntryKind, EntryOp, LayerEntry, Owner};
pub use error::{ArchiveError, Looks};
pub use finding::{Finding, LayerProblem, LinkFault, Note, Severity};
pub use index::{Entries, EntryDraft, EntryRef, IndexPart, LayerIndex, Xattr};
