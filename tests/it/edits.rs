//! Lists that are edited: the place, cutting off, taking back.

use onionskin::sim::Edits;

/// The list after some edits, `|` where the cursor stands, then what can be taken back or made
/// again. Edits: `+x` adds, `3` goes, `u`, `r`, `=abc` takes another list with the cursor at 1.
fn after(edits: &str) -> String {
    let mut list: Edits<char> = Edits::default();
    for edit in edits.split_whitespace() {
        let mut rest = edit.chars();
        match rest.next() {
            Some('+') => list.push(rest.next().unwrap()),
            Some('=') => list.replace(rest.collect(), 1),
            Some('u') => drop(list.undo()),
            Some('r') => drop(list.redo()),
            _ => list.go(edit.parse().unwrap()),
        }
    }
    let (before, all): (String, String) =
        (list.before().iter().collect(), list.list().iter().collect());
    let can = |it: bool, word| if it { word } else { "" };
    let behind = &all[before.len()..];
    assert_eq!(before.len(), list.cursor());
    format!("{before}|{behind}{}{}", can(list.can_undo(), " u"), can(list.can_redo(), " r"))
}

#[test]
fn edits_and_moves() {
    for (edits, expected) in [
        ("", "|"),
        ("u", "|"),
        ("r", "|"),
        ("+a +b", "ab| u"),
        ("+a +b 1", "a|b u"),
        ("+a 9", "a| u"),
        ("+a +b +c 1 +d", "ad| u"),
        ("+a +b +c 1 +d u", "a|bc u r"),
        ("+a +b +c 1 +d u r", "ad| u"),
        ("+a +b u u", "| r"),
        ("+a +b u +c", "ac| u"),
        ("+a =xyz", "x|yz u"),
        ("+a =xyz 3 u", "a| u r"),
        ("+a =xyz 3 u r", "xyz| u"),
        ("+a =", "| u"),
    ] {
        assert_eq!(after(edits), expected, "{edits}");
    }
}

#[test]
fn a_list_edited_elsewhere() {
    let mut list: Edits<char> = Edits::default();
    list.replace(vec!['a', 'b'], 2);
    list.follow(vec!['a', 'c'], 1);
    assert_eq!((list.list(), list.cursor()), (&['a', 'c'][..], 1));
    list.undo();
    assert_eq!(list.list(), &[]);
}

#[test]
fn saved_without_what_can_be_taken_back() {
    let mut list = Edits::default();
    list.replace(vec!["ls".to_owned(), "pwd".to_owned()], 1);
    let saved = serde_json::to_string(&list).unwrap();
    assert_eq!(saved, r#"{"list":["ls","pwd"],"cursor":1}"#);
    let read: Edits<String> = serde_json::from_str(&saved).unwrap();
    assert_eq!((read.list(), read.cursor(), read.can_undo()), (list.list(), 1, false));
    let beyond: Edits<String> = serde_json::from_str(r#"{"list":["ls"],"cursor":7}"#).unwrap();
    assert_eq!((beyond.cursor(), beyond.before().len()), (1, 1));
}
