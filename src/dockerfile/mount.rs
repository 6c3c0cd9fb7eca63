//! `RUN --mount`.

use serde::{Deserialize, Serialize};

use super::suggest::meant;

/// The kind of a mount.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MountError {
    /// The quotes around a field do not close, or stand inside it.
    Quotes,
    /// No such field.
    UnknownKey {
        /// The field's name.
        key: String,
        /// The one that may be meant.
        #[serde(skip)]
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
        #[serde(skip)]
        meant: Option<&'static str>,
    },
    /// No such sharing.
    UnknownSharing {
        /// What was given.
        value: String,
        /// The one that may be meant.
        #[serde(skip)]
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

impl MountType {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Bind, Self::Cache, Self::Tmpfs, Self::Secret, Self::Ssh];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bind => "bind",
            Self::Cache => "cache",
            Self::Tmpfs => "tmpfs",
            Self::Secret => "secret",
            Self::Ssh => "ssh",
        }
    }
}

impl Sharing {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Shared, Self::Private, Self::Locked];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Private => "private",
            Self::Locked => "locked",
        }
    }
}

impl Network {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Default, Self::None, Self::Host];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::None => "none",
            Self::Host => "host",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|network| network.name() == name)
    }
}

/// The keys of a mount, long forms first.
pub const MOUNT_KEYS: [&str; 19] = [
    "type",
    "from",
    "source",
    "target",
    "readonly",
    "id",
    "sharing",
    "required",
    "size",
    "mode",
    "uid",
    "gid",
    "src",
    "dst",
    "destination",
    "ro",
    "rw",
    "readwrite",
    "env",
];

/// Reads the value of a `--mount`.
///
/// `expand` makes a field's value of what is written, variables replaced; BuildKit expands each value
/// by itself. Its error is passed on.
///
/// # Errors
/// If the fields cannot be told apart, one is unknown, has no value or the wrong one, or does not go
/// with the type or with another field.
pub fn parse_mount<E: From<MountError>>(
    value: &str,
    mut expand: impl FnMut(&str) -> Result<String, E>,
) -> Result<Mount, E> {
    let mut mount = Mount::default();
    let mut read_only = None;
    for field in fields(value)? {
        match field.split_once('=') {
            None => alone(&field, &mut mount, &mut read_only)?,
            Some((key, value)) => {
                let key = key.to_lowercase();
                set(&mut mount, &mut read_only, &key, expand(value)?)?;
            }
        }
    }
    let writable = matches!(mount.kind, MountType::Cache | MountType::Tmpfs);
    mount.read_only = read_only.unwrap_or(!writable);
    fits(&mount)?;
    Ok(mount)
}

/// What is wrong with a mount before its variables are known. True: BuildKit does not take the file;
/// false: it fails when it comes to the instruction.
pub fn check_mount(value: &str) -> Result<(), (bool, MountError)> {
    for field in fields(value).map_err(|error| (true, error))? {
        if let Some((key, value)) = field.split_once('=')
            && key.eq_ignore_ascii_case("from")
            && value.find('$').is_some_and(|at| at + 1 != value.len())
        {
            return Err((true, MountError::FromVariable { value: value.to_owned() }));
        }
    }
    if changes(value) {
        return Ok(());
    }
    parse_mount(value, |value| Ok::<_, MountError>(value.to_owned()))
        .map(|_| ())
        .map_err(|error| (false, error))
}

/// Whether expansion may change a value: what comes out may then be anything.
pub fn changes(value: &str) -> bool {
    value.contains(['$', '\\', '`', '\'', '"'])
}

/// A field without an equals sign.
fn alone(field: &str, mount: &mut Mount, read_only: &mut Option<bool>) -> Result<(), MountError> {
    match field.to_lowercase().as_str() {
        "readonly" | "ro" => *read_only = Some(true),
        "readwrite" | "rw" => *read_only = Some(false),
        "required" => {
            only(mount, "required", &[MountType::Secret, MountType::Ssh])?;
            mount.required = true;
        }
        _ => return Err(MountError::NoValue { field: field.to_owned() }),
    }
    Ok(())
}

