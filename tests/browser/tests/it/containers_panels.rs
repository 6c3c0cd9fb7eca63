//! The panels beside the stage: costs, disk, weight, commit; two containers; what is taken along.

use onionskin_browser_tests::Page;

/// A page with containers over the sample with a deleted secret, after some lines.
fn played(lines: &[&str]) -> Page {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("button", "Close image");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.wait_for("combobox", "Command");
    page.click("button", "Start a container");
    for (at, line) in lines.iter().enumerate() {
        type_command(&page, line);
        page.wait_text(&format!("step {} · frame ", at + 2));
    }
    page
}

fn type_command(page: &Page, line: &str) {
    let field = page.wait_for("combobox", "Command");
    page.on(&field, "function() { this.focus() }");
    page.type_text(line);
    page.press("Enter");
}

/// Waits until a panel says something.
fn says(page: &Page, role: &str, name: &str, text: &str) {
    page.until(&format!("{name}: {text}"), || {
        page.has(role, name).then(|| page.text(role, name))?.contains(text).then_some(())
    });
}

fn facts(page: &Page, text: &str) {
    says(page, "region", "Facts", text);
}

fn open_menu(page: &Page) {
    page.wait_text("D /etc/motd");
    page.eval("document.querySelector('.export summary').click()");
}

/// What is copied is kept where a test can see it.
fn watch_clipboard(page: &Page) {
    page.eval("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }");
}

#[test]
fn drivers_are_compared_by_what_they_read_write_and_take() {
    let page = played(&["echo hi >> /etc/motd"]);
    page.wait_for("button", "overlay2 on ext4: *measured");
    page.wait_for("button", "zfs: *derived, not measured");
    facts(&page, "bytes the disk gets");
    page.click("radio", "New space");
    facts(&page, "bytes newly taken");
    page.click("button", "btrfs: *");
    facts(&page, "Works on blocks");
    page.wait_is("button", "btrfs: *", "pressed");
    type_command(&page, "cat /etc/motd");
    facts(&page, "no storage driver copies");
}

#[test]
fn the_arrow_keys_go_from_panel_to_panel_and_leave_the_step_alone() {
    let page = played(&["rm /etc/motd"]);
    page.click("tab", "Drivers");
    page.press("ArrowRight");
    page.wait_is("tab", "On disk", "selected");
    facts(&page, "c---------");
    facts(&page, "0, 0");
    facts(&page, "/var/lib/docker/overlay2/");
    page.press("End");
    page.wait_is("tab", "commit", "selected");
    facts(&page, "etc/.wh.motd");
    page.press("ArrowRight");
    page.wait_is("tab", "Files", "selected");
    page.press("ArrowLeft");
    page.wait_is("tab", "commit", "selected");
    page.press("ArrowLeft");
    page.wait_is("tab", "Weight", "selected");
    facts(&page, "No files in the container layer");
    assert!(page.body().contains("2 / 2"));
}

#[test]
fn weights_are_told_by_file() {
    let page = played(&["dd if=/dev/zero of=/big bs=5000 count=1; ln /big /same"]);
    page.click("tab", "Weight");
    facts(&page, "/big and one more name");
    facts(&page, "5,000 bytes by \"docker ps -s\"");
    facts(&page, "8,192 bytes on disk");
}

#[test]
fn lines_of_docker_diff_come_and_go() {
    let page = played(&["touch /one", "rm /one; touch /two"]);
    let diff = "docker diff web";
    says(&page, "region", diff, "+1 line");
    says(&page, "region", diff, "−1 line");
    says(&page, "region", diff, "A /two");
    says(&page, "region", diff, "gone");
    let gone = page.eval("document.querySelector('.diff__gone s').textContent");
    assert_eq!(gone, "A /one");
}

#[test]
fn a_committed_image_is_inspected_and_back_leads_to_the_containers() {
    let page = played(&["echo hi > /note", "docker commit web example/noted:2", "rm /note"]);
    page.click("tab", "commit");
    facts(&page, "One layer above the image on screen");
    page.click("button", "Inspect example/noted:2");
    page.until("the committed image", || {
        let hash = page.hash();
        (hash.starts_with("#inspect/") && page.body().contains("example/noted:2")).then_some(())
    });
    page.wait_gone("progressbar", "*");
    page.wait_text("note");
    assert!(!page.has("alert", "*"), "{}", page.outline());
    page.back();
    page.wait_text("4 / 4");
    page.wait_text("docker commit web example/noted:2");
    says(&page, "region", "docker diff web", "gone");
}

