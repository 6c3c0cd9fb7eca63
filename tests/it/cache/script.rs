//! Scripts as text: read, written, played.

use onionskin::sim::Simulator;
use onionskin::sim::cache::script::{Played, Script, ScriptProblem, Step, What, from_tar};
use onionskin::sim::cache::{BuildCache, Export, Output, RunModel, Version};
use proptest::prelude::*;

/// A line is a step, and is written as it was read.
fn check(line: &str) {
    let step = Step::parse(line).unwrap().unwrap();
    assert_eq!(step.to_string(), line);
}

#[test]
fn steps_are_read_and_written() {
    for line in [
        r#"lines 3 1 "RUN npm ci""#,
        r#"lines 3 0 "RUN a" "" "\tRUN \"b\"""#,
        "lines 2 4",
        "move 3 1",
        r#"write src/a.js "1\n""#,
        r#"write "a b" """#,
        "edit package.json",
        "unseen big 12 4f53",
        "mkdir src",
        "link a b",
        "touch a",
        "chmod 755 run.sh",
        "rename a b",
        "delete a",
        r#"arg V """#,
        "arg V 2",
        "no-arg V",
        "secret token",
        "no-secret token",
        "target prod",
        "target",
        "no-cache on",
        "network none",
        "platform linux/arm64",
        "cache-to max ci",
        "cache-from ci",
        "base node:20 layers",
        "base node:20 config",
        r#"run "npm ci" same fails 300ms 40B"#,
        r#"run "date" "of=a b" writes-nothing"#,
        "build buildkit classic",
        "build classic-25 buildkit-0.8",
        "prune",
        "collect 3",
    ] {
        check(line);
    }
}

#[test]
fn what_is_no_step_is_refused() {
    for line in [
        "rm a",
        "touch",
        "touch a b",
        "chmod 999 a",
        "chmod 17777 a",
        "build gradle",
        "no-cache",
        "lines x 1",
        "write a \"b",
        "write \"a\"b c",
        "run x y",
        "base a b",
        "cache-to all x",
    ] {
        assert_eq!(Step::parse(line), Err(ScriptProblem::Step), "{line}");
    }
    assert_eq!(Step::parse("  # remark"), Ok(None));
}

#[test]
fn a_script_is_read_and_written() {
    let text = "--- Dockerfile\nFROM node:20\n\nCOPY . .\n--- context\n644 package.json \"{}\\n\"\n755? run.sh unseen 20000 4f53\ndir 700 src\nlink current src\n--- steps\nbuild buildkit\nedit package.json\n";
    let script = Script::parse(text).unwrap();
    assert_eq!(script.start.dockerfile, "FROM node:20\n\nCOPY . .\n");
    assert_eq!((script.start.files.len(), script.steps.len()), (4, 2));
    assert!(script.start.files[1].assumed && !script.start.files[0].assumed);
    assert_eq!(script.to_text(), text);
    let windows =
        text.replace("\n---", "\r\n---").replace("edit package.json\n", "edit package.json\r\n");
    assert_eq!(Script::parse(&windows).unwrap().steps, script.steps);
}

#[test]
fn mistakes_have_their_line() {
    let wrong = |text: &str| {
        let error = Script::parse(text).unwrap_err();
        (error.line, error.what)
    };
    assert_eq!(wrong("FROM a\n"), (1, ScriptProblem::Section));
    assert_eq!(wrong("--- Dockerfile\nFROM a\n--- stuff\n"), (3, ScriptProblem::Section));
    assert_eq!(wrong("--- Dockerfile 9\nFROM a\n"), (1, ScriptProblem::Ends));
    assert_eq!(wrong("--- context\n\n644 a\n"), (3, ScriptProblem::Entry));
    assert_eq!(wrong("--- context\nrwx a \"\"\n"), (2, ScriptProblem::Entry));
    assert_eq!(wrong("--- steps\nbuild\nfly\n"), (3, ScriptProblem::Step));
}

/// A word of a script that is hard to write.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z./ \"#\\\\\n\r\t?-]{0,9}", "[가-힣]{1,4}", Just("--- steps".to_owned())]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (1..99_usize, 0..9_usize, proptest::collection::vec(word(), 0..4))
            .prop_map(|(at, removed, lines)| Step::Lines(at, removed, lines)),
        (word(), word()).prop_map(|(path, text)| Step::Write(path, text)),
        (word(), word()).prop_map(|(from, to)| Step::Rename(from, to)),
        (word(), proptest::option::of(word())).prop_map(|(name, value)| Step::Arg(name, value)),
        (word(), any::<bool>()).prop_map(|(id, there)| Step::Secret(id, there)),
        proptest::option::of(word()).prop_map(Step::Target),
        (word(), word()).prop_map(|(text, of)| {
            let output = Output::Of(of);
            Step::Run(text, RunModel { output, bytes: Some(3), ..RunModel::default() })
        }),
        word().prop_map(|name| Step::CacheTo(Some((Export::Inline, name)))),
        Just(Step::Build(vec![Version::BuildKit, Version::Classic])),
    ]
}

