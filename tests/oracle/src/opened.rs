//! An archive opened natively, with every layer read and every digest verified.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use onionskin::archive::{self, LayerDigests, Outer};
use onionskin::base::Limits;
use onionskin::image::{Archive, ArchiveError, Compression, Finding};
use onionskin::union::UnionTree;

/// An opened archive with all its images.
pub struct Opened {
    /// What the archive says.
    pub archive: Archive,
    /// Findings about archive and layers.
    pub findings: Vec<Finding>,
    /// Its images, in the order of the archive.
    pub images: Vec<OpenedImage>,
}

/// One image with all its layers read.
pub struct OpenedImage {
    /// All layers as one tree.
    pub tree: UnionTree,
    /// Digests of each layer; `None` where it could not be read to its end.
    pub digests: Vec<Option<LayerDigests>>,
}

/// Opens a file as the app does, with everything verified.
///
/// # Errors
/// What keeps anything from being shown.
pub fn open_file(path: &Path, limits: &Limits) -> Result<Opened, ArchiveError> {
    let read_error = |e: io::Error| ArchiveError::Read { message: e.to_string() };
    let mut file = File::open(path).map_err(read_error)?;
    let file_bytes = file.metadata().map_err(read_error)?.len();
    let mut first = Vec::new();
    (&mut file).take(64 << 10).read_to_end(&mut first).map_err(read_error)?;
    let compression = archive::sniff(&first, file_bytes)?;
    file.seek(SeekFrom::Start(0)).map_err(read_error)?;
    let mut findings = Vec::new();
    if compression != Compression::None {
        let mut plain = tempfile::tempfile().map_err(read_error)?;
        let mut sink = |bytes: &[u8]| plain.write_all(bytes);
        let report = archive::unpack(file, compression, limits, &mut sink, &mut |_| {})?;
        findings = report.findings;
        file = plain;
    }
    let outer = Outer { file_bytes, compression, findings };
    let mut reader = archive::Windowed::new(file, 1 << 20);
    let report = archive::open(&mut reader, outer, limits, &mut |_| {})?;
    let (archive, mut findings) = (report.value, report.findings);
    let mut images = Vec::new();
    for image in &archive.images {
        findings.extend(image.findings.iter().cloned());
        let mut tree = UnionTree::new();
        let mut digests = Vec::new();
        for layer in &image.layers {
            let read = archive::read_layer(&mut reader, layer, true, limits, &mut |_| {});
            let problems = read.problems.into_iter().chain(tree.push_layer(Arc::new(read.index)));
            findings.extend(problems.map(|problem| Finding::Layer { layer: layer.id, problem }));
            digests.push(read.digests);
        }
        for (layer, entries) in tree.to_compare() {
            let Some(info) = image.layers.get(layer.index()) else { continue };
            let at: Vec<_> = entries
                .iter()
                .filter_map(|&n| Some(archive::ContentAt::of(n, tree.index(layer)?.get(n)?)))
                .collect();
            let hashes = archive::hash_contents(&mut reader, info, &at, &mut |_| {});
            tree.set_contents(layer, &hashes);
        }
        images.push(OpenedImage { tree, digests });
    }
    Ok(Opened { archive, findings, images })
}
