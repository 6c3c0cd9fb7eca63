//! What an instruction means, and whether it may.
//!
//! The checks are those of BuildKit's `frontend/dockerfile/instructions`; unlike it, all are made.

mod command;
mod copy;
mod flags;
mod health;

use super::heredoc;
use super::suggest::meant;
use super::{
    ArgDefinition, Arguments, From, Instruction, Keyword, Kind, Onbuild, Pair, Problem, Severity,
    Span, What, Word, grammar,
};
use flags::{Flags, Takes};

/// Fills in what an instruction means.
pub fn understand(instruction: &mut Instruction, problems: &mut Vec<Problem>) {
    let mut found = Found { problems, keyword: instruction.keyword, wrong: false };
    let kind = kind(instruction, &mut found);
    instruction.kind = if found.wrong { Kind::Invalid } else { kind.unwrap_or(Kind::Invalid) };
}

/// Collects what is wrong with one instruction.
struct Found<'a> {
    problems: &'a mut Vec<Problem>,
    keyword: Option<Keyword>,
    wrong: bool,
}

impl Found<'_> {
    fn error(&mut self, span: Span, what: What) {
        self.wrong = true;
        self.problems.push(Problem::error(span, what));
    }

    /// What BuildKit notices only when it comes to the instruction.
    fn later(&mut self, span: Span, what: What) {
        self.problems.push(Problem { span, severity: Severity::Later, what });
    }
}

fn kind(instruction: &mut Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let Some(keyword) = instruction.keyword else {
        let name = instruction.name.text.clone();
        let meant = meant(&name.to_lowercase(), LOWER).and_then(Keyword::of).map(Keyword::name);
        found.error(instruction.name.span, What::UnknownInstruction { name, meant });
        return None;
    };
    match keyword {
        Keyword::From => from(instruction, found),
        Keyword::Run => command::run(instruction, found),
        Keyword::Cmd | Keyword::Entrypoint => {
            Flags::read(instruction, &[], found);
            let command = command::of(&instruction.arguments)?;
            let is_cmd = keyword == Keyword::Cmd;
            Some(if is_cmd { Kind::Cmd(command) } else { Kind::Entrypoint(command) })
        }
        Keyword::Shell => command::shell(instruction, found),
        Keyword::Copy => copy::copy(instruction, found),
        Keyword::Add => copy::add(instruction, found),
        Keyword::Env | Keyword::Label => {
            Flags::read(instruction, &[], found);
            let pairs = pairs(instruction, keyword, found)?;
            Some(if keyword == Keyword::Env { Kind::Env(pairs) } else { Kind::Label(pairs) })
        }
        Keyword::Arg => arg(instruction, found),
        Keyword::Healthcheck => health::healthcheck(instruction, found),
        Keyword::Expose | Keyword::Volume => {
            Flags::read(instruction, &[], found);
            several(instruction, keyword, found)
        }
        Keyword::Workdir | Keyword::User | Keyword::Maintainer | Keyword::Stopsignal => {
            // BuildKit does not look at the flags of STOPSIGNAL, nor at those of ARG.
            if keyword != Keyword::Stopsignal {
                Flags::read(instruction, &[], found);
            }
            one(instruction, keyword, found)
        }
        Keyword::Onbuild => onbuild(instruction, found),
    }
}

const LOWER: [&str; 18] = [
    "add",
    "arg",
    "cmd",
    "copy",
    "entrypoint",
    "env",
    "expose",
    "from",
    "healthcheck",
    "label",
    "maintainer",
    "onbuild",
    "run",
    "shell",
    "stopsignal",
    "user",
    "volume",
    "workdir",
];

/// The words of the arguments, from a JSON array too.
fn words(arguments: &Arguments) -> &[Word] {
    match arguments {
        Arguments::Words(words) | Arguments::Json(words) => words,
        Arguments::Text(word) => std::slice::from_ref(word),
        _ => &[],
    }
}

/// Whether the arguments can be looked at: what broke their grammar has been said.
fn readable(instruction: &Instruction) -> bool {
    !matches!(instruction.arguments, Arguments::Unread)
}

fn from(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let flags = Flags::read(instruction, &[("platform", Takes::Value)], found);
    let words = words(&instruction.arguments);
    let name = match words {
        [_] => None,
        [_, keyword, name] if keyword.text.eq_ignore_ascii_case("as") => Some(name),
        _ => {
            let span = if words.is_empty() { instruction.name.span } else { instruction.text_span };
            found.error(span, What::FromWords);
            return None;
        }
    };
    if let Some(name) = name.filter(|name| !is_stage_name(&name.text)) {
        found.error(name.span, What::StageName { name: name.text.clone() });
    }
    let image = words.first()?.clone();
    Some(Kind::From(From { image, platform: flags.value("platform"), name: name.cloned() }))
}

