//! Why what changed did not count.

use super::line;
use crate::dockerfile::Dockerfile;
use crate::explain::Message;
use crate::sim::cache::Counted;

/// A change beside a hit, and why it did not count.
#[must_use]
pub fn cache_hit(file: &Dockerfile, counted: &Counted) -> Message {
    let of = |id: &'static str, path: &str| Message::new(id).text("path", path);
    match counted {
        Counted::Time { path } => of("hit-time", path),
        Counted::Ignored { path, line, pattern } => {
            of("hit-ignored", path).count("line", *line as u64).text("pattern", pattern)
        }
        Counted::Owner { path } => of("hit-owner", path),
        Counted::Attributes { path } => of("hit-attributes", path),
        Counted::Stale { path } => of("hit-stale", path),
        Counted::DirectoryMode { path } => of("hit-directory-mode", path),
        Counted::BehindLink { path } => of("hit-behind-link", path),
        Counted::Elsewhere { path } => of("hit-elsewhere", path),
        Counted::Spelling => Message::new("hit-spelling"),
        Counted::SameFiles { from } => {
            Message::new("hit-same-files").count("from", line(file, *from))
        }
        Counted::Variable { line: at } => {
            Message::new("hit-variable").count("from", line(file, *at))
        }
        Counted::BuildArg { name } => Message::new("hit-build-arg").text("name", name),
        Counted::SameLayers { line: at } => {
            Message::new("hit-same-layers").count("from", line(file, *at))
        }
        Counted::Earlier => Message::new("hit-earlier"),
    }
}
