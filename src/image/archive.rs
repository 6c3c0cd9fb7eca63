//! An archive and the images in it.

use serde::{Deserialize, Serialize};

use super::{Finding, ImageConfig};
use crate::base::{DiffId, Digest, ImageId, LayerId};

/// How an archive says what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ArchiveFormat {
    /// `docker save`: manifest.json (docker ≤ 24, podman, skopeo, kaniko, BuildKit `type=docker`).
    DockerArchive,
    /// An OCI image layout in a tar: index.json and blobs, no manifest.json.
    OciArchive,
    /// Both: docker ≥ 25. Read through manifest.json.
    DockerArchiveOciLayout,
    /// Neither: one tar of a file system or one bare layer, shown as one flat layer.
    RootfsTar,
}

/// How bytes are compressed, told by the bytes themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, of one or more members.
    Gzip,
    /// Zstandard, of one or more frames.
    Zstd,
    /// xz.
    Xz,
    /// bzip2.
    Bzip2,
}

impl Compression {
    /// Lower-case name: `none`, `gzip`, `zstd`, `xz`, `bzip2`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Xz => "xz",
            Self::Bzip2 => "bzip2",
        }
    }
}

/// What a member of the outer archive is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberKind {
    /// A file with contents.
    File,
    /// A directory.
    Directory,
    /// A symbolic or hard link to another member: its cleaned path.
    Link(String),
    /// Anything else.
    Other,
}

/// One member of the outer archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Cleaned name: no leading `./` or `/`, no `..`. Bytes that are not UTF-8 are escaped.
    pub name: String,
    /// What it is.
    pub kind: MemberKind,
    /// Where its contents begin, in bytes of the (uncompressed) archive.
    pub offset: u64,
    /// How many bytes its contents have.
    pub size: u64,
}

/// An opened archive: its members and the images among them. No contents are held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// Bytes of the file as it was dropped.
    pub file_bytes: u64,
    /// How the file as a whole is compressed.
    pub outer_compression: Compression,
    /// Bytes of the archive once that compression is taken off; equals `file_bytes` without.
    pub archive_bytes: u64,
    /// How it says what is in it.
    pub format: ArchiveFormat,
    /// Its members in archive order. Empty for [`ArchiveFormat::RootfsTar`].
    pub members: Vec<Member>,
    /// The images, in the order of manifest.json or index.json; at least one.
    pub images: Vec<Image>,
    /// The image to show first: linux/amd64 where several platforms are there, else the first.
    pub default_image: usize,
    /// Members that carry attestations rather than images, by manifest digest.
    pub attestations: Vec<Digest>,
}

/// Where an image was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageFrom {
    /// In manifest.json.
    DockerManifest,
    /// In index.json or an index below it.
    OciIndex,
    /// Nowhere: the whole file is its one layer.
    Rootfs,
}

/// Operating system and processor an image is for (OCI image-spec, `image-index.md`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Platform {
    /// As in Go's GOOS.
    pub os: String,
    /// As in Go's GOARCH.
    pub architecture: String,
    /// Variant of the architecture, as `v8`.
    pub variant: Option<String>,
    /// Version of the operating system (Windows images).
    pub os_version: Option<String>,
}

/// One image of the archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Where it was named.
    pub from: ImageFrom,
    /// Its names with tags.
    pub tags: Vec<String>,
    /// Its name in full, registry included, where an OCI descriptor gives one beside the tag
    /// (annotation `io.containerd.image.name`).
    pub full_name: Option<String>,
    /// The name of the configuration in manifest.json (docker archives only).
    pub config_member: Option<String>,
    /// SHA-256 of the configuration's bytes, whatever its name says. `None` where it is missing and
    /// for root-filesystem tars until their bytes have been hashed.
    pub id: Option<ImageId>,
    /// Digest of the OCI manifest.
    pub manifest_digest: Option<Digest>,
    /// The platform its descriptor names (OCI only).
    pub platform: Option<Platform>,
    /// The configuration, if it could be read.
    pub config: Option<ImageConfig>,
    /// Its layers, lowest first.
    pub layers: Vec<LayerInfo>,
    /// What was noticed about it: its configuration, its history, where its layers are. Findings of
    /// the archive as a whole are told by whoever opened it; problems inside a layer by its reader.
    pub findings: Vec<Finding>,
}

/// What the archive says of one layer, before it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerInfo {
    /// Its place.
    pub id: LayerId,
    /// The member that holds its bytes, links resolved; the name that was asked for if none does.
    pub member: Option<String>,
    /// The digest of the stored bytes, as its descriptor or (docker ≥ 25) its blob's name says.
    pub digest: Option<Digest>,
    /// The diff ID the configuration gives for it.
    pub diff_id: Option<DiffId>,
    /// The media type its descriptor gives (OCI only).
    pub media_type: Option<String>,
    /// Where its bytes are.
    pub source: LayerSource,
    /// How its bytes are compressed, told by the bytes. `None` where there are none.
    pub compression: Option<Compression>,
}

impl LayerInfo {
    /// Bytes as stored in the archive; 0 where there are none.
    #[must_use]
    pub fn size_stored(&self) -> u64 {
        match self.source {
            LayerSource::Bytes { len, .. } => len,
            LayerSource::None => 0,
        }
    }

    /// Whether it is stored as a tar that nothing packs: what is in it can be read where it stands.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.compression == Some(Compression::None)
    }
}

/// Where a layer's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LayerSource {
    /// A range of the (uncompressed) archive.
    Bytes {
        /// First byte.
        offset: u64,
        /// How many; fewer may be there if the archive ends early.
        len: u64,
    },
    /// Not in the archive or not readable; a finding says why.
    None,
}
