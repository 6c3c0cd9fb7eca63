//! Actions with a cursor; the state at the cursor is the fold of the actions before it.

use super::{Simulator, Stepped};

/// A list of actions and a place in it.
///
/// `state(n)` is by definition what the first `n` actions make of the initial state; states met on
/// the way are kept, so that seeking is quick, and thrown away where the list is edited.
pub struct Timeline<S: Simulator> {
    actions: Vec<S::Action>,
    /// States after 0, 1, 2, … actions, as far as they are known, with what each action did.
    known: Vec<Known<S>>,
    cursor: usize,
    /// Lists before each edit, the latest last, with the cursor they had.
    undo: Vec<(Vec<S::Action>, usize)>,
    redo: Vec<(Vec<S::Action>, usize)>,
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
        Self { actions: Vec::new(), known, cursor: 0, undo: Vec::new(), redo: Vec::new() }
    }

    /// The actions, those behind the cursor too.
    #[must_use]
    pub fn actions(&self) -> &[S::Action] {
        &self.actions
    }

    /// How many actions lie before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The state at the cursor.
    #[must_use]
    pub fn state(&self) -> &S::State {
        &self.at(self.cursor).state
    }

    /// What the action before the cursor did; nothing at the beginning.
    #[must_use]
    pub fn events(&self) -> &[S::Event] {
        &self.at(self.cursor).events
    }

    /// The state after the first `index` actions and what the last of them did, if that is known.
    #[must_use]
    pub fn known(&self, index: usize) -> Option<(&S::State, &[S::Event])> {
        self.known.get(index).map(|known| (&known.state, known.events.as_slice()))
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
        self.edited();
        self.actions.truncate(self.cursor);
        self.known.truncate(self.cursor + 1);
        self.actions.push(action);
        self.known.push(Known { state, events });
        self.cursor += 1;
        Ok(())
    }

    /// Replaces the whole list; the cursor goes to its beginning.
    pub fn replace(&mut self, actions: Vec<S::Action>) {
        self.edited();
        self.set(actions, 0);
    }

    /// Takes over a list that was edited elsewhere; undo does not know of it. The cursor stays, if
    /// what lies before it is the same.
    pub fn follow(&mut self, actions: Vec<S::Action>) {
        let same = self.actions.iter().zip(&actions).take_while(|(a, b)| a == b).count();
        self.set(actions, same);
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
        let to = to.min(self.actions.len());
        while self.known.len() <= to {
            let before = self.known.len() - 1;
            let Some(action) = self.actions.get(before) else { break };
            match step(&self.at(before).state, action) {
                Ok((state, events)) => self.known.push(Known { state, events }),
                Err(refusal) => {
                    self.cursor = before;
                    return Err(refusal);
                }
            }
        }
        self.cursor = to;
        Ok(())
    }

    /// Whether an edit can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether an edit that was taken back can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last edit of the list back; the cursor goes where it was.
    ///
    /// # Errors
    /// As [`Timeline::seek`].
    pub fn undo(&mut self, simulator: &S) -> Result<(), S::Refusal> {
        let Some((actions, cursor)) = self.undo.pop() else { return Ok(()) };
        self.redo.push((self.actions.clone(), self.cursor));
        self.restore(simulator, actions, cursor)
    }

    /// Does the edit again that was taken back last.
    ///
    /// # Errors
    /// As [`Timeline::seek`].
    pub fn redo(&mut self, simulator: &S) -> Result<(), S::Refusal> {
        let Some((actions, cursor)) = self.redo.pop() else { return Ok(()) };
        self.undo.push((self.actions.clone(), self.cursor));
        self.restore(simulator, actions, cursor)
    }

    fn restore(
        &mut self,
        simulator: &S,
        actions: Vec<S::Action>,
        cursor: usize,
    ) -> Result<(), S::Refusal> {
        // What both lists begin with has been simulated already.
        let same = self.actions.iter().zip(&actions).take_while(|(a, b)| a == b).count();
        self.set(actions, same);
        self.seek(simulator, cursor)
    }

    /// Puts a list in place whose first `same` actions are those of the present one.
    fn set(&mut self, actions: Vec<S::Action>, same: usize) {
        self.actions = actions;
        self.known.truncate(same + 1);
        self.cursor = self.cursor.min(same);
    }

    fn edited(&mut self) {
        self.undo.push((self.actions.clone(), self.cursor));
        self.redo.clear();
    }
}
