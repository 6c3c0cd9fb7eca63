//! The rows of the layer list.

use super::instruction::{Instruction, instruction};
use crate::base::LayerId;
use crate::explain::Message;
use crate::image::{Archive, HistoryStep, Image, history_rows};
use crate::union::audit::masked_command;
use crate::union::{LayerCounts, UnionTree};

/// How far a layer is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Progress {
    /// Not begun.
    #[default]
    Waiting,
    /// So much of it is read, 0 to 1.
    Reading(f32),
    /// Its entries are known.
    Read,
    /// It has no bytes that could be read.
    Unreadable,
}

/// What is known of a layer so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerState {
    /// How far it is.
    pub progress: Progress,
    /// Bytes of its files, once it is read.
    pub file_bytes: Option<u64>,
    /// What it does to the layers below, once those are read too.
    pub counts: Option<LayerCounts>,
    /// What was noticed about it.
    pub findings: Vec<Message>,
}

/// What made a layer, as a history step tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The instruction; values of secrets are masked.
    pub instruction: Instruction,
    /// The instruction with the values of secrets, where it has some.
    pub plain: Option<Instruction>,
}

impl Made {
    /// Reads a step.
    #[must_use]
    pub fn of(created_by: &str) -> Self {
        match masked_command(created_by) {
            Some(masked) => {
                Self { instruction: instruction(&masked), plain: Some(instruction(created_by)) }
            }
            None => Self { instruction: instruction(created_by), plain: None },
        }
    }

    /// The instruction, with the values of secrets if they are asked for.
    #[must_use]
    pub fn shown(&self, unmasked: bool) -> &Instruction {
        self.plain.as_ref().filter(|_| unmasked).unwrap_or(&self.instruction)
    }
}

/// What the steps of an image's history made, first one first.
#[must_use]
pub fn steps(image: &Image) -> Vec<Made> {
    let history = image.config.as_ref().and_then(|config| config.history.as_deref());
    let made = |step: &HistoryStep| step.created_by.as_deref().map(Made::of).unwrap_or_default();
    history.unwrap_or_default().iter().map(made).collect()
}

/// One row: a layer, or a history step that made none.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerRow {
    /// The layer; `None` for settings only.
    pub layer: Option<LayerId>,
    /// What made it.
    pub made: Made,
    /// When, as the history says.
    pub created: Option<String>,
    /// Bytes of its files; before it is read, its bytes in the archive.
    pub size: u64,
    /// `size` of the largest layer's, 0 to 1.
    pub share: f32,
    /// What is known of it.
    pub state: LayerState,
}

/// All rows, newest first. `made` are the [`steps`] of the image, `states` those of the layers,
/// lowest first.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a bar of a few pixels")]
pub fn layer_rows(image: &Image, made: &[Made], states: &[LayerState]) -> Vec<LayerRow> {
    let history = image.config.as_ref().and_then(|config| config.history.as_deref());
    let size = |layer: LayerId| {
        let stored = image.layers.get(layer.index()).map_or(0, |layer| layer.size_stored());
        states.get(layer.index()).and_then(|state| state.file_bytes).unwrap_or(stored)
    };
    let largest = (0..image.layers.len()).map(|i| size(LayerId::at(i))).max().unwrap_or(0);
    let rows = history_rows(history, image.layers.len()).into_iter().rev().map(|row| {
        let step = row.step.and_then(|step| history?.get(step));
        let size = row.layer.map_or(0, size);
        LayerRow {
            layer: row.layer,
            made: row.step.and_then(|step| made.get(step)).cloned().unwrap_or_default(),
            created: step.and_then(|step| step.created.clone()),
            size,
            share: if largest == 0 { 0.0 } else { size as f32 / largest as f32 },
            state: row
                .layer
                .and_then(|layer| states.get(layer.index()).cloned())
                .unwrap_or_default(),
        }
    });
    rows.collect()
}

/// What is to be said of a layer beside what it weighs: names that share a file, images that share
/// the layer.
#[must_use]
pub fn notes(archive: &Archive, image: &Image, tree: &UnionTree, layer: LayerId) -> Vec<Message> {
    let mut notes = Vec::new();
    let (names, bytes) = tree.further_names(layer);
    if names > 0 {
        let linked = Message::new("layer-linked").layer("layer", layer).count("count", names);
        notes.push(linked.bytes("size", bytes));
    }
    let of = |image: &Image| image.layers.get(layer.index()).and_then(|l| l.diff_id.clone());
    if let Some(own) = of(image) {
        let has = |image: &&Image| image.layers.iter().any(|l| l.diff_id.as_ref() == Some(&own));
        let images = archive.images.iter().filter(has).count() as u64;
        if images > 1 {
            notes.push(Message::new("layer-shared").layer("layer", layer).count("count", images));
        }
    }
    notes
}

/// Bytes of all layers, as far as they are known.
#[must_use]
pub fn total(rows: &[LayerRow]) -> u64 {
    rows.iter().map(|row| row.size).sum()
}

/// `+1,204 ~3 −2`: what a layer does, only what is not nought.
#[must_use]
pub fn counts(of: LayerCounts, number: impl Fn(u64) -> String) -> String {
    [('+', of.added), ('~', of.changed), ('\u{2212}', of.deleted)]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(glyph, n)| format!("{glyph}{}", number(n.into())))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_secrets_are_shown_only_when_they_are_asked_for() {
        let made = Made::of("RUN |1 TOKEN=a1b2 /bin/sh -c login --password=c3d4 # buildkit");
        let said = |unmasked| {
            let of = made.shown(unmasked);
            format!("{} {} {}", of.args.join(","), of.keyword, of.rest)
        };
        assert_eq!(said(false), "TOKEN=•••••••• RUN login --password=••••••••");
        assert_eq!(said(true), "TOKEN=a1b2 RUN login --password=c3d4");
        let none = Made::of("RUN npm ci");
        assert_eq!((none.plain.as_ref(), none.shown(true)), (None, &none.instruction));
    }

    #[test]
    fn counts_leave_nothing_out_but_noughts() {
        let of = LayerCounts { added: 3, changed: 0, deleted: 12, grows: 0 };
        assert_eq!(counts(of, |n| n.to_string()), "+3 −12");
        assert_eq!(counts(LayerCounts::default(), |n| n.to_string()), "");
    }
}
