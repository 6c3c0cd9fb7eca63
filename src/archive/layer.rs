//! One layer's tar, read into its index.

use std::io::{Read, Seek, SeekFrom};

use super::decode::Decoder;
use super::digests::{LayerDigests, check_digests};
use super::input::Input;
use super::source::{Seeking, Source, Streaming};
use super::tar_reader::{Fault, RawEntry, TarReader};
use crate::base::path::visible;
use crate::base::{Limit, Limits, path};
use crate::image::{
    Compression, EntryDraft, EntryKind, EntryOp, LayerIndex, LayerInfo, LayerProblem, LayerSource,
    Owner, Severity,
};

/// What was read of one layer.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LayerRead {
    /// Its entries, as far as they could be read.
    pub index: LayerIndex,
    /// What is to be said about it.
    pub problems: Vec<LayerProblem>,
    /// Its digests, if they were asked for and all of it could be read.
    pub digests: Option<LayerDigests>,
}

/// Reads one layer: headers into an index, contents passed over.
///
/// A compressed layer is decoded whole, and the contents of its files are hashed on the way; of a
/// plain layer only headers are read and contents are skipped by seeking, unless `verify` asks for
/// the digests of everything, which are then compared with what the image says. What is readable is
/// always kept; the problems say the rest. A layer that [`super::open`] could not find or whose
/// compression it did not know gives an empty index and no problem, since that is told already.
/// `progress` is given the stored bytes passed.
pub fn read_layer<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    verify: bool,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> LayerRead {
    let (LayerSource::Bytes { offset, len }, Some(compression)) = (layer.source, layer.compression)
    else {
        return LayerRead::default();
    };
    let mut read = LayerRead::default();
    let there = match available(reader, offset, len) {
        Ok(there) => there,
        Err(message) => {
            read.problems.push(LayerProblem::Read { message });
            return read;
        }
    };
    if len == 0 {
        read.problems.push(LayerProblem::ZeroBytes);
    }
    let mut walk = Walk::new(read, limits);
    if compression == Compression::None && !verify {
        let mut tar = TarReader::new(Seeking::new(reader, offset, there, progress), limits);
        let fault = walk.entries(&mut tar);
        match tar.source.failed.take() {
            Some(message) => walk.read.problems.push(LayerProblem::Read { message }),
            None => walk.fault(fault, tar.number(), &[]),
        }
        walk.read.index.tar_bytes = tar.source.len();
        walk.cut(there, len);
        progress(there);
        return walk.read;
    }
    if reader.seek(SeekFrom::Start(offset)).is_err() {
        walk.read.problems.push(LayerProblem::Read { message: String::new() });
        return walk.read;
    }
    let input = Input::new(reader, there, verify && compression != Compression::None, progress);
    let source = Streaming::new(Decoder::new(input, compression, limits), verify);
    let mut tar = TarReader::new(source, limits);
    let fault = walk.entries(&mut tar);
    let number = tar.number();
    let mut source = tar.source;
    let total = source.drain();
    let stop = source.stop.take();
    let complete = stop.is_none();
    let (decoder, diff_id) = source.finish();
    let faults = decoder.faults();
    let digest = decoder.finish();
    walk.read.index.tar_bytes = total;
    walk.stream(fault, number, stop.map(|stop| stop.problem(compression, total)));
    walk.cut(there, len);
    walk.read.problems.extend(faults.problems(compression));
    if let Some(diff_id) = diff_id
        && complete
        && there == len
    {
        let digest = digest.unwrap_or_else(|| diff_id.0.clone());
        let digests = LayerDigests { diff_id, digest, size_uncompressed: total };
        walk.read.problems.extend(check_digests(layer, &digests));
        walk.read.digests = Some(digests);
    }
    walk.read
}

/// How many of the `len` bytes from `offset` on the reader has.
pub(super) fn available<R: Seek>(reader: &mut R, offset: u64, len: u64) -> Result<u64, String> {
    let end = reader.seek(SeekFrom::End(0)).map_err(|e| e.to_string())?;
    Ok(end.saturating_sub(offset).min(len))
}

/// Fills an index, within limits.
pub(super) struct Walk<'l> {
    pub(super) read: LayerRead,
    limits: &'l Limits,
    /// Bytes of names, links, attributes and sparse maps held so far.
    held: u64,
}

impl<'l> Walk<'l> {
    pub(super) fn new(read: LayerRead, limits: &'l Limits) -> Self {
        Self { read, limits, held: 0 }
    }

