//! The Dockerfile on the build cache screen: typed, built, told, gone through, guessed, linked.

use onionskin_browser_tests::archives::Folder;
use onionskin_browser_tests::{Options, Page};

const FIELD: &str = "document.querySelector('textarea.ed__text')";

/// The build cache screen with this Dockerfile, nothing done.
pub fn with(options: Options, dockerfile: &str) -> Page {
    let page = Page::open_with(options, &link(dockerfile));
    page.wait_for("textbox", "Dockerfile");
    page.until("the text", || (text(&page) == dockerfile).then_some(()));
    page
}

/// A link to a Dockerfile of letters, digits and `:./=*`.
fn link(dockerfile: &str) -> String {
    let lines = dockerfile.trim_end().replace(' ', "+").replace('\n', "~");
    format!("#cache/0/1~---+Dockerfile~{lines}~---+steps")
}

pub fn text(page: &Page) -> String {
    page.eval(&format!("{FIELD}?.value")).as_str().unwrap_or_default().to_owned()
}

/// The keyboard is at the end of a line, from 1.
fn at_line(page: &Page, line: usize) {
    page.eval(&format!(
        "(() => {{
            const field = {FIELD};
            const end = field.value.split('\\n').slice(0, {line}).join('\\n').length;
            field.focus();
            field.setSelectionRange(end, end);
        }})()"
    ));
}

/// The keyboard is on the page, in no field.
fn leave(page: &Page) {
    page.eval("document.activeElement.blur()");
}

#[test]
fn a_few_rows_scroll_sideways_only_when_they_have_to() {
    let page = with(Options::default(), "FROM scratch\n");
    for width in [420, 460, 500] {
        // A row gets longer letter by letter, until not all of it is seen.
        let hidden = page.eval(&format!(
            "(async () => {{
                const [field, scroller] = [{FIELD}, document.querySelector('.ed')];
                const hidden = () => scroller.scrollWidth - scroller.clientWidth;
                const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                const write = async columns => {{
                    field.value = 'FROM scratch\\nRUN ' + 'a'.repeat(columns - 4);
                    field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                    await drawn();
                }};
                Object.assign(scroller.style, {{ width: '{width}px', flex: 'none', alignSelf: 'start' }});
                let columns = 8;
                for (await write(columns); columns < 99 && hidden() === 0;) await write(columns += 1);
                return hidden();
            }})()"
        ));
        // No letter is wider than 8 pixels.
        assert!(
            matches!(hidden.as_f64(), Some(hidden) if hidden > 0.0 && hidden <= 8.0),
            "{hidden}"
        );
    }
}

/// What stands beside the lines, each with its number.
pub fn verdicts(page: &Page) -> Vec<String> {
    let all = page.eval(
        "[...document.querySelectorAll('.ed__row')].filter(row => row.querySelector('.mark'))
            .sort((a, b) => a.offsetTop - b.offsetTop)
            .map(row => row.querySelector('.ed__n').textContent + ' '
                + [...row.querySelectorAll('.mark')].map(mark => mark.textContent).join(' '))",
    );
    let all = all.as_array().cloned().unwrap_or_default();
    all.iter().filter_map(|one| one.as_str()).map(str::to_owned).collect()
}

/// Waits until these stand beside the lines.
pub fn wait_verdicts(page: &Page, wanted: &[&str]) {
    let look = || verdicts(page);
    page.until(&format!("{wanted:?}"), || (look() == wanted).then_some(()));
}

/// Waits until a step is played and shown to its end.
fn settled(page: &Page, place: &str) {
    page.until_true(&format!(
        "document.querySelector('.transport__place')?.textContent == '{place}'"
    ));
    page.until_true("document.querySelector('.captions__where, .ask') != null");
    leave(page);
    if page.has("button", "Pause") {
        page.click("button", "Pause");
    }
}

/// Builds, and goes to where all of the build is told.
fn build(page: &Page, place: &str) {
    page.click("button", "Build");
    settled(page, place);
    // Gone to, a build is shown as a whole.
    page.press_all(&["ArrowLeft", "ArrowRight"]);
}

const SHOP: &str = "FROM node:20\nWORKDIR /app\nRUN npm init\nRUN npm ci\nENV A=1\n";

