//! An OCI image layout in a tar (OCI image-spec, `image-layout.md`, `image-index.md`,
//! `manifest.md`).

use std::io::{Read, Seek};

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::json::{get, text, texts};
use super::outer::Found;
use super::reading::{Reading, fit_config};
use crate::base::{Digest, LayerId, Limit};
use crate::image::{
    ArchiveError, Compression, Finding, Image, ImageFrom, LayerInfo, LayerProblem, LayerSource,
    Note, Platform,
};

const NAME: &str = "index.json";
const REF_NAME: &str = "org.opencontainers.image.ref.name";
const FULL_NAME: &str = "io.containerd.image.name";

type Object = Map<String, Value>;

/// What a descriptor calls its image.
#[derive(Default)]
struct Names {
    tag: Option<String>,
    full: Option<String>,
}

/// Images and attestations on the way through the lists.
struct Search<'s> {
    images: Vec<Image>,
    attestations: Vec<Digest>,
    /// Why manifests were left out, by digest.
    left_out: Vec<(String, ArchiveError)>,
    /// Lists that were read: one that is named twice has nothing new.
    seen: FxHashSet<String>,
    findings: &'s mut Vec<Finding>,
}

/// The images of index.json, nested lists in place, and the digests of attestations.
pub(super) fn images<R: Read + Seek>(
    reading: &mut Reading<'_, R>,
    findings: &mut Vec<Finding>,
) -> Result<(Vec<Image>, Vec<Digest>), ArchiveError> {
    let member = || NAME.to_owned();
    let Found::File(index) = reading.listing.find(NAME) else {
        return Err(ArchiveError::ManifestMissing { name: member(), ends_early: None });
    };
    let value = reading.json(index, findings)?;
    if !reading.listing.has_file("oci-layout") {
        findings.push(Finding::Archive(Note::NoOciLayoutFile));
    }
    let object = match &value {
        Value::Null => return Err(ArchiveError::NoImage { member: member() }),
        Value::Object(object) => object,
        _ => return Err(ArchiveError::JsonShape { member: member() }),
    };
    let mut search = Search {
        images: Vec::new(),
        attestations: Vec::new(),
        left_out: Vec::new(),
        seen: FxHashSet::default(),
        findings,
    };
    search.list(reading, object, &Names::default(), 0)?;
    let Search { images, attestations, left_out, findings, .. } = search;
    if images.is_empty() {
        let error = left_out.into_iter().next().map(|(_, error)| error);
        return Err(error.unwrap_or(ArchiveError::NoImage { member: member() }));
    }
    for (name, error) in left_out {
        let error = Box::new(error);
        findings.push(Finding::Archive(Note::ImageLeftOut { name, error }));
    }
    Ok((images, attestations))
}

/// The attestations that index.json leads to, in an archive that is read through manifest.json.
pub(super) fn attestations<R: Read + Seek>(reading: &mut Reading<'_, R>) -> Vec<Digest> {
    images(reading, &mut Vec::new()).map(|(_, attestations)| attestations).unwrap_or_default()
}

