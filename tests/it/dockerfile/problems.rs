//! What is wrong, and exactly where.

use onionskin::dockerfile::{Severity, parse};

use super::problems;

fn check(text: &str, expected: &str) {
    assert_eq!(problems(text).trim_end(), expected, "{text}");
}

fn clean(text: &str) {
    check(text, "");
}

#[test]
fn all_mistakes_are_told_not_the_first() {
    check(
        "FROM alpine AS 1\nCOPY --nope --chown a\nFOO\nENV A\nRUN <<E\nx\nUSER\n",
        "1:16 \"1\" StageName { name: \"1\" }\n\
         2:6 \"--nope\" UnknownFlag { keyword: Copy, flag: \"nope\", meant: None }\n\
         2:13 \"--chown\" FlagWithoutValue { flag: \"chown\" }\n\
         2:21 \"a\" NoDestination { keyword: Copy }\n\
         3:1 \"FOO\" UnknownInstruction { name: \"FOO\", meant: Some(\"FROM\") }\n\
         4:5 \"A\" PairIncomplete { keyword: Env, name: \"A\" }\n\
         5:1 \"RUN <<E\" HeredocOpen { name: \"E\" }",
    );
}

#[test]
fn places_behind_continuations_and_wide_letters() {
    check(
        "FROM alpine\nENV A=가 \\\n  # c\n  B\n",
        "2:5 \"A=가 \\\\\\n  # c\\n  B\" NoEquals { keyword: Env, word: \"B\" }",
    );
    check(
        "FROM alpine\nCOPY --chown=가 \\\n  --chown=b a b\n",
        "3:3 \"--chown=b\" FlagTwice { flag: \"chown\" }",
    );
    // Blanks of later lines are no part of it; the mistake is where the name is missing.
    check("FROM alpine\nENV \\\n  =1\n", "3:3 \"=1\" BlankName { keyword: Env }");
    check("FROM alpine\nUSER\\\n  \\\n", "2:1 \"USER\" NotOneArgument { keyword: User }");
    check("FROM alpine\r\nUSER\r\n", "2:1 \"USER\" NotOneArgument { keyword: User }");
}

#[test]
fn directives() {
    check(
        "# escape=x\n# escape=`\n# syntax=a\nFROM a",
        "1:10 \"x\" EscapeInvalid { value: \"x\" }\n2:1 \"# escape=`\" DirectiveTwice { name: \"escape\" }",
    );
    check("# check=skip=A;b=c\nFROM a", "1:9 \"skip=A;b=c\" CheckInvalid { option: \"b=c\" }");
    check(
        "# check=error=maybe\nFROM a",
        "1:9 \"error=maybe\" CheckInvalid { option: \"error=maybe\" }",
    );
    clean("# check=skip=all;error=true;experimental=A,B\nFROM a");
}

#[test]
fn flags_of_each_instruction() {
    clean("FROM --platform=$BUILDPLATFORM a");
    clean(
        "FROM a\nRUN --mount=target=/a --mount=type=ssh --network=host --security=insecure --device=a/b=c,required a",
    );
    clean(
        "FROM a\nADD --chown=1 --chmod=2 --link --keep-git-dir=true --checksum=c --unpack --exclude=a --exclude=b c d",
    );
    // BuildKit looks at the flags of neither.
    clean("FROM a\nARG --nope A\nSTOPSIGNAL --nope 9\n");
    check(
        "FROM a\nENV --nope A=1",
        "2:5 \"--nope\" UnknownFlag { keyword: Env, flag: \"nope\", meant: None }",
    );
    check(
        "FROM a\nCOPY --parents= --links a b",
        "2:6 \"--parents=\" FlagWithoutValue { flag: \"parents\" }\n\
         2:17 \"--links\" UnknownFlag { keyword: Copy, flag: \"links\", meant: Some(\"link\") }",
    );
    check(
        "FROM a\nADD --from=b c d",
        "2:5 \"--from=b\" UnknownFlag { keyword: Add, flag: \"from\", meant: None }",
    );
}

#[test]
fn copy_from() {
    clean("FROM a AS x\nFROM b\nCOPY --from=x a b\nCOPY --from=1 a b\nCOPY --from=img:1 a b");
    check(
        "FROM a\nCOPY --from=$A a b\nCOPY --from=1 a b",
        "2:6 \"--from=$A\" FromVariable { value: \"$A\" }\n3:6 \"--from=1\" NoStageOfNumber { number: 1, stages: 1 }",
    );
}

#[test]
fn nothing_to_build() {
    check("", "1:1 \"\" NoInstructions");
    check("# c\n\n", "3:1 \"\" NoInstructions");
    check("ARG A\n", "2:1 \"\" NoStage");
    check("RUN a\n", "1:1 \"RUN\" BeforeFrom { keyword: Run }");
    // A broken FROM is one mistake, not two.
    check("FROM a b\nRUN a", "1:6 \"a b\" FromWords");
}

#[test]
fn from_and_global_arguments_must_expand() {
    check("ARG A=${B\nFROM a", "1:7 \"${B\" Expansion(UnsupportedModifier(End))");
    check("FROM a${}", "1:6 \"a${}\" Expansion(BadSubstitution)");
    clean("ARG A\nFROM ${A:?which}");
}

#[test]
fn what_only_shows_later_does_not_refuse_the_file() {
    let file = parse("FROM a\nRUN --mount=type=nope a\nONBUILD COPY a\n");
    let severities: Vec<_> = file.problems.iter().map(|problem| problem.severity).collect();
    assert_eq!(severities, [Severity::Later, Severity::Later]);
    assert!(!file.has_errors());
    assert!(parse("FROM").has_errors());
}

#[test]
fn a_line_has_an_end() {
    clean(&format!("FROM a\nRUN {}\n", "x".repeat(65_531)));
    let long = format!("FROM a\nRUN {}\n", "x".repeat(65_532));
    assert!(problems(&long).ends_with("LineTooLong\n"));
}

#[test]
fn json_that_is_none_is_the_shell_form() {
    clean("FROM a\nRUN ['a']\nCMD [\"a\",]\nENTRYPOINT [a]\n");
    check("FROM a\nCMD [\"a\", 1]", "2:5 \"[\\\"a\\\", 1]\" JsonNotStrings");
    check("FROM a\nVOLUME []", "2:1 \"VOLUME\" NoArguments { keyword: Volume }");
}
