//! Stages: what is needed, what is shared, what a copy from a stage counts.

use super::story::{both, buildkit};

const TWO: &str = "FROM base AS a\nCOPY src /src\nRUN make\nFROM base\nRUN two\nCOPY --from=a /out /out\nRUN three";

#[test]
fn a_copy_from_a_stage_counts_its_files() {
    let missed = "base miss rerun:2 base hit rerun:2 rerun:2";
    both(TWO, "write src 1", "write src 2", missed, missed);
}

#[test]
fn a_stage_that_wrote_the_same_is_the_same() {
    let same = "same make\nbuild\nwrite src 2";
    let hit = "base miss rerun:2 base hit hit hit";
    both(TWO, "write src 1\nsame make", same, hit, hit);
}

#[test]
fn what_a_text_shows_is_known() {
    let file = "FROM base AS a\nCOPY src /src\nRUN mkdir -p /out && echo 1 > /out/x\nFROM base\nCOPY --from=a /out/x /x";
    let hit = "base miss rerun:2 base hit";
    both(file, "write src 1", "write src 2", hit, hit);
}

#[test]
fn a_stage_that_is_not_needed_is_skipped() {
    let file = "FROM base AS a\nRUN one\nFROM base\nRUN two";
    both(file, "", "line 2 RUN other", "skipped skipped base hit", "base miss base hit");
    both(
        TWO,
        "write src 1",
        "target a",
        "base hit hit skipped skipped skipped skipped",
        "base hit hit skipped skipped skipped skipped",
    );
}

#[test]
fn names_of_stages_do_not_count() {
    let renamed = "line 1 FROM base AS b\nline 6 COPY --from=b /out /out";
    let hit = "base hit hit base hit hit hit";
    both(TWO, "write src 1", renamed, hit, hit);
    both(TWO, "write src 1", "line 6 COPY --from=0 /out /out", hit, hit);
}

#[test]
fn a_stage_on_a_stage_goes_on_with_its_chain() {
    let one = "FROM base AS a\nRUN one\nFROM a\nRUN two";
    both(one, "", "line 2 RUN other", "base miss stage rerun:2", "base miss stage rerun:2");
    // Cutting a stage in two changes nothing.
    let whole = "FROM base\nRUN one\nRUN two";
    let cut = "line 1 FROM base AS a\ninsert 3 FROM a";
    both(whole, "", cut, "base hit stage hit", "base hit stage hit");
}

#[test]
fn args_go_on_into_a_child_stage_in_buildkit_alone() {
    let file = "FROM base AS a\nARG V\nFROM a\nRUN make";
    both(file, "", "arg V=1", "base settings stage miss", "base hit stage hit");
}

#[test]
fn the_same_step_of_two_stages_is_one() {
    let file = "FROM base AS a\nRUN one\nRUN two\nFROM base AS b\nRUN one\nRUN three\nFROM base\nCOPY --from=a /x /x\nCOPY --from=b /y /y";
    let state = super::story::played(file, "", "", onionskin::sim::cache::Version::BuildKit);
    let told = &state.last[&onionskin::sim::cache::Version::BuildKit];
    assert_eq!(told.build.shared, [(1, 4)]);
}

#[test]
fn a_failing_stage_that_nobody_needs_fails_in_the_classic_builder_alone() {
    let file = "FROM base AS a\nRUN false\nFROM base\nRUN two";
    both(file, "fails false", "", "skipped skipped base hit", "base error not-reached not-reached");
}

#[test]
fn triggers_are_the_first_steps_of_a_child_stage() {
    let file = "FROM base AS a\nONBUILD RUN one\nFROM a\nRUN two";
    let changes = "line 2 ONBUILD RUN other";
    both(file, "", changes, "base settings stage rerun:3", "base miss stage rerun:2");
}

#[test]
fn what_other_texts_show_is_known_too() {
    let stage = |run: &str| {
        format!("FROM base AS a\nCOPY src /src\nRUN {run}\nFROM base\nCOPY --from=a /x /x")
    };
    let check = |run: &str, other: &str, kit: &str| {
        both(&stage(run), "write src 1", &format!("line 3 RUN {other}"), kit, kit);
    };
    let (same, new) = ("base hit miss base hit", "base hit miss base rerun:3");
    check("echo 1 > /x", "echo 1 > /x && touch -d @0 /x", same);
    check("echo 1 > /x", "echo 1 > /y && cat /y > /x", same);
    check("echo 1 > /x", "echo 1 > /x; ls / > /y", same);
    check("echo 1 > /x", "echo 2 > /z; echo 1 > /x; rm /z", same);
    check("echo 1 > /x", "cat /src > /x", new);
    check("echo 1 > /x", "echo 1 > /x && chmod 600 /x", new);
    check("echo 1 > /x && make", "echo 1 > /x && make all", new);
}

#[test]
fn a_build_context_stands_for_an_image_or_a_stage() {
    // It is the context as it was when it was named.
    let given = "write a 1\ncontext base";
    for image in ["base", "base:latest", "docker.io/library/base"] {
        let file = format!("FROM {image}\nRUN make");
        buildkit(&file, given, "write a 2", "base hit");
        buildkit(&file, given, "write a 2\ncontext base", "base:new rerun:1");
        let copy = format!("FROM other\nCOPY --from={image} a /a");
        buildkit(&copy, given, "write a 2", "base hit");
        buildkit(&copy, given, "write a 2\ncontext base", "base miss");
    }
    buildkit("FROM x AS base\nRUN one\nFROM base\nRUN two", given, "", "skipped skipped base hit");
    buildkit("FROM scratch\nCOPY a /", "write a 1\ncontext scratch", "", "scratch hit");
}
