//! One tar, header by header: names, numbers and extended headers put together.
//!
//! The `tar` crate gives the shapes of headers; the loop is our own, so that the size of long names
//! is capped, damage has a position, and contents are skipped by seeking.

use tar::{EntryType, Header};

use super::hashing::{Contents, HOLES, hash_sparse, zeros_hashed};
use super::number::number;
use super::pax::{self, Extended, Record};
use super::source::Source;
use super::sparse::{self, Pieces};
use super::tar_header::{checksum_fits, cut_at_nul, device_fields, header_name, is_zero, padding};
use crate::base::Limits;

/// A header with everything that belongs to it.
#[derive(Debug)]
pub(super) struct RawEntry {
    /// Where its first header (a long name's or PAX's included) begins.
    pub(super) at: u64,
    /// Its number, from 1.
    pub(super) number: u64,
    /// The type byte; 5 for a type-0 name that ends in a slash.
    pub(super) kind: u8,
    /// The name, long names and PAX applied.
    pub(super) name: Vec<u8>,
    /// The link target, if there is one.
    pub(super) link: Vec<u8>,
    pub(super) mode: u16,
    pub(super) uid: u64,
    pub(super) gid: u64,
    pub(super) mtime: i64,
    pub(super) nanos: u32,
    pub(super) device: (u32, u32),
    pub(super) xattrs: Vec<(Vec<u8>, Vec<u8>)>,
    /// Bytes of the file, holes included.
    pub(super) size: u64,
    /// Where the stored contents begin.
    pub(super) offset: u64,
    /// Bytes stored.
    pub(super) stored: u64,
    /// Pieces of a sparse file.
    pub(super) sparse: Option<Pieces>,
    /// Whether its sparse map is damaged.
    pub(super) bad_sparse: bool,
    /// A field that is no number, and was taken as 0.
    pub(super) bad_number: Option<&'static str>,
}

/// Why a tar cannot be read on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The first block is no header at all.
    NotATar,
    /// A header with a wrong checksum.
    BadHeader { byte: u64 },
    /// The size is no number.
    BadSize { byte: u64 },
    /// The size is negative.
    NegativeSize { byte: u64, name: Vec<u8> },
    /// A damaged extended header.
    BadPax { byte: u64 },
    /// A long name or extended header above the limit.
    Huge { byte: u64, bytes: u64 },
    /// The bytes end inside a header.
    CutHeader { byte: u64 },
    /// The bytes end inside the contents (or extended header) of `name`.
    Cut { byte: u64, name: Vec<u8> },
    /// One zero block, then something else.
    LoneZeroBlock { byte: u64 },
}

/// Extended headers that wait for their entry.
#[derive(Default)]
struct Pending {
    at: Option<u64>,
    name: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    pax: Option<Vec<u8>>,
}

/// Reads a tar's headers.
pub(super) struct TarReader<'l, S> {
    pub(super) source: S,
    limits: &'l Limits,
    entries: u64,
    holes: u64,
}

impl<'l, S: Source> TarReader<'l, S> {
    pub(super) fn new(source: S, limits: &'l Limits) -> Self {
        Self { source, limits, entries: 0, holes: 0 }
    }

    /// Number of the entry at hand or, after a fault, of the one that is damaged; from 1.
    pub(super) fn number(&self) -> u64 {
        self.entries + 1
    }

    /// The next entry, `None` at the end. Its contents must be passed before the next call.
    pub(super) fn next(&mut self) -> Result<Option<RawEntry>, Fault> {
        let mut pending = Pending::default();
        loop {
            let at = self.source.position();
            let Some(header) = self.header()? else { return Ok(None) };
            pending.at.get_or_insert(at);
            match header.entry_type() {
                EntryType::GNULongName => pending.name = Some(text(self.extension(&header, at)?)),
                EntryType::GNULongLink => pending.link = Some(text(self.extension(&header, at)?)),
                EntryType::XHeader => pending.pax = Some(self.extension(&header, at)?),
                // Global headers describe the archive (git writes its commit there) and a Solaris
                // header is no PAX: neither counts for an image.
                EntryType::XGlobalHeader => self.skip_extension(&header, at)?,
                other if other.as_byte() == b'X' => self.skip_extension(&header, at)?,
                _ => {
                    let entry = self.entry(&header, at, pending)?;
                    self.entries += 1;
                    return Ok(Some(entry));
                }
            }
        }
    }

