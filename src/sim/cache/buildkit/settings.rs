//! Instructions that are no step: what they set in a stage, and their rows of the history.

use super::history::{self, pairs};
use super::plan::{PlanError, Planner};
use super::stage::Stage;
use crate::dockerfile::{ArgDefinition, Command, Healthcheck, Kind, Pair};
use crate::sim::cache::scope::get;
use crate::sim::cache::version::Version;

impl Planner<'_> {
    /// Instructions that are no step.
    pub(super) fn settings(
        &mut self,
        stage: &mut Stage,
        at: usize,
        kind: &Kind,
    ) -> Result<(), PlanError> {
        let shown = match kind {
            Kind::Env(env) => {
                let env = self.pairs(at, stage, env)?;
                for (name, value) in &env {
                    stage.set_env(name, value);
                    stage.config.set_env(name, value);
                }
                pairs("ENV", &env)
            }
            Kind::Label(labels) => {
                let labels = self.pairs(at, stage, labels)?;
                stage.config.labels.extend(labels.iter().cloned());
                pairs("LABEL", &labels)
            }
            Kind::Arg(definitions) => self.arg(stage, at, definitions)?,
            Kind::User(user) => {
                stage.config.user = self.word(at, stage, &user.text)?;
                format!("USER {}", stage.config.user)
            }
            Kind::Shell(shell) => {
                stage.config.shell = Some(shell.clone());
                history::words(kind, shell)
            }
            Kind::Cmd(command) => {
                let words = argv(stage, command);
                let shown = history::words(kind, &words);
                stage.config.cmd = Some(words);
                shown
            }
            Kind::Entrypoint(command) => {
                let words = argv(stage, command);
                let shown = history::words(kind, &words);
                stage.config.entrypoint = Some(words);
                stage.config.cmd = None;
                shown
            }
            Kind::Healthcheck(check) => {
                let test = health_test(check);
                let shown = history::healthcheck(check, &test, self.version);
                stage.config.other.insert("Healthcheck".into(), shown.clone());
                shown
            }
            Kind::Expose(ports) => {
                let mut all = Vec::new();
                // They are sorted as they are written.
                let mut ports: Vec<_> = ports.iter().collect();
                ports.sort_by(|a, b| a.text.cmp(&b.text));
                for port in ports {
                    let words = self.expander.words(&port.text, stage.env.as_slice());
                    for word in words.map_err(|error| PlanError::Expand(at, error))? {
                        all.extend(expose(&word));
                    }
                }
                stage.config.exposed.extend(all.iter().cloned());
                history::expose(&all, self.version)
            }
            Kind::Volume(volumes) => {
                let words = volumes.iter().map(|volume| self.word(at, stage, &volume.text));
                let words = words.collect::<Result<Vec<_>, _>>()?;
                stage.config.volumes.extend(words.iter().cloned());
                history::words(kind, &words)
            }
            Kind::Stopsignal(signal) => {
                let signal = self.word(at, stage, &signal.text)?;
                stage.config.other.insert("StopSignal".into(), signal.clone());
                format!("STOPSIGNAL {signal}")
            }
            Kind::Maintainer(name) => format!("MAINTAINER {}", name.text),
            // It leaves no row: only the image's configuration keeps it.
            Kind::Onbuild(onbuild) => {
                stage.config.onbuild.push(onbuild.expression.clone());
                return Ok(());
            }
            _ => return Ok(()),
        };
        stage.row(at, shown, true);
        Ok(())
    }

    /// Names and values of one line: all see what was set before it.
    fn pairs(
        &self,
        at: usize,
        stage: &Stage,
        pairs: &[Pair],
    ) -> Result<Vec<(String, String)>, PlanError> {
        let one = |pair: &Pair| {
            Ok((self.word(at, stage, &pair.name.text)?, self.word(at, stage, &pair.value.text)?))
        };
        pairs.iter().map(one).collect()
    }

    /// An ARG: the value given for it, else its default, else that of the global of its name.
    fn arg(
        &mut self,
        stage: &mut Stage,
        at: usize,
        definitions: &[ArgDefinition],
    ) -> Result<String, PlanError> {
        let mut shown = "ARG".to_owned();
        for definition in definitions {
            let name = self.word(at, stage, &definition.name.text)?;
            let given = self.inputs.options.build_args.get(&name).cloned();
            // A default that nobody needs is not looked at; BuildKit 0.8 showed it.
            let looked_at = given.is_none() || self.version == Version::BuildKit08;
            let default = match definition.default.as_ref().filter(|_| looked_at) {
                Some(default) => Some(self.word(at, stage, &default.text)?),
                None => None,
            };
            let written = default.clone();
            let value = given.or(default);
            let value = value.or_else(|| get(&self.globals, &name).map(str::to_owned));
            shown.push(' ');
            shown.push_str(&name);
            if let Some(value) = &value {
                stage.set_env(&name, value);
            }
            // BuildKit 0.8 showed the default, whatever was given.
            let old = self.version == Version::BuildKit08;
            if let Some(value) = if old { &written } else { &value } {
                shown.push('=');
                shown.push_str(value);
            }
            stage.declared.push((name, value));
        }
        Ok(shown)
    }
}

/// The words of a command: a shell form is an argument of the stage's shell.
pub(super) fn argv(stage: &Stage, command: &Command) -> Vec<String> {
    match command {
        Command::Exec(words) => words.clone(),
        Command::Shell(text) if text.is_empty() => Vec::new(),
        Command::Shell(text) => {
            let mut argv = stage.config.shell();
            argv.push(text.clone());
            argv
        }
        Command::Script { name, .. } => vec![format!("/dev/pipes/{name}")],
    }
}

/// The test of a HEALTHCHECK as the configuration holds it.
pub(in crate::sim::cache) fn health_test(check: &Healthcheck) -> Vec<String> {
    match check {
        Healthcheck::None => vec!["NONE".to_owned()],
        Healthcheck::Probe(probe) => match &probe.command {
            Command::Exec(words) => {
                std::iter::once("CMD".to_owned()).chain(words.iter().cloned()).collect()
            }
            Command::Shell(text) | Command::Script { content: text, .. } => {
                vec!["CMD-SHELL".to_owned(), text.clone()]
            }
        },
    }
}

/// The ports of one word: `80`, `80/udp`, `8000-8002`; what stands before a colon is the host's.
fn expose(word: &str) -> Vec<String> {
    let word = word.rsplit_once(':').map_or(word, |(_, word)| word);
    let (ports, protocol) = word.split_once('/').unwrap_or((word, ""));
    let protocol = if protocol.is_empty() { "tcp".to_owned() } else { protocol.to_lowercase() };
    let range = ports.split_once('-').and_then(|(first, last)| {
        let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
        (first <= last).then_some(first..=last)
    });
    match range {
        Some(range) => range.map(|port| format!("{port}/{protocol}")).collect(),
        None => vec![format!("{ports}/{protocol}")],
    }
}
