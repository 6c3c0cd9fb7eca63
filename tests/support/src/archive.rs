//! Images, packed as the tools pack them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::pack;
use crate::tar::{Meta, Tar};
use crate::time::rfc3339;

/// An image before it is packed.
#[derive(Clone, Debug, Default)]
pub struct Image {
    /// Its names: `shop/web:1.4`.
    pub tags: Vec<String>,
    /// What a container runs with.
    pub config: Config,
    /// Its steps, the base first.
    pub steps: Vec<Step>,
}

/// What a container runs with.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `NAME=value`.
    pub env: Vec<String>,
    /// Default command.
    pub cmd: Vec<String>,
    /// Program.
    pub entrypoint: Vec<String>,
    /// Where it starts.
    pub workdir: Option<String>,
    /// Who runs it.
    pub user: Option<String>,
    /// `80/tcp`.
    pub expose: Vec<String>,
    /// Labels.
    pub labels: Vec<(String, String)>,
    /// Signal that stops it.
    pub stop_signal: Option<String>,
}

/// A step of the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// The command, as the builder writes it.
    pub created_by: String,
    /// When, in seconds since 1970.
    pub created: i64,
    /// The layer it made, as an uncompressed tar; `None` for settings.
    pub layer: Option<Vec<u8>>,
}

/// How layers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Plain,
    /// gzip.
    Gzip,
    /// zstd.
    Zstd,
}

impl Packing {
    fn pack(self, layer: &[u8]) -> Vec<u8> {
        match self {
            Self::Plain => layer.to_vec(),
            Self::Gzip => pack::gzip(layer),
            Self::Zstd => pack::zstd(layer),
        }
    }

    fn media_type(self) -> String {
        let suffix = match self {
            Self::Plain => "",
            Self::Gzip => "+gzip",
            Self::Zstd => "+zstd",
        };
        format!("application/vnd.oci.image.layer.v1.tar{suffix}")
    }
}

/// A layer, as an archive stores it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The digest of its tar, in hex.
    pub diff_id: String,
    /// The bytes in the archive.
    pub bytes: Vec<u8>,
    /// How they are packed.
    pub packing: Packing,
}

impl Packed {
    /// A tar, packed.
    #[must_use]
    pub fn new(tar: &[u8], packing: Packing) -> Self {
        Self { diff_id: sha256(tar), bytes: packing.pack(tar), packing }
    }
}

/// Lower-case hex of the SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Image {
    /// An image of these layers, each made by a `RUN`.
    #[must_use]
    pub fn of_layers(tag: &str, layers: Vec<Vec<u8>>) -> Self {
        let steps = layers.into_iter().enumerate().map(|(n, layer)| Step {
            created_by: format!("RUN /bin/sh -c step {n} # buildkit"),
            created: crate::text::BUILT,
            layer: Some(layer),
        });
        Self { tags: vec![tag.to_owned()], config: Config::default(), steps: steps.collect() }
    }

    /// Its layers, the lowest first.
    pub fn layers(&self) -> impl Iterator<Item = &[u8]> {
        self.steps.iter().filter_map(|step| step.layer.as_deref())
    }

    /// Its layers, stored as they are.
    #[must_use]
    pub fn packed(&self, packing: impl Fn(usize) -> Packing) -> Vec<Packed> {
        let layers = self.layers().enumerate();
        layers.map(|(n, layer)| Packed::new(layer, packing(n))).collect()
    }

    /// The configuration, as BuildKit writes it.
    #[must_use]
    pub fn config_json(&self) -> Vec<u8> {
        self.config_of(self.layers().map(sha256))
    }

    /// The configuration, with the digests of these layers in hex.
    fn config_of(&self, diff_ids: impl Iterator<Item = String>) -> Vec<u8> {
        let diff_ids: Vec<String> = diff_ids.map(|id| format!("sha256:{id}")).collect();
        let history = self.steps.iter().map(|step| {
            let mut row = json!({
                "created": rfc3339(step.created),
                "created_by": step.created_by,
                "comment": "buildkit.dockerfile.v0",
            });
            if step.layer.is_none() {
                row["empty_layer"] = true.into();
            }
            row
        });
        let last = self.steps.last().map_or(0, |step| step.created);
        let value = json!({
            "architecture": "amd64",
            "os": "linux",
            "created": rfc3339(last),
            "config": self.config.json(),
            "history": history.collect::<Vec<_>>(),
            "rootfs": { "type": "layers", "diff_ids": diff_ids },
        });
        value.to_string().into_bytes()
    }

    /// The image ID: the digest of the configuration, in hex.
    #[must_use]
    pub fn id(&self) -> String {
        sha256(&self.config_json())
    }
}

