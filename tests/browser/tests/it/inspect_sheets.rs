//! The drawer of the inspect screen: what is told of the image as a whole.

use std::fs;
use std::path::PathBuf;

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, Layer, docker_save};
use onionskin_testkit::archive::{Packing, oci_archive};
use onionskin_testkit::samples;

use crate::inspect::opened;

/// An image with a secret inside a file, a history with one, and a file stored twice.
fn with_secrets(folder: &Folder, tag: &str, motd: &[u8]) -> PathBuf {
    let file = folder.file("secrets.tar");
    let layers = vec![
        Layer::new("ADD rootfs.tar / # buildkit")
            .with("etc/motd", motd)
            .with("srv/big", &[b'x'; 3000]),
        Layer::new("COPY app.conf /app/ # buildkit")
            .with("app/app.conf", b"name=shop\naws=AKIAIOSFODNN7EXAMPLE\n"),
        Layer::new("RUN /bin/sh -c TOKEN=zzz9yyy ./install; chmod 600 /srv/big # buildkit")
            .with_mode("srv/big", 0o600, &[b'x'; 3000]),
    ];
    docker_save(&file, tag, layers);
    file
}

fn with_secrets_open() -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&with_secrets(&folder, "example/secrets:1", b"hello\n"));
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    (page, folder)
}

/// What the open sheet says.
fn sheet(page: &Page, name: &str) -> String {
    page.text("tabpanel", name)
}

fn wait_sheet(page: &Page, name: &str, text: &str) {
    page.until(&format!("{name}: {text}"), || {
        page.has("tabpanel", name).then(|| sheet(page, name)).filter(|said| said.contains(text))
    });
}

#[test]
fn the_drawer_tells_what_to_change_and_leads_to_the_file() {
    let (page, _folder) = with_secrets_open();
    page.press("w");
    page.wait_is("tab", "What to change", "selected");
    wait_sheet(&page, "What to change", "less to push and pull");
    wait_sheet(&page, "What to change", "RUN TOKEN=•••••••• ./install; chmod 600 /srv/big");
    assert!(page.hash().contains("w=changes"), "{}", page.hash());
    page.click("button", "/srv/big");
    page.until("the file is chosen", || page.hash().contains("srv/big").then_some(()));
    page.wait_for("heading", "/srv/big");
    page.press("w");
    page.wait_gone("tab", "What to change");
}

#[test]
fn values_of_secrets_are_masked_until_they_are_asked_for() {
    let (page, _folder) = with_secrets_open();
    page.wait_for("option", "L2*TOKEN=•••••••• ./install*");
    let markup = || page.eval("document.body.innerHTML").to_string();
    assert!(!markup().contains("zzz9yyy"), "in a title or a label");
    page.click("button", "What to change");
    wait_sheet(&page, "What to change", "Step 3 of the history holds a secret");
    assert!(!sheet(&page, "What to change").contains("zzz9yyy"));
    page.click("button", "Show values of secrets");
    wait_sheet(&page, "What to change", "TOKEN=zzz9yyy");
    page.wait_for("option", "L2*TOKEN=zzz9yyy ./install*");
    page.click("button", "Close");
    page.wait_for("option", "L2*TOKEN=•••••••• ./install*");
    page.click("button", "What to change");
    wait_sheet(&page, "What to change", "TOKEN=••••••••");
}

#[test]
fn the_other_views_get_commands_without_values_of_secrets() {
    let (page, _folder) = with_secrets_open();
    page.press("2");
    page.click("button", "Start a container");
    page.wait_text("RUN TOKEN=••••");
    assert!(!page.eval("document.body.innerHTML").to_string().contains("zzz9yyy"));
    page.press("Escape");
    page.eval("document.activeElement.blur()");
    page.press("3");
    let begin = page.wait_for("combobox", "Ready scripts");
    page.on(&begin, "function() { this.value = [...this.options].find(o => o.text.startsWith('From the history')).value; this.dispatchEvent(new Event('change', { bubbles: true })); }");
    page.wait_text("Values of secrets are masked");
    assert!(!page.eval("document.body.innerHTML").to_string().contains("zzz9yyy"));
}

#[test]
fn secrets_inside_files_are_found_when_it_is_asked_for() {
    let (page, _folder) = with_secrets_open();
    page.press("w");
    page.click("button", "Search inside files");
    wait_sheet(&page, "What to change", "/app/app.conf in L1 holds a secret");
    wait_sheet(&page, "What to change", "2: aws=••••••••");
    assert!(!page.body().contains("AKIA"), "{}", page.body());
    page.only_own_requests();
}

