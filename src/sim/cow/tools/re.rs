//! POSIX regular expressions, basic and extended, as the tools have them.
//!
//! They are translated for a regular expression engine. Two differences stay: of alternatives the
//! first that fits is taken, not the longest; and a pattern cannot refer back to a group.

use std::borrow::Cow;

use regex_lite::{Captures, Regex, RegexBuilder};

/// Bytes of memory a compiled expression may take.
const COMPILED: usize = 256 << 10;

/// A regular expression.
#[derive(Clone, Debug)]
pub(super) struct Re {
    regex: Regex,
}

/// How an expression is meant.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kind {
    /// `-E`
    pub extended: bool,
    /// `-F`
    pub fixed: bool,
    /// `-i`
    pub ignore_case: bool,
    /// `-w`
    pub word: bool,
    /// `-x`
    pub line: bool,
}

impl Re {
    /// Compiles an expression; `None` if it is none.
    pub(super) fn new(text: &[u8], kind: Kind) -> Option<Self> {
        let text = decode(text);
        let mut pattern =
            if kind.fixed { regex_lite::escape(&text) } else { translate(&text, kind.extended)? };
        if kind.word {
            pattern = format!(r"\b(?:{pattern})\b");
        }
        if kind.line {
            pattern = format!("^(?:{pattern})$");
        }
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(kind.ignore_case)
            .dot_matches_new_line(true)
            .size_limit(COMPILED)
            .build()
            .ok()?;
        Some(Self { regex })
    }

    /// Whether it fits anywhere.
    pub(super) fn is_match(&self, line: &str) -> bool {
        self.regex.is_match(line)
    }

    /// Where it fits, from the left, not overlapping.
    pub(super) fn find_all<'t>(&self, line: &'t str) -> impl Iterator<Item = &'t str> {
        self.regex.find_iter(line).map(|found| found.as_str())
    }

    /// The same with its groups.
    pub(super) fn captures<'t>(&self, line: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.regex.captures_iter(line)
    }
}

/// First of the characters that stand for bytes that are no UTF-8.
const ESCAPED: u32 = 0x10_ff00;

/// Bytes as text, nothing lost.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        let escaped = chunk.invalid().iter().map(|&byte| ESCAPED + u32::from(byte));
        out.extend(escaped.filter_map(char::from_u32));
    }
    Cow::Owned(out)
}

