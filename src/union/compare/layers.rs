//! Which layers two images share.

use crate::base::{DiffId, Digest, LayerId, chain_ids};
use crate::image::Image;

/// What two images have in common, layer by layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayersDiff {
    /// Layers of the second image whose diff ID a layer of the first has, wherever it stands: the
    /// layer of the first, the layer of the second.
    pub same_diff_id: Vec<(LayerId, LayerId)>,
    /// How many of the lowest layers have the same chain ID: the stacks are the same up to there.
    pub same_chain: usize,
    /// What must be pulled for the second where the first is there.
    pub pull: Pull,
}

/// What must be pulled, as the two kinds of store count it.
///
/// Bytes are those of the layers as this archive stores them; a registry may compress them
/// otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pull {
    /// Layers above the shared stack: the classic image store of Docker asks by chain ID
    /// (moby, `distribution/xfer/download.go`).
    pub by_chain: Vec<LayerId>,
    /// Bytes of those.
    pub by_chain_bytes: u64,
    /// Layers whose stored bytes the first does not have: containerd's store asks by the digest of
    /// the blob.
    pub by_blob: Vec<LayerId>,
    /// Bytes of those.
    pub by_blob_bytes: u64,
}

/// Compares the layers of two images by the diff IDs their configurations give.
#[must_use]
pub fn compare_layers(first: &Image, second: &Image) -> LayersDiff {
    let ids = |image: &Image| -> Vec<Option<DiffId>> {
        image.layers.iter().map(|layer| layer.diff_id.clone()).collect()
    };
    let (old, new) = (ids(first), ids(second));
    let same_diff_id = new.iter().enumerate().filter_map(|(at, id)| {
        let id = id.as_ref()?;
        let was = old.iter().position(|other| other.as_ref() == Some(id))?;
        Some((LayerId::at(was), LayerId::at(at)))
    });
    let known =
        |ids: &[Option<DiffId>]| -> Vec<DiffId> { ids.iter().map_while(Clone::clone).collect() };
    let (old_chain, new_chain) = (chain_ids(&known(&old)), chain_ids(&known(&new)));
    let same_chain = old_chain.iter().zip(&new_chain).take_while(|(a, b)| a == b).count();
    let has_blob = |digest: &Digest| first.layers.iter().any(|l| l.digest.as_ref() == Some(digest));
    let same: Vec<(LayerId, LayerId)> = same_diff_id.collect();
    let missing = |at: usize| match &second.layers[at].digest {
        Some(digest) => !has_blob(digest),
        // Without a digest of the blob, the diff ID is what is known of it.
        None => !same.iter().any(|(_, new)| new.index() == at),
    };
    let by_chain: Vec<LayerId> = (same_chain..second.layers.len()).map(LayerId::at).collect();
    let by_blob: Vec<LayerId> =
        (0..second.layers.len()).filter(|&at| missing(at)).map(LayerId::at).collect();
    let bytes = |layers: &[LayerId]| {
        layers.iter().filter_map(|l| second.layers.get(l.index())).map(|l| l.size_stored()).sum()
    };
    LayersDiff {
        same_chain,
        pull: Pull {
            by_chain_bytes: bytes(&by_chain),
            by_blob_bytes: bytes(&by_blob),
            by_chain,
            by_blob,
        },
        same_diff_id: same,
    }
}
