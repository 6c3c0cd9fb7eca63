//! What is done, as far as costs depend on it.

/// Something done to a container over an image. Sizes are bytes; `parents` are the directories
/// above the file that the container layer does not have yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// A container is made.
    ContainerStart {
        /// All files of all its layers, each file rounded up to blocks.
        image_bytes: u64,
        /// Layers of the image.
        layers: u64,
    },
    /// An image file is opened for writing, and written for the first time.
    FirstWrite {
        /// Its size before.
        size: u64,
        /// Bytes of it that are holes.
        holes: u64,
        /// Bytes written; 0 if it was opened only.
        bytes: u64,
        /// Where they begin.
        offset: u64,
        /// See above.
        parents: u64,
    },
    /// A file the container layer has is written.
    SecondWrite {
        /// Bytes written.
        bytes: u64,
        /// Where they begin.
        offset: u64,
        /// Its size afterwards.
        size: u64,
    },
    /// A new file.
    NewFile {
        /// Bytes written to it.
        bytes: u64,
        /// See above.
        parents: u64,
    },
    /// A file is removed.
    Delete {
        /// Bytes the container layer has of it.
        own: u64,
        /// Bytes an image layer has of it.
        below: u64,
        /// See above.
        parents: u64,
    },
    /// The mode, the owner, the time or an extended attribute of an image file is set, or it gets
    /// another name.
    Chmod {
        /// Its size.
        size: u64,
        /// Bytes of it that are holes.
        holes: u64,
        /// See above.
        parents: u64,
    },
    /// An image file is opened with `O_TRUNC`, and written.
    TruncateOpen {
        /// Its size before.
        size: u64,
        /// Bytes written.
        bytes: u64,
        /// See above.
        parents: u64,
    },
    /// `truncate(2)` of an image file.
    Truncate {
        /// Its size before.
        size: u64,
        /// Bytes of it that are holes.
        holes: u64,
        /// Its size afterwards.
        to: u64,
        /// See above.
        parents: u64,
    },
    /// A directory of the image is moved, with all that is in it.
    RenameDir {
        /// Files in it.
        files: u64,
        /// Their bytes, each rounded up to blocks.
        bytes: u64,
        /// Directories, itself counted.
        dirs: u64,
    },
    /// A name is looked up.
    Lookup {
        /// Layers asked.
        depth: u64,
        /// It was looked up before.
        cached: bool,
    },
    /// A directory is listed.
    Readdir {
        /// Layers it is merged from.
        depth: u64,
        /// It was listed before.
        cached: bool,
    },
}
