//! The entries of one layer, in archive order: the ground truth the union is made from.

use serde::{Deserialize, Serialize};

use super::{EntryKind, EntryOp, LayerEntry, Owner, packed};

/// A layer's entries in archive order, packed: about 36 bytes an entry and its path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerIndex {
    #[serde(with = "packed::rows")]
    rows: Vec<packed::Row>,
    /// Of entries that do not fit a row.
    #[serde(with = "packed::full_rows")]
    full: Vec<LayerEntry>,
    owners: packed::Owners,
    #[serde(with = "packed::bytes")]
    arena: Vec<u8>,
    extras: Vec<Extra>,
    /// Bytes of the uncompressed layer tar, as far as it was read.
    pub tar_bytes: u64,
    /// Sizes of all regular-file entries but whiteouts and opaque markers.
    pub file_bytes: u64,
}

/// Entries and bytes of names that go in one part of an index.
const PART_ROWS: usize = 1 << 16;
const PART_NAMES: usize = 4 << 20;

/// A part of a large index: copied at once, all of it would hold up who takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexPart {
    number: usize,
    /// Entries, and bytes of names, of the whole index.
    of: (usize, usize),
    #[serde(with = "packed::rows")]
    rows: Vec<packed::Row>,
    #[serde(with = "packed::bytes")]
    names: Vec<u8>,
}

/// An extended attribute: its name without `SCHILY.xattr.`, and its value.
pub type Xattr = (Box<[u8]>, Box<[u8]>);

/// Facts few entries have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Extra {
    link: Option<(u32, u32)>,
    raw_name: Option<(u32, u32)>,
    owner: Option<Owner>,
    mtime_nanos: u32,
    device: Option<(u32, u32)>,
    xattrs: Vec<Xattr>,
    sparse: Vec<(u64, u64)>,
}

/// An entry as it is read, before it is packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDraft {
    /// Cleaned path; of a whiteout its own name.
    pub path: Vec<u8>,
    /// The name as in the header (long names and PAX applied, a directory's trailing slash
    /// dropped), where it differs from `path`.
    pub raw_name: Option<Vec<u8>>,
    /// What it does.
    pub op: EntryOp,
    /// What it is.
    pub kind: EntryKind,
    /// Permission bits: the low 12.
    pub mode: u16,
    /// User and group.
    pub owner: Owner,
    /// Seconds since 1970, UTC.
    pub mtime: i64,
    /// Nanoseconds of the time, 0 to 999,999,999.
    pub mtime_nanos: u32,
    /// Bytes of a regular file.
    pub size: u64,
    /// Where its contents begin in the uncompressed layer tar.
    pub offset: u64,
    /// Fast hash of the contents, where it was free.
    pub content: Option<u64>,
    /// Link target as in the header.
    pub link: Option<Vec<u8>>,
    /// Major and minor number of a device.
    pub device: Option<(u32, u32)>,
    /// Extended attributes: names without `SCHILY.xattr.`, in the order of the header.
    pub xattrs: Vec<(Vec<u8>, Vec<u8>)>,
    /// Data pieces (offset in the file, bytes) of a sparse file, stored one after another.
    pub sparse: Vec<(u64, u64)>,
}

impl EntryDraft {
    /// A draft of a path, everything else zero.
    #[must_use]
    pub fn new(path: Vec<u8>, kind: EntryKind) -> Self {
        Self {
            path,
            raw_name: None,
            op: EntryOp::Put,
            kind,
            mode: 0,
            owner: Owner::default(),
            mtime: 0,
            mtime_nanos: 0,
            size: 0,
            offset: 0,
            content: None,
            link: None,
            device: None,
            xattrs: Vec::new(),
            sparse: Vec::new(),
        }
    }
}

