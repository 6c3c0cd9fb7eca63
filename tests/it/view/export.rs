//! What can be taken away, read again by others.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use onionskin::archive::{ContentAt, Outer, copy_contents, copy_layer, open, read_layer};
use onionskin::base::{DiffId, Digest, LayerId, Limits};
use onionskin::i18n::Lang;
use onionskin::image::{EntryKind, Image, LayerSource};
use onionskin::union::dive;
use onionskin::union::dive_ci::DiveCi;
use onionskin::union::{Look, NodeId, UnionTree};
use onionskin::view::audit::audit;
use onionskin::view::export::{ContentSource, Piece, csv, dive_json, json, markdown, write_tar};
use onionskin_testkit::archive::{Packing, docker_save, docker_save_packed};
use serde_json::Value;

/// An opened archive.
pub struct Opened {
    bytes: Vec<u8>,
    pub image: Image,
    pub tree: UnionTree,
}

fn opened(text: &str, packing: Option<Packing>) -> Opened {
    let image = onionskin_testkit::image(text);
    let bytes = match packing {
        None => docker_save(std::slice::from_ref(&image)),
        Some(packing) => docker_save_packed(&[(&image, image.packed(|_| packing))]),
    };
    of_bytes(bytes, true).unwrap()
}

/// The first image of an archive; `None` if nothing of it can be shown.
pub fn of_bytes(bytes: Vec<u8>, whole: bool) -> Option<Opened> {
    let mut reader = Cursor::new(&bytes);
    let limits = Limits::default();
    let outer = Outer::plain(bytes.len() as u64);
    let report = open(&mut reader, outer, &limits, &mut |_| {}).ok()?;
    let image = report.value.images[0].clone();
    let mut tree = UnionTree::new();
    for layer in &image.layers {
        let read = read_layer(&mut reader, layer, true, &limits, &mut |_| {});
        assert!(!whole || read.problems.is_empty(), "{:?}", read.problems);
        tree.push_layer(Arc::new(read.index));
    }
    Some(Opened { bytes, image, tree })
}

impl ContentSource for Opened {
    fn contents(
        &mut self,
        layer: LayerId,
        files: &[ContentAt],
        sink: &mut dyn FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let layer = &self.image.layers[layer.index()];
        copy_contents(&mut Cursor::new(&self.bytes), layer, files, sink, &mut |_| {})
    }
}

const IMAGE: &str = r#"tag sample/export:1
env PATH=/usr/bin:/bin
env DB_PASSWORD=hunter22
label org.opencontainers.image.title=export
cmd ["sh"]
layer ADD rootfs.tar / # buildkit
    dir etc
    file etc/passwd "root:x:0:0\n" 0644
    file etc/old "old\n"
    file etc/a,b "comma\n"
    dir bin
    file bin/su "su\n" 4755 user.note=hi
    hard bin/su2 => bin/su
    link bin/sh -> su
    fifo run/pipe
    char dev/null 1 3
    dir cache
    file cache/x "hidden\n"
layer COPY .env key /app/ # buildkit
    dir app
    file app/.env "DB_PASSWORD=hunter22\n" 0600 @1000:1000
    file app/한글-a-name-that-is-longer-than-a-hundred-bytes-so-that-no-plain-header-has-room-for-it-any-more.txt "long\n"
layer RUN /bin/sh -c rm /app/.env; TOKEN=zzz9 ./x # buildkit
    rm app/.env
    rm etc/old
    dir cache
    opaque cache
    file cache/y "seen\n"
    file etc/passwd "root:x:0:0\n" 0600
    size 3000 srv/big
meta CMD ["sh"]
"#;

/// `name kind mode uid:gid link contents` of each member, as the tar crate reads them.
fn members(bytes: &[u8]) -> Vec<String> {
    let mut archive = tar::Archive::new(bytes);
    let members = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut contents = String::new();
        entry.read_to_string(&mut contents).unwrap();
        let extensions = entry.pax_extensions().unwrap();
        let xattrs: Vec<String> = extensions
            .into_iter()
            .flatten()
            .map(Result::unwrap)
            .filter(|e| e.key().unwrap().starts_with("SCHILY"))
            .map(|e| format!(" {}={}", e.key().unwrap(), e.value().unwrap()))
            .collect();
        let header = entry.header();
        format!(
            "{} {} {:o} {}:{} {} {:?}{}",
            String::from_utf8_lossy(&entry.path_bytes()).chars().take(20).collect::<String>(),
            char::from(header.entry_type().as_byte()),
            header.mode().unwrap(),
            header.uid().unwrap(),
            header.gid().unwrap(),
            entry
                .link_name_bytes()
                .map(|l| String::from_utf8_lossy(&l).into_owned())
                .unwrap_or_default(),
            contents.chars().take(12).collect::<String>(),
            xattrs.concat(),
        )
    });
    members.collect()
}

