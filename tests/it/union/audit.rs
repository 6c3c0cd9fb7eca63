//! Secrets and where they lie, rights, caches, the base image, and what to change.

use onionskin::base::LayerId;
use onionskin::explain;
use onionskin::i18n::{Lang, text};
use onionskin::image::{HistoryStep, ImageConfig, RunConfig};
use onionskin::union::audit::{
    Advice, BaseSign, MadeBy, SecretKind, SecretPlace, SecretSpan, advice, base_guess, leftovers,
    masked, named_like_a_secret, scan, secret_file, secrets_by_name, secrets_of_config,
    set_id_files, to_scan,
};

use super::stack;

#[test]
fn files_are_told_by_their_paths() {
    use SecretKind::*;
    for (path, kind) in [
        ("app/.env", Some(EnvFile)),
        (".env.production", Some(EnvFile)),
        (".env.example", None),
        (".environment", None),
        ("app/x.env", None),
        ("root/.ssh/id_rsa", Some(PrivateKey)),
        ("root/.ssh/id_rsa.pub", None),
        ("app/deploy_key", Some(PrivateKey)),
        ("root/.aws/credentials", Some(CloudCredentials)),
        ("home/u/.docker/config.json", Some(RegistryLogin)),
        ("etc/docker/config.json", None),
        (".npmrc", Some(RegistryLogin)),
        ("root/.netrc", Some(PasswordFile)),
        ("srv/server.p12", Some(KeyStore)),
        ("etc/ssl/certs/java/cacerts.jks", None),
        ("infra/terraform.tfstate", Some(InfraState)),
        ("etc/passwd", None),
    ] {
        assert_eq!(secret_file(path.as_bytes()), kind, "{path}");
    }
}

/// The text with each secret as `[kind:value]`.
fn scanned(contents: &str, file: Option<SecretKind>) -> String {
    let mut out = String::new();
    let mut done = 0;
    for found in scan(contents.as_bytes(), file) {
        out.push_str(&contents[done..found.span.start]);
        let kind = text(Lang::En, &explain::secret_kind(found.kind));
        out.push_str(&format!("[{kind}:{}]", &contents[found.span.clone()]));
        done = found.span.end;
    }
    out + &contents[done..]
}

#[test]
fn secrets_are_told_by_their_form() {
    let aws = format!("AKIA{}", "ABCDEFGHIJKLMNOP");
    let github = format!("ghp_{}", "a1".repeat(18));
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl";
    for (contents, want) in [
        (format!("id={aws}\n"), format!("id=[AWS token:{aws}]\n")),
        (format!("x{aws}"), format!("x{aws}")),
        (format!("{aws}QRS"), format!("{aws}QRS")),
        (format!("a {github}."), format!("a [GitHub token:{github}].")),
        ("ghp_short".to_owned(), "ghp_short".to_owned()),
        (format!("Bearer {jwt}"), format!("Bearer [web token (JWT):{jwt}]")),
        ("eyJx.eyJy".to_owned(), "eyJx.eyJy".to_owned()),
        (
            "db=postgres://shop:pa55@db/shop".to_owned(),
            "db=postgres://shop:[password in a URL:pa55]@db/shop".to_owned(),
        ),
        ("https://example.org/a@b:c".to_owned(), "https://example.org/a@b:c".to_owned()),
        ("https://u:${PASS}@host/".to_owned(), "https://u:${PASS}@host/".to_owned()),
        ("https://user@host:80/".to_owned(), "https://user@host:80/".to_owned()),
        ("PASSWORD=x1y2 in a text".to_owned(), "PASSWORD=x1y2 in a text".to_owned()),
    ] {
        assert_eq!(scanned(&contents, None), want);
    }
}

#[test]
fn a_private_key_reaches_to_its_end() {
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(3);
    let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}-----END RSA PRIVATE KEY-----");
    assert_eq!(scanned(&format!("a\n{key}\nb\n"), None), format!("a\n[private key:{key}]\nb\n"));
    let cut = format!("-----BEGIN PRIVATE KEY-----\n{body}");
    assert_eq!(scanned(&cut, None), format!("[private key:{cut}]"));
    for none in [
        "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n",
        "grep -----BEGIN PRIVATE KEY----- x",
    ] {
        assert_eq!(scanned(none, None), none);
    }
}

