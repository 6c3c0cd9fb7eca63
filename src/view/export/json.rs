//! Our own JSON: every layer with its changes and their reasons. docs/EXPORT.md describes it.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::csv::{kind_name, reason_names, sorted, state_name};
use crate::base::path::visible;
use crate::base::{DiffId, LayerId, chain_ids};
use crate::image::{EntryKind, Image, history_rows};
use crate::union::audit::{SecretKind, SecretPlace};
use crate::union::dive::DiveNumbers;
use crate::union::{Look, NodeId, UnionTree, Waste, WasteCause};
use crate::view::audit::Audit;
use crate::view::time::utc;

/// Writes it, a line for each layer, change and wasted entry.
///
/// # Errors
/// As `out` says.
pub fn json(
    out: &mut dyn Write,
    image: &Image,
    tree: &UnionTree,
    waste: &Waste,
    numbers: &DiveNumbers,
    audit: &Audit,
) -> io::Result<()> {
    out.write_all(b"{\n\"format\":\"onionskin\",\"version\":1,\n\"image\":")?;
    value(out, &about(image, audit))?;
    out.write_all(b",\n\"layers\":[")?;
    let rows: Vec<Value> = layers(image, tree);
    for (at, row) in rows.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        // The changes are written one by one, behind the other members of the layer.
        let text = serde_json::to_string(row)?;
        out.write_all(text.trim_end_matches('}').as_bytes())?;
        out.write_all(b",\"changes\":[")?;
        changes(out, tree, LayerId::at(at))?;
        out.write_all(b"]}")?;
    }
    out.write_all(b"\n],\n\"reclaimable\":")?;
    let causes = WasteCause::ALL.map(|cause| (cause_name(cause), waste.by_cause(cause)));
    let causes: serde_json::Map<String, Value> =
        causes.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.into())).collect();
    value(out, &json!({ "bytes": waste.bytes, "storedBytes": waste.stored, "byCause": causes }))?;
    out.write_all(b",\n\"wasted\":[")?;
    for (at, entry) in waste.entries.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        let entry = json!({
            "path": tree.path(entry.node).shown(),
            "size": entry.size,
            "cause": cause_name(entry.cause),
            "layer": entry.layer.0,
            "hiddenBy": entry.hidden_by.0,
        });
        value(out, &entry)?;
    }
    out.write_all(b"],\n\"secrets\":")?;
    value(out, &secrets(tree, audit))?;
    out.write_all(b",\n\"dive\":")?;
    let share = Some(numbers.user_wasted_percent).filter(|share| share.is_finite());
    let dive = json!({
        "efficiencyScore": numbers.score,
        "wastedBytes": numbers.wasted_bytes,
        "userWastedPercent": share,
        "sizeBytes": numbers.size_bytes,
    });
    value(out, &dive)?;
    out.write_all(b"\n}\n")
}

