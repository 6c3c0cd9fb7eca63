//! What enters a key, instruction by instruction.

use super::story::{both, buildkit};

#[test]
fn the_text_of_a_run_counts_letter_by_letter() {
    let file = "FROM base\nRUN make  all\nRUN two";
    let missed = "base miss rerun:2";
    both(file, "", "line 2 RUN make all", missed, missed);
    both(file, "", "line 2 RUN make  all # why", missed, missed);
    both(file, "", "line 2 run   make  all", "base hit hit", "base hit hit");
}

#[test]
fn an_exec_form_of_the_shell_is_the_shell_form() {
    let exec = r#"line 2 RUN ["/bin/sh", "-c", "make"]"#;
    both("FROM base\nRUN make", "", exec, "base hit", "base hit");
}

#[test]
fn env_counts_for_runs_after_it() {
    let file = "FROM base\nCOPY a /a\nENV V=1\nCOPY b /b\nRUN make";
    let context = "write a 1\nwrite b 1";
    let kit = "base hit settings hit miss";
    both(file, context, "line 3 ENV V=2", kit, "base hit miss rerun:3 rerun:3");
    both(file, context, "line 3 ENV V 1", "base hit settings hit hit", "base hit hit hit hit");
    let two = "FROM base\nENV A=1 B=2\nRUN make";
    both(
        two,
        "",
        "line 2 ENV A=1\ninsert 3 ENV B=2",
        "base settings settings hit",
        "base miss rerun:2 rerun:2",
    );
    both(two, "", "line 2 ENV B=2 A=1", "base settings miss", "base miss rerun:2");
}

#[test]
fn arg_counts_used_or_not() {
    let file = "FROM base\nARG V=1\nCOPY a /a\nRUN make";
    let (kit, old) = ("base settings hit miss", "base hit hit miss");
    both(file, "write a 1", "arg V=2", kit, old);
    both(file, "write a 1", "arg W=2", "base settings hit hit", "base hit hit hit");
    // The default stands in the text of the classic builder's step.
    both(file, "write a 1", "line 2 ARG V=2", kit, "base miss rerun:2 rerun:2");
    both(file, "write a 1", "arg V=1", "base settings hit hit", "base hit hit hit");
}

#[test]
fn arg_after_env_wins_in_buildkit_alone() {
    let file = "FROM base\nENV V=1\nARG V\nRUN make";
    both(file, "", "arg V=2", "base settings settings miss", "base hit hit hit");
}

#[test]
fn a_global_arg_is_seen_by_from_alone() {
    let file = "ARG V=1\nFROM base\nRUN make";
    both(file, "", "line 1 ARG V=2", "global base hit", "global base hit");
    let redeclared = "ARG V=1\nFROM base\nARG V\nRUN make";
    let (kit, old) = ("global base settings miss", "global base hit miss");
    both(redeclared, "", "line 1 ARG V=2", kit, old);
}

#[test]
fn proxies_count_only_where_they_are_declared() {
    let file = "FROM base\nRUN make";
    // Passing one for the first time makes `|0` in the classic builder.
    both(file, "", "arg http_proxy=a", "base hit", "base miss");
    both(file, "", "arg http_proxy=a\nbuild\narg http_proxy=b", "base hit", "base hit");
    both(
        "FROM base\nARG http_proxy\nRUN make",
        "",
        "arg http_proxy=a",
        "base settings miss",
        "base hit miss",
    );
}

#[test]
fn platform_args_are_buildkits() {
    let file = "FROM base\nARG TARGETARCH\nRUN make";
    buildkit(file, "", "platform linux/arm64", "base settings miss");
    let copy = "FROM base\nCOPY a /a\nRUN make";
    buildkit(copy, "write a 1", "platform linux/arm64", "base hit miss");
}

#[test]
fn user_counts_for_run_and_workdir() {
    let file = "FROM base\nUSER 1\nCOPY a /a\nWORKDIR /w\nRUN make";
    let kit = "base settings hit miss rerun:4";
    both(file, "write a 1", "line 2 USER 2", kit, "base miss rerun:2 rerun:2 rerun:2");
    // For the owner of a directory, root is 0; for a command it is not.
    let root = "FROM base\nUSER 0\nWORKDIR /w\nRUN make";
    buildkit(root, "", "line 2 USER root", "base settings hit miss");
}

#[test]
fn workdir_counts_by_its_cleaned_path() {
    let file = "FROM base\nWORKDIR /w\nCOPY a .\nRUN make";
    both(file, "write a 1", "line 2 WORKDIR /w/", "base hit hit miss", "base miss rerun:2 rerun:2");
    both(file, "write a 1", "line 2 WORKDIR w", "base hit hit hit", "base hit hit hit");
    buildkit("FROM base\nWORKDIR /\nRUN make", "", "", "base settings hit");
}

