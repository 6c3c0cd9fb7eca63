//! Rows of the history, letter by letter.

use onionskin::sim::cache::Version;

use super::story::played;

/// The rows of an image; one without a layer in parentheses.
fn check(version: Version, file: &str, context: &str, expected: &[&str]) {
    let state = played(file, context, "", version);
    let rows = &state.last[&version].build.history;
    let shown = |row: &onionskin::sim::cache::HistoryRow| match row.empty {
        Some(true) => format!("({})", row.created_by),
        _ => row.created_by.clone(),
    };
    assert_eq!(rows.iter().map(shown).collect::<Vec<_>>(), expected, "{version:?}");
}

const SETTINGS: &str = "FROM base
ENV A=1 B=\"two words\"
LABEL a=1 b=2
ARG V=3
ARG W
USER node
EXPOSE 80 53/udp
VOLUME /a /b
STOPSIGNAL 9
MAINTAINER me
HEALTHCHECK --interval=90s CMD true
SHELL [\"/bin/ash\", \"-c\"]
CMD echo \"hi\"
ENTRYPOINT [\"a\", \"b\"]
ONBUILD RUN x";

#[test]
fn settings_in_buildkit() {
    let expected = [
        "(ENV A=1 B=two words)",
        "(LABEL a=1 b=2)",
        "(ARG V=3)",
        "(ARG W)",
        "(USER node)",
        "(EXPOSE [53/udp 80/tcp])",
        "(VOLUME [/a /b])",
        "(STOPSIGNAL 9)",
        "(MAINTAINER me)",
        "(HEALTHCHECK {Test:[CMD-SHELL true] Interval:1m30s Timeout:0s StartPeriod:0s StartInterval:0s Retries:0})",
        "(SHELL [/bin/ash -c])",
        r#"(CMD ["/bin/ash" "-c" "echo \"hi\""])"#,
        r#"(ENTRYPOINT ["a" "b"])"#,
    ];
    check(Version::BuildKit, SETTINGS, "", &expected);
}

#[test]
fn settings_in_the_classic_builder() {
    let expected = [
        "(/bin/sh -c #(nop)  ENV A=1 B=two words)",
        "(/bin/sh -c #(nop)  LABEL a=1 b=2)",
        "(/bin/sh -c #(nop)  ARG V=3)",
        "(/bin/sh -c #(nop)  ARG W)",
        "(/bin/sh -c #(nop)  USER node)",
        "(/bin/sh -c #(nop)  EXPOSE 53/udp 80)",
        "(/bin/sh -c #(nop)  VOLUME [/a /b])",
        "(/bin/sh -c #(nop)  STOPSIGNAL 9)",
        "(/bin/sh -c #(nop)  MAINTAINER me)",
        r#"(/bin/sh -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "true"] "1m30s" "0s" "0s" '\x00'})"#,
        "(/bin/ash -c #(nop)  SHELL [/bin/ash -c])",
        r#"(/bin/ash -c #(nop)  CMD ["/bin/ash" "-c" "echo \"hi\""])"#,
        r#"(/bin/ash -c #(nop)  ENTRYPOINT ["a" "b"])"#,
        "(/bin/ash -c #(nop)  ONBUILD RUN x)",
    ];
    check(Version::Classic, SETTINGS, "", &expected);
}

const STEPS: &str = "FROM base
ARG V=1
ENV D=x
WORKDIR /app
COPY --chown=1:1 a $D/
WORKDIR sub
RUN make \\
  all
RUN [\"make\", \"it\"]";

#[test]
fn steps_in_buildkit() {
    let expected = [
        "(ARG V=1)",
        "(ENV D=x)",
        "WORKDIR /app",
        "COPY --chown=1:1 a x/ # buildkit",
        "WORKDIR /app/sub",
        "RUN |1 V=1 /bin/sh -c make   all # buildkit",
        "RUN |1 V=1 make it # buildkit",
    ];
    check(Version::BuildKit, STEPS, "write a one\\n", &expected);
}

#[test]
fn steps_in_the_classic_builder() {
    // The sum of a file named `a` of four bytes, mode 0644, as the builder makes it.
    let sum = {
        use sha2::Digest as _;
        let head =
            "namea mode33188 uid0 gid0 size4 typeflag0 linkname uname gname devmajor0 devminor0";
        let text = head.replace(' ', "") + "one\n";
        sha2::Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect::<String>()
    };
    let copy = format!("/bin/sh -c #(nop) COPY --chown=1:1file:{sum} in x/ ");
    let expected = [
        "(/bin/sh -c #(nop)  ARG V=1)",
        "(/bin/sh -c #(nop)  ENV D=x)",
        "/bin/sh -c #(nop) WORKDIR /app",
        copy.as_str(),
        "/bin/sh -c #(nop) WORKDIR /app/sub",
        "|1 V=1 /bin/sh -c make   all",
        "|1 V=1 make it",
    ];
    check(Version::Classic, STEPS, "write a one\\n", &expected);
}

#[test]
fn a_directory_that_is_there_is_no_layer_in_the_classic_builder() {
    let file = "FROM base\nWORKDIR /etc\nWORKDIR /new\nWORKDIR /new\nRUN true";
    let kit = ["WORKDIR /etc", "WORKDIR /new", "WORKDIR /new", "RUN /bin/sh -c true # buildkit"];
    check(Version::BuildKit, file, "", &kit);
    let classic = [
        "(/bin/sh -c #(nop) WORKDIR /etc)",
        "/bin/sh -c #(nop) WORKDIR /new",
        "(/bin/sh -c #(nop) WORKDIR /new)",
        "(/bin/sh -c true)",
    ];
    check(Version::Classic, file, "", &classic);
}

#[test]
fn a_download_among_other_sources_is_its_sum_alone_in_the_classic_builder() {
    let digest = |text: &str| {
        use sha2::Digest as _;
        let sum = sha2::Sha256::digest(text.as_bytes());
        sum.iter().map(|b| format!("{b:02x}")).collect::<String>()
    };
    let rows = |file: &str| {
        let state = played(file, "write a one\\n", "", Version::Classic);
        let row = state.last[&Version::Classic].build.history[0].created_by.clone();
        row.split(' ').nth(4).unwrap().to_owned()
    };
    let url = rows("FROM base\nADD https://example.com/x /d/");
    let file = rows("FROM base\nADD a /d/");
    assert!(file.starts_with("file:") && !url.contains(':'), "{file} {url}");
    let multi = rows("FROM base\nADD a https://example.com/x /d/");
    assert_eq!(multi, format!("multi:{}", digest(&format!("{file},{url}"))));
}

#[test]
fn ports_are_sorted_as_they_are_written() {
    let file = "FROM base\nENV P=9\nEXPOSE 80 $P 8080:81 7-8/UDP";
    let kit = ["(ENV P=9)", "(EXPOSE [9/tcp 7/udp 8/udp 80/tcp 81/tcp])"];
    check(Version::BuildKit, file, "", &kit);
    let old = ["(ENV P=9)", "(EXPOSE map[7/udp:{} 8/udp:{} 80/tcp:{} 81/tcp:{} 9/tcp:{}])"];
    check(Version::BuildKit08, file, "", &old);
    let classic =
        ["(/bin/sh -c #(nop)  ENV P=9)", "(/bin/sh -c #(nop)  EXPOSE 9 7-8/UDP 80 8080:81)"];
    check(Version::Classic, file, "", &classic);
}
