//! A committed image as a docker-save archive that an engine loads.
//!
//! The layers below are copied as they are stored; the committed ones are written as tars: a
//! whiteout as an empty `.wh.NAME`, an opaque directory with `.wh..wh..opq` behind it.
//!
//! Sources: OCI image-spec `layer.md`; moby `image/tarexport`.

use std::io::{self, Read, Seek, SeekFrom, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::content::{Content, Piece, Wanted};
use super::diff::{Member as InLayer, MemberKind, members};
use super::docker::Image;
use super::layer::{Layer, Meta, NodeKind};
use crate::archive::{self, ContentAt, TarMember, pad};
use crate::base::Digest;
use crate::image::{Image as Below, LayerSource, Member};
use crate::union::UnionTree;

/// Why an image cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveError {
    /// The archive below lacks a layer, or its bytes: which one.
    LayerMissing(usize),
    /// The image below has no readable configuration.
    NoConfig,
    /// Reading or writing failed; what the reader or writer says.
    Io(String),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.to_string())
    }
}

/// The archive an image's first layers come from.
pub struct Source<'a, R> {
    /// Its bytes, without a compression of the whole.
    pub reader: &'a mut R,
    /// What is in it.
    pub members: &'a [Member],
    /// The image below.
    pub image: &'a Below,
    /// That image's layers.
    pub tree: &'a UnionTree,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The image's ID, hexadecimal.
    pub id: String,
    /// Bytes of the archive.
    pub bytes: u64,
}

/// Bytes of configuration that are read.
const CONFIG: u64 = 8 << 20;

impl<R: Read + Seek> Source<'_, R> {
    fn config(&mut self) -> Result<Value, SaveError> {
        let blob = self.image.id.as_ref().map(|id| format!("blobs/sha256/{}", id.0.encoded()));
        let named = [self.image.config_member.clone(), blob];
        let member = named
            .iter()
            .flatten()
            .find_map(|name| self.members.iter().rev().find(|member| member.name == *name));
        let Some(member) = member.filter(|member| member.size <= CONFIG) else {
            return Err(SaveError::NoConfig);
        };
        self.reader.seek(SeekFrom::Start(member.offset))?;
        let mut bytes = vec![0; usize::try_from(member.size).unwrap_or(0)];
        self.reader.read_exact(&mut bytes)?;
        serde_json::from_slice(&bytes).map_err(|_| SaveError::NoConfig)
    }

    /// Where a layer's stored bytes are.
    fn stored(&self, at: usize) -> Result<(u64, u64), SaveError> {
        match self.image.layers.get(at).map(|layer| layer.source) {
            Some(LayerSource::Bytes { offset, len }) => Ok((offset, len)),
            _ => Err(SaveError::LayerMissing(at)),
        }
    }

    /// Gives a range of an image file to `sink`.
    fn content(
        &mut self,
        wanted: Wanted,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let layer = self.image.layers.get(wanted.inode.layer.index());
        let entry = self.tree.index(wanted.inode.layer).and_then(|i| i.get(wanted.inode.entry));
        let (Some(layer), Some(entry)) = (layer, entry) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let at = ContentAt::of(wanted.inode.entry, entry);
        let range = wanted.offset..wanted.offset.saturating_add(wanted.len);
        archive::copy_range(self.reader, layer, &at, range, sink, &mut |_| {})
    }
}

/// Bytes the archive will have; nothing is read for it but the configuration.
///
/// # Errors
/// As [`save`].
pub fn saved_bytes<R: Read + Seek>(
    source: &mut Source<'_, R>,
    image: &Image,
    created: &str,
) -> Result<u64, SaveError> {
    let mut counted = Counted { out: io::sink(), bytes: 0 };
    write(source, image, created, &mut counted, false)?;
    Ok(counted.bytes)
}

/// Writes a committed image, everything below it included; `created` is its time, RFC 3339.
///
/// # Errors
/// If the archive below lacks a layer or the configuration, or if reading or writing fails.
pub fn save<R: Read + Seek>(
    source: &mut Source<'_, R>,
    image: &Image,
    created: &str,
    out: &mut dyn Write,
) -> Result<Saved, SaveError> {
    let mut counted = Counted { out, bytes: 0 };
    let id = write(source, image, created, &mut counted, true)?;
    Ok(Saved { id, bytes: counted.bytes })
}

