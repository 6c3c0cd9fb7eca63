//! How to get to each screen.

use crate::Page;
use crate::archives::Folder;

/// A screen's name and how to get there from the start, in either language.
pub type Scene = (&'static str, fn(&Page));

/// Every screen.
pub const ALL: &[Scene] = &[
    ("start", start),
    ("start-error", error),
    ("keys", keys),
    ("inspect", inspect),
    ("inspect-layer", one_layer),
    ("inspect-metadata", metadata),
    ("inspect-waste", waste),
    ("containers", containers),
    ("containers-prompt", prompt),
    ("containers-files", files),
    ("containers-menu", file_menu),
    ("containers-big", big_file),
];

/// The screens that the README shows.
pub const README: &[&str] = &["start", "inspect"];

fn start(page: &Page) {
    page.wait_for("heading", "*");
}

fn error(page: &Page) {
    let folder = Folder::new();
    page.drop_file(&folder.write("Dockerfile", b"FROM debian\n"));
    page.wait_for("alert", "*");
}

fn keys(page: &Page) {
    page.wait_for("heading", "*");
    page.press("?");
    page.wait_for("dialog", "*");
}

/// The sample with a deleted secret, at the layer that deletes it, the secret chosen.
fn inspect(page: &Page) {
    sample(page, SECRET, "L5/merged/app/.env");
}

fn one_layer(page: &Page) {
    sample(page, RM_RF, "L3/layer/var/cache/app");
}

fn metadata(page: &Page) {
    inspect(page);
    let tabs = page.all("tab", "*");
    page.click_on(tabs.last().unwrap_or_else(|| panic!("no tabs:\n{}", page.outline())));
    page.settle();
}

fn waste(page: &Page) {
    sample(page, CHMOD, "-/merged");
    page.press("w");
    page.settle();
}

/// The first example over the sample that has most layers, at its first write.
fn containers(page: &Page) {
    example(page, NGINX, 2);
}

/// A line that is being typed, with what it can become.
fn prompt(page: &Page) {
    containers(page);
    page.eval("document.querySelector('.prompt input').focus()");
    page.type_text("chmod 600 /etc/nginx/n");
    page.until_true("document.querySelectorAll('.prompt__choices li').length > 0");
    page.settle();
}

/// The files that the container sees, down to the one that was written.
fn files(page: &Page) {
    containers(page);
    page.eval("document.getElementById('side-files').click()");
    for directory in ["etc", "nginx", "conf.d"] {
        let open = format!(
            "[...document.querySelectorAll('.cfiles .row .t')] \
             .find(name => name.title == '{directory}')?.parentNode.querySelector('.tw')"
        );
        page.until_true(&format!("({open}) != null"));
        page.eval(&format!("({open}).click()"));
    }
    page.until_true("document.querySelector('.cfiles .row [title=\"default.conf\"]') != null");
    page.settle();
}

fn file_menu(page: &Page) {
    files(page);
    page.eval(
        "document.querySelector('.cfiles .row [title=\"default.conf\"]').closest('.row') \
         .querySelector('.more').click()",
    );
    page.until_true("document.querySelector('[role=menu]') != null");
    page.settle();
}

/// One byte more in a file of 512 MiB.
fn big_file(page: &Page) {
    example(page, BIG, 3);
}

/// The first example over a sample, after its first `more` lines and one.
fn example(page: &Page, sample: usize, more: usize) {
    page.wait_for("heading", "*");
    page.eval(&format!("document.querySelectorAll('button.sample')[{sample}].click()"));
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.until_true("document.querySelector('.containers__commands select') != null");
    page.eval(
        "(() => { const s = document.querySelector('.containers__commands select'); \
         s.selectedIndex = 1; s.dispatchEvent(new Event('change', { bubbles: true })) })()",
    );
    page.until_true("document.querySelectorAll('.cmds li').length > 3");
    page.eval(&format!("document.querySelectorAll('.cmds button')[{more}].click()"));
    page.until_true("document.querySelectorAll('.captions__list li').length > 4");
    page.settle();
}

/// The places of the samples on the start screen.
const SECRET: usize = 1;
const CHMOD: usize = 2;
const RM_RF: usize = 3;
const NGINX: usize = 5;
const BIG: usize = 6;

/// Opens a sample and goes to a place in it.
fn sample(page: &Page, number: usize, place: &str) {
    page.wait_for("heading", "*");
    page.eval(&format!("document.querySelectorAll('button.sample')[{number}].click()"));
    page.wait_for("treegrid", "*");
    let image = page.until("the address names the image", || {
        let hash = page.hash();
        let image = hash.strip_prefix("#inspect/")?.split('/').next()?.to_owned();
        Some(image).filter(|image| !image.is_empty())
    });
    page.wait_gone("progressbar", "*");
    page.eval(&format!("location.hash = '#inspect/{image}/{place}'"));
    page.until_true("document.querySelector('[role=option][aria-selected=true]') != null");
    page.settle();
}
