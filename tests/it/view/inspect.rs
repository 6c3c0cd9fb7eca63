//! Diffs, hexadecimal rows, capabilities, and what is known of an image.

use onionskin::base::{DiffId, Digest, LayerId};
use onionskin::explain;
use onionskin::i18n::{Lang, text};
use onionskin::image::{
    Healthcheck, HistoryStep, Image, ImageConfig, ImageFrom, LayerInfo, LayerSource, RunConfig,
};
use onionskin::view::capabilities::capabilities;
use onionskin::view::hex::hex_rows;
use onionskin::view::image_facts::{StepId, image_facts};
use onionskin::view::text_diff::{LineState, hunks, text_diff};

/// A diff of the letters of two words: `-a`, `+b`, ` c`.
fn diffed(old: &str, new: &str) -> String {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let diff = text_diff(&old, &new);
    let line = |line: &onionskin::view::text_diff::DiffLine| match line.state {
        LineState::Same => {
            assert_eq!(old[line.old.unwrap()], new[line.new.unwrap()]);
            format!(" {}", old[line.old.unwrap()])
        }
        LineState::Removed => format!("-{}", old[line.old.unwrap()]),
        LineState::Added => format!("+{}", new[line.new.unwrap()]),
    };
    assert!(!diff.rough);
    diff.lines.iter().map(line).collect()
}

#[test]
fn the_fewest_lines_differ() {
    for (old, new, want) in [
        ("abc", "abc", " a b c"),
        ("", "", ""),
        ("", "ab", "+a+b"),
        ("ab", "", "-a-b"),
        ("abc", "axc", " a-b+x c"),
        ("abcabba", "cbabac", "-a-b c+b a b-b a+c"),
        ("ab", "ba", "-a b+a"),
        ("xaby", "xbay", " x-a b+a y"),
    ] {
        assert_eq!(diffed(old, new), want, "{old} {new}");
    }
}

#[test]
fn a_diff_gives_both_versions_back() {
    let mut seed = 7_u32;
    let mut word = |len: usize| -> Vec<u32> {
        (0..len)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 30
            })
            .collect()
    };
    for n in 0..60 {
        let (old, new) = (word(n), word(60 - n));
        let diff = text_diff(&old, &new);
        let olds: Vec<usize> = diff.lines.iter().filter_map(|line| line.old).collect();
        let news: Vec<usize> = diff.lines.iter().filter_map(|line| line.new).collect();
        assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
        assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
        let same = diff.lines.iter().filter(|line| line.state == LineState::Same);
        let same: Vec<_> = same.map(|l| (old[l.old.unwrap()], new[l.new.unwrap()])).collect();
        assert!(same.iter().all(|(a, b)| a == b));
        // As many lines stay as the longest common subsequence has.
        let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                table[i + 1][j + 1] =
                    if a == b { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
            }
        }
        assert_eq!(same.len(), table[old.len()][new.len()]);
    }
}

#[test]
fn two_files_that_have_nothing_in_common_are_told_roughly() {
    let old: Vec<usize> = (0..5_000).collect();
    let new: Vec<usize> = (10_000..15_000).collect();
    let diff = text_diff(&old, &new);
    assert_eq!((diff.rough, diff.removed, diff.added), (true, 5_000, 5_000));
    let one = text_diff(&old, &old[..4_999]);
    assert_eq!((one.rough, one.removed, one.added), (false, 1, 0));
}

#[test]
fn hunks_leave_out_what_is_far() {
    let old: Vec<usize> = (0..100).collect();
    let mut new = old.clone();
    new[10] = 1_000;
    new[14] = 1_000;
    new[90] = 1_000;
    assert_eq!(hunks(&text_diff(&old, &new), 3), [7..20, 89..97]);
    assert_eq!(hunks(&text_diff(&old, &old), 3), []);
}

#[test]
fn secrets_are_masked_in_hexadecimal() {
    let secret = 2..5;
    let rows = hex_rows(b"a=xyz\n\x00 and on to the next row", 32, std::slice::from_ref(&secret));
    assert_eq!((rows[0].offset, rows[1].offset, rows.len()), (32, 48, 3 - 1));
    assert_eq!(rows[0].bytes[..7].join(" "), "61 3d •• •• •• 0a 00");
    assert_eq!(rows[0].text, "a=•••.. and on t");
    assert!(rows[0].masked && !rows[1].masked);
}

#[test]
fn capabilities_are_named() {
    let value = |words: &[u32]| words.iter().flat_map(|w| w.to_le_bytes()).collect::<Vec<u8>>();
    for (words, version, want, root) in [
        // setcap cap_net_raw=ep, as ping has it.
        (vec![0x0200_0001, 1 << 13, 0, 0, 0], 2, "cap_net_raw=ep", None),
        (vec![0x0200_0000, 1 << 10, 1 << 10, 0, 0], 2, "cap_net_bind_service=ip", None),
        (
            vec![0x0200_0001, 1, 1 << 3, 1 << 6, 0],
            2,
            "cap_chown,cap_perfmon=ep cap_fowner=ei",
            None,
        ),
        (vec![0x0300_0001, 1 << 13, 0, 0, 0, 1000], 3, "cap_net_raw=ep", Some(1000)),
        (vec![0x0100_0001, 1 << 5, 0], 1, "cap_kill=ep", None),
        (vec![0x0200_0001, 0, 0, 1 << 31, 0], 2, "cap_63=ep", None),
    ] {
        let of = capabilities(&value(&words)).unwrap();
        assert_eq!((of.version, of.text().as_str(), of.root), (version, want, root));
    }
    for none in [&value(&[0x0200_0001, 1, 0])[..], &value(&[0x0400_0001, 1, 0, 0, 0]), b"", b"abc"]
    {
        assert_eq!(capabilities(none), None);
    }
}

