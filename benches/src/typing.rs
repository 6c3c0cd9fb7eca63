//! Typing on the build cache screen: a Dockerfile of 2,000 lines with a context of 50,000 files, from
//! the key until the browser has drawn, beside the same keys in a bare field with the same text.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use onionskin_browser_tests::{Options, Page};
use serde_json::Value;

use crate::inspect::tar;
use crate::report::{Goal, Reference, Report};
use crate::tasks;

const LINES: usize = 2_000;
const FILES: usize = 50_000;
/// Longest task of the main thread, in milliseconds.
const TASK: f64 = 50.0;
/// The keys, one after the other; `Enter` and `Backspace` change how many lines there are.
const KEYS: [&str; 14] =
    ["a", "p", "t", " ", "x", "Backspace", "Enter", "#", "n", "o", "t", "e", "Backspace", "Enter"];
/// What is open: the field that is typed into.
const FIELD: &str = ".ed__text";

/// From a key until what it changed is drawn.
const PROBE: &str = r"(() => {
    const probe = window.probe = { keys: [] };
    addEventListener('keydown', () => {
        const began = performance.now();
        const drawn = () => probe.keys.push(performance.now() - began);
        requestAnimationFrame(() => setTimeout(drawn));
    }, { capture: true });
})()";

/// What typing took, in milliseconds.
struct Typed {
    middle: f64,
    /// The longest task; 0 if there was none of more than 50.
    task: f64,
}

/// Runs it.
///
/// # Errors
/// What cannot be written.
pub fn run(report: &mut Report) -> io::Result<()> {
    let context = context()?;
    let mut page = Page::open_with(Options::default(), "#cache");
    page.patience(Duration::from_secs(300));
    page.until_true(&format!("document.querySelector('{FIELD}')?.value.length > 0"));
    page.drop_file(&context);
    page.until_true(&format!("document.querySelector('{FIELD}').value.includes('RUN echo 1999 ')"));
    page.eval(PROBE);
    tasks::watch(&page);
    thread::sleep(Duration::from_secs(2));
    let before = typed(&page, FIELD);
    page.press("Control+Enter");
    page.until_true("document.querySelector('.captions').innerText.includes('frame')");
    let building = settled(&page);
    let after = typed(&page, FIELD);
    page.eval(&format!(
        "(() => {{
            const bare = document.createElement('textarea');
            bare.id = 'bare';
            bare.value = document.querySelector('{FIELD}').value;
            bare.wrap = 'off';
            document.body.replaceChildren(bare);
        }})()"
    ));
    let bare = typed(&page, "#bare");
    let image = format!("{LINES} lines, {FILES} files");
    let mut tell = |name: &str, typed: &Typed| {
        let reference = Reference { name: "a bare field", value: bare.middle };
        report.tell("typing", &image, name, typed.middle, "ms", Some(reference));
        let task = (typed.task, "ms");
        let name = format!("{name}-task");
        report.judge("typing", &image, &name, task, None, Some(Goal::Most(TASK)));
    };
    tell("typing", &before);
    tell("typing-after-a-build", &after);
    let goal = Some(Goal::Most(TASK));
    report.judge("typing", &image, "building-task", (building, "ms"), None, goal);
    Ok(())
}

/// Types in the middle of a field.
fn typed(page: &Page, field: &str) -> Typed {
    page.eval(&format!(
        "(() => {{
            const field = document.querySelector('{field}');
            const at = field.value.indexOf('RUN echo 1000 ') + 4;
            field.focus();
            field.setSelectionRange(at, at);
        }})()"
    ));
    settled(page);
    page.eval("probe.keys.splice(0)");
    for key in KEYS {
        page.press(key);
        thread::sleep(Duration::from_millis(250));
    }
    let task = settled(page);
    let keys = page.eval("probe.keys");
    let mut keys: Vec<f64> =
        keys.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    keys.sort_by(f64::total_cmp);
    Typed { middle: keys.get(keys.len() / 2).copied().unwrap_or(f64::NAN), task }
}

/// The longest task until nothing happens any more.
fn settled(page: &Page) -> f64 {
    thread::sleep(Duration::from_secs(2));
    tasks::longest(page)
}

/// A tar of very many small files with a long Dockerfile.
fn context() -> io::Result<PathBuf> {
    let folder = crate::inspect::folder();
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("context.tar");
    if !file.is_file() {
        write(&file.with_extension("new"))?;
        std::fs::rename(file.with_extension("new"), &file)?;
    }
    Ok(file)
}

fn write(file: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    let run = |n: usize| format!("RUN echo {n} && install package-{n} with some more words\n");
    let text: String = (0..LINES - 3).map(|n| run(n + 3)).collect();
    let text = format!("FROM node:20\nWORKDIR /app\nCOPY . .\n{text}");
    tar::member(&mut out, "Dockerfile", text.as_bytes())?;
    for n in 0..FILES {
        let name = format!("src/module-{}/lib/file-{n}.js", n / 100);
        tar::member(&mut out, &name, format!("export const a = {n};\n").as_bytes())?;
    }
    out.write_all(&[0; 1024])?;
    out.flush()
}
