//! Every cap on what an input may ask for, in one place, each with its reason.

use serde::{Deserialize, Serialize};

/// What a reader may spend on one input. The default is what the app uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the archive file. A browser can slice larger files, but nobody saves an image of
    /// this size; above it the numbers on screen would no longer be exact in a `f64`-based page.
    pub archive_bytes: u64,
    /// Bytes all layers together may unpack to. Unpacking is streamed and nothing is kept, so this
    /// only bounds time: 64 GB take some minutes.
    pub unpacked_bytes: u64,
    /// Entries of all layers together. At about 100 bytes each two million are 200 MB of memory.
    pub entries: u64,
    /// Layers of one image. Docker stops at 127; kernels mount up to 500 lower directories.
    pub layers: usize,
    /// Directories inside each other. Linux paths end at 4,096 bytes, so 2,048 is the most a kernel
    /// can make in one go; tar files can say more.
    pub depth: usize,
    /// Bytes of one path. PAX paths have no end; 1 MiB is 256 times what Linux takes.
    pub path_bytes: usize,
    /// Bytes of one long-name, link or PAX header. Longer ones are damage or an attack.
    pub header_bytes: u64,
    /// Bytes of `manifest.json`, `index.json`, a manifest or a configuration; they are held whole.
    pub json_bytes: u64,
    /// Levels of nested JSON. Manifests have six.
    pub json_depth: usize,
    /// Members of the outer archive. An image has a few for each layer.
    pub members: usize,
    /// Lists inside lists in an OCI index. Real ones have one level.
    pub index_depth: usize,
    /// Images one archive may offer to choose from.
    pub images: usize,
    /// Bytes of a zstd window: the decoder has to hold that much. `zstd --ultra` asks for 128 MiB.
    pub zstd_window: u64,
    /// Bytes of a file's contents shown as text.
    pub preview_bytes: u64,
    /// Bytes of all paths, links and attributes of the layers together, held in memory.
    pub name_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: 64 << 30,
            unpacked_bytes: 256 << 30,
            entries: 4_000_000,
            layers: 4_096,
            depth: 8_192,
            path_bytes: 2 << 20,
            header_bytes: 4 << 20,
            json_bytes: 16 << 20,
            json_depth: 64,
            members: 200_000,
            index_depth: 8,
            images: 1_000,
            zstd_window: 128 << 20,
            preview_bytes: 1 << 20,
            name_bytes: 1 << 30,
        }
    }
}

/// A limit by name, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// [`Limits::archive_bytes`]
    ArchiveBytes,
    /// [`Limits::unpacked_bytes`]
    UnpackedBytes,
    /// [`Limits::entries`]
    Entries,
    /// [`Limits::layers`]
    Layers,
    /// [`Limits::depth`]
    Depth,
    /// [`Limits::path_bytes`]
    PathBytes,
    /// [`Limits::header_bytes`]
    HeaderBytes,
    /// [`Limits::json_bytes`]
    JsonBytes,
    /// [`Limits::json_depth`]
    JsonDepth,
    /// [`Limits::members`]
    Members,
    /// [`Limits::index_depth`]
    IndexDepth,
    /// [`Limits::images`]
    Images,
    /// [`Limits::zstd_window`]
    ZstdWindow,
    /// [`Limits::name_bytes`]
    NameBytes,
}
