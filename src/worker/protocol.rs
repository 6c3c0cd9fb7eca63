//! What page and workers say to each other: one packed value a message, with a blob's handle
//! beside it where one is needed.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::surveying::{Comparison, Survey, Surveyed};
use crate::app::FileBytes;
use crate::archive::{ContentAt, LayerDigests, LayerRead};
use crate::base::{LayerId, Report};
use crate::image::{
    Archive, ArchiveError, Compression, Finding, IndexPart, LayerInfo, LayerProblem,
};
use crate::view::contents_search::FoundInLayer;

/// Tells the answers to one job from those to another; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct JobId(pub u32);

/// What a worker is asked to do with the blob that comes along: the dropped file for
/// [`Ask::Open`], the uncompressed archive for the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Take the outer compression off, if there is one, and find the images.
    Open {
        /// Bytes of the file.
        file_bytes: u64,
        /// Of a folder, the paths of its files and their bytes, which the blob has one behind the
        /// other.
        files: Vec<(String, u64)>,
    },
    /// Read a layer's entries.
    ReadLayer {
        /// Where it is.
        layer: LayerInfo,
    },
    /// Hash the contents of some entries.
    Hash {
        /// Their layer.
        layer: LayerInfo,
        /// Where they are in it.
        entries: Vec<ContentAt>,
    },
    /// Compute a layer's digests and compare them with those its image gives.
    Digest {
        /// Where it is.
        layer: LayerInfo,
    },
    /// Some bytes of a file.
    Content {
        /// Its layer.
        layer: LayerInfo,
        /// Where it is in the layer.
        at: ContentAt,
        /// Which bytes of it; the page caps them.
        range: Range<u64>,
        /// Its path, which tells what secrets to look for.
        path: Vec<u8>,
    },
    /// The files of a layer that have a text in them.
    Search {
        /// The layer.
        layer: LayerInfo,
        /// The text, or `/regex/`.
        text: String,
    },
    /// Of a large layer of [`Ask::Survey`] its entries, part by part, before it. It is no job: it is not
    /// answered.
    LayerPart {
        /// Which of its layers.
        layer: usize,
        /// The next part.
        part: IndexPart,
    },
    /// Something about an image whose layers are read.
    Survey(Survey),
    /// What two images differ in.
    Compare(Comparison),
    /// A layer's uncompressed tar as a blob.
    SaveLayer {
        /// The layer.
        layer: LayerInfo,
    },
    /// What some layers, merged, have at a path and below it, as the blob of a tar.
    SaveTree {
        /// The layers, lowest first.
        layers: Vec<LayerInfo>,
        /// The path.
        path: Vec<u8>,
    },
    /// A whole file as a blob.
    Save {
        /// Its layer.
        layer: LayerInfo,
        /// Where it is in the layer.
        at: ContentAt,
    },
}

impl Ask {
    /// Whether its worker mostly waits for the browser: it reads a plain layer, of which contents are
    /// left out. The lowest layer, with which the tree begins, has its worker for itself.
    #[must_use]
    pub fn mostly_waits(&self) -> bool {
        let Self::ReadLayer { layer } = self else { return false };
        layer.compression == Some(Compression::None) && layer.id != LayerId(0)
    }
}

/// What a worker answers. All but [`Tell::Progress`] and [`Tell::LayerPart`] end the job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tell {
    /// Stored bytes passed since the job began: of the file for [`Ask::Open`], else of the layer.
    Progress(u64),
    /// To [`Ask::Open`]. Where a compression was taken off, the archive's blob comes along.
    Opened(Result<Opened, ArchiveError>),
    /// To [`Ask::ReadLayer`]: of a large layer its entries, part by part, before the rest of it.
    LayerPart(IndexPart),
    /// To [`Ask::ReadLayer`].
    LayerRead(LayerRead),
    /// To [`Ask::Hash`]: entry and hash; entries that cannot be read are left out.
    Hashed(Vec<(u32, u64)>),
    /// To [`Ask::Digest`]: the digests, where all could be read, and what is wrong with them.
    Digested(Option<LayerDigests>, Vec<LayerProblem>),
    /// To [`Ask::Content`]: the bytes, or what the reader or the browser says.
    Content(Result<FileBytes, String>),
    /// To [`Ask::Search`]: what was found, or what the reader or the browser says.
    Searched(Result<FoundInLayer, String>),
    /// To [`Ask::Survey`] and [`Ask::Compare`], or what the reader or the browser says; an export of
    /// a survey is [`Tell::Saved`].
    Surveyed(Result<Surveyed, String>),
    /// To those that save: the blob comes along, or what the reader or the browser says.
    Saved(Result<(), String>),
    /// To bytes that are no [`Ask`]: page and worker are of different builds.
    NotUnderstood,
}

