//! The files of an image: filter, kinds of rows, order, columns, and what is in a file.

use onionskin_browser_tests::archives::{Folder, Layer, docker_save, docker_save_for, small};
use onionskin_browser_tests::{Control, Page};

use crate::inspect::{choose, expand, opened, rows};

/// Two by two pixels.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x02\x08\x00\x00\x00\x00\x57\xdd\x52\xf8\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\x60\xf8\x0f\x84\x00\x06\x00\x01\xff\x93\xd1\xe4\x89\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// An image with pictures, bytes, a secret that changed, and a file of many lines.
fn rich(folder: &Folder) -> std::path::PathBuf {
    let file = folder.file("rich.tar");
    let lines = |changed: usize| -> Vec<u8> {
        let line = |n: usize| if n == changed { "changed\n".into() } else { format!("line {n}\n") };
        (1..=40).map(line).collect::<String>().into_bytes()
    };
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='16' height='8'><script>alert(1)</script></svg>";
    let layers = vec![
        Layer::new("COPY . /app # buildkit")
            .with("app/", b"")
            .with("app/dot.png", PNG)
            .with("app/drawing.svg", svg)
            .with("app/blob", b"\x7fELF\0\x01 bytes \xff")
            .with("app/gaps.txt", b"first\n\n\nfourth\n\n")
            .with("app/lines.txt", &lines(0))
            .with("app/.env", b"NAME=shop\nAPI_TOKEN=swordfish-1\n"),
        Layer::new("COPY . /app # buildkit")
            .with("app/blob", b"\x7fELF\0\x02 bytes \xff")
            .with("app/lines.txt", &lines(20))
            .with("app/.env", b"NAME=shop\nAPI_TOKEN=swordfish-2\n"),
    ];
    docker_save(&file, "example/rich:1", layers);
    file
}

fn rich_open() -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&rich(&folder));
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    expand(&page, "app");
    (page, folder)
}

fn first_words(page: &Page) -> Vec<String> {
    rows(page).iter().filter_map(|row| Some(row.split(", ").next()?.to_owned())).collect()
}

fn wait_rows(page: &Page, expected: &[&str]) {
    page.until(&format!("the rows are {expected:?}"), || {
        (first_words(page) == expected).then_some(())
    });
}

fn wait_pane(page: &Page, text: &str) {
    page.until(text, || page.text("region", "Detail").contains(text).then_some(()));
}

#[test]
fn a_filter_keeps_the_way_to_its_matches() {
    let (page, _folder) = opened();
    page.press("\\");
    page.wait_is("textbox", "Filter", "focused");
    page.type_text("app");
    wait_rows(&page, &["etc", "app.conf"]);
    page.wait_text("1 match");
    // The tree that is left is walked as ever.
    page.press("Enter");
    page.until("the keyboard is in the tree", || page.focused().filter(|at| at.role == "row"));
    page.press("End");
    page.wait_is("row", "app.conf, changed, *", "focused");
    wait_pane(&page, "port = 8080");
    page.press("ArrowLeft");
    page.press("ArrowLeft");
    wait_rows(&page, &["etc"]);
    page.press("\\");
    page.press("Escape");
    wait_rows(&page, &["bin", "etc", "srv"]);
}

#[test]
fn a_filter_asks_for_what_a_file_is() {
    let (page, _folder) = opened();
    let filter = |line: &str, rows: &[&str]| {
        page.press("\\");
        page.press("Escape");
        page.press("\\");
        page.type_text(line);
        wait_rows(&page, rows);
        page.press("Escape");
        page.press("Escape");
    };
    filter("is:deleted", &["srv", "secret.txt"]);
    filter(">4k -type:dir", &["bin", "tool"]);
    filter("/^mo.d$/", &["etc", "motd"]);
    filter("layer:3 type:file", &["etc", "app.conf"]);
    filter("mode:exec", &["bin", "tool"]);
}

#[test]
fn what_a_filter_cannot_read_is_told_and_the_rows_stay() {
    let (page, _folder) = opened();
    page.press("\\");
    page.type_text("app");
    wait_rows(&page, &["etc", "app.conf"]);
    page.type_text(" mode:rwx");
    page.wait_text("\"mode:rwx\" (character 5): write octal bits");
    assert!(page.wait_for("textbox", "Filter").property("invalid") == "true");
    wait_rows(&page, &["etc", "app.conf"]);
}

