//! What instructions leave in the image, as rows.

use crate::explain::Message;
use crate::sim::cache::look::{BuildLook, LayerKind};

/// What an instruction leaves in the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerRow {
    /// The instruction.
    pub instruction: usize,
    /// Its line.
    pub line: usize,
    /// What it leaves.
    pub kind: LayerKind,
    /// Whether that is the base image: its layers count as one here.
    pub base: bool,
    /// Bytes of the layer.
    pub bytes: u64,
}

/// The base image, then each instruction that leaves something, in the order of the text.
#[must_use]
pub fn layer_rows(build: &BuildLook) -> Vec<LayerRow> {
    let layers = &build.image.layers;
    let base = layers.iter().find(|layer| layer.base);
    let rows = build.lines.iter().enumerate().filter_map(|(instruction, line)| {
        let base = base.filter(|layer| layer.instruction == instruction);
        let kind = if base.is_some() { LayerKind::Layer } else { line.layer };
        let made = layers.iter().find(|layer| !layer.base && layer.instruction == instruction);
        let bytes = base.or(made).map_or(0, |layer| layer.bytes);
        let row = LayerRow { instruction, line: line.lines.0, kind, base: base.is_some(), bytes };
        (kind != LayerKind::Nothing).then_some(row)
    });
    rows.collect()
}

/// How many layers and how many lines of metadata, and their bytes.
#[must_use]
pub fn layer_sum(build: &BuildLook) -> Message {
    let rows = layer_rows(build);
    let own = rows.iter().filter(|row| !row.base);
    let count = |is: LayerKind| own.clone().filter(|row| row.kind == is).count() as u64;
    Message::new("cache-layer-sum")
        .count("layers", count(LayerKind::Layer) + count(LayerKind::Perhaps))
        .count("metadata", count(LayerKind::Metadata))
        .bytes("own", own.map(|row| row.bytes).sum())
        .bytes("all", build.image.bytes())
}
