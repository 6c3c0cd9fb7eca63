//! `RUN --mount`.

/// The kind of a mount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MountType {
    /// Files of the context, a stage or an image.
    #[default]
    Bind,
    /// A folder that outlives the build.
    Cache,
    /// A folder in memory.
    Tmpfs,
    /// A secret as a file or a variable.
    Secret,
    /// The socket of an ssh agent.
    Ssh,
}

/// Who may use a cache mount at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// Everybody.
    Shared,
    /// One; the next gets a new one.
    Private,
    /// One; the next waits.
    Locked,
}

/// `RUN --network`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Network {
    /// That of the build.
    #[default]
    Default,
    /// None.
    None,
    /// That of the host.
    Host,
}

/// A mount as it is given, defaults not filled in but for [`read_only`](Self::read_only).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mount {
    /// `type`.
    pub kind: MountType,
    /// `from`: a stage, a build context or an image; empty: the build context.
    pub from: String,
    /// `source`, `src`.
    pub source: String,
    /// `target`, `dst`, `destination`.
    pub target: String,
    /// `ro`, `rw` and their long forms; if not given, all but cache and tmpfs are read-only.
    pub read_only: bool,
    /// `id`.
    pub id: String,
    /// `sharing`; nothing: shared.
    pub sharing: Option<Sharing>,
    /// `required`.
    pub required: bool,
    /// `size` of a tmpfs, in bytes; 0: no limit.
    pub size: i64,
    /// `mode`.
    pub mode: Option<u32>,
    /// `uid`.
    pub uid: Option<u32>,
    /// `gid`.
    pub gid: Option<u32>,
    /// `env` of a secret: the variable.
    pub env: Option<String>,
}

/// Why a mount cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MountError {
    /// The quotes around a field do not close, or stand inside it.
    Quotes,
    /// No such field.
    UnknownKey {
        /// The field's name.
        key: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// A field needs a value.
    NoValue {
        /// The field.
        field: String,
    },
    /// No such type.
    UnknownType {
        /// What was given.
        value: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// No such sharing.
    UnknownSharing {
        /// What was given.
        value: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// A value is not of the field's kind: a number, true or false, a size.
    InvalidValue {
        /// The field's name.
        key: String,
        /// What was given.
        value: String,
    },
    /// A field that this type does not have.
    NotForType {
        /// The field's name.
        key: String,
        /// The type.
        kind: MountType,
    },
    /// A variable in `from`.
    FromVariable {
        /// What was given.
        value: String,
    },
    /// A secret without id, source or target.
    SecretUnnamed,
    /// A secret with both id and source.
    SecretTwice,
}
