//! Formats that the image corpus lacks, made here byte by byte.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use onionskin::archive::{
    ContentAt, LayerRead, Outer, copy_content, digest_layer, hash_contents, open, read_content,
    read_layer, sniff, unpack,
};
use onionskin::base::{Digest, LayerId, Limit, Limits};
use onionskin::image::{
    Archive, ArchiveError, Compression, EntryKind, Finding, LayerProblem, LayerSource, Note,
};

use crate::archive_build::{Tar, bzip2, docker_archive, gzip, oci_archive, sparse_map, xz};
use crate::archive_fed::{fed_alike, layer_at};

fn opened(bytes: &[u8]) -> Archive {
    let outer = Outer::plain(bytes.len() as u64);
    open(&mut Cursor::new(bytes), outer, &Limits::default(), &mut |_| {}).unwrap().value
}

fn read(bytes: &[u8], compression: Compression) -> LayerRead {
    let (layer, limits) = (layer_at(0, bytes.len(), compression), Limits::default());
    let read = read_layer(&mut Cursor::new(bytes), &layer, false, &limits, &mut |_| {});
    fed_alike(bytes, &layer, &limits, &read);
    read
}

/// Reads a plain layer that has one file; gives its size and contents, read in three ways.
fn one_file(layer: &[u8]) -> (u64, Vec<u8>) {
    let plain = read(layer, Compression::None);
    assert_eq!(plain.problems, []);
    let at = ContentAt::of(0, plain.index.get(0).unwrap());
    let info = layer_at(0, layer.len(), Compression::None);
    let whole = 0..at.size;
    let contents = read_content(&mut Cursor::new(layer), &info, &at, whole).unwrap();
    let hashed =
        hash_contents(&mut Cursor::new(layer), &info, std::slice::from_ref(&at), &mut |_| {});

    let packed = gzip(layer);
    let passing = read(&packed, Compression::Gzip);
    assert_eq!(passing.index.get(0).unwrap().content_hash(), hashed.first().map(|h| h.1));
    let info = layer_at(0, packed.len(), Compression::Gzip);
    let mut copied = Vec::new();
    let mut sink = |bytes: &[u8]| {
        copied.extend_from_slice(bytes);
        Ok(())
    };
    copy_content(&mut Cursor::new(&packed), &info, &at, &mut sink, &mut |_| {}).unwrap();
    assert_eq!(copied, contents);
    (at.size, contents)
}

/// 3 bytes at 1,000 and 2 at 5,000 of a file of 10,000.
fn holey() -> Vec<u8> {
    let mut file = vec![0; 10_000];
    file[1000..1003].copy_from_slice(b"abc");
    file[5000..5002].copy_from_slice(b"de");
    file
}

#[test]
fn sparse_files_of_every_pax_format() {
    let zero = Tar::new()
        .pax(&[
            ("GNU.sparse.size", b"10000"),
            ("GNU.sparse.numblocks", b"2"),
            ("GNU.sparse.offset", b"1000"),
            ("GNU.sparse.numbytes", b"3"),
            ("GNU.sparse.offset", b"5000"),
            ("GNU.sparse.numbytes", b"2"),
        ])
        .file("f", b"abcde")
        .finish();
    let one = Tar::new()
        .pax(&[
            ("GNU.sparse.size", b"10000"),
            ("GNU.sparse.numblocks", b"2"),
            ("GNU.sparse.name", b"f"),
            ("GNU.sparse.map", b"1000,3,5000,2"),
        ])
        .file("GNUSparseFile.1/f", b"abcde")
        .finish();
    let two = Tar::new()
        .pax(&[
            ("GNU.sparse.major", b"1"),
            ("GNU.sparse.minor", b"0"),
            ("GNU.sparse.name", b"f"),
            ("GNU.sparse.realsize", b"10000"),
        ])
        .file("GNUSparseFile.1/f", &sparse_map(&[(1000, 3), (5000, 2)], b"abcde"))
        .finish();
    for layer in [zero, one, two] {
        assert_eq!(one_file(&layer), (10_000, holey()));
        assert_eq!(read(&layer, Compression::None).index.get(0).unwrap().path(), b"f");
    }
}

#[test]
fn a_file_that_is_one_hole() {
    let layer = Tar::new()
        .pax(&[
            ("GNU.sparse.major", b"1"),
            ("GNU.sparse.minor", b"0"),
            ("GNU.sparse.realsize", b"300000"),
        ])
        .file("f", &sparse_map(&[], b""))
        .file("g", b"after")
        .finish();
    assert_eq!(one_file(&layer), (300_000, vec![0; 300_000]));
    let index = read(&layer, Compression::None).index;
    assert_eq!(index.get(1).unwrap().path(), b"g");
}