#[test]
fn settings_and_history_are_told_sheet_by_sheet_with_the_keyboard() {
    let (page, _folder) = opened();
    page.click("button", "Image");
    page.wait_is("tab", "Image", "selected");
    wait_sheet(&page, "Image", "example/small:1");
    wait_sheet(&page, "Image", "chain ID sha256:");
    wait_sheet(&page, "Image", "layer-2/layer.tar");
    page.click("tab", "Image");
    page.press("ArrowRight");
    page.wait_is("tab", "History", "focused");
    wait_sheet(&page, "History", "rm /srv/secret.txt && chmod +x /bin/tool # buildkit");
    wait_sheet(&page, "History", "<missing>");
    page.press("End");
    page.wait_is("tab", "Compare", "selected");
    page.press("Escape");
    page.wait_gone("tab", "Compare");
    page.back();
}

#[test]
fn rules_are_dropped_or_typed_and_checked() {
    let (page, folder) = opened();
    page.drop_file(&folder.write(".dive-ci", b"rules:\n  highestWastedBytes: 1kB\n"));
    page.wait_is("tab", "CI rules", "selected");
    wait_sheet(&page, "CI rules", "Broken: dive counts");
    wait_sheet(&page, "CI rules", "/bin/tool");
    let field = page.wait_for("textbox", "Drop a .dive-ci file*");
    assert!(field.value.contains("highestWastedBytes: 1kB"), "{}", field.value);
    page.click("button", "Use dive's own rules");
    wait_sheet(&page, "CI rules", "these are dive's own rules");
    page.click("textbox", "Drop a .dive-ci file*");
    page.type_text("rules:\n  nonsense: 1\n");
    page.click("button", "Check the rules");
    wait_sheet(&page, "CI rules", "Line 2: dive has no rule \"nonsense\".");
}

#[test]
fn a_second_archive_is_compared_while_its_sheet_is_open() {
    let (page, _folder) = with_secrets_open();
    page.press("w");
    page.click("tab", "Compare");
    // In a folder of its own: the first file must stay as it is.
    let other = Folder::new();
    let second = with_secrets(&other, "example/secrets:2", b"other\n");
    page.drop_file(&second);
    wait_sheet(&page, "Compare", "example/secrets:1 → example/secrets:2");
    wait_sheet(&page, "Compare", "Of the second image's 3 layers, the first has 2");
    wait_sheet(&page, "Compare", "1 path differs");
    // Of the same size: its bytes were read.
    wait_sheet(&page, "Compare", "content");
    page.click("row", "/etc/motd, *");
    page.wait_for("heading", "/etc/motd");
    // When the sheet is closed, it is asked what is wanted.
    page.press("w");
    page.wait_gone("tab", "Compare");
    page.drop_file(&second);
    page.click("button", "Open it instead");
    page.wait_text("example/secrets:2");
}

#[test]
fn a_folder_is_compared_like_an_archive() {
    let (page, folder) = opened();
    let second = docker_save_bytes(&folder);
    page.drop_file(&folder.unpack("image", &second));
    page.click("button", "Compare with example/small:1");
    wait_sheet(&page, "Compare", "example/small:1 → example/secrets:7");
    wait_sheet(&page, "Compare", "paths differ");
}

fn docker_save_bytes(folder: &Folder) -> Vec<u8> {
    fs::read(with_secrets(folder, "example/secrets:7", b"hello\n")).unwrap()
}

#[test]
fn what_is_no_image_is_told_where_it_would_be_compared() {
    let (page, folder) = opened();
    page.press("w");
    page.click("tab", "Compare");
    for (name, bytes, what) in [
        ("notes.zip", &b"PK\x03\x04 and so on"[..], "ZIP"),
        ("nothing.tar", b"", "0 bytes"),
        ("list.csv", b"a,b\n1,2\n", "text"),
    ] {
        page.drop_file(&folder.write(name, bytes));
        wait_sheet(&page, "Compare", &format!("{name} was not compared."));
        wait_sheet(&page, "Compare", what);
        wait_sheet(&page, "Compare", "The second image must be one that is saved");
        wait_sheet(&page, "Compare", "example/small:1 stays open.");
        page.wait_for("alert", "*");
    }
    assert!(page.body().contains("example/small:1"));
    // A Dockerfile has a place of its own.
    page.drop_file(&folder.write("Dockerfile", b"FROM debian\nRUN true\n"));
    page.wait_text("This is a Dockerfile, not an image.");
    let second = with_secrets(&folder, "example/secrets:2", b"other\n");
    page.drop_file(&second);
    wait_sheet(&page, "Compare", "example/small:1 → example/secrets:2");
}

