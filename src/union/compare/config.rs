//! Which settings two configurations differ in.

use std::collections::BTreeMap;

use crate::image::{Healthcheck, ImageConfig, RunConfig};

/// A setting of the configuration (OCI image-spec, `config.md`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConfigField {
    /// Operating system and processor.
    Platform,
    /// A variable, by its name.
    Env(String),
    /// Program and first arguments.
    Entrypoint,
    /// Default arguments.
    Cmd,
    /// Where it starts.
    WorkingDir,
    /// User and group.
    User,
    /// A port.
    ExposedPort(String),
    /// A volume.
    Volume(String),
    /// A label, by its key.
    Label(String),
    /// Health check.
    Healthcheck,
    /// Signal that stops it.
    StopSignal,
    /// Instructions for a build on top.
    OnBuild,
    /// Shell of the shell form.
    Shell,
}

/// A setting that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigChange {
    /// Which.
    pub field: ConfigField,
    /// Its value in the first image, if it has one.
    pub old: Option<String>,
    /// Its value in the second image, if it has one.
    pub new: Option<String>,
}

/// What differs, in the order of the fields, named ones by their names. Lists are shown as JSON.
#[must_use]
pub fn config_changes(first: &ImageConfig, second: &ImageConfig) -> Vec<ConfigChange> {
    let (old, new) = (settings(first), settings(second));
    let fields: std::collections::BTreeSet<&ConfigField> = old.keys().chain(new.keys()).collect();
    let change = |field: &ConfigField| {
        let (old, new) = (old.get(field).cloned(), new.get(field).cloned());
        (old != new).then(|| ConfigChange { field: field.clone(), old, new })
    };
    fields.into_iter().filter_map(change).collect()
}

fn settings(config: &ImageConfig) -> BTreeMap<ConfigField, String> {
    let RunConfig {
        env,
        cmd,
        entrypoint,
        working_dir,
        user,
        exposed_ports,
        volumes,
        labels,
        healthcheck,
        stop_signal,
        on_build,
        shell,
    } = &config.run;
    let mut out = BTreeMap::new();
    let list = |list: &[String]| {
        (!list.is_empty()).then(|| serde_json::to_string(list).unwrap_or_default())
    };
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let platform: Vec<&str> = [&config.os, &config.architecture, &config.variant]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    for (field, value) in [
        (ConfigField::Platform, (!platform.is_empty()).then(|| platform.join("/"))),
        (ConfigField::Entrypoint, list(entrypoint)),
        (ConfigField::Cmd, list(cmd)),
        (ConfigField::WorkingDir, text(working_dir)),
        (ConfigField::User, text(user)),
        (ConfigField::Healthcheck, healthcheck.as_ref().map(health)),
        (ConfigField::StopSignal, text(stop_signal)),
        (ConfigField::OnBuild, list(on_build)),
        (ConfigField::Shell, list(shell)),
    ] {
        out.extend(value.map(|value| (field, value)));
    }
    for variable in env {
        // The last one of a name counts, as in a process.
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        out.insert(ConfigField::Env(name.to_owned()), value.to_owned());
    }
    let labels = labels.iter().map(|(k, v)| (ConfigField::Label(k.clone()), v.clone()));
    out.extend(labels);
    out.extend(exposed_ports.iter().map(|p| (ConfigField::ExposedPort(p.clone()), p.clone())));
    out.extend(volumes.iter().map(|v| (ConfigField::Volume(v.clone()), v.clone())));
    out
}

/// A health check as the configuration stores it.
fn health(of: &Healthcheck) -> String {
    let numbers = [
        ("interval", of.interval),
        ("timeout", of.timeout),
        ("startPeriod", of.start_period),
        ("retries", of.retries),
    ];
    let mut out = serde_json::to_string(&of.test).unwrap_or_default();
    for (name, value) in numbers {
        if let Some(value) = value {
            out.push_str(&format!(" {name}={value}"));
        }
    }
    out
}