fn tar_of(opened: &mut Opened, path: &str, upto: u16) -> Vec<u8> {
    let tree = opened.tree.clone();
    let top = tree.find(path.as_bytes()).unwrap();
    let mut out = Vec::new();
    write_tar(&mut out, &tree, top, LayerId(upto), opened).unwrap();
    out
}

const MERGED: &[&str] = &[
    "app/ 5 755 0:0  \"\"",
    "bin/ 5 755 0:0  \"\"",
    "bin/sh 2 777 0:0 su \"\"",
    "cache/ 5 755 0:0  \"\"",
    "dev/ 5 755 0:0  \"\"",
    "dev/null 3 644 0:0  \"\"",
    "etc/ 5 755 0:0  \"\"",
    "run/ 5 755 0:0  \"\"",
    "run/pipe 6 644 0:0  \"\"",
    "srv/ 5 755 0:0  \"\"",
    "etc/a,b 0 644 0:0  \"comma\\n\"",
    "bin/su 0 4755 0:0  \"su\\n\" SCHILY.xattr.user.note=hi",
    "app/한글-a-name-that-i 0 644 0:0  \"long\\n\"",
    "cache/y 0 644 0:0  \"seen\\n\"",
    "etc/passwd 0 600 0:0  \"root:x:0:0\\n\"",
    "srv/big 0 644 0:0  \"line 1\\nline \"",
    "bin/su2 1 4755 0:0 bin/su \"\"",
];

#[test]
fn the_merged_view_is_a_tar() {
    for packing in [None, Some(Packing::Gzip)] {
        let mut opened = opened(IMAGE, packing);
        let bytes = tar_of(&mut opened, "", 2);
        assert_eq!(members(&bytes), MERGED);
        assert_eq!(bytes, tar_of(&mut opened, "", 2), "the same bytes again");
        assert_eq!(bytes.len() % 512, 0);
    }
}

#[test]
fn below_a_layer_what_it_deletes_is_there() {
    let mut opened = opened(IMAGE, Some(Packing::Gzip));
    assert_eq!(
        members(&tar_of(&mut opened, "app", 1)),
        [
            "app/ 5 755 0:0  \"\"",
            "app/.env 0 600 1000:1000  \"DB_PASSWORD=\"",
            "app/한글-a-name-that-i 0 644 0:0  \"long\\n\"",
        ]
    );
    assert_eq!(
        members(&tar_of(&mut opened, "bin/su2", 2)),
        ["su2 0 4755 0:0  \"su\\n\" SCHILY.xattr.user.note=hi"]
    );
    assert_eq!(members(&tar_of(&mut opened, "app/.env", 2)), [""; 0]);
}

/// What the highest layer shows, contents by their hashes.
pub fn view(tree: &UnionTree) -> BTreeMap<String, String> {
    let top = tree.top().unwrap();
    tree.nodes()
        .skip(1)
        .filter_map(|node| {
            let facts = tree.facts(tree.at(node, top)?)?;
            let of = (
                facts.kind,
                facts.mode,
                facts.owner,
                facts.size,
                facts.content.filter(|_| facts.kind == EntryKind::File),
                facts.xattrs,
            );
            Some((tree.path(node).shown(), format!("{of:?} {:?}", facts.link)))
        })
        .collect()
}

#[test]
fn what_is_written_reads_as_one_layer_with_the_same_view() {
    let mut first = opened(IMAGE, None);
    let bytes = tar_of(&mut first, "", 2);
    let tree = of_bytes(bytes, true).unwrap().tree;
    assert_eq!(view(&tree), view(&first.tree));
}

