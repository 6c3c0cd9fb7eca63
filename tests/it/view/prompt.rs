//! Choices at the prompt.

use onionskin::view::prompt::{byte_at, changed_end, choices, ghost, units_at};

/// The lines that choices make: `asked^` with the cursor, what they replace, what was found, what
/// is typed by now.
fn lines(asked: &str, word: &str, found: &[&str], typed: &str) -> Vec<String> {
    let cursor = asked.find('^').unwrap();
    let asked = asked.replacen('^', "", 1);
    let found: Vec<String> = found.iter().map(|&choice| choice.to_owned()).collect();
    let replace = cursor - word.len()..cursor;
    choices(&asked, &replace, &found, typed).into_iter().map(|choice| choice.line).collect()
}

#[test]
fn choices_stay_while_one_types_on() {
    let found = ["motd", "mtab"];
    for (typed, wanted) in [
        ("cat /etc/m", &["cat /etc/motd", "cat /etc/mtab"][..]),
        ("cat /etc/mo", &["cat /etc/motd"]),
        ("cat /etc/motd", &[]),
        ("cat /etc/motd ", &[]),
        ("cat /etc/x", &[]),
    ] {
        assert_eq!(lines("cat /etc/m^", "m", &found, typed), wanted, "{typed}");
    }
    let middle = lines("cat /et^ | wc", "et", &["etc/"], "cat /et | wc");
    assert_eq!(middle, ["cat /etc/ | wc"]);
    // In other quotes than those typed: offered, though the line does not begin with what is typed.
    assert_eq!(lines("cat a^", "a", &["'a b'"], "cat a"), ["cat 'a b'"]);
    assert_eq!(choices("cat", &(2..9), &["x".to_owned()], "cat"), []);
}

#[test]
fn the_rest_stands_behind_the_cursor() {
    let choice = |line: &str| choices("", &(0..0), &[line.to_owned()], "").remove(0);
    assert_eq!(ghost(&choice("cat /etc/motd"), "cat /etc/m", 10), Some("otd"));
    assert_eq!(ghost(&choice("cat /etc/motd"), "cat /etc/m", 4), None);
    assert_eq!(ghost(&choice("cat 'a b'"), "cat a", 5), None);
    assert_eq!(ghost(&choice("cat"), "cat", 3), None);
}

#[test]
fn browsers_count_in_utf_16() {
    for (text, units, bytes) in
        [("abc", 2, 2), ("한글x", 2, 6), ("🧅x", 2, 4), ("🧅x", 3, 5), ("a", 9, 1)]
    {
        assert_eq!(byte_at(text, units), bytes, "{text} {units}");
        assert_eq!(units_at(text, bytes), units.min(text.encode_utf16().count()), "{text} {bytes}");
    }
}

#[test]
fn the_cursor_stands_behind_what_changed() {
    for (old, new, end) in [
        ("abc", "abXc", 3),
        ("abc", "ac", 1),
        ("", "abc", 3),
        ("abc", "", 0),
        ("aaa", "aaaa", 4),
        ("가나", "가다나", 6),
        ("각", "간", 3),
    ] {
        assert_eq!(changed_end(old, new), end, "{old} {new}");
    }
}
