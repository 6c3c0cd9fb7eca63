//! Damaged bytes of every kind: no panic, no hang, bounded memory.

#[path = "../../fuzz/src/bodies.rs"]
mod bodies;

use std::io::Write;

use proptest::prelude::*;

use crate::archive_build::{self, Tar};

/// Small archives and layers of every format, to be damaged.
fn seeds() -> Vec<Vec<u8>> {
    let layer = Tar::new()
        .pax(&[("path", b"dir/with a long name"), ("SCHILY.xattr.user.a", b"1\n2")])
        .file("x", b"contents")
        .gnu_long_name(&"deep/".repeat(60))
        .file("y", b"")
        .link(b'2', "link", "dir")
        .link(b'1', "hard", "x")
        .pax(&[
            ("GNU.sparse.major", b"1"),
            ("GNU.sparse.minor", b"0"),
            ("GNU.sparse.name", b"holes"),
            ("GNU.sparse.realsize", b"100000"),
        ])
        .file("GNUSparseFile.0/holes", &archive_build::sparse_map(&[(50_000, 3)], b"abc"))
        .finish();
    let zstd =
        ruzstd::encoding::compress_to_vec(&layer[..], ruzstd::encoding::CompressionLevel::Fastest);
    let gzip = archive_build::gzip(&layer);
    let docker = archive_build::docker_archive(&[layer.clone(), gzip.clone(), zstd.clone()]);
    let oci = archive_build::oci_archive(&[
        ("application/vnd.oci.image.layer.v1.tar", &layer, "[]"),
        ("application/vnd.oci.image.layer.v1.tar+gzip", &gzip, "[]"),
    ]);
    let tagged = |first: u8, bytes: &[u8]| [&[first], bytes].concat();
    vec![
        tagged(0, &layer),
        tagged(1, &gzip),
        tagged(2, &zstd),
        tagged(3, &archive_build::xz(&layer)),
        tagged(4, &archive_build::bzip2(&layer)),
        archive_build::gzip(&docker),
        docker,
        oci,
    ]
}

/// One way of damaging bytes.
#[derive(Clone, Debug)]
enum Damage {
    Set(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Number(prop::sample::Index, u64),
    Repeat(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    use prop::sample::Index;
    prop_oneof![
        6 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        1 => any::<Index>().prop_map(Damage::Cut),
        1 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..600))
            .prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        2 => (any::<Index>(), any::<u64>()).prop_map(|(at, n)| Damage::Number(at, n)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Repeat(from, to)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    match damage {
        Damage::Set(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Insert(at, more) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, more.iter().copied());
        }
        // A header's size, with a checksum that fits.
        Damage::Number(at, n) => {
            let block = at.index(bytes.len()) / 512 * 512;
            if let Some(header) = bytes.get_mut(block..block + 512) {
                let mut field = &mut header[124..136];
                let _ = write!(field, "{:011o}\0", n % (1 << 33));
            }
        }
        Damage::Repeat(from, to) => {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(to..to, piece);
        }
    }
}

/// Gives every header that has one a checksum that fits, so that damage gets past it.
fn mend_checksums(bytes: &mut [u8]) {
    for block in bytes.chunks_exact_mut(512) {
        if block.get(257..262) == Some(b"ustar") {
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..Default::default() })]

    #[test]
    fn damaged_bytes_never_panic(
        seed in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..12),
        mend in any::<bool>(),
    ) {
        let seeds = seeds();
        let mut bytes = seeds[seed.index(seeds.len())].clone();
        for damage in &damages {
            apply(&mut bytes, damage);
        }
        if mend {
            mend_checksums(&mut bytes);
        }
        bodies::outer_archive(&bytes);
        bodies::layer_tar(&bytes);
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        bodies::outer_archive(&bytes);
        bodies::layer_tar(&bytes);
    }
}

/// More with `ONIONSKIN_CASES`.
fn cases() -> u32 {
    std::env::var("ONIONSKIN_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200)
}
