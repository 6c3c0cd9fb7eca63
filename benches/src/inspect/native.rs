//! The same work by a native program: what the browser's share of the time is beside.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use onionskin::archive::{LayerRead, Outer, Windowed, open, read_layer, sniff};
use onionskin::base::Limits;
use onionskin::image::{Compression, LayerInfo, LayerSource};
use onionskin::union::{Look, UnionTree};

/// Bytes read at once.
const WINDOW: usize = 1 << 20;

/// An image that was read.
pub struct Read {
    /// Until its layers were known.
    pub listed: Duration,
    /// Until the union was built and its totals were known.
    pub complete: Duration,
    /// Of those, the union.
    pub union: Duration,
    /// Of those, the totals.
    pub sums: Duration,
    /// Entries of all layers.
    pub entries: usize,
    /// Bytes of the uncompressed layers.
    pub bytes: u64,
    /// Bytes that the layers' indexes take, each entry and its name.
    pub index: usize,
    /// Bytes that the union takes beside them.
    pub tree: usize,
}

/// The layers of the first image of an archive.
///
/// # Errors
/// If it is none, or is compressed as a whole.
pub fn layers(file: &Path) -> io::Result<Vec<LayerInfo>> {
    let bytes = std::fs::metadata(file)?.len();
    let mut reader = Windowed::new(File::open(file)?, 64 << 10);
    let mut first = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(&mut reader, 64 << 10), &mut first)?;
    let other = |error| io::Error::other(format!("{error:?}"));
    if sniff(&first, bytes).map_err(other)? != Compression::None {
        return Err(io::Error::other("the archive is compressed as a whole: unpack it first"));
    }
    let report = open(&mut reader, Outer::plain(bytes), &Limits::default(), &mut |_| {});
    let archive = report.map_err(other)?.value;
    Ok(archive.images.into_iter().next().map(|image| image.layers).unwrap_or_default())
}

/// Reads all layers, as many at once as there are cores, and puts them on each other.
///
/// # Errors
/// If the file cannot be read.
pub fn read(file: &Path) -> io::Result<Read> {
    let began = Instant::now();
    let layers = layers(file)?;
    let listed = began.elapsed();
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(size(&layers[at])));
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<LayerRead>>> = Mutex::new(vec![None; layers.len()]);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(4);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let Ok(file) = File::open(file) else { return };
                let mut reader = Windowed::new(file, WINDOW);
                while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let limits = Limits::default();
                    let read = read_layer(&mut reader, &layers[at], false, &limits, &mut |_| {});
                    done.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(read);
                }
            });
        }
    });
    let reads = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut tree = UnionTree::new();
    let (mut entries, mut bytes, mut index) = (0, 0, 0);
    let union = Instant::now();
    for read in reads {
        let read = read.unwrap_or_default();
        entries += read.index.len();
        bytes += read.index.tar_bytes;
        // As the page gets it from its worker: without the room that was left to grow.
        index += read.index.clone().heap_bytes();
        tree.push_layer(Arc::new(read.index));
    }
    let union = union.elapsed();
    let sums = Instant::now();
    if let Some(upto) = tree.top() {
        std::hint::black_box(tree.sums(Look::Merged { upto }));
    }
    let sums = sums.elapsed();
    let complete = began.elapsed();
    Ok(Read { listed, complete, union, sums, entries, bytes, index, tree: tree.heap_bytes() })
}

/// Stored bytes of a layer.
pub fn size(layer: &LayerInfo) -> u64 {
    match layer.source {
        LayerSource::Bytes { len, .. } => len,
        LayerSource::None => 0,
    }
}
