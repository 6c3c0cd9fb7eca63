//! Secrets told by their form.

use std::ops::Range;

use super::{SecretKind, SecretSpan, named_like_a_secret};

/// What a token is made of behind its prefix.
#[derive(Clone, Copy)]
enum Of {
    Alnum,
    /// With `_` and `-`.
    Url,
    /// With `.` too.
    Dotted,
    Upper,
    Hex,
}

impl Of {
    fn has(self, byte: u8) -> bool {
        match self {
            Self::Alnum => byte.is_ascii_alphanumeric(),
            Self::Url => byte.is_ascii_alphanumeric() || b"_-".contains(&byte),
            Self::Dotted => byte.is_ascii_alphanumeric() || b"_-.".contains(&byte),
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Hex => byte.is_ascii_hexdigit(),
        }
    }
}

/// Prefix, what follows, how many at least, and the issuer, whose documentation gives the form.
const TOKENS: &[(&str, Of, usize, &str)] = &[
    ("AKIA", Of::Upper, 16, "AWS"),
    ("ASIA", Of::Upper, 16, "AWS"),
    ("AIza", Of::Url, 35, "Google"),
    ("ya29.", Of::Url, 20, "Google"),
    ("dckr_pat_", Of::Url, 20, "Docker"),
    ("dop_v1_", Of::Hex, 64, "DigitalOcean"),
    ("ghp_", Of::Alnum, 36, "GitHub"),
    ("gho_", Of::Alnum, 36, "GitHub"),
    ("ghu_", Of::Alnum, 36, "GitHub"),
    ("ghs_", Of::Alnum, 36, "GitHub"),
    ("ghr_", Of::Alnum, 36, "GitHub"),
    ("github_pat_", Of::Url, 40, "GitHub"),
    ("glpat-", Of::Url, 20, "GitLab"),
    ("hf_", Of::Alnum, 30, "Hugging Face"),
    ("npm_", Of::Alnum, 36, "npm"),
    ("pypi-AgE", Of::Url, 40, "PyPI"),
    ("sk-ant-", Of::Url, 40, "Anthropic"),
    ("sk-proj-", Of::Url, 40, "OpenAI"),
    ("sk_live_", Of::Alnum, 16, "Stripe"),
    ("rk_live_", Of::Alnum, 16, "Stripe"),
    ("SG.", Of::Dotted, 60, "SendGrid"),
    ("xoxb-", Of::Url, 20, "Slack"),
    ("xoxp-", Of::Url, 20, "Slack"),
    ("xoxa-", Of::Url, 20, "Slack"),
    ("xoxr-", Of::Url, 20, "Slack"),
];

