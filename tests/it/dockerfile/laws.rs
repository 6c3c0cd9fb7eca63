//! What holds of every text.

use std::time::{Duration, Instant};

use onionskin::dockerfile::{Expander, highlight, parse};
use proptest::prelude::*;

#[path = "../../../fuzz/src/dockerfile.rs"]
mod body;

/// Pieces of Dockerfiles, whole and broken.
const PIECES: &[&str] = &[
    "FROM alpine AS b\n",
    "RUN ",
    "COPY --from=b ",
    "ADD ",
    "ENV A=",
    "LABEL ",
    "ARG ",
    "ONBUILD ",
    "HEALTHCHECK CMD ",
    "EXPOSE 80:",
    "WORKDIR ",
    "# escape=`\n",
    "# check=skip=all\n",
    "# c\n",
    "\\\n",
    "`\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "<<EOF",
    "<<-'A'",
    "3<<A",
    "\nEOF\n",
    "\n\tA\n",
    "$A",
    "${A:-",
    "${B#",
    "${A//",
    "}",
    "/",
    "'",
    "\"",
    "[\"a\", \"b\"]",
    "[1]",
    "--",
    "--mount=type=",
    "cache,target=/c",
    "한글",
    "ü",
    "\u{a0}",
    "\u{85}",
    "\u{feff}",
    "a",
    "b c",
    "=",
    "#",
    "\\",
    "\u{0}",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_laws_hold_of_pieces_of_dockerfiles(text in soup()) {
        body::laws(&text);
    }

    #[test]
    fn the_laws_hold_of_any_text(text in any::<String>()) {
        body::laws(&text);
    }

    #[test]
    fn the_laws_hold_of_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        body::dockerfile(&bytes);
    }

    /// Only what is escaped, quoted or a variable changes.
    #[test]
    fn a_plain_word_is_itself(text in "[a-z0-9/.:_-]{0,30}") {
        let nothing: &[(String, String)] = &[];
        prop_assert_eq!(Expander::new('\\').word(&text, nothing).unwrap().text, text);
    }

    /// Single quotes keep everything but themselves.
    #[test]
    fn single_quotes_keep_everything(text in "[^']{0,30}") {
        let nothing: &[(String, String)] = &[];
        let quoted = format!("'{text}'");
        prop_assert_eq!(Expander::new('\\').word(&quoted, nothing).unwrap().text, text);
    }
}

/// Eight times the text takes about eight times the time; were it the square, sixty-four times.
fn is_linear(name: &str, text: impl Fn(usize) -> String) {
    let time = |n: usize| {
        let text = text(n);
        let best = (0..3).map(|_| {
            let start = Instant::now();
            let file = parse(&text);
            let seen = file.check(&|_| None).len() + highlight(&text, &file).len();
            assert!(seen > 0, "there is something to see");
            start.elapsed()
        });
        best.min().unwrap()
    };
    // A machine that has other work to do may be slow once, or twice; code that is too slow always is.
    let mut tried = Vec::new();
    for _ in 0..8 {
        let (small, large) = (time(500), time(4_000));
        if large < small * 30 + Duration::from_millis(20) {
            return;
        }
        tried.push((small, large));
    }
    panic!("{name}: for 500 and for 4,000: {tried:?}");
}

#[test]
fn time_grows_with_the_text_alone() {
    is_linear("continuation", |n| format!("RUN a{}", " \\\n b".repeat(n)));
    is_linear("comments in a continuation", |n| format!("RUN a \\\n{}b\n", "# c\n".repeat(n)));
    is_linear("flags", |n| format!("FROM a\nCOPY {}a b\n", "--chown=a ".repeat(n)));
    is_linear("words", |n| format!("FROM a\nENV {}\n", "A=$A ".repeat(n)));
    is_linear("open heredocs", |n| (0..n).map(|i| format!("RUN <<E{i}\n")).collect::<String>());
    is_linear("heredocs in a line", |n| format!("RUN {}\n", "<<A ".repeat(n)));
    is_linear("stages", |n| {
        (0..n)
            .map(|i| format!("FROM s{} AS s{}\nENV V{i}=1\n", i.max(1) - 1, i))
            .collect::<String>()
    });
    is_linear("open braces", |n| format!("FROM a\nENV A={}\n", "${".repeat(n)));
    is_linear("nested words", |n| format!("FROM a\nENV A={}\n", "${A:-".repeat(n)));
    is_linear("triggers", |n| format!("FROM a\n{}RUN a\n", "ONBUILD ".repeat(n)));
}

#[test]
fn two_thousand_lines_are_read_at_once() {
    let text = "FROM alpine AS a\nRUN apk add \\\n  curl && \\\n  # why\n  make\nENV A=1 B=\"$A\"\nCOPY --from=a . /b\n"
        .repeat(300);
    let start = Instant::now();
    let file = parse(&text);
    let took = start.elapsed();
    assert_eq!(file.instructions.len(), 1_200);
    // A few milliseconds; an unoptimized build on a busy machine takes longer.
    assert!(took < Duration::from_millis(500), "{took:?}");
}

#[test]
fn a_doubled_variable_fills_no_memory() {
    let text = format!("FROM a\nENV A=aaaaaaaa\n{}", "ENV A=$A$A$A$A\n".repeat(200));
    let file = parse(&text);
    assert!(file.check(&|_| None).is_empty());
}
