//! Heredocs: where they begin, where they end.

use super::expand::{ExpandError, Expander};
use super::{Arguments, Instruction, Keyword};

/// The beginning of a heredoc: `3<<-EOF`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub name: String,
    pub fd: u64,
    pub expand: bool,
    pub chomp: bool,
}

/// Whether `<<` on this instruction's line begins heredocs: `RUN`, `COPY` and `ADD` have them, also as
/// triggers, but not with a JSON array.
pub fn may_begin(instruction: &Instruction) -> bool {
    let instruction = match &instruction.arguments {
        Arguments::Trigger(trigger) => trigger,
        _ => instruction,
    };
    let takes = matches!(instruction.keyword, Some(Keyword::Run | Keyword::Copy | Keyword::Add));
    takes && !matches!(instruction.arguments, Arguments::Json(_) | Arguments::Unread)
}

/// The heredocs that begin on a line, in order.
///
/// The words are those of BuildKit's shell lexer with its default escape character, whatever the
/// file's is; a line that it cannot read has none.
pub fn on_line(line: &str) -> Vec<Opening> {
    if !line.contains("<<") {
        return Vec::new();
    }
    let lexer =
        Expander { raw_quotes: true, raw_escapes: true, skip_unset: true, ..Expander::new('\\') };
    let words = lexer.words(line, NOTHING).unwrap_or_default();
    // A word that was read once can be read again: what is no error there is none here.
    words.iter().filter_map(|word| opening(word).ok().flatten()).collect()
}

const NOTHING: &[(String, String)] = &[];

/// The heredoc that a word begins, if it is one: digits, `<<`, perhaps `-`, blanks, one word.
///
/// # Errors
/// If its delimiter cannot be read.
pub fn opening(word: &str) -> Result<Option<Opening>, ExpandError> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(digits);
    let Some(rest) = rest.strip_prefix("<<") else { return Ok(None) };
    let (chomp, rest) = match rest.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let rest = rest.trim_start_matches(['\t', '\n', '\u{c}', '\r', ' ']);
    if rest.is_empty() || rest.contains('<') {
        return Ok(None);
    }
    let lexer = Expander { skip_unset: true, ..Expander::new('\\') };
    let names = lexer.words(rest, NOTHING)?;
    let [name] = names.as_slice() else { return Ok(None) };
    let raw = Expander { raw_quotes: true, ..lexer }.words(rest, NOTHING)?;
    let quotes = |text: &str| text.matches(['\'', '"']).count();
    // Quotes that are gone were around the delimiter: its content is not expanded.
    let expand = raw.first().is_some_and(|raw| quotes(raw) == quotes(name));
    let fd = if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) };
    Ok(Some(Opening { name: name.clone(), fd, expand, chomp }))
}
