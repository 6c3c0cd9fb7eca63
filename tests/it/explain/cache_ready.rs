//! The scripts of the build cache, replayed and told: captions and verdicts in both languages.

use std::fmt::Write as _;
use std::path::PathBuf;

use onionskin::dockerfile::parse;
use onionskin::explain::{self, Message};
use onionskin::i18n::{self, Lang};
use onionskin::sim::cache::look::{Ask, BuildLook, CacheLook};
use onionskin::sim::cache::ready::{ALL, Ready};
use onionskin::sim::cache::script::Script;
use onionskin::sim::cache::{Session, Version};

/// Titles and lessons.
pub fn messages() -> Vec<Message> {
    let told = ALL.iter().filter_map(|ready| explain::cache_ready(ready.id));
    told.flat_map(|(title, lesson)| [title, lesson]).collect()
}

fn tell(now: &mut String, message: &Message) {
    let [en, ko] = Lang::ALL.map(|lang| i18n::text(lang, message));
    writeln!(now, "    {en}\n    {ko}").unwrap();
}

/// What became of each line, and why.
fn verdicts(now: &mut String, build: &BuildLook) {
    let file = parse(&build.text);
    let last = build.last_text.as_deref().map_or_else(|| file.clone(), parse);
    for (at, line) in build.lines.iter().enumerate() {
        let text = file.instructions[at].original.lines().next().unwrap_or_default();
        writeln!(now, "  {:>2} {} | {text}", line.lines.0, line.mark().name()).unwrap();
        for message in explain::cache_verdict(&file, &last, at, &line.verdict) {
            tell(now, &message);
        }
    }
}

/// What happened, frame by frame.
fn frames(now: &mut String, look: &CacheLook, build: &BuildLook) {
    let file = parse(&build.text);
    for event in look.events.iter().filter(|event| event.version() == Some(build.version)) {
        tell(now, &explain::cache_event(&file, event));
    }
}

fn replay(ready: &Ready, now: &mut String) {
    let script = ready.script().unwrap_or_else(|error| panic!("{}: {error:?}", ready.id));
    assert_eq!(Script::parse(&script.to_text()).unwrap(), script, "{}", ready.id);
    let mut session = Session::new(script.start.clone());
    for (at, step) in script.steps.iter().enumerate() {
        session.go(script.steps.clone(), at + 1).unwrap_or_else(|halt| panic!("{halt:?}"));
        writeln!(now, "$ {step}").unwrap();
        let look = session.look(&Ask::default());
        if !step.builds() {
            continue;
        }
        let first = look.history.iter().all(|past| past.number == 1);
        for build in look
            .builds
            .iter()
            .filter(|build| Some(build.number) == look.history.last().map(|past| past.number))
        {
            let past = look.history.iter().rfind(|past| past.version == build.version).unwrap();
            assert!(build.ok, "{}: {:?}", ready.id, build.failure);
            writeln!(
                now,
                "  #{} {:?}: {} hit, {} run, {} ms, {} B, push {} B",
                past.number, past.version, past.hits, past.runs, past.time, past.bytes, past.push
            )
            .unwrap();
            if !first {
                verdicts(now, build);
            }
            if build.version == Version::BuildKit {
                frames(now, &look, build);
            }
        }
    }
    writeln!(now).unwrap();
}

#[test]
fn every_script_of_the_build_cache_runs_and_is_told() {
    let mut now = String::new();
    for ready in ALL {
        writeln!(now, "=== {}", ready.id).unwrap();
        let (title, lesson) = explain::cache_ready(ready.id).unwrap();
        tell(&mut now, &title);
        tell(&mut now, &lesson);
        replay(ready, &mut now);
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/explain/cache_ready.txt");
    if std::env::var_os(super::UPDATE).is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, committed) in now.lines().zip(committed.lines()) {
        assert_eq!(now, committed, "if this is meant, run again with {}=1", super::UPDATE);
    }
    assert_eq!(now.len(), committed.len(), "if this is meant, run again with {}=1", super::UPDATE);
}

/// Each lesson is what its script shows: the marks of its builds, one builder after the other.
#[test]
fn the_scripts_show_what_they_teach() {
    for (id, marks) in [
        (
            "five-sleeps",
            "base miss miss miss miss miss|base hit hit hit hit hit|base hit hit miss rerun rerun|base hit hit hit hit hit",
        ),
        ("copy-all-first", "base miss miss miss settings|base hit miss rerun settings"),
        (
            "copy-dependencies-first",
            "base miss miss miss miss settings|base hit hit hit miss settings|base hit miss rerun rerun settings",
        ),
        (
            "chmod-touch",
            "base miss miss|base miss miss|base hit hit|base hit hit|base miss rerun|base miss rerun",
        ),
        (
            "label-middle",
            "base miss settings miss miss|base miss miss miss miss|base hit settings hit hit|base hit miss rerun rerun",
        ),
        ("secret", "base miss miss miss|base hit hit hit"),
        ("copy-link", "base miss miss miss|base hit hit rerun"),
        (
            "cache-min",
            "base miss miss miss miss miss base miss|base miss miss miss miss rerun base rerun",
        ),
        (
            "cache-max",
            "base miss miss miss miss miss base miss|base hit hit hit miss rerun base rerun",
        ),
        ("same-output", "base miss miss miss base miss miss|base hit miss rerun base hit hit"),
    ] {
        let ready = ALL.iter().find(|ready| ready.id == id).unwrap();
        let script = ready.script().unwrap();
        let mut session = Session::new(script.start.clone());
        session.go(script.steps.clone(), script.steps.len()).unwrap();
        let history = session.look(&Ask::default()).history;
        let words = |past: &onionskin::sim::cache::look::Past| {
            past.marks.iter().map(|mark| mark.name()).collect::<Vec<_>>().join(" ")
        };
        let now = history.iter().map(words).collect::<Vec<_>>().join("|");
        assert_eq!(now, marks, "{id}");
    }
}
