//! Why a path's new version differs from the one it replaces.

use super::Facts;
use crate::image::EntryKind;

/// A set of reasons. Only versions that replace a visible one have any.
///
/// `IDENTICAL` stands alone or with `MTIME`: the same thing is stored again with no difference but,
/// at most, the time. `UNKNOWN` says that two files of one size have not been compared yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u16);

impl Reasons {
    /// Nothing was replaced.
    pub const NONE: Self = Self(0);
    /// The bytes of the file, or the numbers of the device.
    pub const CONTENT: Self = Self(1);
    /// The size of the file.
    pub const SIZE: Self = Self(1 << 1);
    /// Permission bits.
    pub const MODE: Self = Self(1 << 2);
    /// User or group.
    pub const OWNER: Self = Self(1 << 3);
    /// Modification time.
    pub const MTIME: Self = Self(1 << 4);
    /// Extended attributes.
    pub const XATTR: Self = Self(1 << 5);
    /// Target of the symbolic link.
    pub const LINK: Self = Self(1 << 6);
    /// What kind of file it is.
    pub const TYPE: Self = Self(1 << 7);
    /// No difference but, at most, the time.
    pub const IDENTICAL: Self = Self(1 << 8);
    /// Contents not compared yet.
    pub const UNKNOWN: Self = Self(1 << 9);

    /// Every single reason, in the order they are shown.
    pub const ALL: [Self; 10] = [
        Self::TYPE,
        Self::CONTENT,
        Self::SIZE,
        Self::MODE,
        Self::OWNER,
        Self::XATTR,
        Self::LINK,
        Self::MTIME,
        Self::IDENTICAL,
        Self::UNKNOWN,
    ];

    /// The set as a number, for packing.
    #[must_use]
    pub fn bits(self) -> u16 {
        self.0
    }

    /// The set of a number that [`Self::bits`] gave.
    #[must_use]
    pub fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// Whether all of `other` are among these.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and `other`.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The single reasons in it, in the order they are shown.
    pub fn iter(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |&one| self.has(one))
    }

    /// The reasons as they are told of a file or a directory: `IDENTICAL` says all of a file, for at
    /// most the time differs; a directory stores no bytes again, so the time is what is told.
    #[must_use]
    pub fn told(self, is_dir: bool) -> Self {
        match (self.has(Self::IDENTICAL), is_dir && self.has(Self::MTIME)) {
            (false, _) => self,
            (true, true) => Self::MTIME,
            (true, false) => Self::IDENTICAL,
        }
    }

    /// Whether the same bytes are stored again, whatever else differs.
    #[must_use]
    pub fn same_bytes(self) -> bool {
        !self.is_empty()
            && !self.has(Self::CONTENT)
            && !self.has(Self::TYPE)
            && !self.has(Self::UNKNOWN)
    }
}

/// What makes `new` differ from `old`, the version it replaces.
pub(super) fn compare(old: &Facts<'_>, new: &Facts<'_>) -> Reasons {
    let mut why = Reasons::NONE;
    let mut add = |differs: bool, reason: Reasons| {
        if differs {
            why = why.with(reason);
        }
    };
    let same_type = old.kind == new.kind;
    add(!same_type, Reasons::TYPE);
    if same_type {
        match new.kind {
            EntryKind::File => {
                add(old.size != new.size, Reasons::SIZE);
                match (old.content, new.content) {
                    _ if old.size != new.size => add(true, Reasons::CONTENT),
                    _ if old.inode.is_some() && old.inode == new.inode => {}
                    (Some(old), Some(new)) => add(old != new, Reasons::CONTENT),
                    _ => add(true, Reasons::UNKNOWN),
                }
            }
            EntryKind::Char | EntryKind::Block => add(old.device != new.device, Reasons::CONTENT),
            EntryKind::Symlink => add(old.link != new.link, Reasons::LINK),
            _ => {}
        }
        add(old.mode != new.mode, Reasons::MODE);
        add(old.owner != new.owner, Reasons::OWNER);
        add(!same_xattrs(old, new), Reasons::XATTR);
    }
    if why.is_empty() {
        why = Reasons::IDENTICAL;
    }
    if (old.mtime, old.mtime_nanos) != (new.mtime, new.mtime_nanos) {
        why = why.with(Reasons::MTIME);
    }
    why
}

fn same_xattrs(old: &Facts<'_>, new: &Facts<'_>) -> bool {
    old.xattrs.len() == new.xattrs.len()
        && old.xattrs.iter().all(|pair| new.xattrs.iter().any(|other| other == pair))
}
