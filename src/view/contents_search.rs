//! Searching inside the files of a layer: the bytes are read once, values of secrets are masked in
//! what is told.

use std::io::{self, Read, Seek};

use serde::{Deserialize, Serialize};

use crate::archive::{ContentAt, Piece, copy_contents, read_layer};
use crate::base::Limits;
use crate::base::path::visible;
use crate::image::{EntryKind, EntryOp, LayerIndex, LayerInfo};
use crate::union::audit::{masked_at, scan, secret_file};
use crate::union::filter::{Matcher, Pattern};

/// Bytes of a file that is searched at most: texts are smaller.
pub const LARGE: u64 = 8 << 20;
/// Files of one layer that are told at most.
pub const MOST: usize = 500;
/// Bytes in which a nought means that a file is no text, as diff(1) and grep(1) take it.
const HEAD: usize = 8_000;
/// Characters of a line that are told.
const EXCERPT: usize = 160;

/// A file in which the text was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHit {
    /// Index of its entry in the layer.
    pub entry: u32,
    /// The first line with it, from 1.
    pub line: u32,
    /// How many lines have it.
    pub lines: u32,
    /// The first line, fit for a screen, values of secrets masked, the end of a long one cut off.
    pub text: String,
}

/// What was found in a layer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInLayer {
    /// The files, in the order of the layer.
    pub hits: Vec<FileHit>,
    /// Files that were searched.
    pub searched: u32,
    /// Files that are no text.
    pub binary: u32,
    /// Files larger than [`LARGE`].
    pub large: u32,
    /// More than [`MOST`] files have it: the rest was left out.
    pub cut: bool,
}

/// Searches the regular files of a layer for a text, or for `/regex/` in each line.
///
/// # Errors
/// If the layer cannot be read to the last of them.
pub fn search_layer<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    text: &str,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> io::Result<FoundInLayer> {
    let mut found = FoundInLayer::default();
    let Ok(pattern) = Pattern::typed(text) else { return Ok(found) };
    // The layer is passed twice: for the names, then for the contents.
    let read = read_layer(reader, layer, false, limits, &mut |done| progress(done / 2));
    let files = files(&read.index, &mut found);
    let half = layer.size_stored() / 2;
    let mut search = Search { index: &read.index, matcher: pattern.matcher(), found };
    let mut bytes = Vec::new();
    let mut open = None;
    let mut sink = |piece: Piece<'_>| {
        match piece {
            Piece::Begin(at) => {
                search.file(open.and_then(|at| files.get(at)), &bytes);
                bytes.clear();
                open = Some(at);
                // An error that is none: enough was found.
                if search.found.cut {
                    return Err(io::ErrorKind::Interrupted.into());
                }
            }
            Piece::Bytes(more) => bytes.extend_from_slice(more),
        }
        Ok(())
    };
    let mut progress = |done: u64| progress(half + done / 2);
    let done = copy_contents(reader, layer, &files, &mut sink, &mut progress);
    if !search.found.cut {
        done?;
        search.file(open.and_then(|at| files.get(at)), &bytes);
    }
    Ok(search.found)
}

/// The files that are searched, in the order of their bytes.
fn files(index: &LayerIndex, found: &mut FoundInLayer) -> Vec<ContentAt> {
    let mut files = Vec::new();
    for (at, entry) in (0_u32..).zip(index.entries()) {
        if entry.kind != EntryKind::File || entry.op != EntryOp::Put || entry.size == 0 {
            continue;
        }
        if entry.size > LARGE {
            found.large += 1;
        } else {
            files.push(ContentAt::of(at, entry));
        }
    }
    files.sort_by_key(|file| (file.offset, file.entry));
    files
}

struct Search<'a> {
    index: &'a LayerIndex,
    matcher: Matcher<'a>,
    found: FoundInLayer,
}

impl Search<'_> {
    fn file(&mut self, file: Option<&ContentAt>, bytes: &[u8]) {
        let Some(file) = file else { return };
        if bytes.get(..bytes.len().min(HEAD)).unwrap_or_default().contains(&0) {
            self.found.binary += 1;
            return;
        }
        self.found.searched += 1;
        let mut first = None;
        let (mut lines, mut at) = (0, 0);
        for (number, line) in (1_u32..).zip(bytes.split(|&byte| byte == b'\n')) {
            if self.matcher.is_match(line.strip_suffix(b"\r").unwrap_or(line)) {
                lines += 1;
                first = first.or(Some((number, at..at + line.len())));
            }
            at += line.len() + 1;
        }
        let Some((line, range)) = first else { return };
        if self.found.hits.len() == MOST {
            self.found.cut = true;
            return;
        }
        let path = self.index.get(file.entry).map(|entry| entry.path());
        let secrets = scan(bytes, path.and_then(secret_file));
        let inside: Vec<_> = secrets
            .into_iter()
            .map(|secret| secret.span.start.max(range.start)..secret.span.end.min(range.end))
            .filter(|span| span.start < span.end)
            .map(|span| span.start - range.start..span.end - range.start)
            .collect();
        let shown = visible(&masked_at(bytes.get(range).unwrap_or_default(), &inside));
        let text = shown.trim().chars().take(EXCERPT).collect();
        self.found.hits.push(FileHit { entry: file.entry, line, lines, text });
    }
}
