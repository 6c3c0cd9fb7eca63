//! What stands where on a `docker` line.

use super::super::content::ContentStore;
use super::super::docker::{COMMANDS, Container, State, Status};
use super::super::simulator::Cow;
use super::super::tools;
use super::typed::Typed;
use super::{Found, begins, ends};

/// What the word under the cursor is.
pub enum Place {
    /// One of these.
    Names(Vec<Found>),
    /// A path in a container.
    Path(String),
    /// Nothing that is known.
    Unknown,
}

/// Options of a command, those of one letter left out.
fn options(command: &str) -> &'static [&'static str] {
    match command {
        "run" | "create" => &[
            "--detach",
            "--env",
            "--hostname",
            "--init",
            "--interactive",
            "--label",
            "--memory",
            "--mount",
            "--name",
            "--network",
            "--platform",
            "--publish",
            "--restart",
            "--rm",
            "--tmpfs",
            "--tty",
            "--volume",
            "--workdir",
        ],
        "exec" => &["--detach", "--env", "--interactive", "--tty", "--workdir"],
        "rm" => &["--force", "--volumes"],
        "commit" => &["--author", "--change", "--message", "--pause"],
        "history" => &["--no-trunc"],
        "ps" => &["--all", "--size"],
        "cp" => &["--archive"],
        _ => &[],
    }
}

/// Options whose value is the next word.
fn takes_value(command: &str, option: &str) -> bool {
    let one = |letters: &str| option.chars().next_back().is_some_and(|c| letters.contains(c));
    let long = option.starts_with("--");
    match command {
        "run" | "create" if long => {
            !["--detach", "--init", "--interactive", "--rm", "--tty"].contains(&option)
        }
        "run" | "create" => one("vwephlm"),
        "exec" if long => ["--env", "--workdir"].contains(&option),
        "exec" => one("we"),
        "commit" if long => option != "--pause",
        "commit" => one("mac"),
        _ => false,
    }
}

/// What can stand at the cursor of a `docker` line.
pub fn place<S: ContentStore>(cow: &Cow<S>, state: &State, typed: &Typed) -> Place {
    let mut words: Vec<&str> =
        typed.words.iter().skip(1).map(|word| std::str::from_utf8(word).unwrap_or("?")).collect();
    let value = &typed.value[..];
    let names = |names: &mut dyn Iterator<Item = String>| {
        Place::Names(ends(names.filter(|name| begins(name, value)), ""))
    };
    let known = |known: &[&str]| names(&mut known.iter().map(|name| (*name).to_owned()));
    let grouped = words.first() == Some(&"container");
    if grouped {
        words.remove(0);
    }
    let Some((command, rest)) = words.split_first() else {
        let group = (!grouped).then_some("container");
        return names(&mut COMMANDS.iter().copied().chain(group).map(str::to_owned));
    };
    // Words that are no options, and what the last option waits for.
    let (mut given, mut waits, mut only_names) = (Vec::new(), None, false);
    for word in rest {
        let command_follows = match *command {
            "run" | "create" | "exec" => !given.is_empty(),
            _ => only_names,
        };
        if waits.take().is_some() {
            continue;
        }
        if *word == "--" && !command_follows {
            only_names = true;
        } else if word.starts_with('-') && word.len() > 1 && !command_follows && !only_names {
            waits = Some(*word).filter(|word| !word.contains('=') && takes_value(command, word));
        } else {
            given.push(*word);
        }
    }
    if let Some(option) = waits {
        let volume = matches!(*command, "run" | "create")
            && (option == "--volume" || !option.starts_with("--") && option.ends_with('v'));
        let volumes = state.volumes.keys().map(|name| format!("{name}:"));
        return if volume { names(&mut volumes.into_iter()) } else { Place::Unknown };
    }
    if value.starts_with(b"-") && given.is_empty() && !only_names {
        return known(options(command));
    }
    let containers = |is: &dyn Fn(&Container) -> bool| {
        let fit = state.containers.iter().filter(|container| is(container));
        let fresh = fit.filter(|container| !given.contains(&container.name.as_str()));
        names(&mut fresh.map(|container| container.name.clone()))
    };
    let runs = |container: &Container| container.status == Status::Running;
    let images = || {
        let own = cow.facts().names.clone();
        let own = if own.is_empty() { vec![cow.facts().name()] } else { own };
        let made = state.images.iter().map(|image| image.name.clone());
        names(&mut own.into_iter().chain(made))
    };
    match (*command, &given[..]) {
        ("run" | "create" | "history", []) => images(),
        ("run" | "create", [_]) => known(tools::NAMES),
        ("exec", []) => containers(&runs),
        ("exec", [_]) if !value.contains(&b'/') => known(tools::NAMES),
        ("exec", [container, ..]) => Place::Path((*container).to_owned()),
        ("stop" | "kill", _) => containers(&runs),
        ("start", _) => containers(&|container| !runs(container)),
        ("restart" | "rm", _) | ("diff" | "commit", []) => containers(&|_| true),
        ("cp", [] | [_]) if typed.path > 0 => {
            let name = value.get(..typed.path - 1).unwrap_or_default();
            Place::Path(String::from_utf8_lossy(name).into_owned())
        }
        ("cp", [] | [_]) => {
            names(&mut state.containers.iter().map(|container| format!("{}:", container.name)))
        }
        ("volume", []) => known(&["ls", "rm"]),
        ("volume", ["rm", ..]) => names(&mut state.volumes.keys().cloned()),
        _ => Place::Unknown,
    }
}
