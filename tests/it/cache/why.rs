//! The cause that a line is given.

use onionskin::sim::cache::{Counted, FileChange, Part, Reason, Verdict, Version};

use super::story::played;

fn verdict(file: &str, context: &str, changes: &str, at: usize) -> Verdict {
    let state = played(file, context, changes, Version::BuildKit);
    state.last[&Version::BuildKit].verdicts[at].clone()
}

const FILE: &str = "FROM base\nCOPY d /d\nENV V=1\nRUN make";

#[test]
fn a_file_and_how_it_changed() {
    let source = || "d".to_owned();
    let file = |path: &str, change| Reason::File { source: source(), path: path.into(), change };
    let context = "write d/a 1\nwrite d/b 1";
    let changes = "chmod 600 d/a\nwrite d/b 2\nwrite d/c 1";
    let reasons = vec![
        file("d/a", FileChange::Mode { old: 0o644, new: 0o600 }),
        file("d/b", FileChange::Content),
        file("d/c", FileChange::Added),
    ];
    assert_eq!(verdict(FILE, context, changes, 1), Verdict::Miss(reasons));
}

#[test]
fn a_variable_with_its_values() {
    let reason =
        Reason::Variable { name: "V".into(), old: Some("1".into()), new: Some("2".into()) };
    let got = verdict(FILE, "write d/a 1", "line 3 ENV V=2", 3);
    assert_eq!(got, Verdict::Miss(vec![reason]));
}

#[test]
fn a_step_that_ran_because_of_another_names_it_and_its_own_part() {
    let changes = "write d/a 2\nline 4 RUN make all";
    let Verdict::ReRun { because, own } = verdict(FILE, "write d/a 1", changes, 3) else {
        panic!()
    };
    assert_eq!(because, 1);
    assert!(matches!(own.as_slice(), [Reason::Changed { part: Part::Text, .. }]), "{own:?}");
}

#[test]
fn a_first_build_was_never_built() {
    let state = played("FROM base\nRUN one\nRUN two", "", "prune", Version::BuildKit);
    let first = &state.builds[0];
    let never = Verdict::Miss(vec![Reason::NeverBuilt]);
    assert_eq!(first.verdicts[1..], [never.clone(), never]);
    let told = &state.last[&Version::BuildKit];
    assert_eq!(told.verdicts[1], Verdict::Miss(vec![Reason::Removed]));
}

#[test]
fn what_did_not_count_is_said() {
    let ignore = "write .dockerignore #\\n*.md\\n\nwrite d/a 1";
    let hit = |changes| match verdict(FILE, ignore, changes, 1) {
        Verdict::Hit(counted) => counted,
        other => panic!("{other:?}"),
    };
    let path = || "d/a".to_owned();
    assert_eq!(hit("touch d/a"), [Counted::Time { path: path() }]);
    assert_eq!(hit("write x 1"), [Counted::Elsewhere { path: "x".into() }]);
    let ignored = Counted::Ignored { path: "x.md".into(), line: 2, pattern: "*.md".into() };
    assert_eq!(hit("write x.md 1"), [ignored]);
    assert_eq!(hit("line 2 copy d /d"), [Counted::Spelling]);
    assert_eq!(hit("arg W=1"), [Counted::BuildArg { name: "W".into() }]);
}

#[test]
fn a_line_that_is_built_on_another_one_says_so() {
    let got = verdict("FROM base\nRUN one\nRUN two\nRUN three", "", "remove 3", 2);
    let reason = Reason::BuiltOn { old: Some(2), new: Some(1) };
    assert_eq!(got, Verdict::Miss(vec![reason]));
}

#[test]
fn stages_that_ran_again_and_wrote_the_same_are_named() {
    let file = "FROM base AS a\nCOPY d /d\nRUN echo 1 > /x\nFROM base\nCOPY --from=a /x /x";
    let got = verdict(file, "write d 1", "write d 2", 4);
    assert_eq!(got, Verdict::Hit(vec![Counted::SameFiles { from: 2 }]));
}
