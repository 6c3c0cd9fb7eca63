//! The checks that need no variables.

use std::collections::BTreeMap;

use super::Sink;
use crate::dockerfile::{Arguments, Command, Dockerfile, Instruction, Keyword, Kind, What, Word};

/// `ReservedStageName`, `DuplicateStageName`.
pub fn names(file: &Dockerfile, sink: &mut Sink) {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for stage in &file.stages {
        let Some(from) = file.instructions.get(stage.from) else { continue };
        let (Some(name), Kind::From(kind)) = (&stage.name, &from.kind) else { continue };
        let span = kind.name.as_ref().map_or(from.span, |name| name.span);
        if matches!(name.as_str(), "context" | "scratch") {
            sink.warn(span, What::ReservedStageName { name: name.clone() });
        }
        match lines.get(name.as_str()) {
            Some(line) => {
                sink.warn(span, What::DuplicateStageName { name: name.clone(), line: *line });
            }
            None => drop(lines.insert(name, from.lines.first)),
        }
    }
}

/// `ConsistentInstructionCasing`: capitals, unless more keywords are in small letters. Global `ARG`s
/// do not count.
pub fn casing(file: &Dockerfile, sink: &mut Sink) {
    let start = file.stages.first().map_or(file.instructions.len(), |stage| stage.from);
    let in_stages = file.instructions.get(start..).unwrap_or_default();
    let lower = |name: &str| name == name.to_lowercase();
    let upper = |name: &str| name == name.to_uppercase();
    let (mut lowers, mut uppers) = (0_usize, 0_usize);
    for Instruction { name, .. } in in_stages {
        if lower(&name.text) {
            lowers += 1;
        } else if upper(&name.text) {
            uppers += 1;
        }
    }
    let most = lowers > uppers;
    for Instruction { name, .. } in in_stages.iter().filter(|i| i.keyword.is_some()) {
        let fits = if most { lower(&name.text) } else { upper(&name.text) };
        if !fits {
            let what = What::ConsistentInstructionCasing { name: name.text.clone(), lower: most };
            sink.warn(name.span, what);
        }
    }
}

/// The checks of one instruction by itself.
pub fn instruction(instruction: &Instruction, sink: &mut Sink) {
    if let Some(span) = instruction.empty_continuation {
        sink.warn(span, What::NoEmptyContinuation);
    }
    match &instruction.kind {
        Kind::Maintainer(author) => {
            let author = author.text.clone();
            sink.warn(instruction.span, What::MaintainerDeprecated { author });
        }
        Kind::From(_) => from(instruction, sink),
        Kind::Arg(definitions) => {
            let names: Vec<&str> = definitions.iter().map(|d| d.name.text.as_str()).collect();
            description(instruction, Keyword::Arg, &names, sink);
        }
        Kind::Env(pairs) | Kind::Label(pairs) => {
            let keyword = instruction.keyword.unwrap_or(Keyword::Env);
            let legacy = matches!(instruction.arguments, Arguments::Pairs { legacy: true, .. });
            for pair in pairs {
                if legacy {
                    let name = pair.name.text.clone();
                    let what = What::LegacyKeyValueFormat { keyword, name };
                    sink.warn(instruction.text_span, what);
                }
            }
        }
        _ => {}
    }
}

/// `StageNameCasing`, `FromAsCasing`, `InvalidDefinitionDescription`.
fn from(instruction: &Instruction, sink: &mut Sink) {
    let Arguments::Words(words) = &instruction.arguments else { return };
    let [_, keyword, name] = words.as_slice() else { return };
    if name.text != name.text.to_lowercase() {
        sink.warn(name.span, What::StageNameCasing { name: name.text.clone() });
    }
    let from = &instruction.name.text;
    let fits = if *from == from.to_lowercase() {
        keyword.text == keyword.text.to_lowercase()
    } else {
        *from != from.to_uppercase() || keyword.text == keyword.text.to_uppercase()
    };
    if !fits {
        let what = What::FromAsCasing { from: from.clone(), keyword: keyword.text.clone() };
        sink.warn(keyword.span, what);
    }
    description(instruction, Keyword::From, &[&name.text.to_lowercase()], sink);
}

/// The last comment above begins with one of the names.
fn description(instruction: &Instruction, keyword: Keyword, names: &[&str], sink: &mut Sink) {
    let Some(comment) = instruction.comments.last() else { return };
    let first = comment.split(' ').next().unwrap_or_default();
    if names.contains(&first) {
        return;
    }
    let name = match names {
        [name] => Some((*name).to_owned()),
        _ => None,
    };
    sink.warn(instruction.span, What::InvalidDefinitionDescription { keyword, name });
}

/// `SecretsUsedInArgOrEnv`: one of the name's parts between underscores is a word for a secret, and
/// none says that it is not one.
pub fn secret(keyword: Keyword, name: &Word, text: &str, sink: &mut Sink) {
    const SECRET: [&str; 10] = [
        "apikey",
        "auth",
        "credential",
        "credentials",
        "key",
        "password",
        "pword",
        "passwd",
        "secret",
        "token",
    ];
    const PUBLIC: [&str; 3] = ["public", "file", "version"];
    let has = |list: &[&str]| {
        text.split('_').any(|part| list.iter().any(|word| part.eq_ignore_ascii_case(word)))
    };
    if has(&SECRET) && !has(&PUBLIC) {
        sink.warn(name.span, What::SecretsUsedInArgOrEnv { keyword, name: text.to_owned() });
    }
}

/// `JSONArgsRecommended`: a shell form, and no `SHELL` was chosen.
pub fn json_recommended(
    instruction: &Instruction,
    keyword: Keyword,
    command: &Command,
    has_shell: bool,
    sink: &mut Sink,
) {
    if !has_shell && matches!(command, Command::Shell(_)) {
        sink.warn(instruction.span, What::JsonArgsRecommended { keyword });
    }
}
