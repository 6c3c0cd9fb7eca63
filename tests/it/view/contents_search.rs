//! Searching inside files, over archives with layers of each packing.

use std::io::Cursor;

use onionskin::archive::{Outer, open};
use onionskin::base::Limits;
use onionskin::view::contents_search::{FoundInLayer, MOST, search_layer};
use onionskin_testkit::archive::{Packing, docker_save, docker_save_packed};

/// Searches the first layer of an image.
fn found(image: &str, text: &str, packing: Option<Packing>) -> FoundInLayer {
    let image = onionskin_testkit::image(image);
    let bytes = match packing {
        None => docker_save(std::slice::from_ref(&image)),
        Some(packing) => docker_save_packed(&[(&image, image.packed(|_| packing))]),
    };
    let limits = Limits::default();
    let mut reader = Cursor::new(&bytes);
    let outer = Outer::plain(bytes.len() as u64);
    let report = open(&mut reader, outer, &limits, &mut |_| {}).unwrap();
    let layer = report.value.images[0].layers[0].clone();
    let mut last = 0;
    let mut progress = |done: u64| {
        assert!(done >= last && done <= layer.size_stored(), "{last} {done}");
        last = done;
    };
    search_layer(&mut reader, &layer, text, &limits, &mut progress).unwrap()
}

/// `ENTRY:LINE xLINES TEXT`, a line each, and what was left out.
fn told(image: &str, text: &str) -> String {
    let of = found(image, text, None);
    assert_eq!(of, found(image, text, Some(Packing::Gzip)), "a packed layer has the same files");
    let hit = |hit: &onionskin::view::contents_search::FileHit| {
        format!("{}:{} x{} {}", hit.entry, hit.line, hit.lines, hit.text)
    };
    let hits: Vec<String> = of.hits.iter().map(hit).collect();
    format!("{} | {} searched, {} binary", hits.join(", "), of.searched, of.binary)
}

const IMAGE: &str = r#"tag sample/search:1
layer COPY . /
    dir etc
    file etc/one "first\nA Port = 80\nport\n"
    file etc/two "no\n"
    file etc/empty ""
    link etc/three -> one
    hard etc/four => etc/one
    file app/.env "NAME=port\nAPI_TOKEN=port-and-more\n"
"#;

#[test]
fn files_are_told_with_their_first_line() {
    for (text, want) in [
        ("port", "1:2 x2 A Port = 80, 6:1 x2 NAME=port | 3 searched, 0 binary"),
        ("Port", "1:2 x1 A Port = 80 | 3 searched, 0 binary"),
        ("/^p.rt$/", "1:3 x1 port | 3 searched, 0 binary"),
        ("nothing of it", " | 3 searched, 0 binary"),
        ("/(/", " | 0 searched, 0 binary"),
    ] {
        assert_eq!(told(IMAGE, text), want, "{text}");
    }
}

#[test]
fn values_of_secrets_are_masked() {
    let of = found(IMAGE, "and-more", None);
    assert_eq!(of.hits.len(), 1);
    assert_eq!(of.hits[0].text, "API_TOKEN=••••••••");
}

#[test]
fn more_files_than_are_told_are_cut_off() {
    let files: String = (0..MOST + 5).map(|n| format!("    file f{n} \"needle\\n\"\n")).collect();
    let of = found(&format!("tag a:1\nlayer COPY . /\n{files}"), "needle", None);
    assert_eq!((of.hits.len(), of.cut), (MOST, true));
}
