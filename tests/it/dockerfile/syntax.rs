//! Lines, directives, continuations, heredocs, arguments.

use onionskin::dockerfile::{LineIndex, Place, parse};

use super::read;

fn check(text: &str, expected: &str) {
    assert_eq!(read(text).trim_end(), expected.trim_end(), "{text}");
}

fn directives(text: &str) -> String {
    let file = parse(text);
    let shown = file.directives.iter().map(|d| format!("{}={}", d.name.name(), d.value));
    format!("{} {}", shown.collect::<Vec<_>>().join(" "), file.escape)
}

#[test]
fn directives_stand_at_the_top() {
    let cases = [
        (
            "#syntax=a\n# Check = skip=B ;error=true \n#ESCAPE=`\nFROM a",
            "syntax=a check=skip=B ;error=true escape=` `",
        ),
        ("\u{feff}# escape=`\nFROM a", "escape=` `"),
        ("# escape=`\r\nFROM a", "escape=` `"),
        ("# a comment\n# escape=`\nFROM a", " \\"),
        ("\n# escape=`\nFROM a", " \\"),
        ("FROM a\n# escape=`\n", " \\"),
        ("# escape=\n# syntax=b\nFROM a", " \\"),
        ("# syntax=a\n# unknown=b\n# escape=`\nFROM a", "syntax=a \\"),
        ("#! escape=`\nFROM a", " \\"),
    ];
    for (text, expected) in cases {
        assert_eq!(directives(text), expected, "{text}");
    }
}

#[test]
fn continuations() {
    check("RUN a\\\n b \\ \t\n\n  # c\n\tc", "1-5 RUN a b \tc");
    check("RUN a \\\n# c\n# d", "1-3 RUN a");
    check("RUN a \\\\\nUSER b", "1-1 RUN a \\\\\n2-2 USER b");
    check("RUN a \\ b \\\nc", "1-2 RUN a \\ b c");
    check("# escape=`\nRUN a \\\nUSER b `\n  c", "2-2 RUN a \\\n3-4 USER b   c");
    check("\\\nRUN a", "1-2 RUN a");
    check("RUN a \\\r\n  b\r\n", "1-2 RUN a   b");
    check("ENV A=1 \\\n  B=2\\\n3", "1-3 ENV A=1|B=23");
    // A comment that ends in an escape character continues nothing.
    check("RUN a \\\n# c \\\nb\nUSER u", "1-3 RUN a b\n4-4 USER u");
}

#[test]
fn heredocs() {
    check(
        "RUN <<A cat 3<<-'B'\n1\nA\n\t2\n\tB\nUSER u",
        "1-5 RUN <<A cat 3<<-'B'\n  0<<A 1\\n\n  3<<-'B' \\t2\\n\n6-6 USER u",
    );
    check("COPY <<\"a b\" /x\n1\na b\n", "1-3 COPY <<\"a|b\"|/x\n  0<<'a b' 1\\n");
    check(
        "RUN \\\n <<A\n# not a comment \\\nA\nUSER u",
        "1-4 RUN <<A\n  0<<A # not a comment \\\\\\n\n5-5 USER u",
    );
    check("RUN <<A\r\n1\r\nA\r\n", "1-3 RUN <<A\n  0<<A 1\\r\\n");
    check("RUN [\"<<A\"]\nUSER u", "1-1 RUN [<<A]\n2-2 USER u");
    check("CMD <<A\nUSER u", "1-1 CMD <<A\n2-2 USER u");
    check("RUN echo \\<<A\nUSER u", "1-1 RUN echo \\<<A\n2-2 USER u");
    check("RUN echo '<<A'\nUSER u", "1-1 RUN echo '<<A'\n2-2 USER u");
    check("ONBUILD COPY <<-A /x\n\t1\nA\n", "1-3 ONBUILD COPY <<-A|/x\n  0<<-A \\t1\\n");
    check("RUN <<A\nA", "1-2 RUN <<A\n  0<<A ");
    // A quote that is never closed leaves no words, so no heredoc.
    check("RUN it's <<A\nUSER u", "1-1 RUN it's <<A\n2-2 USER u");
}

#[test]
fn an_open_heredoc_hides_no_instruction_in_capitals() {
    check(
        "FROM a\nRUN <<A\nrun this\nFROM\nUSER u",
        "1-1 FROM a\n2-4 RUN <<A\n  0<<A run this\\nFROM\\n\n5-5 USER u",
    );
}

