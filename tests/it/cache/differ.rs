//! Where the two builders differ, and orders of lines.

use super::story::{both, buildkit};

#[test]
fn going_back_hits_in_both() {
    let file = "FROM base\nCOPY a /a\nRUN make";
    let back = "write a 2\nbuild\nwrite a 1";
    both(file, "write a 1", back, "base hit hit", "base hit hit");
}

#[test]
fn a_label_in_the_middle_is_a_step_of_the_classic_builder() {
    let file = "FROM base\nRUN one\nLABEL v=1\nRUN two";
    both(file, "", "line 3 LABEL v=2", "base hit settings hit", "base hit miss rerun:3");
    both(file, "", "move 3 4", "base hit hit settings", "base hit miss rerun:3");
}

#[test]
fn an_inserted_line_moves_the_rest_onto_it() {
    let file = "FROM base\nRUN one\nRUN two";
    both(file, "", "insert 3 RUN new", "base hit miss rerun:3", "base hit miss rerun:3");
}

#[test]
fn a_removed_line_leaves_the_next_on_another() {
    let file = "FROM base\nRUN one\nRUN two\nRUN three";
    both(file, "", "remove 3", "base hit miss", "base hit miss");
}

#[test]
fn the_shell_written_out_is_no_change_in_buildkit() {
    let file = "FROM base\nRUN make";
    let shell = r#"insert 2 SHELL ["/bin/sh", "-c"]"#;
    both(file, "", shell, "base settings hit", "base miss rerun:2");
}

#[test]
fn a_pattern_that_became_a_name() {
    let file = "FROM base\nCOPY a*.txt /x/";
    both(file, "write a.txt 1", "line 2 COPY a.txt /x/", "base miss", "base hit");
}

#[test]
fn the_base_image_by_its_layers() {
    // Another image of which only the name is known has other layers.
    let file = "FROM base\nRUN make";
    both(file, "", "line 1 FROM other", "base:new rerun:1", "base:new rerun:1");
}

#[test]
fn downloads_are_the_models_alone() {
    // Nobody said what is at the address: it is the same each time.
    let file = "FROM base\nADD https://example.com/x.tgz /x";
    both(file, "", "", "base hit", "base hit");
    buildkit(file, "", "line 2 ADD https://example.com/y.tgz /x", "base miss");
}
