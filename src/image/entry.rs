//! One entry of a layer's tar.

use serde::{Deserialize, Serialize};

/// What kind of file an entry makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EntryKind {
    /// Regular file (tar type 0, NUL, 7; sparse kinds too).
    File,
    /// Directory.
    Dir,
    /// Symbolic link.
    Symlink,
    /// Another name for a file: the link says which.
    Hardlink,
    /// Character device.
    Char,
    /// Block device.
    Block,
    /// Named pipe.
    Fifo,
    /// A type the tar standards do not know; the byte is kept.
    Other(u8),
}

/// What an entry does when its layer is applied, told by its name alone
/// (OCI image-spec, `layer.md`, "Whiteouts").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryOp {
    /// Adds or replaces its path.
    Put,
    /// `.wh.NAME`: removes NAME beside it from the layers below.
    Whiteout,
    /// `.wh..wh..opq`: hides all that the layers below have in its directory.
    Opaque,
    /// Any other `.wh..wh.*` name and what lies below one: bookkeeping of aufs, of no effect.
    AufsMetadata,
    /// `.wh.` alone, `.wh..` and `.wh...`: names nothing that may be removed.
    InvalidWhiteout,
    /// An entry without a name that is no directory.
    Nameless,
}

/// User and group of an entry. Numbers beyond 32 bits do occur in tars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Owner {
    /// User id.
    pub uid: u64,
    /// Group id.
    pub gid: u64,
}

/// One entry, its texts left out: those are in the arena of its [`super::LayerIndex`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerEntry {
    /// Start of the cleaned path in the arena.
    pub(super) path: u32,
    /// Its length in bytes.
    pub(super) path_len: u32,
    /// Index into the table of rare facts, plus one; 0 for none.
    pub(super) extra: u32,
    /// Permission bits: the low 12.
    pub mode: u16,
    /// Bytes before the path in the arena that its raw name begins with, as `./`.
    pub(super) raw_prefix: u8,
    /// What it does.
    pub op: EntryOp,
    /// What it is.
    pub kind: EntryKind,
    /// Whether `content` is known.
    pub has_content: bool,
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Seconds since 1970, UTC.
    pub mtime: i64,
    /// Bytes of a regular file (sparse: the real size, holes included); 0 for the rest.
    pub size: u64,
    /// Where its contents begin in the uncompressed layer tar.
    pub offset: u64,
    /// A fast hash of the contents (XXH3, 64 bits); see `has_content`.
    pub content: u64,
}
