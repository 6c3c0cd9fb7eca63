//! Which keystrokes are one edit: undo takes back a word or so, not a letter.

use std::ops::Range;

/// What was typed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing {
    /// Steps there are with it.
    pub steps: usize,
    /// The text before it.
    pub base: String,
    /// Where the cursor is, in bytes.
    end: usize,
    deletes: bool,
    blank: bool,
    breaks: bool,
}

/// What differs between two texts: the bytes of the old one, and how long they are in the new one.
fn change(old: &str, new: &str) -> (Range<usize>, usize) {
    let mut head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(head) || !new.is_char_boundary(head) {
        head -= 1;
    }
    let room = old.len().min(new.len()) - head;
    let ends = old.bytes().rev().zip(new.bytes().rev());
    let mut tail = ends.take(room).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(old.len() - tail) {
        tail -= 1;
    }
    (head..old.len() - tail, new.len() - tail - head)
}

impl Typing {
    /// An edit that made `new` of `old`.
    #[must_use]
    pub fn new(old: &str, new: &str) -> Self {
        let (gone, came) = change(old, new);
        let text = new.get(gone.start..gone.start + came).unwrap_or_default();
        Self {
            steps: 0,
            base: old.to_owned(),
            end: gone.start + came,
            deletes: came == 0,
            blank: text.ends_with(char::is_whitespace),
            breaks: text.contains('\n') || old.get(gone).is_some_and(|gone| gone.contains('\n')),
        }
    }

    /// Whether an edit goes on with this one: at the cursor, in the same line, in the same word.
    #[must_use]
    pub fn goes_on(&self, old: &str, new: &str) -> bool {
        let (gone, came) = change(old, new);
        let next = Self::new(old, new);
        // An input method replaces what it wrote; a deletion goes backwards, or forwards on the spot.
        let touches = gone.end == self.end || gone.start == self.end;
        let word = !self.blank || next.blank || came == 0;
        touches && word && !self.breaks && !next.breaks && self.deletes == next.deletes
    }

    /// The same edit with what was typed since.
    #[must_use]
    pub fn continued(self, old: &str, new: &str) -> Self {
        let next = Self::new(old, new);
        Self { base: self.base, steps: self.steps, ..next }
    }
}
