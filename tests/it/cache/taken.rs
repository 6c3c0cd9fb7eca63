//! Files as a browser gives them, and what a single one is.

use std::io::{self, Read};

use onionskin::app::cache::Dropped;
use onionskin::sim::cache::script::{
    Entry, TEXT, What, assumed_dirs, assumed_file, take, text_limit, top,
};

/// Gives a byte at a time.
struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = out.len().min(1);
        self.0.read(&mut out[..n])
    }
}

fn taken(bytes: &[u8], room: u64) -> What {
    let mut left = room;
    take(&mut Slow(bytes), bytes.len() as u64, TEXT, &mut left).unwrap()
}

#[test]
fn small_texts_are_kept_and_others_are_told_by_their_digest() {
    assert_eq!(taken("안녕\n".as_bytes(), 100), What::Text("안녕\n".into()));
    assert_eq!(taken(b"", 0), What::Text(String::new()));
    // The first half of each SHA-256.
    assert_eq!(taken(b"abc", 2), What::Unseen(3, "ba7816bf8f01cfea414140de5dae2223".into()));
    assert_eq!(taken(&[0xff, 0], 100), What::Unseen(2, "ea5dbf9596d187e9500f23e9a6801094".into()));
    assert!(matches!(taken(b"a\0b", 100), What::Unseen(3, _)));
    let large = vec![b'a'; 100_000];
    let What::Unseen(size, one) = taken(&large, 1 << 20) else { panic!("it is large") };
    let mut other = large.clone();
    other[99_999] = b'b';
    let What::Unseen(_, other) = taken(&other, 1 << 20) else { panic!("it is large") };
    assert_eq!(size, 100_000);
    assert_ne!(one, other);
}

#[test]
fn what_is_kept_uses_up_the_room() {
    let (mut reader, mut room) = (&b"aaabbbccc"[..], 6);
    let mut next = || take(&mut reader, 3, TEXT, &mut room).unwrap();
    assert_eq!(next(), What::Text("aaa".into()));
    assert_eq!(next(), What::Text("bbb".into()));
    assert!(matches!(next(), What::Unseen(3, _)));
}

#[test]
fn a_file_that_ends_early_is_an_error() {
    for size in [4, 100_000] {
        let ended = take(&mut &b"abc"[..], size, TEXT, &mut 100).unwrap_err();
        assert_eq!(ended.kind(), io::ErrorKind::UnexpectedEof);
    }
}

#[test]
fn long_dockerfiles_and_ignore_files_are_kept() {
    let long = vec![b'a'; 20_000];
    let kept = |path: &str| {
        let what = take(&mut &*long, 20_000, text_limit(path), &mut (1 << 20)).unwrap();
        matches!(what, What::Text(_))
    };
    assert!(kept("Dockerfile") && kept(".dockerignore") && !kept("src/Dockerfile"));
}

#[test]
fn directories_are_made_of_paths() {
    let dirs = assumed_dirs(["a/b/c.js", "x.js", "../y/z"].into_iter(), ["empty", "a"].into_iter());
    let told: Vec<String> = dirs.iter().map(Entry::to_string).collect();
    assert_eq!(told, ["dir 755? a", "dir 755? a/b", "dir 755? empty"]);
    assert!(dirs.iter().all(|entry| entry.assumed));
    let file = assumed_file("./a//b.js", What::Text("1".into())).unwrap();
    assert_eq!(file.to_string(), "644? a/b.js \"1\"");
    assert!(assumed_file("a/../../b", What::Dir).is_none());
}

#[test]
fn the_folder_around_everything_is_taken_off() {
    let top = |files: &[&'static str], dirs: &[&'static str]| {
        top(files.iter().copied(), dirs.iter().copied())
    };
    assert_eq!(top(&["shop/a", "shop/b/c"], &["shop", "shop/b"]).as_deref(), Some("shop"));
    assert_eq!(top(&["shop/a", "b"], &["shop"]), None);
    assert_eq!(top(&["shop/a", "lib/b"], &[]), None);
    assert_eq!(top(&["shop"], &[]), None);
    assert_eq!(top(&[], &["shop"]).as_deref(), Some("shop"));
    assert_eq!(top(&[], &[]), None);
}

#[test]
fn a_single_file_is_told_by_its_name_and_first_bytes() {
    let tar: Vec<u8> = [&[0_u8; 257][..], b"ustar\0"].concat();
    use Dropped::{Dockerfile, File, Script, Tar};
    for (name, head, is) in [
        ("Dockerfile", &b"FROM a"[..], Dockerfile),
        ("Dockerfile.dev", b"FROM a", Dockerfile),
        ("web.Dockerfile", b"", Dockerfile),
        ("Containerfile", b"FROM a", Dockerfile),
        ("Dockerfile.dockerignore", b"*", File),
        (".dockerignore", b"*", File),
        ("notadockerfile", b"FROM a", File),
        ("shop.txt", b"# onionskin cache 1\n", Script),
        ("Dockerfile", b"\xef\xbb\xbf# onionskin cache 1\n", Script),
        ("context.tar", b"", Tar),
        ("context", &tar, Tar),
        ("context.tgz", b"\x1f\x8b\x08", Tar),
        ("context.tar.zst", b"\x28\xb5\x2f\xfd", Tar),
        ("page.js.gz", b"\x1f\x8b\x08", File),
        ("fake.tgz", b"hello", File),
        ("package.json", b"{}", File),
    ] {
        assert_eq!(Dropped::of(name, head), is, "{name}");
    }
}