#[test]
fn copy_counts_its_destination_as_it_is_meant() {
    let file = "FROM base\nWORKDIR /w\nCOPY a .";
    both(file, "write a 1", "line 3 COPY a ./", "base hit hit", "base hit miss");
    both(file, "write a 1", "line 3 COPY a /w/", "base hit hit", "base hit miss");
    both(file, "write a 1", "line 3 COPY a /w", "base hit miss", "base hit miss");
    both(file, "write a 1", "line 3 COPY ./a .", "base hit hit", "base hit hit");
}

#[test]
fn copy_counts_the_last_name_of_its_source() {
    let context = "write d/a 1\nwrite e/a 1\nwrite e/b 1";
    let file = "FROM base\nCOPY d/a /x";
    both(file, context, "line 2 COPY e/a /x", "base hit", "base miss");
    both(file, context, "line 2 COPY e/b /x", "base miss", "base miss");
}

#[test]
fn copy_counts_its_flags() {
    let file = "FROM base\nCOPY a /x";
    for flag in ["--chown=1", "--chmod=755", "--link", "--exclude=*.md", "--parents"] {
        buildkit(file, "write a 1", &format!("line 2 COPY {flag} a /x"), "base miss");
    }
    let chown = "FROM base\nCOPY --chown=root a /x";
    buildkit(chown, "write a 1", "line 2 COPY --chown=0 a /x", "base hit");
    buildkit(chown, "write a 1", "line 2 COPY --chown=0:0 a /x", "base miss");
    let chmod = "FROM base\nCOPY --chmod=755 a /x";
    buildkit(chmod, "write a 1", "line 2 COPY --chmod=0755 a /x", "base hit");
    both(file, "write a 1", "line 2 ADD a /x", "base miss", "base miss");
}

#[test]
fn what_is_excluded_does_not_count() {
    let file = "FROM base\nCOPY --exclude=*.md d /d";
    buildkit(file, "write d/a 1\nwrite d/b.md 1", "write d/b.md 2", "base hit");
    buildkit(file, "write d/a 1\nwrite d/b.md 1", "write d/a 2", "base miss");
}

#[test]
fn a_linked_copy_does_not_hang_on_what_is_below() {
    let file = "FROM base\nRUN one\nCOPY --link a /a\nRUN two";
    buildkit(file, "write a 1", "line 2 RUN other", "base miss hit rerun:2");
    buildkit(file, "write a 1", "write a 2", "base hit miss rerun:3");
    // With a mode the flag does nothing.
    let plain = "FROM base\nRUN one\nCOPY --link --chmod=644 a /a";
    buildkit(plain, "write a 1", "line 2 RUN other", "base miss rerun:2");
}

#[test]
fn heredocs_count_as_they_are_given() {
    let run = "FROM base\nRUN <<A\nmake\nA";
    buildkit(run, "", "line 2 RUN <<B\nline 4 B", "base hit");
    buildkit(run, "", "line 3 make all", "base miss");
    let copy = "FROM base\nCOPY <<A /x\ntext\nA";
    buildkit(copy, "", "line 3 other", "base miss");
    buildkit(copy, "", "line 2 COPY <<B /x\nline 4 B", "base miss");
}

#[test]
fn metadata_is_no_step_in_buildkit() {
    for line in ["LABEL a=1", "EXPOSE 80", "CMD [\"a\"]", "VOLUME /v", "STOPSIGNAL 9"] {
        let file = format!("FROM base\n{line}\nRUN make");
        let other = line.replace(['1', '8', '"', '9'], "7").replace("/v", "/w");
        let other = other.replace("[7a7]", "[\"b\"]");
        both(&file, "", &format!("line 2 {other}"), "base settings hit", "base miss rerun:2");
    }
}

#[test]
fn mounts_count_but_for_what_a_cache_holds() {
    let cache = "FROM base\nRUN --mount=type=cache,target=/c make";
    buildkit(cache, "", "line 2 RUN --mount=type=cache,dst=/c,id=/c make", "base hit");
    buildkit(cache, "", "line 2 RUN --mount=type=cache,target=/c,id=x make", "base miss");
    buildkit(cache, "", "line 2 RUN --mount=type=cache,target=/c,sharing=locked make", "base miss");
    let named = "FROM base\nRUN --mount=type=cache,target=/c,id=x make";
    buildkit(named, "", "line 2 RUN --mount=type=cache,target=/c,id=y make", "base hit");
    let secret = "FROM base\nRUN --mount=type=secret,id=k make";
    buildkit(secret, "secret k 1", "secret k 2", "base hit");
    let two = "FROM base\nRUN --mount=type=tmpfs,target=/a --mount=type=tmpfs,target=/b make";
    let swapped = "line 2 RUN --mount=type=tmpfs,target=/b --mount=type=tmpfs,target=/a make";
    buildkit(two, "", swapped, "base hit");
}

#[test]
fn a_bind_mount_counts_what_it_shows() {
    let file = "FROM base\nRUN --mount=type=bind,source=d,target=/d make";
    buildkit(file, "write d/a 1\nwrite e 1", "write e 2", "base hit");
    buildkit(file, "write d/a 1", "write d/a 2", "base miss");
    buildkit(file, "write d/a 1", "touch d/a", "base hit");
}