impl Config {
    fn json(&self) -> Value {
        let mut out = Map::new();
        let mut set = |key: &str, value: Value, there: bool| {
            if there {
                out.insert(key.to_owned(), value);
            }
        };
        set("Env", json!(self.env), !self.env.is_empty());
        set("Cmd", json!(self.cmd), !self.cmd.is_empty());
        set("Entrypoint", json!(self.entrypoint), !self.entrypoint.is_empty());
        set("WorkingDir", json!(self.workdir), self.workdir.is_some());
        set("User", json!(self.user), self.user.is_some());
        set("StopSignal", json!(self.stop_signal), self.stop_signal.is_some());
        let ports: Map<String, Value> =
            self.expose.iter().map(|port| (port.clone(), json!({}))).collect();
        set("ExposedPorts", Value::Object(ports), !self.expose.is_empty());
        let labels: BTreeMap<_, _> = self.labels.iter().cloned().collect();
        set("Labels", json!(labels), !labels.is_empty());
        Value::Object(out)
    }
}

/// The members of an outer archive, in order.
struct Outer(Tar);

impl Outer {
    fn new() -> Self {
        Self(Tar::new())
    }

    fn file(&mut self, name: &str, data: &[u8]) {
        self.0.file(name, data, &Meta::mode(0o644));
    }

    fn dir(&mut self, name: &str) {
        self.0.dir(name, &Meta::mode(0o755));
    }

    fn finish(&self) -> Vec<u8> {
        self.0.finish()
    }
}

/// `docker save` up to 24: a folder with `layer.tar` for each layer, the configuration beside them.
#[must_use]
pub fn docker_save_legacy(images: &[Image]) -> Vec<u8> {
    let mut outer = Outer::new();
    let mut manifest = Vec::new();
    let mut seen = Vec::new();
    let mut repositories = Map::new();
    for image in images {
        let mut parent = String::new();
        let mut members = Vec::new();
        for layer in image.layers() {
            let id = sha256(format!("{parent} {}", sha256(layer)).as_bytes());
            members.push(format!("{id}/layer.tar"));
            if !seen.contains(&id) {
                let mut json =
                    json!({ "id": id, "created": "1970-01-01T00:00:00Z", "os": "linux" });
                if !parent.is_empty() {
                    json["parent"] = parent.clone().into();
                }
                outer.dir(&id);
                outer.file(&format!("{id}/VERSION"), b"1.0");
                outer.file(&format!("{id}/json"), json.to_string().as_bytes());
                outer.file(&format!("{id}/layer.tar"), layer);
                seen.push(id.clone());
            }
            parent = id;
        }
        let config = format!("{}.json", image.id());
        outer.file(&config, &image.config_json());
        manifest.push(json!({ "Config": config, "RepoTags": image.tags, "Layers": members }));
        for tag in &image.tags {
            let (name, tag) = tag.rsplit_once(':').unwrap_or((tag, "latest"));
            repositories.insert(name.to_owned(), json!({ tag: parent }));
        }
    }
    outer.file("manifest.json", json!(manifest).to_string().as_bytes());
    outer.file("repositories", Value::Object(repositories).to_string().as_bytes());
    outer.finish()
}

/// The blobs of an OCI layout, by digest.
#[derive(Default)]
struct Blobs(BTreeMap<String, Vec<u8>>);

impl Blobs {
    fn descriptor(&mut self, media_type: &str, bytes: Vec<u8>) -> Value {
        let digest = sha256(&bytes);
        let size = bytes.len();
        self.0.insert(digest.clone(), bytes);
        json!({ "mediaType": media_type, "digest": format!("sha256:{digest}"), "size": size })
    }

    fn manifest(&mut self, image: &Image, packing: impl Fn(usize) -> Packing) -> Value {
        self.manifest_of(image, &image.packed(packing))
    }

