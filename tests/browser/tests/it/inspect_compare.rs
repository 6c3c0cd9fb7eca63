//! Two images side by side: the list of files that differ, and addresses that lead to it.

use std::path::PathBuf;

use onionskin_browser_tests::archives::{Folder, Layer, docker_save};
use onionskin_browser_tests::{Options, Page};
use onionskin_testkit::archive;

/// An image of a base and a layer with a few files.
fn image(folder: &Folder, version: u32) -> PathBuf {
    let file = folder.file(&format!("shop-{version}.tar"));
    let base = Layer::new("ADD rootfs.tar / # buildkit")
        .with("etc/", b"")
        .with("etc/motd", b"hello\n")
        .with("bin/tool", &[b'x'; 4096]);
    let own = Layer::new("COPY . /srv # buildkit");
    let own = match version {
        1 => own.with("srv/app.js", &[b'a'; 2000]).with("srv/old.log", &[b'l'; 9000]),
        2 => own
            .with("srv/app.js", &[b'b'; 5000])
            .with("srv/assets/logo.svg", b"<svg/>")
            .with_mode("etc/motd", 0o600, b"hello\n"),
        _ => own.with("srv/app.js", &[b'c'; 7]),
    };
    docker_save(&file, &format!("example/shop:{version}"), vec![base, own]);
    file
}

fn open(page: &Page, file: &std::path::Path) {
    page.wait_for("heading", "Drop an image here");
    page.drop_file(file);
    page.wait_for("option", "L1*");
    page.wait_gone("progressbar", "*");
}

/// The first image open with its comparison to the second one.
fn compared() -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    open(&page, &image(&folder, 1));
    page.press("w");
    page.click("tab", "Compare");
    page.wait_for("button", "Choose the second image…");
    // The address is written a moment later; Back leads to it.
    page.until("the address says so", || page.hash().contains("w=compare").then_some(()));
    page.drop_file(&image(&folder, 2));
    wait_rows(&page, ROWS);
    (page, folder)
}

/// The names of the rows up to the first comma, in their order.
fn rows(page: &Page) -> Vec<String> {
    let all = page.eval(
        "[...document.querySelectorAll('[role=grid] .tree [role=row]')]
            .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map(row => row.ariaLabel.split(',')[0])",
    );
    all.as_array().unwrap().iter().map(|row| row.as_str().unwrap().to_owned()).collect()
}

fn wait_rows(page: &Page, expected: &str) {
    page.until(&format!("the rows {expected}"), || {
        (rows(page).join(" ") == expected).then_some(())
    });
}

/// Waits until the address is another one, and the browser has it in its history.
fn stepped(page: &Page, from: &str) {
    page.until("another address", || (page.hash() != from).then_some(()));
    page.settle();
}

const ROWS: &str = "/etc/motd /srv/app.js /srv/assets/ /srv/assets/logo.svg /srv/old.log";

#[test]
fn in_narrow_windows_the_list_keeps_its_sizes_and_then_the_difference() {
    let (page, _folder) = compared();
    let shown = |width: u32, columns: usize| {
        page.look(Options { size: (width, 800), ..Options::default() });
        page.until(&format!("{columns} columns at {width}"), || {
            let heads = page.all("columnheader", "*");
            let seen = heads.iter().filter(|head| {
                page.on(head, "function() { return !!this.closest('.differing') && this.getClientRects().length > 0 }")
                    == serde_json::json!(true)
            });
            (seen.count() == columns).then_some(())
        });
        page.until_true("document.documentElement.scrollWidth <= innerWidth");
        page.until_true("(body => body.scrollWidth <= body.clientWidth)(document.querySelector('.drawer__body'))");
    };
    shown(1280, 5);
    shown(600, 4);
    shown(320, 2);
}