#[test]
fn flags_end_at_the_first_word() {
    check("COPY --a --b=c\\ d \"--e=f g\" h --i", "1-1 COPY --a --b=c d \"--e=f|g\"|h|--i");
    check("COPY --a=\"b c\"'d' --from=x -- --e f", "1-1 COPY --a=b cd --from=x --e|f");
    check("RUN --", "1-1 RUN (none)");
    // BuildKit reads flags byte by byte.
    check("COPY --chown=ü a b", "1-1 COPY --chown=Ã¼ a|b");
}

#[test]
fn arguments_of_each_kind() {
    check("ENV A=\"b c\" D=e\\ f 'G H'=i", "1-1 ENV A=\"b c\"|D=e\\ f|'G H'=i");
    check("ENV A b = c ", "1-1 ENV A b = c");
    check("LABEL \"a b\"=c", "1-1 LABEL \"a b\"=c");
    check("ARG A B= C=\"d e\"", "1-1 ARG A|B=|C=\"d e\"");
    check("VOLUME a \"b c\"", "1-1 VOLUME a|\"b|c\"");
    check("CMD [\"a\\u0041\", \"\\\"\"]", "1-1 CMD [aA|\"]");
    check("CMD ['a']", "1-1 CMD ['a']");
    check("HEALTHCHECK --interval=1s CMD [\"a\"]", "1-1 HEALTHCHECK --interval=1s CMD [a]");
    check("ONBUILD ENV A b", "1-1 ONBUILD ENV A b");
    check("user  a b ", "1-1 user a b");
}

#[test]
fn stages_and_global_arguments() {
    let file = parse("ARG A\nARG B\nFROM a AS One\nRUN a\nARG C\nFROM --platform=$P b\nRUN b\n");
    assert_eq!(file.global_args().count(), 2);
    let stages = file.stages.iter().map(|s| {
        (
            s.index,
            s.name.as_deref(),
            s.base.as_str(),
            s.platform.as_deref(),
            s.from,
            s.instructions.clone(),
        )
    });
    let expected = [(0, Some("one"), "a", None, 2, 3..5), (1, None, "b", Some("$P"), 5, 6..7)];
    assert_eq!(stages.collect::<Vec<_>>(), expected);
    let of = |at| file.stage_of(at).map(|stage| stage.index);
    assert_eq!(
        [of(0), of(1), of(2), of(4), of(5), of(6)],
        [None, None, Some(0), Some(0), Some(1), Some(1)]
    );
}

#[test]
fn comments_above_belong_to_the_instruction() {
    let file = parse("# syntax=a\n# one\n#\n# two\n\n# three\nFROM a\nRUN b\n");
    assert_eq!(file.instructions[0].comments, ["two", "three"]);
    assert!(file.instructions[1].comments.is_empty());
}

#[test]
fn the_text_of_a_run_is_the_key() {
    let text = |dockerfile: &str| parse(dockerfile).instructions[0].text.clone();
    assert_eq!(text("RUN a  b   "), "a  b");
    assert_eq!(text("RUN   a \\\n  b \\\n# c\n\n  c"), "a   b   c");
    assert_eq!(text("RUN --network=none a # b"), "a # b");
}

#[test]
fn places_are_counted_as_an_editor_shows_them() {
    let text = "ab\n한글\u{1f600}x\n\n";
    let index = LineIndex::new(text);
    assert_eq!(index.count(), 4);
    let place = |offset| {
        let Place { line, column } = index.place(text, offset);
        (line, column)
    };
    assert_eq!([place(0), place(2), place(3), place(6)], [(1, 1), (1, 3), (2, 1), (2, 2)]);
    assert_eq!([place(13), place(15), place(99)], [(2, 4), (3, 1), (4, 1)]);
    assert_eq!(index.offset(text, Place { line: 2, column: 3 }), 9);
    assert_eq!(index.offset(text, Place { line: 1, column: 99 }), 2);
    assert_eq!(index.offset(text, Place { line: 99, column: 1 }), 16);
}

#[test]
fn the_instruction_under_the_cursor() {
    let file = parse("FROM a\n# c\n  RUN b \\\n c\n");
    let at = |offset| file.instruction_at(offset);
    assert_eq!([at(0), at(6), at(8), at(13), at(21)], [Some(0), Some(0), None, Some(1), Some(1)]);
}
