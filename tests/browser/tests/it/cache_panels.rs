//! The right side of the build cache: the stages, and the panels below them.

use onionskin_browser_tests::{Options, Page};

/// A ready script, played to its end.
fn ready(id: &str) -> Page {
    let page = Page::open_with(Options::default(), "#cache");
    page.wait_for("combobox", "Ready scripts");
    choose(&page, "Ready scripts", id);
    page.eval("document.activeElement.blur()");
    page.settle();
    page.press("End");
    page.wait_for("image", "BuildKit, build #*");
    page
}

fn choose(page: &Page, name: &str, value: &str) {
    let field = page.wait_for("combobox", name);
    page.on(
        &field,
        &format!(
            "function() {{ this.value = '{value}'; this.dispatchEvent(new Event('change', {{ bubbles: true }})) }}"
        ),
    );
}

/// Waits until a panel says something.
fn says(page: &Page, panel: &str, text: &str) {
    page.until(&format!("{panel}: {text}"), || {
        page.has("tabpanel", panel)
            .then(|| page.text("tabpanel", panel))?
            .contains(text)
            .then_some(())
    });
}

fn place(page: &Page) -> String {
    page.eval("document.querySelector('.captions__where > span').textContent").to_string()
}

#[test]
fn a_step_of_the_picture_opens_its_key_and_leads_to_the_cause() {
    let page = ready("multi-stage");
    page.wait_for("list", "Stage build, 14.1 s");
    page.wait_for("list", "Stage test, not needed");
    says(&page, "Why", "why did COPY src src miss?");
    page.click("button", "Line 12: COPY --from=build*, RE-RUN, 0.1 s");
    says(&page, "Why", "RE-RUN because of line 5");
    page.wait_is("button", "Line 12: COPY --from=build*", "pressed");
    page.click("button", "Why line 5?");
    says(&page, "Why", "src/main.js has new content");
    says(&page, "Why", "build #1");
    says(&page, "Why", "not part of the key");
    page.click("button", "Line 8: FROM build AS test, SKIPPED");
    says(&page, "Why", "the requested stage does not need \"test\"");
    let skipped = "BuildKit · Line 8 · why was FROM build AS test skipped?";
    assert!(!page.text("region", skipped).contains("key part"), "it has no key");
}

#[test]
fn the_builders_and_the_time_line_are_chosen() {
    let page = ready("multi-stage");
    let classic = |page: &Page| {
        let all = page.all("button", "classic");
        let last = all.last().unwrap_or_else(|| panic!("{}", page.outline()));
        page.click_on(last);
    };
    classic(&page);
    page.wait_for("image", "classic, build #2: 3 stages*");
    page.wait_gone("list", "Stage test, not needed");
    page.click("button", "Time line");
    page.wait_for("image", "classic, time line of build #2*");
    page.wait_for("button", "Line 9: RUN npm test, MISS, 9.0 s");
    page.click("button", "Stages");
    page.wait_for("image", "classic, build #2*");
}

#[test]
fn frames_tell_a_build_bit_by_bit() {
    let page = ready("five-sleeps");
    page.press("Home");
    page.wait_text("Nothing is built yet.");
    for _ in 0..5 {
        page.press("ArrowRight");
    }
    page.press("ArrowRight");
    page.wait_text("build #1 · ");
    // From the first frame on, one after the other.
    while !place(&page).contains("frame 2/") {
        page.press("Shift+ArrowLeft");
        page.settle();
    }
    page.wait_for("button", "Line 2: RUN sleep 1, not told yet");
    page.wait_for("button", "4 steps from line 3 on: not told yet");
    page.press("End");
    page.wait_for("image", "BuildKit, build #4: one stage, 5 steps found, 0 run");
}

#[test]
fn the_arrow_keys_go_from_panel_to_panel_and_leave_the_step_alone() {
    let page = ready("multi-stage");
    let before = place(&page);
    page.click("tab", "Why");
    page.press("ArrowRight");
    page.wait_is("tab", "Output", "selected");
    says(&page, "Output", "COPY src src");
    says(&page, "Output", "CACHED");
    says(&page, "Output", "Step 1/");
    page.press("ArrowRight");
    page.wait_is("tab", "Image", "selected");
    says(&page, "Image", "One layer above the base image");
    page.press("End");
    page.wait_is("tab", "Advice", "selected");
    page.press("ArrowRight");
    page.wait_is("tab", "Why", "selected");
    page.press("ArrowLeft");
    page.wait_is("tab", "Advice", "selected");
    page.press("Home");
    page.wait_is("tab", "Why", "selected");
    assert_eq!(place(&page), before);
}

#[test]
fn layers_are_pushed_pulled_and_shared() {
    let page = ready("copy-dependencies-first");
    page.click("tab", "Registry");
    says(&page, "Registry", "Push of build #2: 1.28 GB sent, 0 of 5 layers there already.");
    says(&page, "Registry", "Push of build #3: 180 MB sent, 2 of 5 layers there already.");
    says(&page, "Registry", "Layer already exists");
    says(&page, "Registry", "Pull complete");
    page.wait_for("columnheader", "SHARED SIZE");
    page.wait_for("region", "On a clean machine");
    says(&page, "Registry", "mode=max: layers of all stages\t");
}