/// Counts what is written.
struct Counted<W> {
    out: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.bytes += n as u64;
        Ok(n)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes the archive, or only as many bytes as it would have.
fn write<R: Read + Seek, W: Write>(
    source: &mut Source<'_, R>,
    image: &Image,
    created: &str,
    out: &mut Counted<W>,
    for_real: bool,
) -> Result<String, SaveError> {
    let mut config = source.config()?;
    let mut names = Vec::new();
    for at in 0..source.image.layers.len() {
        let (offset, len) = source.stored(at)?;
        let name = format!("layer{at}.tar");
        header(out, &name, len)?;
        if for_real {
            source.reader.seek(SeekFrom::Start(offset))?;
            let copied = io::copy(&mut source.reader.by_ref().take(len), out)?;
            if copied < len {
                return Err(SaveError::LayerMissing(at));
            }
        } else {
            out.bytes += len;
        }
        pad(out, len)?;
        names.push(name);
    }
    for line in &image.history {
        let step = json!({
            "created": created,
            "created_by": line.created_by,
            "comment": line.comment,
            "empty_layer": line.empty,
        });
        append(&mut config, "history", step);
    }
    for (n, lower) in image.lowers.iter().rev().enumerate() {
        let list = members(&lower.layer);
        let mut size = Counted { out: io::sink(), bytes: 0 };
        layer_tar::<io::Empty, _>(None, &lower.layer, &list, &mut size)?;
        let name = format!("layer{}.tar", source.image.layers.len() + n);
        header(out, &name, size.bytes)?;
        let mut hashed = Hashed { out: &mut *out, hash: Sha256::new() };
        if for_real {
            let mut counted = Counted { out: &mut hashed, bytes: 0 };
            layer_tar(Some(&mut *source), &lower.layer, &list, &mut counted)?;
        } else {
            hashed.out.bytes += size.bytes;
        }
        let diff_id = Digest::finish(hashed.hash);
        pad(out, size.bytes)?;
        append_in(&mut config, "rootfs", "diff_ids", json!(diff_id.as_str()));
        names.push(name);
    }
    if let Some(map) = config.as_object_mut() {
        map.insert("created".into(), json!(created));
    }
    let config = serde_json::to_vec(&config).map_err(io::Error::from)?;
    let id = Digest::sha256_of(&config).encoded().to_owned();
    let config_name = format!("{id}.json");
    file(out, &config_name, &config)?;
    let tags: Vec<&str> =
        image.name.contains(':').then_some(image.name.as_str()).into_iter().collect();
    let manifest = json!([{"Config": config_name, "RepoTags": tags, "Layers": names}]);
    file(out, "manifest.json", manifest.to_string().as_bytes())?;
    out.write_all(&[0; 1024])?;
    out.flush()?;
    Ok(id)
}

fn append(config: &mut Value, key: &str, value: Value) {
    let Some(map) = config.as_object_mut() else { return };
    let list = map.entry(key).or_insert_with(|| json!([]));
    if !list.is_array() {
        *list = json!([]);
    }
    if let Some(list) = list.as_array_mut() {
        list.push(value);
    }
}

fn append_in(config: &mut Value, outer: &str, key: &str, value: Value) {
    let Some(map) = config.as_object_mut() else { return };
    append(map.entry(outer).or_insert_with(|| json!({"type": "layers"})), key, value);
}

/// Hashes what is written.
struct Hashed<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or(bytes));
        Ok(n)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A header of the outer archive.
fn header(out: &mut dyn Write, name: &str, size: u64) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name)?;
    header.set_size(size);
    header.set_mode(0o644);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    out.write_all(header.as_bytes())
}

fn file(out: &mut dyn Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    header(out, name, bytes.len() as u64)?;
    out.write_all(bytes)?;
    pad(out, bytes.len() as u64)
}