#[test]
fn what_is_typed_is_built_and_the_miss_says_why() {
    let page = with(Options::default(), SHOP);
    build(&page, "1 / 1");
    wait_verdicts(&page, &["1 base", "2 MISS", "3 MISS", "4 MISS", "5 settings only"]);
    at_line(&page, 2);
    page.type_text("/src");
    assert_eq!(text(&page), SHOP.replace("/app", "/app/src"));
    page.press("Control+Enter");
    settled(&page, "3 / 3");
    // What became of it is told by its frames, not before.
    page.until_true("document.querySelector('.builds li:last-child i') == null");
    page.press_all(&["ArrowLeft", "ArrowRight"]);
    page.until_true("document.querySelector('.builds li:last-child i') != null");
    wait_verdicts(&page, &["1 base", "2 MISS", "3 RE-RUN (2)", "4 RE-RUN (2)", "5 settings only"]);
    page.wait_text("Lines 3, 4 stand on it and run again.");
    page.only_own_requests();
}

#[test]
fn a_build_is_told_line_by_line_forward_and_back() {
    let page = with(Options::default(), SHOP);
    page.click("button", "Build");
    settled(&page, "1 / 1");
    // At the first frame nothing is told of the lines that are looked up.
    page.press("ArrowLeft");
    page.wait_text("Press Build");
    page.press("Shift+ArrowRight");
    page.wait_text("frame 1/");
    wait_verdicts(&page, &["1 base", "5 settings only"]);
    for _ in 0..4 {
        page.press("Shift+ArrowRight");
    }
    page.until("a verdict", || verdicts(&page).contains(&"2 MISS".to_owned()).then_some(()));
    let before = page.eval("document.querySelector('.captions__said').textContent");
    page.press_all(&["Shift+ArrowRight", "Shift+ArrowLeft"]);
    page.until("the same sentence", || {
        (page.eval("document.querySelector('.captions__said').textContent") == before).then_some(())
    });
    page.press("Home");
    page.wait_text("0 / 1");
    page.press("End");
    page.wait_text("1 / 1");
}

#[test]
fn the_bar_is_scrubbed_and_the_strip_leads_to_builds() {
    let page = Page::open_with(Options::default(), "#cache");
    page.wait_for("textbox", "Dockerfile");
    let bar = page.wait_for("slider", "Step");
    page.on(
        &bar,
        "function() { this.value = '7'; this.dispatchEvent(new Event('input', { bubbles: true })) }",
    );
    page.wait_text("7 / 11");
    wait_verdicts(&page, &["1 base", "2 HIT", "3 HIT", "4 HIT", "5 HIT", "6 HIT"]);
    page.click("button", "Build 1, BuildKit:*");
    wait_verdicts(&page, &["1 base", "2 MISS", "3 MISS", "4 MISS", "5 MISS", "6 MISS"]);
    leave(&page);
    page.press_all(&["]", "]"]);
    wait_verdicts(&page, &["1 base", "2 HIT", "3 HIT", "4 MISS", "5 RE-RUN (4)", "6 RE-RUN (4)"]);
    page.press("[");
    page.wait_text("7 / 11");
}

#[test]
fn korean_is_composed_as_anywhere() {
    let page = with(Options::default(), "FROM a\nRUN b\n");
    at_line(&page, 2);
    page.type_text(" ");
    page.compose(&["ㅎ", "하", "한"]);
    page.compose(&["ㄱ", "그", "글"]);
    assert_eq!(text(&page), "FROM a\nRUN b 한글\n");
    page.press("Control+z");
    page.until("undone", || (text(&page) != "FROM a\nRUN b 한글\n").then_some(()));
    page.press("Control+Shift+z");
    page.until("redone", || (text(&page) == "FROM a\nRUN b 한글\n").then_some(()));
}

#[test]
fn undo_takes_back_edits_and_builds() {
    let page = with(Options::default(), SHOP);
    at_line(&page, 5);
    page.type_text("2");
    let typed = text(&page);
    build(&page, "2 / 2");
    page.press("z");
    page.wait_text("1 / 1");
    page.press("z");
    page.until("undone", || (text(&page) == SHOP).then_some(()));
    page.press_all(&["Shift+Z", "Shift+Z"]);
    page.wait_text("2 / 2");
    assert_eq!(text(&page), typed);
}

#[test]
fn lines_are_moved_with_keys_and_by_their_handle() {
    let page = with(Options::default(), "FROM a\nRUN b\nRUN c\nRUN d\n");
    at_line(&page, 2);
    page.press_all(&["Alt+ArrowDown", "Alt+ArrowDown"]);
    page.until("moved", || (text(&page) == "FROM a\nRUN c\nRUN d\nRUN b\n").then_some(()));
    page.press("Alt+ArrowUp");
    page.until("moved", || (text(&page) == "FROM a\nRUN c\nRUN b\nRUN d\n").then_some(()));
    let handle = page.wait_for("button", "Move line 4: drag, or arrow keys");
    page.on(&handle, "function() { this.focus() }");
    page.press("ArrowUp");
    page.until("moved", || (text(&page) == "FROM a\nRUN c\nRUN d\nRUN b\n").then_some(()));
}

