//! The outer archive: its members, and where each one's bytes are.

use std::io::{Read, Seek, SeekFrom};

use rustc_hash::FxHashMap;

use super::source::{Seeking, Source};
use super::tar_reader::{Fault, RawEntry, TarReader};
use crate::base::path::{clean, visible};
use crate::base::{Limit, Limits};
use crate::image::{ArchiveError, Member, MemberKind};

/// Links followed from one member to the next.
const HOPS: usize = 40;

/// How the list of members ended.
#[derive(Debug)]
pub(super) enum End {
    /// As it should. Whether bytes follow that are not zeros.
    Clean { trailing: bool },
    /// At the limit of members.
    Full,
    /// At damage.
    Fault(Fault),
    /// At a member that claims more than any file has.
    TooLarge { name: String, claims: u64 },
}

/// The members of an archive.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) members: Vec<Member>,
    pub(super) end: End,
    /// Cleaned name to the last member of that name.
    by_name: FxHashMap<String, usize>,
    /// Names that must be unique and occur more than once.
    pub(super) twice: Vec<String>,
    /// Entries passed, members that are not kept included.
    pub(super) entries: u64,
}

/// Names that must be unique.
const UNIQUE: [&str; 2] = ["manifest.json", "index.json"];

/// Lists the members of the archive in `reader`, `bytes` long.
pub(super) fn list<R: Read + Seek>(
    reader: &mut R,
    bytes: u64,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Listing, ArchiveError> {
    let mut tar = TarReader::new(Seeking::new(reader, 0, bytes, progress), limits);
    let mut listing = Listing {
        members: Vec::new(),
        end: End::Clean { trailing: false },
        by_name: FxHashMap::default(),
        twice: Vec::new(),
        entries: 0,
    };
    let mut names = 0_u64;
    loop {
        let raw = match tar.next() {
            Ok(Some(raw)) => raw,
            Ok(None) => break,
            Err(fault) => {
                listing.end = End::Fault(fault);
                break;
            }
        };
        listing.entries += 1;
        names = names.saturating_add((raw.name.len() + raw.link.len()) as u64);
        if listing.members.len() >= limits.members || names > limits.name_bytes / 16 {
            listing.end = End::Full;
            break;
        }
        if raw.stored > limits.archive_bytes {
            listing.end = End::TooLarge { name: visible(&raw.name), claims: raw.stored };
            break;
        }
        let passed = tar.pass(&raw);
        listing.add(raw);
        if let Err(fault) = passed {
            listing.end = End::Fault(fault);
            break;
        }
    }
    if matches!(listing.end, End::Clean { .. }) {
        let mut rest = vec![0; 64 << 10];
        let n = tar.source.read_full(&mut rest);
        listing.end = End::Clean { trailing: rest[..n].iter().any(|&b| b != 0) };
    }
    match tar.source.failed.take() {
        Some(message) => Err(ArchiveError::Read { message }),
        None => Ok(listing),
    }
}

impl Listing {
    fn add(&mut self, raw: RawEntry) {
        let name = visible(&clean(&raw.name));
        let kind = match raw.kind {
            0 | b'0' | b'7' => MemberKind::File,
            b'5' => MemberKind::Directory,
            b'1' => MemberKind::Link(visible(&clean(&raw.link))),
            b'2' => MemberKind::Link(visible(&clean(&beside(&raw.name, &raw.link)))),
            _ => MemberKind::Other,
        };
        let unique = UNIQUE.iter().any(|&unique| unique == name);
        let index = self.members.len();
        if self.by_name.insert(name.clone(), index).is_some()
            && unique
            && !self.twice.contains(&name)
        {
            self.twice.push(name.clone());
        }
        let member = Member { name, kind, offset: raw.offset, size: raw.stored };
        self.members.push(member);
    }

    /// The member of a cleaned name, as it is.
    pub(super) fn get(&self, name: &str) -> Option<&Member> {
        self.members.get(*self.by_name.get(name)?)
    }

    /// The file of a name, cleaned here, with links followed inside the archive.
    pub(super) fn find(&self, name: &str) -> Found<'_> {
        let mut name = visible(&clean(name.as_bytes()));
        let mut linked = false;
        for _ in 0..HOPS {
            match self.get(&name) {
                None if linked => return Found::Nowhere(name),
                None => return Found::Missing,
                Some(Member { kind: MemberKind::Link(target), .. }) => {
                    linked = true;
                    name.clone_from(target);
                }
                Some(member) if member.kind == MemberKind::File => return Found::File(member),
                Some(_) => return Found::Missing,
            }
        }
        Found::Nowhere(name)
    }

    /// Whether a top-level member of this name is a file (or leads to one).
    pub(super) fn has_file(&self, name: &str) -> bool {
        matches!(self.find(name), Found::File(_))
    }
}

/// What a name leads to.
pub(super) enum Found<'l> {
    /// A file.
    File(&'l Member),
    /// Nothing of that name, or no file.
    Missing,
    /// A link to something that is not in the archive: what it names.
    Nowhere(String),
}

/// A symlink's target as a path from the archive's root.
fn beside(name: &[u8], target: &[u8]) -> Vec<u8> {
    if target.starts_with(b"/") {
        return target.to_vec();
    }
    let folder = clean(name);
    let end = folder.iter().rposition(|&b| b == b'/').map_or(0, |slash| slash + 1);
    [&folder[..end], target].concat()
}

/// Reads a member whole.
pub(super) fn fetch<R: Read + Seek>(
    reader: &mut R,
    member: &Member,
    limits: &Limits,
) -> Result<Vec<u8>, ArchiveError> {
    if member.size > limits.json_bytes {
        return Err(ArchiveError::Limit { limit: Limit::JsonBytes, value: limits.json_bytes });
    }
    let failed = |e: std::io::Error| ArchiveError::Read { message: e.to_string() };
    reader.seek(SeekFrom::Start(member.offset)).map_err(failed)?;
    let mut bytes = Vec::new();
    reader.by_ref().take(member.size).read_to_end(&mut bytes).map_err(failed)?;
    if (bytes.len() as u64) < member.size {
        let byte = member.offset.saturating_add(bytes.len() as u64);
        return Err(ArchiveError::EndsEarly { byte });
    }
    Ok(bytes)
}