    /// Passes the contents of `entry`. Gives their hash where the source sees them.
    pub(super) fn pass(&mut self, entry: &RawEntry) -> Result<Option<u64>, Fault> {
        let mut hash = None;
        let passed = if self.source.sees() && entry.size > 0 && !entry.bad_sparse {
            let (passed, value) = match &entry.sparse {
                None => {
                    let mut contents = Contents::default();
                    (self.source.pass(entry.stored, &mut contents), Some(contents.finish()))
                }
                Some(pieces) => {
                    let budget = HOLES.saturating_sub(self.holes);
                    let zeros = zeros_hashed(pieces, entry.size);
                    self.holes = self.holes.saturating_add(zeros.min(HOLES));
                    hash_sparse(&mut self.source, pieces, entry.size, budget)
                }
            };
            hash = value;
            passed
        } else {
            self.source.skip(entry.stored)
        };
        if passed < entry.stored {
            return Err(Fault::Cut { byte: self.source.position(), name: entry.name.clone() });
        }
        self.source.skip(padding(entry.stored));
        Ok(hash)
    }

    /// The next header block; `None` at the end.
    fn header(&mut self) -> Result<Option<Header>, Fault> {
        let byte = self.source.position();
        let mut header = Header::new_old();
        let n = self.source.read_full(header.as_mut_bytes());
        let first = self.entries == 0 && byte == 0;
        if n == 0 {
            return Ok(None);
        }
        if n < 512 {
            let zeros = header.as_bytes()[..n].iter().all(|&b| b == 0);
            return match (first, zeros) {
                (_, true) => Ok(None),
                (true, false) => Err(Fault::NotATar),
                (false, false) => Err(Fault::CutHeader { byte: byte + n as u64 }),
            };
        }
        if is_zero(header.as_bytes()) {
            let n = self.source.read_full(header.as_mut_bytes());
            return if n < 512 || is_zero(header.as_bytes()) {
                Ok(None)
            } else {
                Err(Fault::LoneZeroBlock { byte })
            };
        }
        if !checksum_fits(header.as_bytes()) {
            let magic = header.as_bytes().get(257..262) == Some(b"ustar");
            return Err(if first && !magic { Fault::NotATar } else { Fault::BadHeader { byte } });
        }
        Ok(Some(header))
    }

    /// Bytes of contents a header announces.
    fn size(header: &Header, byte: u64) -> Result<u64, Fault> {
        let size = number(&header.as_old().size).ok_or(Fault::BadSize { byte })?;
        u64::try_from(size).map_err(|_| {
            let name = header.path_bytes().into_owned();
            Fault::NegativeSize { byte, name }
        })
    }

    /// The contents of a long-name or extended header.
    fn extension(&mut self, header: &Header, byte: u64) -> Result<Vec<u8>, Fault> {
        let size = Self::size(header, byte)?;
        if size > self.limits.header_bytes {
            return Err(Fault::Huge { byte, bytes: size });
        }
        let mut data = vec![0; usize::try_from(size).unwrap_or(0)];
        if (self.source.read_full(&mut data) as u64) < size {
            return Err(Fault::Cut { byte: self.source.position(), name: Vec::new() });
        }
        self.source.skip(padding(size));
        Ok(data)
    }

    fn skip_extension(&mut self, header: &Header, byte: u64) -> Result<(), Fault> {
        let size = Self::size(header, byte)?;
        if self.source.skip(size) < size {
            return Err(Fault::Cut { byte: self.source.position(), name: Vec::new() });
        }
        self.source.skip(padding(size));
        Ok(())
    }

