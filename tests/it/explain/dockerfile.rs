//! What is said of Dockerfiles: each text has the mistakes that its sentences are about.

use onionskin::dockerfile::{BaseImage, Keyword, Problem, What, parse};
use onionskin::explain::{self, Message};

const TEXTS: &[&str] = &[
    // The text as a whole.
    "",
    "# escape=x\n# syntax=a\n# syntax=b\nARG A\n",
    "# check=skip\nFROM alpine\n",
    "FROM alpine\nRUN <<EOF\necho\n",
    "FROM alpine\nENV A\nLABEL a=1 b\nRUN [1]\n",
    // Instructions.
    "FROM alpine\necho a\nFOO bar\n",
    "RUN make\nFROM alpine latest\nFROM alpine AS 1st\n",
    "FROM alpine\nARG\nUSER\nCOPY a\nENV =1\nCOPY a <<EOF\nEOF\n",
    "FROM alpine\nONBUILD ONBUILD RUN a\nONBUILD FROM b\n",
    "FROM alpine\nHEALTHCHECK FOO a\nHEALTHCHECK NONE a\nHEALTHCHECK CMD\n",
    "FROM alpine\nVOLUME [\"\"]\nSHELL /bin/bash -c\nCOPY --from=7 a /b\nCOPY --from=$V a /b\n",
    "FROM alpine\nFROM alpine\nCOPY --from=7 a /b\nEXPOSE 80/icmp\n",
    // Flags.
    "FROM alpine\nCOPY --nope a b\nCOPY --chwon=a a b\nCOPY --link --link a b\nCOPY --chown a b\n",
    "FROM alpine\nCOPY --link=yes a b\nRUN --network=lan --security=none a\nRUN --device=a,b a\n",
    "FROM alpine\nHEALTHCHECK --interval=5 --timeout=1us --retries=x CMD a\n",
    // Mounts.
    "FROM alpine\nRUN --mount=type=cache,\\\"target=/c a\nRUN --mount=flavor=1 --mount=tagret=/a a\n",
    "FROM alpine\nRUN --mount=target a\nRUN --mount=type=disk --mount=type=bnid a\n",
    "FROM alpine\nRUN --mount=type=cache,sharing=none --mount=type=cache,sharing=share a\n",
    "FROM alpine\nRUN --mount=type=cache,mode=9 --mount=mode=7 --mount=from=$B a\n",
    "FROM alpine\nRUN --mount=type=secret --mount=type=secret,id=a,source=b a\n",
    // Variables.
    "FROM scratch\nUSER \"a\nUSER 'a\nUSER ${A\nUSER ${PATH/a}\nUSER ${}\nUSER ${PATH:=b}\nUSER ${PATH#\\a}\n",
    // Build checks.
    "FROM alpine as Base\nfrom alpine AS context\nFROM alpine AS base\nMAINTAINER me\n",
    "FROM alpine\nRUN a \\\n\n  b\nCMD a\nCMD [\"b\"]\n",
    "FROM $IMGE AS a\nFROM $TARGETPLATFROM\nFROM --platform=linux/arm64 alpine AS b\n",
    "FROM --platform=$TARGETPLATFORM alpine\n",
    "FROM scratch\nUSER $NOPE\nUSER $PTH\nWORKDIR app\nENV A b\nARG API_KEY=1\n",
    "FROM scratch\nEXPOSE 80/TCP\nEXPOSE 127.0.0.1:80:8080\n",
    "# check=experimental=all\n# A stage\nFROM alpine AS a\n# Two\nARG A B\n",
];

/// The problems of a text, and what the checks say of it.
pub fn problems(text: &str) -> Vec<Message> {
    let file = parse(text);
    let checks = file.check(&|_| Some(BaseImage::default()));
    let mut problems = file.problems.clone();
    problems.extend(checks);
    let message = |problem: &Problem| {
        explain::dockerfile_problem(problem, file.lines.place(text, problem.span.start))
    };
    problems.iter().map(message).collect()
}

pub fn messages() -> Vec<Message> {
    use onionskin::dockerfile::ExpandError;
    let mut messages: Vec<Message> = TEXTS.iter().flat_map(|text| problems(text)).collect();
    let required = |message: &str, empty| {
        let message = message.to_owned();
        What::Expansion(ExpandError::Required { name: "V".into(), message, empty })
    };
    let others = [
        What::LineTooLong,
        What::CopyIgnoredFile { keyword: Keyword::Copy, path: "node_modules".into() },
        What::Expansion(ExpandError::TooDeep),
        What::Expansion(ExpandError::TooLong),
        required("", false),
        required("", true),
        required("say which", false),
        required("say which", true),
    ];
    messages.extend(others.iter().map(explain::dockerfile_what));
    messages
}
