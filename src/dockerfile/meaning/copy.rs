//! `COPY` and `ADD`.

use super::flags::{Flags, Takes};
use super::{Found, Instruction, Keyword, Kind, What, Word, heredoc, readable, words};
use crate::dockerfile::{Add, Copy, SourceContent};

const COPY: &[(&str, Takes)] = &[
    ("chown", Takes::Value),
    ("from", Takes::Value),
    ("chmod", Takes::Value),
    ("link", Takes::Boolean),
    ("exclude", Takes::Values),
    ("parents", Takes::Boolean),
];

const ADD: &[(&str, Takes)] = &[
    ("chown", Takes::Value),
    ("chmod", Takes::Value),
    ("link", Takes::Boolean),
    ("keep-git-dir", Takes::Boolean),
    ("checksum", Takes::Value),
    ("unpack", Takes::Boolean),
    ("exclude", Takes::Values),
];

/// `COPY`.
pub fn copy(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let flags = Flags::read(instruction, COPY, found);
    let from = flags.value("from");
    let paths = paths(instruction, Keyword::Copy, found)?;
    Some(Kind::Copy(Copy {
        sources: paths.sources,
        contents: paths.contents,
        dest: paths.dest,
        from,
        chown: flags.value("chown"),
        chmod: flags.value("chmod"),
        link: flags.boolean("link").unwrap_or_default(),
        parents: flags.boolean("parents").unwrap_or_default(),
        excludes: excludes(&flags),
    }))
}

/// `ADD`.
pub fn add(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let flags = Flags::read(instruction, ADD, found);
    let paths = paths(instruction, Keyword::Add, found)?;
    Some(Kind::Add(Add {
        sources: paths.sources,
        contents: paths.contents,
        dest: paths.dest,
        chown: flags.value("chown"),
        chmod: flags.value("chmod"),
        checksum: flags.value("checksum"),
        link: flags.boolean("link").unwrap_or_default(),
        keep_git_dir: flags.boolean("keep-git-dir"),
        unpack: flags.boolean("unpack"),
        excludes: excludes(&flags),
    }))
}

fn excludes(flags: &Flags<'_>) -> Vec<String> {
    flags.all("exclude").filter_map(|flag| flag.value.clone()).collect()
}

struct Paths {
    sources: Vec<Word>,
    contents: Vec<SourceContent>,
    dest: Word,
}

fn paths(instruction: &Instruction, keyword: Keyword, found: &mut Found<'_>) -> Option<Paths> {
    let Some((dest, before)) = words(&instruction.arguments).split_last() else {
        if readable(instruction) {
            found.error(instruction.name.span, What::NoDestination { keyword });
        }
        return None;
    };
    if before.is_empty() {
        found.error(dest.span, What::NoDestination { keyword });
        return None;
    }
    if matches!(heredoc::opening(&dest.text), Ok(Some(_))) {
        found.error(dest.span, What::HeredocAsDestination { keyword });
    }
    let mut sources = Vec::new();
    let mut contents = Vec::new();
    for word in before {
        let Ok(Some(opening)) = heredoc::opening(&word.text) else {
            sources.push(word.clone());
            continue;
        };
        // Of several with the same delimiter, BuildKit takes the last for each.
        let body = instruction.heredocs.iter().rev().find(|h| h.name == opening.name);
        let content = body.map(super::super::Heredoc::text).unwrap_or_default();
        contents.push(SourceContent { name: opening.name, content, expand: opening.expand });
    }
    Some(Paths { sources, contents, dest: dest.clone() })
}
