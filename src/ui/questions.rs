//! What the simulator is asked beside the script: what a line can become, what directories show.

use std::rc::Rc;

use yew::prelude::*;

use super::simulate::Running;
use crate::app::{AppAction, ContainersAction, PromptAction};
use crate::platform::storage;
use crate::ui::store::Store;
use crate::worker::{JobId, SimAsk};

impl Running {
    /// Asks something whose answer says what was asked; a step that is under way goes on.
    fn ask(&self, ask: &SimAsk) {
        let Some(simulation) = self.simulation.borrow().clone() else { return };
        if let Err(message) = simulation.ask(JobId(0), ask, None) {
            self.tell(ContainersAction::Crashed(message));
        }
    }
}

/// Asks while the containers screen is open for the image `serial`, and keeps the unfinished line
/// for after a reload.
#[hook]
pub(super) fn use_questions(
    store: &Store,
    running: &Rc<Running>,
    serial: Option<u32>,
    id: Option<String>,
) {
    let containers = &store.containers;
    {
        let running = Rc::clone(running);
        let question = containers.prompt.question.clone();
        use_effect_with((serial, question), move |(serial, question)| {
            if let (Some(_), Some(question)) = (serial, question) {
                running.ask(&SimAsk::Complete(question.clone()));
            }
        });
    }
    {
        let running = Rc::clone(running);
        let files = &containers.files;
        let container = containers.current().filter(|_| files.watched).map(str::to_owned);
        // A place that is shown anew may have other files.
        let shown = containers.shown.clone();
        let asked = (serial, container, files.open.clone(), shown);
        let wanted = files.wanted();
        use_effect_with(asked, move |(serial, container, ..)| {
            if let (Some(_), Some(container)) = (serial, container) {
                running.ask(&SimAsk::List { container: container.clone(), dirs: wanted });
            }
        });
    }
    let key = id.map(|id| format!("draft.{id}"));
    {
        let (dispatcher, key) = (store.0.dispatcher(), key.clone());
        use_effect_with(key, move |key| {
            let kept: Option<String> = key.as_deref().and_then(storage::load);
            if let Some(kept) = kept {
                let keep = ContainersAction::Prompt(PromptAction::Keep(kept));
                dispatcher.dispatch(AppAction::Containers(keep));
            }
        });
    }
    let draft = containers.prompt.draft.clone();
    let before = use_mut_ref(String::new);
    use_effect_with((key, draft), move |(key, draft)| {
        let Some(key) = key else { return };
        if draft.is_empty() && !before.borrow().is_empty() {
            storage::forget(key);
        } else if !draft.is_empty() {
            storage::save(key, draft);
        }
        before.borrow_mut().clone_from(draft);
    });
}
