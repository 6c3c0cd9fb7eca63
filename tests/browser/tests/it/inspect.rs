//! The inspect screen: layers, files, and what happened to one of them.

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, small};

/// The small image, open and read; the folder has to stay.
pub fn opened() -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    page.wait_for("option", "L0*");
    page.wait_gone("progressbar", "*");
    (page, folder)
}

/// Chooses a row, and waits until the keyboard is there.
pub fn choose(page: &Page, name: &str) {
    page.click("row", name);
    page.wait_is("row", name, "focused");
}

/// The rows of the tree, without the head.
pub fn rows(page: &Page) -> Vec<String> {
    let level = |row: &onionskin_browser_tests::Control| !row.property("level").is_empty();
    page.all("row", "*").into_iter().filter(level).map(|row| row.name).collect()
}

/// Opens a directory of the tree.
pub fn expand(page: &Page, name: &str) {
    choose(page, &format!("{name}, *"));
    page.press("ArrowRight");
    page.wait_is("row", &format!("{name}, *"), "expanded");
}

/// The deleted file, chosen at the layer that deletes it.
fn deleted_file() -> (Page, Folder) {
    let (page, folder) = opened();
    page.click("option", "L2*");
    page.wait_is("option", "L2*", "selected");
    expand(&page, "srv");
    choose(&page, "secret.txt, deleted, *");
    (page, folder)
}

#[test]
fn layers_come_with_the_instruction_that_made_each() {
    let (page, _folder) = opened();
    let layers = page.names("option");
    let expected = [
        "L3 RUN echo 'port = 8080' > /etc/app.conf*",
        "L2 RUN rm /srv/secret.txt && chmod +x /bin/tool*",
        "L1 COPY secret.txt /srv/secret.txt*",
        "L0 *",
    ];
    assert_eq!(layers.len(), expected.len(), "{layers:?}");
    for name in expected {
        assert!(page.has("option", name), "{name} is not in {layers:?}");
    }
    assert_eq!(rows(&page).len(), 3, "bin, etc, srv");
}

#[test]
fn the_tree_is_walked_by_keyboard() {
    let (page, _folder) = opened();
    let at = |name: &str| {
        page.until(&format!("the keyboard is at {name}"), || {
            page.focused().filter(|row| row.role == "row" && row.name.starts_with(name))
        })
    };
    choose(&page, "bin, *");
    at("bin, ");
    page.press("ArrowDown");
    at("etc, ");
    page.press("ArrowRight");
    page.wait_is("row", "etc, *", "expanded");
    page.press("ArrowRight");
    let child = at("motd, ");
    assert_eq!(child.property("level"), "2");
    page.press("ArrowDown");
    at("app.conf, changed, ");
    page.press("ArrowLeft");
    at("etc, ");
    page.press("ArrowLeft");
    page.wait_gone("row", "motd, *");
    page.press("End");
    at("srv, ");
    page.press("Home");
    at("bin, ");
    page.press("j");
    at("etc, ");
    page.press("k");
    at("bin, ");
}

#[test]
fn layers_are_walked_by_keyboard() {
    let (page, _folder) = opened();
    page.click("option", "L3*");
    page.press("ArrowDown");
    page.wait_is("option", "L2*", "selected");
    page.press("End");
    page.wait_is("option", "L0*", "selected");
    page.press("]");
    page.wait_is("option", "L1*", "selected");
    page.press("[");
    page.wait_is("option", "L0*", "selected");
}

#[test]
fn f6_goes_from_pane_to_pane() {
    let (page, _folder) = opened();
    let mut seen = Vec::new();
    for _ in 0..4 {
        page.press("F6");
        let id = page.eval("document.activeElement.closest('[data-pane]')?.dataset.pane ?? ''");
        seen.push(id.as_str().unwrap_or_default().to_owned());
    }
    let begin = seen.iter().position(|pane| pane == "layers").unwrap_or_default();
    seen.rotate_left(begin);
    assert_eq!(seen, ["layers", "files", "detail", "waste"]);
}

#[test]
fn a_deleted_file_is_read_from_the_layer_below() {
    let (page, _folder) = deleted_file();
    page.wait_text("Still in the image.");
    page.wait_text("the password is swordfish");
}

#[test]
fn a_deleted_file_can_be_downloaded() {
    let (page, _folder) = deleted_file();
    page.wait_text("the password is swordfish");
    page.click("button", "Download");
    assert_eq!(page.downloaded("secret.txt"), b"the password is swordfish\n");
    page.only_own_requests();
}

