//! In which order layers are read.

use crate::base::sort_by;
use crate::image::LayerInfo;

/// The lowest layer first, so that something is on screen soon; then the largest, which must not be begun
/// last where several are read at once; then from below, as they are put on each other.
#[must_use]
pub fn reading_order(mut layers: Vec<&LayerInfo>) -> Vec<&LayerInfo> {
    let largest = layers.iter().max_by_key(|layer| layer.size_stored()).map(|layer| layer.id);
    let key = |layer: &LayerInfo| (layer.id.0 != 0, Some(layer.id) != largest, layer.id);
    sort_by(&mut layers, |a, b| key(a).cmp(&key(b)));
    layers
}