proptest! {
    #[test]
    fn any_step_survives_its_text(step in step()) {
        prop_assert_eq!(Step::parse(&step.to_string()), Ok(Some(step)));
    }

    #[test]
    fn any_script_survives_its_text(
        lines in proptest::collection::vec(word(), 0..6),
        steps in proptest::collection::vec(step(), 0..6),
    ) {
        let mut script = Script { steps, ..Script::default() };
        script.start.dockerfile = lines.join("\n");
        prop_assert_eq!(Script::parse(&script.to_text()), Ok(script));
    }

    #[test]
    fn what_lies_between_two_texts_makes_one_of_the_other(
        old in "[ab\n]{0,12}", new in "[ab\n]{0,12}",
    ) {
        match Step::between(&old, &new) {
            Some(step) => prop_assert_eq!(step.on_text(&old), Some(new)),
            None => prop_assert_eq!(old, new),
        }
    }

    #[test]
    fn the_text_after_a_step_is_that_of_the_simulator(
        old in "(RUN [ab]\n){0,4}(RUN c)?", from in 0..6_usize, to in 0..6_usize,
    ) {
        let inputs = std::sync::Arc::new(onionskin::sim::cache::Inputs::new(&old));
        let played = Played { cache: BuildCache { inputs } };
        for step in [Step::Move(from, to), Step::Lines(from, to, vec!["x".into()])] {
            let after = played.step(&played.initial(), &step).ok();
            let text = after.map(|(state, _)| state.inputs.dockerfile.to_string());
            prop_assert_eq!(step.on_text(&old), text);
        }
    }
}

/// A tar of these members: type, path, mode, contents or target.
fn tar(members: &[(char, &str, u32, &[u8])]) -> Vec<u8> {
    let mut out = tar::Builder::new(Vec::new());
    for (kind, path, mode, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_mode(*mode);
        header.set_size(0);
        header.set_entry_type(match kind {
            'd' => tar::EntryType::Directory,
            'l' => tar::EntryType::Symlink,
            'h' => tar::EntryType::Link,
            'p' => tar::EntryType::Fifo,
            _ => tar::EntryType::Regular,
        });
        if matches!(kind, 'l' | 'h') {
            let target = std::str::from_utf8(bytes).unwrap();
            out.append_link(&mut header, path, target).unwrap();
        } else {
            header.set_size(bytes.len() as u64);
            out.append_data(&mut header, path, *bytes).unwrap();
        }
    }
    out.into_inner().unwrap()
}

#[test]
fn a_context_is_read_from_a_tar_with_modes_and_links() {
    let large = vec![b'x'; 40_000];
    let bytes = tar(&[
        ('d', "./src", 0o700, b""),
        ('f', "./src/a.js", 0o640, b"one"),
        ('f', "run.sh", 0o755, b"#!/bin/sh\n"),
        ('f', "big", 0o644, &large),
        ('f', "noise", 0o644, b"\xff\xfe"),
        ('l', "current", 0o777, b"src"),
        ('h', "also.js", 0o640, b"src/a.js"),
        ('p', "pipe", 0o644, b""),
        ('f', "run.sh", 0o700, b"second"),
    ]);
    let len = bytes.len() as u64;
    let limits = onionskin::base::Limits::default();
    let read = from_tar(&mut std::io::Cursor::new(&bytes), len, &limits, &mut |_| {});
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let lines: Vec<String> = read.value.iter().map(ToString::to_string).collect();
    let unseen = |line: &String| line.split(" unseen ").next().unwrap().to_owned();
    assert_eq!(
        lines.iter().map(unseen).collect::<Vec<_>>(),
        [
            "dir 700 src",
            "640 src/a.js \"one\"",
            "644 big",
            "644 noise",
            "link current src",
            "640 also.js \"one\"",
            "700 run.sh \"second\""
        ]
    );
    let What::Unseen(size, digest) = &read.value[2].what else { panic!() };
    assert!(*size == 40_000 && digest.len() == 16 && digest != "0000000000000000");
    // What is cut off keeps what came before.
    let cut = &bytes[..2_000];
    let read = from_tar(&mut std::io::Cursor::new(cut), 2_000, &limits, &mut |_| {});
    assert!(!read.findings.is_empty() && read.value.len() >= 2);
}
