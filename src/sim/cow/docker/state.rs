//! Everything that is so: containers, images, volumes, the host.

use std::sync::Arc;

use imbl::{OrdMap, Vector};

use super::super::MountKind;
use super::super::kernel::Options;
use super::super::layer::{Layer, Meta, Time};
use super::super::world::Lower;
use crate::base::Digest;
use crate::image;
use crate::union::UnionTree;

/// What the engine knows of the image a simulation begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its names, with tags; the first is shown.
    pub names: Vec<String>,
    /// Its ID, hexadecimal, without `sha256:`.
    pub id: String,
    /// Its history, the first line first.
    pub history: Vec<HistoryLine>,
    /// Where a container starts.
    pub working_dir: Option<String>,
    /// Paths that get a volume.
    pub volumes: Vec<String>,
    /// What a container runs unless it is told otherwise: entrypoint and arguments.
    pub command: Vec<String>,
    /// `NAME=value`.
    pub env: Vec<String>,
}

/// One line of an image's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The instruction.
    pub created_by: String,
    /// Bytes of the layer it made; 0 if it made none.
    pub bytes: u64,
    /// A remark.
    pub comment: String,
    /// It made no layer.
    pub empty: bool,
    /// The ID of the image it made, hexadecimal; empty if the engine does not know.
    pub id: String,
}

impl Facts {
    /// Of an image of an archive, with the sizes of its layers from the tree.
    #[must_use]
    pub fn of(image: &image::Image, tree: &UnionTree) -> Self {
        let config = image.config.as_ref();
        let steps = config.and_then(|config| config.history.as_deref());
        let rows = image::history_rows(steps, image.layers.len());
        let line = |row: &image::HistoryRow| {
            let step = row.step.and_then(|at| steps.and_then(|steps| steps.get(at)));
            let layer = row.layer.and_then(|layer| tree.index(layer));
            HistoryLine {
                created_by: step.and_then(|s| s.created_by.clone()).unwrap_or_default(),
                bytes: layer.map_or(0, |layer| layer.file_bytes),
                comment: step.and_then(|s| s.comment.clone()).unwrap_or_default(),
                empty: layer.is_none(),
                id: String::new(),
            }
        };
        let id = image.id.as_ref().map(|id| id.0.encoded().to_owned()).unwrap_or_default();
        let mut history: Vec<HistoryLine> = rows.iter().map(line).collect();
        if let Some(last) = history.last_mut() {
            last.id.clone_from(&id);
        }
        Self {
            names: image.tags.clone(),
            id,
            history,
            working_dir: config.and_then(|c| c.run.working_dir.clone()).filter(|d| !d.is_empty()),
            volumes: config.map(|c| c.run.volumes.clone()).unwrap_or_default(),
            command: config
                .map(|c| c.run.entrypoint.iter().chain(&c.run.cmd).cloned().collect())
                .unwrap_or_default(),
            env: config.map(|c| c.run.env.clone()).unwrap_or_default(),
        }
    }

    /// The name shown: the first, or the beginning of the ID.
    #[must_use]
    pub fn name(&self) -> String {
        let id = || self.id.get(..12).unwrap_or("image").to_owned();
        self.names.first().cloned().unwrap_or_else(id)
    }
}

/// An image that was committed.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its name, with tag; without one it has its ID alone.
    pub name: String,
    /// Its ID, hexadecimal.
    pub id: String,
    /// Its layers above the first image's, the highest first.
    pub lowers: Arc<Vec<Lower>>,
    /// What was committed: container, message.
    pub history: Vec<HistoryLine>,
}

/// Whether a container runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It runs.
    Running,
    /// It has ended, with this status.
    Exited(u8),
}

/// Where the files under a mount are kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// With the mount itself.
    Own(Layer),
    /// In a volume.
    Volume(String),
    /// On the host, at this path.
    Host(Vec<u8>),
}

/// Something mounted over a container's path.
#[derive(Clone, Debug, PartialEq)]
pub struct MountOf {
    /// Where, without the leading slash.
    pub path: Vec<u8>,
    /// What it is.
    pub kind: MountKind,
    /// Where its files are kept.
    pub source: Source,
    /// No writes.
    pub read_only: bool,
}

/// One container.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// Its ID, hexadecimal.
    pub id: String,
    /// The name of its image.
    pub image: String,
    /// Its image's layers above the first image's; the init layer is the first.
    pub lowers: Arc<Vec<Lower>>,
    /// Its own layer.
    pub upper: Layer,
    /// Options of its mount.
    pub options: Options,
    /// Whether it runs.
    pub status: Status,
    /// Where its processes start.
    pub working_dir: Vec<u8>,
    /// The command it was made with.
    pub command: String,
    /// It goes when it ends (`--rm`).
    pub auto_remove: bool,
    /// What is mounted over its paths.
    pub mounts: Vec<MountOf>,
    /// Variables of its processes.
    pub env: Vec<(Vec<u8>, Vec<u8>)>,
    /// Its nameless volumes.
    pub anonymous: Vec<String>,
}

/// Everything that is so.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Containers, in the order they were made.
    pub containers: Vector<Arc<Container>>,
    /// Committed images, in the order they were made.
    pub images: Vector<Arc<Image>>,
    /// Volumes by name.
    pub volumes: OrdMap<String, Layer>,
    /// Files of the host that were copied out or bound.
    pub host: Layer,
    /// Actions done so far: the clock.
    pub steps: u32,
    /// Containers, images and volumes made so far: their IDs.
    pub made: u32,
}

impl State {
    /// Nothing but the image.
    #[must_use]
    pub fn new(now: Time) -> Self {
        Self {
            containers: Vector::new(),
            images: Vector::new(),
            volumes: OrdMap::new(),
            host: Layer::new(Meta::root(0o755, now)),
            steps: 0,
            made: 0,
        }
    }

    /// Where a container stands in the list, by its name or the beginning of its ID.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        let by_name = self.containers.iter().position(|container| container.name == name);
        by_name.or_else(|| {
            let hex = !name.is_empty() && name.bytes().all(|b| b.is_ascii_hexdigit());
            self.containers.iter().position(|container| hex && container.id.starts_with(name))
        })
    }

    /// A container by its name or the beginning of its ID.
    #[must_use]
    pub fn container(&self, name: &str) -> Option<&Container> {
        self.position(name).and_then(|at| self.containers.get(at)).map(Arc::as_ref)
    }

    /// A committed image by its name, its name without `:latest`, or the beginning of its ID.
    #[must_use]
    pub fn image(&self, name: &str) -> Option<&Image> {
        let full = with_tag(name);
        let id = name.strip_prefix("sha256:").unwrap_or(name);
        let hex = id.len() >= 4 && id.bytes().all(|b| b.is_ascii_hexdigit());
        self.images
            .iter()
            .rev()
            .find(|image| image.name == full || hex && image.id.starts_with(id))
            .map(Arc::as_ref)
    }

    /// A new ID, hexadecimal.
    pub fn new_id(&mut self) -> String {
        self.made += 1;
        Digest::sha256_of(&self.made.to_le_bytes()).encoded().to_owned()
    }
}

/// A name with its tag: `latest`, if none is given.
#[must_use]
pub fn with_tag(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    if last.contains(':') { name.to_owned() } else { format!("{name}:latest") }
}
