//! Command lines: `RUN`, `CMD`, `ENTRYPOINT`, `SHELL`.

use super::{Arguments, Found, Instruction, Keyword, Kind, What, Word, readable};
use super::{Flags, Takes, heredoc};
use crate::dockerfile::mount::check_mount;
use crate::dockerfile::{Command, Network, Run, Security};

/// A command line in shell or exec form.
pub fn of(arguments: &Arguments) -> Option<Command> {
    match arguments {
        Arguments::None => Some(Command::Shell(String::new())),
        Arguments::Text(word) => Some(Command::Shell(word.text.clone())),
        Arguments::Json(words) => Some(Command::Exec(texts(words))),
        _ => None,
    }
}

fn texts(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// `SHELL`: a JSON array that is not empty.
pub fn shell(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    Flags::read(instruction, &[], found);
    match &instruction.arguments {
        Arguments::Json(words) if !words.is_empty() => Some(Kind::Shell(texts(words))),
        Arguments::Text(word) => {
            found.error(word.span, What::ShellNotJson);
            None
        }
        _ => {
            if readable(instruction) {
                found.error(instruction.name.span, What::NoArguments { keyword: Keyword::Shell });
            }
            None
        }
    }
}

const FLAGS: &[(&str, Takes)] = &[
    ("mount", Takes::Values),
    ("network", Takes::Value),
    ("security", Takes::Value),
    ("device", Takes::Values),
];

/// `RUN`.
pub fn run(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let flags = Flags::read(instruction, FLAGS, found);
    let values = |name| {
        let flags = flags.all(name);
        flags.map(|flag| Word { text: flag.value.clone().unwrap_or_default(), span: flag.span })
    };
    let mounts: Vec<Word> = values("mount").collect();
    for mount in &mounts {
        match check_mount(&mount.text) {
            Ok(()) => {}
            Err((true, error)) => found.error(mount.span, What::Mount(error)),
            Err((false, error)) => found.later(mount.span, What::Mount(error)),
        }
    }
    let devices: Vec<Word> = values("device").collect();
    for device in devices.iter().filter(|device| !is_device(&device.text)) {
        found.error(device.span, What::Device { value: device.text.clone() });
    }
    let mut network = Network::Default;
    if let Some(flag) = flags.last("network")
        && let Some(value) = &flag.value
    {
        match Network::of(value) {
            Some(known) => network = known,
            None => found.error(flag.span, What::NetworkUnknown { value: value.clone() }),
        }
    }
    let mut security = Security::Sandbox;
    if let Some(flag) = flags.last("security")
        && let Some(value) = &flag.value
    {
        match value.as_str() {
            "sandbox" => {}
            "insecure" => security = Security::Insecure,
            _ => found.error(flag.span, What::SecurityUnknown { value: value.clone() }),
        }
    }
    let command = with_heredocs(of(&instruction.arguments)?, instruction);
    Some(Kind::Run(Run { command, mounts, network, security, devices }))
}

/// What the shell is given when heredocs begin on the line.
fn with_heredocs(command: Command, instruction: &Instruction) -> Command {
    let (Command::Shell(line), Some(first)) = (&command, instruction.heredocs.first()) else {
        return command;
    };
    if matches!(heredoc::opening(line), Ok(Some(_))) {
        let content = first.text();
        // The `#!` must be there before leading tabs are dropped.
        if first.content.starts_with("#!") {
            return Command::Script { name: first.name.clone(), content };
        }
        return Command::Shell(content);
    }
    let mut text = line.clone();
    for heredoc in &instruction.heredocs {
        text.push('\n');
        text.push_str(&heredoc.content);
        text.push_str(&heredoc.name);
    }
    Command::Shell(text)
}

/// A name once, `required` with true or false.
fn is_device(value: &str) -> bool {
    let Ok(fields) = crate::dockerfile::mount::fields(value) else { return false };
    let mut named = false;
    fields.iter().all(|field| {
        let (key, value) = match field.split_once('=') {
            Some((key, value)) => (key.to_lowercase(), Some(value)),
            None => (field.to_lowercase(), None),
        };
        match (key.as_str(), value) {
            ("required", None) => true,
            ("required", Some(value)) => crate::dockerfile::mount::boolean(value).is_some(),
            _ => !std::mem::replace(&mut named, true),
        }
    })
}