fn image() -> Image {
    let layer = |at: usize| LayerInfo {
        id: LayerId::at(at),
        member: None,
        digest: None,
        diff_id: Some(DiffId(Digest::sha256_of(&[at as u8]))),
        media_type: None,
        source: LayerSource::None,
        compression: None,
    };
    let step = |created_by: &str, empty_layer| HistoryStep {
        created_by: Some(created_by.to_owned()),
        empty_layer,
        ..HistoryStep::default()
    };
    let config = ImageConfig {
        os: Some("linux".into()),
        architecture: Some("arm64".into()),
        variant: Some("v8".into()),
        run: RunConfig {
            env: vec!["PATH=/bin".into(), "API_TOKEN=abc123".into()],
            cmd: vec!["sh".into(), "-c".into()],
            healthcheck: Some(Healthcheck {
                test: vec!["CMD-SHELL".into(), "curl -f http://localhost".into()],
                interval: Some(30_000_000_000),
                timeout: Some(1_500_000_000),
                retries: Some(3),
                ..Healthcheck::default()
            }),
            ..RunConfig::default()
        },
        history: Some(vec![
            step("/bin/sh -c #(nop) ADD file:1 in / ", false),
            step("ENV API_TOKEN=abc123", true),
            step(
                "RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends a b c # buildkit",
                false,
            ),
        ]),
        ..ImageConfig::default()
    };
    Image {
        from: ImageFrom::DockerManifest,
        tags: vec!["a:1".into()],
        full_name: None,
        config_member: None,
        id: None,
        manifest_digest: None,
        platform: None,
        config: Some(config),
        layers: (0..2).map(layer).collect(),
        findings: Vec::new(),
    }
}

#[test]
fn an_image_is_told_with_its_secrets_masked() {
    let facts = image_facts(&image(), false);
    let settings: Vec<String> = facts
        .settings
        .iter()
        .map(|s| format!("{}: {}", text(Lang::En, &s.name), s.values.join(" | ")))
        .collect();
    assert_eq!(
        settings,
        [
            "Names: a:1",
            "Platform: linux/arm64/v8",
            "CMD: [\"sh\",\"-c\"]",
            "ENV: PATH=/bin | API_TOKEN=••••••••",
            "HEALTHCHECK: --interval=30s --timeout=1500ms --retries=3 CMD curl -f http://localhost",
        ]
    );
    let history: Vec<String> = facts
        .history
        .iter()
        .map(|step| {
            let id = if step.id == StepId::Missing { "<missing>" } else { "image" };
            let layer = step.layer.map_or("-".to_owned(), |layer| layer.to_string());
            format!("{id} {layer} {}", step.command)
        })
        .collect();
    assert_eq!(
        history,
        [
            "image L1 RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends a b c # buildkit",
            "<missing> - ENV API_TOKEN=••••••••",
            "<missing> L0 /bin/sh -c #(nop) ADD file:1 in / ",
        ]
    );
    assert!(text(Lang::En, &facts.missing.unwrap()).contains("<missing>"));
    assert_eq!(
        facts.layers[0].chain_id.as_ref().map(|id| &id.0),
        facts.layers[0].diff_id.as_ref().map(|id| &id.0)
    );
    assert_ne!(
        facts.layers[1].chain_id.as_ref().map(|id| &id.0),
        facts.layers[1].diff_id.as_ref().map(|id| &id.0)
    );
    let shown = image_facts(&image(), true);
    assert!(shown.settings.iter().any(|s| s.values.contains(&"API_TOKEN=abc123".to_owned())));
    assert_eq!(shown.history[1].command, "ENV API_TOKEN=abc123");
}

#[test]
fn without_a_diff_id_no_chain_id_goes_on() {
    let mut image = image();
    image.layers[0].diff_id = None;
    let facts = image_facts(&image, false);
    assert!(facts.layers.iter().all(|layer| layer.chain_id.is_none()));
    image.config = None;
    assert_eq!(image_facts(&image, false).history.len(), 2);
}

/// What to change and which secrets lie in a sample.
fn told(id: &str) -> Vec<String> {
    let name = format!("{id}.tar");
    let (_, bytes) =
        onionskin_testkit::samples::files().into_iter().find(|(n, _)| *n == name).unwrap();
    let opened = super::export::of_bytes(bytes, true).unwrap();
    let (image, tree) = (&opened.image, &opened.tree);
    let audit = onionskin::view::audit::audit(image, tree, &tree.waste());
    let changes = audit.changes.iter().map(|change| explain::change(tree, change));
    let secrets = audit.secrets.iter().map(|secret| explain::secret(tree, secret));
    changes.chain(secrets).map(|message| text(Lang::En, &message)).collect()
}

#[test]
fn the_samples_are_told_as_they_were_made() {
    let secret = told("deleted-secret");
    assert_eq!(secret.len(), 3, "{secret:#?}");
    assert!(secret[0].starts_with("Name in .dockerignore the 2 files that L3 copies and L5 hides"));
    for (said, path) in secret[1..].iter().zip(["/app/.env", "/app/deploy_key"]) {
        assert!(said.starts_with(path) && said.contains("L5 hides it"), "{said}");
    }
    let doubled = told("chmod-doubles");
    assert!(
        doubled[0].contains("COPY --chmod=755") || doubled[0].starts_with("Join"),
        "{doubled:#?}"
    );
    assert_eq!(doubled.len(), 3, "{doubled:#?}");
    assert_eq!(told("three-runs-and-a-copy"), [""; 0]);
}
