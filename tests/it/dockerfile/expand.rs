//! Words, quotes, variables.

use onionskin::dockerfile::Expander;

fn env() -> Vec<(String, String)> {
    let env = [
        ("A", "1"),
        ("E", ""),
        ("PATH", "/a/b:/c"),
        ("FILE", "a.tar.gz"),
        ("SP", "x y"),
        ("한", "글"),
        ("STARS", "a*b*c"),
        ("S", "aaabbb"),
    ];
    env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

fn word(text: &str) -> String {
    match Expander::new('\\').word(text, &env()[..]) {
        Ok(expanded) => expanded.text,
        Err(error) => format!("{error:?}"),
    }
}

fn words(text: &str) -> String {
    match Expander::new('\\').words(text, &env()[..]) {
        Ok(words) => words.join("|"),
        Err(error) => format!("{error:?}"),
    }
}

#[test]
fn quotes_and_escapes() {
    let cases = [
        (r#"a"b'c"d"#, "ab'cd"),
        (r#"'a"b'"#, r#"a"b"#),
        (r#""\a\"\$A\\""#, r#"\a"$A\"#),
        (r"\$A\'\ \\", r"$A' \"),
        (r"a\", "a"),
        ("'a", "OpenSingleQuote"),
        ("\"a", "OpenDoubleQuote"),
        ("\"a\\", "OpenDoubleQuote"),
    ];
    for (text, expected) in cases {
        assert_eq!(word(text), expected, "{text}");
    }
}

#[test]
fn every_modifier() {
    let cases = [
        ("${A}${E}${N}", "1"),
        ("${A:-x}${E:-x}${N:-x}", "1xx"),
        ("${A-x}${E-x}${N-x}", "1x"),
        ("${A:+x}${E:+x}${N:+x}", "x"),
        ("${A+x}${E+x}${N+x}", "xx"),
        ("${A?x}${A:?x}", "11"),
        ("${N?why not}", "Required { name: \"N\", message: \"why not\", empty: false }"),
        ("${E:?}", "Required { name: \"E\", message: \"\", empty: true }"),
        ("${PATH#*/}", "a/b:/c"),
        ("${PATH##*/}", "c"),
        ("${PATH%/*}", "/a/b:"),
        ("${PATH%%/*}", ""),
        ("${FILE%.*}", "a.tar"),
        ("${FILE%%.*}", "a"),
        ("${FILE/./-}", "a-tar.gz"),
        ("${FILE//./-}", "a-tar-gz"),
        ("${PATH//\\//_}", "_a_b:_c"),
        ("${STARS//\\*/+}", "a+b+c"),
        ("${STARS#a\\*}", "b*c"),
        ("${STARS%\\*c}", "a*b"),
        ("${S/a*b/-}", "-"),
        ("${S/a?a/-}", "-bbb"),
        ("${S#a\\b}", "InvalidPattern { pattern: \"a\\\\b\" }"),
        ("${한}", "글"),
        ("$한!", "글!"),
        ("${N:-${M:-$A}}", "1"),
        ("${N:-\"$SP\"}", "x y"),
        ("${A:#x}", "UnsupportedModifier(Text(\":#\"))"),
        ("${A^^}", "UnsupportedModifier(Text(\"^\"))"),
        ("${A", "UnsupportedModifier(End)"),
        ("${A:-x", "OpenBrace"),
        ("${A/x}", "OpenPattern"),
        ("${A/x/y", "OpenBrace"),
        ("${:-x}", "BadSubstitution"),
        ("$9$10x$@$", "x$"),
    ];
    for (text, expected) in cases {
        assert_eq!(word(text), expected, "{text}");
    }
}

#[test]
fn words_split_at_blanks_outside_quotes() {
    let cases = [
        ("a  b\tc", "a|b|c"),
        ("a\" \"b 'c d'", "a b|c d"),
        ("$SP$SP \"$SP\"", "x|yx|y|x y"),
        ("$N '' \"\"", ""),
        ("a\\ b", "a b"),
        // As BuildKit does it: what stands before a word in braces is lost.
        ("a${N:-b}c", "bc"),
        ("a${N}c", "ac"),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn the_backquote_escapes_where_it_is_asked_to() {
    let expand = |text| Expander::new('`').word(text, &env()[..]).unwrap().text;
    assert_eq!(expand("c:\\$A`$A\"`\"\\\""), "c:\\1$A\"\\");
}

#[test]
fn a_heredoc_body_keeps_its_quotes() {
    let lexer = Expander { skip_quotes: true, ..Expander::new('\\') };
    assert_eq!(lexer.word("\"$A\" '$A'", &env()[..]).unwrap().text, "\"1\" '1'");
}

#[test]
fn what_is_not_set_may_stay() {
    let lexer = Expander { skip_unset: true, raw_quotes: true, ..Expander::new('\\') };
    let text = lexer.word("\"$A $N ${N} ${N:-x} ${N/a/b}\"", &env()[..]).unwrap().text;
    assert_eq!(text, "\"1 $N ${N} ${N:-x} ${N/a/b}\"");
}

#[test]
fn variables_are_told_once_in_order() {
    let out = Expander::new('\\').word("$N$A${M:-$N}$A${E:+$X}", &env()[..]).unwrap();
    assert_eq!(out.used, ["A", "E"]);
    assert_eq!(out.undefined, ["N", "M", "X"]);
}

#[test]
fn words_within_words_have_an_end() {
    let deep = format!("{}{}", "${A:-".repeat(5_000), "}".repeat(5_000));
    assert_eq!(word(&deep), "TooDeep");
    assert_eq!(word(&format!("{}x{}", "${N:-".repeat(90), "}".repeat(90))), "x");
}

#[test]
fn of_several_with_the_same_name_the_last_counts() {
    let env = [("A".to_owned(), "1".to_owned()), ("A".to_owned(), "2".to_owned())];
    assert_eq!(Expander::new('\\').word("$A", &env[..]).unwrap().text, "2");
}