#[test]
fn nothing_that_matches_is_told() {
    let (page, _folder) = opened();
    page.press("\\");
    page.type_text("node");
    page.wait_text("No file of L3 matches \"node\". Clear the filter to see all 6.");
}

#[test]
fn examples_of_the_grammar_can_be_chosen() {
    let (page, _folder) = opened();
    page.click("DisclosureTriangle", "What a filter can ask");
    page.click("button", "is:deleted");
    assert_eq!(page.wait_for("textbox", "Filter").value, "is:deleted");
    wait_rows(&page, &["srv", "secret.txt"]);
}

#[test]
fn kinds_of_rows_are_switched_by_buttons_and_keys() {
    let (page, _folder) = opened();
    expand(&page, "etc");
    let pressed = |name: &str| page.wait_for("button", name).property("pressed");
    assert_eq!(
        ["Added", "Changed", "Deleted", "Hidden earlier", "Unchanged"].map(pressed),
        ["true", "true", "true", "false", "true"]
    );
    page.press("=");
    wait_rows(&page, &["etc", "app.conf"]);
    page.press("c");
    page.wait_text("All rows are switched off.");
    page.press("x");
    wait_rows(&page, &["srv"]);
    page.click("button", "Changed");
    wait_rows(&page, &["etc", "app.conf", "srv"]);
}