impl LayerIndex {
    /// Adds an entry behind the others.
    pub fn push(&mut self, draft: EntryDraft) {
        // A tar made in a folder begins every name with `./`: that costs two bytes, no table row.
        let raw = draft.raw_name.as_deref();
        let prefix = raw
            .and_then(|raw| raw.strip_suffix(draft.path.as_slice()))
            .filter(|prefix| (1..=8).contains(&prefix.len()));
        self.arena.extend_from_slice(prefix.unwrap_or_default());
        let (path, path_len) = self.keep(&draft.path);
        let uid = u32::try_from(draft.owner.uid);
        let gid = u32::try_from(draft.owner.gid);
        let extra = Extra {
            link: draft.link.as_deref().map(|link| self.keep(link)),
            raw_name: raw.filter(|_| prefix.is_none()).map(|name| self.keep(name)),
            owner: (uid.is_err() || gid.is_err()).then_some(draft.owner),
            mtime_nanos: draft.mtime_nanos,
            device: draft.device,
            xattrs: draft.xattrs.into_iter().map(|(k, v)| (k.into(), v.into())).collect(),
            sparse: draft.sparse,
        };
        let extra = if extra == Extra::default() {
            0
        } else {
            self.extras.push(extra);
            u32::try_from(self.extras.len()).unwrap_or(0)
        };
        let marker =
            matches!(draft.op, EntryOp::Whiteout | EntryOp::Opaque | EntryOp::InvalidWhiteout);
        if !marker && draft.kind == EntryKind::File {
            self.file_bytes = self.file_bytes.saturating_add(draft.size);
        }
        let entry = LayerEntry {
            path,
            path_len,
            extra,
            mode: draft.mode,
            raw_prefix: prefix.map_or(0, <[u8]>::len) as u8,
            op: draft.op,
            kind: draft.kind,
            has_content: draft.content.is_some(),
            uid: uid.unwrap_or(0),
            gid: gid.unwrap_or(0),
            mtime: draft.mtime,
            size: draft.size,
            offset: draft.offset,
            content: draft.content.unwrap_or(0),
        };
        let row = packed::short(&entry, &mut self.owners).unwrap_or_else(|| {
            self.full.push(entry);
            packed::referring(self.full.len() - 1)
        });
        self.rows.push(row);
    }

    fn entry(&self, row: &packed::Row) -> Option<EntryRef<'_>> {
        let entry = match packed::full(row) {
            Some(full) => *self.full.get(full)?,
            None => packed::entry(row, &self.owners)?,
        };
        Some(EntryRef { layer: self, entry })
    }

    fn keep(&mut self, text: &[u8]) -> (u32, u32) {
        let start = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.arena.extend_from_slice(text);
        (start, u32::try_from(text.len()).unwrap_or(u32::MAX))
    }

    fn text(&self, (start, len): (u32, u32)) -> &[u8] {
        let start = start as usize;
        self.arena.get(start..start.saturating_add(len as usize)).unwrap_or_default()
    }

    /// The numbers of the entries that do this, in archive order.
    pub fn of_op(&self, op: EntryOp) -> impl Iterator<Item = u32> + use<'_> {
        let place = packed::op_place(op);
        let does = move |row: &packed::Row| match packed::full(row) {
            None => packed::op(row) == place,
            Some(full) => self.full.get(full).is_some_and(|entry| entry.op == op),
        };
        (0..).zip(&self.rows).filter(move |(_, row)| does(row)).map(|(number, _)| number)
    }

    /// How many entries there are, whiteouts and markers counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Bytes of all paths, links and raw names: what counts against `Limits::name_bytes`.
    #[must_use]
    pub fn name_bytes(&self) -> usize {
        self.arena.len()
    }

    /// Bytes that it holds: rows, names, rare facts.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let boxed = |extra: &Extra| {
            let text = |(name, value): &Xattr| name.len() + value.len() + size_of::<Xattr>();
            extra.xattrs.iter().map(text).sum::<usize>() + extra.sparse.capacity() * 16
        };
        self.rows.capacity() * size_of::<packed::Row>()
            + self.full.capacity() * size_of::<LayerEntry>()
            + self.owners.capacity() * size_of::<(u32, u32)>()
            + self.arena.capacity()
            + self.extras.capacity() * size_of::<Extra>()
            + self.extras.iter().map(boxed).sum::<usize>()
    }

    /// Entry number `index`, if there is one.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<EntryRef<'_>> {
        self.entry(self.rows.get(index as usize)?)
    }

    /// All entries, in archive order.
    #[must_use]
    pub fn entries(&self) -> Entries<'_> {
        Entries { layer: self, rest: self.rows.iter() }
    }

    /// How many parts its entries and names go in; none of an index that is small.
    #[must_use]
    pub fn parts(&self) -> usize {
        let parts = self.rows.len().div_ceil(PART_ROWS).max(self.arena.len().div_ceil(PART_NAMES));
        if parts > 2 { parts } else { 0 }
    }

    /// One of them.
    #[must_use]
    pub fn part(&self, number: usize) -> IndexPart {
        IndexPart {
            number,
            of: (self.rows.len(), self.arena.len()),
            rows: self.rows.chunks(PART_ROWS).nth(number).unwrap_or_default().to_vec(),
            names: self.arena.chunks(PART_NAMES).nth(number).unwrap_or_default().to_vec(),
        }
    }

    /// What is in no part.
    #[must_use]
    pub fn rest(&self) -> Self {
        Self {
            rows: Vec::new(),
            full: self.full.clone(),
            owners: self.owners.clone(),
            arena: Vec::new(),
            extras: self.extras.clone(),
            tar_bytes: self.tar_bytes,
            file_bytes: self.file_bytes,
        }
    }

    /// Puts a part behind those before it; the first begins anew.
    pub fn add_part(&mut self, part: &IndexPart) {
        if part.number == 0 {
            self.rows = Vec::with_capacity(part.of.0);
            self.arena = Vec::with_capacity(part.of.1);
        }
        self.rows.extend_from_slice(&part.rows);
        self.arena.extend_from_slice(&part.names);
    }

    /// All parts, and what is in none.
    #[must_use]
    pub fn with_rest(self, rest: Self) -> Self {
        Self { rows: self.rows, arena: self.arena, ..rest }
    }

    /// Notes the fast hash of an entry's contents, found by reading them later.
    pub fn set_content(&mut self, index: u32, hash: u64) {
        let Some(row) = self.rows.get_mut(index as usize) else { return };
        match packed::full(row) {
            None => packed::set_content(row, hash),
            Some(full) => {
                if let Some(entry) = self.full.get_mut(full) {
                    entry.content = hash;
                    entry.has_content = true;
                }
            }
        }
    }
}

