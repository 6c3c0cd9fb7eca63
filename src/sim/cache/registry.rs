//! What is pushed and pulled of built images, and what they share on a disk: layers by identity.
//!
//! A layer is the same blob only if the same run of the same step made it: a step that runs again
//! writes other times into its layer, so that its bytes are sent again. A layer of a linked copy has
//! a key without parent and so stays the same on another base.
//! Sources: the distribution specification, "Pushing blobs", mounts of blobs that are there;
//! `docker system df` of the Docker CLI. Sizes are those of the model.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::build::Status;
use super::hash::{Hasher, Sum};
use super::simulator::Told;
use super::version::Version;

/// A layer of a built image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltLayer {
    /// Equal for the same blob.
    pub id: Sum,
    /// Its bytes.
    pub bytes: u64,
    /// The instruction that made it; of a base image its FROM.
    pub instruction: usize,
    /// Whether it came with the base image.
    pub base: bool,
}

/// A built image: its layers, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltImage {
    /// Its layers.
    pub layers: Vec<BuiltLayer>,
}

impl BuiltImage {
    /// Bytes of all its layers.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.layers.iter().map(|layer| layer.bytes).sum()
    }
}

/// What became of a layer that was to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The layer.
    pub layer: BuiltLayer,
    /// It was there already: nothing was sent.
    pub exists: bool,
}

/// What a push or a pull sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The layers, the lowest first.
    pub layers: Vec<Sent>,
    /// Bytes that were sent.
    pub bytes: u64,
}

/// Sends an image to where these layers are already: a push to a registry, a pull to a machine.
pub fn send(there: &mut BTreeSet<Sum>, image: &BuiltImage) -> Transfer {
    let mut out = Transfer::default();
    for layer in &image.layers {
        let exists = !there.insert(layer.id);
        if !exists {
            out.bytes += layer.bytes;
        }
        out.layers.push(Sent { layer: layer.clone(), exists });
    }
    out
}

/// What one of several images takes: `docker system df -v`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// All its layers.
    pub size: u64,
    /// Those that another image has too.
    pub shared: u64,
    /// Those that no other has.
    pub unique: u64,
}

/// What images take: each, and all together with every layer once.
#[must_use]
pub fn usage(images: &[&BuiltImage]) -> (Vec<Usage>, u64) {
    let mut owners: BTreeMap<Sum, (u64, BTreeSet<usize>)> = BTreeMap::new();
    for (at, image) in images.iter().enumerate() {
        for layer in &image.layers {
            let entry = owners.entry(layer.id).or_insert((layer.bytes, BTreeSet::new()));
            entry.1.insert(at);
        }
    }
    let of = |at: usize| {
        let own = owners.values().filter(|(_, of)| of.contains(&at));
        own.fold(Usage::default(), |mut sum, (bytes, of)| {
            sum.size += bytes;
            *(if of.len() > 1 { &mut sum.shared } else { &mut sum.unique }) += bytes;
            sum
        })
    };
    let total = owners.values().map(|(bytes, _)| bytes).sum();
    ((0..images.len()).map(of).collect(), total)
}

/// Which build ran a key last: makes images of builds, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    ran: BTreeMap<(Version, Sum), u64>,
    builds: u64,
}

impl Runs {
    /// The image of the next build; an empty one if it failed.
    pub fn image(&mut self, told: &Told) -> BuiltImage {
        self.builds += 1;
        let build = &told.build;
        for step in &build.steps {
            if let (Status::Executed, Some(key)) = (step.status, &step.key) {
                self.ran.insert((build.version, key.sum), self.builds);
            }
        }
        if !build.ok {
            return BuiltImage::default();
        }
        let mut layers: Vec<BuiltLayer> = base(told).into_iter().collect();
        for row in &build.history {
            let key = build.steps.get(row.instruction).and_then(|step| step.key.as_ref());
            if row.empty == Some(true) {
                continue;
            }
            let sum = key.map(|key| key.sum).unwrap_or_default();
            let run = self.ran.get(&(build.version, sum)).copied().unwrap_or_default();
            let bytes = told.costs.get(row.instruction).map_or(0, |cost| cost.size);
            let classic = u64::from(build.version.is_classic());
            let hasher = Hasher::new("layer").number(classic).sum(sum).number(run);
            let id = hasher.text(&row.created_by).done();
            layers.push(BuiltLayer { id, bytes, instruction: row.instruction, base: false });
        }
        BuiltImage { layers }
    }
}

/// The base image of what was built, as one layer.
fn base(told: &Told) -> Option<BuiltLayer> {
    let build = &told.build;
    let last = build.history.last().map(|row| row.instruction);
    let last = last.or_else(|| build.file.stages.last().map(|stage| stage.from))?;
    let mut stage = build.file.stage_of(last)?;
    // Each stage begins with one before it, so this ends.
    while let Some(below) = build
        .file
        .stages
        .iter()
        .take(stage.index)
        .rev()
        .find(|below| below.name.as_deref() == Some(&*stage.base.to_ascii_lowercase()))
    {
        stage = below;
    }
    let id = build.steps.get(stage.from)?.key.as_ref()?.sum;
    let bytes = super::model::base(&stage.base);
    Some(BuiltLayer { id, bytes, instruction: stage.from, base: true })
}
