//! How a part of the screen changes the state without seeing all of it.

use yew::prelude::*;

use crate::app::cache::{CacheAction, CacheState};

/// Sends actions; equal to itself, so that a part that has it is drawn again only if what it shows
/// is another.
#[derive(Clone, PartialEq)]
pub struct Go(pub UseReducerDispatcher<CacheState>);

impl Go {
    /// Does something to the state.
    pub fn dispatch(&self, action: CacheAction) {
        self.0.dispatch(action);
    }

    /// A callback that does the same thing each time.
    pub fn on<E: 'static>(&self, action: CacheAction) -> Callback<E> {
        self.make(move |_| action.clone())
    }

    /// A callback that makes an action of what it is given.
    pub fn make<T: 'static>(&self, make: impl Fn(T) -> CacheAction + 'static) -> Callback<T> {
        let dispatcher = self.0.clone();
        Callback::from(move |value| dispatcher.dispatch(make(value)))
    }
}