/// An archive that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// What is in it, and what is wrong with it.
    pub report: Report<Archive, Finding>,
    /// The archive once more, packed for [`SimAsk::Open`](super::SimAsk::Open): the page hands it
    /// on as it is, and so has no code that packs an archive.
    pub packed: Vec<u8>,
}

/// Packs a message.
///
/// # Errors
/// Never with the types above.
pub fn encode<T: Serialize>(job: JobId, message: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(&(job, message))
}

/// Unpacks a message.
///
/// # Errors
/// If the bytes are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<(JobId, T), postcard::Error> {
    postcard::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::LayerId;
    use crate::image::{Compression, EntryDraft, EntryKind, LayerIndex, LayerSource};

    fn layer() -> LayerInfo {
        LayerInfo {
            id: LayerId(3),
            member: Some("blobs/sha256/ab".to_owned()),
            digest: None,
            diff_id: None,
            media_type: None,
            source: LayerSource::Bytes { offset: 1 << 40, len: 5 },
            compression: Some(Compression::Gzip),
        }
    }

    #[test]
    fn every_question_and_answer_survives_the_way() {
        let (layer, at) = (layer(), ContentAt { sparse: vec![(4, 2)], ..ContentAt::default() });
        let asks = [
            Ask::Open { file_bytes: u64::MAX, files: vec![("a/b".to_owned(), 3)] },
            Ask::ReadLayer { layer: layer.clone() },
            Ask::Hash { layer: layer.clone(), entries: vec![at.clone()] },
            Ask::Digest { layer: layer.clone() },
            Ask::Content {
                layer: layer.clone(),
                at: at.clone(),
                range: 3..1 << 33,
                path: vec![b'a'],
            },
            Ask::Search { layer: layer.clone(), text: "a".to_owned() },
            Ask::LayerPart { layer: 1, part: IndexPart::default() },
            Ask::Survey(Survey {
                archive: vec![1, 2],
                image: 3,
                layers: vec![std::sync::Arc::default()],
                want: crate::worker::Want::Scan,
            }),
            Ask::Compare(Comparison {
                archive: vec![3],
                first: 0,
                second: Some(1),
                wanted: Some("sha256:ab".to_owned()),
                split: Some(1 << 40),
                files: vec![("index.json".to_owned(), 7)],
            }),
            Ask::SaveLayer { layer: layer.clone() },
            Ask::SaveTree { layers: vec![layer.clone()], path: vec![0xe9] },
            Ask::Save { layer, at },
        ];
        for (n, ask) in (7..).zip(asks) {
            assert_eq!(decode(&encode(JobId(n), &ask).unwrap()), Ok((JobId(n), ask)));
        }
        let mut index = LayerIndex::default();
        index.push(EntryDraft::new(b"caf\xe9".to_vec(), EntryKind::File));
        let read = LayerRead { index, ..LayerRead::default() };
        let tells = [
            Tell::Progress(1 << 40),
            Tell::Opened(Err(ArchiveError::Empty)),
            Tell::LayerPart(IndexPart::default()),
            Tell::LayerRead(read),
            Tell::Hashed(vec![(1, u64::MAX)]),
            Tell::Digested(None, vec![LayerProblem::Encrypted]),
            Tell::Content(Ok(FileBytes { bytes: vec![0, 255], secrets: vec![0..1, 1..2] })),
            Tell::Searched(Ok(FoundInLayer { cut: true, ..FoundInLayer::default() })),
            Tell::Saved(Err("NotReadableError: gone".to_owned())),
        ];
        for tell in tells {
            assert_eq!(decode(&encode(JobId(0), &tell).unwrap()), Ok((JobId(0), tell)));
        }
    }

    #[test]
    fn other_bytes_are_an_error() {
        assert!(decode::<Tell>(&[]).is_err());
        assert!(decode::<Ask>(&[1, 99]).is_err());
    }
}
