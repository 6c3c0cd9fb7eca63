//! Values that take long to work out, worked out a part at a time, so that the page can draw and listen.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::base::Shared;
use crate::platform::{task, time};

/// Milliseconds of work before the first draw: what is small is there at once.
const AT_ONCE: f64 = 4.0;

/// Goes on for a part of the work; the value once all of it is done.
pub type Work<T> = Box<dyn FnMut() -> Option<T>>;

enum Stage<T> {
    At(Work<T>),
    Done(Shared<T>),
}

impl<T> Stage<T> {
    /// Goes on; whether it is done.
    fn step(&mut self) -> bool {
        if let Self::At(work) = self
            && let Some(value) = work()
        {
            *self = Self::Done(Shared::new(value));
        }
        matches!(self, Self::Done(_))
    }
}

/// The value that `begin` works out of `of`; `None` while it is being worked out.
#[hook]
pub fn use_stepwise<K, T>(of: Option<K>, begin: impl FnOnce(K) -> Work<T>) -> Option<Shared<T>>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
{
    let kept = use_mut_ref(|| None::<(K, u32, Rc<RefCell<Stage<T>>>)>);
    let draw = use_force_update();
    let same = kept.borrow().as_ref().map(|(before, ..)| before) == of.as_ref();
    if !same {
        let number = kept.borrow().as_ref().map_or(0, |(_, number, _)| number + 1);
        let begun = of.map(|of| {
            let mut stage = Stage::At(begin(of.clone()));
            let began = time::now();
            while !stage.step() && time::now() - began < AT_ONCE {}
            (of, number, Rc::new(RefCell::new(stage)))
        });
        kept.replace(begun);
    }
    let kept = kept.borrow();
    let stage = kept.as_ref().map(|(_, number, stage)| (*number, Rc::clone(stage)));
    let goes_on = stage.clone().filter(|(_, stage)| matches!(*stage.borrow(), Stage::At(_)));
    use_effect_with(goes_on.as_ref().map(|(number, _)| *number), move |_| {
        let slices = goes_on.map(|(_, stage)| {
            task::slices(move || {
                let done = stage.borrow_mut().step();
                if done {
                    draw.force_update();
                }
                done
            })
        });
        move || drop(slices)
    });
    match &*stage?.1.borrow() {
        Stage::Done(value) => Some(value.clone()),
        Stage::At(_) => None,
    }
}

/// A value that is being worked out; until it is, that of before, if it is of the same image or the like.
#[hook]
pub fn use_last<K, T>(value: Option<Shared<T>>, of: K) -> Option<Shared<T>>
where
    K: PartialEq + 'static,
    T: 'static,
{
    let last = use_mut_ref(|| None::<(K, Shared<T>)>);
    let mut last = last.borrow_mut();
    if let Some(value) = value {
        *last = Some((of, value));
    } else if last.as_ref().is_some_and(|(before, _)| *before != of) {
        *last = None;
    }
    last.as_ref().map(|(_, value)| value.clone())
}
