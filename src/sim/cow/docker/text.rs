//! The engine's commands as lines that are read back as the same command.

use std::fmt;

use super::super::script::quote;
use super::command::{Command, Mount, MountSource, RunOptions};

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = words(self).iter().map(|word| quote(word)).collect();
        write!(f, "docker {}", words.join(" "))
    }
}

fn words(command: &Command) -> Vec<String> {
    let named = |name: &str, rest: &[String]| {
        let mut out = vec![name.to_owned()];
        out.extend_from_slice(rest);
        out
    };
    match command {
        Command::Run(options) => named("run", &run(options)),
        Command::Create(options) => named("create", &run(options)),
        Command::Exec { container, working_dir, command } => {
            let mut out = named("exec", &[]);
            if let Some(dir) = working_dir {
                out.extend(["-w".to_owned(), dir.clone()]);
            }
            out.push(container.clone());
            out.extend_from_slice(command);
            out
        }
        Command::Start(names) => named("start", names),
        Command::Stop(names) => named("stop", names),
        Command::Restart(names) => named("restart", names),
        Command::Remove { containers, force, volumes } => {
            let mut out = named("rm", &[]);
            out.extend(force.then(|| "-f".to_owned()));
            out.extend(volumes.then(|| "-v".to_owned()));
            out.extend_from_slice(containers);
            out
        }
        Command::Commit { container, image, message } => {
            let mut out = named("commit", &[]);
            if let Some(message) = message {
                out.extend(["-m".to_owned(), message.clone()]);
            }
            out.push(container.clone());
            out.extend(image.clone());
            out
        }
        Command::Diff(name) => named("diff", std::slice::from_ref(name)),
        Command::Ps { all, size } => {
            let mut out = named("ps", &[]);
            out.extend(all.then(|| "-a".to_owned()));
            out.extend(size.then(|| "-s".to_owned()));
            out
        }
        Command::History { image, whole } => {
            let mut out = named("history", &[]);
            out.extend(whole.then(|| "--no-trunc".to_owned()));
            out.push(image.clone());
            out
        }
        Command::Images => named("images", &[]),
        Command::Copy { from, to, archive } => {
            let mut out = named("cp", &[]);
            out.extend(archive.then(|| "-a".to_owned()));
            out.extend([from.clone(), to.clone()]);
            out
        }
        Command::Volumes => named("volume", &["ls".to_owned()]),
        Command::RemoveVolumes(names) => {
            let mut out = named("volume", &["rm".to_owned()]);
            out.extend_from_slice(names);
            out
        }
    }
}

fn run(options: &RunOptions) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(options.detach.then(|| "-d".to_owned()));
    out.extend(options.auto_remove.then(|| "--rm".to_owned()));
    if let Some(name) = &options.name {
        out.extend(["--name".to_owned(), name.clone()]);
    }
    if let Some(dir) = &options.working_dir {
        out.extend(["-w".to_owned(), dir.clone()]);
    }
    for mount in &options.mounts {
        out.extend(mount_words(mount));
    }
    out.push(options.image.clone());
    out.extend_from_slice(&options.command);
    out
}

fn mount_words(mount: &Mount) -> [String; 2] {
    let Mount { source, at, read_only } = mount;
    let from = match source {
        MountSource::Tmpfs => return ["--tmpfs".to_owned(), at.clone()],
        MountSource::Volume(None) => String::new(),
        MountSource::Volume(Some(name)) => format!("{name}:"),
        MountSource::Bind(host) => format!("{host}:"),
    };
    ["-v".to_owned(), format!("{from}{at}{}", if *read_only { ":ro" } else { "" })]
}
