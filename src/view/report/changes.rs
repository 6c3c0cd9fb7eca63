//! What to change, for how many bytes, and what an engineer should know besides.

use super::{Line, Row, Section};
use crate::base::LayerId;
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::image::{Archive, ArchiveFormat, Image, ImageConfig};
use crate::union::audit::{
    MadeBy, Secret, SecretPlace, SecretSpan, files_of, masked, secrets_of_command,
    secrets_of_config,
};
use crate::union::dive::DiveNumbers;
use crate::union::{UnionTree, Waste, WasteCause};
use crate::view::audit::{Audit, instructions, made_by};
use crate::view::instruction::Instruction;

/// Files listed below a change.
const FILES: usize = 5;

/// Causes, changes, secrets, programs with rights, caches, and dive's numbers beside ours.
#[must_use]
pub fn changes(
    archive: &Archive,
    image: &Image,
    tree: &UnionTree,
    waste: &Waste,
    audit: &Audit,
    numbers: &DiveNumbers,
) -> Vec<Section> {
    let secrets = audit.secrets.iter().map(|of| secret(tree, image, of));
    let set_id = audit.set_id.iter().map(|of| Row {
        lines: vec![Line::path(tree.path(of.node), of.layer, None)],
        ..Row::of(explain::set_id(tree, of))
    });
    let leftovers = audit.leftovers.iter().map(|of| Row {
        lines: vec![Line::path(tree.path(of.node), of.layer, None)],
        bytes: Some(of.bytes),
        ..Row::of(explain::leftover(tree, of))
    });
    let causes = WasteCause::ALL.into_iter().filter(|cause| waste.by_cause(*cause) > 0);
    let causes = causes.map(|cause| Row {
        bytes: Some(waste.by_cause(cause)),
        notes: vec![explain::waste_advice(cause)],
        ..Row::of(explain::waste_cause(cause))
    });
    let mut advice = Section::new("report-changes", advice(image, tree, waste, audit));
    if advice.rows.is_empty() {
        advice = advice.about(Message::new("report-no-changes"));
    }
    if let Some(base) = &audit.base {
        advice = advice.about(explain::base_guess(base));
    }
    let mut secrets = Section::new("report-secrets", secrets);
    if secrets.rows.is_empty() {
        secrets = secrets.about(Message::new("report-no-secrets"));
    }
    let mut dive = Section::new("report-dive-numbers", []).about(explain::dive_numbers(numbers));
    if archive.format == ArchiveFormat::OciArchive {
        dive = dive.about(Message::new("waste-dive-random"));
    }
    let parts = [
        Section::new("report-waste", causes),
        Section::new("report-set-id", set_id),
        Section::new("report-leftovers", leftovers),
    ];
    let mut all = vec![advice, secrets];
    all.extend(parts.into_iter().filter(|part| !part.is_empty()));
    all.push(dive);
    all
}

/// Each change with the files it is about and the lines of the history it is made in.
fn advice(image: &Image, tree: &UnionTree, waste: &Waste, audit: &Audit) -> Vec<Row> {
    let made = instructions(image);
    let kinds: Vec<MadeBy> = made.iter().map(made_by).collect();
    let by = |layer: LayerId| kinds.get(layer.index()).copied().unwrap_or(MadeBy::Other);
    let base = audit.base.as_ref().map_or(0, |base| base.layers);
    let row = |change: &crate::union::audit::Change| {
        let layers = [Some(change.layer), change.by.filter(|by| *by != change.layer)];
        let mut lines: Vec<Line> =
            layers.into_iter().flatten().map(|layer| command(&made, image, layer)).collect();
        let files = files_of(tree, waste, change, base, &by);
        let file = |node, bytes| Line::path(tree.path(node), change.layer, bytes);
        match files.is_empty() {
            true => lines.push(file(change.example, None)),
            false => {
                let first = files.iter().take(FILES);
                lines.extend(first.map(|entry| file(entry.node, Some(entry.size))));
            }
        }
        let more = files.len().saturating_sub(FILES) as u64;
        let more = (more > 0).then(|| Message::new("report-more").count("count", more));
        Row {
            bytes: Some(change.bytes),
            lines,
            notes: more.into_iter().collect(),
            ..Row::of(explain::change(tree, change))
        }
    };
    audit.changes.iter().map(row).collect()
}

/// The instruction that made a layer, in one line, values of secrets masked.
fn command(made: &[Instruction], image: &Image, layer: LayerId) -> Line {
    let none = Instruction::default();
    let of = made.get(layer.index()).unwrap_or(&none);
    let text = |of: &Instruction| format!("{} {}", of.keyword, of.rest).trim().to_owned();
    let plain = text(of);
    let secrets = secrets_of_command(&plain);
    let masked = visible(&masked(plain.as_bytes(), &secrets));
    let shown = if plain.is_empty() {
        image.layers.get(layer.index()).and_then(|l| l.member.clone()).unwrap_or_default()
    } else {
        masked.clone()
    };
    let plain = (!secrets.is_empty()).then(|| visible(plain.as_bytes()));
    Line { layer: Some(layer), text: shown, plain, ..Line::default() }
}

/// A secret and where it lies.
fn secret(tree: &UnionTree, image: &Image, of: &Secret) -> Row {
    let lines = match &of.place {
        SecretPlace::File { node, layer, .. } => vec![Line::path(tree.path(*node), *layer, None)],
        place => {
            image.config.as_ref().and_then(|config| value(config, place)).into_iter().collect()
        }
    };
    Row { lines, ..Row::of(explain::secret(tree, of)) }
}

/// The text a secret of the configuration is in.
fn value(config: &ImageConfig, place: &SecretPlace) -> Option<Line> {
    let (name, text) = match place {
        SecretPlace::Env { name } => {
            let find = |variable: &&String| variable.split('=').next() == Some(name);
            let variable = config.run.env.iter().find(find)?;
            (format!("{name}="), variable.split_once('=')?.1)
        }
        SecretPlace::Label { key } => (format!("{key}="), config.run.labels.get(key)?.as_str()),
        SecretPlace::History { step } => {
            (String::new(), config.history.as_ref()?.get(*step)?.created_by.as_deref()?)
        }
        SecretPlace::File { .. } => return None,
    };
    let shown = |bytes: &[u8]| format!("{name}{}", visible(bytes));
    // The others in the same text are masked too.
    let all = secrets_of_config(config).into_iter().filter(|other| other.place == *place);
    let spans: Vec<SecretSpan> =
        all.filter_map(|other| Some(SecretSpan { kind: other.kind, span: other.span? })).collect();
    let text = text.as_bytes();
    Some(Line { text: shown(&masked(text, &spans)), plain: Some(shown(text)), ..Line::default() })
}
