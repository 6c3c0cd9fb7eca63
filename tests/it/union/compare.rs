//! Two images side by side.

use onionskin::base::{DiffId, Digest, LayerId};
use onionskin::image::{Image, ImageConfig, ImageFrom, LayerInfo, LayerSource, RunConfig};
use onionskin::union::compare::{FileState, compare_files, compare_layers, config_changes};

use super::stack;

/// Differences as `+path`, `-path`, `~path:reasons`, and the bytes that go and come.
fn files(first: &str, second: &str, same: &[(u16, u16)]) -> String {
    let (a, b) = (stack::tree(first).0, stack::tree(second).0);
    let same: Vec<_> = same.iter().map(|&(a, b)| (LayerId(a), LayerId(b))).collect();
    let diff = compare_files(&a, &b, &same);
    let mut out: Vec<String> = diff
        .changes
        .iter()
        .map(|change| {
            let path = change.path.shown();
            match change.state {
                FileState::Added => format!("+{path}"),
                FileState::Removed => format!("-{path}"),
                FileState::Changed => {
                    let ids: Vec<&str> = change
                        .reasons
                        .iter()
                        .map(|r| onionskin::explain::reason(r).id.trim_start_matches("reason-"))
                        .collect();
                    format!("~{path}:{}", ids.join(","))
                }
            }
        })
        .collect();
    out.push(format!("={} -{} +{}", diff.same, diff.removed_bytes, diff.added_bytes));
    out.join(" ")
}

#[test]
fn what_both_show_is_compared() {
    for (first, second, expected) in [
        ("f a x", "f a x", "=1 -0 +0"),
        ("f a x", "f a yy", "~/a:content,size =0 -1 +2"),
        ("f a x 644", "f a x 755", "~/a:mode =0 -0 +0"),
        ("f a x", "l a b", "~/a:type =0 -1 +0"),
        ("l a b", "l a c", "~/a:link =0 -0 +0"),
        ("f d/a x \n f d/b y", "f d/b y", "-/d/a =2 -1 +0"),
        ("f d/a x", "f e/a x", "-/d -/d/a +/e +/e/a =0 -1 +1"),
        // What a layer deletes is not there, whatever image it is in.
        ("f a x --- rm a", "f b y", "+/b =0 -0 +1"),
        ("f a x --- f a yy", "f a yy", "=1 -0 +0"),
        ("f a.b x \n f a/c y", "f a/c z \n f a.b x", "~/a/c:content =2 -1 +1"),
    ] {
        assert_eq!(files(first, second, &[]), expected, "{first} | {second}");
    }
}

#[test]
fn the_same_entry_of_a_shared_layer_needs_no_hash() {
    let (a, b) = (stack::layers("f a xx"), stack::layers("f b y --- f a xx"));
    // As of a plain layer: the hash is not known.
    let strip = |layers: Vec<onionskin::image::LayerIndex>| {
        let mut tree = onionskin::union::UnionTree::new();
        for layer in layers {
            let mut bare = onionskin::image::LayerIndex::default();
            for entry in layer.entries() {
                let draft = onionskin::image::EntryDraft {
                    size: entry.size,
                    ..onionskin::image::EntryDraft::new(entry.path().to_vec(), entry.kind)
                };
                bare.push(draft);
            }
            tree.push_layer(std::sync::Arc::new(bare));
        }
        tree
    };
    let (a, b) = (strip(a), strip(b));
    assert_eq!(compare_files(&a, &b, &[(LayerId(0), LayerId(1))]).changes.len(), 1);
    let blind = compare_files(&a, &b, &[]);
    assert_eq!(blind.changes.len(), 2);
    assert!(blind.changes[0].reasons.has(onionskin::union::Reasons::UNKNOWN));
}

/// An image of layers named by letters; each has as many bytes as its place in the alphabet.
fn image(layers: &str) -> Image {
    let layer = |(at, c): (usize, char)| LayerInfo {
        id: LayerId::at(at),
        member: None,
        digest: None,
        diff_id: Some(DiffId(Digest::sha256_of(c.to_string().as_bytes()))),
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len: u64::from(c as u32 - 'a' as u32 + 1) },
        compression: None,
    };
    Image {
        from: ImageFrom::DockerManifest,
        tags: Vec::new(),
        full_name: None,
        config_member: None,
        id: None,
        manifest_digest: None,
        platform: None,
        config: None,
        layers: layers.chars().enumerate().map(layer).collect(),
        findings: Vec::new(),
    }
}

#[test]
fn layers_are_shared_by_diff_id_and_by_chain_id() {
    for (first, second, shared, chain, by_chain, by_blob) in [
        ("abc", "abd", 2, 2, 4, 4),
        ("abc", "abc", 3, 3, 0, 0),
        ("abc", "xbc", 2, 0, 24 + 2 + 3, 24),
        ("abc", "ab", 2, 2, 0, 0),
        ("ab", "ba", 2, 0, 3, 0),
        ("", "a", 0, 0, 1, 1),
    ] {
        let diff = compare_layers(&image(first), &image(second));
        let got = (diff.same_diff_id.len(), diff.same_chain);
        assert_eq!(got, (shared, chain), "{first} {second}");
        let bytes = (diff.pull.by_chain_bytes, diff.pull.by_blob_bytes);
        assert_eq!(bytes, (by_chain, by_blob), "{first} {second}");
    }
}

#[test]
fn settings_are_compared_by_name() {
    let config = |env: &[&str], cmd: &[&str], user: Option<&str>| ImageConfig {
        run: RunConfig {
            env: env.iter().map(|&e| e.to_owned()).collect(),
            cmd: cmd.iter().map(|&c| c.to_owned()).collect(),
            user: user.map(str::to_owned),
            exposed_ports: env.iter().map(|e| format!("{}/tcp", e.len())).collect(),
            ..RunConfig::default()
        },
        ..ImageConfig::default()
    };
    let first = config(&["PATH=/bin", "A=1"], &["sh"], Some(""));
    let second = config(&["A=2", "PATH=/bin"], &["sh", "-l"], Some("app"));
    let changes: Vec<String> = config_changes(&first, &second)
        .into_iter()
        .map(|c| format!("{:?} {:?} {:?}", c.field, c.old, c.new))
        .collect();
    assert_eq!(
        changes,
        [
            r#"Env("A") Some("1") Some("2")"#,
            r#"Cmd Some("[\"sh\"]") Some("[\"sh\",\"-l\"]")"#,
            r#"User None Some("app")"#,
        ]
    );
    assert_eq!(config_changes(&first, &first), []);
}
