//! Values of secrets taken out of what is shown.

use std::ops::Range;

use super::{SecretSpan, secrets_of_command};

/// What stands for a secret: always as long, so that it does not tell how long the secret is.
const MASK: &str = "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}";

/// The bytes with each secret's value masked. Line breaks stay, so that lines keep their numbers.
#[must_use]
pub fn masked(bytes: &[u8], secrets: &[SecretSpan]) -> Vec<u8> {
    let spans: Vec<Range<usize>> = secrets.iter().map(|secret| secret.span.clone()).collect();
    masked_at(bytes, &spans)
}

/// A command with the values of its secrets masked; `None` if it has none.
#[must_use]
pub fn masked_command(command: &str) -> Option<String> {
    let secrets = secrets_of_command(command);
    let masked = || masked(command.as_bytes(), &secrets);
    (!secrets.is_empty()).then(|| String::from_utf8_lossy(&masked()).into_owned())
}

/// The bytes masked where only the places of the values are known.
#[must_use]
pub fn masked_at(bytes: &[u8], secrets: &[Range<usize>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for secret in secrets {
        let (start, end) = (secret.start.max(done), secret.end.min(bytes.len()));
        if start >= end {
            continue;
        }
        out.extend_from_slice(&bytes[done..start]);
        for (at, line) in bytes[start..end].split(|&b| b == b'\n').enumerate() {
            if at > 0 {
                out.push(b'\n');
            }
            let bare = line.strip_suffix(b"\r").unwrap_or(line);
            if !bare.is_empty() {
                out.extend_from_slice(MASK.as_bytes());
            }
        }
        done = end;
    }
    out.extend_from_slice(&bytes[done.min(bytes.len())..]);
    out
}
