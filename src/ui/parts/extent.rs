//! What is seen of something that scrolls.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::platform::scroll::{self, Extent};
use crate::platform::task;

/// Milliseconds without a leap after which it has come to rest.
const REST: u32 = 150;

/// How far an element is scrolled and how high it is, as long as it is there. It leaps until it comes
/// to rest.
#[hook]
pub fn use_extent(node: &NodeRef) -> Extent {
    let seen = use_state_eq(Extent::default);
    let (node, setter) = (node.clone(), seen.setter());
    use_effect_with((), move |()| {
        let rest = Rc::new(RefCell::new(None));
        let watch = scroll::watch(&node, move |extent| {
            setter.set(extent);
            let setter = setter.clone();
            let at_rest = move || setter.set(Extent { leapt: false, ..extent });
            *rest.borrow_mut() = extent.leapt.then(|| task::after(REST, at_rest));
        });
        move || drop(watch)
    });
    *seen
}
