//! What happened, as facts; `explain` makes sentences of them.

use serde::{Deserialize, Serialize};

use super::errno::Errno;
use super::layer::FileType;
use super::world::LayerRef;
use crate::base::LayerPath;

/// What a lookup meets in one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Met {
    /// Nothing: look one layer down.
    Nothing,
    /// A whiteout: the search ends, the name is gone.
    Whiteout,
    /// A directory. Its own attributes count if it is the first; the search goes on for more.
    Dir {
        /// Opaque: the search ends with it.
        opaque: bool,
    },
    /// Anything else: the search ends with it.
    File(FileType),
}

/// What made a copy-up necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Trigger {
    /// The file was opened for writing.
    OpenForWrite,
    /// The file was opened with `O_TRUNC`: the copy begins empty.
    OpenToTruncate,
    /// `truncate(2)`: all is copied, then cut.
    Truncate,
    /// `chmod`.
    Chmod,
    /// `chown`.
    Chown,
    /// A modification time was set.
    Times,
    /// An extended attribute was set or removed.
    Xattr,
    /// The file got one more name.
    Link,
    /// The file was moved.
    Rename,
}

/// An attribute that changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Attribute {
    /// Permission bits before and after.
    Mode(u16, u16),
    /// User and group before and after.
    Owner((u32, u32), (u32, u32)),
    /// The modification time.
    Times,
    /// An extended attribute, by name.
    Xattr(String),
}

impl Attribute {
    /// Whether it was set to what it was.
    #[must_use]
    pub fn is_same(&self) -> bool {
        match self {
            Self::Mode(old, new) => old == new,
            Self::Owner(old, new) => old == new,
            Self::Times | Self::Xattr(_) => false,
        }
    }
}

/// What lies over the layers at a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MountKind {
    /// The engine's own file: `/etc/hosts`, `/etc/hostname`, `/etc/resolv.conf`.
    EngineFile,
    /// The kernel's: `/proc`, `/sys`.
    Kernel,
    /// `/dev` and what is below it.
    Devices,
    /// A named or nameless volume.
    Volume(String),
    /// A directory of the host.
    Bind(String),
    /// Memory.
    Tmpfs,
}

/// Why the kernel refused a system call, where the errno alone does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Because {
    /// The errno says it.
    Plain,
    /// The directory has a part in a layer below: it cannot be moved as one.
    LowerDirectory,
    /// The two paths are on different file systems: a layer and a mount.
    OtherFileSystem,
    /// Something is mounted there.
    MountPoint,
}

