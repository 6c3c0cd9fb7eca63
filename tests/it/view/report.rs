//! What is said of an image as a whole, as lines of text.

use std::sync::Arc;

use onionskin::base::LayerId;
use onionskin::i18n::{self, Lang};
use onionskin::image::{Archive, EntryDraft, EntryKind, LayerIndex};
use onionskin::union::UnionTree;
use onionskin::union::dive;
use onionskin::view::audit::audit;
use onionskin::view::picture::{Sizes, Zoom, blocks, height, svg};
use onionskin::view::report::{
    Scanned, Section, Side, changes, differs, facts, history, in_file, rules, scanned, unknown,
};

use super::differing::row;
use super::export::{Opened, of_bytes};

/// An image from its text, with contents hashed.
fn opened(text: &str) -> (Archive, Opened) {
    let image = onionskin_testkit::image(text);
    let bytes = onionskin_testkit::archive::docker_save(std::slice::from_ref(&image));
    let mut reader = std::io::Cursor::new(bytes.clone());
    let outer = onionskin::archive::Outer::plain(bytes.len() as u64);
    let limits = onionskin::base::Limits::default();
    let archive = onionskin::archive::open(&mut reader, outer, &limits, &mut |_| {}).unwrap().value;
    (archive, of_bytes(bytes, true).unwrap())
}

/// Sections as text: `# title`, sentences, and rows as `said [bytes] | line; line | note`.
fn told(sections: &[Section], plain: bool) -> String {
    let say = |message| i18n::text(Lang::En, message);
    let mut out = Vec::new();
    for section in sections {
        out.push(format!("# {}", say(&section.title)));
        out.extend(section.about.iter().map(say));
        for row in &section.rows {
            let mark = row.mark.map(|mark| format!("{mark:?}"));
            let layer = row.layer.map(|layer| layer.to_string());
            let said = row.said.as_ref().map(say);
            let bytes = row.bytes.map(|bytes| format!("[{bytes}]"));
            let head: Vec<String> = [mark, layer, said, bytes].into_iter().flatten().collect();
            let line = |line: &onionskin::view::report::Line| {
                let layer = line.layer.map(|layer| format!("{layer} ")).unwrap_or_default();
                let text = line.plain.as_ref().filter(|_| plain).unwrap_or(&line.text);
                format!("{layer}{text}")
            };
            let lines: Vec<String> = row.lines.iter().map(line).collect();
            let notes: Vec<String> = row.notes.iter().map(say).collect();
            let parts = [head.join(" "), lines.join("; "), notes.join(", ")];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            out.push(format!("- {}", parts.join(" | ")));
        }
        if section.more > 0 {
            out.push(format!("+{}", section.more));
        }
    }
    out.join("\n")
}

fn all_changes(text: &str) -> Vec<Section> {
    let (archive, of) = opened(text);
    let waste = of.tree.waste();
    let audit = audit(&of.image, &of.tree, &waste);
    changes(&archive, &of.image, &of.tree, &waste, &audit, &dive::numbers(&of.tree))
}

#[track_caller]
fn has(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "{line}\nis not in\n{text}");
    }
}

const SECRET: &str = r#"tag sample/report:1
env API_TOKEN=s3cr3tvalue
layer ADD rootfs.tar / # buildkit
    file bin/su "su\n" 4755
    size 3000 srv/big
layer COPY .env /app/ # buildkit
    file app/.env "AWS_KEY=AKIAIOSFODNN7EXAMPLE\nplain\n"
layer RUN /bin/sh -c rm /app/.env && chmod 600 /srv/big; TOKEN=zzz9yyy ./x # buildkit
    rm app/.env
    size 3000 srv/big 0600
"#;