#[test]
fn files_of_endless_holes_are_compared_by_their_pieces() {
    let sparse = |map: &str, data: &[u8]| {
        let size = b"4611686018427387904";
        let records = [("GNU.sparse.size", &size[..]), ("GNU.sparse.map", map.as_bytes())];
        let layer = Tar::new().pax(&records).file("f", data).finish();
        let index = read(&gzip(&layer), Compression::Gzip).index;
        let hash = index.get(0).unwrap().content_hash();
        let plain = read(&layer, Compression::None).index;
        let at = [ContentAt::of(0, plain.get(0).unwrap())];
        let info = layer_at(0, layer.len(), Compression::None);
        let again = hash_contents(&mut Cursor::new(&layer), &info, &at, &mut |_| {});
        assert_eq!(again.first().map(|found| found.1), hash);
        hash.unwrap()
    };
    let one = sparse("1000,3,5000,2", b"abcde");
    assert_eq!(one, sparse("1000,3,5000,2", b"abcde"));
    assert_eq!(one, sparse("1000,1,1001,2,5000,2,6000,0", b"abcde"));
    assert_ne!(one, sparse("1000,3,5000,2", b"abcdf"));
    assert_ne!(one, sparse("1000,3,5001,2", b"abcde"));
}

#[test]
fn a_range_of_a_sparse_file() {
    let layer = Tar::new()
        .pax(&[("GNU.sparse.size", b"10000"), ("GNU.sparse.map", b"1000,3,5000,2")])
        .file("f", b"abcde")
        .finish();
    let index = read(&layer, Compression::None).index;
    let at = ContentAt::of(0, index.get(0).unwrap());
    let info = layer_at(0, layer.len(), Compression::None);
    for range in [0..10_000, 999..1002, 1001..5001, 4000..4010, 5001..20_000, 9999..10_000] {
        let want = &holey()[range.start..range.end.min(10_000)];
        let asked = range.start as u64..range.end as u64;
        assert_eq!(read_content(&mut Cursor::new(&layer), &info, &at, asked).unwrap(), want);
    }
}

#[test]
fn a_damaged_sparse_map_costs_its_file_only() {
    let layer = Tar::new()
        .pax(&[("GNU.sparse.size", b"4"), ("GNU.sparse.map", b"0,3,2,2")])
        .file("f", b"abcde")
        .file("g", b"")
        .finish();
    let read = read(&layer, Compression::None);
    assert_eq!(read.problems, [LayerProblem::BadSparse { byte: 0, entry: 1 }]);
    assert_eq!(read.index.get(0).unwrap().path(), b"g");
}

#[test]
fn every_compression_reads_the_same() {
    let layer = Tar::new().file("a", b"1").file("b", &[7; 300_000]).finish();
    let plain = read(&layer, Compression::None).index;
    let frame = |bytes: &[u8]| {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    };
    let skippable = b"\x53\x2a\x4d\x18\x04\0\0\0toc!";
    let (first, second) = layer.split_at(1000);
    for (packed, compression) in [
        (gzip(&layer), Compression::Gzip),
        ([gzip(first), gzip(b""), gzip(second)].concat(), Compression::Gzip),
        (frame(&layer), Compression::Zstd),
        // zstd:chunked: a frame for each file, a table of contents in a skippable frame.
        ([&frame(first)[..], &frame(second), skippable].concat(), Compression::Zstd),
        (xz(&layer), Compression::Xz),
        (bzip2(&layer), Compression::Bzip2),
        ([bzip2(first), bzip2(second)].concat(), Compression::Bzip2),
    ] {
        let got = read(&packed, compression);
        assert_eq!(got.problems, [], "{compression:?}");
        crate::archive_truth::same_index(&got.index, &plain);
        assert_eq!(got.index.tar_bytes, layer.len() as u64);
        let limits = Limits::default();
        let layer_info = layer_at(0, packed.len(), compression);
        let report =
            digest_layer(&mut Cursor::new(&packed), &layer_info, &limits, &mut |_| {}).unwrap();
        let digests = report.value;
        assert_eq!(digests.diff_id.0, Digest::sha256_of(&layer));
        assert_eq!(digests.digest, Digest::sha256_of(&packed));
    }
}

#[test]
fn an_estargz_table_of_contents_is_no_entry_where_it_follows_the_end() {
    let layer = Tar::new().file("a", b"1").finish();
    let toc = Tar::new().file("stargz.index.json", b"{}").finish();
    let packed = [gzip(&layer), gzip(&toc)].concat();
    let read = read(&packed, Compression::Gzip);
    assert_eq!(read.problems, []);
    assert_eq!(read.index.len(), 1);
    assert_eq!(read.index.tar_bytes, (layer.len() + toc.len()) as u64);
}

