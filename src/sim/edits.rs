//! A list that is edited, with a cursor in it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// A list with the cursor it had.
type Earlier<A> = (Rc<Vec<A>>, usize);

/// A list and a place in it, the cursor. Moving the cursor is no edit; edits can be taken back.
///
/// Saved are the list and the cursor; what could be taken back is not. A copy shares its lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits<A> {
    list: Rc<Vec<A>>,
    cursor: usize,
    /// Lists before each edit, the latest last, with the cursor they had.
    #[serde(skip, default = "Vec::new")]
    undo: Vec<Earlier<A>>,
    #[serde(skip, default = "Vec::new")]
    redo: Vec<Earlier<A>>,
}

impl<A> Default for Edits<A> {
    fn default() -> Self {
        Self { list: Rc::default(), cursor: 0, undo: Vec::new(), redo: Vec::new() }
    }
}

impl<A: Clone> Edits<A> {
    /// The list, what lies behind the cursor too.
    #[must_use]
    pub fn list(&self) -> &[A] {
        &self.list
    }

    /// What lies before the cursor.
    #[must_use]
    pub fn before(&self) -> &[A] {
        self.list.get(..self.cursor).unwrap_or(&self.list)
    }

    /// How many lie before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor.min(self.list.len())
    }

    /// Adds one at the cursor and goes behind it; what lay behind the cursor is cut off.
    pub fn push(&mut self, item: A) {
        let mut list = self.before().to_vec();
        list.push(item);
        let cursor = list.len();
        self.replace(list, cursor);
    }

    /// Puts another one in place of the one before the cursor, or takes that one out. Undo takes both
    /// back at once: it is the same edit that goes on.
    pub fn amend(&mut self, item: Option<A>) {
        let mut list = self.before().to_vec();
        list.pop();
        list.extend(item);
        let cursor = list.len();
        self.put((Rc::new(list), cursor));
        self.redo.clear();
    }

    /// Takes another list; the cursor is behind the first `cursor` of it.
    pub fn replace(&mut self, list: Vec<A>, cursor: usize) {
        let old = self.put((Rc::new(list), cursor));
        self.undo.push(old);
        self.redo.clear();
    }

    /// Takes over a list that was edited elsewhere; undo does not know of it. The cursor stays
    /// within the first `same` of it.
    pub fn follow(&mut self, list: Vec<A>, same: usize) {
        let cursor = self.cursor().min(same);
        self.put((Rc::new(list), cursor));
    }

    /// Moves the cursor.
    pub fn go(&mut self, cursor: usize) {
        self.cursor = cursor.min(self.list.len());
    }

    /// What was taken back cannot be made again.
    pub fn settle(&mut self) {
        self.redo.clear();
    }

    /// Whether an edit can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether an edit that was taken back can be made again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last edit back; the cursor goes where it was. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(then) = self.undo.pop() else { return false };
        let now = self.put(then);
        self.redo.push(now);
        true
    }

    /// Makes the edit again that was taken back last. Whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(then) = self.redo.pop() else { return false };
        let now = self.put(then);
        self.undo.push(now);
        true
    }

    /// Puts a list with its cursor in place; the list that was there with its cursor.
    fn put(&mut self, (list, cursor): Earlier<A>) -> Earlier<A> {
        let before = (std::mem::replace(&mut self.list, list), self.cursor);
        self.go(cursor);
        before
    }
}