/// The bytes of a decoded text.
pub(super) fn encode(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        match u32::from(c).checked_sub(ESCAPED) {
            Some(byte) if byte < 0x100 => out.push(byte as u8),
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

fn push_literal(out: &mut String, c: char) {
    if r"\.+*?()|[]{}^$#&-~".contains(c) {
        out.push('\\');
    }
    out.push(c);
}

/// A POSIX expression in the engine's language.
fn translate(text: &str, extended: bool) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let (mut at, mut depth) = (0, 0_usize);
    // Nothing stands before that `*` could repeat.
    let mut start = true;
    while let Some(&c) = chars.get(at) {
        at += 1;
        let mut begins = false;
        let escaped = c == '\\';
        let c = if escaped { *chars.get(at)? } else { c };
        at += usize::from(escaped);
        // `(` in one language is `\(` in the other.
        let special = escaped != extended;
        match c {
            '[' if !escaped => at = bracket(&chars, at, &mut out)?,
            '*' if !escaped && start => out.push_str(r"\*"),
            '*' if !escaped => out.push('*'),
            '.' if !escaped => out.push('.'),
            '^' if !escaped && (start || extended) => {
                out.push('^');
                begins = true;
            }
            '$' if !escaped => {
                let rest = chars.get(at..).unwrap_or_default();
                let last = extended || rest.is_empty() || matches!(rest, ['\\', ')' | '|', ..]);
                out.push_str(if last { "$" } else { r"\$" });
            }
            '(' if special => {
                out.push('(');
                depth += 1;
                begins = true;
            }
            ')' if special && depth > 0 => {
                out.push(')');
                depth -= 1;
            }
            ')' if special && !extended => return None,
            '|' if special => {
                out.push('|');
                begins = true;
            }
            '+' | '?' if special && !start => out.push(c),
            '{' if special && !start && chars.get(at).is_some_and(char::is_ascii_digit) => {
                at = repeat(&chars, at, extended, &mut out)?;
            }
            'n' if escaped => out.push('\n'),
            't' if escaped => out.push('\t'),
            'w' | 'W' | 's' | 'S' | 'b' | 'B' | '<' | '>' if escaped => {
                out.push('\\');
                out.push(c);
            }
            '1'..='9' if escaped => return None,
            c => push_literal(&mut out, c),
        }
        start = begins;
    }
    (depth == 0).then_some(out)
}

/// `{2,3}`; where it ends.
fn repeat(chars: &[char], mut at: usize, extended: bool, out: &mut String) -> Option<usize> {
    out.push('{');
    while let Some(&c) = chars.get(at).filter(|c| c.is_ascii_digit() || **c == ',') {
        out.push(c);
        at += 1;
    }
    let end: &[char] = if extended { &['}'] } else { &['\\', '}'] };
    if !chars.get(at..)?.starts_with(end) {
        return None;
    }
    out.push('}');
    Some(at + end.len())
}

/// `[a-z]`; where it ends.
fn bracket(chars: &[char], mut at: usize, out: &mut String) -> Option<usize> {
    out.push('[');
    if chars.get(at) == Some(&'^') {
        out.push('^');
        at += 1;
    }
    let first = at;
    loop {
        let &c = chars.get(at)?;
        if c == ']' && at > first {
            out.push(']');
            return Some(at + 1);
        }
        if c == '[' && chars.get(at + 1) == Some(&':') {
            let len = chars.get(at + 2..)?.iter().position(|&c| c == ':')?;
            let name: String = chars.get(at + 2..at + 2 + len)?.iter().collect();
            out.push_str(&format!("[:{name}:]"));
            at += len + 4;
            continue;
        }
        at += 1;
        let c = match (c, chars.get(at)) {
            ('\\', Some('n')) => {
                at += 1;
                '\n'
            }
            ('\\', Some('t')) => {
                at += 1;
                '\t'
            }
            _ => c,
        };
        push_literal(out, c);
        if chars.get(at) == Some(&'-') && chars.get(at + 1).is_some_and(|&c| c != ']') {
            out.push('-');
            push_literal(out, *chars.get(at + 1)?);
            at += 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Re, decode, encode};

    #[test]
    fn expressions_fit() {
        let cases: [(&str, bool, &str, Option<&str>); 22] = [
            ("a*b", false, "xaab", Some("aab")),
            ("*a", false, "b*a", Some("*a")),
            ("a+", false, "aa+", Some("a+")),
            ("a+", true, "baa", Some("aa")),
            (r"a\+", false, "baa", Some("aa")),
            (r"\(ab\)\{2\}", false, "ababab", Some("abab")),
            ("(ab){2}", true, "ababab", Some("abab")),
            ("(ab)", false, "ab(ab)", Some("(ab)")),
            ("a|b", false, "a|b", Some("a|b")),
            ("a|b", true, "xb", Some("b")),
            ("^a", false, "ba", None),
            ("a^b", false, "a^b", Some("a^b")),
            ("a$b", false, "a$b", Some("a$b")),
            ("b$", false, "ab", Some("b")),
            ("[]a]", false, "]", Some("]")),
            ("[^a-c]", false, "abd", Some("d")),
            (r"[\.]", false, r"\", Some(r"\")),
            ("[[:digit:]]*", false, "12a", Some("12")),
            (r"\.", false, "a.", Some(".")),
            (r"\<b", false, "ab b", Some("b")),
            ("a.c", false, "aäc", Some("aäc")),
            ("{", true, "{", Some("{")),
        ];
        for (text, extended, line, wanted) in cases {
            let kind = Kind { extended, ..Kind::default() };
            let re = Re::new(text.as_bytes(), kind).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(re.find_all(line).next(), wanted, "{text}");
        }
        for (text, extended) in [("(", true), (r"\(", false), ("[a", false), (r"\1", false)] {
            assert!(
                Re::new(text.as_bytes(), Kind { extended, ..Kind::default() }).is_none(),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_lost() {
        let bytes = b"a\xff\xc3\xa4\xc3";
        let mut out = Vec::new();
        encode(&decode(bytes), &mut out);
        assert_eq!(out, bytes);
    }
}
