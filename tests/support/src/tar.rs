//! Tars, header by header.

/// What an entry says of itself beside its name and contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Permission bits.
    pub mode: u32,
    /// User id.
    pub uid: u64,
    /// Group id.
    pub gid: u64,
    /// Seconds since 1970, UTC.
    pub mtime: i64,
    /// PAX records written in front of the header: `("mtime", "5.25")`,
    /// `("SCHILY.xattr.user.note", "hi")`.
    pub pax: Vec<(String, Vec<u8>)>,
}

impl Meta {
    /// These permission bits, owner 0:0, time 0.
    #[must_use]
    pub fn mode(mode: u32) -> Self {
        Self { mode, uid: 0, gid: 0, mtime: 0, pax: Vec::new() }
    }

    /// With an owner.
    #[must_use]
    pub fn owner(mut self, uid: u64, gid: u64) -> Self {
        (self.uid, self.gid) = (uid, gid);
        self
    }

    /// With a time, in seconds since 1970.
    #[must_use]
    pub fn mtime(mut self, seconds: i64) -> Self {
        self.mtime = seconds;
        self
    }

    /// With an extended attribute.
    #[must_use]
    pub fn xattr(mut self, name: &str, value: &[u8]) -> Self {
        self.pax.push((format!("SCHILY.xattr.{name}"), value.to_vec()));
        self
    }

    /// With a PAX record.
    #[must_use]
    pub fn pax(mut self, key: &str, value: &[u8]) -> Self {
        self.pax.push((key.to_owned(), value.to_vec()));
        self
    }
}

/// A tar under construction: ustar, with PAX headers where a name, a link or a number needs them.
#[derive(Clone, Debug, Default)]
pub struct Tar {
    bytes: Vec<u8>,
}

impl Tar {
    /// A tar without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A regular file.
    pub fn file(&mut self, name: &str, data: &[u8], meta: &Meta) -> &mut Self {
        self.entry(b'0', name, "", data, (0, 0), meta)
    }

    /// A directory; the slash at the end is added.
    pub fn dir(&mut self, name: &str, meta: &Meta) -> &mut Self {
        let slashed = format!("{}/", name.trim_end_matches('/'));
        self.entry(b'5', &slashed, "", b"", (0, 0), meta)
    }

    /// A symbolic link.
    pub fn symlink(&mut self, name: &str, target: &str, meta: &Meta) -> &mut Self {
        self.entry(b'2', name, target, b"", (0, 0), meta)
    }

    /// A hard link to the file of that name.
    pub fn hardlink(&mut self, name: &str, target: &str, meta: &Meta) -> &mut Self {
        self.entry(b'1', name, target, b"", (0, 0), meta)
    }

    /// A character (`b'3'`) or block (`b'4'`) device, or a named pipe (`b'6'`).
    pub fn device(&mut self, kind: u8, name: &str, numbers: (u32, u32), meta: &Meta) -> &mut Self {
        self.entry(kind, name, "", b"", numbers, meta)
    }