#[test]
fn what_earlier_layers_deleted_is_shown_on_demand() {
    let (page, _folder) = opened();
    assert_eq!(page.wait_for("row", "srv, *").property("expanded"), "", "nothing in it is left");
    page.click("button", "Hidden earlier");
    expand(&page, "srv");
    page.wait_for("row", "secret.txt, deleted*");
    page.press("x");
    page.wait_gone("row", "secret.txt, *");
}

#[test]
fn one_layer_alone_shows_what_it_touches() {
    let (page, _folder) = opened();
    page.click("option", "L2*");
    page.click("button", "This layer*");
    page.wait_gone("row", "etc, *");
    page.wait_for("row", "bin, *");
    page.wait_for("row", "srv, *");
    page.press("m");
    page.wait_for("row", "etc, *");
}

#[test]
fn each_version_of_a_file_can_be_read() {
    let (page, _folder) = opened();
    expand(&page, "etc");
    choose(&page, "app.conf, changed, *");
    let shown = |text: &str| {
        page.until(text, || page.text("region", "Detail").contains(text).then_some(()));
    };
    shown("port = 8080");
    page.click("button", "added in L0");
    shown("port = 80\n");
    page.click("button", "changed in L3");
    shown("port = 8080");
}

#[test]
fn back_goes_through_what_was_looked_at() {
    let (page, _folder) = opened();
    page.click("option", "L2*");
    page.wait_is("option", "L2*", "selected");
    choose(&page, "bin, *");
    page.until("the path is in the address", || page.hash().ends_with("/bin").then_some(()));
    page.click("option", "L1*");
    page.wait_is("option", "L1*", "selected");

    page.back();
    page.wait_is("option", "L2*", "selected");
    assert!(page.hash().ends_with("/bin"));
    page.back();
    page.until("no path", || (!page.hash().contains("bin")).then_some(()));
    page.back();
    page.wait_is("option", "L3*", "selected");
    page.forward();
    page.wait_is("option", "L2*", "selected");
}

#[test]
fn the_same_image_comes_back_at_the_same_place() {
    let (page, folder) = deleted_file();
    page.wait_text("the password is swordfish");
    let hash = page.hash();
    page.reload();
    page.wait_for("heading", "Drop an image here");
    assert_eq!(page.hash(), hash);
    page.drop_file(&folder.file("small.tar"));
    page.wait_is("option", "L2*", "selected");
    page.wait_text("the password is swordfish");
    assert_eq!(page.hash(), hash);
}

#[test]
fn sizes_and_names_sort_the_tree() {
    let (page, _folder) = opened();
    let first = || rows(&page).first().cloned().unwrap_or_default();
    assert!(first().starts_with("bin, "));
    expand(&page, "etc");
    let order = || -> Vec<String> {
        rows(&page).iter().filter_map(|row| Some(row.split(", ").next()?.to_owned())).collect()
    };
    assert_eq!(order(), ["bin", "etc", "motd", "app.conf", "srv"]);
    page.click("button", "Sort by Name");
    page.until("sorted by name", || {
        (order() == ["bin", "etc", "app.conf", "motd", "srv"]).then_some(())
    });
}

#[test]
fn reclaimable_bytes_lead_to_their_files() {
    let (page, _folder) = opened();
    let strip = page.text("region", "The whole image");
    for text in ["4.13 kB", "26 B", "4.1 kB", "10 B"] {
        assert!(strip.contains(text), "{text} is not in {strip}");
    }
}

#[test]
fn the_screen_speaks_korean() {
    let (page, _folder) = deleted_file();
    page.wait_text("the password is swordfish");
    page.click("button", "한국어");
    page.wait_text("이미지에 그대로 남아 있습니다.");
    page.wait_text("L2의 화이트아웃");
}

#[test]
fn an_opaque_directory_is_marked_and_explained() {
    let page = Page::open();
    page.click("button", "rm -rf, then mkdir*");
    page.wait_for("button", "Close image");
    page.wait_gone("progressbar", "*");
    page.click("option", "L3*");
    page.click("button", "This layer");
    page.click("row", "app, changed, *opaque*");
    page.wait_text("Opaque: nothing of the layers below shows through here.");
    assert!(page.body().contains('⊘'));
}
