//! The patterns of `${NAME#pattern}` and `${NAME/pattern/text}`.
//!
//! `*`, `?` and `\` before one of these or itself; no `[…]`. As in BuildKit, a pattern is a regular
//! expression in the end: neither `*` nor `?` matches a line feed.

use regex_lite::Regex;

/// The value without the shortest or longest start that matches. Nothing if the pattern is invalid.
pub fn cut_prefix(pattern: &str, value: &str, longest: bool) -> Option<String> {
    let regex = compile(pattern, longest, true)?;
    let end = regex.find(value).map_or(0, |found| found.end());
    Some(value.get(end..).unwrap_or_default().to_owned())
}

/// The value without the shortest or longest end that matches. Nothing if the pattern is invalid.
pub fn cut_suffix(pattern: &str, value: &str, longest: bool) -> Option<String> {
    let reversed: String = value.chars().rev().collect();
    let rest = cut_prefix(&reverse(pattern), &reversed, longest)?;
    Some(rest.chars().rev().collect())
}

/// The value with the first match, or all of them, replaced. Nothing if the pattern is invalid.
///
/// With `all`, a `$0` in the text stands for the match and another `$name` for nothing, as BuildKit
/// has it.
pub fn replace(pattern: &str, value: &str, with: &str, all: bool) -> Option<String> {
    let regex = compile(pattern, true, false)?;
    if all {
        return Some(regex.replace_all(value, with).into_owned());
    }
    let Some(found) = regex.find(value) else { return Some(value.to_owned()) };
    let (before, after) = (value.get(..found.start())?, value.get(found.end()..)?);
    Some(format!("{before}{with}{after}"))
}

fn compile(pattern: &str, longest: bool, from_start: bool) -> Option<Regex> {
    let mut regex = String::with_capacity(pattern.len() + 4);
    if from_start {
        regex.push('^');
    }
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '*' => regex.push_str(if longest { ".*" } else { ".*?" }),
            '?' => regex.push('.'),
            '\\' => match chars.peek() {
                // The escape only kept these from ending the pattern.
                Some('}' | '/') => {}
                Some('*' | '?' | '\\') => {
                    regex.push('\\');
                    regex.extend(chars.next());
                }
                _ => return None,
            },
            _ => regex.push_str(&regex_lite::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    Regex::new(&regex).ok()
}

/// The pattern from its end to its start, each escape still before what it escapes.
fn reverse(pattern: &str) -> String {
    let chars: Vec<char> = pattern.chars().collect();
    let mut parts: Vec<&[char]> = Vec::with_capacity(chars.len());
    let mut rest = chars.as_slice();
    while !rest.is_empty() {
        let pair = rest.len() > 1 && rest.first() == Some(&'\\');
        let (part, after) = rest.split_at(if pair { 2 } else { 1 });
        parts.push(part);
        rest = after;
    }
    parts.into_iter().rev().flatten().collect()
}