    /// Whether there may be one more entry.
    pub(super) fn takes(&mut self, raw: &RawEntry) -> bool {
        let takes = raw.number <= self.limits.entries;
        if !takes {
            self.limit(Limit::Entries, self.limits.entries, &[]);
        }
        takes
    }

    /// Reads entries until the end or a fault.
    fn entries<S: Source>(&mut self, tar: &mut TarReader<'_, S>) -> Option<Fault> {
        loop {
            let raw = match tar.next() {
                Ok(Some(raw)) => raw,
                Ok(None) => return None,
                Err(fault) => return Some(fault),
            };
            if !self.takes(&raw) {
                return None;
            }
            let content = match tar.pass(&raw) {
                Ok(content) => content,
                Err(fault) => return Some(fault),
            };
            if !self.add(raw, content) {
                return None;
            }
        }
    }

    fn limit(&mut self, limit: Limit, value: u64, at: &[u8]) {
        let at = shortened(at);
        let again =
            |p: &LayerProblem| matches!(p, LayerProblem::Limit { limit: l, .. } if *l == limit);
        if !self.read.problems.iter().any(again) {
            self.read.problems.push(LayerProblem::Limit { limit, value, at });
        }
    }

    /// Adds one entry; `false` if there is no room for any more.
    pub(super) fn add(&mut self, raw: RawEntry, content: Option<u64>) -> bool {
        let kind = entry_kind(raw.kind);
        if raw.name.len() > self.limits.path_bytes {
            self.limit(Limit::PathBytes, self.limits.path_bytes as u64, &raw.name);
            return true;
        }
        let path = path::clean(&raw.name);
        if path.iter().filter(|&&b| b == b'/').count() >= self.limits.depth {
            self.limit(Limit::Depth, self.limits.depth as u64, &path);
            return true;
        }
        let problems = &mut self.read.problems;
        if let Some(field) = raw.bad_number {
            let (byte, entry) = (raw.at, raw.number);
            problems.push(LayerProblem::BadNumber { field: field.to_owned(), byte, entry });
        }
        if raw.bad_sparse {
            problems.push(LayerProblem::BadSparse { byte: raw.at, entry: raw.number });
            return true;
        }
        let op = entry_op(&path, kind);
        match (op, kind) {
            (EntryOp::InvalidWhiteout, _) => {
                problems.push(LayerProblem::InvalidWhiteout { path: shortened(&path) });
            }
            (EntryOp::Nameless, _) => {
                problems.push(LayerProblem::Nameless { entry: raw.number });
            }
            (_, EntryKind::Other(type_byte)) => {
                let again = |p: &LayerProblem| matches!(p, LayerProblem::UnknownType { type_byte: t, .. } if *t == type_byte);
                if !problems.iter().any(again) {
                    let path = shortened(&path);
                    problems.push(LayerProblem::UnknownType { type_byte, path });
                }
            }
            _ if raw.name.is_empty() => {
                problems.push(LayerProblem::Nameless { entry: raw.number });
            }
            _ => {}
        }
        // A hostile layer may have a million of them; a few tell enough.
        problems.truncate(100);

        let name = match raw.name.strip_suffix(b"/") {
            Some(name) if kind == EntryKind::Dir => name.to_vec(),
            _ => raw.name,
        };
        let links = matches!(kind, EntryKind::Symlink | EntryKind::Hardlink);
        let device = matches!(kind, EntryKind::Char | EntryKind::Block);
        let mut draft = EntryDraft::new(path, kind);
        draft.raw_name = (name != draft.path).then_some(name);
        draft.op = op;
        draft.mode = raw.mode;
        draft.owner = Owner { uid: raw.uid, gid: raw.gid };
        draft.mtime = raw.mtime;
        draft.mtime_nanos = raw.nanos;
        draft.size = if kind == EntryKind::File { raw.size } else { 0 };
        draft.offset = raw.offset;
        draft.content = content.filter(|_| kind == EntryKind::File);
        draft.link = links.then_some(raw.link);
        draft.device = device.then_some(raw.device);
        draft.xattrs = raw.xattrs;
        draft.sparse = raw.sparse.unwrap_or_default();

        let held = draft.path.len()
            + draft.raw_name.as_ref().map_or(0, Vec::len)
            + draft.link.as_ref().map_or(0, Vec::len)
            + draft.xattrs.iter().map(|(name, value)| name.len() + value.len() + 32).sum::<usize>()
            + draft.sparse.len() * 16;
        self.held = self.held.saturating_add(held as u64);
        if self.held > self.limits.name_bytes {
            self.limit(Limit::NameBytes, self.limits.name_bytes, &draft.path);
            return false;
        }
        self.read.index.push(draft);
        true
    }

