//! The prompt's choices, the files that a container sees, and a file of 512 MiB.

use onionskin_browser_tests::{Control, Page};

use crate::containers::{containers, type_command};

/// A page with a container over a sample.
fn started(sample: &str) -> Page {
    let page = containers(sample);
    page.click("button", "Start a container");
    page.wait_text("gets an empty layer of its own");
    page
}

/// Types at the prompt without running it, and gives what the field holds.
fn type_at_prompt(page: &Page, text: &str) -> Control {
    let field = page.wait_for("combobox", "Command");
    page.on(&field, "function() { this.focus() }");
    page.type_text(text);
    field
}

/// What is offered.
fn choices(page: &Page) -> Vec<String> {
    page.text("listbox", "Choices").lines().map(str::to_owned).collect()
}

fn value(page: &Page) -> String {
    let field = page.wait_for("combobox", "Command");
    page.on(&field, "function() { return this.value }").as_str().unwrap_or_default().to_owned()
}

fn wait_value(page: &Page, wanted: &str) {
    page.until(&format!("the prompt says {wanted:?}"), || (value(page) == wanted).then_some(()));
}

/// The files, open down to `/etc`.
fn files(page: &Page) {
    page.click("tab", "Files");
    page.wait_for("row", "etc, directory, from the engine's layer");
}

fn last_line(page: &Page, wanted: &str) {
    page.until(&format!("the last line is {wanted:?}"), || {
        let lines = page.eval(
            "[...document.querySelectorAll('.cmds code')].map(code => code.textContent).at(-1)",
        );
        (lines.as_str() == Some(wanted)).then_some(())
    });
}

#[test]
fn a_path_is_completed_from_the_keyboard() {
    let page = started("Deleted secret*");
    type_at_prompt(&page, "cat /et");
    page.wait_for("option", "etc/");
    assert!(page.body().contains("web #"));
    page.press("ArrowRight");
    wait_value(&page, "cat /etc/");
    // Behind a directory its names are offered.
    page.wait_for("option", "motd");
    page.type_text("mo");
    page.until("one choice is left", || (choices(&page) == ["motd"]).then_some(()));
    page.until_true("document.querySelector('.prompt__ghost')?.lastChild.textContent == 'td'");
    page.press("ArrowRight");
    wait_value(&page, "cat /etc/motd");
    page.press("Enter");
    last_line(&page, "web# cat /etc/motd");
    wait_value(&page, "");
}

#[test]
fn arrows_go_through_the_choices_and_enter_takes_the_one_gone_to() {
    let page = started("Deleted secret*");
    type_at_prompt(&page, "ls /etc/");
    page.wait_for("option", "motd");
    page.press("ArrowDown");
    page.press("ArrowDown");
    let chosen = choices(&page)[1].clone();
    let field = page.wait_for("combobox", "Command");
    page.until("the second choice is gone to", || {
        let active = "function() { \
            return document.getElementById(this.getAttribute('aria-activedescendant'))?.innerText }";
        (page.on(&field, active).as_str() == Some(&chosen)).then_some(())
    });
    page.press("Enter");
    wait_value(&page, &format!("ls /etc/{chosen}"));
    page.wait_gone("listbox", "Choices");
    page.press("Enter");
    last_line(&page, &format!("web# ls /etc/{chosen}"));
}

#[test]
fn escape_closes_the_choices_and_arrows_bring_lines_back() {
    let page = started("Deleted secret*");
    type_command(&page, "touch /one");
    type_command(&page, "touch /two");
    page.wait_text("A /two");
    type_at_prompt(&page, "to");
    page.wait_for("option", "touch");
    page.press("Escape");
    page.wait_gone("listbox", "Choices");
    wait_value(&page, "to");
    page.press("ArrowUp");
    wait_value(&page, "touch /two");
    page.press("ArrowUp");
    wait_value(&page, "touch /one");
    page.press("ArrowDown");
    wait_value(&page, "touch /two");
    page.press("Enter");
    page.wait_text("4 / 4");
}

#[test]
fn docker_commands_and_containers_are_offered() {
    let page = started("Deleted secret*");
    type_at_prompt(&page, "docker di");
    page.wait_for("option", "diff");
    page.press("ArrowRight");
    wait_value(&page, "docker diff");
    page.type_text(" w");
    page.wait_for("option", "web");
}