#[test]
fn the_list_is_filtered_and_sorted_and_tells_how_many_rows_there_are() {
    let (page, _folder) = compared();
    page.wait_for("grid", "Files that differ");
    page.wait_text("5 rows");
    page.wait_for("row", "/srv/app.js, changed, content, size, 2 kB before, 5 kB after");
    page.wait_for("row", "/srv/assets/logo.svg, added, 6 bytes after");
    page.wait_for("row", "/srv/old.log, deleted, 9 kB before");
    page.click("button", "Sort by Difference");
    wait_rows(&page, "/srv/app.js /srv/assets/logo.svg /etc/motd /srv/assets/ /srv/old.log");
    let sorted = page.wait_for("columnheader", "Sort by Difference*");
    assert_eq!(page.on(&sorted, "function() { return this.ariaSort }"), "descending");
    page.click("button", "Sort by Difference");
    wait_rows(&page, "/srv/old.log /etc/motd /srv/assets/ /srv/assets/logo.svg /srv/app.js");
    let field = page.wait_for("textbox", "Filter of the files that differ");
    page.on(&field, "function() { this.focus() }");
    page.type_text(">5 -type:dir");
    wait_rows(&page, "/srv/old.log /etc/motd /srv/assets/logo.svg /srv/app.js");
    page.wait_text("4 of 5 rows");
    page.type_text(" is:changed");
    wait_rows(&page, "/etc/motd /srv/app.js");
    // What asks nothing of two images is told; the line of before goes on.
    page.type_text(" is:opaque");
    page.wait_text("is:opaque is asked of layers.");
    wait_rows(&page, "/etc/motd /srv/app.js");
    page.press("Escape");
    wait_rows(&page, "/srv/old.log /etc/motd /srv/assets/ /srv/assets/logo.svg /srv/app.js");
    // The kinds, by their buttons and by their letters; the tree keeps its own.
    // The first ones are those of the tree.
    page.click_on(page.all("button", "Deleted").last().unwrap());
    page.press("a");
    page.until("both are off", || {
        let hash = page.hash();
        (hash.contains("xk=c") && hash.contains("xs=difference-") && !hash.contains("&k="))
            .then_some(())
    });
    wait_rows(&page, "/etc/motd /srv/app.js");
    page.press("c");
    page.wait_text("0 of 5 rows");
    page.wait_text("All rows are switched off.");
}

#[test]
fn the_list_is_walked_with_the_keyboard_and_leads_to_the_file() {
    let (page, _folder) = compared();
    page.click("textbox", "Filter of the files that differ");
    page.press("Enter");
    page.wait_is("row", "/etc/motd, *", "focused");
    page.press("ArrowDown");
    page.wait_is("row", "/etc/motd, *", "selected");
    page.press("ArrowDown");
    page.wait_is("row", "/srv/app.js, *", "focused");
    page.press("End");
    page.wait_is("row", "/srv/old.log, *", "focused");
    page.press("PageUp");
    page.press("Home");
    page.wait_is("row", "/etc/motd, *", "focused");
    page.press("Enter");
    page.wait_for("heading", "/etc/motd");
    assert!(page.hash().contains("/etc/motd?"), "{}", page.hash());
    page.wait_is("row", "/etc/motd, *", "focused");
    page.press_all(&["ArrowDown", "ArrowDown", "ArrowDown", "Enter"]);
    page.wait_text("Only the second image has /srv/assets/logo.svg");
    page.wait_for("heading", "/etc/motd");
    page.press("\\");
    page.wait_is("textbox", "Filter of the files that differ", "focused");
    // Escape in an empty field leads back to the list, and there it closes the drawer.
    page.press("Escape");
    page.wait_is("row", "/srv/assets/logo.svg, *", "focused");
    page.press("Escape");
    page.wait_gone("tab", "Compare");
}

#[test]
fn an_address_asks_for_the_second_image_and_shows_the_comparison_as_it_was() {
    let (page, folder) = compared();
    page.click("textbox", "Filter of the files that differ");
    page.type_text("srv/");
    page.click("button", "Sort by After");
    page.until("the address says so", || {
        let hash = page.hash();
        let says = ["w=compare", "x=sha256%3A", "xf=srv/", "xs=after"];
        says.iter().all(|part| hash.contains(part)).then_some(())
    });
    let shown = rows(&page).join(" ");
    let hash = page.hash();
    let other = Page::open_with(Options::default(), &hash);
    open(&other, &image(&folder, 1));
    other.wait_text("This address compares example/shop:1 with the image");
    other.wait_text("Drop the second image here");
    assert_eq!(other.hash(), hash);
    // Another one than the address names is compared, and that is told.
    other.drop_file(&image(&folder, 3));
    other.wait_text("this is another one.");
    stepped(&other, &hash);
    other.back();
    other.wait_text("Drop the second image here");
    other.drop_file(&image(&folder, 2));
    wait_rows(&other, &shown);
    other.wait_text("example/shop:1 → example/shop:2");
    assert!(!other.body().contains("Drop the second image here"));
    assert_eq!(other.hash(), hash);
    let field = other.wait_for("textbox", "Filter of the files that differ");
    assert_eq!(field.value, "srv/");
}