#[test]
fn a_layer_is_given_byte_for_byte() {
    for packing in [None, Some(Packing::Gzip)] {
        let opened = opened(IMAGE, packing);
        for layer in &opened.image.layers {
            let mut bytes = Vec::new();
            let mut sink = |chunk: &[u8]| {
                bytes.extend_from_slice(chunk);
                Ok(())
            };
            let mut reader = Cursor::new(&opened.bytes);
            let n = copy_layer(&mut reader, layer, &mut sink, &mut |_| {}).unwrap();
            assert_eq!(n, bytes.len() as u64);
            assert_eq!(Some(DiffId(Digest::sha256_of(&bytes))), layer.diff_id);
        }
        let layer = &opened.image.layers[2];
        let LayerSource::Bytes { offset, len } = layer.source else { panic!() };
        let end = usize::try_from(offset + len / 2).unwrap();
        let mut cut = Cursor::new(&opened.bytes[..end]);
        assert!(copy_layer(&mut cut, layer, &mut |_| Ok(()), &mut |_| {}).is_err());
    }
}

#[test]
fn a_source_that_gives_too_little_is_an_error() {
    struct Short;
    impl ContentSource for Short {
        fn contents(
            &mut self,
            _: LayerId,
            files: &[ContentAt],
            sink: &mut dyn FnMut(Piece<'_>) -> io::Result<()>,
        ) -> io::Result<()> {
            (0..files.len()).try_for_each(|at| sink(Piece::Begin(at)))
        }
    }
    let opened = opened(IMAGE, None);
    let written = write_tar(&mut Vec::new(), &opened.tree, NodeId::ROOT, LayerId(2), &mut Short);
    assert_eq!(written.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
}

#[test]
fn the_list_of_files_is_csv() {
    let opened = opened(IMAGE, None);
    let mut out = Vec::new();
    csv(&mut out, &opened.tree, Look::Merged { upto: LayerId(2) }).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "path,type,size,mode,uid,gid,mtime,link,layer,state,hidden_by,reasons");
    assert_eq!(lines.last(), Some(&""));
    for want in [
        "/app/.env,file,21,0600,1000,1000,2026-03-02T09:01:00Z,,L1,deleted,L2,",
        "\"/etc/a,b\",file,6,0644,0,0,2026-03-02T09:00:00Z,,L0,unchanged,,",
        "/etc/passwd,file,11,0600,0,0,2026-03-02T09:02:00Z,,L2,changed,,mode mtime",
        "/bin/sh,symlink,0,0777,0,0,2026-03-02T09:00:00Z,su,L0,unchanged,,",
        "/cache/x,file,7,0644,0,0,2026-03-02T09:00:00Z,,L0,deleted,L2,",
        "/srv,dir,0,0755,0,0,,,L2,added,,",
    ] {
        assert!(lines.contains(&want), "{want} in {text}");
    }
    let mut sorted = lines[1..lines.len() - 1].to_vec();
    sorted.sort_by_key(|line| {
        line.trim_start_matches('"').split(',').next().unwrap().replace('/', "\0")
    });
    assert_eq!(sorted, lines[1..lines.len() - 1]);
}

fn text_of(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn our_json_has_every_layer_and_no_secret() {
    let opened = opened(IMAGE, None);
    let (image, tree) = (&opened.image, &opened.tree);
    let (waste, numbers) = (tree.waste(), dive::numbers(tree));
    let audit = audit(image, tree, &waste);
    let text = text_of(|out| json(out, image, tree, &waste, &numbers, &audit).unwrap());
    for secret in ["hunter22", "zzz9"] {
        assert!(!text.contains(secret), "{text}");
    }
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["format"], "onionskin");
    assert_eq!(value["layers"].as_array().unwrap().len(), 3);
    assert_eq!(value["layers"][0]["chainId"], value["layers"][0]["diffId"]);
    assert_eq!(value["layers"][2]["instruction"], "RUN");
    let changes = value["layers"][2]["changes"].as_array().unwrap();
    let of = |path: &str| changes.iter().find(|c| c["path"] == path).unwrap();
    assert_eq!(of("/app/.env")["change"], "deleted");
    assert_eq!(of("/app/.env")["storedIn"], 1);
    assert_eq!(of("/etc/passwd")["reasons"], serde_json::json!(["mode", "mtime"]));
    assert_eq!(of("/cache")["opaque"], true);
    assert_eq!(value["reclaimable"]["bytes"], waste.bytes);
    assert_eq!(value["wasted"].as_array().unwrap().len(), waste.entries.len());
    let secrets: Vec<&Value> = value["secrets"].as_array().unwrap().iter().collect();
    assert!(secrets.iter().any(|s| s["path"] == "/app/.env" && s["hiddenBy"] == 2));
    assert!(secrets.iter().any(|s| s["env"] == "DB_PASSWORD"));
    assert!(secrets.iter().any(|s| s["historyStep"] == 2));
}

#[test]
fn dive_s_json_has_its_schema() {
    let opened = opened(IMAGE, None);
    let numbers = dive::numbers(&opened.tree);
    let text = text_of(|out| dive_json(out, &opened.image, &opened.tree, &numbers).unwrap());
    let value: Value = serde_json::from_str(&text).unwrap();
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&value), ["image", "layer"]);
    assert_eq!(
        keys(&value["image"]),
        ["efficiencyScore", "fileReference", "inefficientBytes", "sizeBytes"]
    );
    assert_eq!(
        keys(&value["layer"][0]),
        ["command", "digestId", "fileList", "id", "index", "sizeBytes"]
    );
    assert!(text.contains(&format!("\"efficiencyScore\": {}", numbers.score)), "{text}");
    let list = value["layer"][0]["fileList"].as_array().unwrap();
    let of = |path: &str| list.iter().find(|f| f["path"] == path).unwrap();
    assert_eq!(
        keys(of("etc")),
        ["fileMode", "gid", "isDir", "linkName", "path", "size", "typeFlag", "uid"]
    );
    // As Go has them: a directory of 0755, and a program with 04755.
    assert_eq!(
        (&of("etc")["fileMode"], &of("etc")["typeFlag"]),
        (&2_147_484_141_u64.into(), &53.into())
    );
    assert_eq!(of("bin/su")["fileMode"], (1 << 23) + 0o755);
    assert_eq!(
        (&of("bin/su2")["linkName"], &of("bin/su2")["typeFlag"]),
        (&"bin/su".into(), &49.into())
    );
    let paths: Vec<&str> = list.iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(&paths[..4], ["bin/sh", "bin/su", "bin/su2", "bin"], "children first");
    let names: Vec<&Value> =
        value["layer"][2]["fileList"].as_array().unwrap().iter().map(|f| &f["path"]).collect();
    assert!(names.contains(&&"app/.wh..env".into()), "{names:?}");
    assert_eq!(value["image"]["fileReference"][0]["count"], 2);
}