/// A letter, then letters, digits, `-`, `_`, `.`; capitals count as small letters.
fn is_stage_name(name: &str) -> bool {
    let name = name.to_lowercase();
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(part)
}

fn pairs(instruction: &Instruction, keyword: Keyword, found: &mut Found<'_>) -> Option<Vec<Pair>> {
    let Arguments::Pairs { pairs, .. } = &instruction.arguments else {
        if readable(instruction) {
            found.error(instruction.name.span, What::NoArguments { keyword });
        }
        return None;
    };
    for pair in pairs.iter().filter(|pair| pair.name.text.is_empty()) {
        let end = pair.value.span.end.max(pair.name.span.end);
        found.error(Span::new(pair.name.span.start, end), What::BlankName { keyword });
    }
    Some(pairs.clone())
}

fn arg(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let keyword = Keyword::Arg;
    let Arguments::Definitions(definitions) = &instruction.arguments else {
        found.error(instruction.name.span, What::NoArguments { keyword });
        return None;
    };
    for ArgDefinition { name, default } in definitions {
        if name.text.is_empty() {
            let end = default.as_ref().map_or(name.span.end, |default| default.span.end);
            found.error(Span::new(name.span.start, end), What::BlankName { keyword });
        }
    }
    Some(Kind::Arg(definitions.clone()))
}

fn one(instruction: &Instruction, keyword: Keyword, found: &mut Found<'_>) -> Option<Kind> {
    let Arguments::Text(word) = &instruction.arguments else {
        found.error(instruction.name.span, What::NotOneArgument { keyword });
        return None;
    };
    let word = word.clone();
    Some(match keyword {
        Keyword::Workdir => Kind::Workdir(word),
        Keyword::User => Kind::User(word),
        Keyword::Stopsignal => Kind::Stopsignal(word),
        _ => Kind::Maintainer(word),
    })
}

fn several(instruction: &Instruction, keyword: Keyword, found: &mut Found<'_>) -> Option<Kind> {
    let words = words(&instruction.arguments);
    if words.is_empty() {
        if readable(instruction) {
            found.error(instruction.name.span, What::NoArguments { keyword });
        }
        return None;
    }
    if keyword == Keyword::Expose {
        return Some(Kind::Expose(words.to_vec()));
    }
    let mut volumes = Vec::with_capacity(words.len());
    for word in words {
        let text = word.text.trim().to_owned();
        if text.is_empty() {
            found.error(word.span, What::VolumeEmpty);
        }
        volumes.push(Word { text, span: word.span });
    }
    Some(Kind::Volume(volumes))
}

/// The trigger is read anew in the build that uses the image: what is wrong with it shows only there.
fn onbuild(instruction: &mut Instruction, found: &mut Found<'_>) -> Option<Kind> {
    Flags::read(instruction, &[], found);
    let heredocs = instruction.heredocs.clone();
    let expression = expression(instruction);
    let Arguments::Trigger(trigger) = &mut instruction.arguments else {
        if readable(instruction) {
            found.error(instruction.name.span, What::NoArguments { keyword: Keyword::Onbuild });
        }
        return None;
    };
    trigger.heredocs = heredocs;
    trigger.lines = instruction.lines;
    trigger.span.end = trigger.span.end.max(instruction.span.end);
    match trigger.keyword {
        Some(Keyword::Onbuild) => {
            found.error(trigger.name.span, What::OnbuildChain);
            return None;
        }
        Some(keyword @ (Keyword::From | Keyword::Maintainer)) => {
            found.error(trigger.name.span, What::OnbuildTrigger { keyword });
            return None;
        }
        _ => {}
    }
    let mut inner = Vec::new();
    understand(trigger, &mut inner);
    for problem in inner {
        found.later(problem.span, problem.what);
    }
    Some(Kind::Onbuild(Onbuild { expression, trigger: trigger.clone() }))
}

fn expression(instruction: &Instruction) -> String {
    let mut text = grammar::behind_onbuild(&instruction.original).to_owned();
    for heredoc in &instruction.heredocs {
        text.push('\n');
        text.push_str(&heredoc.content);
        text.push_str(&heredoc.name);
    }
    text
}
