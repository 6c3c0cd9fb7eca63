//! Layers as an engine unpacks them: every directory has an entry.

use proptest::prelude::*;
use proptest::sample::select;

/// Something in a layer.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A file: mode, text.
    File(u32, &'static str),
    /// A directory: mode, whether it is opaque.
    Dir(u32, bool),
    /// A symbolic link.
    Link(&'static str),
    /// One more name of another file of the layer.
    Hard(&'static str),
    /// A whiteout.
    Whiteout,
}

/// A layer: paths and what is there, parents first.
pub type Entries = Vec<(&'static str, Entry)>;

const PATHS: [&str; 12] =
    ["a", "b", "d", "x", "d/a", "d/b", "d/e", "d/e/a", "d/e/f", "d/e/f/a", "x/a", "x/y"];

fn entry() -> impl Strategy<Value = Option<Entry>> {
    let mode = select(vec![0o644, 0o600, 0o755]);
    let wide = select(vec![0o755, 0o700, 0o2775]);
    prop_oneof![
        3 => Just(None),
        4 => (mode, select(vec!["", "text", "other text"])).prop_map(|(m, t)| Some(Entry::File(m, t))),
        6 => (wide, prop::bool::weighted(0.2)).prop_map(|(m, opaque)| Some(Entry::Dir(m, opaque))),
        1 => select(&PATHS[..]).prop_map(|target| Some(Entry::Link(target))),
        1 => select(&PATHS[..]).prop_map(|target| Some(Entry::Hard(target))),
        2 => Just(Some(Entry::Whiteout)),
    ]
}

fn layer() -> impl Strategy<Value = Entries> {
    prop::collection::vec(entry(), PATHS.len()).prop_map(|entries| {
        let mut out: Entries = Vec::new();
        for (path, entry) in PATHS.into_iter().zip(entries) {
            let parent = path.rsplit_once('/').map(|(parent, _)| parent);
            let is = |at: &str, kind: fn(&Entry) -> bool, out: &Entries| {
                out.iter().any(|(path, entry)| *path == at && kind(entry))
            };
            let in_dir = parent.is_none_or(|p| is(p, |e| matches!(e, Entry::Dir(..)), &out));
            match entry {
                Some(Entry::Hard(at)) if !is(at, |e| matches!(e, Entry::File(..)), &out) => {}
                Some(entry) if in_dir => out.push((path, entry)),
                _ => {}
            }
        }
        out
    })
}

/// The lower layers of a mount, the lowest first. The lowest hides nothing.
pub fn lowers() -> impl Strategy<Value = Vec<Entries>> {
    prop::collection::vec(layer(), 1..4).prop_map(|mut layers| {
        if let Some(lowest) = layers.first_mut() {
            lowest.retain(|(_, entry)| !matches!(entry, Entry::Whiteout));
            for (_, entry) in lowest {
                if let Entry::Dir(_, opaque) = entry {
                    *opaque = false;
                }
            }
        }
        layers
    })
}

/// A layer in the testkit's language.
pub fn text(layer: &Entries) -> String {
    let line = |(path, entry): &(&str, Entry)| match entry {
        Entry::File(mode, text) => format!("file {path} \"{text}\" {mode:o}"),
        Entry::Dir(mode, false) => format!("dir {path} {mode:o}"),
        Entry::Dir(mode, true) => format!("dir {path} {mode:o}\nopaque {path}"),
        Entry::Link(target) => format!("link {path} -> {target}"),
        Entry::Hard(target) => format!("hard {path} => {target}"),
        Entry::Whiteout => format!("rm {path}"),
    };
    layer.iter().map(line).collect::<Vec<_>>().join("\n")
}