#[test]
fn what_is_wrong_stands_under_its_line_and_in_a_list() {
    let page = with(Options::default(), "FROM a\nCOPPY . /app\n");
    page.click("button", "Line 2");
    page.until_true("document.querySelector('.ed__hint')?.textContent.includes('COPPY')");
    page.until_true("document.activeElement.tagName == 'TEXTAREA'");
    page.press("Control+Enter");
    settled(&page, "1 / 1");
    page.wait_text("There is no instruction COPPY");
}

#[test]
fn both_builders_stand_side_by_side() {
    let page = with(Options::default(), "FROM a\nLABEL x=1\nRUN b\n");
    page.click("button", "both");
    build(&page, "1 / 1");
    wait_verdicts(&page, &["1 base base", "2 settings only MISS", "3 MISS MISS"]);
    at_line(&page, 2);
    page.type_text("2");
    page.press("Control+Enter");
    settled(&page, "3 / 3");
    page.press_all(&["ArrowLeft", "ArrowRight"]);
    wait_verdicts(&page, &["1 base base", "2 settings only MISS", "3 HIT RE-RUN (2)"]);
}

#[test]
fn lines_are_marked_before_the_build_is_shown() {
    let page = with(Options::default(), SHOP);
    build(&page, "1 / 1");
    page.click("button", "Predict first");
    at_line(&page, 4);
    page.type_text(" x");
    page.press("Control+Enter");
    page.wait_text("Mark each line");
    assert!(!verdicts(&page).iter().any(|line| line.contains("MISS")), "{:?}", verdicts(&page));
    page.click("button", "HIT");
    page.wait_text("2 lines are not marked yet.");
    // Lines 3 and 4: the second answer of each.
    page.eval("document.querySelectorAll('.ed__ask')[1].querySelectorAll('button')[1].click()");
    page.eval("document.querySelectorAll('.ed__ask')[2].querySelectorAll('button')[1].click()");
    page.wait_text("All lines are marked.");
    page.click("button", "Check my answers");
    page.wait_text("2 of 3 right");
    wait_verdicts(&page, &["1 base", "2 HIT", "3 HIT", "4 MISS", "5 settings only"]);
    assert_eq!(page.all("image", "Right").len(), 2);
    assert_eq!(page.all("image", "Not right").len(), 1);
}

#[test]
fn another_script_is_in_the_field_too() {
    let page = Page::open_with(Options::default(), "#cache");
    page.until("the text", || text(&page).contains("RUN sleep 5").then_some(()));
    page.on(
        &page.wait_for("combobox", "Ready scripts"),
        "function() { this.value = 'multi-stage'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.until("the text", || text(&page).contains("npm test").then_some(()));
    page.click("button", "Undo*");
    page.until("the text", || text(&page).contains("RUN sleep 5").then_some(()));
}

#[test]
fn the_history_of_the_open_image_is_a_beginning() {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("treegrid", "Files");
    page.wait_gone("progressbar", "*");
    page.press("3");
    page.wait_for("textbox", "Dockerfile");
    page.on(
        &page.wait_for("combobox", "Ready scripts"),
        "function() { this.value = 'image.'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.until("the text", || {
        text(&page).contains("Reconstructed from the history of").then_some(())
    });
    assert!(text(&page).contains("\nFROM scratch\n"), "{}", text(&page));
}

