//! The source text, read without a parser: files, code without comments, names in it.

use std::fs;
use std::path::{Path, PathBuf};

pub fn none(wrong: &[String], rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn show(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

/// The files with the extension below a folder, in order; none if there is no such folder.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("target") {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

pub fn code(file: &Path) -> String {
    code_of(&fs::read_to_string(file).unwrap())
}

/// The text without comments and without what stands in quotes; lines stay where they are.
pub fn code_of(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                out.push('"');
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '\n' => out.push('\n'),
                        '"' => break,
                        _ => {}
                    }
                }
                out.push('"');
            }
            // A quote as a character, not the start of a string.
            '\'' if chars.peek() == Some(&'"') => {
                chars.next();
                out.push('\'');
            }
            c => out.push(c),
        }
    }
    out
}

/// The first names after `crate::`, in groups too, with their lines.
pub fn rooms_named(code: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let ident = |text: &str| -> String {
            text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        let Some(group) = rest.strip_prefix('{') else {
            named.push((line, ident(rest)));
            continue;
        };
        let (mut depth, mut start) = (0, true);
        for (i, c) in group.char_indices() {
            if depth == 0 && start && !c.is_whitespace() && c != '}' {
                named.push((line, ident(&group[i..])));
                start = false;
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ => {}
            }
        }
    }
    named
}

/// Where one of the names stands as a word of its own.
pub fn found(folder: &str, names: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files(folder, "rs") {
        for (n, line) in code(&file).lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if let Some(word) = words.find(|word| names.contains(word)) {
                wrong.push(format!("{}:{}: {word}", show(&file), n + 1));
            }
        }
    }
    wrong
}
