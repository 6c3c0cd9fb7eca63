//! Secrets inside files: what a scan of their contents found.

use serde::{Deserialize, Serialize};

use super::{Line, Row, Section};
use crate::base::LayerId;
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::union::UnionTree;
use crate::union::audit::{Secret, SecretKind, SecretPlace, SecretSpan, masked, scan, secret_file};

/// Bytes of a line that are shown before and behind a secret.
const AROUND: usize = 60;
/// Secrets told of one file.
const PER_FILE: usize = 5;

/// What was scanned, and found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scanned {
    /// Files that were read.
    pub files: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// The secrets.
    pub rows: Vec<Row>,
    /// Secrets that were found and are not told.
    pub more: u64,
}

/// The secrets in a file's contents, as one layer stores it.
pub fn in_file(tree: &UnionTree, layer: LayerId, entry: u32, bytes: &[u8], out: &mut Scanned) {
    out.files += 1;
    out.bytes += bytes.len() as u64;
    let Some(path) = tree.index(layer).and_then(|index| Some(index.get(entry)?.path().to_vec()))
    else {
        return;
    };
    let found = scan(bytes, secret_file(&path));
    let Some(node) = tree.find(&path).filter(|_| !found.is_empty()) else { return };
    let next = tree.versions(node).iter().find(|version| version.layer > layer);
    let place =
        SecretPlace::File { node, layer, entry, hidden_by: next.map(|version| version.layer) };
    let mut kinds: Vec<SecretKind> = found.iter().map(|found| found.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of_kind: Vec<&SecretSpan> = found.iter().filter(|found| found.kind == kind).collect();
        if out.rows.len() >= super::MOST {
            out.more += of_kind.len() as u64;
            continue;
        }
        let Some(first) = of_kind.first() else { continue };
        let secret = Secret { kind, place: place.clone(), span: Some(first.span.clone()) };
        let mut lines = vec![Line::path(tree.path(node), layer, None)];
        lines.extend(of_kind.iter().take(PER_FILE).map(|span| excerpt(bytes, span, &found)));
        let more = of_kind.len().saturating_sub(PER_FILE) as u64;
        let notes = (more > 0).then(|| Message::new("report-more").count("count", more));
        let said = explain::secret(tree, &secret);
        out.rows.push(Row { lines, notes: notes.into_iter().collect(), ..Row::of(said) });
    }
}

/// The line a secret is in, cut to what is around it; the first line of one of several.
fn excerpt(bytes: &[u8], of: &SecretSpan, all: &[SecretSpan]) -> Line {
    let start = of.span.start.min(bytes.len());
    let end = of.span.end.min(bytes.len());
    let line_from = bytes[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let from = line_from.max(start.saturating_sub(AROUND));
    let first_end = bytes[start..end].iter().position(|&b| b == b'\n').map_or(end, |at| start + at);
    let line_end = bytes[first_end..]
        .iter()
        .position(|&b| b == b'\n')
        .map_or(bytes.len(), |at| first_end + at);
    let to = line_end.min(first_end + AROUND);
    let number = bytes[..start].iter().filter(|&&b| b == b'\n').count() + 1;
    let within = |span: &SecretSpan| {
        let (a, b) = (span.span.start.max(from), span.span.end.min(to));
        (a < b).then(|| SecretSpan { kind: span.kind, span: a - from..b - from })
    };
    let spans: Vec<SecretSpan> = all.iter().filter_map(within).collect();
    let text = &bytes[from..to];
    let shown = |bytes: &[u8]| format!("{number}: {}", visible(bytes));
    Line { text: shown(&masked(text, &spans)), plain: Some(shown(text)), ..Line::default() }
}

/// What the scan came to.
#[must_use]
pub fn scanned(of: &Scanned) -> Section {
    let mut section = Section::new("report-scanned", of.rows.iter().cloned());
    section.more += of.more;
    let read =
        Message::new("report-scanned-files").count("files", of.files).bytes("bytes", of.bytes);
    let section = section.about(read);
    if of.rows.is_empty() { section.about(Message::new("report-scanned-none")) } else { section }
}
