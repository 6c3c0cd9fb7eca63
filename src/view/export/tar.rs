//! A merged tree, or a part of it, as a tar: whiteouts applied, hard links kept.

use std::io::{self, Write};

use super::members::{Member, members};
use crate::archive::{ContentAt, TarMember, pad};
use crate::base::LayerId;
use crate::image::EntryKind;
use crate::union::{NodeId, UnionTree};

pub use crate::archive::Piece;

/// Where the bytes of files come from.
pub trait ContentSource {
    /// Gives the contents of files of one layer in the order of the list, which is that of their
    /// offsets, as [`crate::archive::copy_contents`] does.
    ///
    /// # Errors
    /// If they cannot be read, or as `sink` says.
    fn contents(
        &mut self,
        layer: LayerId,
        files: &[ContentAt],
        sink: &mut dyn FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<()>;
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TarDone {
    /// Members.
    pub members: u64,
    /// Bytes of the contents of files.
    pub content_bytes: u64,
}

/// Writes what the layers up to `upto` show of `top` and below as a tar. Names begin with the name of
/// `top`; those of the whole root have nothing before them. The same tree gives the same bytes.
///
/// # Errors
/// As `source` and `out` say; if a file has fewer or more bytes than its entry says.
pub fn write_tar(
    out: &mut dyn Write,
    tree: &UnionTree,
    top: NodeId,
    upto: LayerId,
    source: &mut dyn ContentSource,
) -> io::Result<TarDone> {
    let all = members(tree, top, upto);
    let mut done = TarDone::default();
    for member in &all.bare {
        header(out, member, &mut done)?;
    }
    for (layer, files) in &all.files {
        let contents: Vec<ContentAt> = files.iter().map(|(at, _)| at.clone()).collect();
        let mut open = Open { left: 0, size: 0 };
        source.contents(*layer, &contents, &mut |piece| match piece {
            Piece::Begin(at) => {
                open.close(out)?;
                let (content, member) = files.get(at).ok_or(io::ErrorKind::InvalidData)?;
                header(out, member, &mut done)?;
                done.content_bytes += content.size;
                open = Open { left: content.size, size: content.size };
                Ok(())
            }
            Piece::Bytes(bytes) => {
                let left = open.left.checked_sub(bytes.len() as u64);
                open.left = left.ok_or(io::ErrorKind::InvalidData)?;
                out.write_all(bytes)
            }
        })?;
        open.close(out)?;
    }
    for member in &all.links {
        header(out, member, &mut done)?;
    }
    out.write_all(&[0; 1024])?;
    Ok(done)
}

/// The file whose contents are being written.
struct Open {
    left: u64,
    size: u64,
}

impl Open {
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let size = std::mem::take(&mut self.size);
        pad(out, size)
    }
}

fn header(out: &mut dyn Write, member: &Member<'_>, done: &mut TarDone) -> io::Result<()> {
    let facts = &member.facts;
    let mut name = member.name.clone();
    let kind = match (&member.same_as, facts.kind) {
        (Some(_), _) => tar::EntryType::Link,
        (None, EntryKind::Dir) => {
            name.push(b'/');
            tar::EntryType::Directory
        }
        (None, EntryKind::Symlink) => tar::EntryType::Symlink,
        (None, EntryKind::Char) => tar::EntryType::Char,
        (None, EntryKind::Block) => tar::EntryType::Block,
        (None, EntryKind::Fifo) => tar::EntryType::Fifo,
        (None, _) => tar::EntryType::Regular,
    };
    let is_file = kind == tar::EntryType::Regular;
    let xattrs: Vec<(&[u8], &[u8])> = match member.same_as {
        Some(_) => Vec::new(),
        None => facts.xattrs.iter().map(|(name, value)| (&**name, &**value)).collect(),
    };
    done.members += 1;
    let header = TarMember {
        name: &name,
        kind,
        mode: facts.mode,
        uid: facts.owner.uid,
        gid: facts.owner.gid,
        mtime: (facts.mtime, facts.mtime_nanos),
        link: member.same_as.as_deref().or(facts.link),
        size: if is_file { facts.size } else { 0 },
        device: facts.device,
        xattrs: &xattrs,
    };
    header.write(out)
}
