//! Histories read back as Dockerfiles.

use onionskin::dockerfile::parse;
use onionskin::image::HistoryStep;
use onionskin::sim::cache::script::{Script, Step};
use onionskin::sim::cache::{Session, Version};
use onionskin::view::reconstruct::reconstruct;
use proptest::prelude::*;

fn steps(rows: &[&str]) -> Vec<HistoryStep> {
    let step =
        |row: &&str| HistoryStep { created_by: Some((*row).into()), ..HistoryStep::default() };
    rows.iter().map(step).collect()
}

/// One row of a history becomes this.
fn check(row: &str, expected: &str) {
    let start = reconstruct(&steps(&[row]), "remark", "masked");
    assert_eq!(start.dockerfile, format!("# remark\nFROM scratch\n{expected}\n"), "{row}");
}

#[test]
fn rows_of_both_builders_become_instructions() {
    for (row, expected) in [
        ("/bin/sh -c #(nop) ADD file:4f53cda1b2c3d4e5 in / ", "ADD file-4f53cda1b2c3 /"),
        (
            "/bin/sh -c #(nop)  CMD [\"nginx\" \"-g\" \"daemon off;\"]",
            "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
        ),
        ("CMD [\"node\"]", "CMD [\"node\"]"),
        ("ENTRYPOINT [\"/docker-entrypoint.sh\"]", "ENTRYPOINT [\"/docker-entrypoint.sh\"]"),
        ("EXPOSE map[80/tcp:{} 443/tcp:{}]", "EXPOSE 80/tcp 443/tcp"),
        ("EXPOSE 80", "EXPOSE 80"),
        ("VOLUME [/data /log]", "VOLUME [\"/data\",\"/log\"]"),
        ("ENV A=1 B=2", "ENV A=1 B=2"),
        ("ENV GREETING=hello to $you", "ENV GREETING=\"hello to \\$you\""),
        ("LABEL maintainer=A Person <a@b>", "LABEL maintainer=\"A Person <a@b>\""),
        ("RUN /bin/sh -c npm ci # buildkit", "RUN npm ci"),
        ("COPY package.json ./ # buildkit", "COPY package.json ./"),
        ("COPY --from=build /app /app # buildkit", "COPY --from=build /app /app"),
        ("WORKDIR /app", "WORKDIR /app"),
        (
            "HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"30s\"}",
            "# HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"30s\"}",
        ),
        ("bash", "# bash"),
        ("FROM evil", "# FROM evil"),
        ("COPY x", "# COPY x"),
    ] {
        check(row, expected);
    }
}

#[test]
fn values_of_secrets_are_masked_and_that_is_told() {
    let rows = [
        "ENV DB_PASSWORD=two words # buildkit",
        "RUN |1 NPM_TOKEN=xyz1 /bin/sh -c npm ci # buildkit",
        "CMD [\"run\" \"--password=abc1\"]",
        "login --password=def2",
    ];
    let start = reconstruct(&steps(&rows), "r", "masked");
    let hidden = "\u{2022}".repeat(8);
    let lines = [
        "# r".to_owned(),
        "# masked".to_owned(),
        "FROM scratch".to_owned(),
        format!("ENV DB_PASSWORD={hidden}"),
        format!("ARG NPM_TOKEN=\"{hidden}\""),
        "RUN npm ci".to_owned(),
        format!("CMD [\"run\", \"--password={hidden}\"]"),
        format!("# login --password={hidden}"),
    ];
    assert_eq!(start.dockerfile.lines().collect::<Vec<_>>(), lines);
    assert!(!parse(&start.dockerfile).has_errors());
}

#[test]
fn build_arguments_stand_before_their_command_once() {
    let rows = ["RUN |1 V=a b /bin/sh -c echo # buildkit", "RUN |1 V=a b /bin/sh -c ls # buildkit"];
    let start = reconstruct(&steps(&rows), "r", "masked");
    assert_eq!(start.dockerfile, "# r\nFROM scratch\nARG V=\"a b\"\nRUN echo\nRUN ls\n");
}

#[test]
fn a_line_that_would_swallow_the_next_one_is_a_remark() {
    let start = reconstruct(&steps(&["ARG <\\", "USER 0"]), "r", "masked");
    assert_eq!(start.dockerfile, "# r\nFROM scratch\n# ARG <\\\nUSER 0\n");
}

#[test]
fn what_is_reconstructed_builds() {
    let rows = [
        "/bin/sh -c #(nop) ADD file:4f53cda1b2c3d4e5 in / ",
        "ENV A=hello world",
        "RUN /bin/sh -c npm ci # buildkit",
        "COPY . . # buildkit",
        "COPY package*.json src/a.js ./ # buildkit",
        "COPY --from=build /app /app # buildkit",
        "HEALTHCHECK &{x}",
    ];
    let start = reconstruct(&steps(&rows), "two\nlines", "masked");
    assert!(start.files.iter().all(|file| file.assumed));
    for version in [Version::BuildKit, Version::Classic] {
        let mut session = Session::new(start.clone());
        session.go(vec![Step::Build(vec![version])], 1).unwrap();
        let told = &session.state().last[&version];
        assert!(told.build.ok, "{:?}\n{}", told.build.failure, start.dockerfile);
    }
    let script = Script { start, ..Script::default() };
    assert_eq!(Script::parse(&script.to_text()).unwrap(), script);
}

proptest! {
    #[test]
    fn any_history_becomes_a_dockerfile_that_parses(
        rows in proptest::collection::vec(
            prop_oneof![
                "(/bin/sh -c |/bin/sh -c #\\(nop\\) )?(RUN|COPY|ADD|CMD|ENV|LABEL|EXPOSE|VOLUME|SHELL|ONBUILD|ARG|USER) [\\[\\]\"a-z:={}<\\\\ $\n-]{0,12}( # buildkit)?",
                "\\PC{0,12}",
            ],
            0..6,
        ),
    ) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let start = reconstruct(&steps(&rows), "r", "masked");
        prop_assert!(!parse(&start.dockerfile).has_errors(), "{}", start.dockerfile);
    }
}
