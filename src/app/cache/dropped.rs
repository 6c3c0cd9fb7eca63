//! What a single file is that a person gives the build cache.

use crate::app::CACHE_FIRST;

/// What a file is to the build cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A Dockerfile: it takes the place of the text in the editor.
    Dockerfile,
    /// A script that was saved here.
    Script,
    /// A tar of a context.
    Tar,
    /// A file of the context.
    File,
}

/// Bytes at the beginning of a file that tell what it is.
pub const HEAD: usize = 512;

impl Dropped {
    /// What a file of this name is that begins with these bytes.
    #[must_use]
    pub fn of(name: &str, head: &[u8]) -> Self {
        let name = name.to_lowercase();
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        if head.starts_with(CACHE_FIRST.as_bytes()) {
            return Self::Script;
        }
        if is_dockerfile(&name) {
            return Self::Dockerfile;
        }
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        let packed = [&b"\x1f\x8b"[..], b"\x28\xb5\x2f\xfd", b"\xfd7zXZ", b"BZh"];
        let packed = packed.iter().any(|magic| head.starts_with(magic));
        let packed_tar = [".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.xz", ".txz", ".tar.bz2"];
        let tar = head.get(257..262) == Some(b"ustar") || ends(&[".tar"]);
        match tar || packed && ends(&packed_tar) {
            true => Self::Tar,
            false => Self::File,
        }
    }
}

/// Whether a file of this name in small letters is a Dockerfile: as Docker and Podman name them.
fn is_dockerfile(name: &str) -> bool {
    ["dockerfile", "containerfile"].iter().any(|own| {
        let rest = name.strip_prefix(own);
        let variant = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let typed = name.strip_suffix(own).is_some_and(|stem| stem.ends_with('.'));
        (variant || typed) && !name.ends_with(".dockerignore")
    })
}
