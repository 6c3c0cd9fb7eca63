//! The names that `FROM` sees: platform arguments and global `ARG`s.

use std::collections::BTreeSet;

use super::{Sink, image};
use crate::dockerfile::suggest::meant;
use crate::dockerfile::{Dockerfile, Environment, Expander, From, Instruction, Kind, What, Word};

/// What is known before the first stage.
pub struct Globals {
    /// Names with values: platform arguments, and `ARG`s with a default.
    pub env: Values,
    /// All names that may be used.
    pub declared: BTreeSet<String>,
}

/// Names with values.
pub type Values = imbl::OrdMap<String, String>;

/// Values as the expansion of words asks for them.
pub struct Env<'a>(pub &'a Values);

impl Environment for Env<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// The arguments that BuildKit predefines, for a common machine.
const PLATFORM: [(&str, &str); 11] = [
    ("BUILDPLATFORM", "linux/amd64"),
    ("BUILDOS", "linux"),
    ("BUILDOSVERSION", ""),
    ("BUILDARCH", "amd64"),
    ("BUILDVARIANT", ""),
    ("TARGETPLATFORM", "linux/amd64"),
    ("TARGETOS", "linux"),
    ("TARGETOSVERSION", ""),
    ("TARGETARCH", "amd64"),
    ("TARGETVARIANT", ""),
    ("TARGETSTAGE", "default"),
];

/// The global arguments, after checking each `FROM` against them.
pub fn check(file: &Dockerfile, sink: &mut Sink) -> Globals {
    let env = PLATFORM.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let mut env: Values = env.collect();
    let mut declared: BTreeSet<String> = env.keys().cloned().collect();
    let expander = Expander::new(file.escape);
    for instruction in file.global_args() {
        let Kind::Arg(definitions) = &instruction.kind else { continue };
        for definition in definitions {
            let name = definition.name.text.clone();
            if let Some(default) = &definition.default
                && let Ok(value) = expander.word(&default.text, &Env(&env))
            {
                env.insert(name.clone(), super::scope::bounded(value.text));
            }
            declared.insert(name);
        }
    }
    let globals = Globals { env, declared };
    for instruction in &file.instructions {
        if let Kind::From(from) = &instruction.kind {
            image_name(from, &globals, expander, instruction, sink);
            platform(from, &globals, expander, instruction, sink);
        }
    }
    sink.leave();
    globals
}

/// `InvalidDefaultArgInFrom`, `UndefinedArgInFrom`.
fn image_name(
    from: &From,
    globals: &Globals,
    expander: Expander,
    instruction: &Instruction,
    sink: &mut Sink,
) {
    let Ok(name) = expander.word(&from.image.text, &Env(&globals.env)) else { return };
    sink.leave();
    if !image::is_reference(&name.text) {
        let image = from.image.text.clone();
        sink.warn(from.image.span, What::InvalidDefaultArgInFrom { image });
    }
    sink.enter(instruction);
    undefined(&name.undefined, &from.image, globals, sink);
}

/// `UndefinedArgInFrom`, `RedundantTargetPlatform`, `FromPlatformFlagConstDisallowed`.
fn platform(
    from: &From,
    globals: &Globals,
    expander: Expander,
    instruction: &Instruction,
    sink: &mut Sink,
) {
    let (Some(text), Some(flag)) = (&from.platform, instruction.flag("platform")) else { return };
    let Ok(expanded) = expander.word(text, &Env(&globals.env)) else { return };
    let word = Word { text: text.clone(), span: flag.span };
    undefined(&expanded.undefined, &word, globals, sink);
    let target = globals.env.get("TARGETPLATFORM");
    if expanded.used == ["TARGETPLATFORM"]
        && expanded.undefined.is_empty()
        && Some(&expanded.text) == target
    {
        sink.warn(flag.span, What::RedundantTargetPlatform { variable: text.clone() });
    }
    if !expanded.used.is_empty() || !expanded.undefined.is_empty() {
        return;
    }
    let Some((system, machine)) = image::platform(&expanded.text) else { return };
    let name = from.name.as_ref().map(|name| name.text.to_lowercase()).unwrap_or_default();
    if !name.contains(&system) && !name.contains(&machine) {
        let platform = expanded.text;
        sink.warn(flag.span, What::FromPlatformFlagConstDisallowed { platform });
    }
}

fn undefined(names: &[String], word: &Word, globals: &Globals, sink: &mut Sink) {
    for name in names.iter().filter(|name| !globals.declared.contains(*name)) {
        let meant = meant(name, globals.declared.iter().map(String::as_str)).map(str::to_owned);
        sink.warn(word.span, What::UndefinedArgInFrom { name: name.clone(), meant });
    }
}
