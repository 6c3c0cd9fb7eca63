//! The files that differ, packed: 76 bytes a row and its name.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::DiffBy;
use crate::base::{LayerId, LayerPath, sort_by};
use crate::image::{EntryKind, Owner};
use crate::union::Reasons;
use crate::union::compare::{FileChange, FileState};

/// Rows at most.
const MOST: usize = 1_000_000;
/// Bytes of a row.
const ROW: usize = 60;
/// Orders besides that of the paths.
const ORDERS: usize = DiffBy::ALL.len() - 1;
/// Bytes of a place in an order.
const PLACE: usize = 4;
/// Stands for a layer where there is none.
const NO_LAYER: u16 = u16::MAX;

const STATES: [FileState; 3] = [FileState::Added, FileState::Changed, FileState::Removed];
const KINDS: [EntryKind; 7] = [
    EntryKind::File,
    EntryKind::Dir,
    EntryKind::Symlink,
    EntryKind::Hardlink,
    EntryKind::Char,
    EntryKind::Block,
    EntryKind::Fifo,
];

/// The files that differ, in the order of their paths. All of them are one piece of bytes, which is
/// sent beside the rest: see [`Self::take_bytes`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedFiles {
    /// The rows; the places of the rows in each order but that of the paths, one order behind the
    /// other; names, and the paths of the directories they are in.
    #[serde(skip)]
    bytes: Vec<u8>,
    len: u32,
    /// Files that were left out.
    pub more: u64,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile<'a> {
    /// The path of the directory it is in; empty for the root.
    pub dir: &'a [u8],
    /// Its name.
    pub name: &'a [u8],
    /// How it differs.
    pub state: FileState,
    /// In what.
    pub reasons: Reasons,
    /// What it is in the image that has it, the second if both do; so too the bits, owner and names.
    pub kind: EntryKind,
    /// Whether it is a file with several names.
    pub linked: bool,
    /// Permission bits.
    pub mode: u16,
    /// User and group.
    pub owner: Owner,
    /// Bytes and layer in the first image.
    pub old: Option<(u64, LayerId)>,
    /// Bytes and layer in the second image.
    pub new: Option<(u64, LayerId)>,
}

impl ChangedFile<'_> {
    /// Its path.
    #[must_use]
    pub fn path(&self) -> LayerPath {
        LayerPath::clean(&[self.dir, b"/", self.name].concat())
    }

    /// Bytes in the image that has it, the second if both do.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.new.or(self.old).map_or(0, |(bytes, _)| bytes)
    }

    /// Bytes in each image; none of a directory, which has none of its own.
    #[must_use]
    pub fn sizes(&self) -> [Option<u64>; 2] {
        let is_dir = self.kind == EntryKind::Dir;
        [self.old, self.new].map(|side| Some(side?.0).filter(|bytes| *bytes > 0 || !is_dir))
    }

    /// What the second image has more of it: whether that is less, and how many bytes; none of a
    /// directory.
    #[must_use]
    pub fn difference(&self) -> Option<(bool, u64)> {
        let [old, new] = self.sizes();
        old.or(new)?;
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        Some((new < old, new.abs_diff(old)))
    }

    /// What a column sorts by, ascending.
    fn key(&self, by: DiffBy) -> i64 {
        let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        let size = |side: Option<u64>| side.map_or(1, |bytes| -number(bytes));
        let [old, new] = self.sizes();
        match by {
            DiffBy::Path => 0,
            DiffBy::Change => self.state as i64,
            DiffBy::Before => size(old),
            DiffBy::After => size(new),
            DiffBy::Difference => match self.difference() {
                Some((true, bytes)) => number(bytes),
                Some((false, bytes)) => -number(bytes),
                None => 0,
            },
        }
    }
}

impl ChangedFiles {
    /// Packs what a comparison found.
    #[must_use]
    pub fn new(changes: &[FileChange]) -> Self {
        let more = changes.len().saturating_sub(MOST) as u64;
        let (mut rows, mut names) = (Vec::new(), Vec::new());
        let mut dirs: FxHashMap<&[u8], u32> = FxHashMap::default();
        for change in changes.iter().take(MOST) {
            let path = change.path.as_bytes();
            let (dir, name) = match path.iter().rposition(|&b| b == b'/') {
                Some(at) => (&path[..at], &path[at + 1..]),
                None => (&path[..0], path),
            };
            let mut add = |bytes: &[u8]| {
                let at = word(names.len());
                names.extend_from_slice(bytes);
                at
            };
            let dir_at = *dirs.entry(dir).or_insert_with(|| add(dir));
            push(&mut rows, change, (dir_at, dir.len()), (add(name), name.len()));
        }
        let count = rows.len() / ROW;
        let mut files = Self { bytes: rows, len: word(count), more };
        let place = |at: usize| word(at).to_le_bytes();
        // Names stand behind the orders; for the keys none are needed.
        let mut orders = Vec::with_capacity(count * PLACE * ORDERS);
        for by in DiffBy::ALL.into_iter().skip(1) {
            let keys: Vec<i64> =
                (0..count).map(|at| files.row(at).map_or(0, |row| row.key(by))).collect();
            let mut order: Vec<usize> = (0..count).collect();
            sort_by(&mut order, |&a, &b| keys[a].cmp(&keys[b]));
            orders.extend(order.into_iter().flat_map(place));
        }
        files.bytes.append(&mut orders);
        files.bytes.append(&mut names);
        files
    }

