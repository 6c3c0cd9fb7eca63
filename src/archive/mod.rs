//! Bytes to images: the outer archive, its formats, compression, layer tars, contents.
//!
//! The order of calls: [`sniff`] the first bytes; if the whole file is compressed, [`unpack`] it;
//! [`open`] the archive, which finds the images and where each layer's bytes are; [`read_layer`]
//! every layer, in any order and in parallel. Then, on demand: [`digest_layer`],
//! [`hash_contents`], [`read_content`], [`copy_content`], [`copy_contents`], [`copy_layer`].
//!
//! Not here: what the layers mean together (`union`), and anything that fetches, writes or runs.
//! Readers are asked for small pieces (512 bytes a header) and must buffer by themselves;
//! [`Windowed`] does that for files.

mod config;
mod content;
mod contents;
mod decode;
mod digests;
mod docker;
mod fed;
mod gzip;
mod hashing;
mod inflate;
mod input;
mod json;
mod layer;
mod number;
mod oci;
mod open;
mod outer;
mod pax;
mod reading;
mod sniff;
mod source;
mod sparse;
mod tar_header;
mod tar_reader;
mod tar_writer;
mod unpack;
mod windowed;
mod zstd;

pub use content::{ContentAt, copy_content, copy_range, hash_contents, read_content};
pub use contents::{Piece, copy_contents, copy_layer};
pub use digests::{LayerDigests, digest_layer};
pub use fed::{FedLayer, NotFed};
pub use layer::{LayerRead, read_layer};
pub use open::{Outer, open};
pub use sniff::sniff;
pub use tar_writer::{TarMember, pad};
pub use unpack::unpack;
pub use windowed::Windowed;
