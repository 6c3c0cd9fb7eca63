//! What of a file counts.

use super::story::{both, buildkit, classic};

const COPY: &str = "FROM base\nCOPY d /d\nRUN make";

#[test]
fn other_bytes_miss() {
    both(COPY, "write d/a 1", "write d/a 2", "base miss rerun:2", "base miss rerun:2");
}

#[test]
fn a_time_does_not_count() {
    both(COPY, "write d/a 1", "touch d/a", "base hit hit", "base hit hit");
}

#[test]
fn the_mode_of_a_file_counts() {
    both(COPY, "write d/a 1", "chmod 755 d/a", "base miss rerun:2", "base miss rerun:2");
    both(COPY, "write d/a 1", "chmod 755 d/a\ntouch d/a", "base miss rerun:2", "base miss rerun:2");
}

#[test]
fn the_mode_of_a_directory_that_was_sent_is_not_noticed_by_buildkit() {
    both(COPY, "write d/a 1", "chmod 700 d", "base hit hit", "base miss rerun:2");
}

#[test]
fn a_directory_that_was_dropped_in_between_is_noticed() {
    // Another Dockerfile asked for other files, so BuildKit's copy of the directory went.
    let other = "line 2 COPY e /e\nbuild\nchmod 700 d\nline 2 COPY d /d";
    buildkit(COPY, "write d/a 1\nwrite e 1", other, "base miss rerun:2");
}

#[test]
fn a_build_that_asks_for_nothing_leaves_the_copy_alone() {
    let other = "remove 2\nbuild\nchmod 700 d\ninsert 2 COPY d /d";
    buildkit(COPY, "write d/a 1", other, "base hit hit");
}

#[test]
fn names_in_a_directory_count() {
    both(COPY, "write d/a 1", "rename d/a d/b", "base miss rerun:2", "base miss rerun:2");
    both(COPY, "write d/a 1", "write d/b 1", "base miss rerun:2", "base miss rerun:2");
    both(COPY, "write d/a 1", "dir d/e", "base miss rerun:2", "base miss rerun:2");
    both(COPY, "write d/a 1\nwrite d/b 1", "delete d/b", "base miss rerun:2", "base miss rerun:2");
}

#[test]
fn a_file_that_is_not_copied_does_not_count() {
    both(COPY, "write d/a 1\nwrite e 1", "write e 2", "base hit hit", "base hit hit");
}

#[test]
fn an_ignored_file_does_not_count() {
    let context = "write .dockerignore d/*.log\\n\nwrite d/a 1\nwrite d/x.log 1";
    both(COPY, context, "write d/x.log 2", "base hit hit", "base hit hit");
    both(COPY, context, "write d/y.log 2", "base hit hit", "base hit hit");
    both(COPY, context, "write .dockerignore #\\n", "base miss rerun:2", "base miss rerun:2");
}

#[test]
fn an_ignore_file_beside_the_dockerfile_is_buildkits_alone() {
    let context = "write Dockerfile.dockerignore d/x\\n\nwrite d/a 1\nwrite d/x 1";
    both(COPY, context, "write d/x 2", "base hit hit", "base miss rerun:2");
}

#[test]
fn the_dockerfile_is_a_file_of_the_context() {
    let all = "FROM base\nCOPY . /app\nRUN make";
    both(all, "write a 1", "insert 1 # a comment", "base miss rerun:3", "base miss rerun:3");
    let ignored = "write .dockerignore Dockerfile\\n\nwrite a 1";
    both(all, ignored, "insert 1 # a comment", "base hit hit", "base hit hit");
}

#[test]
fn a_link_inside_a_directory_counts_as_its_text_in_buildkit() {
    let context = "write a 1\nwrite b 1\nlink d/l ../a";
    both(COPY, context, "write a 2", "base hit hit", "base miss rerun:2");
    both(COPY, context, "delete d/l\nlink d/l ../b", "base miss rerun:2", "base miss rerun:2");
}

#[test]
fn a_link_as_source_counts_as_what_it_leads_to() {
    let context = "write a 1\nwrite b 1\nlink l a";
    let file = "FROM base\nCOPY l /x";
    buildkit(file, context, "delete l\nlink l b", "base hit");
    // The classic builder takes the name of the file, too.
    classic(file, context, "delete l\nlink l b", "base miss");
    both(file, context, "write a 2", "base miss", "base miss");
}

#[test]
fn a_wildcard_counts_its_matches() {
    let file = "FROM base\nCOPY *.txt /x/";
    both(file, "write a.txt 1\nwrite b 1", "write b 2", "base hit", "base hit");
    both(file, "write a.txt 1", "write b.txt 1", "base miss", "base miss");
    both(file, "write a.txt 1", "rename a.txt c.txt", "base miss", "base miss");
}

#[test]
fn a_missing_source_fails() {
    both(COPY, "write d/a 1", "delete d", "base error not-reached", "base error not-reached");
    // BuildKit notices before anything of the stage runs.
    let file = "FROM base\nRUN one\nCOPY a /a\nRUN two";
    let (kit, old) = ("base error error not-reached", "base miss error not-reached");
    both(file, "write a 1", "delete a\nline 2 RUN other", kit, old);
}

#[test]
fn files_of_which_only_the_digest_is_known_count_by_it() {
    both(COPY, "unseen d/a 1", "unseen d/a 2", "base miss rerun:2", "base miss rerun:2");
    both(COPY, "unseen d/a 1", "unseen d/a 1", "base hit hit", "base hit hit");
}

#[test]
fn an_ignore_file_that_is_no_list_of_patterns_fails_the_build() {
    let failed = "not-reached not-reached not-reached";
    both(COPY, "write d/a 1", "write .dockerignore [a\\n", failed, failed);
}