#[test]
fn a_committed_image_is_downloaded_as_an_archive_that_can_be_opened() {
    let page = played(&["echo hi > /note; rm /etc/motd", "docker commit web example/noted:2"]);
    page.click("tab", "commit");
    page.click("button", "Download example/noted:2");
    let bytes = page.downloaded("example-noted-2.tar");
    let size = page.text("region", "Facts");
    let mut names = Vec::new();
    let mut archive = tar::Archive::new(bytes.as_slice());
    let mut manifest = String::new();
    let mut last = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        if name == "manifest.json" {
            std::io::Read::read_to_string(&mut entry, &mut manifest).unwrap();
        } else if name.starts_with("layer") {
            last.clear();
            std::io::Read::read_to_end(&mut entry, &mut last).unwrap();
        }
        names.push(name);
    }
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest[0]["RepoTags"][0], "example/noted:2");
    let config = manifest[0]["Config"].as_str().unwrap();
    assert!(names.iter().any(|name| name == config), "{names:?}");
    assert!(size.contains("As an archive"), "{size}");
    let mut layer = tar::Archive::new(last.as_slice());
    let members: Vec<String> = layer
        .entries()
        .unwrap()
        .map(|entry| entry.unwrap().path().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(members, ["etc/", "etc/.wh.motd", "note"]);
}

#[test]
fn a_large_archive_tells_its_size_first_and_can_be_cancelled() {
    let page = played(&["truncate -s 3G /big", "docker commit web example/big:2"]);
    page.click("tab", "commit");
    facts(&page, "As an archive: 3.22 GB");
    page.click("button", "Download example/big:2");
    page.wait_for("progressbar", "example/big:2: *of 3.22 GB");
    page.until("it goes on", || {
        let done = page.eval("document.querySelector('.committed progress')?.value ?? 0");
        done.as_f64().filter(|&done| done > 1e6)
    });
    // The stage goes on working meanwhile.
    type_command(&page, "touch /meanwhile");
    page.wait_text("A /meanwhile");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", "*");
    page.wait_for("button", "Download example/big:2");
}

#[test]
fn two_containers_stand_side_by_side() {
    let page = played(&["rm /etc/motd"]);
    page.wait_text("D /etc/motd");
    assert!(!page.has("button", "Side by side"), "one container stands alone");
    page.click("button", "Start a container");
    page.click("button", "Side by side");
    let (web, web2) = ("what web sees", "what web2 sees");
    page.wait_for("figure", web);
    page.wait_for("figure", web2);
    says(&page, "figure", web, "D /etc/motd");
    says(&page, "figure", web2, "No difference from the image");
    page.wait_text("read-only sheets are the same directories for both");
    // The one looked at and the one beside it change places.
    page.click("button", "web");
    page.wait_for("figure", web2);
    page.wait_for("figure", web);
    page.click("button", "Side by side");
    page.wait_gone("figure", web);
}

#[test]
fn sentences_and_lists_are_copied() {
    let page = played(&["echo hello; rm /etc/motd"]);
    watch_clipboard(&page);
    open_menu(&page);
    for (button, text) in [
        ("Copy docker diff", "C /etc\nD /etc/motd\n"),
        ("Copy output", "hello\n"),
        ("Copy commands", "web# echo hello; rm /etc/motd\n"),
        ("Copy sentence", "/etc/motd"),
    ] {
        page.click("button", button);
        page.until(button, || {
            let copied = page.eval("window.copied ?? ''");
            copied.as_str().unwrap().contains(text).then_some(())
        });
    }
    page.wait_text("Copied.");
    page.click("tab", "On disk");
    page.click("button", "Copy mount command");
    page.until_true("window.copied.startsWith('mount -t overlay overlay -o index=off,lowerdir=')");
}

#[test]
fn a_frame_is_saved_and_frames_are_printed() {
    let page = played(&["rm /etc/motd"]);
    open_menu(&page);
    page.eval(
        "window.print = () => { window.printed = document.querySelectorAll('.print svg').length }",
    );
    let frames = page.eval("+document.querySelector('.captions__where > span').textContent.match(/(\\d+)\\/(\\d+)/)[2]");
    page.click("button", "Print frames");
    page.until_true("window.printed > 0");
    assert_eq!(page.eval("window.printed"), frames);
    page.until_true("document.querySelector('.print') == null");
    let frame = page.eval(
        "+document.querySelector('.captions__where > span').textContent.match(/(\\d+)\\/(\\d+)/)[1]",
    );
    page.click("button", "Save as SVG");
    let svg = String::from_utf8(page.downloaded(&format!("onionskin-2-{frame}.svg"))).unwrap();
    assert!(svg.starts_with("<svg xmlns=") && svg.contains("/etc/motd"), "{svg}");
}
