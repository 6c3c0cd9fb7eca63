//! The build context on screen: folders, files and tars that are dropped, what is done to files, the
//! options of builds.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use onionskin_browser_tests::archives::Folder;
use onionskin_browser_tests::{Options, Page};

const DOCKERFILE: &str = "ARG TAG=20\nFROM node:${TAG}\nARG MODE=dev\nWORKDIR /app\nCOPY package*.json ./\n\
    RUN --mount=type=secret,id=token npm ci\nCOPY . .\n";

/// A small project in a folder of its own.
fn shop(folder: &Folder) -> PathBuf {
    let shop = folder.file("shop");
    fs::create_dir_all(shop.join("src")).unwrap();
    fs::create_dir_all(shop.join("logs")).unwrap();
    for (name, text) in [
        ("Dockerfile", DOCKERFILE),
        (".dockerignore", "*.md\n"),
        ("README.md", "# shop\n"),
        ("package.json", "{ \"name\": \"shop\" }\n"),
        ("src/server.js", "listen(80)\n"),
        ("src/한글.txt", "안녕\n"),
    ] {
        fs::write(shop.join(name), text).unwrap();
    }
    fs::write(shop.join("logo.bin"), vec![0; 40_000]).unwrap();
    shop
}

/// The screen with the project as its context.
fn opened(folder: &Folder) -> Page {
    let page = Page::open_with(Options::default(), "#cache");
    page.wait_for("treegrid", "Build context");
    page.drop_file(&shop(folder));
    page.wait_text("shop is the build context now: 6 files.");
    page.click("button", "Dismiss");
    page
}

fn build(page: &Page, number: usize) {
    page.click("button", "Build");
    let button = ".builds li:last-child .build";
    page.until_true(&format!(
        "document.querySelector('{button}')?.textContent.includes('#{number}') === true"
    ));
    // Gone to, a build is shown as a whole.
    page.eval(&format!("document.querySelector('{button}').click()"));
    page.until_true(&format!("document.querySelector('{button} i') != null"));
}

fn said(page: &Page, text: &str) {
    page.until(&format!("the caption {text:?}"), || {
        page.text("main", "*").contains(text).then_some(())
    });
}

#[test]
fn a_dropped_folder_becomes_the_context_and_undo_takes_it_back() {
    let (page, folder) = (Page::open_with(Options::default(), "#cache"), Folder::new());
    page.wait_for("treegrid", "Build context");
    page.until_true("document.querySelector('.ed__text').value.includes('sleep')");
    page.drop_file(&shop(&folder));
    page.wait_text("shop is the build context now: 6 files.");
    page.until_true("document.querySelector('.ed__text').value.includes('npm ci')");
    page.wait_for("row", "package.json, file, * bytes, mode 0644, mode assumed");
    page.wait_for("row", "README.md, *left out by line 1 of the ignore file: *.md*");
    page.wait_for("row", "logs, directory with 0 entries, mode 0755, mode assumed");
    page.wait_text("6 files, 1 ignored");
    page.click("button", "Undo");
    page.until_true("document.querySelector('.ed__text').value.includes('sleep')");
    page.only_own_requests();
}

#[test]
fn a_folder_and_files_can_be_chosen() {
    let (page, folder) = (Page::open_with(Options::default(), "#cache"), Folder::new());
    page.wait_for("treegrid", "Build context");
    let shop = shop(&folder);
    page.click("button", "Add to the build context*");
    page.choose_files("menuitem", "Choose a folder", &[&shop]);
    page.wait_text("shop is the build context now: 6 files.");
    page.click("button", "Add to the build context*");
    let (one, other) = (shop.join("package.json"), shop.join("README.md"));
    page.choose_files("menuitem", "Choose files or a tar", &[&one, &other]);
    page.wait_text("The dropped files are the build context now: 2 files.");
    page.until_true("document.querySelector('.ed__text').value.includes('npm ci')");
}

