//! Files, directories and links as values.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use imbl::OrdMap;
use sha2::{Digest as _, Sha256};

use crate::sim::cache::hash::{Hasher, Sum};

/// The modification time of whatever names none, in seconds.
pub const MTIME: i64 = 1_700_000_000;

/// What a file, directory or link has besides its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The permission bits, those of `chmod`.
    pub mode: u32,
    /// When it was last changed, in seconds.
    pub mtime: i64,
    /// The owner's number.
    pub uid: u32,
    /// The group's number.
    pub gid: u32,
    /// Extended attributes.
    pub xattrs: BTreeMap<String, Vec<u8>>,
}

impl Meta {
    /// Of root, with this mode.
    #[must_use]
    pub fn new(mode: u32) -> Self {
        Self { mode, mtime: MTIME, uid: 0, gid: 0, xattrs: BTreeMap::new() }
    }

    /// What of it BuildKit's content digest takes: no time, of the attributes no system ones.
    ///
    /// `chmod` of the bits counts, `touch` does not.
    fn digest(&self, into: Hasher) -> Hasher {
        let into = into.number(self.mode.into()).number(self.uid.into()).number(self.gid.into());
        let counts = |name: &str| {
            name == "security.capability"
                || !(name.starts_with("security.") || name.starts_with("system."))
        };
        let attributes = self.xattrs.iter().filter(|(name, _)| counts(name));
        attributes.fold(into, |into, (name, value)| into.text(name).bytes(value))
    }
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its length in bytes.
    pub size: u64,
    /// Equal for equal bytes.
    pub sum: Sum,
    /// The bytes, if they are known.
    pub bytes: Option<Arc<[u8]>>,
    /// If it is an archive: its members, names with contents, in order.
    pub members: Option<Arc<[(String, Content)]>>,
}

impl Content {
    /// These bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let sum = Hasher::new("content").bytes(bytes).done();
        Self { size: bytes.len() as u64, sum, bytes: Some(bytes.into()), members: None }
    }

    /// Bytes that nobody has seen, known to be equal by a digest.
    #[must_use]
    pub fn unseen(size: u64, digest: &str) -> Self {
        let sum = Hasher::new("unseen").number(size).text(digest).done();
        Self { size, sum, bytes: None, members: None }
    }

    /// Bytes that a step wrote and nobody knows.
    #[must_use]
    pub fn written(sum: Sum) -> Self {
        Self { size: 0, sum, bytes: None, members: None }
    }

    /// An archive with these bytes and members.
    #[must_use]
    pub fn archive(bytes: &[u8], members: Vec<(String, Self)>) -> Self {
        Self { members: Some(members.into()), ..Self::of(bytes) }
    }

    /// The SHA-256 of the bytes; of unseen ones one that stands for it.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        match &self.bytes {
            Some(bytes) => Sha256::digest(bytes).into(),
            None => Sha256::digest(self.sum.0.to_le_bytes()).into(),
        }
    }
}

/// A regular file.
#[derive(Clone, Debug)]
pub struct File {
    /// Mode, times, owner.
    pub meta: Meta,
    /// What is in it.
    pub content: Content,
    pub(super) sum: OnceLock<Sum>,
    /// The classic builder's sum with the name and the type bits it was made for.
    pub(in crate::sim::cache) classic: OnceLock<(Box<str>, u32, Arc<str>)>,
}

/// A symbolic link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Mode, times, owner.
    pub meta: Meta,
    /// Where it leads, as written.
    pub target: String,
}

/// A directory. Copies share what they have in common.
#[derive(Clone, Debug)]
pub struct Dir {
    /// Mode, times, owner.
    pub meta: Meta,
    children: OrdMap<Arc<str>, Node>,
    sum: OnceLock<Sum>,
    count: OnceLock<usize>,
    files: OnceLock<usize>,
    /// The classic builder's sums of all that is below, with what they were made for.
    pub(in crate::sim::cache) classic: OnceLock<(Sum, Arc<[Arc<str>]>)>,
    /// Its sum of the whole directory, likewise.
    pub(in crate::sim::cache) classic_whole: OnceLock<(Sum, Arc<str>)>,
}

/// What a name in a directory stands for.
#[derive(Clone, Debug)]
pub enum Node {
    /// A regular file.
    File(Arc<File>),
    /// A directory.
    Dir(Arc<Dir>),
    /// A symbolic link.
    Link(Arc<Link>),
}

