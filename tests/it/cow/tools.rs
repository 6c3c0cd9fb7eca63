//! What the tools print and do. The transcripts are BusyBox's own.

use super::session::check;

#[test]
fn echo_and_cat() {
    check(
        "$ echo hi
        hi
        $ echo a b > /app/f; cat /app/f
        a b",
    );
}
