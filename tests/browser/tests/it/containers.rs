//! Containers over an image: commands, steps, questions, links, and what is kept of them.

use onionskin_browser_tests::archives::{self, Folder};
use onionskin_browser_tests::{Options, Page};

/// A page with a sample open, on the containers screen.
pub fn containers(sample: &str) -> Page {
    with(Options::default(), sample)
}

fn with(options: Options, sample: &str) -> Page {
    let page = Page::open_with(options, "");
    page.click("button", sample);
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.until_true("document.querySelector('.prompt input') != null");
    page
}

pub fn type_command(page: &Page, line: &str) {
    page.eval("document.querySelector('.prompt input').focus()");
    page.type_text(line);
    page.press("Enter");
}

/// The keyboard is on the page, in no field.
fn leave(page: &Page) {
    page.eval("document.activeElement.blur()");
}

fn at(page: &Page, step: usize, of: usize) {
    page.wait_text(&format!("{step} / {of}"));
}

/// Plays the first example of the sample up to a step.
fn example(page: &Page, step: usize) -> usize {
    let choose = page.wait_for("combobox", "*");
    page.on(
        &choose,
        "function() { this.selectedIndex = 1; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.until_true("document.querySelectorAll('.cmds li').length > 3");
    let all = page.eval("document.querySelectorAll('.cmds li').length").as_u64().unwrap();
    page.eval(&format!("document.querySelectorAll('.cmds button')[{}].click()", step - 1));
    at(page, step, all as usize);
    leave(page);
    all as usize
}

#[test]
fn a_command_is_told_sentence_by_sentence_and_one_can_go_back() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    at(&page, 1, 1);
    type_command(&page, "echo hi >> /etc/motd");
    page.wait_text("Written to the copy of /etc/motd");
    page.click("button", "One frame back");
    page.wait_text("is copied up into the container layer");
    let diff = page.until("docker diff", || {
        Some(page.text("region", "docker diff web")).filter(|text| text.contains("/etc/motd"))
    });
    assert!(diff.contains("C /etc"), "{diff}");
    type_command(&page, "rm /etc/motd");
    page.wait_text("D /etc/motd");
    page.click("button", "One step back");
    page.wait_text("C /etc/motd");
    at(&page, 2, 3);
    page.click("button", "First step");
    at(&page, 0, 3);
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
    at(&page, 2, 3);
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
    page.until("the address carries the script", || {
        page.hash().ends_with("~web$+rm+/etc/motd").then_some(())
    });
    page.reload();
    page.wait_text("D /etc/motd");
    at(&page, 2, 2);
    leave(&page);
    page.press("1");
    page.wait_for("treegrid", "*");
    page.back();
    page.wait_text("D /etc/motd");
}

#[test]
fn a_link_opened_on_a_new_page_replays_on_the_same_image() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    type_command(&page, "rm /etc/motd");
    type_command(&page, "touch /last");
    page.wait_text("A /last");
    page.click("button", "One step back");
    page.wait_text("2 / 3");
    page.click("button", "Share");
    page.wait_for("status", "*");
    let hash = page.hash();
    assert!(hash.starts_with("#containers/deleted-secret/2/1~docker+run+"), "{hash}");
    // A sample opens by itself.
    let other = Page::open_with(Options { language: "ko", ..Options::default() }, &hash);
    other.wait_text("D /etc/motd");
    at(&other, 2, 3);
    assert!(!other.text("region", "docker diff web").contains("/last"));
    let broken = hash.replace("/1~", "/7~");
    let told = Page::open_with(Options::default(), &broken);
    told.wait_for("alert", "*");
}

#[test]
fn a_dropped_image_is_asked_for_by_its_link() {
    let folder = Folder::new();
    let file = archives::small(&folder);
    let page = Page::open();
    page.drop_file(&file);
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.click("button", "Start a container");
    type_command(&page, "mkdir /new");
    page.wait_text("A /new");
    let hash = page.until("the whole address", || {
        Some(page.hash()).filter(|hash| hash.ends_with("mkdir+/new"))
    });
    assert!(hash.starts_with("#containers/sha256:"), "{hash}");
    let other = Page::open_with(Options::default(), &hash);
    other.wait_text("The address names");
    other.drop_file(&file);
    other.wait_text("A /new");
    at(&other, 2, 2);
}