#[test]
fn values_are_told_by_their_names_in_files_of_secrets() {
    let file = Some(SecretKind::EnvFile);
    for (contents, want) in [
        ("A=1\nDB_PASSWORD=hunter2\n", "A=1\nDB_PASSWORD=[value named as a secret:hunter2]\n"),
        ("# PASSWORD=old\n", "# PASSWORD=old\n"),
        ("API_KEY=\"a b\" # x\n", "API_KEY=\"[value named as a secret:a b]\" # x\n"),
        ("TOKEN=$OTHER\n", "TOKEN=$OTHER\n"),
        ("PUBLIC_KEY=abcd\n", "PUBLIC_KEY=abcd\n"),
        (
            "{\"auths\":{\"r\":{\"auth\": \"dTpw\"}}}",
            "{\"auths\":{\"r\":{\"auth\": \"[value named as a secret:dTpw]\"}}}",
        ),
        (
            "//registry.npmjs.org/:_authToken=abc1\n",
            "//registry.npmjs.org/:_authToken=[value named as a secret:abc1]\n",
        ),
        (
            "machine h login u password p4ss\n",
            "machine h login u password [value named as a secret:p4ss]\n",
        ),
        ("password: secret1\r\n", "password: [value named as a secret:secret1]\r\n"),
    ] {
        assert_eq!(scanned(contents, file), want);
    }
    // Nothing told apart in a key file: all of it is the key.
    assert_eq!(scanned("stuff", Some(SecretKind::PrivateKey)), "[private key:stuff]");
    assert_eq!(scanned("stuff", Some(SecretKind::EnvFile)), "stuff");
}

#[test]
fn names_say_that_a_value_is_a_secret() {
    for (name, value, is) in [
        ("PASSWORD", "x1", true),
        ("dbPassword", "x1", true),
        ("AWS_SECRET_ACCESS_KEY", "abc", true),
        ("KEYBOARD", "us", false),
        ("MONKEY", "us", false),
        ("PUBLIC_KEY", "abc", false),
        ("TOKEN_FILE", "/run/secrets/t", false),
        ("PASSWORD", "", false),
        ("PASSWORD", "$X", false),
        ("AUTH", "true", false),
        ("PASSWORD", "xxxxxx", false),
        ("GPG_KEY", "A035C8C19219BA821ECEA86B64E628F8D684696D", false),
        ("PATH", "/bin", false),
    ] {
        assert_eq!(named_like_a_secret(name, value), is, "{name}={value}");
    }
}

#[test]
fn masks_keep_lines_and_hide_lengths() {
    let span = |span| SecretSpan { kind: SecretKind::Named, span };
    for (contents, spans, want) in [
        ("a=secret\nb", vec![span(2..8)], "a=••••••••\nb"),
        ("k\r\nline1\r\nline2\nz", vec![span(3..15)], "k\r\n••••••••\n••••••••\nz"),
        ("ab", vec![span(0..9)], "••••••••"),
        ("abcd", vec![span(0..2), span(1..3)], "••••••••••••••••d"),
        ("none", vec![], "none"),
    ] {
        let spans: Vec<SecretSpan> = spans;
        assert_eq!(String::from_utf8(masked(contents.as_bytes(), &spans)).unwrap(), want);
    }
}

#[test]
fn hidden_files_are_listed_with_what_hides_them() {
    let (tree, _) = stack::tree("f a/.env x \n f b/id_rsa y --- rm a/.env \n f b/id_rsa zz");
    let said: Vec<String> =
        secrets_by_name(&tree).iter().map(|s| text(Lang::En, &explain::secret(&tree, s))).collect();
    assert_eq!(
        said,
        [
            "/a/.env looks by its name like a secret (.env file). L1 hides it, but its bytes are in L0; anyone who pulls the image can read them.",
            "/b/id_rsa looks by its name like a secret (private key). L1 hides it, but its bytes are in L0; anyone who pulls the image can read them.",
            "/b/id_rsa looks by its name like a secret (private key). It is in L1; anyone who pulls the image can read it.",
        ]
    );
    let scan: Vec<(u16, usize)> =
        to_scan(&tree, 100).into_iter().map(|(l, list)| (l.0, list.len())).collect();
    assert_eq!(scan, [(0, 2), (1, 1)]);
    assert_eq!(to_scan(&tree, 1).iter().map(|(_, list)| list.len()).sum::<usize>(), 2);
}

fn step(created_by: &str, created: &str, empty_layer: bool) -> HistoryStep {
    HistoryStep {
        created_by: Some(created_by.to_owned()),
        created: (!created.is_empty()).then(|| created.to_owned()),
        empty_layer,
        ..HistoryStep::default()
    }
}

