//! What is seen of something that scrolls.

use yew::prelude::*;

use crate::platform::scroll::{self, Extent};

/// How far an element is scrolled and how high it is, as long as it is there.
#[hook]
pub fn use_extent(node: &NodeRef) -> Extent {
    let seen = use_state_eq(Extent::default);
    let (node, setter) = (node.clone(), seen.setter());
    use_effect_with((), move |()| {
        let watch = scroll::watch(&node, move |extent| setter.set(extent));
        move || drop(watch)
    });
    *seen
}
