//! How a container is mounted: the directories of its layers, and the options.

use serde::{Deserialize, Serialize};

use super::look::{ContainerLook, Sheet};
use super::world::LayerRef;
use crate::base::Digest;

/// How a container is mounted: what `docker inspect` calls its graph driver's data.
///
/// The engine names these directories at random; here the names are made from what they hold, so
/// that a layer that two containers share is one directory.
///
/// Source: moby `daemon/graphdriver/overlay2/overlay.go`, `Get`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mount {
    /// The directories below, the highest first.
    pub lower: Vec<String>,
    /// The same, by the short links that the engine mounts, so that the options fit one page.
    pub links: Vec<String>,
    /// The container layer.
    pub upper: String,
    /// Where overlayfs makes a file before it appears.
    pub work: String,
    /// What the container sees.
    pub merged: String,
}

/// Where overlay2 keeps its layers.
const HOME: &str = "/var/lib/docker/overlay2";

impl Mount {
    /// The mount of a container by its ID and the name of its image, over layers with their bytes,
    /// the highest first; of those of the image on screen the bytes are 0.
    pub(super) fn new(
        id: &str,
        image: &str,
        below: impl IntoIterator<Item = (LayerRef, u64)>,
    ) -> Self {
        let own = name(&["container", id]);
        let dir = |(layer, bytes): (LayerRef, u64)| match (layer, bytes) {
            (LayerRef::Upper, _) => own.clone(),
            (LayerRef::Init, _) => format!("{own}-init"),
            (LayerRef::Image(layer), 0) => name(&["layer", &layer.to_string()]),
            // A committed layer belongs to the image it was committed to.
            (LayerRef::Image(layer), bytes) => {
                name(&["layer", &layer.to_string(), image, &bytes.to_string()])
            }
        };
        let dirs: Vec<String> = below.into_iter().map(dir).collect();
        Self {
            lower: dirs.iter().map(|dir| format!("{HOME}/{dir}/diff")).collect(),
            links: dirs.iter().map(|dir| format!("{HOME}/l/{}", link(dir))).collect(),
            upper: format!("{HOME}/{own}/diff"),
            work: format!("{HOME}/{own}/work"),
            merged: format!("{HOME}/{own}/merged"),
        }
    }

    /// The mount of a container over its sheets, its own the first.
    pub(super) fn of(container: &ContainerLook, sheets: &[Sheet]) -> Self {
        // One that is committed counts as such even if it is empty.
        let bytes = |sheet: &Sheet| if sheet.committed { sheet.bytes + 1 } else { 0 };
        let below = sheets.iter().skip(1).map(|sheet| (sheet.at, bytes(sheet)));
        Self::new(&container.id, &container.image, below)
    }

    /// Its directories as options.
    #[must_use]
    pub fn directories(&self) -> String {
        let Self { links, upper, work, .. } = self;
        format!("lowerdir={},upperdir={upper},workdir={work}", links.join(":"))
    }

    /// The options the engine mounts with.
    #[must_use]
    pub fn options(&self) -> String {
        format!("index=off,{}", self.directories())
    }

    /// The mount as one line for a shell.
    #[must_use]
    pub fn line(&self) -> String {
        format!("mount -t overlay overlay -o {} {}", self.options(), self.merged)
    }
}

/// A directory's name: 64 hexadecimal digits.
fn name(of: &[&str]) -> String {
    Digest::sha256_of(of.join("\0").as_bytes()).encoded().to_owned()
}

/// The short link to a directory: 26 letters and digits of base 32.
fn link(dir: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let digits = Digest::sha256_of(dir.as_bytes());
    let digits = digits.encoded().as_bytes().chunks(2).take(26);
    let of = |pair: &[u8]| {
        let value = pair.iter().fold(0, |sum, &digit| sum * 16 + usize::from(digit));
        LETTERS.get(value % LETTERS.len()).map_or('A', |&letter| char::from(letter))
    };
    digits.map(of).collect()
}
