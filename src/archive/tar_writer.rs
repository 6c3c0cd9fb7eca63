//! One member of a tar as it is written: ustar, with PAX records before it where that has no room
//! (POSIX.1-2017, pax).

use std::io::{self, Write};

/// What a member's header says.
#[derive(Clone, Debug)]
pub struct TarMember<'a> {
    /// Its name; of a directory with a slash at its end.
    pub name: &'a [u8],
    /// The type byte.
    pub kind: tar::EntryType,
    /// Permission bits: the low 12.
    pub mode: u16,
    /// User id.
    pub uid: u64,
    /// Group id.
    pub gid: u64,
    /// Seconds since 1970, and nanoseconds.
    pub mtime: (i64, u32),
    /// Target of a symbolic or hard link.
    pub link: Option<&'a [u8]>,
    /// Bytes that follow.
    pub size: u64,
    /// Major and minor number of a device.
    pub device: Option<(u32, u32)>,
    /// Extended attributes, written as `SCHILY.xattr.NAME`.
    pub xattrs: &'a [(&'a [u8], &'a [u8])],
}

impl TarMember<'_> {
    /// Writes the header; the contents and their padding are the caller's.
    ///
    /// # Errors
    /// As `out` says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut records = Vec::new();
        let mut header = tar::Header::new_ustar();
        let fits = |text: &[u8]| text.len() <= 100 && text.is_ascii();
        let mut short = |field: &mut [u8], text: &[u8], key: &str| {
            let n = text.len().min(field.len());
            field[..n].copy_from_slice(&text[..n]);
            if !fits(text) {
                record(&mut records, key.as_bytes(), text);
            }
        };
        if let Some(block) = header.as_ustar_mut() {
            short(&mut block.name, self.name, "path");
            short(&mut block.linkname, self.link.unwrap_or_default(), "linkpath");
        }
        for (id, key) in [(self.uid, "uid"), (self.gid, "gid")] {
            if id > ID {
                record(&mut records, key.as_bytes(), id.to_string().as_bytes());
            }
        }
        if self.size > NUMBER {
            record(&mut records, b"size", self.size.to_string().as_bytes());
        }
        let (seconds, nanos) = self.mtime;
        if nanos > 0 || seconds < 0 || seconds.unsigned_abs() > NUMBER {
            record(&mut records, b"mtime", decimal(seconds, nanos).as_bytes());
        }
        for (name, value) in self.xattrs {
            record(&mut records, &[b"SCHILY.xattr.", *name].concat(), value);
        }
        if !records.is_empty() {
            let mut pax = tar::Header::new_ustar();
            pax.set_path("PaxHeaders.0/member")?;
            pax.set_entry_type(tar::EntryType::XHeader);
            pax.set_size(records.len() as u64);
            pax.set_mode(0o644);
            pax.set_cksum();
            out.write_all(pax.as_bytes())?;
            out.write_all(&records)?;
            pad(out, records.len() as u64)?;
        }
        header.set_entry_type(self.kind);
        header.set_mode(u32::from(self.mode));
        header.set_uid(self.uid.min(ID));
        header.set_gid(self.gid.min(ID));
        header.set_mtime(u64::try_from(seconds).unwrap_or(0).min(NUMBER));
        header.set_size(self.size.min(NUMBER));
        if let Some((major, minor)) = self.device {
            // A number the field has no room for cannot be told in PAX either.
            let most = u32::try_from(ID).unwrap_or(u32::MAX);
            header.set_device_major(major.min(most))?;
            header.set_device_minor(minor.min(most))?;
        }
        header.set_cksum();
        out.write_all(header.as_bytes())
    }
}

/// The largest number in seven octal digits.
const ID: u64 = 0o7_777_777;
/// The largest number in eleven octal digits.
const NUMBER: u64 = 0o77_777_777_777;

/// A time before 1970 counts its nanoseconds upwards from the second below: -1.5 s is (-2, 500 ms).
fn decimal(seconds: i64, nanos: u32) -> String {
    match (seconds, nanos) {
        (_, 0) => seconds.to_string(),
        (0.., _) => format!("{seconds}.{nanos:09}"),
        _ => format!("-{}.{:09}", (seconds + 1).unsigned_abs(), 1_000_000_000 - nanos),
    }
}

/// Zeros up to the next whole block.
///
/// # Errors
/// As `out` says.
pub fn pad(out: &mut dyn Write, size: u64) -> io::Result<()> {
    let rest = usize::try_from(size % 512).unwrap_or(0);
    if rest > 0 { out.write_all(&[0; 512][rest..]) } else { Ok(()) }
}

/// One PAX record: its length, counted with itself, then `key=value`.
fn record(records: &mut Vec<u8>, key: &[u8], value: &[u8]) {
    let rest = key.len() + value.len() + 3;
    let mut len = rest + 1;
    while rest + len.to_string().len() != len {
        len = rest + len.to_string().len();
    }
    records.extend_from_slice(format!("{len} ").as_bytes());
    records.extend_from_slice(key);
    records.push(b'=');
    records.extend_from_slice(value);
    records.push(b'\n');
}
