//! A layer read as its bytes come gives what it gives when it is read on demand.

use std::io::Cursor;

use onionskin::archive::{FedLayer, LayerRead, NotFed, digest_layer, read_layer};
use onionskin::base::{LayerId, Limits};
use onionskin::image::{Compression, LayerInfo, LayerProblem, LayerSource};

use crate::archive_build::{Tar, gzip, xz};

/// Reads a layer of an archive, so many bytes at a time.
fn fed(
    archive: &[u8],
    layer: &LayerInfo,
    limits: &Limits,
    chunk: usize,
) -> Result<LayerRead, NotFed> {
    let mut fed = FedLayer::begin(layer, archive.len() as u64, limits)?;
    while let Some(wants) = fed.wants() {
        let wants = wants.start as usize..wants.end as usize;
        let end = (wants.start + chunk).min(wants.end);
        assert!(fed.feed(&archive[wants.start..end]) > 0, "stands still at {wants:?}");
    }
    fed.finish()
}

/// Without what is said of checksums: they are looked at with the digests.
fn unchecked(mut read: LayerRead) -> LayerRead {
    read.problems.retain(|problem| !matches!(problem, LayerProblem::Checksum { .. }));
    read
}

/// Asserts that a layer is read the same in pieces of any size, or not read so at all; whether it is in
/// one piece.
pub fn fed_alike(archive: &[u8], layer: &LayerInfo, limits: &Limits, read: &LayerRead) -> bool {
    let chunks = [usize::MAX >> 1, 300_000, 4096, 513, 512, 511, 7, 1];
    let few = if archive.len() > 50_000 { 2 } else { 0 };
    let alike = chunks[..chunks.len() - few].iter().map(|&chunk| {
        match fed(archive, layer, limits, chunk) {
            Ok(fed) => {
                assert_eq!(unchecked(fed), unchecked(read.clone()), "{chunk} bytes at a time");
                true
            }
            Err(NotFed) => false,
        }
    });
    let alike: Vec<bool> = alike.collect();
    // Where pieces end at the end of a gzip member, it may have to be read on demand.
    let whole =
        layer.compression != Some(Compression::None) || alike.iter().all(|&one| one == alike[0]);
    assert!(whole, "{alike:?}");
    alike[0]
}

/// A layer of so many bytes of a file, from an offset on; nothing else is known of it.
pub fn layer_at(offset: u64, len: usize, compression: Compression) -> LayerInfo {
    LayerInfo {
        id: LayerId(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset, len: len as u64 },
        compression: Some(compression),
    }
}

/// What is read of some bytes that stand in the middle of others; whether in pieces too.
fn both(bytes: &[u8], compression: Compression, limits: &Limits) -> (LayerRead, bool) {
    let archive = [&[7; 1000], bytes, &[9; 5000]].concat();
    let info = layer_at(1000, bytes.len(), compression);
    let read = read_layer(&mut Cursor::new(&archive), &info, false, limits, &mut |_| {});
    let alike = fed_alike(&archive, &info, limits, &read);
    (read, alike)
}