    fn manifest_of(&mut self, image: &Image, packed: &[Packed]) -> Value {
        let config = image.config_of(packed.iter().map(|layer| layer.diff_id.clone()));
        let config = self.descriptor("application/vnd.oci.image.config.v1+json", config);
        let layers: Vec<Value> = packed
            .iter()
            .map(|layer| self.descriptor(&layer.packing.media_type(), layer.bytes.clone()))
            .collect();
        self.finished(config, &layers)
    }

    fn finished(&mut self, config: Value, layers: &[Value]) -> Value {
        let manifest = json!({
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": config,
            "layers": layers,
        });
        self.descriptor(MANIFEST, manifest.to_string().into_bytes())
    }

    fn archive(&self, index: &Value, manifest_json: Option<&Value>) -> Vec<u8> {
        let mut outer = Outer::new();
        outer.dir("blobs");
        outer.dir("blobs/sha256");
        for (digest, bytes) in &self.0 {
            outer.0.file(&format!("blobs/sha256/{digest}"), bytes, &Meta::mode(0o444));
        }
        outer.file("index.json", index.to_string().as_bytes());
        if let Some(manifest) = manifest_json {
            outer.file("manifest.json", manifest.to_string().as_bytes());
        }
        outer.file("oci-layout", br#"{"imageLayoutVersion":"1.0.0"}"#);
        outer.finish()
    }
}

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";

fn index(manifests: &[Value]) -> Value {
    json!({ "schemaVersion": 2, "mediaType": INDEX, "manifests": manifests })
}

/// `docker save` since 25: an OCI layout with a manifest.json beside it, layers as they are.
#[must_use]
pub fn docker_save(images: &[Image]) -> Vec<u8> {
    let plain = |image: &Image| image.packed(|_| Packing::Plain);
    let images: Vec<_> = images.iter().map(|image| (image, plain(image))).collect();
    docker_save_packed(&images)
}

/// As [`docker_save`], with the layers given as they are stored.
#[must_use]
pub fn docker_save_packed(images: &[(&Image, Vec<Packed>)]) -> Vec<u8> {
    let mut blobs = Blobs::default();
    let mut listed = Vec::new();
    let mut manifest_json = Vec::new();
    for (image, packed) in images {
        let mut descriptor = blobs.manifest_of(image, packed);
        if let Some(tag) = image.tags.first() {
            descriptor["annotations"] = json!({
                "io.containerd.image.name": format!("docker.io/{tag}"),
                "org.opencontainers.image.ref.name": tag.rsplit_once(':').map_or("latest", |t| t.1),
            });
        }
        listed.push(descriptor);
        let config = image.config_of(packed.iter().map(|layer| layer.diff_id.clone()));
        let layers = packed.iter().map(|layer| format!("blobs/sha256/{}", sha256(&layer.bytes)));
        manifest_json.push(json!({
            "Config": format!("blobs/sha256/{}", sha256(&config)),
            "RepoTags": image.tags,
            "Layers": layers.collect::<Vec<_>>(),
        }));
    }
    blobs.archive(&index(&listed), Some(&json!(manifest_json)))
}

/// An OCI archive without manifest.json; `packing` says how each layer is stored.
#[must_use]
pub fn oci_archive(image: &Image, packing: impl Fn(usize) -> Packing) -> Vec<u8> {
    let mut blobs = Blobs::default();
    let mut descriptor = blobs.manifest(image, packing);
    if let Some(tag) = image.tags.first() {
        descriptor["annotations"] = json!({ "org.opencontainers.image.ref.name": tag });
    }
    blobs.archive(&index(&[descriptor]), None)
}

/// An OCI archive with a list inside its list: one image for each platform (`linux/arm64`), and
/// where wanted an attestation for each, as BuildKit writes it.
#[must_use]
pub fn oci_platforms(images: &[(&str, Image)], attestations: bool) -> Vec<u8> {
    let mut blobs = Blobs::default();
    let mut listed = Vec::new();
    let mut extra = Vec::new();
    for (platform, image) in images {
        let (os, architecture) = platform.split_once('/').expect("os/architecture");
        let mut descriptor = blobs.manifest(image, |_| Packing::Gzip);
        descriptor["platform"] = json!({ "os": os, "architecture": architecture });
        if attestations {
            let statement = json!({ "_type": "https://in-toto.io/Statement/v0.1", "subject": [] });
            let layer = blobs
                .descriptor("application/vnd.in-toto+json", statement.to_string().into_bytes());
            let config = json!({
                "architecture": "unknown", "os": "unknown", "config": {},
                "rootfs": { "type": "layers", "diff_ids": [layer["digest"]] },
            });
            let config = blobs.descriptor(
                "application/vnd.oci.image.config.v1+json",
                config.to_string().into_bytes(),
            );
            let mut attestation = blobs.finished(config, &[layer]);
            attestation["annotations"] = json!({
                "vnd.docker.reference.digest": descriptor["digest"],
                "vnd.docker.reference.type": "attestation-manifest",
            });
            attestation["platform"] = json!({ "os": "unknown", "architecture": "unknown" });
            extra.push(attestation);
        }
        listed.push(descriptor);
    }
    listed.extend(extra);
    let nested = blobs.descriptor(INDEX, index(&listed).to_string().into_bytes());
    blobs.archive(&index(&[nested]), None)
}

/// An OCI archive whose layers stand as given: media type, stored bytes (`None`: left out, as a
/// foreign layer is), uncompressed bytes, and where it can be had.
#[must_use]
pub fn oci_stored(tag: &str, layers: &[Stored]) -> Vec<u8> {
    let mut blobs = Blobs::default();
    let image = Image::of_layers(tag, layers.iter().map(|layer| layer.plain.clone()).collect());
    let config = blobs.descriptor("application/vnd.oci.image.config.v1+json", image.config_json());
    let descriptors: Vec<Value> = layers
        .iter()
        .map(|layer| {
            let mut descriptor = blobs.descriptor(layer.media_type, layer.bytes.clone());
            if !layer.urls.is_empty() {
                descriptor["urls"] = json!(layer.urls);
            }
            if !layer.kept {
                blobs.0.remove(&sha256(&layer.bytes));
            }
            descriptor
        })
        .collect();
    let mut descriptor = blobs.finished(config, &descriptors);
    descriptor["annotations"] = json!({ "org.opencontainers.image.ref.name": tag });
    blobs.archive(&index(&[descriptor]), None)
}

/// A layer for [`oci_stored`].
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its media type.
    pub media_type: &'static str,
    /// Its uncompressed tar.
    pub plain: Vec<u8>,
    /// Its bytes as stored.
    pub bytes: Vec<u8>,
    /// Whether its blob is in the archive.
    pub kept: bool,
    /// Where its descriptor says it can be had.
    pub urls: Vec<String>,
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::text;

