//! The image configuration (OCI image-spec, `config.md`) and its history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{DiffId, LayerId};

/// The parts of an image configuration Onionskin shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImageConfig {
    /// As in Go's GOARCH.
    pub architecture: Option<String>,
    /// As in Go's GOOS.
    pub os: Option<String>,
    /// Variant of the architecture.
    pub variant: Option<String>,
    /// When the image was made, RFC 3339.
    pub created: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// What a container runs with.
    pub run: RunConfig,
    /// Diff IDs, lowest first. `None` where the configuration has no `rootfs`; a malformed one is
    /// `None` in its place.
    pub diff_ids: Option<Vec<Option<DiffId>>>,
    /// Steps, first one first. `None` where the configuration has none.
    pub history: Option<Vec<HistoryStep>>,
}

/// The `config` member: what a container runs with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunConfig {
    /// `NAME=value`.
    pub env: Vec<String>,
    /// Default arguments, or command.
    pub cmd: Vec<String>,
    /// Program and first arguments.
    pub entrypoint: Vec<String>,
    /// Where it starts.
    pub working_dir: Option<String>,
    /// User, and group after a colon.
    pub user: Option<String>,
    /// `80/tcp` and the like.
    pub exposed_ports: Vec<String>,
    /// Paths.
    pub volumes: Vec<String>,
    /// Labels, sorted by key.
    pub labels: BTreeMap<String, String>,
    /// Health check.
    pub healthcheck: Option<Healthcheck>,
    /// Signal that stops it.
    pub stop_signal: Option<String>,
    /// Instructions run in a build on top of it.
    pub on_build: Vec<String>,
    /// The shell of RUN, CMD and ENTRYPOINT in shell form.
    pub shell: Vec<String>,
}

/// A health check. Durations are nanoseconds, as stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Healthcheck {
    /// `["CMD", …]`, `["CMD-SHELL", …]` or `["NONE"]`.
    pub test: Vec<String>,
    /// Between two checks.
    pub interval: Option<i64>,
    /// Until one counts as failed.
    pub timeout: Option<i64>,
    /// Before failures count.
    pub start_period: Option<i64>,
    /// Failures in a row until the container is unhealthy.
    pub retries: Option<i64>,
}

/// One step of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryStep {
    /// The command.
    pub created_by: Option<String>,
    /// When, RFC 3339.
    pub created: Option<String>,
    /// By whom.
    pub author: Option<String>,
    /// A remark, as BuildKit's `buildkit.dockerfile.v0`.
    pub comment: Option<String>,
    /// Whether the step made no layer.
    pub empty_layer: bool,
}

/// A row of the layer list: a history step, a layer, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// Index of the step in [`ImageConfig::history`]; `None` for a layer the history lacks.
    pub step: Option<usize>,
    /// The layer it made; `None` for settings only.
    pub layer: Option<LayerId>,
}

/// Pairs history steps with layers, lowest first: each step that is not `empty_layer` takes the next
/// layer; layers left over get rows of their own, steps left over show no layer.
#[must_use]
pub fn history_rows(history: Option<&[HistoryStep]>, layers: usize) -> Vec<HistoryRow> {
    let mut next = 0;
    let mut rows = Vec::new();
    for (step, of) in history.unwrap_or_default().iter().enumerate() {
        let layer = (!of.empty_layer && next < layers).then(|| {
            next += 1;
            LayerId::at(next - 1)
        });
        rows.push(HistoryRow { step: Some(step), layer });
    }
    rows.extend((next..layers).map(|i| HistoryRow { step: None, layer: Some(LayerId::at(i)) }));
    rows
}