/// The entries of a layer, in archive order.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    layer: &'a LayerIndex,
    rest: std::slice::Iter<'a, packed::Row>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = EntryRef<'a>;
    fn next(&mut self) -> Option<EntryRef<'a>> {
        self.layer.entry(self.rest.next()?)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

/// One entry together with its texts. Plain facts (`mode`, `size`, `mtime`, …) through `Deref`.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef<'a> {
    layer: &'a LayerIndex,
    entry: LayerEntry,
}

impl std::ops::Deref for EntryRef<'_> {
    type Target = LayerEntry;
    fn deref(&self) -> &LayerEntry {
        &self.entry
    }
}

impl<'a> EntryRef<'a> {
    fn extra(&self) -> Option<&'a Extra> {
        self.layer.extras.get((self.entry.extra as usize).checked_sub(1)?)
    }

    /// The cleaned path; of a whiteout its own name. The root is empty.
    #[must_use]
    pub fn path(&self) -> &'a [u8] {
        self.layer.text((self.entry.path, self.entry.path_len))
    }

    /// The name as in the header, where it differs from the path.
    #[must_use]
    pub fn raw_name(&self) -> Option<&'a [u8]> {
        let prefix = u32::from(self.entry.raw_prefix);
        if prefix > 0 {
            let at = (self.entry.path.saturating_sub(prefix), self.entry.path_len + prefix);
            return Some(self.layer.text(at));
        }
        self.extra()?.raw_name.map(|at| self.layer.text(at))
    }

    /// The link target as in the header.
    #[must_use]
    pub fn link(&self) -> Option<&'a [u8]> {
        self.extra()?.link.map(|at| self.layer.text(at))
    }

    /// User and group.
    #[must_use]
    pub fn owner(&self) -> Owner {
        let small = Owner { uid: self.entry.uid.into(), gid: self.entry.gid.into() };
        self.extra().and_then(|extra| extra.owner).unwrap_or(small)
    }

    /// Nanoseconds of the modification time.
    #[must_use]
    pub fn mtime_nanos(&self) -> u32 {
        self.extra().map_or(0, |extra| extra.mtime_nanos)
    }

    /// Major and minor number of a device.
    #[must_use]
    pub fn device(&self) -> Option<(u32, u32)> {
        self.extra()?.device
    }

    /// Extended attributes, name and value, in the order of the header.
    #[must_use]
    pub fn xattrs(&self) -> &'a [Xattr] {
        self.extra().map_or(&[], |extra| &extra.xattrs)
    }

    /// Data pieces (offset in the file, bytes) of a sparse file; empty for all others.
    #[must_use]
    pub fn sparse(&self) -> &'a [(u64, u64)] {
        self.extra().map_or(&[], |extra| &extra.sparse)
    }

    /// The fast hash of the contents, if it is known. Files of no bytes always know theirs.
    #[must_use]
    pub fn content_hash(&self) -> Option<u64> {
        if self.entry.size == 0 {
            Some(0)
        } else {
            self.entry.has_content.then_some(self.entry.content)
        }
    }
}
