//! A build context as files come one after the other: of small texts the text is kept, of others a
//! digest. What a browser does not tell of them is assumed.

use std::collections::BTreeSet;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use super::start::{Entry, What};

/// Bytes of a file whose text is kept.
pub const TEXT: u64 = 16_384;
/// Bytes of all texts that are kept.
pub const TEXTS: u64 = 4 << 20;
/// Bytes of a Dockerfile or an ignore file.
const RULES: u64 = 1 << 20;
/// Bytes read at once.
const CHUNK: usize = 64 << 10;
/// Bytes of a SHA-256 that tell one file from another here.
const DIGEST: usize = 16;

/// Bytes of a text that the file at a path may have and be kept: what is read line by line by a
/// builder may be longer than what is merely copied.
#[must_use]
pub fn text_limit(path: &str) -> u64 {
    match path {
        "Dockerfile" | ".dockerignore" | "Dockerfile.dockerignore" => RULES,
        _ => TEXT,
    }
}

/// Reads the next `size` bytes: a text, if it has no more than `most` bytes and `room` is left for
/// it, else their size and digest.
///
/// # Errors
/// If they cannot be read, or end early.
pub fn take(reader: &mut impl Read, size: u64, most: u64, room: &mut u64) -> io::Result<What> {
    if size <= most.min(RULES) {
        let mut bytes = Vec::new();
        reader.take(size).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let sum = digest(&Sha256::digest(&bytes));
        let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
        return Ok(match text.filter(|_| size <= *room) {
            Some(text) => {
                *room -= size;
                What::Text(text)
            }
            None => What::Unseen(size, sum),
        });
    }
    let (mut hasher, mut left) = (Sha256::new(), size);
    let mut buffer = vec![0; CHUNK];
    while left > 0 {
        let most = usize::try_from(left).map_or(CHUNK, |left| left.min(CHUNK));
        let got = match reader.read(&mut buffer[..most]) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(got) => got,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&buffer[..got]);
        left -= got as u64;
    }
    Ok(What::Unseen(size, digest(&hasher.finalize())))
}

fn digest(sum: &[u8]) -> String {
    sum.iter().take(DIGEST).map(|byte| format!("{byte:02x}")).collect()
}

/// A path as files of a browser have it, as one of a context; nothing if it leads out of it.
fn inside(path: &str) -> Option<String> {
    let names: Vec<&str> =
        path.split('/').filter(|name| !name.is_empty() && *name != ".").collect();
    (!names.is_empty() && !names.contains(&"..")).then(|| names.join("/"))
}

/// The entry of a file whose mode nobody told: 0644.
#[must_use]
pub fn assumed_file(path: &str, what: What) -> Option<Entry> {
    Some(Entry { path: inside(path)?, mode: 0o644, assumed: true, what })
}

/// The entries of all directories that these paths of files and directories need, modes 0755
/// assumed, in the order of their names.
#[must_use]
pub fn assumed_dirs<'a>(
    files: impl Iterator<Item = &'a str>,
    dirs: impl Iterator<Item = &'a str>,
) -> Vec<Entry> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    let mut add = |path: &str| {
        let mut path = path;
        while !path.is_empty() && all.insert(path.to_owned()) {
            path = path.rsplit_once('/').map_or("", |(above, _)| above);
        }
    };
    dirs.filter_map(inside).for_each(|dir| add(&dir));
    for path in files.filter_map(inside) {
        add(path.rsplit_once('/').map_or("", |(above, _)| above));
    }
    let dir = |path| Entry { path, mode: 0o755, assumed: true, what: What::Dir };
    all.into_iter().map(dir).collect()
}

/// The folder that all these files and folders are in, if it is one: what was dropped is then what
/// is in it.
#[must_use]
pub fn top<'a>(
    files: impl Iterator<Item = &'a str>,
    dirs: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let mut top = None;
    for (path, in_folder) in files.map(|path| (path, true)).chain(dirs.map(|dir| (dir, false))) {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        if (in_folder && rest.is_empty()) || top.is_some_and(|top| top != first) {
            return None;
        }
        top = Some(first);
    }
    top.map(str::to_owned)
}
