//! What is known of an image as a whole: its settings, its history, the digests of its layers.

use crate::base::path::visible;
use crate::base::{ChainId, DiffId, LayerId, chain_ids};
use crate::explain::Message;
use crate::image::{Healthcheck, Image, ImageConfig, ImageFrom, history_rows};
use crate::union::audit::{Secret, SecretPlace, SecretSpan, masked, secrets_of_config};

/// One setting: its name and its values, each fit for a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The name, as a message.
    pub name: Message,
    /// Its values; secrets are masked unless they were asked for.
    pub values: Vec<String>,
}

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFacts {
    /// The command in full, as `docker history --no-trunc` prints it; secrets masked unless they
    /// were asked for.
    pub command: String,
    /// When, as the configuration says.
    pub created: Option<String>,
    /// A remark of the builder.
    pub comment: Option<String>,
    /// The layer it made.
    pub layer: Option<LayerId>,
    /// What `docker history` prints for its image, and why.
    pub id: StepId,
}

/// What stands in the IMAGE column of `docker history`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepId {
    /// The image's own id: the newest step.
    Image,
    /// `<missing>`: only the machine that built it may have an image for this step, and the
    /// configuration names none.
    Missing,
}

/// A layer's digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerIds {
    /// The layer.
    pub layer: LayerId,
    /// Of its uncompressed tar, as the configuration says.
    pub diff_id: Option<DiffId>,
    /// Of the stack up to it, computed.
    pub chain_id: Option<ChainId>,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageFacts {
    /// Settings that are given, in the order of the Dockerfile reference.
    pub settings: Vec<Setting>,
    /// The history, newest step first, as `docker history` prints it.
    pub history: Vec<StepFacts>,
    /// What `<missing>` means, if it is there.
    pub missing: Option<Message>,
    /// The layers' digests, lowest first. From the first one without a diff ID on there is no chain
    /// ID.
    pub layers: Vec<LayerIds>,
}

/// What is known of an image; `show` shows the values of secrets.
#[must_use]
pub fn image_facts(image: &Image, show: bool) -> ImageFacts {
    let config = image.config.clone().unwrap_or_default();
    let secrets = if show { Vec::new() } else { secrets_of_config(&config) };
    let history = history(image, &config, &secrets);
    let known: Vec<DiffId> = image.layers.iter().map_while(|l| l.diff_id.clone()).collect();
    let chain = chain_ids(&known);
    let ids = image.layers.iter().enumerate().map(|(at, layer)| LayerIds {
        layer: LayerId::at(at),
        diff_id: layer.diff_id.clone(),
        chain_id: chain.get(at).cloned(),
    });
    let any_missing = history.iter().any(|step| step.id == StepId::Missing);
    ImageFacts {
        settings: settings(image, &config, &secrets),
        missing: any_missing.then(|| Message::new("facts-missing")),
        history,
        layers: ids.collect(),
    }
}

fn history(image: &Image, config: &ImageConfig, secrets: &[Secret]) -> Vec<StepFacts> {
    let steps = config.history.as_deref();
    let rows = history_rows(steps, image.layers.len());
    let of = |(place, row): (usize, &crate::image::HistoryRow)| {
        let step = row.step.and_then(|step| steps?.get(step));
        let command = step.and_then(|step| step.created_by.as_deref()).unwrap_or_default();
        let own = |secret: &&Secret| matches!(&secret.place, SecretPlace::History { step } if Some(*step) == row.step);
        StepFacts {
            command: hidden(command, secrets.iter().filter(own)),
            created: step.and_then(|step| step.created.clone()),
            comment: step.and_then(|step| step.comment.clone()).filter(|text| !text.is_empty()),
            layer: row.layer,
            id: if place == 0 && image.from != ImageFrom::Rootfs {
                StepId::Image
            } else {
                StepId::Missing
            },
        }
    };
    rows.iter().rev().enumerate().map(of).collect()
}

