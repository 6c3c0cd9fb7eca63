//! PAX extended headers (POSIX.1-2001): `LENGTH KEY=VALUE\n` records.
//!
//! The tar crate splits records at line breaks, which binary attribute values contain; here the
//! lengths count.

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