#[test]
fn every_column_sorts_and_says_how() {
    let (page, _folder) = opened();
    expand(&page, "etc");
    let sorted = |name: &str| {
        let head: Vec<Control> = page.all("columnheader", name);
        page.on(&head[0], "function() { return this.getAttribute('aria-sort') }")
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(sorted("*Size*").as_deref(), Some("descending"));
    page.click("button", "Sort by Layer");
    wait_rows(&page, &["srv", "bin", "etc", "app.conf", "motd"]);
    assert_eq!(sorted("*Layer*").as_deref(), Some("descending"));
    page.click("button", "Sort by Layer");
    wait_rows(&page, &["bin", "etc", "motd", "app.conf", "srv"]);
    assert_eq!(sorted("*Layer*").as_deref(), Some("ascending"));
    assert!(!page.has("button", "Sort by Owner"));
    page.click("button", "Columns of mode, owner and time");
    page.click("button", "Sort by Mode");
    wait_rows(&page, &["bin", "etc", "app.conf", "motd", "srv"]);
    page.wait_text("0755");
    page.press("s");
    page.until("sorted by owner", || sorted("*Owner*"));
    page.press("Shift+S");
    page.until("the other way", || sorted("*Owner*").filter(|order| order == "descending"));
}

#[test]
fn two_versions_are_compared_line_by_line() {
    let (page, _folder) = rich_open();
    choose(&page, "lines.txt, changed, *");
    page.click("tab", "Diff");
    wait_pane(&page, "1 line added, 1 removed");
    let shown = page.text("region", "Detail");
    for part in ["16 lines are the same", "line 19", "line 20", "changed", "line 21"] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert!(!shown.contains("line 10"));
    // The version below has none before it.
    page.click("button", "added in L0");
    wait_pane(&page, "L0 stores the only version");
}

/// Their numbers would stand on those of the lines behind them.
#[test]
fn empty_lines_are_as_high_as_others() {
    let (page, _folder) = rich_open();
    choose(&page, "gaps.txt, *");
    wait_pane(&page, "fourth");
    let heights = page.eval(
        "[...document.querySelectorAll('pre.code i')].map(line => Math.round(line.getBoundingClientRect().height))",
    );
    let heights: Vec<u64> =
        heights.as_array().unwrap().iter().map(|h| h.as_u64().unwrap()).collect();
    assert!(heights.len() >= 5 && heights.iter().all(|&h| h == heights[0]), "{heights:?}");
}

#[test]
fn bytes_are_shown_in_hexadecimal() {
    let (page, _folder) = rich_open();
    choose(&page, "blob, changed, *");
    page.press("f");
    page.wait_is("tab", "Hex", "selected");
    wait_pane(&page, "00000000  7f 45 4c 46 00 02");
    page.click("button", "added in L0");
    wait_pane(&page, "00000000  7f 45 4c 46 00 01");
    page.click("tab", "Diff");
    page.click("button", "changed in L1");
    wait_pane(&page, "One of the two is no text, and their bytes differ.");
}

#[test]
fn pictures_are_drawn_and_run_nothing() {
    let (page, _folder) = rich_open();
    for (name, width) in [("dot.png", 2), ("drawing.svg", 16)] {
        choose(&page, &format!("{name}, *"));
        let size = format!("document.querySelector('.preview')?.naturalWidth == {width}");
        page.until_true(&size);
    }
    wait_pane(&page, "<script>");
    page.only_own_requests();
}

#[test]
fn secrets_are_masked_until_they_are_asked_for() {
    let (page, _folder) = rich_open();
    choose(&page, ".env, changed, *");
    wait_pane(&page, "API_TOKEN=••••••••");
    wait_pane(&page, "1 value found as a secret is masked.");
    page.click("tab", "Hex");
    wait_pane(&page, "••");
    assert!(!page.body().contains("swordfish"));
    page.click("tab", "Diff");
    wait_pane(&page, "No line differs but in values that are masked.");
    page.click("button", "Show");
    wait_pane(&page, "API_TOKEN=swordfish-2");
    wait_pane(&page, "API_TOKEN=swordfish-1");
    // The download is exact either way; its name is the browser's, which begins none with a dot.
    page.click("button", "Show");
    page.click("button", "Download");
    assert_eq!(page.downloaded("env.txt"), b"NAME=shop\nAPI_TOKEN=swordfish-2\n");
    // Another file begins masked again.
    page.click("tab", "Contents");
    page.click("button", "Show");
    wait_pane(&page, "swordfish");
    choose(&page, "blob, changed, *");
    choose(&page, ".env, changed, *");
    wait_pane(&page, "API_TOKEN=••••••••");
}

#[test]
fn a_link_brings_back_filter_order_and_tab() {
    let (page, folder) = opened();
    page.press("\\");
    page.type_text("app");
    wait_rows(&page, &["etc", "app.conf"]);
    choose(&page, "app.conf, changed, *");
    page.click("tab", "Hex");
    page.click("button", "Sort by Name");
    page.press("=");
    page.until("the address says so", || {
        let hash = page.hash();
        ["f=app", "s=name", "t=hex", "k=acd"].iter().all(|part| hash.contains(part)).then_some(())
    });
    let hash = page.hash();
    page.reload();
    page.drop_file(&small(&folder));
    page.wait_is("tab", "Hex", "selected");
    wait_rows(&page, &["etc", "app.conf"]);
    assert_eq!(page.wait_for("textbox", "Filter").value, "app");
    assert_eq!(page.wait_for("button", "Unchanged").property("pressed"), "false");
    assert_eq!(page.hash(), hash);
}

#[test]
fn folders_of_a_windows_layer_have_names_of_their_own() {
    let (page, folder) = (Page::open(), Folder::new());
    let file = folder.file("windows.tar");
    let layer = Layer::new("powershell -Command echo")
        .with("Files/", b"")
        .with("Files/Windows/", b"")
        .with("Files/Windows/win.ini", b"; for 16-bit app support\r\n")
        .with("Hives/", b"")
        .with("Hives/System_Delta", b"regf\0");
    docker_save_for(&file, "example/windows:1", "windows", vec![layer]);
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    page.wait_text("A Windows image: its layers keep the files of C:\\ in the folder Files");
    page.wait_for("row", "Registry changes (Hives), *");
    expand(&page, "C:\\");
    expand(&page, "Windows");
    choose(&page, "win.ini, *");
    wait_pane(&page, "C:\\Windows\\win.ini");
}

#[test]
fn a_narrow_page_shows_all_of_it() {
    let (page, _folder) = opened();
    let options = onionskin_browser_tests::Options { size: (320, 640), ..Default::default() };
    page.look(options);
    page.settle();
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    page.until_true(fits);
    page.click("button", "Columns of mode, owner and time");
    page.click("button", "Search*");
    page.click("button", "Range");
    page.settle();
    page.until_true(fits);
    // What is pressed is large enough for a finger.
    let small = page.eval(
        "[...document.querySelectorAll('.panes button, .panes summary')].filter(b => { \
         const r = b.getBoundingClientRect(); return r.height > 0 && (r.height < 20 || r.width < 24) }) \
         .map(b => b.outerHTML.slice(0, 90))",
    );
    assert_eq!(small, serde_json::json!([]));
}
