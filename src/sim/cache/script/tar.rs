//! A build context as a tar: modes and links are kept, of small files the text, of others a digest.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use super::start::{Entry, What};
use super::taken::{TEXTS, text_limit};
use crate::archive::{ContentAt, read_content, read_layer};
use crate::base::clean::clean;
use crate::base::{LayerId, Limits, Report};
use crate::image::{Compression, EntryKind, LayerInfo, LayerProblem, LayerSource};

/// Reads the manifest of a context from a plain tar of `len` bytes; see [`crate::archive::unpack`]
/// for a compressed one.
///
/// What is readable is kept. Paths that are no text, devices and pipes are left out; another name of
/// a file is a file of its own, as it is to a builder.
pub fn from_tar<R: Read + Seek>(
    reader: &mut R,
    len: u64,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Report<Vec<Entry>, LayerProblem> {
    let layer = LayerInfo {
        id: LayerId(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len },
        compression: Some(Compression::None),
    };
    let read = read_layer(reader, &layer, true, limits, progress);
    let mut out: Vec<Entry> = Vec::new();
    let mut known = HashMap::new();
    let mut kept = 0;
    for (at, entry) in (0..).zip(read.index.entries()) {
        let Ok(path) = std::str::from_utf8(entry.path()) else { continue };
        let path = clean(&format!("/{path}")).trim_start_matches('/').to_owned();
        let link = entry.link().and_then(|link| std::str::from_utf8(link).ok());
        let what = match entry.kind {
            EntryKind::Dir => Some(What::Dir),
            EntryKind::Symlink => link.map(|link| What::Link(link.to_owned())),
            EntryKind::Hardlink => link.and_then(|link| {
                let link = clean(&format!("/{link}"));
                let link = link.trim_start_matches('/');
                known.get(link).and_then(|&at: &usize| out.get(at)).map(|other| other.what.clone())
            }),
            EntryKind::File => {
                let text =
                    (entry.size <= text_limit(&path) && kept + entry.size <= TEXTS).then(|| {
                        let content = ContentAt::of(at, entry);
                        let bytes = read_content(reader, &layer, &content, 0..entry.size).ok()?;
                        String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
                    });
                Some(match text.flatten() {
                    Some(text) => {
                        kept += entry.size;
                        What::Text(text)
                    }
                    None => {
                        let hash = entry.content_hash().map(|hash| format!("{hash:016x}"));
                        // What cannot be read is equal to nothing else.
                        What::Unseen(entry.size, hash.unwrap_or_else(|| format!("unread {path}")))
                    }
                })
            }
            _ => None,
        };
        if let (Some(what), false) = (what, path.is_empty()) {
            // A tar may have a path twice: the last one counts.
            let mode = u32::from(entry.mode);
            known.insert(path.clone(), out.len());
            out.push(Entry { path, mode, assumed: false, what });
        }
    }
    let mut seen = HashSet::new();
    let mut last: Vec<Entry> =
        out.into_iter().rev().filter(|entry| seen.insert(entry.path.clone())).collect();
    last.reverse();
    Report { value: last, findings: read.problems }
}
