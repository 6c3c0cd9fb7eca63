//! The grammar of each instruction: its line → keyword, flags, arguments.

use super::json::{Array, array};
use super::merged::Part;
use super::words::{at_blanks, flags, is_blank, quoted, split_once};
use super::{
    ArgDefinition, Arguments, Instruction, Keyword, Kind, Lines, Pair, Problem, What, Word,
};

/// Most triggers within triggers that are read. More than one is an error anyway.
const DEEPEST: usize = 8;

/// Reads an instruction's line; its heredocs, comments and meaning are still to come.
pub fn instruction(line: Part<'_>, escape: char, problems: &mut Vec<Problem>) -> Instruction {
    at_depth(line, escape, 0, problems)
}

fn at_depth(
    line: Part<'_>,
    escape: char,
    depth: usize,
    problems: &mut Vec<Problem>,
) -> Instruction {
    let whole = line.trim();
    let (name, rest) = split_once(whole);
    let rest = rest.unwrap_or(whole.from(whole.text().len()));
    let (flags, rest) = flags(rest, escape);
    let rest = rest.trim();
    let keyword = Keyword::of(name.text());
    let arguments = match keyword {
        None => Arguments::Unread,
        Some(Keyword::Onbuild) if rest.text().is_empty() => Arguments::None,
        Some(Keyword::Onbuild) if depth == DEEPEST => Arguments::Unread,
        Some(Keyword::Onbuild) => {
            Arguments::Trigger(Box::new(at_depth(rest, escape, depth + 1, problems)))
        }
        Some(keyword) => arguments(keyword, rest, escape).unwrap_or_else(|what| {
            problems.push(Problem::error(rest.span(), what));
            Arguments::Unread
        }),
    };
    Instruction {
        span: whole.span(),
        lines: Lines::default(),
        name: name.word(),
        keyword,
        flags,
        original: line.trim_start().text().to_owned(),
        text: rest.text().to_owned(),
        text_span: rest.span(),
        arguments,
        heredocs: Vec::new(),
        comments: Vec::new(),
        empty_continuation: None,
        kind: Kind::Invalid,
    }
}

fn arguments(keyword: Keyword, rest: Part<'_>, escape: char) -> Result<Arguments, What> {
    if rest.text().is_empty() {
        return Ok(Arguments::None);
    }
    match keyword {
        Keyword::Add | Keyword::Copy | Keyword::Volume => match array(rest) {
            Array::Strings(words) => Ok(Arguments::Json(words)),
            Array::Mixed => Err(What::JsonNotStrings),
            Array::No => Ok(Arguments::Words(at_blanks(rest))),
        },
        Keyword::Cmd | Keyword::Entrypoint | Keyword::Run | Keyword::Shell => command(rest),
        Keyword::Env | Keyword::Label => pairs(keyword, rest, escape),
        Keyword::Arg => {
            let words = quoted(rest, escape);
            if words.is_empty() {
                return Ok(Arguments::None);
            }
            let names = words.iter().map(|(part, says)| definition(*part, says));
            let names = names.map(|(name, default)| ArgDefinition { name, default });
            Ok(Arguments::Definitions(names.collect()))
        }
        Keyword::Expose | Keyword::From => Ok(some_words(at_blanks(rest))),
        Keyword::Healthcheck => {
            let text = rest.text();
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            let behind = rest.from(end).trim_start();
            let command = Box::new(command(behind)?);
            Ok(Arguments::Health { probe: rest.slice(0, end).word(), command })
        }
        Keyword::Maintainer
        | Keyword::Stopsignal
        | Keyword::User
        | Keyword::Workdir
        | Keyword::Onbuild => Ok(Arguments::Text(rest.word())),
    }
}

fn some_words(words: Vec<Word>) -> Arguments {
    if words.is_empty() { Arguments::None } else { Arguments::Words(words) }
}

fn command(rest: Part<'_>) -> Result<Arguments, What> {
    if rest.text().is_empty() {
        return Ok(Arguments::None);
    }
    match array(rest) {
        Array::Strings(words) => Ok(Arguments::Json(words)),
        Array::Mixed => Err(What::JsonNotStrings),
        Array::No => Ok(Arguments::Text(rest.word())),
    }
}

/// `NAME=value …`, or the old form `NAME value` if the first word has no equals sign.
fn pairs(keyword: Keyword, rest: Part<'_>, escape: char) -> Result<Arguments, What> {
    let words = quoted(rest, escape);
    let Some(first) = words.first() else { return Ok(Arguments::None) };
    if !first.1.contains('=') {
        let (name, value) = split_once(rest);
        let Some(value) = value else {
            return Err(What::PairIncomplete { keyword, name: name.text().to_owned() });
        };
        let pair = Pair { name: name.word(), value: value.word() };
        return Ok(Arguments::Pairs { pairs: vec![pair], legacy: true });
    }
    let mut pairs = Vec::with_capacity(words.len());
    for (part, says) in words {
        let (name, value) = definition(part, &says);
        let Some(value) = value else { return Err(What::NoEquals { keyword, word: says }) };
        pairs.push(Pair { name, value });
    }
    Ok(Arguments::Pairs { pairs, legacy: false })
}

/// The name before the first equals sign and the value behind it, if there is one.
fn definition(part: Part<'_>, says: &str) -> (Word, Option<Word>) {
    match says.split_once('=') {
        Some((name, value)) => {
            (part.slice(0, name.len()).word(), Some(part.from(name.len() + 1).says(value)))
        }
        None => (part.says(says), None),
    }
}

/// The text behind `ONBUILD` in a line.
pub fn behind_onbuild(original: &str) -> &str {
    let line = original.trim_start_matches(|c: char| is_blank(c) || c == '\n');
    let rest = match line.get(..7) {
        Some(keyword) if keyword.eq_ignore_ascii_case("onbuild") => line.get(7..),
        _ => None,
    };
    rest.unwrap_or(line).trim_start_matches(|c: char| is_blank(c) && c != '\u{b}' || c == '\n')
}
