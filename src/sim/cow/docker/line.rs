//! `docker …` as text.

use serde::{Deserialize, Serialize};

use super::command::{Command, Mount, MountSource, RunOptions};

/// Why a `docker` line is not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineError {
    /// No such command; what there is.
    UnknownCommand {
        /// What was typed.
        command: String,
        /// The commands there are.
        known: Vec<String>,
    },
    /// No such option of this command.
    UnknownOption {
        /// The command.
        command: String,
        /// The option.
        option: String,
    },
    /// Something is missing: an option's value, a container, an image.
    Missing {
        /// The command.
        command: String,
        /// What, in the words of `docker --help`: `CONTAINER`.
        what: String,
    },
    /// A value makes no sense.
    Invalid {
        /// The command.
        command: String,
        /// The value.
        value: String,
    },
}

/// The commands there are.
pub const COMMANDS: &[&str] = &[
    "run", "create", "exec", "start", "stop", "kill", "restart", "rm", "commit", "diff", "ps",
    "history", "images", "cp", "volume",
];

/// The words of a `docker` line, `docker` itself left out, as a command.
///
/// # Errors
/// [`LineError`].
pub fn parse_docker(words: &[String]) -> Result<Command, LineError> {
    // `docker container run` is `docker run`.
    let words = match words {
        [group, rest @ ..] if group == "container" && !rest.is_empty() => rest,
        _ => words,
    };
    let Some((name, rest)) = words.split_first() else {
        return Err(LineError::UnknownCommand { command: String::new(), known: owned(COMMANDS) });
    };
    let mut args = Args { command: name, rest };
    match name.as_str() {
        "run" => Ok(Command::Run(args.run()?)),
        "create" => Ok(Command::Create(args.run()?)),
        "exec" => args.exec(),
        "start" => Ok(Command::Start(args.names(&["-a", "--attach", "-i"])?)),
        "stop" | "kill" => Ok(Command::Stop(args.names(&[])?)),
        "restart" => Ok(Command::Restart(args.names(&[])?)),
        "rm" => args.remove(),
        "commit" => args.commit(),
        "diff" => Ok(Command::Diff(args.one("CONTAINER")?)),
        "history" => {
            let whole = !args.flags(&["--no-trunc"])?.is_empty();
            Ok(Command::History { image: args.one("IMAGE")?, whole })
        }
        "images" => Ok(Command::Images),
        "ps" => args.ps(),
        "cp" => {
            let archive = !args.flags(&["-a", "--archive"])?.is_empty();
            let (from, to) = (args.one("SRC_PATH")?, args.one("DEST_PATH")?);
            Ok(Command::Copy { from, to, archive })
        }
        "volume" => match args.rest.split_first() {
            Some((word, _)) if word == "ls" || word == "list" => Ok(Command::Volumes),
            Some((word, rest)) if word == "rm" || word == "remove" => {
                let mut args = Args { command: name, rest };
                Ok(Command::RemoveVolumes(args.names(&[])?))
            }
            other => Err(LineError::UnknownCommand {
                command: format!("volume {}", other.map_or("", |(word, _)| word)),
                known: owned(&["volume ls", "volume rm"]),
            }),
        },
        _ => Err(LineError::UnknownCommand { command: name.clone(), known: owned(COMMANDS) }),
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Arguments still to be read.
struct Args<'a> {
    command: &'a str,
    rest: &'a [String],
}

impl<'a> Args<'a> {
    fn next(&mut self) -> Option<&'a String> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn missing(&self, what: &'static str) -> LineError {
        LineError::Missing { command: self.command.to_owned(), what: what.to_owned() }
    }

    fn invalid(&self, value: &str) -> LineError {
        LineError::Invalid { command: self.command.to_owned(), value: value.to_owned() }
    }

    fn one(&mut self, what: &'static str) -> Result<String, LineError> {
        let missing = self.missing(what);
        let value = self.next().cloned().ok_or(missing)?;
        if value.starts_with('-') && value != "-" { Err(self.invalid(&value)) } else { Ok(value) }
    }

    /// The next option, if there is one: `-it` as `-i` and `-t`, `--name=x` as `--name` and its
    /// value. `--` ends them.
    fn option(&mut self) -> Option<(Vec<String>, Option<String>)> {
        let first = self.rest.first()?;
        if first == "--" {
            self.next();
            return None;
        }
        if !first.starts_with('-') || first == "-" {
            return None;
        }
        self.next();
        if let Some(long) = first.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (long, None),
            };
            return Some((vec![format!("--{name}")], value));
        }
        Some((first.chars().skip(1).map(|letter| format!("-{letter}")).collect(), None))
    }

    /// Options without values.
    fn flags(&mut self, known: &[&str]) -> Result<Vec<String>, LineError> {
        let mut out = Vec::new();
        while let Some((options, _)) = self.option() {
            for option in options {
                if !known.contains(&option.as_str()) {
                    return Err(self.unknown(option));
                }
                out.push(option);
            }
        }
        Ok(out)
    }

    fn unknown(&self, option: String) -> LineError {
        LineError::UnknownOption { command: self.command.to_owned(), option }
    }

    fn names(&mut self, known: &[&str]) -> Result<Vec<String>, LineError> {
        self.flags(known)?;
        if self.rest.is_empty() {
            return Err(self.missing("CONTAINER"));
        }
        if let Some(odd) = self.rest.iter().find(|name| name.starts_with('-')) {
            return Err(self.invalid(odd));
        }
        Ok(std::mem::take(&mut self.rest).to_vec())
    }

    fn value(&mut self, given: Option<String>, what: &'static str) -> Result<String, LineError> {
        match given {
            Some(value) => Ok(value),
            None => {
                let missing = self.missing(what);
                self.next().cloned().ok_or(missing)
            }
        }
    }

    fn run(&mut self) -> Result<RunOptions, LineError> {
        let mut out = RunOptions::default();
        while let Some((options, mut value)) = self.option() {
            for option in options {
                match option.as_str() {
                    "-d" | "--detach" => out.detach = true,
                    "-i" | "-t" | "--interactive" | "--tty" | "--init" => {}
                    "--rm" => out.auto_remove = true,
                    "--name" => out.name = Some(self.value(value.take(), "NAME")?),
                    "-w" | "--workdir" => out.working_dir = Some(self.value(value.take(), "DIR")?),
                    "-v" | "--volume" => {
                        let text = self.value(value.take(), "VOLUME")?;
                        out.mounts.push(self.volume(&text)?);
                    }
                    "--tmpfs" => {
                        let text = self.value(value.take(), "PATH")?;
                        let at = text.split(':').next().unwrap_or_default().to_owned();
                        let source = MountSource::Tmpfs;
                        out.mounts.push(Mount { source, at, read_only: false });
                    }
                    "--mount" => {
                        let text = self.value(value.take(), "MOUNT")?;
                        out.mounts.push(self.mount(&text)?);
                    }
                    // They change nothing that is simulated.
                    "-e" | "--env" | "-p" | "--publish" | "-h" | "--hostname" | "--network"
                    | "--restart" | "-l" | "--label" | "-m" | "--memory" | "--platform" => {
                        self.value(value.take(), "VALUE")?;
                    }
                    _ => return Err(self.unknown(option)),
                }
            }
        }
        if let Some(mount) = out.mounts.iter().find(|mount| !mount.at.starts_with('/')) {
            return Err(self.invalid(&mount.at));
        }
        out.image = self.one("IMAGE")?;
        out.command = std::mem::take(&mut self.rest).to_vec();
        Ok(out)
    }

    /// `[SOURCE:]PATH[:ro]`.
    fn volume(&self, text: &str) -> Result<Mount, LineError> {
        let mut parts: Vec<&str> = text.split(':').collect();
        let read_only = matches!(parts.last(), Some(&"ro"));
        if parts.len() > 1 && matches!(parts.last(), Some(&("ro" | "rw" | "z" | "Z"))) {
            parts.pop();
        }
        let (source, at) = match parts.as_slice() {
            [at] => (MountSource::Volume(None), *at),
            [source, at] if source.starts_with('/') || source.starts_with('.') => {
                (MountSource::Bind((*source).to_owned()), *at)
            }
            [name, at] if !name.is_empty() => (MountSource::Volume(Some((*name).to_owned())), *at),
            _ => return Err(self.invalid(text)),
        };
        Ok(Mount { source, at: at.to_owned(), read_only })
    }

    /// `type=volume,source=data,target=/data`.
    fn mount(&self, text: &str) -> Result<Mount, LineError> {
        let (mut kind, mut source, mut at, mut read_only) = ("volume", None, None, false);
        for part in text.split(',') {
            match part.split_once('=').unwrap_or((part, "")) {
                ("type", value) => kind = value,
                ("source" | "src", value) => source = Some(value.to_owned()),
                ("target" | "dst" | "destination", value) => at = Some(value.to_owned()),
                ("readonly" | "ro", value) => read_only = value != "false",
                _ => return Err(self.invalid(text)),
            }
        }
        let named =
            |name: &str| !name.is_empty() && !name.contains([':', '/']) && !name.starts_with('.');
        let source = match (kind, source) {
            ("volume", None) => MountSource::Volume(None),
            ("volume", Some(name)) if named(&name) => MountSource::Volume(Some(name)),
            ("bind", Some(at)) if at.starts_with('/') && !at.contains(':') => MountSource::Bind(at),
            // Memory that cannot be written to is of no use, and `--tmpfs` has no word for it.
            ("tmpfs", None) if !read_only => MountSource::Tmpfs,
            _ => return Err(self.invalid(text)),
        };
        let at = at.filter(|at| !at.contains(':')).ok_or_else(|| self.invalid(text))?;
        Ok(Mount { source, at, read_only })
    }

    fn exec(&mut self) -> Result<Command, LineError> {
        let mut working_dir = None;
        while let Some((options, mut value)) = self.option() {
            for option in options {
                match option.as_str() {
                    "-i" | "-t" | "-d" | "--interactive" | "--tty" | "--detach" => {}
                    "-w" | "--workdir" => working_dir = Some(self.value(value.take(), "DIR")?),
                    "-e" | "--env" => drop(self.value(value.take(), "VALUE")?),
                    _ => return Err(self.unknown(option)),
                }
            }
        }
        let container = self.one("CONTAINER")?;
        if self.rest.is_empty() {
            return Err(self.missing("COMMAND"));
        }
        let command = std::mem::take(&mut self.rest).to_vec();
        Ok(Command::Exec { container, working_dir, command })
    }

    fn remove(&mut self) -> Result<Command, LineError> {
        let flags = self.flags(&["-f", "--force", "-v", "--volumes"])?;
        let has = |names: [&str; 2]| flags.iter().any(|flag| names.contains(&flag.as_str()));
        let (force, volumes) = (has(["-f", "--force"]), has(["-v", "--volumes"]));
        Ok(Command::Remove { containers: self.names(&[])?, force, volumes })
    }

    fn commit(&mut self) -> Result<Command, LineError> {
        let mut message = None;
        while let Some((options, mut value)) = self.option() {
            for option in options {
                match option.as_str() {
                    "-m" | "--message" => message = Some(self.value(value.take(), "MESSAGE")?),
                    "-a" | "--author" | "-c" | "--change" => {
                        drop(self.value(value.take(), "VALUE")?)
                    }
                    "-p" | "--pause" => {}
                    _ => return Err(self.unknown(option)),
                }
            }
        }
        let container = self.one("CONTAINER")?;
        Ok(Command::Commit { container, image: self.next().cloned(), message })
    }

    fn ps(&mut self) -> Result<Command, LineError> {
        let flags = self.flags(&["-a", "--all", "-s", "--size"])?;
        let has = |names: [&str; 2]| flags.iter().any(|flag| names.contains(&flag.as_str()));
        Ok(Command::Ps { all: has(["-a", "--all"]), size: has(["-s", "--size"]) })
    }
}
