//! What can be given to builds beside the files: found in the Dockerfile, with what is given now.

use std::collections::BTreeMap;

use super::parsed::parsed;
use crate::dockerfile::{Dockerfile, Expander, Kind, MountType, parse_mount};
use crate::explain::Message;
use crate::sim::cache::RunModel;
use crate::sim::cache::look::CacheLook;
use crate::sim::cache::script::Step;

/// Instructions that get a row of their own.
const RUNS: usize = 100;

/// A build argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgRow {
    /// Its name.
    pub name: String,
    /// The value it has in the Dockerfile, as written.
    pub default: Option<String>,
    /// The value that is given.
    pub value: Option<String>,
    /// Whether an ARG of the Dockerfile declares it.
    pub declared: bool,
}

impl ArgRow {
    /// Another value than the one it has: one more where it ends with a number.
    #[must_use]
    pub fn another(&self) -> String {
        let now = self.value.as_deref().or(self.default.as_deref()).unwrap_or_default();
        let now = now.trim_matches('"');
        let at = now.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (head, digits) = now.split_at(at);
        match digits.parse::<u64>() {
            Ok(number) => format!("{head}{}", number.saturating_add(1)),
            Err(_) if now.is_empty() => "1".to_owned(),
            Err(_) => format!("{now}-2"),
        }
    }
}

/// A RUN, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    /// Its line.
    pub line: usize,
    /// Its text, by which it is known.
    pub text: String,
    /// What is said of it.
    pub model: RunModel,
}

/// All that can be given to builds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionsView {
    /// Build arguments: those declared, in the order of the text, then those only given.
    pub args: Vec<ArgRow>,
    /// Secrets that are mounted or given, and whether they are given.
    pub secrets: Vec<(String, bool)>,
    /// Names of stages.
    pub stages: Vec<String>,
    /// Images that stages start from.
    pub bases: Vec<String>,
    /// RUNs, the first ones.
    pub runs: Vec<RunRow>,
}

/// What can be given to builds of this Dockerfile, after these steps.
#[must_use]
pub fn options_view(text: &str, look: &CacheLook, before: &[Step]) -> OptionsView {
    let file = parsed(text);
    let mut out = OptionsView { args: args(&file, &look.args), ..OptionsView::default() };
    out.stages = file.stages.iter().filter_map(|stage| stage.name.clone()).collect();
    out.bases = bases(&file, &look.args);
    for instruction in &file.instructions {
        let Kind::Run(run) = &instruction.kind else { continue };
        for mount in &run.mounts {
            let plain = |text: &str| Ok::<_, crate::dockerfile::MountError>(text.to_owned());
            let Ok(mount) = parse_mount(&mount.text, plain) else { continue };
            let name = if mount.id.is_empty() { last_name(&mount.target) } else { &mount.id };
            let known = out.secrets.iter().any(|(id, _)| id == name);
            if mount.kind == MountType::Secret && !known && !name.is_empty() {
                out.secrets.push((name.to_owned(), look.secrets.iter().any(|id| id == name)));
            }
        }
        if out.runs.len() < RUNS {
            let model = before.iter().rev().find_map(|step| match step {
                Step::Run(text, model) if *text == instruction.text => Some(model.clone()),
                _ => None,
            });
            let (line, text) = (instruction.lines.first, instruction.text.clone());
            out.runs.push(RunRow { line, text, model: model.unwrap_or_default() });
        }
    }
    for id in &look.secrets {
        if !out.secrets.iter().any(|(known, _)| known == id) {
            out.secrets.push((id.clone(), true));
        }
    }
    out
}

fn last_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn args(file: &Dockerfile, given: &BTreeMap<String, String>) -> Vec<ArgRow> {
    let mut out: Vec<ArgRow> = Vec::new();
    for instruction in &file.instructions {
        let Kind::Arg(definitions) = &instruction.kind else { continue };
        for definition in definitions {
            let name = &definition.name.text;
            let default = definition.default.as_ref().map(|word| word.text.clone());
            match out.iter_mut().find(|row| row.name == *name) {
                Some(row) => row.default = row.default.take().or(default),
                None => {
                    let (name, value) = (name.clone(), given.get(name).cloned());
                    out.push(ArgRow { name, default, value, declared: true });
                }
            }
        }
    }
    for (name, value) in given {
        if !out.iter().any(|row| row.name == *name) {
            let (name, value) = (name.clone(), Some(value.clone()));
            out.push(ArgRow { name, default: None, value, declared: false });
        }
    }
    out
}

/// The images that stages start from, as far as their names are known.
fn bases(file: &Dockerfile, given: &BTreeMap<String, String>) -> Vec<String> {
    let expander = Expander::new(file.escape);
    let mut env: BTreeMap<String, String> = BTreeMap::new();
    for instruction in file.global_args() {
        let Kind::Arg(definitions) = &instruction.kind else { continue };
        for definition in definitions {
            let name = &definition.name.text;
            let default = definition.default.as_ref();
            let default = default.and_then(|word| expander.word(&word.text, &env).ok());
            if let Some(value) = given.get(name).cloned().or(default.map(|word| word.text)) {
                env.insert(name.clone(), value);
            }
        }
    }
    let mut out: Vec<String> = Vec::new();
    let mut stages: Vec<String> = Vec::new();
    for stage in &file.stages {
        let base = expander.word(&stage.base, &env).map(|word| word.text).unwrap_or_default();
        let own = stages.contains(&base.to_lowercase());
        if !base.is_empty() && base != "scratch" && !own && !out.contains(&base) {
            out.push(base);
        }
        stages.extend(stage.name.clone());
    }
    out
}

/// A build argument that a person adds: `NAME=value`, or its name alone.
///
/// # Errors
/// If it is no name.
pub fn new_arg(text: &str) -> Result<Step, Message> {
    let (name, value) = text.trim().split_once('=').unwrap_or((text.trim(), ""));
    let first = |c: char| c.is_ascii_alphabetic() || c == '_';
    let rest = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.starts_with(first) || !name.chars().all(rest) {
        return Err(Message::new("cache-arg-bad"));
    }
    Ok(Step::Arg(name.to_owned(), Some(value.to_owned())))
}
