//! What a filter asks of a path.

use std::ops::RangeInclusive;

use super::Pattern;
use crate::base::LayerId;

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

/// `owner:UID`, `owner:UID:GID`, `owner::GID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerIs {
    /// User, if one is asked for.
    pub uid: Option<u64>,
    /// Group, if one is asked for.
    pub gid: Option<u64>,
}
