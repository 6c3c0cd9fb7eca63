//! A Dockerfile read once for all parts of the screen.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::dockerfile::{Dockerfile, parse};

/// Texts that are kept: the editor's, those of two builders' builds and of the builds before them.
const KEPT: usize = 6;

thread_local! {
    static READ: RefCell<VecDeque<(String, Rc<Dockerfile>)>> = const { RefCell::new(VecDeque::new()) };
}

/// A Dockerfile, read. The latest texts are kept with what was read, since many parts of a screen
/// read the same text one after the other.
#[must_use]
pub fn parsed(text: &str) -> Rc<Dockerfile> {
    READ.with_borrow_mut(|read| {
        if let Some(at) = read.iter().position(|(known, _)| known == text)
            && let Some(found) = read.remove(at)
        {
            let file = Rc::clone(&found.1);
            read.push_front(found);
            return file;
        }
        let file = Rc::new(parse(text));
        read.push_front((text.to_owned(), Rc::clone(&file)));
        read.truncate(KEPT);
        file
    })
}