#[test]
fn a_change_names_its_files_and_the_lines_of_the_history() {
    let text = told(&all_changes(SECRET), false);
    has(
        &text,
        &[
            "# What to change",
            "[3000] | L0 ADD rootfs.tar /; L2 RUN rm /app/.env && chmod 600 /srv/big; TOKEN=•••••••• ./x; L0 /srv/big",
            "L1 COPY .env /app/; L2 RUN ",
            "# Secrets",
            "- /app/.env looks by its name like a secret (.env file).",
            "| API_TOKEN=••••••••",
            "# Reclaimable bytes",
            "# Programs that run with the rights of their owner or group",
            "# dive's numbers",
        ],
    );
    for secret in ["s3cr3tvalue", "zzz9yyy", "AKIA"] {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    let plain = told(&all_changes(SECRET), true);
    has(&plain, &["API_TOKEN=s3cr3tvalue", "TOKEN=zzz9yyy"]);
}

#[test]
fn an_image_without_waste_says_so() {
    let text = told(&all_changes("layer COPY a /a # buildkit\n    file a \"a\\n\"\n"), false);
    has(&text, &["No change of the Dockerfile would make this image smaller", "No name of a file"]);
}

#[test]
fn settings_digests_members_and_history_are_told() {
    let (archive, of) = opened(SECRET);
    let text = told(&facts(&archive, &of.image), false);
    let id = of.image.layers[1].diff_id.clone().unwrap();
    let members = ["manifest.json", "# Members of the archive"];
    has(&text, &["- Names | sample/report:1", "- ENV | API_TOKEN=••••••••", "chain ID sha256:"]);
    has(&text, &[&format!("- L1 | diff ID  {id}")]);
    has(&text, &members);
    let text = told(&history(&of.image), false);
    has(
        &text,
        &[
            "Nothing is missing",
            "- L2 | RUN /bin/sh -c rm /app/.env && chmod 600 /srv/big; TOKEN=•••••••• ./x # buildkit | the image itself",
            "- L0 | ADD rootfs.tar / # buildkit | <missing>",
        ],
    );
}

#[test]
fn rules_are_kept_broken_or_off() {
    let (_, of) = opened(SECRET);
    let numbers = dive::numbers(&of.tree);
    let told = |text: Option<&str>| told(&rules(&of.tree, &numbers, text), false);
    has(&told(None), &["these are dive's own rules", "Skip highestWastedBytes is off."]);
    let own = "rules:\n  lowestEfficiency: 0.1\n  highestWastedBytes: 1kB\n  highestUserWastedPercent: off\n";
    has(
        &told(Some(own)),
        &[
            "dive --ci fails: 1 rule is broken.",
            "- Pass Kept: dive's efficiency is",
            "- Fail Broken: dive counts",
            "- Skip highestUserWastedPercent is off.",
            "# Files that dive counts as wasted",
            "[6000] | L2 /srv/big | in 2 layers",
        ],
    );
    has(&told(Some("rules:\n  nonsense: 1\n")), &["- Fail Line 2: dive has no rule \"nonsense\"."]);
}

#[test]
fn secrets_inside_files_are_told_masked_with_their_line() {
    let (_, of) = opened(SECRET);
    let mut found = Scanned::default();
    let bytes = b"first\nAWS_KEY=AKIAIOSFODNN7EXAMPLE\nplain\n";
    in_file(&of.tree, LayerId(1), 0, bytes, &mut found);
    in_file(&of.tree, LayerId(0), 0, b"nothing here", &mut found);
    let section = [scanned(&found)];
    let text = told(&section, false);
    has(&text, &["2 files were read", "L1 /app/.env; 2: AWS_KEY=••••••••", "L2 hides the file"]);
    assert!(!text.contains("AKIA"), "{text}");
    has(&told(&section, true), &["2: AWS_KEY=AKIAIOSFODNN7EXAMPLE"]);
    let none = [scanned(&Scanned { files: 1, ..Scanned::default() })];
    has(&told(&none, false), &["1 file was read", "None of them has a value"]);
}

#[test]
fn two_images_differ_in_layers_settings_and_files() {
    let first = opened(SECRET).1;
    let second = opened(
        r#"tag sample/report:2
env API_TOKEN=0th3rvalue
env MODE=fast
layer ADD rootfs.tar / # buildkit
    file bin/su "su\n" 4755
    size 3000 srv/big
layer COPY b /b # buildkit
    file b "b\n"
    file srv/same "12345"
"#,
    )
    .1;
    let (one, two) = (
        Side { image: &first.image, tree: &first.tree },
        Side { image: &second.image, tree: &second.tree },
    );
    let compared = differs(one, two);
    let text = told(&compared.sections, false);
    has(
        &text,
        &[
            "Of the second image's 2 layers, the first has 1; the lowest 1 are the same stack.",
            "- Same L0 is L0 of the first image.",
            "- Added L1 is only in the second image.",
            "- Changed ENV API_TOKEN | − ••••••••; + ••••••••",
        ],
    );
    assert!(!text.contains("0th3rvalue"), "{text}");
    assert_eq!(compared.name.as_deref(), Some("sample/report:2"));
    assert_eq!(compared.id, second.image.id.as_ref().map(ToString::to_string));
    let files: Vec<String> = (0..compared.files.len()).map(|at| row(&compared.files, at)).collect();
    for wanted in ["+/b - 2@L1", "~/srv/big 3000@L2 3000@L0 mode,mtime", "-/app 0@L1 -"] {
        assert!(files.contains(&wanted.to_owned()), "{wanted}: {files:#?}");
    }
    let compared = differs(one, one);
    let same = told(&compared.sections, false);
    has(&same, &["Both images are built of the same 3 layers.", "pulls no layer"]);
    assert!(compared.files.is_empty());
    has(&i18n::text(Lang::En, &compared.about[0]), &["are the same."]);
}

#[test]
fn only_files_of_one_size_in_other_layers_must_be_read() {
    let (one, two) = (
        opened("layer a\n    file a \"one\\n\"\n    file b \"x\"\n").1,
        opened("layer b\n    file a \"two\\n\"\n    file b \"long\"\n").1,
    );
    // Trees whose contents nobody hashed: sizes are all that is known.
    let bare = |sizes: [u64; 2]| {
        let mut index = LayerIndex::default();
        for (path, size) in [b"a", b"b"].into_iter().zip(sizes) {
            index.push(EntryDraft { size, ..EntryDraft::new(path.to_vec(), EntryKind::File) });
        }
        let mut tree = UnionTree::new();
        tree.push_layer(Arc::new(index));
        tree
    };
    let (a, b) = (bare([4, 1]), bare([4, 5]));
    let first = Side { image: &one.image, tree: &a };
    let second = Side { image: &two.image, tree: &b };
    let wanted = [vec![(LayerId(0), vec![0])], vec![(LayerId(0), vec![0])]];
    assert_eq!(unknown(first, second), wanted);
    assert_eq!(unknown(first, first), [Vec::new(), Vec::new()]);
}

#[test]
fn the_picture_is_blocks_inside_its_frame() {
    let (_, of) = opened(SECRET);
    let look = onionskin::union::Look::Merged { upto: LayerId(2) };
    for sizes in Sizes::ALL {
        let all = blocks(&of.tree, sizes, look, &Zoom::default());
        assert!(!all.is_empty());
        for block in &all {
            let [x, y, width, tall] = block.rect;
            assert!(x >= 0.0 && x + width <= 1000.01, "{block:?}");
            assert!(y >= 0.0 && y + tall <= height(&all) + 0.01, "{block:?}");
        }
        let largest = all
            .iter()
            .find(|block| block.path.as_ref().is_some_and(|path| path.shown() == "/srv/big"));
        assert_eq!(largest.map(|block| block.bytes), Some(3000), "{sizes:?}");
        let text = svg(&all, "a <b>");
        assert!(text.starts_with("<svg ") && text.contains("a &lt;b>"), "{text}");
    }
}
