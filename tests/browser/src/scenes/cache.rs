//! The screens of the build cache.

use crate::Page;
use crate::archives::Folder;

/// A small project was dropped as the build context.
pub fn dropped(page: &Page) {
    let folder = Folder::new();
    page.wait_for("heading", "*");
    page.press("3");
    page.until_true("document.querySelector('.ctx [role=treegrid]') != null");
    let shop = folder.file("shop");
    std::fs::create_dir_all(shop.join("src")).unwrap();
    let dockerfile = "FROM node:20-slim AS build\nWORKDIR /app\nARG MODE=production\nCOPY .npmrc ./\n\
        COPY package*.json ./\nRUN --mount=type=secret,id=npm_token npm ci\nCOPY . .\n\nFROM node:20-slim\nCOPY --from=build /app /app\n";
    for (name, text) in [
        ("Dockerfile", dockerfile),
        (".dockerignore", "*.md\n"),
        (".npmrc", "fund=false\n"),
        ("README.md", "# shop\n"),
        ("package-lock.json", "{}\n"),
        ("package.json", "{ \"name\": \"shop\" }\n"),
        ("src/server.js", "listen(80)\n"),
    ] {
        std::fs::write(shop.join(name), text).unwrap();
    }
    page.drop_file(&shop);
    page.until_true(
        "document.querySelector('.ctx__note:not(:empty):not(.ctx__note--busy)') != null",
    );
    page.settle();
}

/// It is built, one file has other content and one another mode.
pub fn context(page: &Page) {
    dropped(page);
    page.eval("document.querySelector('.ctx__note button:last-child').click()");
    page.eval("document.querySelector('.cache__build').click()");
    page.until_true("document.querySelectorAll('.build').length == 1");
    let row = |name: &str| {
        format!(
            "[...document.querySelectorAll('.ctx .row')].find(row => row.ariaLabel.startsWith('{name}'))"
        )
    };
    for (name, key) in [("README.md", "x"), ("package.json", "x"), (".npmrc", "t")] {
        page.until_true(&format!("{} != null", row(name)));
        page.eval(&format!("{}.click()", row(name)));
        page.eval(&format!("{}.focus()", row(name)));
        page.press(key);
        page.until_true(&format!("{}.querySelector('.chip.c') != null", row(name)));
    }
    page.eval(&format!("{}.click()", row("package.json")));
    page.settle();
}

/// The second build, after an edit that counts and two that do not.
pub fn build(page: &Page) {
    context(page);
    build_again(page, 2);
    page.eval("document.activeElement.blur()");
    page.press_all(&["ArrowLeft", "ArrowRight"]);
    page.until_true("document.querySelector('.ed [data-mark=rerun]') != null");
    page.settle();
}

fn build_again(page: &Page, builds: usize) {
    page.eval("document.querySelector('.cache__build').click()");
    page.until_true(&format!("document.querySelectorAll('.build').length == {builds}"));
    page.until_true("document.querySelector('.captions__where, .ask') != null");
    page.settle();
}

pub fn predicting(page: &Page) {
    context(page);
    page.eval("document.querySelectorAll('.cache__file header .tool')[0].click()");
    build_again(page, 2);
    page.eval("document.querySelectorAll('.ed__ask button')[0].click()");
    page.until_true("document.querySelector('.ed__ask [aria-pressed=true]') != null");
    page.settle();
}

pub fn presenting(page: &Page) {
    build(page);
    page.press("p");
    page.until_true("document.querySelector('.cache--present') != null");
    page.settle();
}

pub fn problems(page: &Page) {
    page.wait_for("heading", "*");
    // In the same document: nothing is loaded again.
    page.eval(
        "location.hash = '#cache/0/1~---+Dockerfile~FROM+node:20~WORKDIR+app~COPPY+.+.~RUN+npm+ci~CMD+node+a.js~---+steps'",
    );
    page.until_true("document.querySelector('.ed__problems button') != null");
    page.eval("document.querySelectorAll('.ed__problems button')[1].click()");
    page.settle();
}

pub fn options(page: &Page) {
    context(page);
    page.eval("document.querySelectorAll('.ctx .seg button')[1].click()");
    page.settle();
}

pub fn edit(page: &Page) {
    context(page);
    page.eval("document.querySelector('.ctx .row[aria-selected=true] .ctx__act').click()");
    page.until_true("document.querySelector('.ctx__form textarea') != null");
    page.settle();
}

pub fn menu(page: &Page) {
    context(page);
    page.eval("document.querySelector('.ctx .row[aria-selected=true] .more').click()");
    page.until_true("document.querySelector('.ctx [role=menu]') != null");
    page.settle();
}

/// A ready script of the build cache, played to its end.
fn played(page: &Page, ready: &str) {
    page.press("3");
    page.until_true("document.querySelector('.cache__begin select') != null");
    page.eval(&format!(
        "(select => {{ select.value = '{ready}'; \
         select.dispatchEvent(new Event('change', {{ bubbles: true }})) }})\
         (document.querySelector('.cache__begin select'))"
    ));
    page.eval("document.activeElement.blur()");
    page.settle();
    page.press("End");
    page.until_true("document.querySelectorAll('.graph__step').length > 1");
    page.settle();
}

/// A panel of the build cache.
fn panel(page: &Page, ready: &str, panel: &str) {
    played(page, ready);
    page.eval(&format!("document.getElementById('cache-panel-{panel}').click()"));
    page.settle();
}

pub fn why(page: &Page) {
    played(page, "multi-stage");
}

pub fn times(page: &Page) {
    played(page, "parallel");
    page.eval("document.querySelector('.stages .seg:last-of-type button:last-child').click()");
    page.until_true("document.querySelector('.graph__bar') != null");
    page.settle();
}

pub fn output(page: &Page) {
    panel(page, "multi-stage", "output");
}

pub fn image(page: &Page) {
    panel(page, "layer-explosion", "image");
}

pub fn registry(page: &Page) {
    panel(page, "copy-dependencies-first", "registry");
}

pub fn compare(page: &Page) {
    panel(page, "five-sleeps", "compare");
}

pub fn advice(page: &Page) {
    panel(page, "copy-all-first", "advice");
    page.until_true("document.querySelector('.advised') != null");
}

pub fn export(page: &Page) {
    played(page, "parallel");
    page.eval("document.querySelector('.cache-facts .export summary').click()");
    page.settle();
}