/// Secrets in the bytes of a file, in order, none over another. `file` is what the file's path says
/// of it: in such a file, values whose names say so are secrets too, and a key, a store or a file of
/// passwords in which nothing is told apart is one from end to end.
#[must_use]
pub fn scan(bytes: &[u8], file: Option<SecretKind>) -> Vec<SecretSpan> {
    let mut found = Vec::new();
    private_keys(bytes, &mut found);
    for at in 0..bytes.len() {
        let rest = &bytes[at..];
        let begins = at == 0 || !is_word(bytes[at - 1]);
        let hit = match rest[0] {
            b':' => url_password(rest).map(|span| (SecretKind::UrlPassword, span)),
            b'e' if begins => web_token(rest).map(|len| (SecretKind::WebToken, 0..len)),
            _ if begins => token(rest).map(|(issuer, len)| (SecretKind::Token(issuer), 0..len)),
            _ => None,
        };
        found.extend(
            hit.map(|(kind, span)| SecretSpan { kind, span: at + span.start..at + span.end }),
        );
    }
    if file.is_some() {
        named_values(bytes, &mut found);
    }
    let whole = matches!(
        file,
        Some(SecretKind::PrivateKey | SecretKind::KeyStore | SecretKind::PasswordFile)
    );
    if let Some(kind) = file.filter(|_| whole && found.is_empty() && !bytes.is_empty()) {
        found.push(SecretSpan { kind, span: 0..bytes.len() });
    }
    found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    let mut end = 0;
    found.retain(|found| {
        let apart = found.span.start >= end;
        end = end.max(found.span.end);
        apart
    });
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn token(rest: &[u8]) -> Option<(&'static str, usize)> {
    TOKENS.iter().find_map(|(prefix, of, least, issuer)| {
        let tail = rest.strip_prefix(prefix.as_bytes())?;
        let len = tail.iter().take_while(|&&byte| of.has(byte)).count();
        // Sixteen capitals and no more: words of capitals go on.
        let exact = !matches!(of, Of::Upper) || len == *least;
        (len >= *least && exact).then_some((*issuer, prefix.len() + len))
    })
}

/// Three parts of base64url with dots between them; the first two are JSON objects: `{"` is `eyJ`.
fn web_token(rest: &[u8]) -> Option<usize> {
    let part = |from: usize| {
        rest.get(from..)?.iter().position(|&b| !Of::Url.has(b)).or(Some(rest.len() - from))
    };
    let first = rest.starts_with(b"eyJ").then(|| part(0))??;
    let second = first + 1;
    if rest.get(first) != Some(&b'.') || !rest.get(second..)?.starts_with(b"eyJ") {
        return None;
    }
    let third = second + part(second)? + 1;
    let len = third + part(third)?;
    (rest.get(third - 1) == Some(&b'.') && len - third >= 16).then_some(len)
}

/// `://user:password@host`: the password.
fn url_password(rest: &[u8]) -> Option<Range<usize>> {
    let tail = rest.strip_prefix(b"://")?;
    let end = tail.iter().position(|b| b.is_ascii_whitespace() || b"/?#\"'<>`,;()".contains(b));
    let authority = &tail[..end.unwrap_or(tail.len()).min(512)];
    let at = authority.iter().rposition(|&b| b == b'@')?;
    let colon = authority[..at].iter().position(|&b| b == b':')?;
    let password = &authority[colon + 1..at];
    let is_name = password
        .first()
        .is_none_or(|b| b"${<*[%".contains(b) && password.len() > 1 && b"${<*[".contains(b));
    (!is_name).then_some(3 + colon + 1..3 + at)
}

/// From `-----BEGIN … PRIVATE KEY-----` to its end, or to the end of the bytes.
fn private_keys(bytes: &[u8], found: &mut Vec<SecretSpan>) {
    const BEGIN: &[u8] = b"-----BEGIN ";
    const END: &[u8] = b"-----END ";
    let find = |from: usize, what: &[u8]| {
        bytes.get(from..)?.windows(what.len()).position(|w| w == what).map(|at| from + at)
    };
    let line_end = |from: usize| {
        bytes[from..].iter().position(|b| b"\n\r\\".contains(b)).map_or(bytes.len(), |n| from + n)
    };
    let mut from = 0;
    while let Some(begin) = find(from, BEGIN) {
        let head = line_end(begin);
        from = begin + BEGIN.len();
        let label = String::from_utf8_lossy(&bytes[begin..head]);
        if label.contains("PRIVATE KEY-----") || label.contains("PRIVATE KEY BLOCK-----") {
            let end = find(head, END).map_or(bytes.len(), line_end);
            // A mark that stands alone, as in a program that looks for keys, is no key.
            if end.saturating_sub(head) > 40 {
                found.push(SecretSpan { kind: SecretKind::PrivateKey, span: begin..end });
                from = end;
            }
        }
    }
    if bytes.starts_with(b"PuTTY-User-Key-File-") {
        found.push(SecretSpan { kind: SecretKind::PrivateKey, span: 0..bytes.len() });
    }
}

/// `NAME=value`, `name: value`, `"name": "value"`, and `password value` of a netrc.
fn named_values(bytes: &[u8], found: &mut Vec<SecretSpan>) {
    let mut from = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        let begin = from;
        from += line.len();
        let Ok(text) = std::str::from_utf8(line) else { continue };
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim_start().starts_with(['#', ';']) {
            continue;
        }
        let mut rest = 0;
        while let Some(divider) = text[rest..].find(['=', ':', ' ']).map(|n| rest + n) {
            let name = text[..divider].rsplit(['{', ',', ' ', '\t', ':', '=']).next();
            let name = name.unwrap_or_default().trim_matches(['"', '\'']);
            let after = &text[divider + 1..];
            let netrc = text.as_bytes()[divider] == b' ';
            let value = after.trim_start();
            let start = divider + 1 + (after.len() - value.len());
            let (skip, len) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => (1, value[1..].find(quote)),
                _ if netrc => (0, value.find(char::is_whitespace)),
                _ => (0, value.find(['\t', ' ']).filter(|_| value.contains(" #"))),
            };
            let end = start + skip + len.unwrap_or(value.len() - skip.min(value.len()));
            let of = text.get(start + skip..end).unwrap_or_default();
            let plain_name = if netrc { name == "password" } else { !of.starts_with("//") };
            if plain_name && named_like_a_secret(name, of) {
                let span = begin + start + skip..begin + end;
                found.push(SecretSpan { kind: SecretKind::Named, span });
                rest = end;
            } else {
                rest = divider + 1;
            }
        }
    }
}
