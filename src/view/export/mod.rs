//! What can be taken away: JSON (ours and dive's), the list of files as CSV, a report as Markdown,
//! and tar files.
//!
//! All are written to an `io::Write`, piece by piece; nothing holds a whole export. docs/EXPORT.md
//! describes the formats. Values of secrets are in none of them but the tar files, which are exact.

mod csv;
mod dive_json;
mod json;
mod markdown;
mod members;
mod tar;

pub use csv::csv;
pub use dive_json::dive_json;
pub use json::json;
pub use markdown::{Piece as ReportPiece, markdown, report_pieces, said};
pub use tar::{ContentSource, Piece, TarDone, write_tar};
