//! What a worker finds out about an image as a whole, or about two of them.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use web_sys::Blob;

use super::archive_worker::{Out, open_any};
use super::protocol::Tell;
use crate::archive::{ContentAt, Piece, copy_contents, hash_contents, read_layer};
use crate::base::{LayerId, Limits};
use crate::image::{Archive, ArchiveError, Image, LayerIndex, LayerProblem};
use crate::platform::BlobReader;
use crate::platform::blob::{self, BlobWriter, size, slice};
use crate::union::audit::to_scan;
use crate::union::dive_ci::DiveCi;
use crate::union::{Look, UnionTree, dive};
use crate::view::audit::audit;
use crate::view::differing::Compared;
use crate::view::export::{ReportPiece, csv, dive_json, json, report_pieces};
use crate::view::named::label;
use crate::view::picture::{Block, Sizes, Zoom, blocks, svg};
use crate::view::report::{
    Report, Scanned, Section, Side, changes, differs, facts, history, in_file, rules, scanned,
    unknown,
};

/// Bytes of a file that is scanned for secrets at most.
const SCANNED: u64 = 1 << 20;

/// An image whose layers are read: what is asked about needs none of their bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// The archive, packed.
    pub archive: Vec<u8>,
    /// Which of its images.
    pub image: u32,
    /// The entries of its layers, lowest first.
    pub layers: Vec<Arc<LayerIndex>>,
    /// What is asked.
    pub want: Want,
}

impl Survey {
    /// Whether it is too large to be packed at once: it goes in parts, and then without them.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.layers.iter().any(|layer| layer.parts() > 0)
    }

    /// What is left of it then.
    #[must_use]
    pub fn rest(&self) -> Self {
        let mut rest = self.clone();
        for layer in rest.layers.iter_mut().filter(|layer| layer.parts() > 0) {
            *layer = Arc::new(layer.rest());
        }
        rest
    }

    /// It as it was, with the parts that came before.
    pub fn put_together(&mut self, parts: &mut BTreeMap<usize, LayerIndex>) {
        for (number, layer) in self.layers.iter_mut().enumerate() {
            if let Some(parts) = parts.remove(&number) {
                let rest = Arc::unwrap_or_clone(std::mem::take(layer));
                *layer = Arc::new(parts.with_rest(rest));
            }
        }
    }
}

/// What is asked about an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Want {
    /// All that is known of it; with the text of a `.dive-ci` file, if there is one.
    Report(Option<String>),
    /// Where the bytes of a part of it are.
    Picture(Sizes, Look, Zoom),
    /// Secrets inside its files, whose bytes are read.
    Scan,
    /// An export.
    Export(Export),
    /// The report as Markdown, in pieces without words.
    Markdown(Option<String>),
}

/// An export that needs no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Export {
    /// Our JSON.
    Json,
    /// dive's.
    DiveJson,
    /// The files of a look.
    Csv(Look),
    /// A picture of a part of what is to be seen, or stored.
    Svg(Sizes, Look, Zoom),
}

/// What was found out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Surveyed {
    /// To [`Want::Report`].
    Report(Box<Report>),
    /// To [`Want::Picture`].
    Picture(Vec<Block>),
    /// To [`Want::Scan`].
    Scanned(Section),
    /// To [`Want::Markdown`].
    Markdown(Vec<ReportPiece>),
    /// To a question about two images.
    Compared(Box<Compared>),
    /// To a question about two images: the second is none.
    Refused(ArchiveError),
}

/// Two images to compare. The blob that comes along is that of the first archive, with that of the
/// second behind it, if it is another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The first archive, packed.
    pub archive: Vec<u8>,
    /// Which of its images is the first.
    pub first: u32,
    /// Which image is the second; of another archive, the one to show if none is given.
    pub second: Option<u32>,
    /// The ID of the image that is wanted of another archive, if it is in there.
    pub wanted: Option<String>,
    /// Where the blob of the second archive begins, if it is another one.
    pub split: Option<u64>,
    /// The files of the second one, paths and bytes, if it is a folder.
    pub files: Vec<(String, u64)>,
}