impl Search<'_> {
    /// Follows the descriptors of one list. `names` are those of the descriptor that led here.
    fn list<R: Read + Seek>(
        &mut self,
        reading: &mut Reading<'_, R>,
        list: &Object,
        names: &Names,
        depth: usize,
    ) -> Result<(), ArchiveError> {
        let descriptors = get(list, "manifests").and_then(Value::as_array);
        for descriptor in descriptors.into_iter().flatten() {
            if self.images.len() >= reading.limits.images {
                let (limit, value) = (Limit::Images, reading.limits.images as u64);
                let finding = Finding::Archive(Note::Limit { limit, value });
                if !self.findings.contains(&finding) {
                    self.findings.push(finding);
                }
                return Ok(());
            }
            let Some(descriptor) = descriptor.as_object() else { continue };
            let annotations = get(descriptor, "annotations").and_then(Value::as_object);
            let own = |key| annotations.and_then(|annotations| text(annotations, key));
            let names = Names {
                tag: own(REF_NAME).or_else(|| names.tag.clone()),
                full: own(FULL_NAME).or_else(|| names.full.clone()),
            };
            match self.descriptor(reading, descriptor, annotations, &names, depth) {
                Ok(()) => {}
                Err(error @ ArchiveError::Read { .. }) => return Err(error),
                Err(error) => {
                    let name = text(descriptor, "digest").unwrap_or_default();
                    if self.left_out.len() < 1000 {
                        self.left_out.push((name.chars().take(200).collect(), error));
                    }
                }
            }
        }
        Ok(())
    }

    fn descriptor<R: Read + Seek>(
        &mut self,
        reading: &mut Reading<'_, R>,
        descriptor: &Object,
        annotations: Option<&Object>,
        names: &Names,
        depth: usize,
    ) -> Result<(), ArchiveError> {
        let said = text(descriptor, "digest").unwrap_or_default();
        let missing = || ArchiveError::BlobMissing { digest: said.chars().take(200).collect() };
        let digest = Digest::parse(&said).map_err(|_| missing())?;
        let kind = annotations.and_then(|a| text(a, "vnd.docker.reference.type"));
        if kind.as_deref() == Some("attestation-manifest") {
            self.attestations.push(digest);
            return Ok(());
        }
        let media_type = text(descriptor, "mediaType").unwrap_or_default();
        if is_schema1(&media_type) {
            return Err(ArchiveError::Schema1);
        }
        let Found::File(member) = reading.listing.find(&blob_name(&digest)) else {
            return Err(missing());
        };
        let bytes = reading.fetch(member)?;
        let mut findings = Vec::new();
        let is = Digest::sha256_of(&bytes);
        if digest.algorithm() == "sha256" && is != digest {
            let (said, is) = (digest.clone(), is);
            findings.push(Finding::Archive(Note::ManifestDigest { said, is }));
        }
        let value = super::json::parse(&member.name, &bytes, reading.limits, &mut findings)?;
        let shape = || ArchiveError::JsonShape { member: member.name.clone() };
        let object = value.as_object().ok_or_else(shape)?;
        let own_type = text(object, "mediaType").unwrap_or_default();
        let version = get(object, "schemaVersion").and_then(Value::as_u64);
        if version == Some(1) || is_schema1(&own_type) || object.contains_key("fsLayers") {
            return Err(ArchiveError::Schema1);
        }
        if get(object, "manifests").is_some_and(Value::is_array) && !object.contains_key("layers") {
            if depth + 1 >= reading.limits.index_depth {
                return Err(ArchiveError::IndexTooDeep);
            }
            if self.seen.insert(said) {
                self.findings.append(&mut findings);
                self.list(reading, object, names, depth + 1)?;
            }
            return Ok(());
        }
        if !object.contains_key("layers") && !object.contains_key("config") {
            return Err(shape());
        }
        let platform = get(descriptor, "platform").and_then(Value::as_object).map(platform);
        if is_attestation(object) {
            self.attestations.push(digest);
            return Ok(());
        }
        refuse_artifact(object)?;
        let mut image = manifest(reading, object, findings)?;
        image.tags = names.tag.iter().cloned().collect();
        image.full_name.clone_from(&names.full);
        image.manifest_digest = Some(digest);
        image.platform = platform;
        self.images.push(image);
        Ok(())
    }
}

fn is_schema1(media_type: &str) -> bool {
    media_type.starts_with("application/vnd.docker.distribution.manifest.v1")
}

fn blob_name(digest: &Digest) -> String {
    format!("blobs/{}/{}", digest.algorithm(), digest.encoded())
}

fn platform(object: &Object) -> Platform {
    Platform {
        os: text(object, "os").unwrap_or_default(),
        architecture: text(object, "architecture").unwrap_or_default(),
        variant: text(object, "variant"),
        os_version: text(object, "os.version"),
    }
}

fn layer_descriptors(manifest: &Object) -> impl Iterator<Item = &Object> {
    let layers = get(manifest, "layers").and_then(Value::as_array);
    layers.into_iter().flatten().filter_map(Value::as_object)
}

/// BuildKit's attestations: layers of in-toto statements.
fn is_attestation(manifest: &Object) -> bool {
    let mut layers = layer_descriptors(manifest).peekable();
    layers.peek().is_some()
        && layers.all(|layer| {
            text(layer, "mediaType").is_some_and(|t| t.starts_with("application/vnd.in-toto"))
        })
}

/// Refuses what is no container image: another type of configuration than an image's.
fn refuse_artifact(manifest: &Object) -> Result<(), ArchiveError> {
    let config = get(manifest, "config").and_then(Value::as_object);
    let config_type = config.and_then(|config| text(config, "mediaType")).unwrap_or_default();
    let image = config_type.is_empty()
        || config_type == "application/octet-stream"
        || config_type.starts_with("application/vnd.oci.image.config.")
        || config_type.starts_with("application/vnd.docker.container.image.");
    // Signatures and the like borrow an image's configuration type; no layer of theirs is a tar.
    let mut types = layer_descriptors(manifest).map(|layer| text(layer, "mediaType")).peekable();
    let first = types.peek().cloned().flatten();
    let tars = first.is_none() || types.any(|t| t.is_none_or(|t| MediaType::read(&t).tar));
    if image && tars {
        return Ok(());
    }
    let borrowed = if image { first } else { Some(config_type) };
    let media_type = text(manifest, "artifactType").or(borrowed).unwrap_or_default();
    Err(ArchiveError::Artifact { media_type: media_type.chars().take(200).collect() })
}

