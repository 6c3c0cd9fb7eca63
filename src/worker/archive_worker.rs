//! The worker's side: one job after another, each answered.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

use web_sys::Blob;

use super::protocol::{Ask, JobId, Opened, Tell, decode, encode};
use super::surveying::{compare, survey};
use super::{building, reading, simulation, taking};
use crate::app::FileBytes;
use crate::archive::{
    ContentAt, LayerRead, Outer, Piece, TarMember, copy_content, copy_contents, copy_layer,
    digest_layer, hash_contents, open, pad, read_content, read_layer, sniff, unpack,
};
use crate::base::{LayerId, Limits, Report};
use crate::image::{
    Archive, ArchiveError, Compression, Finding, LayerIndex, LayerInfo, LayerProblem,
};
use crate::platform::blob::{BlobWriter, size, slice};
use crate::platform::{BlobReader, PlatformError, messages, panic, task, time};
use crate::union::UnionTree;
use crate::union::audit::{scan, secret_file};
use crate::view::contents_search::search_layer;
use crate::view::export::{ContentSource, write_tar};

/// Milliseconds between two reports of progress: the page draws anew for each, on the cores that read.
const PAUSE: f64 = 250.0;

/// Starts the worker's side; called by its binary.
pub fn run() {
    panic::log();
    let parts = RefCell::<BTreeMap<usize, LayerIndex>>::default();
    messages::serve(move |bytes, blob| {
        if simulation::serve(&bytes, blob.as_ref())
            || building::serve(&bytes)
            || taking::serve(&bytes, blob.as_ref())
        {
            return;
        }
        match (decode(&bytes), blob) {
            (Ok((_, Ask::LayerPart { layer, part })), _) => {
                parts.borrow_mut().entry(layer).or_default().add_part(&part);
            }
            (Ok((job, mut ask)), Some(blob)) => {
                if let Ask::Survey(survey) = &mut ask {
                    survey.put_together(&mut parts.take());
                }
                work(job, ask, blob);
            }
            _ => tell(JobId(u32::MAX), &Tell::NotUnderstood, None),
        }
    });
}

fn tell(job: JobId, tell: &Tell, blob: Option<&Blob>) {
    if let Ok(bytes) = encode(job, tell) {
        // The page is gone if nothing can be posted.
        let _ = messages::tell_page(&bytes, blob);
    }
}

fn work(job: JobId, ask: Ask, blob: Blob) {
    let mut said = time::now();
    let mut progress = move |done: u64| {
        let now = time::now();
        if now - said >= PAUSE {
            said = now;
            tell(job, &Tell::Progress(done), None);
        }
    };
    let limits = Limits::default();
    if let Ask::ReadLayer { layer } = ask {
        task::spawn(async move {
            let answer = match reading::read(&blob, &layer, &limits, &mut progress).await {
                Ok(mut read) => {
                    let parts = read.index.parts();
                    for number in 0..parts {
                        tell(job, &Tell::LayerPart(read.index.part(number)), None);
                    }
                    if parts > 0 {
                        read.index = read.index.rest();
                    }
                    Tell::LayerRead(read)
                }
                Err(error) => refuse(&Ask::ReadLayer { layer }, &error),
            };
            tell(job, &answer, None);
        });
        return;
    }
    let (answer, blob) = match BlobReader::new(blob.clone()) {
        Ok(mut reader) => answer(&mut reader, blob, ask, &limits, &mut progress),
        Err(error) => (refuse(&ask, &error), None),
    };
    tell(job, &answer, blob.as_ref());
}