/// A text fit for a screen, with the values of its secrets masked.
fn hidden<'a>(text: &str, secrets: impl Iterator<Item = &'a Secret>) -> String {
    let span = |secret: &Secret| {
        let span = secret.span.clone()?;
        Some(SecretSpan { kind: secret.kind, span })
    };
    let spans: Vec<SecretSpan> = secrets.filter_map(span).collect();
    visible(&masked(text.as_bytes(), &spans))
}

fn settings(image: &Image, config: &ImageConfig, secrets: &[Secret]) -> Vec<Setting> {
    let run = &config.run;
    let one = |text: &Option<String>| text.clone().filter(|t| !t.is_empty()).into_iter().collect();
    let list = |list: &[String]| -> Vec<String> {
        if list.is_empty() { Vec::new() } else { serde_json::to_string(list).into_iter().collect() }
    };
    let platform: Vec<&str> = [&config.os, &config.architecture, &config.variant]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    let env = run.env.iter().map(|variable| {
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        let own = |s: &&Secret| matches!(&s.place, SecretPlace::Env { name: of } if of == name);
        format!("{}={}", visible(name.as_bytes()), hidden(value, secrets.iter().filter(own)))
    });
    let labels = run.labels.iter().map(|(key, value)| {
        let own = |s: &&Secret| matches!(&s.place, SecretPlace::Label { key: of } if of == key);
        format!("{}={}", visible(key.as_bytes()), hidden(value, secrets.iter().filter(own)))
    });
    let all: [(&'static str, Vec<String>); 17] = [
        ("facts-tags", image.tags.clone()),
        ("facts-id", image.id.iter().map(ToString::to_string).collect()),
        ("facts-manifest", image.manifest_digest.iter().map(ToString::to_string).collect()),
        ("facts-platform", if platform.is_empty() { Vec::new() } else { vec![platform.join("/")] }),
        ("facts-created", one(&config.created)),
        ("facts-author", one(&config.author)),
        ("facts-entrypoint", list(&run.entrypoint)),
        ("facts-cmd", list(&run.cmd)),
        ("facts-shell", list(&run.shell)),
        ("facts-working-dir", one(&run.working_dir)),
        ("facts-user", one(&run.user)),
        ("facts-env", env.collect()),
        ("facts-ports", run.exposed_ports.clone()),
        ("facts-volumes", run.volumes.clone()),
        ("facts-labels", labels.collect()),
        ("facts-health", run.healthcheck.iter().map(health).collect()),
        ("facts-stop-signal", one(&run.stop_signal)),
    ];
    let on_build = ("facts-on-build", run.on_build.clone());
    let all = all.into_iter().chain([on_build]).filter(|(_, values)| !values.is_empty());
    let shown = |values: Vec<String>| values.iter().map(|v| visible(v.as_bytes())).collect();
    all.map(|(id, values)| Setting { name: Message::new(id), values: shown(values) }).collect()
}

/// A health check as an instruction writes it.
fn health(of: &Healthcheck) -> String {
    let time = |name: &str, nanos: Option<i64>| {
        let nanos = nanos.filter(|nanos| *nanos > 0)?;
        let whole = nanos % 1_000_000_000 == 0;
        Some(if whole {
            format!("--{name}={}s", nanos / 1_000_000_000)
        } else {
            format!("--{name}={}ms", nanos / 1_000_000)
        })
    };
    let parts = [
        time("interval", of.interval),
        time("timeout", of.timeout),
        time("start-period", of.start_period),
        of.retries.filter(|n| *n > 0).map(|n| format!("--retries={n}")),
        match of.test.split_first() {
            Some((kind, _)) if kind == "NONE" => Some("NONE".to_owned()),
            Some((kind, rest)) if kind == "CMD-SHELL" => Some(format!("CMD {}", rest.join(" "))),
            Some((kind, rest)) if kind == "CMD" => {
                Some(format!("CMD {}", serde_json::to_string(rest).unwrap_or_default()))
            }
            _ => None,
        },
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
