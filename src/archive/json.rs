//! JSON members: text made safe to parse, and values read tolerantly.

use serde_json::{Map, Value};

use crate::base::{Limit, Limits};
use crate::image::{ArchiveError, Finding, Note};

/// Values one document may have. Each takes up to 72 bytes once parsed; real ones have thousands.
const VALUES: u64 = 2_000_000;

/// Parses the bytes of `member`; byte-order marks and text that is not UTF-8 are told in `findings`.
///
/// Where a key occurs twice in an object, the last one counts.
pub(super) fn parse(
    member: &str,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Value, ArchiveError> {
    let name = || member.to_owned();
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]) {
        return Err(ArchiveError::JsonNotUtf8 { member: name() });
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            findings.push(Finding::Archive(Note::ByteOrderMark { member: name() }));
            rest
        }
        None => bytes,
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ArchiveError::JsonEmpty { member: name() });
    }
    if let Err(e) = std::str::from_utf8(bytes) {
        let byte = e.valid_up_to() as u64;
        findings.push(Finding::Archive(Note::NotUtf8 { member: name(), byte }));
    }
    let text = String::from_utf8_lossy(bytes);
    let (depth, values) = measure(text.as_bytes());
    if depth > limits.json_depth {
        return Err(ArchiveError::JsonTooDeep { member: name() });
    }
    if values > VALUES {
        return Err(ArchiveError::Limit { limit: Limit::JsonBytes, value: limits.json_bytes });
    }
    serde_json::from_str(&text).map_err(|e| ArchiveError::JsonInvalid {
        member: name(),
        line: e.line() as u64,
        column: e.column() as u64,
    })
}

/// How deep the brackets go, and about how many values there are.
fn measure(text: &[u8]) -> (usize, u64) {
    let (mut depth, mut deepest, mut values) = (0_usize, 0, 1);
    let (mut in_string, mut escaped) = (false, false);
    for &byte in text {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
                values += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' => values += 1,
            _ => {}
        }
    }
    (deepest, values)
}

/// A member of an object; where none has the name, one that differs in case only.
pub(super) fn get<'v>(object: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    get_with_key(object, key).map(|(_, value)| value)
}

/// As [`get`], with the key as it is written.
pub(super) fn get_with_key<'v>(
    object: &'v Map<String, Value>,
    key: &str,
) -> Option<(&'v str, &'v Value)> {
    let exact = object.get_key_value(key);
    exact
        .or_else(|| object.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)))
        .map(|(name, value)| (name.as_str(), value))
}

/// A text member, if it is one and not empty.
pub(super) fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    get(object, key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A member that is a list of texts; anything else in it is left out, a bare text is a list of one.
pub(super) fn texts(object: &Map<String, Value>, key: &str) -> Vec<String> {
    match get(object, key) {
        Some(Value::Array(list)) => {
            list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