#[test]
fn steps_and_frames_have_keys_and_examples_are_at_hand() {
    let page = containers("Deleted secret*");
    let all = example(&page, 1);
    page.press("ArrowRight");
    at(&page, 2, all);
    page.wait_text("step 2 · frame");
    page.press("Shift+ArrowLeft");
    page.press("End");
    at(&page, all, all);
    page.press("Home");
    page.wait_text("Start a container, or type a command");
    at(&page, 0, all);
    page.press("Shift+ArrowRight");
    page.wait_text("step 1 · frame 1/");
    // F6 goes from pane to pane; in the commands it reaches the field.
    page.press("F6");
    page.press("F6");
    page.until("the field has the keyboard", || {
        page.focused().filter(|control| control.role == "combobox" || control.role == "textbox")
    });
    leave(&page);
    page.press("Escape");
}

#[test]
fn the_bar_scrubs_and_play_goes_on_by_itself() {
    let page = containers("Deleted secret*");
    let all = example(&page, 1);
    let bar = page.wait_for("slider", "Step");
    page.on(
        &bar,
        "function() { this.value = 3; this.dispatchEvent(new Event('input', { bubbles: true })) }",
    );
    at(&page, 3, all);
    let bar = page.wait_for("slider", "Step");
    let text = page.on(&bar, "function() { return this.getAttribute('aria-valuetext') }");
    assert!(text.as_str().unwrap().starts_with(&format!("step 3 of {all}: ")), "{text}");
    // Arrows on the bar itself move it.
    page.on(&bar, "function() { this.focus() }");
    page.press("ArrowLeft");
    at(&page, 2, all);
    page.click("button", "Speed: 1 times");
    page.click("button", "Speed: 2 times");
    leave(&page);
    page.press(" ");
    page.wait_for("button", "Pause");
    page.until("a later step", || page.body().contains(&format!("3 / {all}")).then_some(()));
    page.click("button", "Pause");
    page.wait_for("button", "Play");
}

#[test]
fn a_swipe_over_the_picture_goes_a_step_on_or_back() {
    let page = containers("Deleted secret*");
    let all = example(&page, 2);
    let swipe = |from: i32, to: i32| {
        page.eval(&format!(
            "(() => {{ const stage = document.querySelector('.stage'); const at = (type, x) => \
             stage.dispatchEvent(new PointerEvent(type, {{ bubbles: true, isPrimary: true, \
             pointerType: 'touch', clientX: x, clientY: 300 }})); \
             at('pointerdown', {from}); at('pointerup', {to}) }})()"
        ));
    };
    swipe(500, 300);
    at(&page, 3, all);
    swipe(300, 500);
    at(&page, 2, all);
    swipe(300, 310);
    at(&page, 2, all);
}

#[test]
fn what_moves_stands_still_for_those_who_ask_for_it() {
    let moves = |still: bool| {
        let page = with(Options { still, ..Options::default() }, "Deleted secret*");
        page.click("button", "Start a container");
        type_command(&page, "echo hi >> /etc/motd");
        page.wait_text("Written to the copy of /etc/motd");
        page.click("button", "One frame back");
        page.until_true("document.querySelector('.stage__rise') != null");
        page.eval("getComputedStyle(document.querySelector('.stage__rise')).animationDuration")
    };
    assert_eq!(moves(true), "0s");
    assert_eq!(moves(false), "0.6s");
}

