//! A build context on its way into the build cache: files are hashed where the page is not held up.

use std::io::{self, Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};
use web_sys::Blob;

use super::asker::{Asker, Marker, Told};
use super::protocol::{JobId, decode, encode};
use crate::archive::{Outer, open, sniff, unpack};
use crate::base::Limits;
use crate::image::{ArchiveError, Compression};
use crate::platform::blob::{BlobWriter, size};
use crate::platform::{BlobReader, messages, time};
use crate::sim::cache::script::{Entry, What, from_tar, take};

const MARKER: Marker = *b"ctx1";
/// Milliseconds between two reports of progress.
const PAUSE: f64 = 100.0;

/// What the worker is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TakeAsk {
    /// Files one behind the other, whose blob comes along.
    Files {
        /// Bytes of each, and up to how many its text is kept.
        sizes: Vec<(u64, u64)>,
        /// Bytes of texts that are kept at all.
        room: u64,
    },
    /// A tar, compressed or not, whose blob comes along.
    Tar,
}

/// What the worker answers. All but [`TakeTell::Progress`] end the job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TakeTell {
    /// Bytes read since the job began.
    Progress(u64),
    /// To [`TakeAsk::Files`]: what is in each, up to the first that cannot be read, and why that
    /// one cannot.
    Files(Vec<What>, Option<String>),
    /// To [`TakeAsk::Tar`]: its entries, and how many problems it has; nothing if it is the archive
    /// of an image.
    Tar(Result<Option<(Vec<Entry>, u64)>, ArchiveError>),
}

/// In a worker: answers a message, if it is one of these.
#[must_use]
pub(super) fn serve(bytes: &[u8], blob: Option<&Blob>) -> bool {
    let Ok((job, (marker, ask))) = decode::<(Marker, TakeAsk)>(bytes) else { return false };
    if marker != MARKER {
        return false;
    }
    let mut said = time::now();
    let mut progress = |done| {
        let now = time::now();
        if now - said >= PAUSE {
            said = now;
            tell(job, &TakeTell::Progress(done));
        }
    };
    let read = |blob: Option<&Blob>| {
        let blob = blob.cloned().ok_or_else(|| "no blob".to_owned())?;
        BlobReader::new(blob).map_err(|error| error.to_string())
    };
    let answer = match (ask, read(blob)) {
        (TakeAsk::Files { .. }, Err(message)) => TakeTell::Files(Vec::new(), Some(message)),
        (TakeAsk::Tar, Err(message)) => TakeTell::Tar(Err(ArchiveError::Read { message })),
        (TakeAsk::Files { sizes, room }, Ok(mut reader)) => {
            files(&mut reader, &sizes, room, &mut progress)
        }
        (TakeAsk::Tar, Ok(mut reader)) => TakeTell::Tar(tar(&mut reader, &mut progress)),
    };
    tell(job, &answer);
    true
}

fn tell(job: JobId, tell: &TakeTell) {
    if let Ok(bytes) = encode(job, tell) {
        // The page is gone if nothing can be posted.
        let _ = messages::tell_page(&bytes, None);
    }
}

/// Reads and tells how far it is.
struct Tallied<'a> {
    reader: &'a mut BlobReader,
    done: u64,
    progress: &'a mut dyn FnMut(u64),
}

impl Read for Tallied<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let got = self.reader.read(out)?;
        self.done += got as u64;
        (self.progress)(self.done);
        Ok(got)
    }
}

fn files(
    reader: &mut BlobReader,
    sizes: &[(u64, u64)],
    mut room: u64,
    progress: &mut dyn FnMut(u64),
) -> TakeTell {
    let mut tallied = Tallied { reader, done: 0, progress };
    let mut out = Vec::new();
    for (size, most) in sizes {
        match take(&mut tallied, *size, *most, &mut room) {
            Ok(what) => out.push(what),
            Err(error) => return TakeTell::Files(out, Some(error.to_string())),
        }
    }
    TakeTell::Files(out, None)
}

fn tar(
    reader: &mut BlobReader,
    progress: &mut dyn FnMut(u64),
) -> Result<Option<(Vec<Entry>, u64)>, ArchiveError> {
    let limits = Limits::default();
    let io_failed = |error: io::Error| ArchiveError::Read { message: error.to_string() };
    let len = reader.size();
    let mut first = Vec::new();
    reader.by_ref().take(64 << 10).read_to_end(&mut first).map_err(io_failed)?;
    reader.seek(SeekFrom::Start(0)).map_err(io_failed)?;
    let compression = sniff(&first, len)?;
    if compression == Compression::None {
        if is_image(reader, len) {
            return Ok(None);
        }
        let read = from_tar(reader, len, &limits, progress);
        return Ok(Some((read.value, read.findings.len() as u64)));
    }
    let mut writer = BlobWriter::default();
    let mut sink = |bytes: &[u8]| writer.add(bytes).map_err(io::Error::other);
    let findings = unpack(reader, compression, &limits, &mut sink, progress)?.findings;
    let failed = |message: String| ArchiveError::Read { message };
    let plain = writer.finish().map_err(|error| failed(error.to_string()))?;
    let len = size(&plain);
    let mut reader = BlobReader::new(plain).map_err(|error| failed(error.to_string()))?;
    if is_image(&mut reader, len) {
        return Ok(None);
    }
    let read = from_tar(&mut reader, len, &limits, &mut |_| {});
    Ok(Some((read.value, (findings.len() + read.findings.len()) as u64)))
}

/// Whether it is the archive of an image: that is told without reading any layer.
fn is_image(reader: &mut BlobReader, len: u64) -> bool {
    use crate::image::ArchiveFormat::{DockerArchive, DockerArchiveOciLayout, OciArchive};
    let opened = open(reader, Outer::plain(len), &Limits::default(), &mut |_| {});
    opened.is_ok_and(|opened| {
        let archive = opened.value;
        let named = matches!(archive.format, DockerArchive | DockerArchiveOciLayout | OciArchive);
        named && archive.images.iter().any(|image| !image.layers.is_empty())
    })
}

/// What the page hears.
pub type TakeHeard = Told<TakeTell>;

/// The page's side: one worker, ended when this is dropped.
#[derive(Debug)]
pub struct Taking(Asker);

impl Taking {
    /// Starts the worker.
    ///
    /// # Errors
    /// What the browser says, if it can't.
    pub fn start(hear: impl Fn(TakeHeard) + Clone + 'static) -> Result<Self, String> {
        Ok(Self(Asker::start(hear)?))
    }

    /// Asks something; before the worker is ready, it waits.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ask(&self, job: JobId, ask: &TakeAsk, blob: &Blob) -> Result<(), String> {
        self.0.ask(job, MARKER, ask, Some(blob))
    }

    /// The worker has said that it is ready: what waits is posted.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ready(&self) -> Result<(), String> {
        self.0.ready()
    }
}