    fn members(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let mut archive = tar::Archive::new(bytes);
        let entries = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut data = Vec::new();
            entry.read_to_end(&mut data).unwrap();
            (entry.path().unwrap().display().to_string(), data)
        });
        entries.collect()
    }

    fn two() -> Image {
        text::image("tag a/b:1\nlayer COPY a /a\n  file a \"x\"\nmeta CMD\nlayer RUN\n  rm a")
    }

    #[test]
    fn names_lead_to_members() {
        for bytes in [docker_save(&[two()]), docker_save_legacy(&[two(), two()])] {
            let members = members(&bytes);
            let manifest: Value = serde_json::from_slice(&members["manifest.json"]).unwrap();
            for image in manifest.as_array().unwrap() {
                let config = image["Config"].as_str().unwrap();
                assert!(config.contains(&sha256(&members[config])));
                let config: Value = serde_json::from_slice(&members[config]).unwrap();
                let layers = image["Layers"].as_array().unwrap();
                assert_eq!(layers.len(), 2);
                for (layer, diff_id) in
                    layers.iter().zip(config["rootfs"]["diff_ids"].as_array().unwrap())
                {
                    let digest = sha256(&members[layer.as_str().unwrap()]);
                    assert_eq!(diff_id.as_str().unwrap(), format!("sha256:{digest}"));
                }
            }
        }
    }

    #[test]
    fn blobs_are_named_by_their_digests() {
        let platforms = [("linux/amd64", two()), ("linux/arm64", two())];
        let each = [Packing::Plain, Packing::Gzip, Packing::Zstd];
        for bytes in [oci_archive(&two(), |n| each[n % 3]), oci_platforms(&platforms, true)] {
            for (name, data) in members(&bytes) {
                if let Some(digest) = name.strip_prefix("blobs/sha256/").filter(|d| !d.is_empty()) {
                    assert_eq!(digest, sha256(&data));
                }
            }
        }
    }
}