#[test]
fn a_step_is_predicted_and_marked() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    page.click("button", "Predict first");
    type_command(&page, "rm /etc/motd");
    page.until_true("document.querySelector('.ask') != null");
    let choices = page.eval("document.querySelectorAll('.ask__choices .btn').length");
    assert!(choices.as_u64().unwrap() >= 2, "{choices}");
    page.wait_text("Answer the question");
    assert!(!page.has("region", "docker diff web"), "what the step did is not given away");
    page.eval("document.querySelectorAll('.ask__choices .btn')[0].click()");
    page.until("the mark", || {
        let body = page.body();
        (body.contains("Right: ") || body.contains("Not quite: ")).then_some(())
    });
    page.wait_text("of 1 right");
    page.wait_text("D /etc/motd");
    // The next one is shown without an answer.
    type_command(&page, "echo x > /new");
    page.until_true("document.querySelector('.ask') != null");
    leave(&page);
    page.press("Enter");
    page.wait_text("A /new");
}

#[test]
fn what_one_container_writes_another_does_not_see() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    page.click("button", "Start a container");
    page.wait_for("button", "web2");
    type_command(&page, "web# echo changed > /etc/motd");
    type_command(&page, "web2# cat /etc/motd");
    page.until("the image's own file", || {
        page.text("region", "Output").contains("looking through the layers").then_some(())
    });
    page.click("button", "web");
    page.wait_text("C /etc/motd");
    leave(&page);
    page.press("]");
    page.wait_text("docker diff web2");
}

#[test]
fn presenting_shows_the_stage_the_sentence_and_the_transport() {
    let page = containers("Deleted secret*");
    let all = example(&page, 2);
    page.until_true("document.querySelector('.stage__picture text') != null");
    for (size, least) in [((1280, 720), 20.0), ((800, 600), 16.0)] {
        page.look(Options { size, ..Options::default() });
        page.press("p");
        page.until_true("document.querySelector('.containers--present') != null");
        page.wait_gone("banner", "*");
        page.wait_gone("region", "Commands");
        page.settle();
        // The letters on the stage, as large as they are on the screen.
        let smallest = page.eval(
            "Math.min(...[...document.querySelectorAll('.stage__picture text')].map(text => \
             parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a))",
        );
        assert!(smallest.as_f64().unwrap() >= least, "{smallest} at {size:?}");
        let fits = page.eval("document.documentElement.scrollWidth <= innerWidth");
        assert_eq!(fits, true, "{size:?}");
        page.press("Escape");
        page.wait_for("banner", "*");
    }
    page.press("p");
    page.press("PageDown");
    page.wait_text(&format!("3 / {all}"));
}

#[test]
fn a_script_is_saved_and_opened_again() {
    let page = containers("Deleted secret*");
    page.click("button", "Start a container");
    type_command(&page, "rm /etc/motd");
    page.wait_text("D /etc/motd");
    page.click("button", "Save");
    let file = page.downloaded("onionskin-script.txt");
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.starts_with("# onionskin containers 1\n"), "{text}");
    assert!(text.ends_with("web# rm /etc/motd\n"), "{text}");
    // Dropped on a page with the same image it is there again.
    let folder = Folder::new();
    let file = folder.write("script.txt", &file);
    let other = containers("Deleted secret*");
    other.drop_file(&file);
    at(&other, 0, 2);
    leave(&other);
    other.press("End");
    other.wait_text("D /etc/motd");
}

#[test]
fn with_the_keyboard_alone_in_korean_without_motion() {
    let options = Options { size: (800, 600), language: "ko", ..Options::default() };
    let page = with(options, "지운 비밀*");
    leave(&page);
    // First pane, then the commands' field; then a command.
    page.press("F6");
    page.press("F6");
    page.until("the field has the keyboard", || {
        page.focused().filter(|control| control.role == "combobox" || control.role == "textbox")
    });
    page.type_text("mkdir /new");
    page.press("Enter");
    page.wait_text("A /new");
    page.press("F6");
    page.press("ArrowLeft");
    page.wait_text("1 / 2");
    page.press("ArrowRight");
    page.wait_text("2 / 2");
    page.until_true("document.querySelector('.captions__said') != null");
    let live = page.eval(
        "[...document.querySelectorAll('.captions [aria-live=polite]')].map(e => e.textContent).join('')",
    );
    assert!(live.as_str().unwrap().contains('다'), "{live}");
}