#[test]
fn single_files_are_what_they_are() {
    let (page, folder) = (Page::open_with(Options::default(), "#cache"), Folder::new());
    page.wait_for("treegrid", "Build context");
    page.drop_file(&folder.write("web.Dockerfile", b"FROM alpine\nCOPY . .\n"));
    page.wait_text("web.Dockerfile is the Dockerfile now.");
    page.drop_file(&folder.write("notes.txt", b"hello\n"));
    page.wait_text("notes.txt is in the build context now.");
    page.wait_for("row", "notes.txt, file, 6 bytes, mode 0644*");
    let script = "# onionskin cache 1\n# step: 0\n\n--- Dockerfile\nFROM busybox\n--- context\n755 run.sh hi\n--- steps\nbuild\n";
    page.drop_file(&folder.write("lesson.txt", script.as_bytes()));
    page.wait_text("lesson.txt is the script now.");
    page.wait_for("row", "run.sh, file, 2 bytes, mode 0755");
    page.drop_file(&folder.write("broken.txt", b"# onionskin cache 9\n"));
    page.wait_for("alert", "*");
    page.wait_for("row", "run.sh, file, 2 bytes, mode 0755");
}

#[test]
fn a_tar_keeps_modes_and_links() {
    let (page, folder) = (Page::open_with(Options::default(), "#cache"), Folder::new());
    page.wait_for("treegrid", "Build context");
    let mut tar = tar::Builder::new(Vec::new());
    let mut add = |kind, path: &str, mode, target: &str, text: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_mode(mode);
        header.set_size(text.len() as u64);
        if target.is_empty() {
            tar.append_data(&mut header, path, text).unwrap();
        } else {
            tar.append_link(&mut header, path, target).unwrap();
        }
    };
    add(tar::EntryType::Regular, "Dockerfile", 0o644, "", b"FROM alpine\nCOPY . .\n");
    add(tar::EntryType::Regular, "run.sh", 0o750, "", b"#!/bin/sh\n");
    add(tar::EntryType::Symlink, "current", 0o777, "run.sh", b"");
    page.drop_file(&folder.write("context.tar", &tar.into_inner().unwrap()));
    page.wait_text("context.tar is the build context now, with its modes and links: 3 entries.");
    page.wait_for("row", "run.sh, file, 10 bytes, mode 0750");
    page.wait_for("row", "current, symbolic link to run.sh, mode 0777");
    page.until_true("document.querySelector('.ed__text').value.startsWith('FROM alpine')");
}

#[test]
fn what_is_done_to_a_file_decides_the_next_build() {
    let folder = Folder::new();
    let page = opened(&folder);
    build(&page, 1);

    page.click("button", "Touch package.json");
    said(&page, "package.json has a new modification time and the same content.");
    page.wait_for("row", "package.json, *, time, *");
    build(&page, 2);
    page.until_true("document.querySelector('.builds li:last-child [data-mark=miss]') == null");

    page.click("button", "Edit package.json");
    page.wait_for("dialog", "Text of package.json");
    page.press("Control+a");
    page.type_text("nothing");
    page.click("button", "Cancel");
    page.wait_gone("dialog", "*");
    assert!(!page.has("row", "package.json, *, content, *"), "what is cancelled changes nothing");

    page.click("button", "Edit package.json");
    page.wait_for("dialog", "Text of package.json");
    page.press("Control+a");
    page.type_text("{ \"name\": \"가게\" }\n");
    page.press("Control+Enter");
    page.wait_gone("dialog", "*");
    said(&page, "package.json has a new text.");
    page.wait_for("row", "package.json, *, content, *");
    build(&page, 3);
    for mark in ["miss", "rerun"] {
        page.until_true(&format!(
            "document.querySelector('.builds li:last-child [data-mark={mark}]') != null"
        ));
    }

    // What is ignored does not count.
    page.click("button", "Edit README.md");
    page.wait_for("dialog", "Text of README.md");
    page.type_text("more ");
    page.click("button", "Save");
    page.wait_gone("dialog", "*");
    build(&page, 4);
    page.until_true("document.querySelector('.builds li:last-child [data-mark=miss]') == null");

    page.click("button", "Chmod package.json");
    page.wait_for("dialog", "Mode of package.json");
    page.press("Control+a");
    page.type_text("9");
    page.press("Enter");
    page.wait_text("Write the mode as three or four digits from 0 to 7, such as 0644.");
    page.click("button", "Mode 0755");
    said(&page, "package.json has mode 0755 now.");
    page.wait_for("row", "package.json, *mode 0755, mode");

    page.click("button", "Rename package.json");
    page.wait_for("dialog", "New path of package.json");
    page.press("Control+a");
    page.type_text("logo.bin");
    page.press("Enter");
    page.wait_text("logo.bin is there already.");
    page.press("Control+a");
    page.type_text("lib/패키지.json");
    page.press("Enter");
    said(&page, "package.json is lib/패키지.json now.");
    page.wait_for("row", "package.json, gone since the last build");

    page.click("button", "+ file");
    page.wait_for("dialog", "New file");
    page.type_text("lib/new.txt");
    page.click("button", "Save");
    said(&page, "lib/new.txt has a new text.");
    page.click("button", "More for lib");
    page.click("menuitem", "Delete");
    said(&page, "lib is gone from the context.");
    page.only_own_requests();
}

