//! The state of the screen, and how its parts change it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::cache::{CacheAction, CacheState};

impl Reducible for CacheState {
    type Action = CacheAction;

    fn reduce(self: Rc<Self>, action: CacheAction) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        Rc::new(next)
    }
}

/// The state of the screen; equal to another of the same moment.
#[derive(Clone, PartialEq)]
pub struct CacheStore(pub UseReducerHandle<CacheState>);

impl std::ops::Deref for CacheStore {
    type Target = CacheState;
    fn deref(&self) -> &CacheState {
        &self.0
    }
}

impl CacheStore {
    /// Does something to the state.
    pub fn dispatch(&self, action: CacheAction) {
        self.0.dispatch(action);
    }

    /// A callback that does the same thing each time.
    pub fn on<E: 'static>(&self, action: CacheAction) -> Callback<E> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(action.clone()))
    }

    /// A callback that makes an action of what it is given.
    pub fn make<T: 'static>(&self, make: impl Fn(T) -> CacheAction + 'static) -> Callback<T> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(make(value)))
    }
}