    /// How a stream ended: the fault in its tar, and why it could not be decoded on.
    pub(super) fn stream(&mut self, fault: Option<Fault>, entry: u64, stop: Option<LayerProblem>) {
        self.fault(fault, entry, stop.as_slice());
        self.read.problems.extend(stop);
    }

    /// Tells that the archive ends inside the layer, unless its entries have shown it already.
    pub(super) fn cut(&mut self, there: u64, len: u64) {
        let told = |p: &LayerProblem| p.severity() == Severity::Partial;
        if there < len && !self.read.problems.iter().any(told) {
            self.read.problems.push(LayerProblem::EndsEarly { bytes: there });
        }
    }

    /// Says what a fault means; faults that only follow from a stream's end are left to `stream`.
    pub(super) fn fault(&mut self, fault: Option<Fault>, entry: u64, stream: &[LayerProblem]) {
        let Some(fault) = fault else { return };
        let problem = match fault {
            Fault::CutHeader { .. } | Fault::Cut { .. } | Fault::NotATar if !stream.is_empty() => {
                return;
            }
            Fault::NotATar => LayerProblem::NotATar,
            Fault::BadHeader { byte } => LayerProblem::BadHeader { byte, entry },
            Fault::BadSize { byte } => {
                LayerProblem::BadNumber { field: "size".to_owned(), byte, entry }
            }
            Fault::NegativeSize { byte, .. } => LayerProblem::NegativeSize { byte, entry },
            Fault::BadPax { byte } => LayerProblem::BadPax { byte, entry },
            Fault::Huge { byte, bytes } => LayerProblem::HugeHeader { bytes, byte },
            Fault::CutHeader { byte } => LayerProblem::EndsInsideFile { path: String::new(), byte },
            Fault::Cut { byte, name } => {
                LayerProblem::EndsInsideFile { path: shortened(&path::clean(&name)), byte }
            }
            Fault::LoneZeroBlock { byte } => LayerProblem::LoneZeroBlock { byte },
        };
        self.read.problems.push(problem);
    }
}

/// A name for a message: readable and not endless.
pub(super) fn shortened(name: &[u8]) -> String {
    const MOST: usize = 300;
    if name.len() <= MOST {
        return visible(name);
    }
    let mut text = visible(&name[..MOST]);
    text.push('…');
    text
}

fn entry_kind(type_byte: u8) -> EntryKind {
    match type_byte {
        0 | b'0' | b'7' | b'S' => EntryKind::File,
        b'1' => EntryKind::Hardlink,
        b'2' => EntryKind::Symlink,
        b'3' => EntryKind::Char,
        b'4' => EntryKind::Block,
        b'5' => EntryKind::Dir,
        b'6' => EntryKind::Fifo,
        other => EntryKind::Other(other),
    }
}

/// What a cleaned path does (OCI image-spec, `layer.md`, "Whiteouts").
fn entry_op(path: &[u8], kind: EntryKind) -> EntryOp {
    if path.is_empty() {
        return if kind == EntryKind::Dir { EntryOp::Put } else { EntryOp::Nameless };
    }
    let (parent, name) = match path.iter().rposition(|&b| b == b'/') {
        Some(slash) => (&path[..slash], &path[slash + 1..]),
        None => (&path[..0], path),
    };
    let aufs = |part: &[u8]| part.starts_with(b".wh..wh.");
    if parent.split(|&b| b == b'/').any(aufs) {
        return EntryOp::AufsMetadata;
    }
    match name.strip_prefix(b".wh.") {
        None => EntryOp::Put,
        Some(b"" | b"." | b"..") => EntryOp::InvalidWhiteout,
        Some(b".wh..opq") => EntryOp::Opaque,
        Some(_) if aufs(name) => EntryOp::AufsMetadata,
        Some(_) => EntryOp::Whiteout,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_an_entry_does() {
        for (path, op) in [
            ("a", EntryOp::Put),
            ("a/.wharf", EntryOp::Put),
            ("a/.wh.b", EntryOp::Whiteout),
            ("a/.wh..wh..opq", EntryOp::Opaque),
            (".wh..wh.plnk/x", EntryOp::AufsMetadata),
            (".wh..wh.f", EntryOp::AufsMetadata),
            (".wh.", EntryOp::InvalidWhiteout),
            ("a/.wh..", EntryOp::InvalidWhiteout),
            ("a/.wh...", EntryOp::InvalidWhiteout),
            ("a/.wh....", EntryOp::Whiteout),
        ] {
            assert_eq!(entry_op(path.as_bytes(), EntryKind::File), op, "{path}");
        }
    }
}
