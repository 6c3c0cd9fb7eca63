//! Advice, and what it would save; golf.

use crate::explain::Message;
use crate::sim::cache::advice::{Advice, Advised, Probe};
use crate::sim::cache::golf::{Course, Score};

/// What to do, and what that does.
#[must_use]
pub fn cache_advice(advised: &Advised) -> (Message, Message) {
    let line = advised.line as u64;
    let of = |id: &'static str| Message::new(id).count("line", line);
    let what = match &advised.advice {
        Advice::CopyFirst(files) => of("cache-advice-copy-first").text("files", files.join(", ")),
        Advice::MergeUpdate(install) => {
            of("cache-advice-merge-update").count("install", *install as u64)
        }
        Advice::Link(copies) => of("cache-advice-link").count("copies", *copies as u64),
        Advice::Chmod(run) => of("cache-advice-chmod").count("run", *run as u64),
        Advice::CacheMount(dir) => of("cache-advice-cache-mount").text("dir", dir),
        Advice::Ignore(names) => of("cache-advice-ignore").text("names", names.join(", ")),
        Advice::UnusedArg(name) => of("cache-advice-unused-arg").text("name", name),
    };
    let effect = match &advised.advice {
        Advice::MergeUpdate(_) => of("cache-advice-effect-fresh"),
        Advice::CacheMount(_) => of("cache-advice-effect-mount"),
        _ => Message::new("cache-advice-effect")
            .message("probe", probe(&advised.probe))
            .count("now", advised.now.runs)
            .count("then", advised.then.runs)
            .text("before", seconds(advised.now.time))
            .text("after", seconds(advised.then.time)),
    };
    (what, effect)
}

/// What is changed to see the effect.
fn probe(probe: &Probe) -> Message {
    match probe {
        Probe::Edit(path) => Message::new("cache-advice-probe-edit").text("path", path),
        Probe::Arg(name) => Message::new("cache-advice-probe-arg").text("name", name),
        Probe::Base(image) => Message::new("cache-advice-probe-base").text("image", image),
        Probe::Comment => Message::new("cache-advice-probe-comment"),
        Probe::Package(_) => Message::new("cache-advice-probe-package"),
    }
}

fn seconds(time: u64) -> String {
    format!("{}.{}", time / 1000, time % 1000 / 100)
}

/// What is asked of who plays a course.
#[must_use]
pub fn golf_goal(course: &Course) -> Message {
    Message::new("golf-goal").text("change", course.change)
}

/// How a rewriting does.
#[must_use]
pub fn golf_score(score: &Score) -> Message {
    match score {
        Score::Runs(lines) => Message::new("golf-runs").count("lines", *lines as u64),
        Score::Fails => Message::new("golf-fails"),
        Score::Command(command) => Message::new("golf-command").text("command", command),
        Score::File(path) => Message::new("golf-file").text("path", path),
    }
}
