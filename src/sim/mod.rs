//! Simulators: what would happen, as a pure function of a state and an action.
//!
//! [`Simulator`] is the rule, [`Timeline`] the list of actions with a cursor: going back is going
//! forward less far. [`Edits`] is such a list alone, with undo and redo. `cow` is copy-on-write:
//! containers over an image.
//!
//! Not here: words (events carry facts, `explain` says them), clocks, chance, storage.

pub mod cache;
pub mod cow;
mod edits;
mod timeline;

pub use edits::Edits;
pub use timeline::Timeline;

/// What an action gives: the state after it and what happened, or why it cannot be done.
pub type Stepped<S> =
    Result<(<S as Simulator>::State, Vec<<S as Simulator>::Event>), <S as Simulator>::Refusal>;

/// A simulation as a pure function.
pub trait Simulator {
    /// Everything that is so after an action. Cheap to copy: unchanged parts are shared.
    type State: Clone;
    /// One thing to do.
    type Action: Clone + PartialEq;
    /// One fact of what happened, in order; the fine frames of an action.
    type Event;
    /// Why an action cannot be done at all. The state stays as it was.
    type Refusal;

    /// How things are before the first action.
    fn initial(&self) -> Self::State;

    /// What an action makes of a state, and what happened.
    ///
    /// # Errors
    /// If the action cannot be done; a command that fails is no error but something that happens.
    fn step(&self, state: &Self::State, action: &Self::Action) -> Stepped<Self>;
}