#[test]
fn an_unfinished_line_survives_another_view_and_a_reload() {
    let page = started("Deleted secret*");
    type_at_prompt(&page, "chmod 600 /etc/mo");
    page.wait_for("option", "motd");
    page.eval("document.activeElement.blur()");
    page.press("1");
    page.wait_for("treegrid", "*");
    page.press("2");
    wait_value(&page, "chmod 600 /etc/mo");
    page.reload();
    wait_value(&page, "chmod 600 /etc/mo");
}

#[test]
fn a_syllable_that_is_put_together_is_left_alone() {
    let page = started("Deleted secret*");
    let field = type_at_prompt(&page, "ls /");
    page.wait_for("listbox", "Choices");
    let compose = "function() {
        this.value = 'ls /ㅎ';
        this.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
        for (const key of ['ArrowDown', 'ArrowUp', 'Escape'])
            this.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }));
    }";
    page.on(&field, compose);
    page.wait_gone("listbox", "Choices");
    wait_value(&page, "ls /ㅎ");
    let end = "function() {
        this.value = 'ls /v';
        this.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }";
    page.on(&field, end);
    page.wait_for("option", "var/");
}

#[test]
fn f6_reaches_the_prompt() {
    let page = started("Deleted secret*");
    page.until("the prompt has the keyboard", || {
        page.press("F6");
        page.focused().filter(|focused| focused.name == "Command")
    });
}

#[test]
fn the_tree_is_walked_with_the_keyboard_and_stays_open_from_step_to_step() {
    let page = started("Deleted secret*");
    files(&page);
    page.until("the tree has the keyboard", || {
        page.press("F6");
        page.focused().filter(|focused| focused.name.starts_with("Files") || focused.role == "tab")
    });
    let row = page.wait_for("row", "etc, directory, from the engine's layer");
    page.click_on(&row);
    page.press("ArrowRight");
    let motd = page.wait_for("row", "motd, *, from L0");
    assert_eq!(motd.property("level"), "2");
    page.press("ArrowRight");
    let first = page.focused().unwrap();
    assert_eq!(first.property("level"), "2", "{}", first.name);
    page.press("ArrowLeft");
    assert_eq!(page.focused().unwrap().name, "etc, directory, from the engine's layer");
    page.press("Home");
    assert_ne!(page.focused().unwrap().name, "etc, directory, from the engine's layer");
    // The script has not moved: the arrows are the tree's.
    assert!(page.body().contains("1 / 1"));
    type_command(&page, "echo hi >> /etc/motd");
    page.wait_for("row", "motd, *, from the container layer");
    page.wait_for("row", "etc, directory, from the container layer");
    page.click("button", "One step back");
    page.wait_for("row", "motd, *, from L0");
}

#[test]
fn a_right_click_writes_the_line() {
    let page = started("Deleted secret*");
    files(&page);
    page.click_on(&page.wait_for("row", "etc, directory, from the engine's layer"));
    page.press("ArrowRight");
    page.right_click(&page.wait_for("row", "motd, *"));
    page.wait_for("menu", "What to do with /etc/motd");
    page.click("menuitem", "For the owner alone*");
    last_line(&page, "web# chmod 600 /etc/motd");
    page.wait_gone("menu", "*");
    page.wait_for("row", "motd, *, from the container layer");
    page.click("button", "What to do with motd");
    page.click("menuitem", "Delete*");
    last_line(&page, "web# rm /etc/motd");
    page.wait_gone("row", "motd, *");
    // The keyboard is on the row that took its place.
    page.until("a row has the keyboard", || {
        page.focused().filter(|focused| focused.role == "row" && focused.property("level") == "2")
    });
    page.click("button", "Undo the last edit*");
    page.wait_for("row", "motd, *");
}

#[test]
fn a_menu_writes_for_the_container_whose_files_are_shown() {
    let page = started("Deleted secret*");
    page.click("button", "Start a container");
    page.wait_text("2 / 2");
    type_command(&page, "web# touch /one");
    page.wait_text("3 / 3");
    files(&page);
    // The step is about web; web2 is chosen.
    page.wait_for("treegrid", "Files that web sees");
    page.click("button", "web2");
    page.wait_for("treegrid", "Files that web2 sees");
    page.right_click(&page.wait_for("row", "tmp, *"));
    page.click("menuitem", "Delete*");
    last_line(&page, "web2# rm -rf /tmp");
}

