//! Keys, builds and the context as rows.

use crate::base::sort_by;
use crate::explain::{self, Message};
use crate::sim::cache::look::{BuildLook, ContextRow, KeyPart, KeyRow, KeyTable, Mark, Past};
use crate::sim::cache::{Part, Verdict, Version, matched};

/// A row of a key.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyLine {
    /// What it is called.
    pub name: Message,
    /// Its value in the build before; empty if it was no part of the key.
    pub old: String,
    /// Its value in this build.
    pub new: String,
    /// Whether they differ.
    pub differs: bool,
    /// Whether it is part of the key at all.
    pub counts: bool,
}

/// The rows of a key: the instruction, what differs, the rest; what is no part of it last.
#[must_use]
pub fn key_lines(table: &KeyTable) -> Vec<KeyLine> {
    let line = |row: &KeyRow| KeyLine {
        name: explain::key_part(&row.part),
        old: row.old.clone().unwrap_or_default(),
        new: row.new.clone().unwrap_or_default(),
        differs: row.differs,
        counts: row.old.is_some() || row.new.is_some(),
    };
    let mut rows: Vec<&KeyRow> = table.rows.iter().collect();
    let text = |row: &KeyRow| row.part == KeyPart::Part(Part::Text);
    sort_by(&mut rows, |a, b| (!text(a), !a.differs).cmp(&(!text(b), !b.differs)));
    rows.into_iter().map(line).collect()
}

/// The word for a mark; that of a verdict says the same.
#[must_use]
pub fn mark_word(mark: Mark) -> Message {
    explain::verdict_word(&match mark {
        Mark::Hit => Verdict::Hit(Vec::new()),
        Mark::Miss => Verdict::Miss(Vec::new()),
        Mark::ReRun => Verdict::ReRun { because: 0, own: Vec::new() },
        Mark::Skipped => Verdict::Skipped,
        Mark::Error => Verdict::Error,
        Mark::NotReached => Verdict::NotReached,
        Mark::Settings => Verdict::Settings,
        Mark::Base => Verdict::Base(Vec::new()),
        Mark::Stage => Verdict::Stage,
        Mark::Scratch => Verdict::Scratch,
        Mark::Global => Verdict::Global,
    })
}

/// Two builds beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Steps that were found.
    pub hits: (u64, u64),
    /// Steps that ran.
    pub runs: (u64, u64),
    /// Milliseconds.
    pub time: (u64, u64),
    /// Bytes of the image.
    pub bytes: (u64, u64),
    /// Bytes to push.
    pub push: (u64, u64),
    /// The instructions of the second whose mark is another one: what it was, what it is.
    pub lines: Vec<(usize, Mark, Mark)>,
}

/// Compares two builds of a builder by their numbers; nothing if it did not make both.
#[must_use]
pub fn compare(
    history: &[Past],
    builds: &[BuildLook],
    version: Version,
    (one, other): (u64, u64),
) -> Option<Comparison> {
    let past =
        |number: u64| history.iter().find(|past| past.number == number && past.version == version);
    let look = |number: u64| {
        builds.iter().find(|build| build.number == number && build.version == version)
    };
    let (a, b) = (past(one)?, past(other)?);
    let mut lines = Vec::new();
    if let (Some(before), Some(after)) = (look(one), look(other)) {
        let files = [before, after].map(|build| super::parsed(&build.text));
        for (at, pair) in matched(&files[0], &files[1]).into_iter().enumerate() {
            let was = pair.and_then(|pair| a.marks.get(pair));
            if let (Some(was), Some(is)) = (was, b.marks.get(at))
                && was != is
            {
                lines.push((at, *was, *is));
            }
        }
    }
    Some(Comparison {
        hits: (a.hits, b.hits),
        runs: (a.runs, b.runs),
        time: (a.time, b.time),
        bytes: (a.bytes, b.bytes),
        push: (a.push, b.push),
        lines,
    })
}

/// What is said beside a path of the context.
#[must_use]
pub fn context_notes(row: &ContextRow) -> Vec<Message> {
    let ignored = row.ignored.as_ref().map(|(line, pattern)| {
        Message::new("context-ignored").count("line", *line as u64).text("pattern", pattern)
    });
    let changed = row.change.as_ref().map(explain::context_change);
    let assumed = row.assumed.then(|| Message::new("context-assumed"));
    ignored.into_iter().chain(changed).chain(assumed).collect()
}