    fn entry(&mut self, header: &Header, at: u64, pending: Pending) -> Result<RawEntry, Fault> {
        let bad_pax = Fault::BadPax { byte: pending.at.unwrap_or(at) };
        let data = pending.pax.unwrap_or_default();
        let Some(records) = pax::records(&data) else { return Err(bad_pax) };
        let Some(extended) = Extended::read(&records) else { return Err(bad_pax) };

        let mut bad_number = None;
        let mut field = |name: &'static str, bytes: &[u8]| {
            number(bytes).unwrap_or_else(|| {
                bad_number.get_or_insert(name);
                0
            })
        };
        let old = header.as_old();
        let mode = (field("mode", &old.mode) & 0o7777) as u16;
        let uid = extended.uid.unwrap_or_else(|| field("uid", &old.uid));
        let gid = extended.gid.unwrap_or_else(|| field("gid", &old.gid));
        let mtime = extended.mtime.unwrap_or_else(|| (field("mtime", &old.mtime), 0));
        let mut kind = header.entry_type().as_byte();
        let mut device = (0, 0);
        if matches!(kind, b'3' | b'4')
            && let Some(fields) = device_fields(header)
        {
            device.0 = u32::try_from(field("devmajor", &fields.0)).unwrap_or(0);
            device.1 = u32::try_from(field("devminor", &fields.1)).unwrap_or(0);
        }

        let name = pending.name.or(extended.name).unwrap_or_else(|| header_name(header));
        let link = pending.link.or(extended.link);
        let link = link.unwrap_or_else(|| cut_at_nul(&old.linkname).to_vec());
        if matches!(kind, 0 | b'0') && name.ends_with(b"/") {
            kind = b'5';
        }
        let stored = match extended.size {
            Some(size) => size,
            None => Self::size(header, at)?,
        };
        // Such entries have no contents, whatever the field says.
        let stored = if matches!(kind, b'1'..=b'6') { 0 } else { stored };

        let mut entry = RawEntry {
            at: pending.at.unwrap_or(at),
            number: self.entries + 1,
            kind,
            name,
            link,
            mode,
            uid: id(uid),
            gid: id(gid),
            mtime: mtime.0,
            nanos: mtime.1,
            device,
            xattrs: extended.xattrs,
            size: stored,
            offset: self.source.position(),
            stored,
            sparse: None,
            bad_sparse: false,
            bad_number,
        };
        self.sparse(header, &records, &mut entry)?;
        Ok(entry)
    }

    fn sparse(
        &mut self,
        header: &Header,
        records: &[Record<'_>],
        entry: &mut RawEntry,
    ) -> Result<(), Fault> {
        let most = self.limits.header_bytes;
        let found = if entry.kind == b'S' {
            let Some(found) = sparse::from_gnu(header, &mut self.source, most) else {
                let (byte, name) = (self.source.position(), entry.name.clone());
                return Err(Fault::Cut { byte, name });
            };
            entry.offset = self.source.position();
            found
        } else if matches!(entry.kind, 0 | b'0' | b'7') {
            let pax = match sparse::from_pax(records) {
                Ok(None) => return Ok(()),
                Ok(Some(pax)) => pax,
                Err(()) => {
                    entry.bad_sparse = true;
                    return Ok(());
                }
            };
            if let Some(name) = pax.name {
                entry.name = name;
            }
            let map = if pax.map_in_data {
                let before = self.source.position();
                let map = sparse::from_data(&mut self.source, entry.stored, most);
                let taken = self.source.position() - before;
                entry.stored -= taken.min(entry.stored);
                entry.offset = self.source.position();
                map.map(|(pieces, _)| pieces)
            } else {
                pax.pieces.ok_or(())
            };
            map.map(|pieces| (pax.size.unwrap_or(entry.stored), pieces))
        } else {
            return Ok(());
        };
        match found {
            Ok((size, pieces)) if sparse::fits(&pieces, size, entry.stored) => {
                entry.size = size;
                // One hole from end to end still needs a piece to be known as sparse.
                entry.sparse = Some(if pieces.is_empty() { vec![(size, 0)] } else { pieces });
            }
            _ => entry.bad_sparse = true,
        }
        Ok(())
    }
}

/// An owner as the kernel would take it: negative numbers are 32-bit ids that went through `int`.
fn id(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(u64::from(value as u32))
}

fn text(mut data: Vec<u8>) -> Vec<u8> {
    data.truncate(cut_at_nul(&data).len());
    data
}