    /// The bytes of all, which are sent beside the rest; none are left.
    #[must_use]
    pub fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Has the bytes back.
    pub fn set_bytes(&mut self, bytes: Vec<u8>) {
        self.bytes = bytes;
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One of them, in the order of the paths.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<ChangedFile<'_>> {
        let (mut file, [dir, name]) = self.row_and_names(at)?;
        let names = self.bytes.get(self.len() * (ROW + PLACE * ORDERS)..)?;
        let text = |(from, len): (usize, usize)| names.get(from..from.checked_add(len)?);
        (file.dir, file.name) = (text(dir)?, text(name)?);
        Some(file)
    }

    /// One of them without its names.
    fn row(&self, at: usize) -> Option<ChangedFile<'_>> {
        self.row_and_names(at).map(|(file, _)| file)
    }

    fn row_and_names(&self, at: usize) -> Option<(ChangedFile<'_>, [(usize, usize); 2])> {
        if at >= self.len() {
            return None;
        }
        let row = self.bytes.get(at * ROW..)?.get(..ROW)?;
        let short = |at: usize| Some(u16::from_le_bytes(*row.get(at..)?.first_chunk()?));
        let number = |at: usize| Some(u32::from_le_bytes(*row.get(at..)?.first_chunk()?) as usize);
        let long = |at: usize| Some(u64::from_le_bytes(*row.get(at..)?.first_chunk()?));
        let side = |bytes: u64, layer: u16| (layer != NO_LAYER).then_some((bytes, LayerId(layer)));
        let file = ChangedFile {
            dir: &[],
            name: &[],
            state: *STATES.get(usize::from(row[0]))?,
            kind: KINDS.get(usize::from(row[1])).copied().unwrap_or(EntryKind::Other(0)),
            reasons: Reasons::from_bits(short(2)?),
            mode: short(4)?,
            linked: short(10)? != 0,
            old: side(long(28)?, short(6)?),
            new: side(long(36)?, short(8)?),
            owner: Owner { uid: long(44)?, gid: long(52)? },
        };
        Some((file, [(number(12)?, number(16)?), (number(20)?, number(24)?)]))
    }

    /// Which row stands at a place of an order.
    pub(super) fn placed(&self, by: DiffBy, place: usize) -> usize {
        let Some(order) = (by as usize).checked_sub(1) else { return place };
        let at = self.len() * ROW + (order * self.len() + place) * PLACE;
        let found = self.bytes.get(at..).and_then(|rest| rest.first_chunk());
        found.map_or(place, |bytes| u32::from_le_bytes(*bytes) as usize)
    }

    /// The first place of an order whose row is equal to that at `place`.
    pub(super) fn equal_from(&self, by: DiffBy, place: usize) -> usize {
        let key = |place| self.row(self.placed(by, place)).map(|row| row.key(by));
        let wanted = key(place);
        let (mut from, mut to) = (0, place);
        while from < to {
            let middle = from + (to - from) / 2;
            if key(middle) < wanted {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }
}

fn push(rows: &mut Vec<u8>, change: &FileChange, dir: (u32, usize), name: (u32, usize)) {
    let side = |side: Option<(u64, LayerId)>| side.map_or((0, NO_LAYER), |(b, l)| (b, l.0));
    let (old, new) = (side(change.old), side(change.new));
    let kind = KINDS.iter().position(|kind| *kind == change.kind).unwrap_or(KINDS.len());
    rows.extend([change.state as u8, kind as u8]);
    for short in [change.reasons.bits(), change.mode, old.1, new.1, change.linked.into()] {
        rows.extend(short.to_le_bytes());
    }
    for number in [dir.0, word(dir.1), name.0, word(name.1)] {
        rows.extend(number.to_le_bytes());
    }
    for long in [old.0, new.0, change.owner.uid, change.owner.gid] {
        rows.extend(long.to_le_bytes());
    }
}

fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
