//! File name patterns: `*`, `?`, `[…]`.

use crate::sim::cow::kernel::{Process, Stop};
use crate::sim::cow::layer::{FileType, Name};

/// One element of a pattern, or a byte that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Char {
    /// The byte.
    pub byte: u8,
    /// It stands for itself although it is `*`, `?` or `[`.
    pub quoted: bool,
}

/// Whether anything in it is a pattern.
pub(super) fn is_pattern(chars: &[Char]) -> bool {
    chars.iter().any(|c| !c.quoted && b"*?[".contains(&c.byte))
}

/// Whether a name fits a pattern in text form: `*.txt`, with backslashes for what is meant as it is.
pub fn matches(pattern: &[u8], name: &[u8]) -> bool {
    let mut chars = Vec::with_capacity(pattern.len());
    let mut bytes = pattern.iter();
    while let Some(&byte) = bytes.next() {
        match (byte, bytes.clone().next()) {
            (b'\\', Some(&next)) => {
                chars.push(Char { byte: next, quoted: true });
                bytes.next();
            }
            _ => chars.push(Char { byte, quoted: false }),
        }
    }
    fits(&chars, name)
}

/// Whether a name fits; the last `*` alone is tried again, so the time is at most the product.
fn fits(pattern: &[Char], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        let step = match pattern.get(p) {
            Some(Char { byte: b'*', quoted: false }) => {
                star = Some((p, n));
                p += 1;
                continue;
            }
            Some(_) => one(pattern, p, name, n),
            None => None,
        };
        match (step, star) {
            (Some((next_p, next_n)), _) => (p, n) = (next_p, next_n),
            (None, Some((at, from))) => {
                let from = from + width(name, from);
                star = Some((at, from));
                (p, n) = (at + 1, from);
            }
            (None, None) => return false,
        }
    }
    pattern.iter().skip(p).all(|c| c.byte == b'*' && !c.quoted)
}

/// Bytes of the character at `at`; a byte that is no UTF-8 is one character.
fn width(text: &[u8], at: usize) -> usize {
    let len = match text.get(at) {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return 1,
    };
    match text.get(at..at + len) {
        Some(bytes) if std::str::from_utf8(bytes).is_ok() => len,
        _ => 1,
    }
}

/// Matches one element of the pattern that is not `*`; where pattern and name go on.
fn one(pattern: &[Char], p: usize, name: &[u8], n: usize) -> Option<(usize, usize)> {
    let c = pattern.get(p)?;
    match (c.byte, c.quoted) {
        (b'?', false) => Some((p + 1, n + width(name, n))),
        (b'[', false) => match set(pattern, p, *name.get(n)?) {
            Some((end, true)) => Some((end, n + 1)),
            Some((_, false)) => None,
            // Without its bracket it is a byte like others.
            None => (name.get(n) == Some(&b'[')).then_some((p + 1, n + 1)),
        },
        (byte, _) => (name.get(n) == Some(&byte)).then_some((p + 1, n + 1)),
    }
}

/// `[a-z]`, `[!a]`, `[[:digit:]]`: where it ends and whether the byte is in it.
fn set(pattern: &[Char], at: usize, byte: u8) -> Option<(usize, bool)> {
    let mut p = at + 1;
    let negated = pattern.get(p).is_some_and(|c| !c.quoted && b"!^".contains(&c.byte));
    if negated {
        p += 1;
    }
    let mut found = false;
    let first = p;
    loop {
        let c = pattern.get(p)?;
        if c.byte == b']' && !c.quoted && p > first {
            return Some((p + 1, found != negated));
        }
        if c.byte == b'[' && !c.quoted && pattern.get(p + 1).is_some_and(|c| c.byte == b':') {
            let name: Vec<u8> =
                pattern.iter().skip(p + 2).map(|c| c.byte).take_while(|&b| b != b':').collect();
            let end = p + 2 + name.len();
            if pattern.get(end + 1).is_some_and(|c| c.byte == b']') {
                found |= class(&name, byte);
                p = end + 2;
                continue;
            }
        }
        let range = pattern.get(p + 1).is_some_and(|c| c.byte == b'-' && !c.quoted)
            && pattern.get(p + 2).is_some_and(|c| c.byte != b']' || c.quoted);
        if range {
            let high = pattern.get(p + 2)?.byte;
            found |= (c.byte..=high).contains(&byte);
            p += 3;
        } else {
            found |= c.byte == byte;
            p += 1;
        }
    }
}

