//! Two images side by side.

use super::facts::layer_list;
use super::{Line, Mark, Row, Section};
use crate::base::LayerId;
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::image::Image;
use crate::union::audit::{SecretKind, SecretSpan, masked, named_like_a_secret, scan};
use crate::union::compare::{
    ConfigChange, ConfigField, FileChange, LayersDiff, compare_files, compare_layers,
    config_changes,
};
use crate::union::{Reasons, UnionTree};
use crate::view::differing::{ChangedFiles, Compared};

/// One of two images.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// What the archive says of it.
    pub image: &'a Image,
    /// Its layers on each other.
    pub tree: &'a UnionTree,
}

/// Layers and bytes to pull, settings and files that differ.
#[must_use]
pub fn differs(first: Side<'_>, second: Side<'_>) -> Compared {
    let layers = compare_layers(first.image, second.image);
    let files = compare_files(first.tree, second.tree, &layers.same_diff_id);
    let config = |side: Side<'_>| side.image.config.clone().unwrap_or_default();
    let settings = config_changes(&config(first), &config(second));
    let mut sections = vec![layer_section(&layers, second)];
    if !settings.is_empty() {
        sections.push(Section::new("compare-settings", settings.iter().map(setting)).table());
    }
    Compared {
        images: Vec::new(),
        name: second.image.tags.first().cloned(),
        id: second.image.id.as_ref().map(ToString::to_string),
        sections,
        about: explain::compared_files(&files),
        files: ChangedFiles::new(&files.changes),
    }
}

/// Files that both have in one size and whose contents must be read before it is known whether they
/// differ: the layers' entries of the first image, and of the second.
#[must_use]
pub fn unknown(first: Side<'_>, second: Side<'_>) -> [Vec<(LayerId, Vec<u32>)>; 2] {
    let layers = compare_layers(first.image, second.image);
    let files = compare_files(first.tree, second.tree, &layers.same_diff_id);
    let open = |change: &&FileChange| change.reasons.has(Reasons::UNKNOWN);
    let mut wanted = [Vec::new(), Vec::new()];
    for change in files.changes.iter().filter(open) {
        for (side, wanted) in [first, second].into_iter().zip(&mut wanted) {
            let tree = side.tree;
            let node = tree.find(change.path.as_bytes());
            let version = node.and_then(|node| tree.at(node, tree.top()?));
            wanted.extend(version.and_then(|version| tree.inode(version)));
        }
    }
    wanted.map(|mut inodes| {
        inodes.sort_unstable();
        inodes.dedup();
        let mut by_layer: Vec<(LayerId, Vec<u32>)> = Vec::new();
        for inode in inodes {
            match by_layer.last_mut() {
                Some((layer, list)) if *layer == inode.layer => list.push(inode.entry),
                _ => by_layer.push((inode.layer, vec![inode.entry])),
            }
        }
        by_layer
    })
}

fn layer_section(of: &LayersDiff, second: Side<'_>) -> Section {
    let row = |(at, layer): (usize, &crate::image::LayerInfo)| {
        let here = LayerId::at(at);
        let same = of.same_diff_id.iter().find(|(_, new)| *new == here);
        let said = match same {
            Some((old, _)) => {
                Message::new("compare-layer-same").layer("layer", here).layer("first", *old)
            }
            None => Message::new("compare-layer-new").layer("layer", here),
        };
        Row {
            mark: Some(if same.is_some() { Mark::Same } else { Mark::Added }),
            bytes: Some(layer.size_stored()),
            ..Row::of(said)
        }
    };
    let layers = &second.image.layers;
    let section = Section::new("compare-both-layers", layers.iter().enumerate().map(row))
        .about(explain::compared_layers(of, layers.len()));
    let section = explain::pulled(&of.pull).into_iter().fold(section, Section::about);
    let lists = (!of.pull.by_chain.is_empty()).then(|| layer_list(&of.pull.by_chain));
    lists.into_iter().fold(section, |section, list| {
        section.about(Message::new("compare-pull-layers").text("layers", list))
    })
}

fn setting(of: &ConfigChange) -> Row {
    let mark = match (&of.old, &of.new) {
        (None, _) => Mark::Added,
        (_, None) => Mark::Removed,
        _ => Mark::Changed,
    };
    let line = |sign: char, value: &Option<String>| {
        let value = value.as_ref()?;
        let secrets = secrets(&of.field, value);
        let shown = |bytes: &[u8]| format!("{sign} {}", visible(bytes));
        Some(Line {
            text: shown(&masked(value.as_bytes(), &secrets)),
            plain: (!secrets.is_empty()).then(|| shown(value.as_bytes())),
            ..Line::default()
        })
    };
    let lines = line('\u{2212}', &of.old).into_iter().chain(line('+', &of.new)).collect();
    Row { mark: Some(mark), lines, ..Row::of(explain::setting_name(&of.field)) }
}

fn secrets(field: &ConfigField, value: &str) -> Vec<SecretSpan> {
    let found = scan(value.as_bytes(), None);
    let named = match field {
        ConfigField::Env(name) | ConfigField::Label(name) => named_like_a_secret(name, value),
        _ => false,
    };
    if found.is_empty() && named {
        return vec![SecretSpan { kind: SecretKind::Named, span: 0..value.len() }];
    }
    found
}
