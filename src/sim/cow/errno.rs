//! The errors of system calls.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a system call failed: the errors a container over an image can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Errno {
    /// Operation not permitted.
    EPERM,
    /// No such file or directory.
    ENOENT,
    /// The file descriptor is not open, or not for this.
    EBADF,
    /// Device or resource busy: a mount point.
    EBUSY,
    /// File exists.
    EEXIST,
    /// Invalid cross-device link: another file system, or a directory with a lower part.
    EXDEV,
    /// No such device or address: a pipe nobody reads, a device nobody drives.
    ENXIO,
    /// Not a directory.
    ENOTDIR,
    /// Is a directory.
    EISDIR,
    /// Invalid argument.
    EINVAL,
    /// File too large.
    EFBIG,
    /// No space left on device.
    ENOSPC,
    /// Read-only file system.
    EROFS,
    /// Too many links.
    EMLINK,
    /// File name too long: a part of more than 255 bytes, a path of more than 4,095.
    ENAMETOOLONG,
    /// Directory not empty.
    ENOTEMPTY,
    /// Too many levels of symbolic links: more than 40.
    ELOOP,
    /// No data available: the extended attribute is not there.
    ENODATA,
    /// Operation not supported.
    EOPNOTSUPP,
    /// Permission denied.
    EACCES,
}

impl Errno {
    /// Every error, in the order of their numbers.
    pub const ALL: [Self; 20] = [
        Self::EPERM,
        Self::ENOENT,
        Self::ENXIO,
        Self::EBADF,
        Self::EACCES,
        Self::EBUSY,
        Self::EEXIST,
        Self::EXDEV,
        Self::ENOTDIR,
        Self::EISDIR,
        Self::EINVAL,
        Self::EFBIG,
        Self::ENOSPC,
        Self::EROFS,
        Self::EMLINK,
        Self::ENAMETOOLONG,
        Self::ENOTEMPTY,
        Self::ELOOP,
        Self::ENODATA,
        Self::EOPNOTSUPP,
    ];

    /// The name: `ENOENT`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EPERM => "EPERM",
            Self::ENOENT => "ENOENT",
            Self::EBADF => "EBADF",
            Self::EBUSY => "EBUSY",
            Self::EEXIST => "EEXIST",
            Self::EXDEV => "EXDEV",
            Self::ENXIO => "ENXIO",
            Self::ENOTDIR => "ENOTDIR",
            Self::EISDIR => "EISDIR",
            Self::EINVAL => "EINVAL",
            Self::EFBIG => "EFBIG",
            Self::ENOSPC => "ENOSPC",
            Self::EROFS => "EROFS",
            Self::EMLINK => "EMLINK",
            Self::ENAMETOOLONG => "ENAMETOOLONG",
            Self::ENOTEMPTY => "ENOTEMPTY",
            Self::ELOOP => "ELOOP",
            Self::ENODATA => "ENODATA",
            Self::EOPNOTSUPP => "EOPNOTSUPP",
            Self::EACCES => "EACCES",
        }
    }

    /// What a tool prints for it: the C library's words.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::EPERM => "Operation not permitted",
            Self::ENOENT => "No such file or directory",
            Self::EBADF => "Bad file descriptor",
            Self::EBUSY => "Device or resource busy",
            Self::EEXIST => "File exists",
            Self::EXDEV => "Invalid cross-device link",
            Self::ENXIO => "No such device or address",
            Self::ENOTDIR => "Not a directory",
            Self::EISDIR => "Is a directory",
            Self::EINVAL => "Invalid argument",
            Self::EFBIG => "File too large",
            Self::ENOSPC => "No space left on device",
            Self::EROFS => "Read-only file system",
            Self::EMLINK => "Too many links",
            Self::ENAMETOOLONG => "File name too long",
            Self::ENOTEMPTY => "Directory not empty",
            Self::ELOOP => "Too many levels of symbolic links",
            Self::ENODATA => "No data available",
            Self::EOPNOTSUPP => "Operation not supported",
            Self::EACCES => "Permission denied",
        }
    }
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