#[test]
fn sizes_are_drawn_and_listed() {
    let (page, _folder) = opened();
    page.press("w");
    page.click("tab", "Sizes");
    page.wait_for("button", "/bin/tool: 4.1 kB");
    page.click("button", "By cause");
    page.until("the address says so", || page.hash().contains("z=causes").then_some(()));
    page.click("button", "By layer");
    // Until the picture is there, the one before stays.
    page.wait_for("button", "L0: 4.13 kB");
    page.click("button", "/bin/tool: 4.1 kB");
    page.wait_for("heading", "/bin/tool");
}

#[test]
fn pictures_by_layer_and_by_cause_are_zoomed_and_exported_as_they_are() {
    let (page, _folder) = opened();
    page.press("w");
    page.click("tab", "Sizes");
    page.click("button", "By layer");
    let layer = page.wait_for("button", "L0: 4.13 kB");
    page.on(&layer, "function() { this.focus() }");
    page.press("Enter");
    page.wait_text("The picture shows this part: L0.");
    page.wait_gone("button", "L2: *");
    page.click("button", "/bin: 4.1 kB");
    page.wait_text("The picture shows this part: L0, /bin.");
    page.until("the address says so", || {
        let hash = page.hash();
        (hash.contains("y=bin") && hash.contains("yl=L0")).then_some(())
    });
    page.wait_gone("button", "/etc: *");
    let zoomed = page.hash();
    let svg = |page: &Page| {
        page.until_true(
            "(() => { const menu = document.querySelector('.export'); if (menu) menu.open = true; return menu != null })()",
        );
        page.click("button", "Picture of sizes (SVG)");
        String::from_utf8(page.downloaded("example-small-1.svg")).unwrap()
    };
    let text = svg(&page);
    assert!(text.contains(">tool</text>") && !text.contains(">etc</text>"), "{text}");
    let sheet = page.wait_for("tabpanel", "Sizes");
    page.on(&sheet, "function() { this.focus() }");
    page.press("Escape");
    page.wait_for("button", "/etc: *");
    page.press("Backspace");
    page.wait_for("button", "L2: *");
    page.click("button", "By cause");
    page.click("button", "seen: *");
    page.wait_text("The picture shows this part: seen.");
    page.wait_for("button", "L0: *");
    page.until("the address says so", || page.hash().contains("yc=seen").then_some(()));
    page.eval(&format!("location.hash = '{zoomed}'"));
    page.wait_text("The picture shows this part: L0, /bin.");
    page.click("button", "all that is stored");
    page.wait_for("button", "L2: *");
}

/// A bitmap of so many rows of 1,000 pixels.
fn bitmap(rows: u32) -> Vec<u8> {
    let bytes = 54 + rows * 3000;
    let mut file = b"BM".to_vec();
    for number in [bytes, 0, 54, 40, 1000, rows] {
        file.extend(number.to_le_bytes());
    }
    file.extend([1, 0, 24, 0]);
    file.resize(54, 0);
    file.resize(bytes as usize, 128);
    file
}

#[test]
fn a_large_picture_is_shown_when_it_is_asked_for() {
    let (page, folder) = (Page::open(), Folder::new());
    let file = folder.file("pictures.tar");
    let layer = Layer::new("COPY pictures /")
        .with("large.bmp", &bitmap(500))
        .with("other.bmp", &bitmap(600))
        .with("small.bmp", &bitmap(20));
    docker_save(&file, "example/pictures:1", vec![layer]);
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    page.click("row", "small.bmp, *");
    page.wait_for("image", "Contents of /small.bmp*");
    page.click("row", "large.bmp, *");
    let button = page.wait_for("button", "Show the picture (1.5 MB)");
    page.on(&button, "function() { this.focus() }");
    page.press("Enter");
    page.wait_for("image", "Contents of /large.bmp*");
    page.until_true("document.querySelector('img.preview')?.naturalHeight == 500");
    // Another one has to be asked for anew.
    page.click("row", "other.bmp, *");
    page.wait_for("button", "Show the picture (1.8 MB)");
    assert!(!page.has("image", "Contents of /large.bmp*"));
    page.only_own_requests();
}