#[test]
fn foreign_and_encrypted_layers_are_told_and_the_rest_is_shown() {
    let layer = gzip(&Tar::new().file("a", b"1").finish());
    let foreign = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
    let archive = opened(&oci_archive(&[
        (foreign, b"", r#"["https://example.com/base"]"#),
        ("application/vnd.oci.image.layer.v1.tar+gzip", &layer, "[]"),
        ("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", &layer, "[]"),
    ]));
    let image = &archive.images[0];
    let urls = vec!["https://example.com/base".to_owned()];
    assert!(
        image.findings.contains(&Finding::Layer {
            layer: LayerId(0),
            problem: LayerProblem::Foreign { urls }
        })
    );
    assert!(
        image
            .findings
            .contains(&Finding::Layer { layer: LayerId(2), problem: LayerProblem::Encrypted })
    );
    assert_eq!(image.layers[0].source, LayerSource::None);
    assert_eq!(image.layers[1].compression, Some(Compression::Gzip));
}

#[test]
fn a_foreign_layer_that_is_there_is_read() {
    let layer = Tar::new().file("a", b"1").finish();
    let archive = opened(&oci_archive(&[(
        "application/vnd.oci.image.layer.nondistributable.v1.tar",
        &layer,
        r#"["https://example.com/base"]"#,
    )]));
    assert_eq!(archive.images[0].layers[0].compression, Some(Compression::None));
    let problem = |f: &Finding| matches!(f, Finding::Layer { .. });
    assert!(!archive.images[0].findings.iter().any(problem));
}

#[test]
fn attributes_may_hold_line_breaks_and_zeros() {
    let layer = Tar::new()
        .pax(&[("SCHILY.xattr.security.capability", b"\x01\n\0\x02\n"), ("uid", b"3000000000")])
        .file("a", b"1")
        .finish();
    let index = read(&layer, Compression::None).index;
    let entry = index.get(0).unwrap();
    let (name, value) = &entry.xattrs()[0];
    assert_eq!((&name[..], &value[..]), (&b"security.capability"[..], &b"\x01\n\0\x02\n"[..]));
    assert_eq!(entry.owner().uid, 3_000_000_000);
}

#[test]
fn a_number_that_is_none_is_told_and_taken_as_zero() {
    let layer = Tar::new().raw(b'0', "a", b"1", |h| h[108..112].copy_from_slice(b"zzzz")).finish();
    let read = read(&layer, Compression::None);
    assert_eq!(read.index.len(), 1);
    let field = "uid".to_owned();
    assert_eq!(read.problems, [LayerProblem::BadNumber { field, byte: 0, entry: 1 }]);
}

#[test]
fn a_layer_cut_between_two_entries_is_told() {
    let layer = Tar::new().file("a", b"1").file("b", b"2").finish();
    let mut info = layer_at(0, layer.len(), Compression::None);
    info.source = LayerSource::Bytes { offset: 0, len: layer.len() as u64 };
    let cut = &layer[..1024];
    for verify in [false, true] {
        let mut reader = Cursor::new(cut);
        let read = read_layer(&mut reader, &info, verify, &Limits::default(), &mut |_| {});
        assert_eq!(read.index.len(), 1);
        assert_eq!(read.problems, [LayerProblem::EndsEarly { bytes: 1024 }]);
        assert_eq!(read.digests, None);
    }
}

#[test]
fn limits_are_named_and_what_comes_before_is_kept() {
    let layer = Tar::new().file("a", b"").file("b/c/d", b"").file("e", b"").finish();
    let check = |limits: Limits, limit: Limit, entries: usize| {
        let info = layer_at(0, layer.len(), Compression::None);
        let read = read_layer(&mut Cursor::new(&layer), &info, false, &limits, &mut |_| {});
        assert_eq!(read.index.len(), entries);
        let found =
            |p: &LayerProblem| matches!(p, LayerProblem::Limit { limit: l, .. } if *l == limit);
        assert!(read.problems.iter().any(found), "{:?}", read.problems);
    };
    check(Limits { entries: 2, ..Limits::default() }, Limit::Entries, 2);
    check(Limits { depth: 2, ..Limits::default() }, Limit::Depth, 2);
    check(Limits { path_bytes: 4, ..Limits::default() }, Limit::PathBytes, 2);
    check(Limits { name_bytes: 3, ..Limits::default() }, Limit::NameBytes, 1);

    let packed = gzip(&Tar::new().file("a", b"").file("b", &[0; 100_000]).finish());
    let limits = Limits { unpacked_bytes: 50_000, ..Limits::default() };
    let info = layer_at(0, packed.len(), Compression::Gzip);
    let read = read_layer(&mut Cursor::new(&packed), &info, false, &limits, &mut |_| {});
    let (limit, value) = (Limit::UnpackedBytes, 50_000);
    assert_eq!(read.problems, [LayerProblem::Limit { limit, value, at: String::new() }]);
}

#[test]
fn a_whole_file_in_lz4_is_refused_by_name() {
    let error = sniff(b"\x04\x22\x4d\x18\x60\x40\x82", 7).unwrap_err();
    assert_eq!(error, ArchiveError::Unsupported { compression: "lz4".to_owned() });
}

#[test]
fn a_whole_file_cut_inside_its_compression_gives_what_is_there() {
    let packed = gzip(&docker_archive(&[Tar::new().file("a", b"1").finish()]));
    let cut = &packed[..packed.len() - 4];
    let mut tar = Vec::new();
    let mut sink = |bytes: &[u8]| {
        tar.extend_from_slice(bytes);
        Ok(())
    };
    let limits = Limits::default();
    let report = unpack(cut, Compression::Gzip, &limits, &mut sink, &mut |_| {}).unwrap();
    let early =
        Note::OuterCompressionEndsEarly { compression: Compression::Gzip, bytes: report.value };
    assert_eq!(report.findings, [Finding::Archive(early)]);
    assert_eq!(opened(&tar).images[0].layers.len(), 1);
}

#[test]
fn linux_amd64_is_shown_first() {
    let archive = docker_archive(&[]);
    assert_eq!(opened(&archive).default_image, 0);
    assert_eq!(opened(&archive).images[0].tags, ["a:b"]);
}

#[test]
fn devices_keep_their_numbers() {
    let layer = Tar::new()
        .raw(b'3', "null", b"", |h| {
            h[329..336].copy_from_slice(b"0000001");
            h[337..344].copy_from_slice(b"0000003");
        })
        .finish();
    let index = read(&layer, Compression::None).index;
    let entry = index.get(0).unwrap();
    assert_eq!((entry.kind, entry.device()), (EntryKind::Char, Some((1, 3))));
}

/// Gives a few bytes at a time, and fails at `fails_at`.
struct Halting<'b> {
    bytes: Cursor<&'b [u8]>,
    fails_at: u64,
}