impl File {
    /// A file.
    #[must_use]
    pub fn new(meta: Meta, content: Content) -> Self {
        Self { meta, content, sum: OnceLock::new(), classic: OnceLock::new() }
    }

    /// BuildKit's content digest: mode, owner, size, bytes; neither name nor time.
    #[must_use]
    pub fn sum(&self) -> Sum {
        *self.sum.get_or_init(|| {
            let hasher = self.meta.digest(Hasher::new("file")).number(self.content.size);
            hasher.sum(self.content.sum).done()
        })
    }
}

impl Dir {
    /// An empty directory.
    #[must_use]
    pub fn new(meta: Meta) -> Self {
        Self::made(meta, OrdMap::new())
    }

    fn made(meta: Meta, children: OrdMap<Arc<str>, Node>) -> Self {
        let (sum, count, files) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let (classic, classic_whole) = (OnceLock::new(), OnceLock::new());
        Self { meta, children, sum, count, files, classic, classic_whole }
    }

    /// The same with other entries.
    #[must_use]
    pub fn with(&self, children: OrdMap<Arc<str>, Node>) -> Self {
        Self::made(self.meta.clone(), children)
    }

    /// The same entries with other attributes.
    #[must_use]
    pub fn with_meta(&self, meta: Meta) -> Self {
        Self::made(meta, self.children.clone())
    }

    /// Its entries by name, in the order of their bytes.
    #[must_use]
    pub fn children(&self) -> &OrdMap<Arc<str>, Node> {
        &self.children
    }

    /// BuildKit's content digest: of itself, and of each entry its name and digest.
    #[must_use]
    pub fn sum(&self) -> Sum {
        *self.sum.get_or_init(|| self.below(self.meta.digest(Hasher::new("dir"))))
    }

    /// The same for the root of a context or a stage, whose own attributes do not count.
    #[must_use]
    pub fn root_sum(&self) -> Sum {
        self.below(Hasher::new("root"))
    }

    /// The digest of itself alone.
    #[must_use]
    pub fn header_sum(&self) -> Sum {
        self.meta.digest(Hasher::new("header")).done()
    }

    fn below(&self, mut hasher: Hasher) -> Sum {
        for (name, node) in &self.children {
            hasher.add(name.as_bytes());
            hasher.add_sum(node.sum());
        }
        hasher.done()
    }

    /// How many files, links and directories lie below it.
    #[must_use]
    pub fn count(&self) -> usize {
        *self.count.get_or_init(|| {
            let one = |node: &Node| match node {
                Node::Dir(dir) => 1 + dir.count(),
                _ => 1,
            };
            self.children.values().map(one).sum()
        })
    }

    /// How many files and links lie below it.
    #[must_use]
    pub fn files(&self) -> usize {
        *self.files.get_or_init(|| {
            let one = |node: &Node| match node {
                Node::Dir(dir) => dir.files(),
                _ => 1,
            };
            self.children.values().map(one).sum()
        })
    }
}

impl Node {
    /// A file of these bytes.
    #[must_use]
    pub fn file(mode: u32, content: Content) -> Self {
        Self::File(Arc::new(File::new(Meta::new(mode), content)))
    }

    /// Mode, times, owner.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        match self {
            Self::File(file) => &file.meta,
            Self::Dir(dir) => &dir.meta,
            Self::Link(link) => &link.meta,
        }
    }

    /// The same with other attributes.
    #[must_use]
    pub fn with_meta(&self, meta: Meta) -> Self {
        match self {
            Self::File(file) => Self::File(Arc::new(File::new(meta, file.content.clone()))),
            Self::Dir(dir) => Self::Dir(Arc::new(dir.with_meta(meta))),
            Self::Link(link) => Self::Link(Arc::new(Link { meta, target: link.target.clone() })),
        }
    }

    /// BuildKit's content digest. Of a link the text of its target counts, not what is there.
    #[must_use]
    pub fn sum(&self) -> Sum {
        match self {
            Self::File(file) => file.sum(),
            Self::Dir(dir) => dir.sum(),
            Self::Link(link) => {
                let owned = Hasher::new("link").number(link.meta.uid.into());
                owned.number(link.meta.gid.into()).text(&link.target).done()
            }
        }
    }

    /// Whether both are the very same value, so that nothing below needs comparing.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(a), Self::File(b)) => Arc::ptr_eq(a, b),
            (Self::Dir(a), Self::Dir(b)) => Arc::ptr_eq(a, b),
            (Self::Link(a), Self::Link(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// The very same value: what [`Node::same`] says. What is equal but was made anew counts as other.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}
