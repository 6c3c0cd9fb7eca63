//! The layers of an image: their order, a range of them, a search over all, what is saved of them.

use std::io::Read;

use onionskin_browser_tests::archives::{Folder, Layer, docker_save};
use onionskin_browser_tests::{Options, Page};

use crate::inspect::{choose, opened, rows};
use crate::with_small;

fn wait_rows(page: &Page, expected: &[&str]) {
    page.until(&format!("the rows are {expected:?}"), || {
        let rows = rows(page);
        let names: Vec<&str> = rows.iter().filter_map(|row| row.split(", ").next()).collect();
        (names == expected).then_some(())
    });
}

/// Opens the search and types into its field.
fn search(page: &Page, text: &str) {
    page.press("/");
    page.wait_is("textbox", "Search all layers", "focused");
    page.type_text(text);
}

/// Names and contents of the members of a tar.
fn members(tar: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut members = Vec::new();
    for entry in tar::Archive::new(tar).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut contents = Vec::new();
        entry.read_to_end(&mut contents).unwrap();
        members.push((name, contents));
    }
    members
}

#[test]
fn layers_stand_in_either_order() {
    let (page, _folder) = opened();
    let first = || page.names("option").first().cloned().unwrap_or_default();
    assert!(first().starts_with("L3"), "{}", first());
    page.click("button", "newest first");
    page.until("the base is first", || first().starts_with("L0").then_some(()));
    page.click("option", "L0*");
    page.press("ArrowDown");
    page.wait_is("option", "L1*", "selected");
    page.until("the address says so", || page.hash().contains("o=base").then_some(()));
}

#[test]
fn a_range_is_looked_at_as_one_change() {
    let (page, _folder) = opened();
    page.click("option", "L2*");
    page.press("r");
    page.wait_is("button", "Range", "pressed");
    page.wait_text("L1 to L2");
    // The secret came in L1 and went in L2.
    wait_rows(&page, &["bin", "tool", "srv", "secret.txt"]);
    page.wait_for("row", "secret.txt, came and went, *");
    assert_eq!(page.all("option", "L*").iter().filter(|row| row.is("selected")).count(), 2);
    page.press("r");
    page.wait_is("button", "Merged", "pressed");
}

#[test]
fn the_ends_of_a_range_move_by_keyboard_and_by_sliders() {
    let (page, _folder) = opened();
    page.click("option", "L1*");
    page.press("Shift+ArrowUp");
    page.wait_text("L1 to L2");
    page.press("Shift+ArrowUp");
    page.wait_text("L1 to L3");
    page.press("Shift+ArrowDown");
    page.wait_text("L1 to L2");
    page.press("Shift+ArrowDown");
    page.wait_text("L1 to L1");
    page.press("Shift+ArrowDown");
    page.wait_text("L0 to L1");
    page.until("the address says so", || page.hash().contains("/L1/range-L0").then_some(()));
    page.click("slider", "To*");
    let to = |layer: &str| {
        page.until(layer, || (page.wait_for("slider", "To*").value == layer).then_some(()));
    };
    page.press("End");
    to("3");
    page.press("ArrowLeft");
    to("2");
    page.wait_text("L0 to L2");
}

#[test]
fn where_the_base_image_ends_is_told_as_a_guess() {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.wait_for("option", "base image up to here (a guess)*L0*");
}

#[test]
fn what_a_layer_weighs_is_said_in_a_sentence() {
    let (page, folder) = opened();
    page.click("option", "L2*");
    page.wait_text("4,096 bytes in L2. The container loses 26 bytes");
    drop((page, folder));
    let page = Page::open();
    page.click("button", "Hard links break*");
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.click("option", "L1 *");
    page.wait_text("2 further names of files in L1 are hard links");
}

#[test]
fn a_search_finds_names_in_all_layers() {
    let (page, _folder) = opened();
    search(&page, "secret");
    page.wait_text("1 found");
    page.press("Enter");
    page.wait_text("1 of 1 · L1, deleted in L2");
    // It is in no row of the merged view: what is hidden is shown.
    page.wait_for("row", "secret.txt, deleted earlier, *");
    page.wait_is("button", "Hidden earlier", "pressed");
    page.wait_text("the password is swordfish");
}

