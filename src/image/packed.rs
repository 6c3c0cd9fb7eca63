//! How entries go from worker to page: as rows of a fixed length, which are copied, not parsed.
//!
//! A layer of a quarter of a million entries would spend longer in a parser than in the union.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

use super::{EntryKind, EntryOp, LayerEntry};

/// Bytes of an entry.
const ROW: usize = 59;

const OPS: [EntryOp; 6] = [
    EntryOp::Put,
    EntryOp::Whiteout,
    EntryOp::Opaque,
    EntryOp::AufsMetadata,
    EntryOp::InvalidWhiteout,
    EntryOp::Nameless,
];

const KINDS: [EntryKind; 7] = [
    EntryKind::File,
    EntryKind::Dir,
    EntryKind::Symlink,
    EntryKind::Hardlink,
    EntryKind::Char,
    EntryKind::Block,
    EntryKind::Fifo,
];

/// Where a value stands in its table; behind the table for one that is not in it.
fn place<T: PartialEq>(table: &[T], value: &T) -> u8 {
    table.iter().position(|known| known == value).unwrap_or(table.len()) as u8
}

fn write(entry: &LayerEntry, out: &mut Vec<u8>) {
    let other = if let EntryKind::Other(byte) = entry.kind { byte } else { 0 };
    for number in [entry.path, entry.path_len, entry.extra, entry.uid, entry.gid] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    for number in [entry.size, entry.offset, entry.content] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(&entry.mtime.to_le_bytes());
    out.extend_from_slice(&entry.mode.to_le_bytes());
    out.extend_from_slice(&[
        entry.raw_prefix,
        place(&OPS, &entry.op),
        place(&KINDS, &entry.kind),
        other,
        u8::from(entry.has_content),
    ]);
}

/// The next bytes of a row.
#[inline(always)]
fn take<const N: usize>(row: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = row.split_first_chunk()?;
    *row = rest;
    Some(*taken)
}

fn read(mut row: &[u8]) -> Option<LayerEntry> {
    let row = &mut row;
    let path = u32::from_le_bytes(take(row)?);
    let path_len = u32::from_le_bytes(take(row)?);
    let extra = u32::from_le_bytes(take(row)?);
    let uid = u32::from_le_bytes(take(row)?);
    let gid = u32::from_le_bytes(take(row)?);
    let size = u64::from_le_bytes(take(row)?);
    let offset = u64::from_le_bytes(take(row)?);
    let content = u64::from_le_bytes(take(row)?);
    let mtime = i64::from_le_bytes(take(row)?);
    let mode = u16::from_le_bytes(take(row)?);
    let [raw_prefix, op, kind, other, has_content] = take(row)?;
    let op = *OPS.get(usize::from(op))?;
    let kind = KINDS.get(usize::from(kind)).copied().unwrap_or(EntryKind::Other(other));
    let has_content = has_content != 0;
    Some(LayerEntry {
        path,
        path_len,
        extra,
        mode,
        raw_prefix,
        op,
        kind,
        has_content,
        uid,
        gid,
        mtime,
        size,
        offset,
        content,
    })
}

/// Entries as rows.
pub(super) mod rows {
    use super::{Deserializer, Error, LayerEntry, ROW, Serializer, bytes, read, write};

    pub(in super::super) fn serialize<S: Serializer>(
        entries: &[LayerEntry],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut out = Vec::with_capacity(entries.len() * ROW);
        entries.iter().for_each(|entry| write(entry, &mut out));
        to.serialize_bytes(&out)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<LayerEntry>, D::Error> {
        let bytes = bytes::deserialize(from)?;
        let rows = bytes.chunks_exact(ROW);
        let mut entries = Vec::with_capacity(rows.len());
        if rows.remainder().is_empty() {
            entries.extend(rows.map_while(read));
        }
        if entries.len() * ROW == bytes.len() {
            Ok(entries)
        } else {
            Err(D::Error::custom("no entries"))
        }
    }
}

/// Bytes in one piece.
pub(super) mod bytes {
    use super::{Deserializer, Error, Serializer, Visitor};

    pub(in super::super) fn serialize<S: Serializer>(
        bytes: &[u8],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<u8>, D::Error> {
        from.deserialize_bytes(Copied)
    }

    struct Copied;

    impl Visitor<'_> for Copied {
        type Value = Vec<u8>;

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{EntryDraft, LayerIndex};

    fn index() -> LayerIndex {
        let mut index = LayerIndex::default();
        let kinds = KINDS.into_iter().chain([EntryKind::Other(b'Z')]);
        for (n, (kind, op)) in kinds.zip(OPS.into_iter().cycle()).enumerate() {
            let draft = EntryDraft::new(format!("dir/name-{n}").into_bytes(), kind);
            index.push(EntryDraft {
                op,
                mode: 0o4755,
                mtime: -1,
                mtime_nanos: n as u32,
                size: u64::MAX - n as u64,
                offset: 512,
                content: (n % 2 == 0).then_some(1 << 63),
                ..draft
            });
        }
        index
    }

    #[test]
    fn every_entry_comes_back() {
        for index in [LayerIndex::default(), index()] {
            let bytes = postcard::to_stdvec(&index).unwrap();
            assert_eq!(postcard::from_bytes(&bytes), Ok(index));
        }
    }

    #[test]
    fn other_bytes_are_an_error() {
        let bytes = postcard::to_stdvec(&index()).unwrap();
        let op = 2 + ROW - 4;
        for (at, byte) in [(op, OPS.len() as u8), (op, 255), (0, bytes[0] - 1)] {
            let mut wrong = bytes.clone();
            wrong[at] = byte;
            assert!(postcard::from_bytes::<LayerIndex>(&wrong).is_err(), "{byte} at {at}");
        }
    }
}