fn answer(
    reader: &mut BlobReader,
    blob: Blob,
    ask: Ask,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> (Tell, Option<Blob>) {
    let answer = match ask {
        Ask::Open { files, .. } => match open_any(reader, blob, &files, limits, progress) {
            Ok((report, blob)) => {
                let packed = postcard::to_stdvec(&report.value).unwrap_or_default();
                return (Tell::Opened(Ok(Opened { report, packed })), blob);
            }
            Err(error) => Tell::Opened(Err(error)),
        },
        // Read as it is streamed.
        Ask::ReadLayer { .. } | Ask::LayerPart { .. } => Tell::NotUnderstood,
        Ask::Hash { layer, entries } => {
            Tell::Hashed(hash_contents(reader, &layer, &entries, progress))
        }
        Ask::Digest { layer } => match digest_layer(reader, &layer, limits, progress) {
            Ok(report) => Tell::Digested(Some(report.value), report.findings),
            Err(problem) => Tell::Digested(None, vec![problem]),
        },
        Ask::Content { layer, at, range, path } => {
            let bytes = read_content(reader, &layer, &at, range);
            let told = |bytes: Vec<u8>| {
                let secrets = scan(&bytes, secret_file(&path));
                FileBytes { secrets: secrets.into_iter().map(|s| s.span).collect(), bytes }
            };
            Tell::Content(bytes.map(told).map_err(|error| error.to_string()))
        }
        Ask::Search { layer, text } => {
            let found = search_layer(reader, &layer, &text, limits, progress);
            Tell::Searched(found.map_err(|error| error.to_string()))
        }
        Ask::Survey(ask) => return survey(reader, ask, progress),
        Ask::Compare(ask) => {
            let (found, bytes) = compare(&blob, &ask, limits, progress);
            return (Tell::Surveyed(found), bytes);
        }
        Ask::SaveLayer { layer } => match save_layer(reader, &layer, progress) {
            Ok(blob) => return (Tell::Saved(Ok(())), Some(blob)),
            Err(error) => Tell::Saved(Err(error.to_string())),
        },
        Ask::SaveTree { layers, path } => match save_tree(reader, &layers, &path, limits, progress)
        {
            Ok(blob) => return (Tell::Saved(Ok(())), Some(blob)),
            Err(error) => Tell::Saved(Err(error.to_string())),
        },
        Ask::Save { layer, at } => match save(reader, &layer, &at, progress) {
            Ok(blob) => return (Tell::Saved(Ok(())), Some(blob)),
            Err(error) => Tell::Saved(Err(error.to_string())),
        },
    };
    (answer, None)
}

/// Without a reader nothing can be read.
fn refuse(ask: &Ask, error: &PlatformError) -> Tell {
    let message = error.to_string();
    match ask {
        Ask::Open { .. } => Tell::Opened(Err(ArchiveError::Read { message })),
        Ask::Save { .. } | Ask::SaveLayer { .. } | Ask::SaveTree { .. } => {
            Tell::Saved(Err(message))
        }
        Ask::Search { .. } => Tell::Searched(Err(message)),
        Ask::Survey(_) | Ask::Compare(_) => Tell::Surveyed(Err(message)),
        Ask::Content { .. } => Tell::Content(Err(message)),
        Ask::Hash { .. } => Tell::Hashed(Vec::new()),
        Ask::LayerPart { .. } => Tell::NotUnderstood,
        Ask::Digest { .. } => Tell::Digested(None, vec![LayerProblem::Read { message }]),
        Ask::ReadLayer { .. } => {
            let problems = vec![LayerProblem::Read { message }];
            Tell::LayerRead(LayerRead { problems, ..Default::default() })
        }
    }
}

pub(super) type Found = (Report<Archive, Finding>, Option<Blob>);

/// Opens a dropped file, or the files of a folder as the members of an archive.
pub(super) fn open_any(
    reader: &mut BlobReader,
    blob: Blob,
    files: &[(String, u64)],
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Found, ArchiveError> {
    if files.is_empty() {
        return open_file(reader, blob, limits, progress);
    }
    let failed = |error: PlatformError| ArchiveError::Read { message: error.to_string() };
    let archive = folder_tar(&blob, files).map_err(failed)?;
    let mut reader = BlobReader::new(archive.clone()).map_err(failed)?;
    let (report, unpacked) = open_file(&mut reader, archive.clone(), limits, progress)?;
    Ok((report, unpacked.or(Some(archive))))
}

/// Files one behind the other as a tar: only the headers are written.
fn folder_tar(blob: &Blob, files: &[(String, u64)]) -> Result<Blob, PlatformError> {
    let mut writer = BlobWriter::default();
    let mut from = 0;
    for (path, size) in files {
        let member = TarMember {
            name: path.as_bytes(),
            kind: tar::EntryType::Regular,
            mode: 0o644,
            uid: 0,
            gid: 0,
            mtime: (0, 0),
            link: None,
            size: *size,
            device: None,
            xattrs: &[],
        };
        let (mut head, mut end) = (Vec::new(), Vec::new());
        // Writing to memory does not fail.
        let _ = member.write(&mut head).and_then(|()| pad(&mut end, *size));
        writer.add(&head)?;
        writer.add_blob(&slice(blob, from, from + size)?)?;
        writer.add(&end)?;
        from += size;
    }
    writer.add(&[0; 1024])?;
    writer.finish()
}

/// Opens a dropped file: the archive, and its blob where a compression was taken off.
pub(super) fn open_file(
    reader: &mut BlobReader,
    blob: Blob,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Found, ArchiveError> {
    let failed = |message: String| ArchiveError::Read { message };
    let io_failed = |error: io::Error| failed(error.to_string());
    let file_bytes = size(&blob);
    let mut first = Vec::new();
    reader.by_ref().take(64 << 10).read_to_end(&mut first).map_err(io_failed)?;
    reader.seek(SeekFrom::Start(0)).map_err(io_failed)?;
    let compression = sniff(&first, file_bytes)?;
    if compression == Compression::None {
        return Ok((open(reader, Outer::plain(file_bytes), limits, progress)?, None));
    }
    let mut writer = BlobWriter::default();
    let mut sink = |bytes: &[u8]| writer.add(bytes).map_err(io::Error::other);
    let findings = unpack(reader, compression, limits, &mut sink, progress)?.findings;
    let archive = writer.finish().map_err(|error| failed(error.to_string()))?;
    let mut reader = BlobReader::new(archive.clone()).map_err(|error| failed(error.to_string()))?;
    let outer = Outer { file_bytes, compression, findings };
    Ok((open(&mut reader, outer, limits, &mut |_| {})?, Some(archive)))
}

fn save_layer(
    reader: &mut BlobReader,
    layer: &LayerInfo,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Blob> {
    let mut writer = BlobWriter::default();
    let mut sink = |bytes: &[u8]| writer.add(bytes).map_err(io::Error::other);
    copy_layer(reader, layer, &mut sink, progress)?;
    writer.finish().map_err(io::Error::other)
}

/// The layers are read again, put on each other, and what they show is written.
fn save_tree(
    reader: &mut BlobReader,
    layers: &[LayerInfo],
    path: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Blob> {
    let mut tree = UnionTree::new();
    let mut passed = 0;
    for layer in layers {
        let read = read_layer(reader, layer, false, limits, &mut |done| progress(passed + done));
        passed += layer.size_stored();
        tree.push_layer(Arc::new(read.index));
    }
    let (top, upto) = tree.find(path).zip(tree.top()).ok_or(io::ErrorKind::NotFound)?;
    let mut out = Out { writer: BlobWriter::default(), passed, progress };
    let mut source = FromLayers { reader, layers };
    write_tar(&mut out, &tree, top, upto, &mut source)?;
    out.writer.finish().map_err(io::Error::other)
}

/// What is written on its way into a blob.
pub(super) struct Out<'a> {
    pub(super) writer: BlobWriter,
    pub(super) passed: u64,
    pub(super) progress: &'a mut dyn FnMut(u64),
}

impl io::Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.add(bytes).map_err(io::Error::other)?;
        self.passed += bytes.len() as u64;
        (self.progress)(self.passed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct FromLayers<'a> {
    reader: &'a mut BlobReader,
    layers: &'a [LayerInfo],
}

impl ContentSource for FromLayers<'_> {
    fn contents(
        &mut self,
        layer: LayerId,
        files: &[ContentAt],
        sink: &mut dyn FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let layer = self.layers.get(layer.index()).ok_or(io::ErrorKind::NotFound)?;
        copy_contents(self.reader, layer, files, sink, &mut |_| {})
    }
}

fn save(
    reader: &mut BlobReader,
    layer: &LayerInfo,
    at: &ContentAt,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Blob> {
    let mut writer = BlobWriter::default();
    // What is read counts where more is read than the file.
    let (read, written) = (Cell::new(0), Cell::new(0));
    let progress = RefCell::new(progress);
    let tell = || progress.borrow_mut()(read.get() + written.get());
    let mut passed = |done| {
        if !layer.is_plain() {
            read.set(done);
            tell();
        }
    };
    let mut sink = |bytes: &[u8]| {
        written.set(written.get() + bytes.len() as u64);
        tell();
        writer.add(bytes).map_err(io::Error::other)
    };
    copy_content(reader, layer, at, &mut sink, &mut passed)?;
    writer.finish().map_err(io::Error::other)
}