#[test]
fn a_report_is_in_words_without_secrets() {
    let opened = opened(IMAGE, None);
    let (image, tree) = (&opened.image, &opened.tree);
    let (waste, numbers) = (tree.waste(), dive::numbers(tree));
    let audit = audit(image, tree, &waste);
    let ci = DiveCi::parse("rules:\n  lowestEfficiency: 0.999").unwrap();
    let report = |lang, ci: Option<&DiveCi>| {
        text_of(|out| markdown(out, lang, image, tree, &waste, &numbers, &audit, ci).unwrap())
    };
    let english = report(Lang::En, Some(&ci));
    for line in [
        "# sample/export:1",
        "3 layers hold 3,073 bytes of files; no path shows 43 bytes of them any more.",
        "| Layer | Bytes | Instruction |",
        "| L1 | 26 B | COPY |",
        "## What to change",
        "- deleted later: 25 bytes",
        "- /app/.env looks by its name like a secret (.env file). L2 hides it, but its bytes are in L1; anyone who pulls the image can read them.",
        "- The variable DB\\_PASSWORD holds a secret (value named as a secret). It is in the configuration; anyone who pulls the image can read it.",
        "- highestWastedBytes is off.",
    ] {
        assert!(english.to_lowercase().contains(&line.to_lowercase()), "{line} in\n{english}");
    }
    let korean = report(Lang::Ko, None);
    assert!(korean.contains("## 고칠 곳") && !korean.contains("highestWastedBytes"), "{korean}");
    for text in [&english, &korean] {
        assert!(!text.contains("hunter22") && !text.contains("zzz9"), "{text}");
        assert!(!text.contains("report-"), "{text}");
    }
}
