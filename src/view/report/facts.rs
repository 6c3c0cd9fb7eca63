//! Settings, digests, the archive's own members; and the history.

use super::{Line, Row, Section};
use crate::base::LayerId;
use crate::explain::Message;
use crate::image::{Archive, Image};
use crate::view::image_facts::{ImageFacts, StepFacts, StepId, image_facts};

/// Settings, the layers' digests, the members of the archive.
#[must_use]
pub fn facts(archive: &Archive, image: &Image) -> Vec<Section> {
    let (masked, plain) = (image_facts(image, false), image_facts(image, true));
    let settings = masked.settings.iter().zip(&plain.settings).map(|(masked, plain)| {
        let lines = masked.values.iter().zip(&plain.values);
        let lines = lines.map(|(masked, plain)| both(masked, plain)).collect();
        Row { lines, ..Row::of(masked.name.clone()) }
    });
    let ids = masked.layers.iter().map(|of| {
        let diff = of.diff_id.as_ref().map(|id| format!("diff ID  {id}"));
        let chain = of.chain_id.as_ref().map(|id| format!("chain ID {id}"));
        let lines = diff.into_iter().chain(chain).map(Line::text).collect();
        Row { layer: Some(of.layer), lines, ..Row::default() }
    });
    let members = archive.members.iter().map(|member| {
        let layer = image.layers.iter().find(|l| l.member.as_ref() == Some(&member.name));
        Row {
            layer: layer.map(|layer| layer.id),
            lines: vec![Line::text(&*member.name)],
            bytes: Some(member.size),
            ..Row::default()
        }
    });
    let ids = Section::new("facts-layers", ids).about(Message::new("facts-layers-about"));
    let members = Section::new("facts-members", members);
    let mut all = vec![Section::new("facts-settings", settings).table()];
    all.extend([ids, members].into_iter().filter(|part| !part.rows.is_empty()));
    all
}

/// The history, newest step first, with full commands.
#[must_use]
pub fn history(image: &Image) -> Vec<Section> {
    let (masked, plain) = (image_facts(image, false), image_facts(image, true));
    let ImageFacts { history, missing, .. } = &masked;
    let rows = history.iter().zip(&plain.history).map(|(step, plain)| row(step, plain));
    let section = Section::new("facts-history", rows);
    let about = missing.clone().into_iter();
    vec![about.fold(section, Section::about)]
}

fn row(step: &StepFacts, plain: &StepFacts) -> Row {
    let id = match step.id {
        StepId::Image => Message::new("facts-step-image"),
        StepId::Missing => Message::new("facts-step-missing"),
    };
    let mut notes = vec![id];
    if step.layer.is_none() {
        notes.push(Message::new("facts-step-empty"));
    }
    let told = [("facts-step-created", &step.created), ("facts-step-comment", &step.comment)];
    notes.extend(told.into_iter().filter_map(|(id, text)| {
        let text = crate::base::path::visible(text.as_ref()?.as_bytes());
        Some(Message::new(id).text("text", text))
    }));
    Row {
        layer: step.layer,
        lines: vec![both(&step.command, &plain.command)],
        notes,
        ..Row::default()
    }
}

/// A text whose secrets can be shown.
fn both(masked: &str, plain: &str) -> Line {
    let plain = (masked != plain).then(|| plain.to_owned());
    Line { text: masked.to_owned(), plain, ..Line::default() }
}

/// The layers of an image by their numbers.
pub(super) fn layer_list(layers: &[LayerId]) -> String {
    layers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