/// Files of all sizes around a block, long names, records, links, and one larger than any piece.
fn varied() -> Vec<u8> {
    let long = "d/".repeat(80) + "name";
    let noise: Vec<u8> =
        (0..700_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    [0, 1, 511, 512, 513, 1024, 40_000]
        .iter()
        .fold(Tar::new(), |tar, &size| tar.file(&format!("f{size}"), &noise[..size]))
        .raw(b'L', "././@LongLink", format!("{long}\0").as_bytes(), |_| {})
        .file("short", b"long")
        .raw(b'x', "pax", b"11 path=ab\n", |_| {})
        .file("other", b"ab")
        .raw(b'g', "global", &[b' '; 1500], |_| {})
        .file("large", &noise)
        .file("last", b"1")
        .finish()
}

#[test]
fn plain_and_gzip_layers_are_read_in_pieces_of_any_size() {
    let (tar, limits) = (varied(), Limits::default());
    let (plain, fed) = both(&tar, Compression::None, &limits);
    assert!(fed && plain.problems.is_empty(), "{:?}", plain.problems);
    assert_eq!(plain.index.len(), 11);
    let (packed, fed) = both(&gzip(&tar), Compression::Gzip, &limits);
    assert!(fed && packed.problems.is_empty(), "{:?}", packed.problems);
    let hash = |name: &str| {
        let entry = packed.index.entries().find(|e| e.path() == name.as_bytes());
        entry.and_then(|entry| entry.content_hash())
    };
    assert!(hash("large").is_some() && hash("large") != hash("last"));
}

#[test]
fn streams_of_several_members_are_read_on() {
    let tar = varied();
    let members: Vec<u8> = tar.chunks(9_000).flat_map(gzip).collect();
    let (read, fed) = both(&members, Compression::Gzip, &Limits::default());
    assert!(fed && read.problems.is_empty(), "{:?}", read.problems);
    let after = [members, vec![0; 700]].concat();
    let (read, fed) = both(&after, Compression::Gzip, &Limits::default());
    let compression = Compression::Gzip;
    assert!(fed);
    assert_eq!(read.problems, [LayerProblem::TrailingBytes { compression }]);
}

#[test]
fn damage_is_told_alike_wherever_it_is() {
    let tar = varied();
    let packed = gzip(&tar);
    for (bytes, compression) in [(&tar, Compression::None), (&packed, Compression::Gzip)] {
        let at = |part: usize| bytes.len() * part / 23;
        for part in 0..23 {
            let (_, fed) = both(&bytes[..at(part).max(1)], compression, &Limits::default());
            // What is wrong with a gzip stream the other reader can say.
            assert_eq!(fed, compression == Compression::None, "cut at {}", at(part));
            let mut wrong = bytes.clone();
            wrong[at(part) / 512 * 512 + 150] ^= 0x55;
            both(&wrong, compression, &Limits::default());
        }
        let mut wrong = bytes.clone();
        let sum = wrong.len() - 6;
        wrong[sum] ^= 1;
        assert!(both(&wrong, compression, &Limits::default()).1);
    }
}

#[test]
fn a_wrong_checksum_is_told_with_the_digests_a_wrong_length_at_once() {
    let limits = Limits::default();
    let packed = gzip(&varied());
    let told = |back: usize| {
        let mut wrong = packed.clone();
        let at = wrong.len() - back;
        wrong[at] ^= 1;
        let info = layer_at(0, wrong.len(), Compression::Gzip);
        let read = fed(&wrong, &info, &limits, 4096).unwrap();
        let report = digest_layer(&mut Cursor::new(&wrong), &info, &limits, &mut |_| {}).unwrap();
        (read.problems, report.findings)
    };
    let problem = vec![LayerProblem::Checksum { compression: Compression::Gzip }];
    assert_eq!(told(6), (Vec::new(), problem.clone()));
    assert_eq!(told(2), (problem.clone(), problem));
}

#[test]
fn limits_are_the_same() {
    let tar = varied();
    for limits in [
        Limits { entries: 3, ..Limits::default() },
        Limits { name_bytes: 20, ..Limits::default() },
        Limits { path_bytes: 40, ..Limits::default() },
        Limits { depth: 3, ..Limits::default() },
        Limits { unpacked_bytes: 50_000, ..Limits::default() },
        Limits { header_bytes: 100, ..Limits::default() },
    ] {
        assert!(both(&tar, Compression::None, &limits).1);
        let fed = both(&gzip(&tar), Compression::Gzip, &limits).1;
        assert_eq!(fed, limits.unpacked_bytes > tar.len() as u64);
    }
}

#[test]
fn the_end_of_a_tar_may_be_short() {
    let tar = Tar::new().file("a", b"1").file("b", &[2; 600]).finish();
    for end in [512, 513, 1024, 1025, 1536, 2000, 2136, 2560, 2600, 3072, 3300, 3584] {
        let cut = &tar[..end.min(tar.len())];
        assert!(both(cut, Compression::None, &Limits::default()).1, "{end}");
        assert!(both(&gzip(cut), Compression::Gzip, &Limits::default()).1, "{end}");
    }
    assert!(both(&[0; 1024], Compression::None, &Limits::default()).1);
    assert!(both(&gzip(&[]), Compression::Gzip, &Limits::default()).1);
}

#[test]
fn contents_of_plain_layers_are_not_asked_for() {
    let tar = Tar::new().file("a", &[1; 100_000]).file("b", b"2").finish();
    let info = layer_at(0, tar.len(), Compression::None);
    let limits = Limits::default();
    let mut fed = FedLayer::begin(&info, tar.len() as u64, &limits).unwrap();
    let mut starts = Vec::new();
    while let Some(wants) = fed.wants() {
        starts.push(wants.start);
        let start = wants.start as usize;
        fed.feed(&tar[start..start + 512]);
    }
    assert_eq!(starts[..2], [0, 512 + 100_352]);
    assert_eq!(fed.finish().unwrap().index.len(), 2);
}

#[test]
fn what_cannot_be_read_as_it_comes_is_left_to_the_other_reader() {
    let tar = Tar::new().file("a", b"1").finish();
    let limits = Limits::default();
    let begin = |info: &LayerInfo, archive: usize| {
        FedLayer::begin(info, archive as u64, &limits).map(|_| ())
    };
    assert_eq!(begin(&layer_at(0, tar.len(), Compression::Xz), tar.len()), Err(NotFed));
    assert_eq!(begin(&layer_at(0, tar.len(), Compression::None), tar.len() - 1), Err(NotFed));
    assert_eq!(begin(&layer_at(u64::MAX, 5, Compression::None), tar.len()), Err(NotFed));
    assert!(!both(&xz(&tar), Compression::Xz, &limits).1);
    // A header of the stream that is longer than what is waited for.
    let named = |len: usize| {
        let mut named = gzip(&tar);
        named[3] = 8;
        named.splice(10..10, std::iter::repeat_n(b'n', len).chain([0]));
        named
    };
    let alike = |bytes: &[u8]| both(bytes, Compression::Gzip, &limits).1;
    assert!(alike(&named(600)));
    assert!(!alike(&named(600_000)));
}

#[test]
fn all_headers_of_gzip_are_passed() {
    let tar = Tar::new().file("a", b"1").finish();
    let mut all = gzip(&tar);
    all[3] = 0b1_1111;
    let extra = [&[3, 0], &b"abc"[..], b"name\0", b"comment\0", &[7, 7]].concat();
    all.splice(10..10, extra);
    assert!(both(&all, Compression::Gzip, &Limits::default()).1);
    all[3] |= 0x20;
    assert!(!both(&all, Compression::Gzip, &Limits::default()).1, "what is reserved");
}

#[test]
fn members_may_be_empty_and_end_anywhere() {
    let tar = varied();
    for size in [1, 2, 3, 100, 8_191] {
        let few = tar.chunks(size).take(300).flat_map(gzip);
        let rest = &tar[tar.len().min(300 * size)..];
        let members: Vec<u8> = few.chain(gzip(b"")).chain(gzip(rest)).chain(gzip(b"")).collect();
        assert!(both(&members, Compression::Gzip, &Limits::default()).1, "{size}");
    }
}
