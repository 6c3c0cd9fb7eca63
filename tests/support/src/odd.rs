//! Images the corpus of real archives lacks.

use crate::archive::{Image, Stored, docker_save_legacy, oci_stored};
use crate::pack;
use crate::tar::{Meta, Tar};
use crate::text::layer;

/// The media type of layers that may not be passed on (image-spec, `layer.md`).
const FOREIGN: &str = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";
const GZIP: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

fn stored(media_type: &'static str, plain: Vec<u8>) -> Stored {
    let bytes = pack::gzip(&plain);
    Stored { media_type, plain, bytes, kept: true, urls: Vec::new() }
}

/// Two layers; the lower one is foreign and not in the archive.
#[must_use]
pub fn foreign_layer() -> Vec<u8> {
    let mut base = stored(FOREIGN, layer("file base.txt \"from elsewhere\\n\""));
    base.kept = false;
    base.urls = vec!["https://example.com/base.tar.gz".to_owned()];
    oci_stored("odd/foreign:1", &[base, stored(GZIP, layer("file app.txt \"here\\n\""))])
}

/// An opaque marker below a symbolic link of the layer below, without an entry of its own for the
/// directory: it hides nothing, since what it names is no directory.
#[must_use]
pub fn opaque_below_link() -> Image {
    let lower = layer("dir real\nfile real/kept \"still here\\n\"\nlink way -> real");
    let upper = layer("opaque way\nfile other \"x\\n\"");
    Image::of_layers("odd/opaque-below-link:1", vec![lower, upper])
}

/// The contents of the sparse files below: `abc` at 4,096 and `de` at 20,000 of 65,536 bytes.
#[must_use]
pub fn sparse_contents() -> Vec<u8> {
    let mut bytes = vec![0; 65_536];
    bytes[4_096..4_099].copy_from_slice(b"abc");
    bytes[20_000..20_002].copy_from_slice(b"de");
    bytes
}

/// A layer with one sparse file `holes`, in GNU's PAX format 0.1 (`GNU.sparse.map`).
#[must_use]
pub fn sparse_0_1() -> Vec<u8> {
    let mut tar = Tar::new();
    let meta = Meta::mode(0o644)
        .pax("GNU.sparse.major", b"0")
        .pax("GNU.sparse.minor", b"1")
        .pax("GNU.sparse.name", b"holes")
        .pax("GNU.sparse.size", b"65536")
        .pax("GNU.sparse.numblocks", b"2")
        .pax("GNU.sparse.map", b"4096,3,20000,2");
    tar.file("GNUSparseFile.0/holes", b"abcde", &meta);
    tar.finish()
}

/// As [`sparse_0_1`], in format 1.0: the map stands before the data, padded to a block.
#[must_use]
pub fn sparse_1_0() -> Vec<u8> {
    let mut data = b"2\n4096\n3\n20000\n2\n".to_vec();
    data.resize(512, 0);
    data.extend_from_slice(b"abcde");
    let meta = Meta::mode(0o644)
        .pax("GNU.sparse.major", b"1")
        .pax("GNU.sparse.minor", b"0")
        .pax("GNU.sparse.name", b"holes")
        .pax("GNU.sparse.realsize", b"65536");
    let mut tar = Tar::new();
    tar.file("GNUSparseFile.0/holes", &data, &meta);
    tar.finish()
}

/// An image with both sparse formats, one a layer.
#[must_use]
pub fn sparse() -> Vec<u8> {
    docker_save_legacy(&[Image::of_layers("odd/sparse:1", vec![sparse_0_1(), sparse_1_0()])])
}

/// An image of one eStargz layer: two files and the table of contents, which is part of the tar.
#[must_use]
pub fn estargz() -> Vec<u8> {
    let part = |name: &str, data: &[u8]| {
        let mut tar = Tar::new();
        tar.file(name, data, &Meta::mode(0o644));
        tar.unfinished().to_vec()
    };
    let parts = [("a.txt", part("a.txt", b"first\n")), ("b.txt", part("b.txt", b"second\n"))];
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (*n, b.as_slice())).collect();
    let bytes = pack::estargz(&parts);
    let mut plain = Vec::new();
    let mut decoder = flate2::read::MultiGzDecoder::new(bytes.as_slice());
    std::io::Read::read_to_end(&mut decoder, &mut plain).expect("our own gzip");
    oci_stored("odd/estargz:1", &[Stored { bytes, ..stored(GZIP, plain) }])
}