    /// A whiteout of `path`.
    pub fn whiteout(&mut self, path: &str, meta: &Meta) -> &mut Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.file(&format!("{folder}{slash}.wh.{name}"), b"", meta)
    }

    /// An opaque marker in the directory `path`; the empty path is the root.
    pub fn opaque(&mut self, path: &str, meta: &Meta) -> &mut Self {
        let slash = if path.is_empty() { "" } else { "/" };
        self.file(&format!("{path}{slash}.wh..wh..opq"), b"", meta)
    }

    /// Any entry.
    pub fn entry(
        &mut self,
        kind: u8,
        name: &str,
        link: &str,
        data: &[u8],
        (major, minor): (u32, u32),
        meta: &Meta,
    ) -> &mut Self {
        let mut pax = meta.pax.clone();
        let mut need = |key: &str, value: String, needed: bool| {
            if needed && pax.iter().all(|(k, _)| k != key) {
                pax.push((key.to_owned(), value.into_bytes()));
            }
        };
        need("path", name.to_owned(), name.len() > 100 || !name.is_ascii());
        need("linkpath", link.to_owned(), link.len() > 100 || !link.is_ascii());
        need("uid", meta.uid.to_string(), meta.uid > 0o7_777_777);
        need("gid", meta.gid.to_string(), meta.gid > 0o7_777_777);
        need("mtime", meta.mtime.to_string(), !(0..=0o77_777_777_777).contains(&meta.mtime));
        if !pax.is_empty() {
            let records: Vec<(&str, &[u8])> =
                pax.iter().map(|(key, value)| (key.as_str(), value.as_slice())).collect();
            self.pax_header(b'x', &records);
        }
        self.raw(kind, name, data, |header| {
            put(&mut header[157..257], link.as_bytes());
            octal(&mut header[100..108], u64::from(meta.mode));
            octal(&mut header[108..116], meta.uid);
            octal(&mut header[116..124], meta.gid);
            octal(&mut header[136..148], u64::try_from(meta.mtime).unwrap_or(0));
            octal(&mut header[329..337], u64::from(major));
            octal(&mut header[337..345], u64::from(minor));
        })
    }

    /// A PAX header for the next entry (`x`) or all that follow (`g`).
    pub fn pax_header(&mut self, kind: u8, records: &[(&str, &[u8])]) -> &mut Self {
        let mut data = Vec::new();
        for (key, value) in records {
            let rest = key.len() + value.len() + 3;
            let mut len = rest + 1;
            while len != rest + len.to_string().len() {
                len = rest + len.to_string().len();
            }
            data.extend_from_slice(format!("{len} {key}=").as_bytes());
            data.extend_from_slice(value);
            data.push(b'\n');
        }
        self.raw(kind, "PaxHeaders.0/entry", &data, |_| {})
    }

    /// A header with contents behind it; `edit` may change anything before the checksum is made.
    pub fn raw(
        &mut self,
        kind: u8,
        name: &str,
        data: &[u8],
        edit: impl FnOnce(&mut [u8]),
    ) -> &mut Self {
        let mut header = [0; 512];
        put(&mut header[..100], name.as_bytes());
        octal(&mut header[100..108], 0o644);
        octal(&mut header[108..116], 0);
        octal(&mut header[116..124], 0);
        octal(&mut header[124..136], data.len() as u64);
        octal(&mut header[136..148], 0);
        header[156] = kind;
        header[257..265].copy_from_slice(b"ustar\x0000");
        octal(&mut header[329..337], 0);
        octal(&mut header[337..345], 0);
        edit(&mut header);
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        self.bytes.extend_from_slice(&header);
        self.bytes.extend_from_slice(data);
        self.bytes.resize(self.bytes.len().next_multiple_of(512), 0);
        self
    }

    /// The header of a file whose `size` bytes whoever calls this writes behind it.
    pub fn head(&mut self, kind: u8, name: &str, size: u64, meta: &Meta) -> &mut Self {
        self.raw(kind, name, b"", |header| {
            octal(&mut header[100..108], u64::from(meta.mode));
            octal(&mut header[108..116], meta.uid);
            octal(&mut header[116..124], meta.gid);
            octal(&mut header[124..136], size);
            octal(&mut header[136..148], u64::try_from(meta.mtime).unwrap_or(0));
        })
    }

    /// The bytes so far, without the blocks that end a tar.
    #[must_use]
    pub fn unfinished(&self) -> &[u8] {
        &self.bytes
    }

    /// The tar with its two zero blocks.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        bytes.resize(bytes.len() + 1024, 0);
        bytes
    }
}

/// As much of `text` as the field takes.
fn put(field: &mut [u8], text: &[u8]) {
    let len = text.len().min(field.len());
    field[..len].copy_from_slice(&text[..len]);
}

/// Octal digits and a NUL; base-256 where they do not fit.
fn octal(field: &mut [u8], value: u64) {
    let digits = field.len() - 1;
    let text = format!("{value:0digits$o}\0");
    if text.len() == field.len() {
        field.copy_from_slice(text.as_bytes());
    } else {
        field.fill(0);
        let start = field.len() - 8;
        field[start..].copy_from_slice(&value.to_be_bytes());
        field[0] |= 0x80;
    }
}
