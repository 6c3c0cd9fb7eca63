//! What instructions mean.

use onionskin::dockerfile::{Command, Copy, Healthcheck, Kind, parse, parse_trigger};

fn kind(line: &str) -> Kind {
    let file = parse(&format!("FROM a\n{line}"));
    assert!(file.problems.is_empty(), "{line}: {:?}", file.problems);
    file.instructions[1].kind.clone()
}

fn command(line: &str) -> Command {
    match kind(line) {
        Kind::Run(run) => run.command,
        Kind::Cmd(command) | Kind::Entrypoint(command) => command,
        other => panic!("{other:?}"),
    }
}

fn copy(line: &str) -> Copy {
    match kind(line) {
        Kind::Copy(copy) => copy,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_with_heredocs() {
    let shell = |text: &str| Command::Shell(text.to_owned());
    assert_eq!(command("RUN <<A\na\nb\nA\n"), shell("a\nb\n"));
    assert_eq!(command("RUN <<-A\n\ta\n\t\tb\n\tA\n"), shell("a\nb\n"));
    assert_eq!(command("RUN cat <<A <<-B\n1\nA\n\t2\nB\n"), shell("cat <<A <<-B\n1\nA\n\t2\nB"));
    assert_eq!(command("RUN <<A sh\n1\nA\n"), shell("<<A sh\n1\nA"));
    let script = Command::Script { name: "A".into(), content: "#!/bin/sh\na\n".into() };
    assert_eq!(command("RUN <<A\n#!/bin/sh\na\nA\n"), script);
    assert_eq!(command("RUN [\"a\", \"b c\"]"), Command::Exec(vec!["a".into(), "b c".into()]));
    assert_eq!(command("RUN"), shell(""));
    assert_eq!(command("CMD []"), Command::Exec(vec![]));
}

#[test]
fn a_copy_with_everything() {
    let copy = copy(
        "COPY --from=0 --chown=a:b --chmod=755 --link --parents=false --exclude=x --exclude=y s t /d/",
    );
    assert_eq!((copy.from.as_deref(), copy.chown.as_deref()), (Some("0"), Some("a:b")));
    assert_eq!((copy.chmod.as_deref(), copy.link, copy.parents), (Some("755"), true, false));
    assert_eq!(copy.excludes, ["x", "y"]);
    let sources: Vec<&str> = copy.sources.iter().map(|word| word.text.as_str()).collect();
    assert_eq!((sources, copy.dest.text.as_str()), (vec!["s", "t"], "/d/"));
}

#[test]
fn a_copy_of_heredocs() {
    let copy = copy("COPY a <<-B <<'C' /d/\n\t$x\nB\n$y\nC\n");
    assert_eq!(copy.sources.len(), 1);
    let contents: Vec<_> =
        copy.contents.iter().map(|c| (c.name.as_str(), c.content.as_str(), c.expand)).collect();
    assert_eq!(contents, [("B", "$x\n", true), ("C", "$y\n", false)]);
}

#[test]
fn an_add_tells_given_from_not_given() {
    let Kind::Add(add) = kind("ADD --keep-git-dir --unpack=false --checksum=sha256:a b /c") else {
        panic!("no ADD")
    };
    assert_eq!((add.keep_git_dir, add.unpack), (Some(true), Some(false)));
    assert_eq!(add.checksum.as_deref(), Some("sha256:a"));
    let Kind::Add(add) = kind("ADD b /c") else { panic!("no ADD") };
    assert_eq!((add.keep_git_dir, add.unpack, add.link), (None, None, false));
}

#[test]
fn times_of_a_healthcheck() {
    let time = |text: &str| match kind(&format!("HEALTHCHECK --interval={text} CMD a")) {
        Kind::Healthcheck(Healthcheck::Probe(probe)) => probe.interval,
        other => panic!("{other:?}"),
    };
    let cases = [
        ("0", 0),
        ("1ms", 1_000_000),
        ("1.5s", 1_500_000_000),
        ("1m30s", 90_000_000_000),
        (".5h", 1_800_000_000_000),
        ("1h0m0.001s", 3_600_001_000_000),
        ("1000us", 1_000_000),
        ("+2s", 2_000_000_000),
    ];
    for (text, expected) in cases {
        assert_eq!(time(text), expected, "{text}");
    }
    assert_eq!(kind("HEALTHCHECK --interval=nonsense NONE"), Kind::Healthcheck(Healthcheck::None));
}

#[test]
fn an_onbuild_keeps_its_trigger_and_its_text() {
    let Kind::Onbuild(onbuild) = kind("onbuild   COPY <<A \\\n /x  \n1\nA\n") else {
        panic!("no ONBUILD")
    };
    assert_eq!(onbuild.expression, "COPY <<A  /x  \n1\nA");
    let Kind::Copy(copy) = &onbuild.trigger.kind else { panic!("no COPY") };
    assert_eq!(copy.contents[0].content, "1\n");
    assert!(onbuild.trigger.span.end >= onbuild.trigger.heredocs[0].end_span.end);
    let again = parse_trigger(&onbuild.expression);
    assert!(again.problems.is_empty());
    assert_eq!(again.instructions[0].heredocs[0].content, "1\n");
}