/// Answers a question about an image.
pub(super) fn survey(
    reader: &mut BlobReader,
    ask: Survey,
    progress: &mut dyn FnMut(u64),
) -> (Tell, Option<Blob>) {
    let archive: Archive = match postcard::from_bytes(&ask.archive) {
        Ok(archive) => archive,
        Err(error) => return (Tell::Surveyed(Err(error.to_string())), None),
    };
    let Some(image) = archive.images.get(ask.image as usize) else {
        return (Tell::Surveyed(Err(String::new())), None);
    };
    let mut tree = UnionTree::new();
    for layer in ask.layers {
        tree.push_layer(layer);
        progress(0);
    }
    let found = match ask.want {
        Want::Report(text) => {
            Ok(Surveyed::Report(Box::new(report(&archive, image, &tree, text.as_deref()))))
        }
        Want::Picture(of, look, zoom) => Ok(Surveyed::Picture(blocks(&tree, of, look, &zoom))),
        Want::Scan => scan(reader, image, &tree, progress)
            .map(|found| Surveyed::Scanned(scanned(&found)))
            .map_err(|error| error.to_string()),
        Want::Markdown(text) => {
            let waste = tree.waste();
            progress(0);
            let audit = audit(image, &tree, &waste);
            progress(0);
            let ci = text.and_then(|text| DiveCi::parse(&text).ok());
            let numbers = dive::numbers(&tree);
            progress(0);
            let pieces = report_pieces(image, &tree, &waste, &numbers, &audit, ci.as_ref());
            Ok(Surveyed::Markdown(pieces))
        }
        Want::Export(export) => {
            return match written(image, &tree, export, progress) {
                Ok(blob) => (Tell::Saved(Ok(())), Some(blob)),
                Err(error) => (Tell::Saved(Err(error.to_string())), None),
            };
        }
    };
    (Tell::Surveyed(found), None)
}

fn report(archive: &Archive, image: &Image, tree: &UnionTree, rules_text: Option<&str>) -> Report {
    let waste = tree.waste();
    let audit = audit(image, tree, &waste);
    let numbers = dive::numbers(tree);
    Report {
        changes: changes(archive, image, tree, &waste, &audit, &numbers),
        facts: facts(archive, image),
        history: history(image),
        rules: rules(tree, &numbers, rules_text),
    }
}

