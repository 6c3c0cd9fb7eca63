//! Keys of the inspect screen.

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// Close the directory, or go to the one above.
    Close,
    /// Open the directory, or go to its first row.
    Open,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Open or close.
    Toggle,
    /// To the detail.
    Enter,
    /// The layer below.
    LayerDown,
    /// The layer above.
    LayerUp,
    /// Merged or one layer.
    Mode,
    /// By size or by name.
    Sort,
    /// What earlier layers deleted.
    Deleted,
    /// What the layer does not touch.
    Unchanged,
    /// The list of reclaimable bytes.
    Waste,
    /// Save the file.
    Save,
    /// Copy the path.
    CopyPath,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
}

/// What a key asks for; `plain` without Ctrl, Alt and Meta. `code` stands for the key's place, so
/// that letters work under a Korean input method too, where `key` is a jamo or `Process`.
#[must_use]
pub fn key(key: &str, code: &str, shift: bool, plain: bool) -> Option<Key> {
    if !plain {
        return None;
    }
    let letter = match code.strip_prefix("Key") {
        Some(letter) if !key.is_ascii() || key == "Process" => letter,
        _ => key,
    };
    Some(match letter {
        "ArrowUp" | "k" | "K" => Key::Up,
        "ArrowDown" | "j" | "J" => Key::Down,
        "ArrowLeft" | "h" | "H" => Key::Close,
        "ArrowRight" | "l" | "L" => Key::Open,
        "Home" => Key::First,
        "End" => Key::Last,
        "g" | "G" if shift => Key::Last,
        "g" | "G" => Key::First,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        " " => Key::Toggle,
        "Enter" => Key::Enter,
        "[" => Key::LayerDown,
        "]" => Key::LayerUp,
        "m" | "M" => Key::Mode,
        "s" | "S" => Key::Sort,
        "d" | "D" => Key::Deleted,
        "=" => Key::Unchanged,
        "w" | "W" => Key::Waste,
        "e" | "E" => Key::Save,
        "y" | "Y" => Key::CopyPath,
        "F6" if shift => Key::PreviousPane,
        "F6" => Key::NextPane,
        _ => return None,
    })
}

/// The row a key goes to from row `at` of `rows` rows, `page` of them on a page; `None` if the key
/// goes to no row, or there is none.
#[must_use]
pub fn step(key: Key, at: Option<usize>, rows: usize, page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let here = at.map(|at| at.min(last));
    Some(match (key, here) {
        (Key::First, _) | (Key::Down | Key::PageDown, None) => 0,
        (Key::Last, _) | (Key::Up | Key::PageUp, None) => last,
        (Key::Up, Some(at)) => at.saturating_sub(1),
        (Key::Down, Some(at)) => (at + 1).min(last),
        (Key::PageUp, Some(at)) => at.saturating_sub(page.max(1)),
        (Key::PageDown, Some(at)) => (at + page.max(1)).min(last),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_work_under_a_korean_input_method() {
        assert_eq!(key("j", "KeyJ", false, true), Some(Key::Down));
        assert_eq!(key("ㅓ", "KeyJ", false, true), Some(Key::Down));
        assert_eq!(key("Process", "KeyG", true, true), Some(Key::Last));
        assert_eq!(key("j", "KeyJ", false, false), None);
        assert_eq!(key("F6", "F6", true, true), Some(Key::PreviousPane));
        assert_eq!(key("x", "KeyX", false, true), None);
    }

    #[test]
    fn rows_end_at_both_ends() {
        for (key, at, want) in [
            (Key::Down, None, Some(0)),
            (Key::Down, Some(9), Some(9)),
            (Key::Up, Some(0), Some(0)),
            (Key::PageDown, Some(3), Some(7)),
            (Key::PageUp, Some(3), Some(0)),
            (Key::Last, Some(1), Some(9)),
            (Key::Mode, Some(1), None),
        ] {
            assert_eq!(step(key, at, 10, 4), want, "{key:?} {at:?}");
        }
        assert_eq!(step(Key::Down, None, 0, 4), None);
    }
}
