//! How to get to each screen.

mod cache;

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
    ("inspect-changes", changes),
    ("inspect-image", image),
    ("inspect-history", history),
    ("inspect-sizes", sizes),
    ("inspect-causes", causes),
    ("inspect-rules", rules),
    ("inspect-compare", compare),
    ("inspect-compare-filtered", compare_filtered),
    ("inspect-compare-asked", compare_asked),
    ("inspect-filter", filtered),
    ("inspect-grammar", grammar),
    ("inspect-columns", columns),
    ("inspect-diff", diff),
    ("inspect-hex", hex),
    ("inspect-range", range),
    ("inspect-search", search),
    ("containers", containers),
    ("containers-presenting", presenting),
    ("containers-predict", predicting),
    ("containers-disk", on_disk),
    ("containers-weight", weight),
    ("containers-commit", commit),
    ("containers-beside", beside),
    ("containers-prompt", prompt),
    ("containers-files", files),
    ("containers-menu", file_menu),
    ("containers-big", big_file),
    ("containers-export", export),
    ("cache", cache::build),
    ("cache-predict", cache::predicting),
    ("cache-presenting", cache::presenting),
    ("cache-problems", cache::problems),
    ("cache-why", cache::why),
    ("cache-time-line", cache::times),
    ("cache-output", cache::output),
    ("cache-image", cache::image),
    ("cache-registry", cache::registry),
    ("cache-compare", cache::compare),
    ("cache-advice", cache::advice),
    ("cache-export", cache::export),
    ("cache-context", cache::context),
    ("cache-dropped", cache::dropped),
    ("cache-options", cache::options),
    ("cache-edit", cache::edit),
    ("cache-menu", cache::menu),
];

/// The screens that the README shows.
pub const README: &[&str] = &["start", "inspect", "containers", "cache"];

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

/// A sheet of the drawer, once it is filled.
fn sheet(page: &Page, number: usize, hash: &str, filled: &str) {
    sample(page, number, hash);
    page.until_true(&format!("document.querySelector('.drawer {filled}') !== null"));
    page.settle();
}

fn changes(page: &Page) {
    sheet(page, SECRET, "-/merged?w=changes", ".rep");
}

fn image(page: &Page) {
    sheet(page, NGINX, "-/merged?w=image", ".rep");
}

fn history(page: &Page) {
    sheet(page, SECRET, "-/merged?w=history", ".rep");
}

fn sizes(page: &Page) {
    sheet(page, NGINX, "-/merged?w=sizes", ".sizes");
}

fn causes(page: &Page) {
    sheet(page, CHMOD, "-/merged?w=sizes&z=causes", ".sizes");
}

fn rules(page: &Page) {
    sheet(page, CHMOD, "-/merged?w=rules", ".rep");
}

/// The sample beside the small image, dropped on the sheet.
fn compare(page: &Page) {
    sheet(page, SECRET, "-/merged?w=compare", ".btn");
    let folder = Folder::new();
    page.drop_file(&crate::archives::small(&folder));
    page.until_true("document.querySelector('.differing .tree .row') !== null");
    page.settle();
}

/// The same, filtered, sorted, with a row that only the second image has.
fn compare_filtered(page: &Page) {
    compare(page);
    page.eval("document.querySelector('#differing-filter').focus()");
    page.type_text("-type:dir is:opaque");
    page.eval("document.querySelector('.differing .row.A').click()");
    page.eval("document.querySelectorAll('.differing .head button')[4].click()");
    page.until_true("document.querySelector('.differing__told').textContent != ''");
    page.settle();
}

/// An address with a second image that is not there.
fn compare_asked(page: &Page) {
    sheet(page, SECRET, "-/merged?w=compare&x=sha256:0123456789abcdef", ".note");
}

fn filtered(page: &Page) {
    sample(page, NGINX, "-/merged?f=conf%20-type%3Adir&s=name");
    page.until_true("document.querySelector('.find__count').textContent != ''");
    page.settle();
}

/// A line that cannot be read, and what can be written instead.
fn grammar(page: &Page) {
    sample(page, NGINX, "-/merged?f=mode%3Arwx");
    page.eval("document.querySelector('.find__help summary').click()");
    page.settle();
}

fn columns(page: &Page) {
    sample(page, NGINX, "L4/layer?c=more&s=time");
}

fn diff(page: &Page) {
    sample(page, NGINX, "-/merged/etc/group?t=diff");
    page.until_true("document.querySelector('.diff, #detail-panel .about') != null");
    page.settle();
}