#[test]
fn any_two_builds_are_compared() {
    let page = ready("five-sleeps");
    page.click("tab", "Compare");
    says(&page, "Compare", "steps found\t2\t5");
    says(&page, "Compare", "time (model)\t12.0 s\t0.0 s");
    choose(&page, "Compare", "1");
    says(&page, "Compare", "steps run\t5\t0");
    choose(&page, "with", "3");
    says(&page, "Compare", "steps found\t0\t2");
    says(&page, "Compare", "RUN sleep 1");
    choose(&page, "with", "1");
    says(&page, "Compare", "Every line that both builds have ended the same way.");
}

#[test]
fn advice_is_shown_with_its_change_and_applied() {
    let page = ready("copy-all-first");
    page.click("tab", "Advice");
    says(&page, "Advice", "Copy package.json before line 3");
    says(&page, "Advice", "COPY package.json ./");
    page.click("button", "Apply: Copy package.json before line 3*");
    page.until_true("document.querySelector('textarea').value.includes('COPY package.json ./\\nRUN npm install\\nCOPY . .')");
    says(&page, "Advice", "The Dockerfile was changed after this build.");
    page.press("Control+z");
    page.until_true("!document.querySelector('textarea').value.includes('COPY package.json')");
}

#[test]
fn nothing_is_told_while_lines_are_to_be_marked() {
    let page = ready("multi-stage");
    page.press("Home");
    page.wait_text("Nothing is built yet.");
    page.click("button", "Predict first");
    page.eval("document.activeElement.blur()");
    page.press("ArrowRight");
    page.wait_text("Mark the lines first. What the build did is shown after that.");
    for panel in ["Why", "Output", "Image", "Registry", "Compare", "Advice"] {
        page.click("tab", panel);
        says(&page, panel, "Mark the lines first.");
    }
    assert!(!page.has("image", "BuildKit*"), "{}", page.outline());
    assert!(!page.has("button", "Line 5: COPY src src, *"), "{}", page.outline());
    assert!(!page.body().contains("38.3 s"));
    page.click("button", "Show it*");
    page.wait_for("image", "BuildKit*");
}

#[test]
fn many_steps_are_folded_until_all_are_wished() {
    let page = ready("five-sleeps");
    page.wait_for("textbox", "Dockerfile");
    let field = page.wait_for("textbox", "Dockerfile");
    page.on(
        &field,
        "function() {
            this.focus();
            this.value = 'FROM a\\n' + Array.from({ length: 40 }, (_, n) => 'RUN make ' + n).join('\\n') + '\\n';
            this.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }",
    );
    page.press("Control+Enter");
    page.press("Escape");
    page.eval("document.activeElement.blur()");
    page.press("End");
    page.wait_for("button", "*steps from line 2 on: RE-RUN");
    page.click("button", "All steps");
    page.wait_for("button", "Line 41: RUN make 39, RE-RUN, *");
    let small = page.eval(
        "Math.min(...[...document.querySelectorAll('.graph text')].map(text => parseFloat(text.getAttribute('font-size')) * \
         text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width))",
    );
    assert!(small.as_f64().unwrap() >= 11.0, "letters of {small} px");
}

#[test]
fn things_are_copied_saved_and_printed() {
    let page = ready("multi-stage");
    page.eval("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }");
    page.eval("document.querySelector('.cache-facts .export summary').click()");
    for (button, text) in [
        ("Copy verdicts", "5 ◆ MISS  COPY src src\n"),
        ("Copy output", "exporting to image"),
        ("Copy Dockerfile", "FROM nginx:1.27\nCOPY --from=build"),
        ("Copy sentence", "src/main.js has new content"),
    ] {
        page.click("button", button);
        page.until(button, || {
            let copied = page.eval("window.copied ?? ''");
            copied.as_str().unwrap().contains(text).then_some(())
        });
    }
    for (button, name, text) in [
        ("Save frame as SVG", "frame", "COPY src src"),
        ("Save verdicts as SVG", "verdicts", "RE-RUN"),
        ("Save stages as SVG", "stages", "not needed"),
        ("Save time line as SVG", "times", "14.0 s"),
    ] {
        page.click("button", button);
        for old in ["", "-classic"] {
            let file = format!("onionskin-build-2{old}-{name}.svg");
            let svg = String::from_utf8(page.downloaded(&file)).unwrap();
            assert!(svg.starts_with("<svg xmlns="), "{svg}");
            assert!(!old.is_empty() || svg.contains(text), "{svg}");
        }
    }
    page.eval(
        "window.print = () => { window.printed = document.querySelectorAll('.print svg').length }",
    );
    page.click("button", "Print");
    page.until_true("window.printed == 4");
    page.until_true("document.querySelector('.print') == null");
    page.only_own_requests();
}

#[test]
fn everything_is_said_in_korean_too() {
    let page = Page::open_with(Options { language: "ko-KR", ..Options::default() }, "#cache");
    page.wait_for("image", "BuildKit, 빌드 #*");
    page.wait_for("button", "4행: RUN sleep 3.5, 미스(MISS), *");
    for (panel, text) in [
        ("출력", "sleep 3"),
        ("이미지", "베이스 이미지 위에 레이어"),
        ("레지스트리", "캐시 없는 컴퓨터"),
        ("비교", "찾은 단계"),
        ("고칠 곳", "고칠 곳이 없습니다."),
        ("까닭", "키 구성 요소"),
    ] {
        page.click("tab", panel);
        says(&page, panel, text);
    }
}
