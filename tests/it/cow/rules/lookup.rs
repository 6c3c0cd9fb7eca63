//! How a name is found.

use crate::cow::bench::check;

#[test]
fn the_highest_file_is_served_whole_from_its_layer() {
    check(
        "file f one --- file f second --- dir d",
        "a! read /f",
        "said: \"second\"
         view: /d/ 755 L2; /f 644 6 L1
         copied:",
    );
}