#[test]
fn golf_counts_the_lines_that_run_again() {
    let page = with(Options::default(), SHOP);
    page.on(
        &page.wait_for("combobox", "Ready scripts"),
        "function() { this.value = 'golf.0'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.wait_text("so that the fewest lines run again");
    page.wait_text("Your best:");
    page.click("button", "Stop playing");
    page.until_true("!document.body.innerText.includes('Your best:')");
}

#[test]
fn a_link_opens_the_same_place_in_a_new_page() {
    let page = with(Options::default(), SHOP);
    build(&page, "1 / 1");
    at_line(&page, 4);
    page.type_text(" --omit=dev");
    page.press("Control+Enter");
    settled(&page, "3 / 3");
    page.press_all(&["ArrowLeft", "ArrowRight"]);
    let verdicts = ["1 base", "2 HIT", "3 HIT", "4 MISS", "5 settings only"];
    wait_verdicts(&page, &verdicts);
    page.until("the link", || page.hash().starts_with("#cache/3/").then_some(()));
    let other = Page::open_with(Options::default(), &page.hash());
    wait_verdicts(&other, &verdicts);
    assert_eq!(text(&other), text(&page));
    let damaged = Page::open_with(Options::default(), "#cache/9/1~---+Dockerfile~FROM+a~---+steps");
    damaged.wait_for("alert", "*");
    assert!(damaged.has("textbox", "Dockerfile"), "{}", damaged.outline());
}

#[test]
fn what_was_made_survives_a_reload() {
    let page = with(Options::default(), SHOP);
    at_line(&page, 4);
    page.type_text(" x");
    build(&page, "2 / 2");
    let typed = text(&page);
    page.until("the link", || page.hash().starts_with("#cache/2").then_some(()));
    page.reload();
    page.until("the text", || (text(&page) == typed).then_some(()));
    page.wait_text("2 / 2");
    // Without its address too.
    let noise: String =
        (0..3_000_u32).map(|n| format!(" {:x}", n.wrapping_mul(2_654_435_761))).collect();
    at_line(&page, 1);
    page.type_text(&format!("\n#{noise}"));
    let long = text(&page);
    page.until("no link", || (page.hash() == "#cache").then_some(()));
    page.click("button", "Share");
    page.wait_text("too long for a link");
    page.eval("new Promise(done => setTimeout(done, 600))");
    page.reload();
    page.until("the text", || (text(&page) == long).then_some(()));
}

#[test]
fn a_script_is_saved_and_dropped_again() {
    let page = with(Options::default(), SHOP);
    build(&page, "1 / 1");
    page.click("button", "Save");
    let saved = page.downloaded("onionskin-build.txt");
    assert!(saved.starts_with(b"# onionskin cache 1\n# step: 1\n"));
    let (other, folder) = (with(Options::default(), "FROM b\n"), Folder::new());
    other.drop_file(&folder.write("shop.txt", &saved));
    other.until("the text", || (text(&other) == SHOP).then_some(()));
    other.wait_text("1 / 1");
}

#[test]
fn the_screen_is_used_with_the_keyboard_alone() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.press("3");
    page.wait_for("textbox", "Dockerfile");
    page.press("F6");
    for _ in 0..12 {
        if page.focused().is_some_and(|focused| focused.role == "textbox") {
            break;
        }
        page.press("Tab");
    }
    assert_eq!(page.focused().map(|focused| focused.name), Some("Dockerfile".to_owned()));
    page.press("Control+Enter");
    page.wait_for("button", "Pause");
    page.press("F6");
    page.press("p");
    page.wait_gone("button", "Predict first");
    page.wait_gone("button", "Inspect");
    page.press("Escape");
    page.wait_for("button", "Predict first");
}

#[test]
fn it_speaks_korean_and_fits_a_small_projector() {
    let options = Options { language: "ko-KR", size: (800, 600), ..Options::default() };
    let page = Page::open_with(options, "#cache");
    page.wait_for("button", "빌드");
    wait_verdicts(
        &page,
        &[
            "1 기반",
            "2 적중(HIT)",
            "3 적중(HIT)",
            "4 미스(MISS)",
            "5 다시 실행 (4)",
            "6 다시 실행 (4)",
        ],
    );
    let wide = page.eval("document.documentElement.scrollWidth <= innerWidth");
    assert_eq!(wide, true);
    leave(&page);
    page.press("p");
    page.wait_gone("button", "먼저 맞히기");
    let small = page.eval(
        "[...document.querySelectorAll('.cache *')].filter(e => e.offsetParent && e.children.length == 0
            && e.textContent.trim() && !e.closest('.visually-hidden, .builds, .transport__place')
            && parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.className + ':' + e.textContent)",
    );
    assert_eq!(small, serde_json::json!([]), "at least 16 px when presented");
}

#[test]
fn of_a_long_dockerfile_only_the_rows_that_are_seen_are_drawn() {
    let page = with(Options::default(), "FROM a\n");
    let lines: String =
        (0..2_000).map(|n| format!("\nRUN echo {n} && install package-{n}")).collect();
    let folder = Folder::new();
    page.drop_file(&folder.write("Dockerfile", format!("FROM a{lines}").as_bytes()));
    page.until("the text", || (text(&page).lines().count() == 2_001).then_some(()));
    let drawn = page.eval("document.querySelectorAll('.ed__row').length").as_u64().unwrap();
    assert!((5..200).contains(&drawn), "rows drawn: {drawn}");
    at_line(&page, 1_000);
    page.type_text("x");
    page.until("typed", || text(&page).contains("package-998x").then_some(()));
}