#[test]
fn back_and_forward_lead_from_comparison_to_comparison() {
    let (page, folder) = compared();
    page.until("the address says so", || page.hash().contains("&x=").then_some(()));
    let first = page.hash();
    page.drop_file(&image(&folder, 3));
    page.wait_text("example/shop:1 → example/shop:3");
    stepped(&page, &first);
    page.back();
    page.wait_text("example/shop:1 → example/shop:2");
    wait_rows(&page, ROWS);
    page.back();
    page.until("no comparison", || (!page.has("grid", "*")).then_some(()));
    page.wait_for("button", "Choose the second image…");
    page.forward();
    wait_rows(&page, ROWS);
    page.forward();
    page.wait_text("example/shop:1 → example/shop:3");
}

#[test]
fn two_images_of_one_archive_are_compared_at_once() {
    let image = |tag: &str, text: &str| {
        onionskin_testkit::image(&format!(
            "tag example/{tag}\nlayer ADD a\n    file a \"1\\n\"\nlayer COPY b\n    file b \"{text}\"\n"
        ))
    };
    let both = [image("one:1", "x"), image("two:1", "longer")];
    let hash = format!("#inspect/sha256:{}?w=compare&x=sha256:{}&xf=b", both[0].id(), both[1].id());
    let (page, folder) = (Page::open_with(Options::default(), &hash), Folder::new());
    let file = folder.write("both.tar", &archive::docker_save(&both));

    open(&page, &file);
    wait_rows(&page, "/b");
    page.wait_text("example/one:1 → example/two:1");
    let choice = page.wait_for("combobox", "Compare with");
    assert!(choice.value.contains("example/two:1"), "{}", choice.value);
    assert!(page.hash().contains("xf=b"), "{}", page.hash());
    page.only_own_requests();
}

#[test]
fn of_a_second_archive_with_several_images_any_can_be_chosen() {
    let image = |tag: &str, text: &str| {
        onionskin_testkit::image(&format!(
            "tag example/{tag}\nlayer ADD a\n    file {text} \"x\"\n"
        ))
    };
    let (page, folder) = (Page::open(), Folder::new());
    open(&page, &self::image(&folder, 1));
    page.press("w");
    page.click("tab", "Compare");
    page.wait_for("button", "Choose the second image…");
    assert!(!page.has("combobox", "Compare with"));
    let both = [image("one:1", "a"), image("two:1", "b")];
    page.drop_file(&folder.write("both.tar", &archive::docker_save(&both)));
    page.wait_text("example/shop:1 → example/one:1");
    page.wait_for("row", "/a, added, *");
    let first = page.hash();
    let choice = page.wait_for("combobox", "Compare with");
    page.on(&choice, "function() { this.focus() }");
    page.press("ArrowDown");
    page.wait_text("example/shop:1 → example/two:1");
    page.wait_for("row", "/b, added, *");
    assert!(!page.body().contains("The address names"), "no address asked for the first");
    assert!(page.hash() != first && page.hash().contains("x=sha256"), "{}", page.hash());
    page.back();
    page.wait_text("example/shop:1 → example/one:1");
    page.only_own_requests();
}

#[test]
fn of_many_thousand_rows_only_those_in_sight_are_drawn() {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(std::time::Duration::from_secs(90));
    open(&page, &image(&folder, 1));
    let mut many = Layer::new("COPY many / # buildkit");
    for n in 0..20_000 {
        many = many.with(&format!("many/{:02}/file-{n:05}", n % 50), b"");
    }
    let file = folder.file("many.tar");
    docker_save(&file, "example/many:1", vec![many, Layer::new("RUN true")]);
    page.press("w");
    page.click("tab", "Compare");
    page.wait_for("button", "Choose the second image…");
    page.drop_file(&file);
    page.wait_text("20,058 rows");
    page.click("button", "Sort by Change");
    page.wait_for("row", "/many/00/file-00000, added, *");
    page.click("textbox", "Filter of the files that differ");
    page.press("Enter");
    page.press_all(&["End", "ArrowUp"]);
    page.wait_is("row", "/srv/app.js, deleted, *", "focused");
    page.press("Home");
    page.wait_is("row", "/many/, added", "focused");
    let drawn = rows(&page).len();
    assert!(drawn < 100, "{drawn} rows are drawn");
    page.click("textbox", "Filter of the files that differ");
    page.type_text("/9{3}/");
    page.wait_text("38 of 20,058 rows");
}
