//! Pictures, told by their first bytes.

/// The media type of a picture that browsers draw; `None` for anything else.
///
/// Sources: the signatures of each format, as WHATWG MIME Sniffing lists them; AVIF by the brand of
/// its `ftyp` box (ISO/IEC 14496-12). SVG has no signature: its root element tells.
#[must_use]
pub fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 6] = [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"\0\0\x01\0", "image/x-icon"),
        (b"BM", "image/bmp"),
    ];
    if let Some((sign, media)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        // A text may begin with BM; a bitmap tells its size, and the next four bytes are nought.
        let is_bitmap = *sign != b"BM" || bytes.get(6..10) == Some(&[0; 4]);
        return is_bitmap.then_some(*media);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    if bytes.get(4..12) == Some(b"ftypavif") {
        return Some("image/avif");
    }
    is_svg(bytes).then_some("image/svg+xml")
}

/// Whether the first element is `<svg`, behind what XML may have before it.
fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4_096)).unwrap_or_default());
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some(inside) = rest.strip_prefix('<') {
        let end = match inside {
            _ if inside.starts_with("!--") => "-->",
            _ if inside.starts_with(['?', '!']) => ">",
            _ => {
                return inside
                    .strip_prefix("svg")
                    .is_some_and(|tail| tail.starts_with(|c: char| c.is_whitespace() || c == '>'));
            }
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest[at + end.len()..].trim_start();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_their_first_bytes() {
        for (bytes, media) in [
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], Some("image/png")),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (b"GIF89a...", Some("image/gif")),
            (b"RIFF\x01\0\0\0WEBPVP8 ", Some("image/webp")),
            (b"RIFF\x01\0\0\0WAVEfmt ", None),
            (b"\0\0\0\x20ftypavif", Some("image/avif")),
            (b"BM\x01\0\0\0\0\0\0\0", Some("image/bmp")),
            (b"BMW is a make of cars", None),
            (b"<svg>", Some("image/svg+xml")),
            (b"<?xml version='1.0'?>\n<!-- a > b -->\n<svg xmlns='x'>", Some("image/svg+xml")),
            (b"<html><svg>", None),
            (b"<svgs>", None),
            (b"<!--", None),
            (b"", None),
        ] {
            assert_eq!(picture_type(bytes), media, "{}", bytes.escape_ascii());
        }
    }
}
