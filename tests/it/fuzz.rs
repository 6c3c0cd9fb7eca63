//! The fuzz targets on bounded random input, for where there is no fuzzer.

#[path = "../../fuzz/src/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

/// A damage: at a place, some bytes are set, taken out, or doubled.
#[derive(Clone, Debug)]
enum Damage {
    Set(Index, Vec<u8>),
    Cut(Index, usize),
    Double(Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let odd = prop_oneof![Just(0_u8), Just(0xff), Just(b'7'), Just(b'.'), Just(b'/'), any::<u8>()];
    prop_oneof![
        (any::<Index>(), prop::collection::vec(odd, 1..12))
            .prop_map(|(at, with)| Damage::Set(at, with)),
        (any::<Index>(), 1_usize..2048).prop_map(|(at, length)| Damage::Cut(at, length)),
        (any::<Index>(), 1_usize..2048).prop_map(|(at, length)| Damage::Double(at, length)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    let (at, length) = match damage {
        Damage::Set(at, with) => (at, with.len()),
        Damage::Cut(at, length) | Damage::Double(at, length) => (at, *length),
    };
    let at = at.index(bytes.len());
    let end = (at + length).min(bytes.len());
    match damage {
        Damage::Set(_, with) => bytes[at..end].copy_from_slice(&with[..end - at]),
        Damage::Cut(..) => drop(bytes.drain(at..end)),
        Damage::Double(..) => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
    }
}

/// Good archives to begin with: the samples of the start screen.
fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/samples");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let tars = files.iter().filter(|file| file.extension().is_some_and(|e| e == "tar"));
    let mut seeds: Vec<_> = tars.map(|file| fs::read(file).unwrap()).collect();
    // Without samples: one empty file, so that the tests still try something.
    seeds.push(empty_file());
    seeds
}

/// A tar with one empty file in it. (The checksum is made right by the target.)
fn empty_file() -> Vec<u8> {
    let mut tar = vec![0; 2048];
    tar[..4].copy_from_slice(b"file");
    tar[100..107].copy_from_slice(b"0000644");
    tar[124..135].copy_from_slice(b"00000000000");
    tar[156] = b'0';
    tar[257..265].copy_from_slice(b"ustar\x0000");
    tar
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_archives_are_read_or_refused(
        seed in any::<Index>(),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        let seeds = seeds();
        let mut bytes = seeds[seed.index(seeds.len())].clone();
        damages.iter().for_each(|damage| apply(&mut bytes, damage));
        bodies::outer_archive(&bytes);
    }

    #[test]
    fn any_bytes_are_a_layer_or_not(
        bytes in prop::collection::vec(any::<u8>(), 0..4096),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        bodies::layer_tar(&bytes);
        let mut tar = empty_file();
        damages.iter().for_each(|damage| apply(&mut tar, damage));
        bodies::layer_tar(&tar);
    }
}