fn set(
    mount: &mut Mount,
    read_only: &mut Option<bool>,
    key: &str,
    value: String,
) -> Result<(), MountError> {
    let invalid = || MountError::InvalidValue { key: key.to_owned(), value: value.clone() };
    match key {
        "type" => {
            let lower = value.to_lowercase();
            let known = MountType::ALL.into_iter().find(|kind| kind.name() == lower);
            mount.kind = known.ok_or_else(|| MountError::UnknownType {
                meant: meant(&value, MountType::ALL.map(MountType::name)),
                value,
            })?;
        }
        "from" => mount.from = value,
        "source" | "src" => mount.source = value,
        "target" | "dst" | "destination" => mount.target = value,
        "readonly" | "ro" => *read_only = Some(boolean(&value).ok_or_else(invalid)?),
        "readwrite" | "rw" => *read_only = Some(!boolean(&value).ok_or_else(invalid)?),
        "required" => {
            only(mount, key, &[MountType::Secret, MountType::Ssh])?;
            mount.required = boolean(&value).ok_or_else(invalid)?;
        }
        "size" => {
            only(mount, key, &[MountType::Tmpfs])?;
            mount.size = bytes(&value).ok_or_else(invalid)?;
        }
        "id" => mount.id = value,
        "sharing" => {
            let lower = value.to_lowercase();
            let known = Sharing::ALL.into_iter().find(|sharing| sharing.name() == lower);
            mount.sharing = Some(known.ok_or_else(|| MountError::UnknownSharing {
                meant: meant(&value, Sharing::ALL.map(Sharing::name)),
                value,
            })?);
        }
        "mode" => mount.mode = Some(number(&value, 8).ok_or_else(invalid)?),
        "uid" => mount.uid = Some(number(&value, 10).ok_or_else(invalid)?),
        "gid" => mount.gid = Some(number(&value, 10).ok_or_else(invalid)?),
        "env" => mount.env = Some(value),
        _ => {
            let meant = meant(key, MOUNT_KEYS);
            return Err(MountError::UnknownKey { key: key.to_owned(), meant });
        }
    }
    Ok(())
}

fn only(mount: &Mount, key: &str, kinds: &[MountType]) -> Result<(), MountError> {
    if kinds.contains(&mount.kind) {
        return Ok(());
    }
    Err(MountError::NotForType { key: key.to_owned(), kind: mount.kind })
}

/// Whether the fields go with the type and with each other.
fn fits(mount: &Mount) -> Result<(), MountError> {
    let owned = [MountType::Secret, MountType::Ssh, MountType::Cache];
    let given = [("mode", mount.mode), ("uid", mount.uid), ("gid", mount.gid)];
    for (key, _) in given.into_iter().filter(|(_, value)| value.is_some()) {
        only(mount, key, &owned)?;
    }
    if mount.kind == MountType::Secret {
        if !mount.from.is_empty() {
            return Err(MountError::NotForType { key: "from".to_owned(), kind: mount.kind });
        }
        if mount.source.is_empty() && mount.target.is_empty() && mount.id.is_empty() {
            return Err(MountError::SecretUnnamed);
        }
        if !mount.source.is_empty() && !mount.id.is_empty() {
            return Err(MountError::SecretTwice);
        }
    }
    if mount.sharing.is_some() {
        only(mount, "sharing", &[MountType::Cache])?;
    }
    Ok(())
}

/// The fields of a line of comma-separated values.
pub fn fields(line: &str) -> Result<Vec<String>, MountError> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut field = String::new();
            let mut chars = quoted.char_indices().peekable();
            let end = loop {
                match chars.next().ok_or(MountError::Quotes)? {
                    (_, '"') if chars.next_if(|(_, c)| *c == '"').is_some() => field.push('"'),
                    (at, '"') => break at + 1,
                    (_, c) => field.push(c),
                }
            };
            fields.push(field);
            rest = quoted.get(end..).unwrap_or_default();
            match rest.strip_prefix(',') {
                Some(after) => rest = after,
                None if rest.is_empty() => return Ok(fields),
                None => return Err(MountError::Quotes),
            }
        } else {
            let (field, after) = match rest.split_once(',') {
                Some((field, after)) => (field, Some(after)),
                None => (rest, None),
            };
            if field.contains('"') {
                return Err(MountError::Quotes);
            }
            fields.push(field.to_owned());
            let Some(after) = after else { return Ok(fields) };
            rest = after;
        }
    }
}

/// True and false in the spellings that Go takes.
pub fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Some(true),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Some(false),
        _ => None,
    }
}

fn number(text: &str, radix: u32) -> Option<u32> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits.then(|| u32::from_str_radix(text, radix).ok()).flatten()
}

/// A number of bytes, perhaps with a binary unit: `64m`, `1.5 GiB`.
fn bytes(text: &str) -> Option<i64> {
    let split = text.rfind(|c: char| c.is_ascii_digit() || c == '.' || c == ' ')?;
    let (number, unit) = match text.get(split..=split)? {
        " " => (text.get(..split)?, text.get(split + 1..)?),
        _ => (text.get(..=split)?, text.get(split + 1..)?),
    };
    if !number.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '+') {
        return None;
    }
    let number: f64 = number.parse().ok()?;
    let power = match unit.to_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 1,
        "m" | "mb" | "mib" => 2,
        "g" | "gb" | "gib" => 3,
        "t" | "tb" | "tib" => 4,
        "p" | "pb" | "pib" => 5,
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, reason = "sizes are cut off at whole bytes")]
    let bytes = (number * 1024_f64.powi(power)) as i64;
    Some(bytes)
}
