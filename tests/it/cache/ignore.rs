//! `.dockerignore`, one case a rule.

use onionskin::dockerfile::ignore::{Ignore, IgnoreProblem};

/// What of `paths` (blanks between) the file leaves out.
fn check(file: &str, paths: &str, excluded: &str) {
    let (ignore, errors) = Ignore::read(file);
    assert!(errors.is_empty(), "{file:?}: {errors:?}");
    let got: Vec<&str> = paths.split(' ').filter(|path| ignore.excludes(path)).collect();
    assert_eq!(got.join(" "), excluded, "{file:?}");
}

#[test]
fn a_star_stays_within_a_name() {
    check("*.log", "a.log d/a.log log .log", "a.log .log");
    check("*/*.log", "a.log d/a.log d/e/a.log", "d/a.log");
    check("a?c", "abc a/c ac", "abc");
}

#[test]
fn two_stars_cross_directories() {
    check("**/*.log", "a.log d/a.log d/e/a.log a.txt", "a.log d/a.log d/e/a.log");
    check("d/**x", "d/x d/e/x d/ex dx", "d/x d/e/x");
    check("d/**/x", "d/x d/e/x d/e/f/x x", "d/x d/e/x d/e/f/x");
    check("**", "a d/a", "a d/a");
}

#[test]
fn two_stars_at_one_end_alone_compare_text() {
    check("abc**", "abc abcd abc/d xabc", "abc abcd abc/d");
    check("d/**", "d d/x d/e/x", "d/x d/e/x");
    check("**c", "c abc d/abc cb", "c abc d/abc");
    check("**/c", "c d/c dc", "c d/c");
}

#[test]
fn a_directory_takes_what_is_below_with_it() {
    check("d", "d d/a d/e/f da", "d d/a d/e/f");
    check("d/", "d d/a", "d d/a");
}

#[test]
fn the_last_pattern_that_matches_decides() {
    check("*\n!a", "a b", "b");
    check("!a\n*", "a b", "a b");
    check("d\n!d/keep", "d d/a d/keep d/keep/x", "d d/a");
    check(
        "*.md\n!README*.md\nREADME-secret.md",
        "x.md README.md README-secret.md",
        "x.md README-secret.md",
    );
}

#[test]
fn paths_are_cleaned_and_a_slash_before_them_is_dropped() {
    check("/a\n./b//c/\nd/../e", "a b/c e d", "a b/c e");
    check("! /a", "a", "");
}

#[test]
fn only_the_first_byte_makes_a_comment() {
    check("# a\n #b\n\n  c  \n", "a b #b c", "#b c");
}

#[test]
fn sets_and_escapes() {
    check("[ab].txt", "a.txt b.txt c.txt", "a.txt b.txt");
    check("[^ab].txt", "a.txt c.txt", "c.txt");
    check(r"\*.txt", "*.txt a.txt", "*.txt");
    check(r"\a.txt", "a.txt", "");
    check("a.(b)$+{}|", "a.(b)$+{}| axb", "a.(b)$+{}|");
}

#[test]
fn a_mark_of_utf8_and_carriage_returns_are_dropped() {
    check("\u{feff}a\r\nb\r\n", "a b", "a b");
}

#[test]
fn what_is_no_pattern_names_its_line() {
    let (ignore, errors) = Ignore::read("a\n!\n[x\nb\\\nc");
    let told: Vec<_> = errors.iter().map(|e| (e.line, e.pattern.as_str(), e.what)).collect();
    assert_eq!(
        told,
        [
            (2, "!", IgnoreProblem::LoneException),
            (3, "[x", IgnoreProblem::Syntax),
            (4, "b\\", IgnoreProblem::Syntax)
        ]
    );
    assert!(ignore.excludes("a") && ignore.excludes("c"));
}

#[test]
fn the_pattern_that_decided_is_named() {
    let (ignore, _) = Ignore::read("d\n!d/keep\n");
    let by = |path: &str| ignore.decided_by(path).map(|p| (p.line, p.exception));
    assert_eq!(by("d/a"), Some((1, false)));
    assert_eq!(by("d/keep/x"), Some((2, true)));
    assert_eq!(by("e"), None);
}

#[path = "../../../fuzz/src/ignore.rs"]
mod any;

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "[ab!*?/#\\[\\]\\\\. \n^-]{0,40}") {
        any::ignore(text.as_bytes());
    }
}
