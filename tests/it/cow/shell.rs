//! The language of command lines.

use super::session::check;

#[test]
fn lists_and_pipes() {
    check(
        "$ echo a; echo b && echo c || echo d
        a
        b
        c",
    );
}