#[test]
fn the_picture_of_sizes_is_zoomed_with_the_keyboard_and_the_address_keeps_it() {
    let (page, _folder) = opened();
    page.press("w");
    page.click("tab", "Sizes");
    let directory = page.wait_for("button", "/bin: 4.1 kB");
    page.on(&directory, "function() { this.focus() }");
    page.press("Enter");
    page.wait_for("status", "*");
    page.wait_text("The picture shows what is in /bin.");
    page.wait_gone("button", "/etc: *");
    page.wait_for("button", "/bin/tool: 4.1 kB");
    page.until("the address says so", || page.hash().contains("&y=bin").then_some(()));
    let zoomed = page.hash();
    page.press("Backspace");
    page.wait_for("button", "/etc: *");
    page.until("the address says so", || (!page.hash().contains("y=bin")).then_some(()));
    page.eval(&format!("location.hash = '{zoomed}'"));
    page.wait_gone("button", "/etc: *");
    page.click("button", "Show in the files");
    page.wait_for("heading", "/bin");
    page.click("button", "/");
    page.wait_for("button", "/etc: *");
    // Outside of any directory Escape closes the drawer.
    page.press("Escape");
    page.wait_gone("tab", "Sizes");
}

#[test]
fn exports_are_saved() {
    let (page, _folder) = with_secrets_open();
    let export = |item: &str| {
        // It goes while contents are compared.
        page.until_true(
            "(() => { const menu = document.querySelector('.export'); if (menu) menu.open = true; return menu != null })()",
        );
        page.click("button", item);
    };
    export("JSON: *");
    let json: serde_json::Value =
        serde_json::from_slice(&page.downloaded("example-secrets-1.json")).unwrap();
    assert_eq!(json["format"], "onionskin");
    export("dive's JSON");
    let dive: serde_json::Value =
        serde_json::from_slice(&page.downloaded("example-secrets-1.dive.json")).unwrap();
    assert_eq!(dive["layer"].as_array().unwrap().len(), 3);
    export("CSV: *");
    let csv = String::from_utf8(page.downloaded("example-secrets-1.csv")).unwrap();
    assert!(csv.contains("/srv/big,file,3000,0600,"), "{csv}");
    export("Report (Markdown)");
    let report = String::from_utf8(page.downloaded("example-secrets-1.md")).unwrap();
    assert!(report.starts_with("# example/secrets:1") && report.contains("## What to change"));
    assert!(!report.contains("zzz9yyy"), "{report}");
    export("Picture of sizes (SVG)");
    let svg = String::from_utf8(page.downloaded("example-secrets-1.svg")).unwrap();
    assert!(svg.starts_with("<svg "), "{svg}");
    export("Root file system up to L2 (tar, *");
    let tar = page.downloaded("example-secrets-1.tar");
    let mut archive = tar::Archive::new(tar.as_slice());
    let names: Vec<String> = archive
        .entries()
        .unwrap()
        .map(|entry| entry.unwrap().path().unwrap().display().to_string())
        .collect();
    assert!(names.iter().any(|name| name == "srv/big"), "{names:?}");
}

#[test]
fn an_image_unpacked_in_a_folder_opens() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    let bytes = fs::read(onionskin_browser_tests::archives::small(&folder)).unwrap();
    page.drop_file(&folder.unpack("image", &bytes));
    page.wait_for("option", "L3*");
    page.wait_gone("progressbar", "*");
    page.wait_text("example/small:1");
    page.wait_text("digests verified");
}

/// A folder as `skopeo copy … oci:DIR` writes it: layers are compressed, and no manifest.json names
/// them.
#[test]
fn a_folder_that_holds_an_oci_layout_opens() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    let (_, image) = samples::images().into_iter().next().unwrap();
    let each = [Packing::Gzip, Packing::Zstd];
    let to = folder.unpack("layout", &oci_archive(&image, |layer| each[layer % 2]));
    assert!(to.join("oci-layout").is_file() && to.join("index.json").is_file());
    assert!(!to.join("manifest.json").exists());
    page.drop_file(&to);
    page.wait_for("option", "L4*");
    page.wait_gone("progressbar", "*");
    page.wait_text("digests verified");
    assert!(!page.has("alert", "*"), "{}", page.body());
    page.press("w");
    page.click("tab", "Image");
    wait_sheet(&page, "Image", "oci-layout");
    wait_sheet(&page, "Image", "blobs/sha256/");
    page.only_own_requests();
}

#[test]
fn another_folder_is_told() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    let other = folder.file("notes");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("a.txt"), b"a").unwrap();
    page.drop_file(&other);
    page.wait_text("notes is a folder, and neither index.json nor manifest.json is in it.");
}
