//! Dockerfiles: text in, text out.

mod checks;
mod expand;
mod highlight;
mod kinds;
mod laws;
mod mount;
mod problems;
mod syntax;

use std::fmt::Write as _;

use onionskin::dockerfile::{Arguments, BaseImage, Instruction, Problem, Word, parse};

/// The instructions of a text, a line each: `first-last KEYWORD --flag argument|argument`; the
/// heredocs below.
fn read(text: &str) -> String {
    let mut out = String::new();
    for instruction in &parse(text).instructions {
        let lines = instruction.lines;
        write!(out, "{}-{} ", lines.first, lines.last).unwrap();
        shape(instruction, &mut out);
        out.push('\n');
        for heredoc in &instruction.heredocs {
            let dash = if heredoc.chomp { "-" } else { "" };
            let quote = if heredoc.expand { "" } else { "'" };
            let name = &heredoc.name;
            let content = heredoc.content.escape_debug();
            writeln!(out, "  {}<<{dash}{quote}{name}{quote} {content}", heredoc.fd).unwrap();
        }
    }
    out
}

fn shape(instruction: &Instruction, out: &mut String) {
    out.push_str(&instruction.name.text);
    for flag in &instruction.flags {
        write!(out, " --{}", flag.name).unwrap();
        if let Some(value) = &flag.value {
            write!(out, "={value}").unwrap();
        }
    }
    out.push(' ');
    arguments(&instruction.arguments, out);
}

fn arguments(arguments: &Arguments, out: &mut String) {
    let all = |words: &[Word]| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join("|");
    match arguments {
        Arguments::None => out.push_str("(none)"),
        Arguments::Unread => out.push_str("(unread)"),
        Arguments::Text(word) => out.push_str(&word.text),
        Arguments::Json(words) => write!(out, "[{}]", all(words)).unwrap(),
        Arguments::Words(words) => out.push_str(&all(words)),
        Arguments::Pairs { pairs, legacy } => {
            let sign = if *legacy { " " } else { "=" };
            let pairs = pairs.iter().map(|p| format!("{}{sign}{}", p.name.text, p.value.text));
            out.push_str(&pairs.collect::<Vec<_>>().join("|"));
        }
        Arguments::Definitions(definitions) => {
            let text = |d: &onionskin::dockerfile::ArgDefinition| match &d.default {
                Some(default) => format!("{}={}", d.name.text, default.text),
                None => d.name.text.clone(),
            };
            out.push_str(&definitions.iter().map(text).collect::<Vec<_>>().join("|"));
        }
        Arguments::Health { probe, command } => {
            write!(out, "{} ", probe.text).unwrap();
            self::arguments(command, out);
        }
        Arguments::Trigger(trigger) => shape(trigger, out),
    }
}

/// What is wrong with a text, a line each: `line:column "text of the place" What`.
fn problems(text: &str) -> String {
    told(text, &parse(text).problems)
}

/// What the checks say, where the base image sets nothing but `BASE`.
fn checks(text: &str) -> String {
    let image = BaseImage { env: vec![("BASE".into(), "1".into())], has_shell: false };
    told(text, &parse(text).check(&|_| Some(image.clone())))
}

fn told(text: &str, problems: &[Problem]) -> String {
    let lines = parse(text).lines;
    let mut out = String::new();
    for Problem { span, what, .. } in problems {
        let place = lines.place(text, span.start);
        let piece = text[span.range()].escape_debug().to_string();
        writeln!(out, "{}:{} \"{piece}\" {what:?}", place.line, place.column).unwrap();
    }
    out
}
