//! Containers over an image: commands, steps, and what is kept of them.

use onionskin_browser_tests::Page;

/// A page with a sample open, on the containers screen.
pub fn containers(sample: &str) -> Page {
    let page = Page::open();
    page.click("button", sample);
    page.wait_for("button", "Close image");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.wait_for("combobox", "Command");
    page
}

pub fn type_command(page: &Page, line: &str) {
    let field = page.wait_for("combobox", "Command");
    page.on(&field, "function() { this.focus() }");
    page.type_text(line);
    page.press("Enter");
}

#[test]
fn a_command_is_told_sentence_by_sentence_and_one_can_go_back() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    page.wait_text("gets an empty layer of its own");
    type_command(&page, "echo hi >> /etc/motd");
    page.wait_text("is copied up into the container layer");
    let diff = page.until("docker diff", || {
        Some(page.text("region", "docker diff web")).filter(|text| text.contains("/etc/motd"))
    });
    assert!(diff.contains("C /etc"), "{diff}");
    type_command(&page, "rm /etc/motd");
    page.wait_text("D /etc/motd");
    page.click("button", "One step back");
    page.wait_text("C /etc/motd");
    page.wait_text("step 2 of 3");
    page.click("button", "First step");
    page.wait_text("step 0 of 3");
    page.click("button", "Last step");
    page.wait_text("D /etc/motd");
}

#[test]
fn another_command_cuts_the_rest_off_and_undo_brings_it_back() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    type_command(&page, "touch /one");
    type_command(&page, "touch /two");
    page.wait_text("A /two");
    page.click("button", "One step back");
    page.wait_text("step 2 of 3");
    type_command(&page, "touch /three");
    page.wait_text("A /three");
    assert!(!page.text("region", "docker diff web").contains("/two"));
    page.click("button", "Undo the last edit*");
    page.wait_text("touch /two");
    page.click("button", "Last step");
    page.wait_text("A /two");
    page.click("button", "Redo the edit*");
    page.wait_text("A /three");
}

#[test]
fn bytes_of_the_image_are_read_where_a_tool_looks_at_them() {
    let page = containers("Deleted secret*");
    // Without a container one is started.
    type_command(&page, "cat /etc/motd | head -n 1");
    page.until("the file's first line", || {
        let out = page.text("region", "Output");
        out.contains("You are looking through the layers of an image.").then_some(())
    });
}

#[test]
fn what_is_not_understood_is_told_and_changes_nothing() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    type_command(&page, "for f in *; do rm $f; done");
    let told = page.wait_for("alert", "*");
    assert!(page.has("alert", "*"), "{told:?}");
    page.click("button", "Undo the last edit*");
    page.wait_gone("alert", "*");
    type_command(&page, "nosuchcommand");
    page.wait_text("sh: nosuchcommand: not found");
}

#[test]
fn the_script_and_the_place_survive_a_reload() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    type_command(&page, "rm /etc/motd");
    page.wait_text("D /etc/motd");
    page.until("the address names the view", || {
        page.hash().starts_with("#containers/sha256:").then_some(())
    });
    page.reload();
    page.wait_text("D /etc/motd");
    page.wait_text("step 2 of 2");
    page.press("1");
    page.wait_for("treegrid", "*");
    page.back();
    page.wait_text("D /etc/motd");
}

#[test]
fn steps_and_frames_have_keys_and_examples_are_at_hand() {
    let page = containers("Deleted secret*");
    let choose = page.wait_for("combobox", "Examples");
    page.on(
        &choose,
        "function() { this.selectedIndex = 1; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.wait_text("step 1 of");
    let blur = "document.activeElement.blur()";
    page.eval(blur);
    page.press("ArrowRight");
    page.wait_text("step 2 of");
    page.press("Shift+ArrowLeft");
    page.press("Shift+ArrowLeft");
    page.press("Shift+ArrowLeft");
    page.press("End");
    page.until("the last step", || page.body().contains("frame").then_some(()));
    page.press("Home");
    page.wait_text("step 0 of");
}
