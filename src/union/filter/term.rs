//! What a filter asks of a path.

use std::ops::RangeInclusive;

use super::Pattern;
use crate::base::LayerId;
use crate::image::{EntryKind, Owner};

/// A filter: every term must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Its terms, as they were typed.
    pub terms: Vec<Term>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it asks for deleted paths, so that rows of those that lower layers deleted must be
    /// shown for it to find them.
    #[must_use]
    pub fn wants_deleted(&self) -> bool {
        self.terms.iter().any(|term| !term.not && term.test == Test::Is(IsWord::Deleted))
    }

    /// Whether it asks for paths no layer looked at touches.
    #[must_use]
    pub fn wants_unchanged(&self) -> bool {
        self.terms.iter().any(|term| !term.not && term.test == Test::Is(IsWord::Unchanged))
    }
}

/// One term.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Whether it must not hold.
    pub not: bool,
    /// What it asks.
    pub test: Test,
}

/// What a term asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The name or path.
    Pattern(Pattern),
    /// The bytes of the row.
    Size(Sizes),
    /// The layer that holds its bytes, or that took it away.
    Layer(RangeInclusive<LayerId>),
    /// What the look makes of it.
    Is(IsWord),
    /// Its permission bits.
    Mode(ModeWord),
    /// What kind of file it is.
    Type(TypeWord),
    /// User and group.
    Owner(OwnerIs),
}

/// From so many bytes to so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// At least.
    pub least: u64,
    /// At most.
    pub most: u64,
}

/// `is:WORD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsWord {
    /// Gone, by a layer looked at or by one below.
    Deleted,
    /// New.
    Added,
    /// Stored again.
    Changed,
    /// A layer looked at hides all that lower layers have in it.
    Opaque,
    /// There, and no layer looked at touches it.
    Unchanged,
}

/// `mode:WORD` or `mode:0644`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModeWord {
    /// Runs with its owner's rights (04000).
    Suid,
    /// Runs with its group's rights, or hands its group down (02000).
    Sgid,
    /// Only owners may remove what is in it (01000).
    Sticky,
    /// Everybody may write (0002). Symbolic links, whose bits mean nothing, are not among them.
    WorldWritable,
    /// A regular file that somebody may run (0111).
    Exec,
    /// Just these twelve bits.
    Bits(u16),
}

impl ModeWord {
    /// Whether it holds of the twelve permission bits of a file of a kind.
    #[must_use]
    pub fn holds(self, mode: u16, kind: EntryKind) -> bool {
        match self {
            Self::Suid => mode & 0o4000 != 0,
            Self::Sgid => mode & 0o2000 != 0,
            Self::Sticky => mode & 0o1000 != 0,
            Self::WorldWritable => mode & 0o002 != 0 && kind != EntryKind::Symlink,
            Self::Exec => mode & 0o111 != 0 && kind == EntryKind::File,
            Self::Bits(bits) => mode & 0o7777 == bits,
        }
    }
}

/// `type:WORD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeWord {
    /// A regular file.
    File,
    /// A directory.
    Dir,
    /// A symbolic link.
    Link,
    /// A file with several names.
    Hardlink,
    /// A character or block device.
    Device,
    /// A named pipe.
    Fifo,
    /// A type the tar standards do not know.
    Other,
}

impl TypeWord {
    /// Whether it holds of a file of a kind; `linked` says whether it has several names.
    pub fn holds(self, kind: EntryKind, linked: impl FnOnce() -> bool) -> bool {
        match self {
            Self::File => kind == EntryKind::File,
            Self::Dir => kind == EntryKind::Dir,
            Self::Link => kind == EntryKind::Symlink,
            Self::Hardlink => linked(),
            Self::Device => matches!(kind, EntryKind::Char | EntryKind::Block),
            Self::Fifo => kind == EntryKind::Fifo,
            Self::Other => matches!(kind, EntryKind::Other(_)),
        }
    }
}

/// `owner:UID`, `owner:UID:GID`, `owner::GID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerIs {
    /// User, if one is asked for.
    pub uid: Option<u64>,
    /// Group, if one is asked for.
    pub gid: Option<u64>,
}

impl OwnerIs {
    /// Whether it holds of a user and a group.
    #[must_use]
    pub fn holds(self, owner: Owner) -> bool {
        self.uid.is_none_or(|uid| uid == owner.uid) && self.gid.is_none_or(|gid| gid == owner.gid)
    }
}