#[test]
fn all_of_it_works_from_the_keyboard() {
    let folder = Folder::new();
    let page = opened(&folder);
    let on = |name: &str| {
        page.until(&format!("the keyboard is on {name}"), || {
            page.focused().filter(|now| now.name.starts_with(name)).map(|_| ())
        });
    };
    page.until("the context has the keyboard", || {
        page.press("F6");
        page.focused()
            .filter(|now| now.role == "row" && now.name.starts_with(".dockerignore"))
            .map(|_| ())
    });
    page.press("End");
    on("src,");
    page.press("ArrowRight");
    page.wait_for("row", "server.js, *");
    page.press("ArrowRight");
    on("server.js,");
    page.press("t");
    said(&page, "src/server.js has a new modification time and the same content.");
    on("server.js,");
    page.press("Shift+F10");
    on("Edit");
    page.press_all(&["ArrowDown", "ArrowDown", "Enter"]);
    page.wait_for("dialog", "Mode of src/server.js");
    page.type_text("600");
    page.press("Enter");
    said(&page, "src/server.js has mode 0600 now.");
    on("server.js,");
    page.press("e");
    page.wait_for("dialog", "Text of src/server.js");
    page.press("Escape");
    page.wait_gone("dialog", "*");
    on("server.js,");
    page.press("x");
    said(&page, "src/server.js has other content.");
    page.press("r");
    page.wait_for("dialog", "New path of src/server.js");
    page.press("Control+a");
    page.type_text("src/app.js");
    page.press("Enter");
    said(&page, "src/server.js is src/app.js now.");
    on("app.js,");
    page.press("Delete");
    said(&page, "src/app.js is gone from the context.");
    on("한글.txt,");
    page.press("ArrowLeft");
    on("src,");
    page.press("ArrowLeft");
    page.wait_gone("row", "한글.txt, *");
}

#[test]
fn a_syllable_that_is_put_together_ends_no_edit() {
    let folder = Folder::new();
    let page = opened(&folder);
    page.click("button", "Edit package.json");
    page.wait_for("dialog", "Text of package.json");
    let area = page.wait_for("textbox", "Text");
    let compose = "function() {
        this.value = 'ㅎ';
        this.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
        for (const key of ['Enter', 'Escape', 'z'])
            this.dispatchEvent(new KeyboardEvent('keydown',
                { key, ctrlKey: key == 'Enter', bubbles: true, cancelable: true, isComposing: true }));
    }";
    page.on(&area, compose);
    page.settle();
    assert!(page.has("dialog", "Text of package.json"));
    assert_eq!(page.on(&area, "function() { return this.value }"), "ㅎ");
    page.on(&area, "function() { this.value = '한글' }");
    page.press("Control+Enter");
    said(&page, "package.json has a new text.");
    page.click("button", "Edit package.json");
    page.wait_for("dialog", "Text of package.json");
    page.until_true("document.querySelector('.ctx__form textarea').value == '한글'");
}