#[test]
fn n_goes_from_match_to_match() {
    let (page, _folder) = opened();
    search(&page, "/app\\.conf|tool/");
    page.wait_text("4 found");
    page.press("Enter");
    page.press("Escape");
    // The search is closed with its field.
    page.wait_gone("textbox", "Search all layers");
    search(&page, "/app\\.conf|tool/");
    page.wait_text(" of 4 ");
    page.press("ArrowDown");
    let mut seen = Vec::new();
    for _ in 0..4 {
        let before = page.body();
        page.press("n");
        page.until("another match", || (page.body() != before).then_some(()));
        seen.push(page.hash());
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 4, "{seen:?}");
    let at = page.hash();
    page.press("n");
    page.until("the next", || (page.hash() != at).then_some(()));
    page.press("Shift+N");
    page.until("back again", || (page.hash() == at).then_some(()));
}

#[test]
fn an_expression_that_is_none_is_told() {
    let (page, _folder) = opened();
    search(&page, "/(a/");
    page.wait_text("a parenthesis has no partner");
}

#[test]
fn a_search_looks_inside_files_of_all_layers() {
    let folder = Folder::new();
    let file = folder.file("inside.tar");
    let large = [b"needle\n".as_slice(), &vec![b'x'; 9 << 20]].concat();
    let layers = vec![
        Layer::new("COPY . /a # buildkit")
            .with("a/", b"")
            .with("a/one.txt", b"first\nA needle here\nneedle again\n")
            .with("a/.env", b"TOKEN=needle-and-secret\n")
            .with("a/two.bin", b"needle\0\x01")
            .with("a/large.txt", &large),
        Layer::new("RUN rm /a/one.txt # buildkit").with("a/.wh.one.txt", b""),
    ];
    docker_save(&file, "example/inside:1", layers);
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    search(&page, "needle");
    page.wait_text("0 found");
    page.click("button", "In files");
    page.wait_text("2 files have \"needle\" in them.");
    page.wait_for("button", "L0 /a/one.txt:2 A needle here and 1 line more");
    page.wait_for("button", "L0 /a/.env:1 TOKEN=••••••••");
    page.wait_text("1 file is no text and was left out.");
    page.wait_text("1 file of more than 8 MiB was left out.");
    page.click("button", "L0 /a/one.txt:2*");
    page.wait_text("Still in the image.");
    page.until("the file", || page.text("region", "Detail").contains("needle again").then_some(()));
    page.click("button", "Close the list");
    page.wait_gone("button", "L0 /a/one.txt:2*");
    page.only_own_requests();
}

#[test]
fn a_layer_is_saved_as_its_tar() {
    let (page, _folder) = opened();
    page.click("option", "L1*");
    page.click("button", "Download L1 as tar, 26 bytes of files");
    let tar = page.downloaded("example-small-1-L1.tar");
    let names: Vec<String> = members(&tar).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["srv/", "srv/secret.txt"]);
}

#[test]
fn a_directory_is_saved_as_the_merged_view_has_it() {
    let (page, _folder) = opened();
    choose(&page, "etc, *");
    page.click("button", "Download as tar, 33 bytes");
    let members = members(&page.downloaded("etc.tar"));
    let find = |name: &str| members.iter().find(|(n, _)| n == name).map(|(_, bytes)| &bytes[..]);
    assert_eq!(find("etc/app.conf"), Some(&b"port = 8080\n"[..]));
    assert_eq!(find("etc/motd"), Some(&b"Welcome to the base.\n"[..]));
    // Up to a layer below, the file is the one of below.
    page.click("option", "L2*");
    page.wait_is("option", "L2*", "selected");
    page.wait_for("button", "Download as tar, 31 bytes");
}

/// A number without its unit says nothing.
#[test]
fn what_saves_a_layer_is_not_cut_in_small_windows() {
    let (page, _folder) = with_small();
    let look = |size| page.look(Options { size, ..Options::default() });
    // In the narrowest pane, with a size as long as sizes get.
    page.eval("document.querySelector('.layers__foot .btn').append(' and some more words')");
    for size in [(800, 600), (1280, 720)] {
        look(size);
        page.until_true("(b => b.scrollWidth <= b.clientWidth && b.scrollHeight <= b.clientHeight)(document.querySelector('.layers__foot .btn'))");
    }
}