#[test]
fn settings_and_history_are_read() {
    let config = ImageConfig {
        run: RunConfig {
            env: vec!["PATH=/bin".into(), "DB_PASSWORD=s3cret".into()],
            labels: [("repo".to_owned(), "https://u:pw1@git/".to_owned())].into(),
            ..RunConfig::default()
        },
        history: Some(vec![
            step("ENV TOKEN=abc PATH=/x", "", true),
            step("RUN |1 NPM_TOKEN=xyz1 /bin/sh -c npm ci # buildkit", "", false),
            step("RUN /bin/sh -c curl --password='two words' x", "", false),
            step("RUN /bin/sh -c key=$(cat f) make", "", false),
            // Builders write values down without the quotes they had.
            step("ENV DB_PASSWORD=three short words # buildkit", "", true),
            step("/bin/sh -c #(nop)  ENV A=b c SECRET=one two HOME=/x y", "", true),
            step("RUN |2 API_KEY=p q r V=1 /bin/sh -c TOKEN=a9 ls /bin # buildkit", "", false),
            step("CMD [\"run\" \"--password=in-a-list\" \"x\"]", "", true),
        ]),
        ..ImageConfig::default()
    };
    let found: Vec<String> = secrets_of_config(&config)
        .into_iter()
        .map(|secret| {
            let (place, of) = match &secret.place {
                SecretPlace::Env { name } => (format!("env {name}"), "s3cret"),
                SecretPlace::Label { key } => (format!("label {key}"), "https://u:pw1@git/"),
                SecretPlace::History { step } => {
                    let step = &config.history.as_ref().unwrap()[*step];
                    ("history".to_owned(), step.created_by.as_deref().unwrap())
                }
                SecretPlace::File { .. } => panic!(),
            };
            format!("{place}: {}", &of[secret.span.unwrap()])
        })
        .collect();
    assert_eq!(
        found,
        [
            "env DB_PASSWORD: s3cret",
            "label repo: pw1",
            "history: abc",
            "history: xyz1",
            "history: two words",
            "history: three short words",
            "history: one two",
            "history: p q r",
            "history: a9",
            "history: in-a-list"
        ]
    );
}

#[test]
fn the_base_is_guessed_and_says_so() {
    let day = |n: u32, hour: u32| format!("2026-03-{n:02}T{hour:02}:00:00.5Z");
    let run = |at: &str| step("RUN x", at, false);
    let cmd = |at: &str| step("/bin/sh -c #(nop)  CMD [\"bash\"]", at, true);
    for (history, want) in [
        (
            vec![run(&day(1, 0)), cmd(&day(1, 0)), run(&day(9, 0)), cmd(&day(9, 0))],
            Some((1, 2, BaseSign::Command)),
        ),
        (
            vec![run(&day(1, 0)), run(&day(1, 2)), run(&day(1, 2))],
            Some((1, 1, BaseSign::Gap(7_200))),
        ),
        (vec![run(&day(1, 0)), run(&day(1, 0)), cmd(&day(1, 0))], None),
        (vec![cmd(&day(1, 0)), run(&day(2, 0))], None),
        (vec![run(""), run("not a time"), run("")], None),
        // The command with a pause behind it is the base's, one without may be this build's.
        (
            vec![
                run(&day(1, 0)),
                cmd(&day(1, 0)),
                run(&day(2, 0)),
                cmd(&day(2, 0)),
                run(&day(2, 0)),
            ],
            Some((1, 2, BaseSign::Command)),
        ),
        (vec![], None),
    ] {
        let config = ImageConfig { history: Some(history), ..ImageConfig::default() };
        let guess = base_guess(&config).map(|g| (g.layers, g.steps, g.sign));
        assert_eq!(guess, want);
    }
    let times = [
        ("2026-02-28T23:59:59Z", "2026-03-01T01:59:59+01:00", Some(3_600)),
        ("2024-02-28T00:00:00-00:30", "2024-03-01T00:30:00Z", Some(172_800)),
        ("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", None),
    ];
    for (a, b, gap) in times {
        let config = ImageConfig { history: Some(vec![run(a), run(b)]), ..ImageConfig::default() };
        let want = gap.map(BaseSign::Gap);
        assert_eq!(base_guess(&config).map(|g| g.sign), want, "{a} {b}");
    }
}

#[test]
fn programs_with_rights_are_those_to_be_seen() {
    let (tree, _) = stack::tree(
        "f a x 4755 \n f b x 2755 \n f c x 4644 \n d d 2755 \n f e x 4755 --- f a x 755 \n rm e",
    );
    let found: Vec<String> =
        set_id_files(&tree).iter().map(|s| text(Lang::En, &explain::set_id(&tree, s))).collect();
    assert_eq!(found, ["Whoever runs /b (mode 2755, in L0) runs it with the rights of group 0."]);
}

