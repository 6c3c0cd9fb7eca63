//! How entries are held, and go from worker to page: as rows of a fixed length, which are copied, not
//! parsed.
//!
//! A layer of a quarter of a million entries would spend longer in a parser than in the union. Nearly
//! every entry fits a short row; one with a huge number or a strange type has a full row besides.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

use super::{EntryKind, EntryOp, LayerEntry};

/// Bytes of a full row.
const FULL: usize = 59;
/// Bytes of a short one.
const SHORT: usize = 36;
/// Bytes of a block of a tar: contents begin with one.
const BLOCK: u64 = 512;
/// Says that the row has only the number of its full one.
const IS_FULL: u32 = 1 << 31;

/// An entry as it is held.
pub(super) type Row = [u8; SHORT];

/// Owners of a layer's entries; a row has the number of its own.
pub(super) type Owners = Vec<(u32, u32)>;

/// Owners numbered at most: they are searched one by one.
const OWNERS: usize = 256;

/// The short row of an entry, if it fits.
pub(super) fn short(entry: &LayerEntry, owners: &mut Owners) -> Option<Row> {
    let numbers = [
        entry.path,
        entry.extra,
        u32::try_from(entry.mtime).ok()?,
        u32::try_from(entry.size).ok()?,
        u32::try_from(entry.offset / BLOCK).ok()?,
    ];
    let (op, kind) = (place(&OPS, &entry.op), place(&KINDS, &entry.kind));
    let fits = entry.offset.is_multiple_of(BLOCK)
        && entry.mode < 1 << 12
        && entry.raw_prefix < 16
        && usize::from(kind) < KINDS.len();
    let bits = u32::from(entry.mode)
        | u32::from(op) << 12
        | u32::from(kind) << 16
        | u32::from(entry.raw_prefix) << 20
        | u32::from(entry.has_content) << 24;
    let (len, owner) =
        (u16::try_from(entry.path_len).ok().filter(|_| fits)?, (entry.uid, entry.gid));
    let known = owners.iter().rposition(|known| *known == owner);
    let owner = known.or_else(|| {
        let room = owners.len() < OWNERS;
        room.then(|| {
            owners.push(owner);
            owners.len() - 1
        })
    })?;
    let mut row = [0; SHORT];
    let mut rest = row.as_mut_slice();
    let mut put = |bytes: &[u8]| {
        if let Some(place) = rest.split_off_mut(..bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    put(&bits.to_le_bytes());
    numbers.iter().for_each(|number| put(&number.to_le_bytes()));
    put(&len.to_le_bytes());
    put(&(owner as u16).to_le_bytes());
    put(&entry.content.to_le_bytes());
    Some(row)
}

/// The row of an entry that has a full one: its number.
pub(super) fn referring(full: usize) -> Row {
    let mut row = [0; SHORT];
    row[..4].copy_from_slice(&IS_FULL.to_le_bytes());
    row[4..8].copy_from_slice(&u32::try_from(full).unwrap_or(u32::MAX).to_le_bytes());
    row
}

/// What the entry of a short row does: its place among all that entries do.
#[inline(always)]
pub(super) fn op(row: &Row) -> u8 {
    row[1] >> 4
}

/// The place of what an entry does.
pub(super) fn op_place(op: EntryOp) -> u8 {
    place(&OPS, &op)
}

/// The number of the full row that one refers to.
#[inline(always)]
pub(super) fn full(row: &Row) -> Option<usize> {
    (word::<0>(row) & IS_FULL != 0).then(|| word::<4>(row) as usize)
}

/// Notes the hash of an entry's contents in its short row.
pub(super) fn set_content(row: &mut Row, hash: u64) {
    row[3] |= 1;
    row[SHORT - 8..].copy_from_slice(&hash.to_le_bytes());
}

/// Four bytes of a row.
#[inline(always)]
fn word<const AT: usize>(row: &Row) -> u32 {
    u32::from_le_bytes([row[AT], row[AT + 1], row[AT + 2], row[AT + 3]])
}

/// The entry of a short row. Every look at a tree comes by here: its places are constants.
#[inline(always)]
pub(super) fn entry(row: &Row, owners: &Owners) -> Option<LayerEntry> {
    let (bits, lengths) = (word::<0>(row), word::<24>(row));
    let (uid, gid) = *owners.get((lengths >> 16) as usize)?;
    Some(LayerEntry {
        path: word::<4>(row),
        path_len: lengths & 0xffff,
        extra: word::<8>(row),
        mode: (bits & 0xfff) as u16,
        raw_prefix: (bits >> 20 & 0xf) as u8,
        op: *OPS.get((bits >> 12 & 0xf) as usize)?,
        kind: *KINDS.get((bits >> 16 & 0xf) as usize)?,
        has_content: bits >> 24 & 1 != 0,
        uid,
        gid,
        mtime: word::<12>(row).into(),
        size: word::<16>(row).into(),
        offset: u64::from(word::<20>(row)) * BLOCK,
        content: u64::from(word::<28>(row)) | u64::from(word::<32>(row)) << 32,
    })
}

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

/// Short rows, as they are.
pub(super) mod rows {
    use super::{Deserializer, Error, Row, SHORT, Serializer, Visitor};

    pub(in super::super) fn serialize<S: Serializer>(
        rows: &[Row],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(rows.as_flattened())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Row>, D::Error> {
        from.deserialize_bytes(Copied)
    }

    struct Copied;

    impl Visitor<'_> for Copied {
        type Value = Vec<Row>;

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("entries")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<Row>, E> {
            let (rows, rest) = bytes.as_chunks::<SHORT>();
            if rest.is_empty() { Ok(rows.to_vec()) } else { Err(E::custom("no entries")) }
        }
    }
}

/// Entries as full rows.
pub(super) mod full_rows {
    use super::{Deserializer, Error, FULL, LayerEntry, Serializer, bytes, read, write};

    pub(in super::super) fn serialize<S: Serializer>(
        entries: &[LayerEntry],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut out = Vec::with_capacity(entries.len() * FULL);
        entries.iter().for_each(|entry| write(entry, &mut out));
        to.serialize_bytes(&out)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<LayerEntry>, D::Error> {
        let bytes = bytes::deserialize(from)?;
        let rows = bytes.chunks_exact(FULL);
        let mut entries = Vec::with_capacity(rows.len());
        if rows.remainder().is_empty() {
            entries.extend(rows.map_while(read));
        }
        if entries.len() * FULL == bytes.len() {
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
    fn a_large_index_goes_in_parts() {
        let mut whole = index();
        assert_eq!(whole.parts(), 0, "a small one goes as it is");
        for n in 0..200_000 {
            whole.push(EntryDraft::new(format!("dir/{n}").into_bytes(), EntryKind::File));
        }
        let parts: Vec<_> = (0..whole.parts()).map(|number| whole.part(number)).collect();
        assert_eq!((parts.len(), whole.rest().len()), (4, 0));
        let mut index = LayerIndex::default();
        // The worker crashed on the way, and another one began anew.
        parts[..2].iter().chain(&parts).for_each(|part| index.add_part(part));
        assert!(index.with_rest(whole.rest()) == whole);
    }

    #[test]
    fn markers_are_found_in_short_rows_and_full_ones() {
        let mut index = index();
        index.push(EntryDraft {
            op: EntryOp::Whiteout,
            ..EntryDraft::new(b"a".to_vec(), EntryKind::File)
        });
        for op in OPS {
            let one_by_one = (0..).zip(index.entries()).filter(|(_, entry)| entry.op == op);
            let one_by_one: Vec<u32> = one_by_one.map(|(number, _)| number).collect();
            assert_eq!(index.of_op(op).collect::<Vec<_>>(), one_by_one, "{op:?}");
        }
    }

    #[test]
    fn numbers_at_the_edge_of_a_short_row_stay_what_they_are() {
        let plain = EntryDraft::new(b"a".to_vec(), EntryKind::File);
        let drafts = [
            EntryDraft { size: u64::from(u32::MAX), ..plain.clone() },
            EntryDraft { size: 1 << 32, ..plain.clone() },
            EntryDraft { mtime: u32::MAX.into(), ..plain.clone() },
            EntryDraft { mtime: 1 << 32, ..plain.clone() },
            EntryDraft { mtime: -1, ..plain.clone() },
            EntryDraft { offset: 511, ..plain.clone() },
            EntryDraft { offset: u64::from(u32::MAX) * 512, ..plain.clone() },
            EntryDraft { offset: 1 << 41, ..plain.clone() },
            EntryDraft { mode: 0o7777, ..plain.clone() },
            EntryDraft { kind: EntryKind::Other(200), ..plain.clone() },
            EntryDraft { path: vec![b'p'; 65_535], ..plain.clone() },
            EntryDraft { path: vec![b'p'; 65_536], ..plain.clone() },
            EntryDraft { raw_name: Some(b"././././a".to_vec()), ..plain.clone() },
            EntryDraft { content: Some(u64::MAX), size: 1, ..plain.clone() },
        ];
        let owners = (0..600).map(|n| {
            let owner = crate::image::Owner { uid: n, gid: 600 - n };
            EntryDraft { owner, ..plain.clone() }
        });
        for draft in drafts.into_iter().chain(owners).chain([plain.clone()]) {
            let mut index = LayerIndex::default();
            (0..300).for_each(|n| {
                let owner = crate::image::Owner { uid: n % 260, gid: 0 };
                index.push(EntryDraft { owner, ..plain.clone() });
            });
            let at = index.len() as u32;
            index.push(draft.clone());
            index.set_content(7, 5);
            let entry = index.get(at).unwrap();
            assert_eq!(entry.path(), draft.path);
            assert_eq!(entry.raw_name(), draft.raw_name.as_deref());
            assert_eq!((entry.op, entry.kind, entry.mode), (draft.op, draft.kind, draft.mode));
            assert_eq!(
                (entry.size, entry.offset, entry.mtime),
                (draft.size, draft.offset, draft.mtime)
            );
            assert_eq!(entry.owner(), draft.owner);
            assert_eq!(entry.has_content.then_some(entry.content), draft.content);
            index.set_content(at, 9);
            let entry = index.get(at).unwrap();
            assert_eq!((entry.has_content, entry.content, entry.size), (true, 9, draft.size));
            assert_eq!(index.entries().count(), 301);
        }
    }

    #[test]
    fn other_bytes_are_an_error_or_no_entry() {
        let bytes = postcard::to_stdvec(&index()).unwrap();
        let mut wrong = bytes.clone();
        wrong[0] -= 1;
        assert!(postcard::from_bytes::<LayerIndex>(&wrong).is_err());
        for number in 0..8 {
            let mut wrong = bytes.clone();
            let at = 2 + number * SHORT;
            wrong[at..at + SHORT].fill(255);
            if let Ok(index) = postcard::from_bytes::<LayerIndex>(&wrong) {
                assert!(index.get(number as u32).is_none());
            }
        }
    }
}