impl Read for Halting<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.bytes.position() >= self.fails_at {
            return Err(io::Error::other("the file changed"));
        }
        let most = out.len().min(7);
        self.bytes.read(&mut out[..most])
    }
}

impl Seek for Halting<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

#[test]
fn short_reads_change_nothing() {
    let layer = Tar::new().file("a", &[1; 3000]).file("b", b"2").finish();
    let archive = docker_archive(&[layer.clone(), gzip(&layer)]);
    let mut reader = Halting { bytes: Cursor::new(&archive), fails_at: u64::MAX };
    let limits = Limits::default();
    let outer = Outer::plain(archive.len() as u64);
    let found = open(&mut reader, outer, &limits, &mut |_| {}).unwrap().value;
    assert_eq!(found, opened(&archive));
    for info in &found.images[0].layers {
        for verify in [false, true] {
            let short = read_layer(&mut reader, info, verify, &limits, &mut |_| {});
            let mut whole = Cursor::new(&archive);
            assert_eq!(short, read_layer(&mut whole, info, verify, &limits, &mut |_| {}));
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_on_is_told_as_such() {
    let layer = Tar::new().file("a", &[1; 3000]).file("b", b"2").finish();
    let packed = gzip(&layer);
    let message = "the file changed".to_owned();
    for (bytes, compression) in [(&layer, Compression::None), (&packed, Compression::Gzip)] {
        let info = layer_at(0, bytes.len(), compression);
        let fails_at = bytes.len() as u64 / 2;
        for verify in [false, true] {
            let mut reader = Halting { bytes: Cursor::new(bytes), fails_at };
            let read = read_layer(&mut reader, &info, verify, &Limits::default(), &mut |_| {});
            assert_eq!(read.problems, [LayerProblem::Read { message: message.clone() }]);
        }
    }
    let mut reader = Halting { bytes: Cursor::new(&layer), fails_at: 1000 };
    let outer = Outer::plain(layer.len() as u64);
    let error = open(&mut reader, outer, &Limits::default(), &mut |_| {}).unwrap_err();
    assert_eq!(error, ArchiveError::Read { message });
}
