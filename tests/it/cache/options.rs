//! Options of a build, and what empties the cache.

use super::story::{both, buildkit};

const FILE: &str = "FROM base\nWORKDIR /w\nCOPY a .\nRUN make";

#[test]
fn no_cache_runs_everything_and_stores_it() {
    let (kit, old) = ("base hit miss rerun:3", "base miss rerun:2 rerun:2");
    both(FILE, "write a 1", "no-cache", kit, old);
    let again = "no-cache\nbuild\nno-cache off";
    both(FILE, "write a 1", again, "base hit hit hit", "base hit hit hit");
}

#[test]
fn no_cache_filter_runs_a_stage() {
    let file = "FROM base AS a\nRUN one\nFROM base AS b\nRUN two\nCOPY --from=a /x /x";
    buildkit(file, "", "no-cache-filter a", "base miss base hit hit");
    buildkit(file, "", "no-cache-filter B", "base hit base miss rerun:4");
}

#[test]
fn pruning_removes_everything() {
    both(FILE, "write a 1", "prune", "base miss rerun:2 rerun:2", "base miss rerun:2 rerun:2");
}

#[test]
fn collecting_removes_what_was_not_used() {
    let file = "FROM base\nRUN one\nRUN two";
    let back = "line 2 RUN other\nbuild\nbuild\ncollect 2\nline 2 RUN one";
    buildkit(file, "", back, "base miss rerun:2");
    let kept = "line 2 RUN other\nbuild\ncollect 2\nline 2 RUN one";
    buildkit(file, "", kept, "base hit hit");
}

#[test]
fn network_and_hosts_count_for_commands_in_buildkit() {
    both(FILE, "write a 1", "network none", "base hit hit miss", "base hit hit hit");
    buildkit(FILE, "write a 1", "network default", "base hit hit hit");
    buildkit(FILE, "write a 1", "host db 10.0.0.1", "base hit hit miss");
    buildkit(FILE, "write a 1\nhost db 10.0.0.1", "host db 10.0.0.2", "base hit hit hit");
}

#[test]
fn the_time_of_the_sources_counts_for_directories() {
    let set = "arg SOURCE_DATE_EPOCH=1";
    both(FILE, "write a 1", set, "base miss rerun:2 rerun:2", "base hit hit hit");
    buildkit("FROM base\nCOPY a /a\nRUN make", "write a 1", set, "base hit hit");
}

#[test]
fn a_failed_step_is_never_kept() {
    let file = "FROM base\nRUN one\nRUN two\nRUN three";
    let failed = "base hit error not-reached";
    both(file, "fails two", "", failed, failed);
    both(file, "fails two", "works two", "base hit miss rerun:3", "base hit miss rerun:3");
}

/// A build stage whose result is copied.
const EXPORTED: &str =
    "FROM base AS a\nCOPY a /a\nRUN one\nFROM base\nRUN two\nCOPY --from=a /x /x\nRUN three";

#[test]
fn a_small_export_holds_all_keys_but_only_the_last_stages_results() {
    let moved = "cache-to off none\nprune\ncache-from c";
    let hit = "base hit hit base hit hit hit";
    for how in ["min", "inline", "max"] {
        let context = format!("write a 1\ncache-to {how} c");
        buildkit(EXPORTED, &context, moved, hit);
    }
    // The last line of the build stage has to run, and what it is built on is not there.
    let changed = format!("{moved}\nline 3 RUN other");
    let small = "base miss miss base hit rerun:3 rerun:3";
    buildkit(EXPORTED, "write a 1\ncache-to min c", &changed, small);
    let whole = "base hit miss base hit rerun:3 rerun:3";
    buildkit(EXPORTED, "write a 1\ncache-to max c", &changed, whole);
}

#[test]
fn the_classic_builder_takes_the_history_of_an_image() {
    let file = "FROM base\nCOPY a /a\nRUN one\nRUN two";
    let from = "tag other\nprune\ncache-from img";
    super::story::classic(file, "write a 1\ntag img", from, "base miss rerun:2 rerun:2");
    let changed = "tag other\ncache-from img\nline 4 RUN other";
    super::story::classic(file, "write a 1\ntag img", changed, "base hit hit miss");
}