#[test]
fn what_is_downloaded_is_not_unpacked_anyway() {
    let file = "FROM base\nADD https://example.com/x.tgz /x";
    buildkit(file, "", "line 2 ADD --unpack=false https://example.com/x.tgz /x", "base hit");
    let local = "FROM base\nADD x.tgz /x";
    buildkit(local, "write x.tgz 1", "line 2 ADD --unpack=false x.tgz /x", "base miss");
}

#[test]
fn a_cache_mount_begins_with_files_that_count() {
    let file = "FROM base AS seed\nCOPY d /d\nFROM base\n\
        RUN --mount=type=cache,target=/c,from=seed,source=/d make";
    buildkit(file, "write d/a 1", "write d/a 2", "base miss base rerun:2");
    buildkit(file, "write d/a 1", "touch d/a", "base hit base hit");
    let missed = "line 4 RUN --mount=type=cache,target=/c make";
    buildkit(file, "write d/a 1", missed, "skipped skipped base miss");
}

#[test]
fn a_stage_is_needed_by_a_mount_whose_other_fields_are_variables() {
    let file = "FROM base AS seed\nCOPY d /d\nFROM base\nARG U=1\n\
        RUN --mount=type=cache,target=/c,from=seed,uid=$U make";
    buildkit(file, "write d/a 1", "arg U=2", "base hit base settings miss");
}

#[test]
fn owners_of_mounts_count_with_their_defaults() {
    let mounted = |kind: &str, first: &str, second: &str, expected: &str| {
        let file = format!("FROM base\nRUN --mount=type={kind}{first} make");
        let change = format!("line 2 RUN --mount=type={kind}{second} make");
        buildkit(&file, "", &change, &format!("base {expected}"));
    };
    mounted("secret,id=k", "", ",uid=0,gid=0,mode=0400", "hit");
    mounted("secret,id=k", "", ",mode=0440", "miss");
    mounted("secret,id=k", "", ",target=/run/secrets/k", "hit");
    mounted("secret,id=d/k", "", ",target=/run/secrets/k", "hit");
    mounted("secret,id=k,env=K", "", ",mode=0440", "hit");
    mounted("secret,id=k,env=K", "", ",required", "miss");
    mounted("ssh", "", ",mode=0600", "hit");
    mounted("ssh", "", ",id=default", "miss");
    // A directory is made for a cache as soon as one of them is given.
    mounted("cache,target=/c", "", ",uid=0", "miss");
    mounted("cache,target=/c", ",uid=0", ",mode=0755", "hit");
    mounted("cache,target=/c", ",uid=0", ",uid=1", "miss");
    mounted("cache,target=/c", ",sharing=locked", ",sharing=private,id=x", "hit");
    mounted("tmpfs,target=/c", ",size=1m", ",size=1048576", "hit");
}

#[test]
fn secrets_stay_in_their_order() {
    let file = "FROM base\nRUN --mount=type=secret,id=a --mount=type=cache,target=/c \
        --mount=type=secret,id=b make";
    let cache = "line 2 RUN --mount=type=secret,id=a --mount=type=secret,id=b \
        --mount=type=cache,target=/c make";
    buildkit(file, "", cache, "base hit");
    let swapped = "line 2 RUN --mount=type=secret,id=b --mount=type=cache,target=/c \
        --mount=type=secret,id=a make";
    buildkit(file, "", swapped, "base miss");
}

#[test]
fn parents_count_from_where_they_are_kept() {
    let parents = |first: &str, second: &str, expected: &str| {
        let file = format!("FROM base\nCOPY --parents {first} /x/");
        let change = format!("line 2 COPY --parents {second} /x/");
        let context = "write d/a 1\nwrite e/d/a 1\nwrite f/d/a 1";
        buildkit(&file, context, &change, &format!("base {expected}"));
    };
    parents("d/a", "./d/a", "hit");
    parents("d/a", "/d/a", "hit");
    parents("d/a", "e/d/a", "miss");
}

#[test]
fn the_epoch_may_be_a_global_argument() {
    let file = "ARG SOURCE_DATE_EPOCH=1\nFROM base\nWORKDIR /w\nCOPY a .";
    buildkit(file, "write a 1", "line 1 ARG SOURCE_DATE_EPOCH=2", "global base miss rerun:3");
    buildkit(file, "write a 1", "arg SOURCE_DATE_EPOCH=1", "global base hit hit");
}

#[test]
fn a_default_that_is_not_needed_is_not_looked_at() {
    let file = "FROM base\nARG V=${W:?no}\nRUN make";
    buildkit(file, "arg V=1", "", "base settings hit");
}

#[test]
fn a_sandbox_is_the_default_network() {
    let file = "FROM base\nRUN make\nRUN --network=none two";
    buildkit(file, "", "network default", "base hit hit");
    buildkit(file, "", "network none", "base miss rerun:2");
    buildkit(file, "", "line 3 RUN --network=default two", "base hit miss");
    buildkit(file, "", "line 2 RUN --security=sandbox make", "base hit hit");
}