fn class(name: &[u8], byte: u8) -> bool {
    match name {
        b"alpha" => byte.is_ascii_alphabetic(),
        b"digit" => byte.is_ascii_digit(),
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"upper" => byte.is_ascii_uppercase(),
        b"lower" => byte.is_ascii_lowercase(),
        b"space" => byte.is_ascii_whitespace() || byte == 0x0b,
        b"punct" => byte.is_ascii_punctuation(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => false,
    }
}

/// The paths that fit a pattern, sorted; none if nothing does.
pub(super) fn paths(process: &mut Process<'_, '_>, pattern: &[Char]) -> Result<Vec<Vec<u8>>, Stop> {
    let mut found: Vec<Vec<u8>> = vec![Vec::new()];
    let mut parts = pattern.split(|c| c.byte == b'/').peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        if !first {
            for path in &mut found {
                path.push(b'/');
            }
        }
        first = false;
        if part.is_empty() {
            continue;
        }
        let mut next = Vec::new();
        for prefix in &found {
            grow(process, prefix, part, last, &mut next)?;
        }
        found = next;
    }
    found.sort();
    Ok(found)
}

fn grow(
    process: &mut Process<'_, '_>,
    prefix: &[u8],
    part: &[Char],
    last: bool,
    out: &mut Vec<Vec<u8>>,
) -> Result<(), Stop> {
    if !is_pattern(part) {
        let mut path = prefix.to_vec();
        path.extend(part.iter().map(|c| c.byte));
        if !last || process.stat(&path, false)?.is_ok() {
            out.push(path);
        }
        return Ok(());
    }
    let hidden = part.first().is_some_and(|c| c.byte == b'.');
    let dir: &[u8] = if prefix.is_empty() { b"." } else { prefix };
    let Ok(names) = process.list(dir)? else { return Ok(()) };
    let dots = [&b"."[..], b".."].into_iter().filter(|_| hidden);
    let dots = dots.map(|name| (Name::from(name), FileType::Dir));
    for (name, file_type) in dots.chain(names) {
        if name.starts_with(b".") && !hidden || !fits(part, &name) {
            continue;
        }
        if !last && !matches!(file_type, FileType::Dir | FileType::Symlink) {
            continue;
        }
        out.push([prefix, &name].concat());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn names_fit_patterns() {
        let fit: [(&str, &str); 14] = [
            ("*", "a"),
            ("*.txt", "a.txt"),
            ("a*b*c", "aXbbYc"),
            ("?", "ä"),
            ("[a-c]x", "bx"),
            ("[!a-c]x", "dx"),
            ("[[:digit:]]", "7"),
            ("[]]", "]"),
            ("[", "["),
            ("a[", "a["),
            ("\\*", "*"),
            ("**", ""),
            ("[a-]", "-"),
            ("a?c", "abc"),
        ];
        for (pattern, name) in fit {
            assert!(matches(pattern.as_bytes(), name.as_bytes()), "{pattern} {name}");
        }
        let not =
            [("*.txt", "a.tx"), ("?", ""), ("[a-c]", "d"), ("\\*", "a"), ("a*b", "ac"), ("", "a")];
        for (pattern, name) in not {
            assert!(!matches(pattern.as_bytes(), name.as_bytes()), "{pattern} {name}");
        }
    }
}