#[test]
fn options_are_given_and_taken_back() {
    let folder = Folder::new();
    let page = opened(&folder);
    build(&page, 1);
    page.click("button", "Options");
    page.click("button", "Another value MODE");
    said(&page, "The next build is given MODE=dev-2.");
    let field = page.wait_for("textbox", "New value of TAG");
    page.click_on(&field);
    page.type_text("22");
    page.press("Enter");
    said(&page, "The next build is given TAG=22.");
    page.wait_for("button", "New digest node:22");
    page.click("button", "Remove TAG");
    said(&page, "The next build is no longer given TAG.");
    page.click("button", "New digest node:20");
    said(&page, "node:20 is another image now: it has other layers.");
    page.click("button", "Give token");
    said(&page, "The secret token has another value.");
    page.click("button", "Another value token");
    page.wait_for("button", "Remove token");
    assert!(!page.hash().contains("value"));
    let target = page.wait_for("combobox", "Platform*");
    page.on(
        &target,
        "function() { this.value = 'linux/arm64'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    said(&page, "The next build is for linux/arm64.");
    let output = page.wait_for("combobox", "Output of line 6");
    page.on(
        &output,
        "function() { this.value = 'same'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    said(&page, "What RUN npm ci does has changed.");
    page.click("checkbox", "Look nothing up*");
    said(&page, "The next build looks nothing up: --no-cache.");
    page.click("button", "Empty the cache");
    said(&page, "The cache is empty.");
    page.click("button", "Files");
    page.wait_for("treegrid", "Build context");
}

/// A folder: the browser tells of each of its files by itself, a millisecond each.
#[test]
fn a_folder_of_thousands_of_files_is_taken_or_left() {
    let folder = Folder::new();
    let large = folder.file("large");
    for dir in 0..10 {
        let dir = large.join(format!("node_modules/package-{dir}"));
        fs::create_dir_all(&dir).unwrap();
        for file in 0..500 {
            fs::write(dir.join(format!("module-{file}.js")), format!("export {file}\n")).unwrap();
        }
    }
    fs::write(large.join("Dockerfile"), DOCKERFILE).unwrap();
    fs::write(large.join("package.json"), "{}\n").unwrap();
    let mut page = Page::open_with(Options::default(), "#cache");
    page.patience(Duration::from_secs(60));
    page.wait_for("treegrid", "Build context");
    page.drop_file(&large);
    page.wait_for("progressbar", "*");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", "*");
    assert!(!page.body().contains("is the build context now"));

    page.drop_file(&large);
    page.wait_text("large is the build context now: 5,001 files.");
    page.wait_for("row", "node_modules, directory with 5,010 entries*");
}

/// A tar: as many files as a large project has, without a file system that has to hold them.
#[test]
fn fifty_thousand_files_are_taken_and_built() {
    let folder = Folder::new();
    let mut tar = tar::Builder::new(Vec::new());
    let mut add = |path: &str, text: &str| {
        let mut header = tar::Header::new_gnu();
        header.set_mode(0o644);
        header.set_size(text.len() as u64);
        tar.append_data(&mut header, path, text.as_bytes()).unwrap();
    };
    add("Dockerfile", DOCKERFILE);
    add("package.json", "{}\n");
    for file in 0..50_000 {
        let path = format!("node_modules/package-{}/module-{file}.js", file / 500);
        add(&path, &format!("export {file}\n"));
    }
    let mut page = Page::open_with(Options::default(), "#cache");
    page.patience(Duration::from_secs(60));
    page.wait_for("treegrid", "Build context");
    page.drop_file(&folder.write("large.tar", &tar.into_inner().unwrap()));
    page.wait_text("large.tar is the build context now, with its modes and links: 50,002 entries.");
    page.wait_for("row", "node_modules, directory with 50,100 entries*");
    build(&page, 1);
    page.click("button", "Touch package.json");
    said(&page, "package.json has a new modification time and the same content.");
    build(&page, 2);
}