/// One fact of what happened. Paths are those of the merged view, links resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CowEvent {
    /// A layer was asked for a path.
    Probed {
        /// The path.
        path: LayerPath,
        /// The layer asked.
        layer: LayerRef,
        /// What it has there.
        met: Met,
    },
    /// A lookup ended.
    LookedUp {
        /// The path.
        path: LayerPath,
        /// The layer that serves it; none if it is not there.
        served_by: Option<LayerRef>,
        /// The next layer down that has something there too, which stays hidden.
        hides: Option<LayerRef>,
    },
    /// A symbolic link led on.
    Followed {
        /// The link.
        path: LayerPath,
        /// Its target, as it says.
        target: String,
    },
    /// A path lies on a mount: the layers are not asked and do not change.
    OnMount {
        /// The path.
        path: LayerPath,
        /// What is mounted.
        mount: MountKind,
    },
    /// A file was read.
    Read {
        /// The file.
        path: LayerPath,
        /// The layer its bytes come from; none on a mount.
        layer: Option<LayerRef>,
        /// Bytes.
        bytes: u64,
    },
    /// A directory was listed.
    Listed {
        /// The directory.
        path: LayerPath,
        /// The layers whose directories are merged, the highest first.
        layers: Vec<LayerRef>,
        /// Names it has.
        names: u64,
    },
    /// A directory on the way was copied up: itself alone, without what is in it.
    DirectoryCopiedUp {
        /// The directory.
        path: LayerPath,
        /// The layer of its attributes.
        from: LayerRef,
        /// Where it lies there.
        source: LayerPath,
    },
    /// A file was copied up.
    CopiedUp {
        /// The file.
        path: LayerPath,
        /// The layer it comes from.
        from: LayerRef,
        /// Where it lies there.
        source: LayerPath,
        /// What it is.
        file_type: FileType,
        /// Its size below, in bytes.
        size: u64,
        /// Bytes of data copied.
        bytes: u64,
        /// What made it necessary.
        why: Trigger,
        /// The data stays below (`metacopy`).
        metadata_only: bool,
    },
    /// The data of a metadata-only copy followed.
    DataCopiedUp {
        /// The file.
        path: LayerPath,
        /// Bytes of data copied.
        bytes: u64,
    },
    /// A hard link of a lower layer was broken: the copy stands alone.
    HardLinkBroken {
        /// The name that was copied up.
        path: LayerPath,
        /// Names the file has in its layer.
        names: u32,
    },
    /// Something new was made.
    Created {
        /// Its path.
        path: LayerPath,
        /// What it is.
        file_type: FileType,
        /// It stands where a whiteout was.
        over_whiteout: bool,
    },
    /// A new directory was made opaque: it must not show what lies below.
    MadeOpaque {
        /// The directory.
        path: LayerPath,
    },
    /// A directory or file got a redirect: what is below it lies elsewhere.
    Redirected {
        /// Its path.
        path: LayerPath,
        /// Where it lies below, as the xattr says.
        to: String,
    },
    /// Bytes were written.
    Wrote {
        /// The file.
        path: LayerPath,
        /// Bytes written.
        bytes: u64,
        /// Where in the file they begin.
        offset: u64,
        /// Size of the file afterwards.
        size: u64,
        /// The file lay in the writable layer before this action.
        in_place: bool,
    },
    /// A file was cut or grown.
    Truncated {
        /// The file.
        path: LayerPath,
        /// Its size before.
        from: u64,
        /// Its size now.
        to: u64,
    },
    /// Attributes were set.
    Changed {
        /// The file.
        path: LayerPath,
        /// What was set.
        what: Attribute,
    },
    /// A whiteout was made.
    WhiteoutMade {
        /// Its path.
        path: LayerPath,
        /// The highest layer that has something there.
        hides: LayerRef,
        /// Bytes of the file it hides; of a directory none are counted.
        bytes: u64,
        /// What it hides.
        file_type: FileType,
    },
    /// Something of the writable layer is gone, and nothing below needs hiding.
    Removed {
        /// Its path.
        path: LayerPath,
        /// What it was.
        file_type: FileType,
        /// Bytes the container layer lost.
        bytes: u64,
    },
    /// Something was moved.
    Renamed {
        /// Its path before.
        from: LayerPath,
        /// Its path now.
        to: LayerPath,
        /// The highest layer below that has something at the new path, which is hidden now.
        hides: Option<LayerRef>,
    },
    /// Two paths were swapped.
    Exchanged {
        /// The one.
        a: LayerPath,
        /// The other.
        b: LayerPath,
    },
    /// A file got one more name.
    Linked {
        /// The name it had.
        path: LayerPath,
        /// The new one.
        to: LayerPath,
    },
    /// A system call was refused; nothing changed.
    Refused {
        /// The call: `rename`.
        call: String,
        /// The path it was about.
        path: LayerPath,
        /// The error.
        errno: Errno,
        /// Why, where the error alone does not tell.
        because: Because,
    },
    /// `mv` could not move and copies instead, then removes.
    CopiesInstead {
        /// From.
        from: LayerPath,
        /// To.
        to: LayerPath,
    },
    /// A container was made: an empty layer over an image.
    ContainerCreated {
        /// Its name.
        name: String,
        /// The image.
        image: String,
        /// Layers below its own, the engine's not counted.
        layers: u64,
    },
    /// Something was mounted over a path.
    Mounted {
        /// Where.
        path: LayerPath,
        /// What.
        mount: MountKind,
        /// Its mount point did not exist and was made in the container layer.
        made: bool,
    },
    /// A new volume got what the image has at its path.
    VolumeFilled {
        /// Its name.
        volume: String,
        /// Where it is mounted.
        path: LayerPath,
        /// Files copied.
        files: u64,
        /// Their bytes.
        bytes: u64,
    },
    /// A container was started.
    Started {
        /// Its name.
        name: String,
    },
    /// A container was stopped: what it wrote stays, memory mounts are gone.
    Stopped {
        /// Its name.
        name: String,
    },
    /// A container was removed, with its layer.
    ContainerRemoved {
        /// Its name.
        name: String,
        /// Bytes of its layer that are gone.
        bytes: u64,
    },
    /// A container's layer became a layer of a new image.
    Committed {
        /// The container.
        name: String,
        /// The new image.
        image: String,
        /// The new layer; none, if the container layer was empty.
        layer: Option<LayerRef>,
        /// Names in the layer, whiteouts counted.
        entries: u64,
        /// Bytes of its files.
        bytes: u64,
    },
    /// Neither the image nor this model has a command.
    NotFound {
        /// Its name.
        command: String,
        /// The commands there are.
        known: Vec<String>,
    },
    /// More happened than is told one by one.
    More {
        /// How many facts were left out.
        events: u64,
    },
    /// A command ended.
    Finished {
        /// Its exit status.
        status: u8,
        /// What it printed; the beginning of it, if that is much.
        out: Vec<u8>,
        /// Bytes it printed beyond those.
        left_out: u64,
        /// What it printed to the error stream.
        err: Vec<u8>,
    },
}
