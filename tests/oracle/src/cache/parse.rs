//! Dockerfiles against BuildKit's `frontend/dockerfile/parser` and `instructions`.

use onionskin::dockerfile::{self, Arguments, Dockerfile, Heredoc, Instruction, Severity, Word};
use serde_json::{Value, json};

use super::expansion::quote;
use super::said::said;
use super::{Checked, Verdict, compare, text};

/// The table `table-parse`.
pub fn table(file: &Value) -> Option<Checked> {
    if file["topic"] != json!("table-parse") {
        return None;
    }
    let mut verdicts = Vec::new();
    let mut cases = Vec::new();
    for case in file["cases"].as_array().into_iter().flatten() {
        let read = dockerfile::parse(text(case, "dockerfile"));
        let ours = shape(&read, text(case, "instruction_error"));
        let fields = ["ast", "escape", "stages", "parse_error", "instruction_error"];
        let differing = fields.iter().filter_map(|field| {
            let expected = without_suggestion(&case[*field]);
            compare(*field, &expected, &without_suggestion(&ours[*field]))
        });
        verdicts.push(Verdict {
            id: text(case, "name").to_owned(),
            disagreements: differing.collect(),
        });
        let mut dumped = json!({"name": case["name"], "dockerfile": case["dockerfile"]});
        for field in fields.iter().filter(|field| !ours[**field].is_null()) {
            dumped[*field] = ours[*field].clone();
        }
        cases.push(dumped);
    }
    let mut ours = file.clone();
    ours["cases"] = Value::Array(cases);
    Some(Checked { verdicts, ours: Some(ours), skipped: 0 })
}

/// What BuildKit suggests among equally close names is chance.
fn without_suggestion(value: &Value) -> Value {
    match value.as_str().and_then(|text| text.split_once(" (did you mean ")) {
        Some((text, _)) => json!(text),
        None => value.clone(),
    }
}

/// A Dockerfile in the table's shape. BuildKit stops at the first mistake: of those in that line the
/// one that is looked for is taken.
fn shape(read: &Dockerfile, wanted: &str) -> Value {
    let errors = || {
        let errors = read.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.filter(|problem| !problem.what.is_conversion())
    };
    if let Some(problem) = errors().find(|problem| problem.what.is_syntax()) {
        return json!({"parse_error": said(&problem.what)});
    }
    let ast: Vec<Value> = read.instructions.iter().map(node).collect();
    let mut out = json!({"ast": ast, "escape": read.escape.to_string()});
    let line = |offset| {
        let at = read.instruction_at(offset).and_then(|at| read.instructions.get(at));
        at.map_or_else(|| read.lines.line(offset), |instruction| instruction.lines.first)
    };
    let Some(first) = errors().map(|problem| line(problem.span.start)).min() else {
        out["stages"] = json!(read.stages.len());
        return out;
    };
    let texts = errors().filter(|problem| line(problem.span.start) == first).map(|problem| {
        let text = said(&problem.what);
        if text == "no build stage in current context" {
            return text;
        }
        format!("dockerfile parse error on line {first}: {text}")
    });
    let texts: Vec<String> = texts.collect();
    let bare = |text: &str| without_suggestion(&json!(text));
    let same = texts.iter().find(|text| bare(text) == bare(wanted));
    out["instruction_error"] = json!(same.or(texts.first()));
    out
}

fn node(instruction: &Instruction) -> Value {
    let mut out = json!({
        "dump": dump(instruction),
        "start": instruction.lines.first,
        "end": instruction.lines.last,
    });
    if !instruction.heredocs.is_empty() {
        out["heredocs"] = instruction.heredocs.iter().map(heredoc).collect();
    }
    out
}

fn heredoc(heredoc: &Heredoc) -> Value {
    json!({
        "Name": heredoc.name,
        "FileDescriptor": heredoc.fd,
        "Expand": heredoc.expand,
        "Chomp": heredoc.chomp,
        "Content": heredoc.content,
    })
}

/// The parser's S-expression of an instruction.
fn dump(instruction: &Instruction) -> String {
    let mut out = instruction.name.text.to_lowercase();
    if !instruction.flags.is_empty() {
        let flags = instruction.flags.iter().map(|flag| match &flag.value {
            Some(value) => quote(&format!("--{}={value}", flag.name)),
            None => quote(&format!("--{}", flag.name)),
        });
        out += &format!(" [{}]", flags.collect::<Vec<_>>().join(" "));
    }
    out + &arguments(&instruction.arguments)
}

fn arguments(arguments: &Arguments) -> String {
    let all = |words: &[Word]| {
        words.iter().map(|word| format!(" {}", quote(&word.text))).collect::<String>()
    };
    match arguments {
        Arguments::None => String::new(),
        Arguments::Text(word) => all(std::slice::from_ref(word)),
        Arguments::Json(words) | Arguments::Words(words) => all(words),
        Arguments::Definitions(definitions) => {
            let definitions = definitions.iter().map(|definition| match &definition.default {
                Some(default) => format!("{}={}", definition.name.text, default.text),
                None => definition.name.text.clone(),
            });
            definitions.map(|text| format!(" {}", quote(&text))).collect()
        }
        Arguments::Pairs { pairs, legacy } => {
            let equals = if *legacy { "" } else { "=" };
            let pairs = pairs.iter().map(|pair| {
                let (name, value) = (quote(&pair.name.text), quote(&pair.value.text));
                format!(" {name} {value} {}", quote(equals))
            });
            pairs.collect()
        }
        Arguments::Health { probe, command } => {
            all(std::slice::from_ref(probe)) + &self::arguments(command)
        }
        Arguments::Trigger(trigger) => format!(" ({})", dump(trigger)),
        Arguments::Unread => " \"\"".to_owned(),
    }
}