/// What to change in a stack whose layers are made by the letters of `made`: r, c, or another.
fn changes(stack: &str, made: &str, base: usize) -> Vec<String> {
    let (tree, _) = stack::tree(stack);
    let by = |layer: LayerId| match made.as_bytes()[layer.index()] {
        b'r' => MadeBy::Run,
        b'c' => MadeBy::Copy,
        _ => MadeBy::Other,
    };
    let changes = advice(&tree, &tree.waste(), &leftovers(&tree), base, &by);
    changes.iter().map(|change| text(Lang::En, &explain::change(&tree, change))).collect()
}

#[test]
fn changes_name_the_lines_and_the_bytes() {
    for (stack, made, base, want) in [
        (
            "f a xxx \n f b yy --- rm a \n rm b",
            "rr",
            0,
            "Join the RUN of L0 and the RUN of L1 into one: 5 bytes less to push and pull. Largest file: /a.",
        ),
        (
            "f a xxx --- rm a",
            "cr",
            0,
            "Name /a in .dockerignore, so that L0 does not copy it: 3 bytes less to push and pull.",
        ),
        (
            "f a xxx 644 --- f a xxx 755",
            "cr",
            0,
            "Write \"COPY --chmod=755\" in L0 instead of the RUN of L1: 3 bytes less to push and pull. Largest file: /a.",
        ),
        (
            "f a xxx 644 \n f b x 644 --- f a xxx 755 \n f b x 700",
            "cr",
            0,
            "Set the modes in L0 with \"COPY --chmod\" instead of the RUN of L1: 4 bytes less to push and pull. Largest file: /a.",
        ),
        (
            "f a xxx --- f a yyyy",
            "cc",
            0,
            "L0 stores /a, and L1 replaces or hides it. Write it once: 3 bytes less to push and pull.",
        ),
        (
            "f a xxx --- rm a",
            "or",
            1,
            "L1 hides /a, which the base image stores in L0. Only a base image without it is smaller: 3 bytes.",
        ),
        ("f a xxx --- rm a", "rr", 2, ""),
        (
            "f var/lib/apt/lists/x yyyy",
            "r",
            0,
            "Give the RUN of L0 \"--mount=type=cache,target=/var/lib/apt\" for apt: 4 bytes less to push and pull.",
        ),
        (
            "f app/.git/x yyyy",
            "c",
            0,
            "Name /app/.git in .dockerignore, so that L0 does not copy it: 4 bytes less to push and pull.",
        ),
        (
            "f app/.git/x yyyy",
            "r",
            0,
            "Remove /app/.git in the RUN that makes it, that of L0: 4 bytes less to push and pull.",
        ),
        (
            "f root/.npm/_cacache/x yyyy --- rm root/.npm",
            "rr",
            0,
            "Join the RUN of L0 and the RUN of L1 into one: 4 bytes less to push and pull. Largest file: /root/.npm/_cacache/x.",
        ),
        (
            "f a xxx \n f b y --- rm a \n rm b",
            "cr",
            0,
            "Name in .dockerignore the 2 files that L0 copies and L1 hides: 4 bytes less to push and pull. Largest file: /a.",
        ),
        ("f a x", "r", 0, ""),
    ] {
        assert_eq!(changes(stack, made, base).join("\n"), want, "{stack}");
    }
}

#[test]
fn every_byte_of_waste_is_in_one_change() {
    let (tree, _) =
        stack::tree("f a xxx \n f b yy \n f d/c zzzzz --- rm a \n f b qq 600 \n opq d --- f b new");
    let waste = tree.waste();
    let changes = advice(&tree, &waste, &[], 0, &|_| MadeBy::Run);
    assert_eq!(changes.iter().map(|c| c.bytes).sum::<u64>(), waste.bytes);
    assert!(changes.iter().all(|c| c.advice == Advice::JoinRuns));
}

#[test]
fn caches_count_what_is_still_seen() {
    let (tree, _) = stack::tree(
        "f var/cache/apk/a xxx \n f var/cache/apk/b yy \n h var/cache/apk/c var/cache/apk/b --- rm var/cache/apk/a \n f home/u/.cache/pip/x zzzz",
    );
    let found: Vec<String> =
        leftovers(&tree).iter().map(|l| text(Lang::En, &explain::leftover(&tree, l))).collect();
    assert_eq!(
        found,
        [
            "pip left 4 bytes in /home/u/.cache/pip, stored in L1 (1 file).",
            "apk left 2 bytes in /var/cache/apk, stored in L0 (1 file)."
        ]
    );
}