fn value(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

fn about(image: &Image, audit: &Audit) -> Value {
    let config = image.config.clone().unwrap_or_default();
    let base = audit.base.as_ref();
    json!({
        "tags": image.tags,
        "id": image.id.as_ref().map(ToString::to_string),
        "manifestDigest": image.manifest_digest.as_ref().map(ToString::to_string),
        "os": config.os,
        "architecture": config.architecture,
        "variant": config.variant,
        "created": config.created,
        "user": config.run.user,
        "workingDir": config.run.working_dir,
        "entrypoint": config.run.entrypoint,
        "cmd": config.run.cmd,
        "exposedPorts": config.run.exposed_ports,
        "volumes": config.run.volumes,
        "stopSignal": config.run.stop_signal,
        // Names alone: values may be secrets.
        "env": config.run.env.iter().map(|v| v.split('=').next()).collect::<Vec<_>>(),
        "labels": config.run.labels.keys().collect::<Vec<_>>(),
        "baseLayersGuessed": base.map(|base| base.layers),
    })
}

fn layers(image: &Image, tree: &UnionTree) -> Vec<Value> {
    let history = image.config.as_ref().and_then(|config| config.history.as_deref());
    let rows = history_rows(history, image.layers.len());
    let known: Vec<DiffId> = image.layers.iter().map_while(|l| l.diff_id.clone()).collect();
    let chain = chain_ids(&known);
    let counts = tree.layer_counts();
    let layer = |(at, layer): (usize, &crate::image::LayerInfo)| {
        let row = rows.iter().find(|row| row.layer == Some(LayerId::at(at)));
        let step = row.and_then(|row| history?.get(row.step?));
        let counts = counts.get(at).copied().unwrap_or_default();
        let instruction = step.and_then(|step| step.created_by.as_deref());
        let keyword = instruction.map(|text| crate::view::instruction::instruction(text).keyword);
        json!({
            "layer": at,
            "diffId": layer.diff_id.as_ref().map(ToString::to_string),
            "chainId": chain.get(at).map(ToString::to_string),
            "digest": layer.digest.as_ref().map(ToString::to_string),
            "mediaType": layer.media_type,
            "compression": layer.compression.map(crate::image::Compression::name),
            "storedBytes": layer.size_stored(),
            "fileBytes": tree.index(LayerId::at(at)).map(|index| index.file_bytes),
            "instruction": keyword.filter(|keyword| !keyword.is_empty()),
            "created": step.and_then(|step| step.created.clone()),
            "added": counts.added,
            "changed": counts.changed,
            "deleted": counts.deleted,
            "grows": counts.grows,
        })
    };
    image.layers.iter().enumerate().map(layer).collect()
}

fn changes(out: &mut dyn Write, tree: &UnionTree, layer: LayerId) -> io::Result<()> {
    let mut first = true;
    let mut stack = sorted(tree, NodeId::ROOT);
    while let Some(node) = stack.pop() {
        stack.extend(sorted(tree, node));
        let change = tree.change(node, Look::Layer { layer });
        let Some(version) = change.version.filter(|_| change.is_touched()) else { continue };
        let Some(facts) = tree.facts(&version) else { continue };
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        let path = tree.path(node);
        let mut row = json!({
            "path": path.shown(),
            "change": state_name(change.state),
            "type": kind_name(facts.kind),
            "size": facts.size,
            "mode": format!("{:04o}", facts.mode),
            "uid": facts.owner.uid,
            "gid": facts.owner.gid,
            "mtime": facts.inode.map(|_| utc(facts.mtime, facts.mtime_nanos)),
        });
        let mut more = |name: &str, of: Value| {
            if let Some(row) = row.as_object_mut() {
                row.insert(name.to_owned(), of);
            }
        };
        let reasons = reason_names(change.reasons.told(facts.kind == EntryKind::Dir));
        if !reasons.is_empty() {
            more("reasons", reasons.into());
        }
        if let Some(link) = facts.link {
            more("link", visible(link).into());
        }
        if tree.is_opaque(node, layer) {
            more("opaque", true.into());
        }
        if change.hidden_by.is_some() {
            more("storedIn", version.layer.0.into());
        }
        if std::str::from_utf8(path.as_bytes()).is_err() {
            more("pathBytes", path.as_bytes().into());
        }
        value(out, &row)?;
    }
    Ok(())
}

fn secrets(tree: &UnionTree, audit: &Audit) -> Value {
    let secret = |secret: &crate::union::audit::Secret| match &secret.place {
        SecretPlace::File { node, layer, hidden_by, .. } => json!({
            "kind": secret_name(secret.kind),
            "path": tree.path(*node).shown(),
            "layer": layer.0,
            "hiddenBy": hidden_by.map(|layer| layer.0),
        }),
        SecretPlace::Env { name } => json!({ "kind": secret_name(secret.kind), "env": name }),
        SecretPlace::Label { key } => json!({ "kind": secret_name(secret.kind), "label": key }),
        SecretPlace::History { step } => {
            json!({ "kind": secret_name(secret.kind), "historyStep": step })
        }
    };
    audit.secrets.iter().map(secret).collect()
}

fn secret_name(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::PrivateKey => "private-key",
        SecretKind::EnvFile => "env-file",
        SecretKind::CloudCredentials => "cloud-credentials",
        SecretKind::RegistryLogin => "registry-login",
        SecretKind::PasswordFile => "password-file",
        SecretKind::KeyStore => "key-store",
        SecretKind::InfraState => "infra-state",
        SecretKind::Token(_) => "token",
        SecretKind::WebToken => "web-token",
        SecretKind::UrlPassword => "url-password",
        SecretKind::Named => "named",
    }
}

fn cause_name(cause: WasteCause) -> &'static str {
    match cause {
        WasteCause::DeletedLater => "deleted-later",
        WasteCause::Hidden => "hidden",
        WasteCause::MetadataOnly => "metadata-only",
        WasteCause::Overwritten => "overwritten",
        WasteCause::NotCompared => "not-compared",
    }
}