fn written(
    image: &Image,
    tree: &UnionTree,
    export: Export,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Blob> {
    let mut out = Out { writer: BlobWriter::default(), passed: 0, progress };
    match export {
        Export::Json => {
            let waste = tree.waste();
            (out.progress)(0);
            let audit = audit(image, tree, &waste);
            (out.progress)(0);
            json(&mut out, image, tree, &waste, &dive::numbers(tree), &audit)?;
        }
        Export::DiveJson => dive_json(&mut out, image, tree, &dive::numbers(tree))?,
        Export::Csv(look) => csv(&mut out, tree, look)?,
        Export::Svg(of, look, zoom) => {
            let title = image.tags.first().map_or("", String::as_str);
            let text = svg(&blocks(tree, of, look, &zoom), title);
            io::Write::write_all(&mut out, text.as_bytes())?;
        }
    }
    out.writer.finish().map_err(io::Error::other)
}

/// Reads the files that people put secrets in, of all layers, each layer once.
fn scan(
    reader: &mut BlobReader,
    image: &Image,
    tree: &UnionTree,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Scanned> {
    let mut found = Scanned::default();
    let mut passed = 0;
    let wanted = to_scan(tree, SCANNED);
    for layer in &image.layers {
        let entries = wanted.iter().find(|(of, _)| *of == layer.id);
        let (Some((_, entries)), Some(index)) = (entries, tree.index(layer.id)) else {
            passed += layer.size_stored();
            continue;
        };
        let mut files: Vec<ContentAt> = entries
            .iter()
            .filter_map(|&entry| Some(ContentAt::of(entry, index.get(entry)?)))
            .collect();
        files.sort_by_key(|at| at.offset);
        let mut open: Option<u32> = None;
        let mut bytes = Vec::new();
        let mut sink = |piece: Piece<'_>| {
            match piece {
                Piece::Begin(at) => {
                    if let Some(entry) = open {
                        in_file(tree, layer.id, entry, &bytes, &mut found);
                    }
                    bytes.clear();
                    open = files.get(at).map(|at| at.entry);
                }
                Piece::Bytes(more) => bytes.extend_from_slice(more),
            }
            Ok(())
        };
        copy_contents(reader, layer, &files, &mut sink, &mut |done| progress(passed + done))?;
        if let Some(entry) = open {
            in_file(tree, layer.id, entry, &bytes, &mut found);
        }
        passed += layer.size_stored();
    }
    Ok(found)
}

/// An image of a comparison with its bytes.
struct Half {
    reader: BlobReader,
    image: Image,
    tree: UnionTree,
}

impl Half {
    /// Reads the layers; those that `other` has read are taken from there.
    fn read(
        mut reader: BlobReader,
        image: Image,
        other: Option<&Self>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Self, String> {
        let mut tree = UnionTree::new();
        for layer in &image.layers {
            let same = other.and_then(|other| {
                let same = |of: &&crate::image::LayerInfo| {
                    layer.diff_id.is_some() && of.diff_id == layer.diff_id
                };
                let at = other.image.layers.iter().find(same)?.id;
                other.tree.indexes().get(at.index()).cloned()
            });
            let index = match same {
                Some(index) => index,
                None => {
                    let limits = Limits::default();
                    let read = read_layer(&mut reader, layer, false, &limits, progress);
                    // Files that cannot be read any more would look like files that are gone.
                    for problem in read.problems {
                        if let LayerProblem::Read { message } = problem {
                            return Err(message);
                        }
                    }
                    Arc::new(read.index)
                }
            };
            tree.push_layer(index);
        }
        Ok(Self { reader, image, tree })
    }

    fn hash(&mut self, wanted: &[(LayerId, Vec<u32>)]) {
        for (layer, entries) in wanted {
            let Some(index) = self.tree.index(*layer) else { continue };
            let at: Vec<ContentAt> = entries
                .iter()
                .filter_map(|&entry| Some(ContentAt::of(entry, index.get(entry)?)))
                .collect();
            let Some(of) = self.image.layers.get(layer.index()) else { continue };
            let hashes = hash_contents(&mut self.reader, of, &at, &mut |_| {});
            self.tree.set_contents(*layer, &hashes);
        }
    }

    fn side(&self) -> Side<'_> {
        Side { image: &self.image, tree: &self.tree }
    }
}

/// Compares two images; contents are read where sizes do not tell. The bytes of the files that differ
/// come as a blob.
pub(super) fn compare(
    blob: &Blob,
    ask: &Comparison,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> (Result<Surveyed, String>, Option<Blob>) {
    let mut found = compared(blob, ask, limits, progress);
    let Ok(Surveyed::Compared(of)) = &mut found else { return (found, None) };
    match blob::of(&of.files.take_bytes()) {
        Ok(bytes) => (found, Some(bytes)),
        Err(error) => (Err(error.to_string()), None),
    }
}

fn compared(
    blob: &Blob,
    ask: &Comparison,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Surveyed, String> {
    let said = |error: crate::platform::PlatformError| error.to_string();
    let archive: Archive = postcard::from_bytes(&ask.archive).map_err(|error| error.to_string())?;
    let part = |from: u64, to: u64| slice(blob, from, to).map_err(said);
    let first = part(0, ask.split.unwrap_or(size(blob)))?;
    let (second, other) = match ask.split {
        None => (first.clone(), archive.clone()),
        Some(split) => {
            let file = part(split, size(blob))?;
            let mut reader = BlobReader::new(file.clone()).map_err(said)?;
            match open_any(&mut reader, file.clone(), &ask.files, limits, &mut |_| {}) {
                Ok((report, unpacked)) => (unpacked.unwrap_or(file), report.value),
                Err(error) => return Ok(Surveyed::Refused(error)),
            }
        }
    };
    let of = |archive: &Archive, at: u32| archive.images.get(at as usize).cloned();
    let wanted = |image: &Image| {
        image.id.as_ref().is_some_and(|id| ask.wanted.as_deref() == Some(id.to_string().as_str()))
    };
    let wanted = other.images.iter().position(wanted).unwrap_or(other.default_image);
    let chosen = ask.second.unwrap_or(u32::try_from(wanted).unwrap_or_default());
    let (one, two) = of(&archive, ask.first).zip(of(&other, chosen)).ok_or_else(String::new)?;
    let stored = |image: &Image| image.layers.iter().map(|layer| layer.size_stored()).sum::<u64>();
    let bytes = stored(&one);
    let reader = |blob: Blob| BlobReader::new(blob).map_err(said);
    let mut one = Half::read(reader(first)?, one, None, progress)?;
    progress(bytes);
    let mut two = Half::read(reader(second)?, two, Some(&one), &mut |done| progress(bytes + done))?;
    let [old, new] = unknown(one.side(), two.side());
    one.hash(&old);
    two.hash(&new);
    let mut found = differs(one.side(), two.side());
    if ask.split.is_some() && other.images.len() > 1 {
        let named =
            |image: &Image| Some((label(image, String::new), image.id.as_ref()?.to_string()));
        found.images = other.images.iter().filter_map(named).collect();
    }
    Ok(Surveyed::Compared(Box::new(found)))
}
