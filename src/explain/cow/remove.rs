//! Deletions, refusals.

use super::super::Message;
use super::{cow_layer, kind, of};
use crate::base::LayerPath;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::{Because, Errno, LayerRef};

pub fn whiteout(path: &LayerPath, hides: LayerRef, bytes: u64, file_type: FileType) -> Message {
    let message = match file_type {
        FileType::File => of("cow-whiteout", path).count("bytes", bytes),
        FileType::Dir => of("cow-whiteout-dir", path),
        _ => of("cow-whiteout-other", path).message("kind", kind(file_type)),
    };
    message.message("hidden", cow_layer(hides))
}

/// A whiteout at the place of what the container layer had there.
pub fn whiteout_instead(path: &LayerPath, hides: LayerRef, was: FileType) -> Message {
    let id = match was {
        FileType::Dir => "cow-whiteout-instead-dir",
        _ => "cow-whiteout-instead",
    };
    of(id, path).message("hidden", cow_layer(hides))
}

pub fn removed(path: &LayerPath, file_type: FileType, bytes: u64) -> Message {
    match file_type {
        FileType::File => of("cow-removed", path).exact("bytes", bytes),
        _ => of("cow-removed-other", path).message("kind", kind(file_type)),
    }
}

/// A removal that needs no whiteout.
pub fn removed_at_last(path: &LayerPath, file_type: FileType, bytes: u64) -> Message {
    match file_type {
        FileType::File => of("cow-removed-last", path).exact("bytes", bytes),
        _ => of("cow-removed-last-other", path).message("kind", kind(file_type)),
    }
}

pub fn refused(call: &str, path: &LayerPath, errno: Errno, because: Because) -> Message {
    let id = match because {
        Because::Plain => "cow-refused",
        Because::LowerDirectory => "cow-refused-lower-directory",
        Because::OtherFileSystem => "cow-refused-other-file-system",
        Because::MountPoint => "cow-refused-mount-point",
    };
    of(id, path).text("call", call).text("errno", errno.name()).text("says", errno.text())
}
