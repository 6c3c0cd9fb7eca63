//! Go's `filepath.Match`: the wildcards of COPY sources, and what makes a pattern malformed.
//!
//! `*` and `?` match within a name, `[…]` a set of characters, `\` takes the next one literally.
//! Rule: <https://pkg.go.dev/path/filepath#Match>.

/// A pattern that cannot be read: a `[` without its end, an empty set, a `\` at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPattern;

/// A piece of a pattern.
enum Piece {
    /// `*`.
    Star,
    /// `?`.
    Any,
    /// A set, and whether it is the characters not in it.
    Set(Vec<(char, char)>, bool),
    /// A character.
    One(char),
}

/// Whether `pattern` matches all of `text`.
///
/// # Errors
/// If the pattern is malformed, whether or not the text gets that far.
pub fn matches(pattern: &str, text: &str) -> Result<bool, BadPattern> {
    let pieces = pieces(pattern)?;
    let text: Vec<char> = text.chars().collect();
    // The places in the pattern that the text read so far may stand for.
    let mut at = vec![false; pieces.len() + 1];
    at[0] = true;
    over_stars(&pieces, &mut at);
    for &c in &text {
        let mut next = vec![false; pieces.len() + 1];
        for (i, piece) in pieces.iter().enumerate().filter(|&(i, _)| at[i]) {
            let stays = matches!(piece, Piece::Star) && c != '/';
            next[i] |= stays;
            next[i + 1] |= one(piece, c);
        }
        over_stars(&pieces, &mut next);
        at = next;
    }
    Ok(at[pieces.len()])
}

/// Whether a pattern holds a wildcard, so that it may name more than one file.
#[must_use]
pub fn has_wildcard(pattern: &str) -> bool {
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => _ = chars.next(),
            '*' | '?' | '[' => return true,
            _ => {}
        }
    }
    false
}

/// A pattern without its wildcards' escapes: the name it stands for if it has no wildcard.
#[must_use]
pub fn literal(pattern: &str) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' { chars.next() } else { Some(c) };
        out.extend(c);
    }
    out
}

fn over_stars(pieces: &[Piece], at: &mut [bool]) {
    for (i, piece) in pieces.iter().enumerate() {
        if at[i] && matches!(piece, Piece::Star) {
            at[i + 1] = true;
        }
    }
}

fn one(piece: &Piece, c: char) -> bool {
    match piece {
        Piece::Star => false,
        Piece::Any => c != '/',
        Piece::One(wanted) => c == *wanted,
        Piece::Set(ranges, not) => ranges.iter().any(|&(low, high)| low <= c && c <= high) != *not,
    }
}

fn pieces(pattern: &str) -> Result<Vec<Piece>, BadPattern> {
    let mut out = Vec::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '*' => Piece::Star,
            '?' => Piece::Any,
            '\\' => Piece::One(chars.next().ok_or(BadPattern)?),
            '[' => {
                let not = chars.next_if_eq(&'^').is_some();
                let mut ranges = Vec::new();
                loop {
                    if !ranges.is_empty() && chars.next_if_eq(&']').is_some() {
                        break;
                    }
                    let low = member(&mut chars)?;
                    let high = match chars.next_if_eq(&'-') {
                        Some(_) => member(&mut chars)?,
                        None => low,
                    };
                    ranges.push((low, high));
                }
                Piece::Set(ranges, not)
            }
            c => Piece::One(c),
        });
    }
    Ok(out)
}

/// One character of a set.
fn member(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<char, BadPattern> {
    let c = match chars.next() {
        None | Some('-' | ']') => return Err(BadPattern),
        Some('\\') => chars.next().ok_or(BadPattern)?,
        Some(c) => c,
    };
    // A set that the pattern ends in is not closed.
    if chars.peek().is_none() { Err(BadPattern) } else { Ok(c) }
}
