//! Actions with a cursor; the state at the cursor is the fold of the actions before it.

use super::{Edits, Simulator, Stepped};

/// A list of actions and a place in it.
///
/// `state(n)` is by definition what the first `n` actions make of the initial state; states met on
/// the way are kept, so that seeking is quick, and thrown away where the list is edited.
pub struct Timeline<S: Simulator> {
    actions: Edits<S::Action>,
    /// States after 0, 1, 2, … actions, as far as they are known, with what each action did.
    known: Vec<Known<S>>,
}

/// The state after an action, and what the action did.
struct Known<S: Simulator> {
    state: S::State,
    events: Vec<S::Event>,
}

impl<S: Simulator> Timeline<S> {
    /// No actions yet.
    #[must_use]
    pub fn new(simulator: &S) -> Self {
        let known = vec![Known { state: simulator.initial(), events: Vec::new() }];
        Self { actions: Edits::default(), known }
    }

    /// The actions, those behind the cursor too.
    #[must_use]
    pub fn actions(&self) -> &[S::Action] {
        self.actions.list()
    }

    /// How many actions lie before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.actions.cursor()
    }

    /// The state at the cursor.
    #[must_use]
    pub fn state(&self) -> &S::State {
        &self.at(self.cursor()).state
    }

    /// What the action before the cursor did; nothing at the beginning.
    #[must_use]
    pub fn events(&self) -> &[S::Event] {
        &self.at(self.cursor()).events
    }

    /// The state after the first `index` actions and what the last of them did, if that is known.
    #[must_use]
    pub fn known(&self, index: usize) -> Option<(&S::State, &[S::Event])> {
        self.known.get(index).map(|known| (&known.state, known.events.as_slice()))
    }

    /// How many actions were simulated, those behind the cursor too.
    #[must_use]
    pub fn known_steps(&self) -> usize {
        self.known.len().saturating_sub(1)
    }

    fn at(&self, index: usize) -> &Known<S> {
        // The state before the first action is always known.
        self.known.get(index).unwrap_or(&self.known[0])
    }

    /// Does one more action at the cursor. What lay behind the cursor is cut off; undo brings it
    /// back.
    ///
    /// # Errors
    /// If the simulator refuses; nothing changes then.
    pub fn push(&mut self, simulator: &S, action: S::Action) -> Result<(), S::Refusal> {
        let (state, events) = simulator.step(self.state(), &action)?;
        self.known.truncate(self.cursor() + 1);
        self.known.push(Known { state, events });
        self.actions.push(action);
        Ok(())
    }

    /// Replaces the whole list; the cursor goes to its beginning.
    pub fn replace(&mut self, actions: Vec<S::Action>) {
        self.known.truncate(1);
        self.actions.replace(actions, 0);
    }

    /// Takes over a list that was edited elsewhere; undo does not know of it. The cursor stays, if
    /// what lies before it is the same.
    pub fn follow(&mut self, actions: Vec<S::Action>) {
        let same = same(self.actions(), &actions);
        self.known.truncate(same + 1);
        self.actions.follow(actions, same);
    }

    /// Moves the cursor. Nothing is edited by it.
    ///
    /// # Errors
    /// If an action on the way cannot be done yet; the cursor stands before it then.
    pub fn seek(&mut self, simulator: &S, to: usize) -> Result<(), S::Refusal> {
        self.seek_with(to, |state, action| simulator.step(state, action))
    }

    /// As [`Timeline::seek`], with another way to do a step that gives the same: one that is
    /// watched.
    ///
    /// # Errors
    /// As [`Timeline::seek`].
    pub fn seek_with(
        &mut self,
        to: usize,
        mut step: impl FnMut(&S::State, &S::Action) -> Stepped<S>,
    ) -> Result<(), S::Refusal> {
        let to = to.min(self.actions().len());
        while self.known.len() <= to {
            let before = self.known.len() - 1;
            let Some(action) = self.actions().get(before) else { break };
            match step(&self.at(before).state, action) {
                Ok((state, events)) => self.known.push(Known { state, events }),
                Err(refusal) => {
                    self.actions.go(before);
                    return Err(refusal);
                }
            }
        }
        self.actions.go(to);
        Ok(())
    }

    /// Whether an edit can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.actions.can_undo()
    }

    /// Whether an edit that was taken back can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.actions.can_redo()
    }

    /// Takes the last edit of the list back; the cursor goes where it was.
    ///
    /// # Errors
    /// As [`Timeline::seek`].
    pub fn undo(&mut self, simulator: &S) -> Result<(), S::Refusal> {
        self.restore(simulator, Edits::undo)
    }

    /// Does the edit again that was taken back last.
    ///
    /// # Errors
    /// As [`Timeline::seek`].
    pub fn redo(&mut self, simulator: &S) -> Result<(), S::Refusal> {
        self.restore(simulator, Edits::redo)
    }

    fn restore(
        &mut self,
        simulator: &S,
        change: impl FnOnce(&mut Edits<S::Action>) -> bool,
    ) -> Result<(), S::Refusal> {
        let before = self.actions().to_vec();
        if !change(&mut self.actions) {
            return Ok(());
        }
        // What both lists begin with has been simulated already.
        self.known.truncate(same(&before, self.actions()) + 1);
        self.seek(simulator, self.cursor())
    }
}

/// How many items two lists begin with alike.
fn same<A: PartialEq>(one: &[A], other: &[A]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}
