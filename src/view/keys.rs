//! Keys of the screens.

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
    /// A range of layers.
    Range,
    /// By the next column.
    Sort,
    /// The other way round.
    Reverse,
    /// Added rows.
    Added,
    /// Changed rows.
    Changed,
    /// Deleted rows.
    Deleted,
    /// Rows that layers below deleted or hid.
    Hidden,
    /// Rows that nothing touches.
    Unchanged,
    /// The filter of the tree.
    Filter,
    /// The search over all layers.
    Search,
    /// The next match of the search.
    NextMatch,
    /// The match before.
    PreviousMatch,
    /// The versions of the path.
    Timeline,
    /// The next tab of the detail.
    View,
    /// The bytes of the file.
    Hex,
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
    Some(match letter(key, code).as_str() {
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
        "r" | "R" => Key::Range,
        "s" | "S" if shift => Key::Reverse,
        "s" | "S" => Key::Sort,
        "a" | "A" => Key::Added,
        "c" | "C" => Key::Changed,
        "d" | "D" => Key::Deleted,
        "x" | "X" => Key::Hidden,
        "=" => Key::Unchanged,
        // The key of the backslash has the sign of the won in Korea.
        "\\" | "₩" => Key::Filter,
        "/" => Key::Search,
        "n" | "N" if shift => Key::PreviousMatch,
        "n" | "N" => Key::NextMatch,
        "t" | "T" => Key::Timeline,
        "v" | "V" => Key::View,
        "f" | "F" => Key::Hex,
        "w" | "W" => Key::Waste,
        "e" | "E" => Key::Save,
        "y" | "Y" => Key::CopyPath,
        "F6" if shift => Key::PreviousPane,
        "F6" => Key::NextPane,
        _ => return None,
    })
}

/// What a key asks for on the containers screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageKey {
    /// A step on.
    On,
    /// A step back.
    Back,
    /// A frame on.
    FrameOn,
    /// A frame back.
    FrameBack,
    /// A frame on, where it is presented.
    SlideOn,
    /// A frame back, where it is presented.
    SlideBack,
    /// The first step.
    First,
    /// The last step.
    Last,
    /// Take the last edit back.
    Undo,
    /// Make it again.
    Redo,
    /// Go on by itself, or stop.
    Play,
    /// Show what is asked about.
    Reveal,
    /// Present, or stop.
    Present,
    /// Stop presenting.
    Leave,
    /// The next container.
    NextContainer,
    /// The container before.
    PreviousContainer,
}

/// What a key asks for on the containers screen; `plain` without Ctrl, Alt and Meta, `command` with
/// Ctrl or Meta.
#[must_use]
pub fn stage_key(
    key: &str,
    code: &str,
    shift: bool,
    plain: bool,
    command: bool,
) -> Option<StageKey> {
    let letter = letter(key, code);
    let letter = letter.as_str();
    if command {
        return match (letter, shift) {
            ("z" | "Z", false) => Some(StageKey::Undo),
            ("z" | "Z", true) | ("y" | "Y", false) => Some(StageKey::Redo),
            _ => None,
        };
    }
    if !plain {
        return None;
    }
    Some(match letter {
        "ArrowRight" if shift => StageKey::FrameOn,
        "ArrowLeft" if shift => StageKey::FrameBack,
        "ArrowRight" | "l" => StageKey::On,
        "ArrowLeft" | "h" => StageKey::Back,
        "PageDown" => StageKey::SlideOn,
        "PageUp" => StageKey::SlideBack,
        "Home" => StageKey::First,
        "End" => StageKey::Last,
        "g" | "G" if shift => StageKey::Last,
        "g" => StageKey::First,
        "z" | "Z" if shift => StageKey::Redo,
        "z" => StageKey::Undo,
        " " => StageKey::Play,
        "Enter" => StageKey::Reveal,
        "p" | "P" => StageKey::Present,
        "Escape" => StageKey::Leave,
        "[" => StageKey::PreviousContainer,
        "]" => StageKey::NextContainer,
        _ => return None,
    })
}

/// The letter of a key, also under an input method whose letters are others; else its name.
pub(super) fn letter(key: &str, code: &str) -> String {
    match code.strip_prefix("Key") {
        Some(letter) if !key.is_ascii() || key == "Process" => letter.to_ascii_lowercase(),
        _ => key.to_owned(),
    }
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
        assert_eq!(key("q", "KeyQ", false, true), None);
        assert_eq!(key("ㅜ", "KeyN", true, true), Some(Key::PreviousMatch));
        assert_eq!(key("₩", "Backslash", false, true), Some(Key::Filter));
        assert_eq!(key("S", "KeyS", true, true), Some(Key::Reverse));
    }

    #[test]
    fn keys_of_the_stage() {
        let plain = |key, shift| stage_key(key, "", shift, true, false);
        assert_eq!(plain("ArrowRight", false), Some(StageKey::On));
        assert_eq!(plain("ArrowRight", true), Some(StageKey::FrameOn));
        assert_eq!(plain("G", true), Some(StageKey::Last));
        assert_eq!(plain("Z", true), Some(StageKey::Redo));
        assert_eq!(stage_key("ㅔ", "KeyP", false, true, false), Some(StageKey::Present));
        assert_eq!(stage_key("z", "KeyZ", false, false, true), Some(StageKey::Undo));
        assert_eq!(stage_key("Z", "KeyZ", true, false, true), Some(StageKey::Redo));
        assert_eq!(stage_key("p", "KeyP", false, false, true), None);
        assert_eq!(stage_key("p", "KeyP", false, false, false), None);
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
