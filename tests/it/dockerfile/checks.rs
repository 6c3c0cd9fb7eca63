//! BuildKit's build checks.

use onionskin::dockerfile::{Severity, parse};

use super::checks;

fn check(text: &str, expected: &str) {
    assert_eq!(checks(text).trim_end(), expected, "{text}");
}

fn clean(text: &str) {
    check(text, "");
}

#[test]
fn names_of_stages() {
    check(
        "FROM a AS Build\nFROM b AS build\nFROM c AS scratch\n",
        "1:11 \"Build\" StageNameCasing { name: \"Build\" }\n\
         2:11 \"build\" DuplicateStageName { name: \"build\", line: 1 }\n\
         3:11 \"scratch\" ReservedStageName { name: \"scratch\" }",
    );
}

#[test]
fn casing() {
    clean("from a as b\nrun a\n");
    check("FROM a as b\n", "1:8 \"as\" FromAsCasing { from: \"FROM\", keyword: \"as\" }");
    // Capitals and small letters mixed in FROM are told once.
    check(
        "From a as b\n",
        "1:1 \"From\" ConsistentInstructionCasing { name: \"From\", lower: false }",
    );
    check(
        "FROM a\nrun a\nrun b\n",
        "1:1 \"FROM\" ConsistentInstructionCasing { name: \"FROM\", lower: true }",
    );
    // A tie is decided for capitals; global arguments do not count.
    check(
        "arg A\nFROM a\nrun a\n",
        "3:1 \"run\" ConsistentInstructionCasing { name: \"run\", lower: false }",
    );
}

#[test]
fn variables_in_from() {
    clean("ARG A=b\nARG B\nFROM $A$TARGETARCH\n");
    check("ARG TAG\nFROM a:$TAG\n", "2:6 \"a:$TAG\" InvalidDefaultArgInFrom { image: \"a:$TAG\" }");
    check(
        "ARG VERSION=1\nFROM a:1$VERSON\n",
        "2:6 \"a:1$VERSON\" UndefinedArgInFrom { name: \"VERSON\", meant: Some(\"VERSION\") }",
    );
    check("FROM Alpine\n", "1:6 \"Alpine\" InvalidDefaultArgInFrom { image: \"Alpine\" }");
    clean(
        "FROM registry.io:5000/a/b_c:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
    );
    clean("FROM Registry/a\n");
}

#[test]
fn platforms() {
    clean("FROM --platform=$BUILDPLATFORM a\nFROM --platform=linux/arm64 a AS arm64-base\n");
    check(
        "FROM --platform=${TARGETPLATFORM} a\n",
        "1:6 \"--platform=${TARGETPLATFORM}\" RedundantTargetPlatform { variable: \"${TARGETPLATFORM}\" }",
    );
    check(
        "FROM --platform=linux/aarch64 a AS amd64\n",
        "1:6 \"--platform=linux/aarch64\" FromPlatformFlagConstDisallowed { platform: \"linux/aarch64\" }",
    );
    clean("FROM --platform=nonsense a\n");
}

#[test]
fn undefined_variables() {
    clean("FROM a\nARG A\nENV B=$A C=$BASE$PATH\nUSER $B\n");
    check("FROM a\nENV A=1 B=$A\n", "2:11 \"$A\" UndefinedVar { name: \"A\", meant: None }");
    check(
        "FROM a\nCOPY --chown=$U a$B /c\n",
        "2:6 \"--chown=$U\" UndefinedVar { name: \"U\", meant: None }\n2:17 \"a$B\" UndefinedVar { name: \"B\", meant: None }",
    );
    check(
        "FROM a\nRUN --mount=type=cache,target=$T echo $X\n",
        "2:5 \"--mount=type=cache,target=$T\" UndefinedVar { name: \"T\", meant: None }",
    );
    check(
        "FROM a\nCOPY <<E /x\n$V\nE\nCOPY <<'E' /x\n$V\nE\n",
        "3:1 \"$V\\n\" UndefinedVar { name: \"V\", meant: None }",
    );
    check(
        "FROM a\nUSER $PATHS\n",
        "2:6 \"$PATHS\" UndefinedVar { name: \"PATHS\", meant: Some(\"PATH\") }",
    );
    // What a stage declares, one that starts from it has.
    clean("FROM a AS x\nARG V\nENV W=1\nFROM x\nUSER $V$W\n");
    // FROM minds capitals: this is an image.
    check(
        "FROM a AS x\nARG V\nFROM X/y\nUSER $V\n",
        "4:6 \"$V\" UndefinedVar { name: \"V\", meant: None }",
    );
    // Global arguments are not seen inside.
    check("ARG V=1\nFROM a\nUSER $V\n", "3:6 \"$V\" UndefinedVar { name: \"V\", meant: None }");
    clean("ARG V=1\nFROM a\nARG V\nUSER $V\n");
}