fn manifest<R: Read + Seek>(
    reading: &mut Reading<'_, R>,
    manifest: &Object,
    mut findings: Vec<Finding>,
) -> Result<Image, ArchiveError> {
    let said = get(manifest, "config").and_then(Value::as_object);
    let said = said.and_then(|config| text(config, "digest")).unwrap_or_default();
    let digest = Digest::parse(&said).ok();
    let name = digest.as_ref().map_or_else(|| said.chars().take(200).collect(), blob_name);
    let config = reading.config(&name, digest.as_ref(), &mut findings)?;
    let most = reading.layers(layer_descriptors(manifest).count(), &mut findings);
    let mut layers = Vec::new();
    for (index, descriptor) in layer_descriptors(manifest).take(most).enumerate() {
        let id = LayerId::at(index);
        let (layer, problems) = layer(reading, id, descriptor);
        findings.extend(problems.into_iter().map(|problem| Finding::Layer { layer: id, problem }));
        layers.push(layer);
    }
    let mut image = Image {
        from: ImageFrom::OciIndex,
        tags: Vec::new(),
        full_name: None,
        config_member: None,
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

/// What a layer's media type says of its bytes.
struct MediaType {
    tar: bool,
    encrypted: bool,
    foreign: bool,
    compression: Compression,
}

impl MediaType {
    fn read(text: &str) -> Self {
        let encrypted = text.ends_with("+encrypted");
        let plain = text.strip_suffix("+encrypted").unwrap_or(text);
        let compression = if plain.ends_with("gzip") {
            Compression::Gzip
        } else if plain.ends_with("zstd") {
            Compression::Zstd
        } else {
            Compression::None
        };
        let tar = plain.split(['.', '+']).any(|part| part == "tar");
        let foreign = plain.contains(".nondistributable.") || plain.contains(".foreign.");
        Self { tar, encrypted, foreign, compression }
    }
}

fn layer<R: Read + Seek>(
    reading: &mut Reading<'_, R>,
    id: LayerId,
    descriptor: &Object,
) -> (LayerInfo, Vec<LayerProblem>) {
    let said = text(descriptor, "digest").unwrap_or_default();
    let media_type = text(descriptor, "mediaType");
    let nothing = |member: Option<String>, digest: Option<Digest>| LayerInfo {
        id,
        member,
        digest,
        diff_id: None,
        media_type: media_type.clone(),
        source: LayerSource::None,
        compression: None,
    };
    let Ok(digest) = Digest::parse(&said) else {
        let text = said.chars().take(200).collect();
        return (nothing(None, None), vec![LayerProblem::InvalidDigest { text }]);
    };
    let name = blob_name(&digest);
    let kind = media_type.as_deref().map(MediaType::read);
    if let Some(kind) = &kind {
        let problem = if kind.encrypted {
            Some(LayerProblem::Encrypted)
        } else if !kind.tar {
            let media_type = media_type.clone().unwrap_or_default().chars().take(200).collect();
            Some(LayerProblem::UnknownMediaType { media_type })
        } else {
            None
        };
        if let Some(problem) = problem {
            return (nothing(Some(name), Some(digest)), vec![problem]);
        }
    }
    let (mut layer, problem) = reading.layer(id, &name);
    layer.digest = Some(digest);
    layer.media_type.clone_from(&media_type);
    let mut problems = Vec::new();
    let urls = texts(descriptor, "urls");
    let foreign = kind.as_ref().is_some_and(|kind| kind.foreign) || !urls.is_empty();
    match problem {
        Some(LayerProblem::Missing { .. }) if foreign => {
            problems.push(LayerProblem::Foreign { urls });
        }
        other => problems.extend(other),
    }
    let size = get(descriptor, "size").and_then(Value::as_u64);
    if let (Some(said), LayerSource::Bytes { len, .. }) = (size, layer.source)
        && said != len
    {
        problems.push(LayerProblem::SizeMismatch { said, is: len });
    }
    if let (Some(kind), Some(is)) = (kind, layer.compression)
        && kind.compression != is
        && layer.size_stored() > 0
    {
        problems.push(LayerProblem::MediaTypeLies { said: kind.compression, is });
    }
    (layer, problems)
}
