//! The image configuration, read tolerantly (OCI image-spec, `config.md`).

use serde_json::{Map, Value};

use super::json::{get, text, texts};
use crate::base::{DiffId, Digest};
use crate::image::{Healthcheck, HistoryStep, ImageConfig, RunConfig};

/// Reads a configuration; `None` if it is no JSON object. Members of another shape than they should
/// have count as absent.
pub(super) fn image_config(value: &Value) -> Option<ImageConfig> {
    let object = value.as_object()?;
    let diff_ids = get(object, "rootfs").and_then(Value::as_object).map(|rootfs| {
        let list = get(rootfs, "diff_ids").and_then(Value::as_array);
        let parse = |id: &Value| Digest::parse(id.as_str()?).ok().map(DiffId);
        list.map(|list| list.iter().map(parse).collect()).unwrap_or_default()
    });
    let history = get(object, "history")
        .and_then(Value::as_array)
        .map(|steps| steps.iter().map(history_step).collect());
    let run = get(object, "config").and_then(Value::as_object).map(run_config);
    Some(ImageConfig {
        architecture: text(object, "architecture"),
        os: text(object, "os"),
        variant: text(object, "variant"),
        created: text(object, "created"),
        author: text(object, "author"),
        run: run.unwrap_or_default(),
        diff_ids,
        history,
    })
}

fn history_step(step: &Value) -> HistoryStep {
    let Some(step) = step.as_object() else { return HistoryStep::default() };
    HistoryStep {
        created_by: text(step, "created_by"),
        created: text(step, "created"),
        author: text(step, "author"),
        comment: text(step, "comment"),
        empty_layer: get(step, "empty_layer").and_then(Value::as_bool).unwrap_or(false),
    }
}

fn run_config(run: &Map<String, Value>) -> RunConfig {
    let keys = |name: &str| -> Vec<String> {
        let object = get(run, name).and_then(Value::as_object);
        object.map(|object| object.keys().cloned().collect()).unwrap_or_default()
    };
    let labels = get(run, "Labels").and_then(Value::as_object);
    let labels = labels
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())));
    RunConfig {
        env: texts(run, "Env"),
        cmd: texts(run, "Cmd"),
        entrypoint: texts(run, "Entrypoint"),
        working_dir: text(run, "WorkingDir"),
        user: text(run, "User"),
        exposed_ports: keys("ExposedPorts"),
        volumes: keys("Volumes"),
        labels: labels.collect(),
        healthcheck: get(run, "Healthcheck").and_then(Value::as_object).map(healthcheck),
        stop_signal: text(run, "StopSignal"),
        on_build: texts(run, "OnBuild"),
        shell: texts(run, "Shell"),
    }
}

fn healthcheck(check: &Map<String, Value>) -> Healthcheck {
    let number = |key: &str| get(check, key).and_then(Value::as_i64);
    Healthcheck {
        test: texts(check, "Test"),
        interval: number("Interval"),
        timeout: number("Timeout"),
        start_period: number("StartPeriod"),
        retries: number("Retries"),
    }
}