/// Bytes of the tar that a layer with these members is committed as.
#[must_use]
pub fn layer_bytes(layer: &Layer, list: &[InLayer]) -> u64 {
    let mut counted = Counted { out: io::sink(), bytes: 0 };
    // A sink takes all that is written to it.
    let _ = layer_tar::<io::Empty, _>(None, layer, list, &mut counted);
    counted.bytes
}

/// A committed layer's tar; without a source only as many bytes as it has.
fn layer_tar<R: Read + Seek, W: Write>(
    mut source: Option<&mut Source<'_, R>>,
    layer: &Layer,
    list: &[InLayer],
    out: &mut Counted<W>,
) -> io::Result<()> {
    for member in list {
        let inode = member.ino.and_then(|ino| layer.inode(ino));
        let nobody = Meta::root(0o600, Default::default());
        let meta = inode.map_or(&nobody, |inode| &inode.meta);
        let empty = Content::default();
        let (kind, mode, link, content) = match (&member.what, inode.map(|inode| &inode.kind)) {
            (MemberKind::Whiteout, _) | (_, None) => (tar::EntryType::Regular, 0o600, None, &empty),
            (MemberKind::Opaque, _) => (tar::EntryType::Regular, meta.mode & 0o777, None, &empty),
            (MemberKind::Link(first), _) => {
                (tar::EntryType::Link, meta.mode, Some(first.clone()), &empty)
            }
            (MemberKind::Inode, Some(kind)) => match kind {
                NodeKind::Dir { .. } => (tar::EntryType::Directory, meta.mode, None, &empty),
                NodeKind::File { content, .. } => {
                    (tar::EntryType::Regular, meta.mode, None, content)
                }
                NodeKind::Symlink(to) => {
                    (tar::EntryType::Symlink, 0o777, Some(to.to_vec()), &empty)
                }
                NodeKind::Fifo => (tar::EntryType::Fifo, meta.mode, None, &empty),
                NodeKind::Char(..) => (tar::EntryType::Char, meta.mode, None, &empty),
                NodeKind::Block(..) => (tar::EntryType::Block, meta.mode, None, &empty),
            },
        };
        let mut name = member.name.clone();
        if kind == tar::EntryType::Directory {
            name.push(b'/');
        }
        let device = match inode.map(|inode| &inode.kind) {
            Some(NodeKind::Char(major, minor) | NodeKind::Block(major, minor)) => {
                Some((*major, *minor))
            }
            _ => None,
        };
        let plain = member.what == MemberKind::Inode;
        // Another name, a whiteout and a marker carry no attributes of their own.
        let xattrs: Vec<(&[u8], &[u8])> = if plain {
            meta.xattrs.iter().map(|(name, value)| (&**name, &**value)).collect()
        } else {
            Vec::new()
        };
        let entry = TarMember {
            name: &name,
            kind,
            mode,
            uid: meta.uid.into(),
            gid: meta.gid.into(),
            mtime: (meta.mtime.secs, meta.mtime.nanos),
            link: link.as_deref(),
            size: content.size(),
            device,
            xattrs: &xattrs,
        };
        entry.write(out)?;
        match &mut source {
            Some(source) => copy(source, content, out)?,
            None => out.bytes += content.size(),
        }
        pad(out, content.size())?;
    }
    out.write_all(&[0; 1024])
}

/// Writes a file's contents.
fn copy<R: Read + Seek>(
    source: &mut Source<'_, R>,
    content: &Content,
    out: &mut dyn Write,
) -> io::Result<()> {
    const CHUNK: u64 = 1 << 16;
    for piece in content.pieces() {
        if let Piece::Image { inode, offset, len } = piece {
            let wanted = Wanted { inode: *inode, offset: *offset, len: *len };
            source.content(wanted, &mut |bytes| out.write_all(bytes))?;
            continue;
        }
        let whole = Content::of(piece.clone());
        let mut at = 0;
        while at < whole.size() {
            let end = (at + CHUNK).min(whole.size());
            let bytes = whole.read(at..end, &super::content::NoContent);
            out.write_all(&bytes.unwrap_or_default())?;
            at = end;
        }
    }
    Ok(())
}
