//! What the tools print and do. The transcripts are BusyBox's own.

use super::session::{Session, check};

#[test]
fn differ() {
    let Ok(lines) = std::fs::read_to_string("/tmp/bb/lines") else { return };
    for (n, line) in lines.lines().enumerate() {
        let mut session = Session::new(onionskin::sim::cow::kernel::Dialect::BusyBox);
        let (rc, out, err) = match session.try_run(line) {
            Ok(_) => Session::new(onionskin::sim::cow::kernel::Dialect::BusyBox).run(line),
            Err(failure) => (
                255,
                vec![],
                format!("{failure:?}").chars().take(200).collect::<String>().into_bytes(),
            ),
        };
        std::fs::write(format!("/tmp/bb/ours/{n}.out"), out).unwrap();
        std::fs::write(
            format!("/tmp/bb/ours/{n}.err"),
            [err, format!("[{rc}]\n").into_bytes()].concat(),
        )
        .unwrap();
    }
}

#[test]
fn echo_and_cat() {
    check(
        "$ echo hi
        hi
        $ echo a b > /app/f; cat /app/f
        a b",
    );
}
