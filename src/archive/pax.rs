//! PAX extended headers (POSIX.1-2001): `LENGTH KEY=VALUE\n` records.
//!
//! The tar crate splits records at line breaks, which binary attribute values contain; here the
//! lengths count.

use rustc_hash::FxHashMap;

use super::number::{decimal, time};

/// One record.
pub(super) type Record<'a> = (&'a [u8], &'a [u8]);

/// The records of an extended header, or `None` if it is damaged.
pub(super) fn records(mut data: &[u8]) -> Option<Vec<Record<'_>>> {
    let mut found = Vec::new();
    while !data.is_empty() {
        // Some writers pad the header with NULs and count them in.
        if data.iter().all(|&b| b == 0) {
            break;
        }
        let space = data.iter().take(20).position(|&b| b == b' ')?;
        let len: usize = std::str::from_utf8(&data[..space]).ok()?.parse().ok()?;
        let record = data.get(space + 1..len)?;
        let (last, record) = record.split_last()?;
        let equals = record.iter().position(|&b| b == b'=')?;
        if *last != b'\n' || equals == 0 {
            return None;
        }
        let (key, value) = (&record[..equals], &record[equals + 1..]);
        let named = matches!(key, b"path" | b"linkpath" | b"uname" | b"gname");
        if (if named { value } else { key }).contains(&0) {
            return None;
        }
        found.push((key, value));
        data = &data[len..];
    }
    Some(found)
}

/// Overrides of a PAX header.
#[derive(Default)]
pub(super) struct Extended {
    pub(super) name: Option<Vec<u8>>,
    pub(super) link: Option<Vec<u8>>,
    pub(super) size: Option<u64>,
    pub(super) uid: Option<i64>,
    pub(super) gid: Option<i64>,
    pub(super) mtime: Option<(i64, u32)>,
    pub(super) xattrs: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Extended {
    /// The last record of a key counts; an empty value takes an earlier one back.
    pub(super) fn read(records: &[Record<'_>]) -> Option<Self> {
        let mut found = Self::default();
        let mut places: FxHashMap<&[u8], usize> = FxHashMap::default();
        for &(key, value) in records {
            let set = (!value.is_empty()).then_some(value);
            match key {
                b"path" => found.name = set.map(<[u8]>::to_vec),
                b"linkpath" => found.link = set.map(<[u8]>::to_vec),
                b"size" => {
                    found.size = match set {
                        Some(text) => Some(u64::try_from(decimal(text)?).ok()?),
                        None => None,
                    }
                }
                b"uid" => found.uid = number_or_none(set)?,
                b"gid" => found.gid = number_or_none(set)?,
                b"mtime" => {
                    found.mtime = match set {
                        Some(text) => Some(time(text)?),
                        None => None,
                    }
                }
                _ => {
                    if let Some(name) = key.strip_prefix(b"SCHILY.xattr.") {
                        let place = *places.entry(name).or_insert(found.xattrs.len());
                        match found.xattrs.get_mut(place) {
                            Some(known) => known.1 = value.to_vec(),
                            None => found.xattrs.push((name.to_vec(), value.to_vec())),
                        }
                    }
                }
            }
        }
        Some(found)
    }
}

fn number_or_none(text: Option<&[u8]>) -> Option<Option<i64>> {
    match text {
        Some(text) => decimal(text).map(Some),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_not_line_breaks() {
        let read = records(b"11 path=ab\n14 x=a\nb\nc\0d\n\n").unwrap();
        assert_eq!(read, [(&b"path"[..], &b"ab"[..]), (b"x", b"a\nb\nc\0d\n")]);
        assert!(records(b"99 path=ab\n").is_none());
        assert!(records(b"12 path=a\0b\n").is_none());
        assert!(records(b"7 path\n").is_none());
        assert!(records(b"0 \n").is_none());
    }
}
