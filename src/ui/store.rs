//! The state, and how components change it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{AppAction, AppState, ContainersAction, InspectAction, update};

impl Reducible for AppState {
    type Action = AppAction;

    fn reduce(self: Rc<Self>, action: AppAction) -> Rc<Self> {
        Rc::new(update(&self, action))
    }
}

/// The state of the page; equal to another of the same moment.
#[derive(Clone, PartialEq)]
pub struct Store(pub UseReducerHandle<AppState>);

impl std::ops::Deref for Store {
    type Target = AppState;
    fn deref(&self) -> &AppState {
        &self.0
    }
}

impl Store {
    /// Does something to the state.
    pub fn dispatch(&self, action: AppAction) {
        self.0.dispatch(action);
    }

    /// A callback that does the same thing each time.
    pub fn on<E: 'static>(&self, action: AppAction) -> Callback<E> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(action.clone()))
    }

    /// A callback that makes an action of the containers screen of what it is given.
    pub fn containers<T: 'static>(
        &self,
        make: impl Fn(T) -> ContainersAction + 'static,
    ) -> Callback<T> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(AppAction::Containers(make(value))))
    }

    /// A callback that makes an inspect action of what it is given.
    pub fn inspect<T: 'static>(&self, make: impl Fn(T) -> InspectAction + 'static) -> Callback<T> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(AppAction::Inspect(make(value))))
    }
}