#[test]
fn shift_f10_opens_the_menu_and_arrows_choose() {
    let page = started("Deleted secret*");
    files(&page);
    page.click_on(&page.wait_for("row", "etc, directory, from the engine's layer"));
    page.press("Shift+F10");
    page.wait_for("menu", "What to do with /etc");
    assert_eq!(page.focused().unwrap().role, "menuitem");
    page.press("Escape");
    page.wait_gone("menu", "*");
    assert_eq!(page.focused().unwrap().name, "etc, directory, from the engine's layer");
    page.press("Shift+F10");
    page.wait_for("menuitem", "Make a file in it*");
    while !page.focused().unwrap().name.starts_with("Make a file in it") {
        page.press("ArrowDown");
    }
    page.press("Enter");
    page.wait_for("dialog", "Name of the file");
    page.type_text("a b");
    page.press("Enter");
    last_line(&page, "web# touch /etc/a\\ b");
    page.press("ArrowRight");
    page.wait_for("row", "a b, *, from the container layer");
}

#[test]
fn a_file_is_renamed_and_looked_at_in_the_image() {
    let page = started("Deleted secret*");
    files(&page);
    page.click_on(&page.wait_for("row", "etc, directory, from the engine's layer"));
    page.press("ArrowRight");
    page.right_click(&page.wait_for("row", "passwd, *"));
    page.click("menuitem", "Rename*");
    page.wait_for("textbox", "New name");
    page.type_text("nobody");
    page.click("button", "Cancel");
    page.wait_gone("dialog", "*");
    page.right_click(&page.wait_for("row", "passwd, *"));
    page.click("menuitem", "Rename*");
    page.wait_for("textbox", "New name");
    page.type_text("users");
    page.press("Enter");
    last_line(&page, "web# mv /etc/passwd /etc/users");
    page.wait_for("row", "users, *, from the container layer");
    page.right_click(&page.wait_for("row", "motd, *"));
    page.click("menuitem", "Look at it in Inspect*");
    page.wait_for("treegrid", "*");
    page.until("the address names the file", || page.hash().ends_with("/etc/motd").then_some(()));
    page.press("2");
    page.wait_for("row", "users, *, from the container layer");
}

#[test]
fn a_file_of_the_image_is_changed_in_a_container_that_starts_for_it() {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("button", "Close image");
    page.wait_gone("progressbar", "*");
    page.click_on(&page.wait_for("row", "etc, *"));
    page.press("Shift+F10");
    page.wait_for("menu", "What to do with /etc");
    page.press("Escape");
    page.wait_gone("menu", "*");
    assert!(page.focused().unwrap().name.starts_with("etc, "));
    page.press("ArrowRight");
    page.right_click(&page.wait_for("row", "motd, *"));
    page.click("menuitem", "Delete*");
    last_line(&page, "web# rm /etc/motd");
    page.wait_text("2 / 2");
    page.wait_text("D /etc/motd");
    // The next one goes to the container that is there.
    page.reload();
    page.wait_text("D /etc/motd");
    page.press("1");
    page.click_on(&page.wait_for("row", "etc, *"));
    page.press("ArrowRight");
    page.right_click(&page.wait_for("row", "passwd, *"));
    page.click("menuitem", "For the owner alone*");
    last_line(&page, "web# chmod 600 /etc/passwd");
    page.wait_text("3 / 3");
}

#[test]
fn one_byte_more_copies_512_mib_and_the_page_stays_small() {
    let page = Page::open();
    page.click("button", "One file of 512 MiB*");
    page.wait_for("row", "srv*");
    page.wait_gone("progressbar", "*");
    page.press("2");
    let choose = page.wait_for("combobox", "Examples");
    page.on(
        &choose,
        "function() { this.selectedIndex = 1; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.wait_text("1 / 11");
    page.click("button", "One step on");
    page.click("button", "One step on");
    page.click("button", "One step on");
    page.wait_text("Written to the copy");
    page.click("button", "One frame back");
    page.wait_text("536,870,912 bytes, is copied up");
    page.click("button", "Last step");
    page.wait_text("11 / 11");
    page.wait_text("537MB");
    let heap = page.eval("performance.memory.usedJSHeapSize").as_f64().unwrap();
    assert!(heap < 200e6, "{heap}");
}