fn hex(page: &Page) {
    sample(page, SECRET, "L5/merged/app/.env?t=hex");
    page.until_true("document.querySelector('pre.hex') != null");
    page.settle();
}

fn range(page: &Page) {
    sample(page, NGINX, "L2/range-L1/etc?o=base");
}

fn search(page: &Page) {
    sample(page, SECRET, "L5/merged?q=key");
    page.until_true("document.getElementById('search') != null");
    page.until_true("document.querySelectorAll('.find__count')[1].textContent != ''");
    page.eval("document.getElementById('search').focus()");
    page.press("Enter");
    page.eval("document.querySelectorAll('[role=search] .flag')[2].click()");
    page.until_true("document.querySelector('.inside__hits li') != null");
    page.until_true("document.querySelector('.inside .about') != null");
    page.settle();
}

/// The first example over the sample that has most layers, at its first write: a copy rises.
fn containers(page: &Page) {
    example(page, NGINX, 2);
    page.until_true("document.querySelector('.captions__where')?.textContent.includes('3')");
    page.eval("document.activeElement.blur()");
    page.press("Shift+ArrowLeft");
    page.until_true("document.querySelector('.stage__rise') != null");
    page.settle();
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
    page.eval("document.getElementById('panels-files').click()");
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
    page.until_true("document.querySelector('.captions__where') != null");
    page.settle();
}

fn presenting(page: &Page) {
    containers(page);
    page.press("p");
    page.until_true("document.querySelector('.containers--present') != null");
    page.settle();
}

/// A question about the first write.
fn predicting(page: &Page) {
    containers(page);
    page.press("h");
    page.until_true("document.querySelector('.captions__where')?.textContent.includes('2')");
    page.eval("document.querySelector('.containers__stage header > .tool[aria-pressed]').click()");
    page.press("l");
    page.until_true("document.querySelector('.ask') != null");
    page.settle();
}

/// Two containers over the sample with a deleted secret, one of them committed, and a panel.
fn played(page: &Page, tab: &str) {
    page.wait_for("heading", "*");
    page.eval(&format!("document.querySelectorAll('button.sample')[{SECRET}].click()"));
    page.wait_for("treegrid", "*");
    page.wait_gone("progressbar", "*");
    page.press("2");
    page.until_true("document.querySelector('.prompt input') != null");
    let image = page.eval("document.querySelector('.image b')?.textContent ?? ''");
    let image =
        image.as_str().and_then(|text| text.split(' ').next()).unwrap_or_default().to_owned();
    for (at, line) in [
        format!("docker run -d --name web-a {image}"),
        format!("docker run -d --name web-b {image}"),
        "web-b# rm /etc/motd".to_owned(),
        "web-a# mkdir -p /srv/new; echo hello > /srv/new/page; ln /srv/new/page /srv/new/again"
            .to_owned(),
        "web-a# rm -r /var; mkdir /var".to_owned(),
        "docker commit web-a example/committed:2".to_owned(),
        "web-a# rm /srv/new/again; echo hi >> /etc/motd".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        page.eval("document.querySelector('.prompt input').focus()");
        page.type_text(&line);
        page.press("Enter");
        page.until_true(&format!("document.querySelectorAll('.cmds li').length == {}", at + 1));
        // Lines in a container are known once it is there.
        page.until_true(&format!(
            "document.querySelectorAll('.containers__stage .seg button').length > {}",
            1 + at.min(1)
        ));
        page.settle();
    }
    page.until_true("document.querySelectorAll('.cmds li').length == 7");
    page.until_true("document.querySelector('.captions__where')?.textContent.includes('7')");
    page.eval("document.activeElement.blur()");
    page.eval(&format!("document.querySelector('#{tab}').click()"));
    page.settle();
}

fn on_disk(page: &Page) {
    played(page, "panels-disk");
}

fn weight(page: &Page) {
    played(page, "panels-weight");
}

fn commit(page: &Page) {
    played(page, "panels-commit");
}

fn beside(page: &Page) {
    played(page, "panels-drivers");
    page.eval(
        "document.querySelector('.containers__stage header [aria-pressed=false].tool').click()",
    );
    page.until_true("document.querySelectorAll('.beside__one svg').length == 2");
    page.settle();
}

fn export(page: &Page) {
    containers(page);
    page.eval("document.querySelector('.export summary').click()");
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