#[test]
fn an_image_that_is_not_known_may_have_any_variable() {
    let file = parse("FROM a\nUSER $NOPE\nWORKDIR $NOPE\nEXPOSE $NOPE\n");
    assert!(file.check(&|_| None).is_empty());
    let file = parse("FROM scratch\nUSER $NOPE\n");
    assert_eq!(file.check(&|_| None).len(), 1, "nothing is known to be in scratch");
}

#[test]
fn working_directories() {
    clean("FROM a\nWORKDIR /a\nWORKDIR b\n");
    check("FROM a\nWORKDIR a\nWORKDIR b\n", "2:9 \"a\" WorkdirRelativePath { path: \"a\" }");
    clean("FROM a AS x\nWORKDIR /a\nFROM x\nWORKDIR b\n");
}

#[test]
fn commands() {
    check("FROM a\nCMD a\n", "2:1 \"CMD a\" JsonArgsRecommended { keyword: Cmd }");
    clean("FROM a\nSHELL [\"/bin/bash\", \"-c\"]\nENTRYPOINT a\nCMD [\"b\"]\n");
    check(
        "FROM a\nCMD [\"a\"]\nHEALTHCHECK NONE\nCMD [\"b\"]\nFROM b\nCMD [\"c\"]\n",
        "2:1 \"CMD [\\\"a\\\"]\" MultipleInstructionsDisallowed { keyword: Cmd, line: 4 }",
    );
}

#[test]
fn old_forms() {
    check(
        "FROM a\nENV A b c\nLABEL d e\n",
        "2:5 \"A b c\" LegacyKeyValueFormat { keyword: Env, name: \"A\" }\n3:7 \"d e\" LegacyKeyValueFormat { keyword: Label, name: \"d\" }",
    );
    check(
        "FROM a\nMAINTAINER me\n",
        "2:1 \"MAINTAINER me\" MaintainerDeprecated { author: \"me\" }",
    );
    check("FROM a\nRUN a \\\n  \n  b\n", "3:1 \"  \" NoEmptyContinuation");
}

#[test]
fn secrets() {
    check(
        "FROM a\nARG GITHUB_TOKEN\nENV aUTH=1\n",
        "2:5 \"GITHUB_TOKEN\" SecretsUsedInArgOrEnv { keyword: Arg, name: \"GITHUB_TOKEN\" }\n3:5 \"aUTH\" SecretsUsedInArgOrEnv { keyword: Env, name: \"aUTH\" }",
    );
    clean("FROM a\nARG PUBLIC_KEY TOKEN_FILE KEYBOARD=1 MONKEY\n");
    clean("ARG API_KEY\nFROM a\n");
}

#[test]
fn ports() {
    clean("FROM a\nARG P=80-90/udp\nEXPOSE 80 443/tcp $P 0\n");
    check(
        "FROM a\nEXPOSE 80/TCP [::1]:1:2 1:2/sctp\n",
        "2:8 \"80/TCP\" ExposeProtoCasing { port: \"80/TCP\" }\n2:15 \"[::1]:1:2\" ExposeInvalidFormat { port: \"[::1]:1:2\" }\n2:25 \"1:2/sctp\" ExposeInvalidFormat { port: \"1:2/sctp\" }",
    );
    for port in ["x", "80/http", "65536", "9-8", "/tcp", "-1"] {
        check(
            &format!("FROM a\nEXPOSE {port}\n"),
            &format!("2:8 \"{port}\" PortInvalid {{ port: \"{port}\" }}"),
        );
    }
}

#[test]
fn descriptions_are_checked_if_asked_for() {
    clean("# c\n# about\nFROM a AS b\n");
    check(
        "# check=experimental=all\n# about\nFROM a AS b\n",
        "3:1 \"FROM a AS b\" InvalidDefinitionDescription { keyword: From, name: Some(\"b\") }",
    );
    clean(
        "# check=experimental=InvalidDefinitionDescription\n# b is about\nFROM a AS b\n# A\nARG A B\n",
    );
}

#[test]
fn checks_can_be_skipped() {
    clean("# check=skip=all\nFROM a AS B\nCMD a\n");
    clean("# check=skip=JSONArgsRecommended,StageNameCasing\nFROM a AS B\nCMD a\n");
    clean("FROM a\n# check=skip=JSONArgsRecommended\nCMD a\n");
    check(
        "FROM a\n# check=skip=Other\nCMD a\n",
        "3:1 \"CMD a\" JsonArgsRecommended { keyword: Cmd }",
    );
}

#[test]
fn a_violation_may_be_an_error() {
    let severity = |text| parse(text).check(&|_| None)[0].severity;
    assert_eq!(severity("# check=error=true\nFROM a\nCMD a\n"), Severity::Error);
    assert_eq!(severity("# check=error=false\nFROM a\nCMD a\n"), Severity::Warning);
}
