//! `docker save`: manifest.json (moby `image/spec`, "Combined Image JSON + Filesystem Changeset").

use std::io::{Read, Seek};

use serde_json::{Map, Value};

use super::json::get_with_key;
use super::outer::Found;
use super::reading::{Reading, digest_in_name, fit_config};
use crate::base::{Digest, LayerId, Limit};
use crate::image::{ArchiveError, Finding, Image, ImageFrom, Note};

const NAME: &str = "manifest.json";

/// The images of manifest.json, in its order.
pub(super) fn images<R: Read + Seek>(
    reading: &mut Reading<'_, R>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Image>, ArchiveError> {
    let member = || NAME.to_owned();
    let Found::File(manifest) = reading.listing.find(NAME) else {
        return Err(ArchiveError::ManifestMissing { name: member(), ends_early: None });
    };
    let value = reading.json(manifest, findings)?;
    let list = match &value {
        Value::Null => return Err(ArchiveError::NoImage { member: member() }),
        Value::Array(list) if list.is_empty() => {
            return Err(ArchiveError::NoImage { member: member() });
        }
        Value::Array(list) => list,
        _ => return Err(ArchiveError::JsonShape { member: member() }),
    };
    let most = reading.limits.images;
    if list.len() > most {
        let (limit, value) = (Limit::Images, most as u64);
        findings.push(Finding::Archive(Note::Limit { limit, value }));
    }
    let mut images = Vec::new();
    for (number, item) in list.iter().take(most).enumerate() {
        let shape = || ArchiveError::JsonShape { member: member() };
        match item.as_object().and_then(|object| Item::read(object, findings)) {
            Some(item) => images.push(image(reading, &item)?),
            None if list.len() == 1 => return Err(shape()),
            None => {
                let (name, error) = (number.to_string(), Box::new(shape()));
                findings.push(Finding::Archive(Note::ImageLeftOut { name, error }));
            }
        }
    }
    if images.is_empty() {
        return Err(ArchiveError::NoImage { member: member() });
    }
    Ok(images)
}

/// One item of manifest.json.
struct Item {
    config: Option<String>,
    tags: Vec<String>,
    layers: Vec<String>,
}

impl Item {
    /// Reads an item; `None` if it has neither a configuration nor layers.
    fn read(object: &Map<String, Value>, findings: &mut Vec<Finding>) -> Option<Self> {
        let mut get = |name: &str| {
            let (key, value) = get_with_key(object, name)?;
            if key != name {
                let finding = Finding::Archive(Note::KeyCase { key: key.to_owned() });
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
            Some(value)
        };
        let (config, layers, tags) = (get("Config"), get("Layers"), get("RepoTags"));
        if config.is_none() && layers.is_none() {
            return None;
        }
        let texts = |value: Option<&Value>| -> Vec<String> {
            let list = value.and_then(Value::as_array).into_iter().flatten();
            list.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
        };
        Some(Self {
            config: config.and_then(Value::as_str).map(str::to_owned),
            tags: texts(tags),
            layers: texts(layers),
        })
    }
}

fn image<R: Read + Seek>(reading: &mut Reading<'_, R>, item: &Item) -> Result<Image, ArchiveError> {
    let mut findings = Vec::new();
    let name = item.config.as_deref().unwrap_or_default();
    let said = digest_in_name(name);
    let config = reading.config(name, said.as_ref(), &mut findings)?;
    let most = reading.layers(item.layers.len(), &mut findings);
    let mut layers = Vec::new();
    for (index, name) in item.layers.iter().take(most).enumerate() {
        let id = LayerId::at(index);
        let (mut layer, problem) = reading.layer(id, name);
        layer.digest = layer.member.as_deref().and_then(blob_digest);
        findings.extend(problem.map(|problem| Finding::Layer { layer: id, problem }));
        layers.push(layer);
    }
    let mut image = Image {
        from: ImageFrom::DockerManifest,
        tags: item.tags.clone(),
        full_name: None,
        config_member: item.config.clone(),
        id: config.id,
        manifest_digest: None,
        platform: None,
        config: config.config,
        layers,
        findings,
    };
    fit_config(&mut image);
    Ok(image)
}

/// The digest in the name of a blob; other names (skopeo's `<diff ID>.tar`) say nothing about the
/// stored bytes.
fn blob_digest(member: &str) -> Option<Digest> {
    let hex = member.strip_prefix("blobs/sha256/")?;
    Digest::parse(&format!("sha256:{hex}")).ok()
}
