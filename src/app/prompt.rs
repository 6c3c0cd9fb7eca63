//! The unfinished line at the prompt, and what it can become.

use serde::{Deserialize, Serialize};

use crate::app::ContainersState;
use crate::base::Shared;
use crate::sim::cow::complete::Completion;

/// What is to be completed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The line so far.
    pub line: String,
    /// Where the cursor is, in bytes.
    pub cursor: usize,
    /// The container whose command it is; none where the line names one itself.
    pub container: Option<String>,
}

/// What a line can become.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completed {
    /// What was asked.
    pub question: Question,
    /// The answer.
    pub completion: Completion,
}

/// The prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PromptState {
    /// The unfinished line.
    pub draft: String,
    /// What is asked about it; nothing while no choices are wanted.
    pub question: Option<Question>,
    /// The last answer.
    pub completed: Option<Shared<Completed>>,
}

/// What can happen at the prompt.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptAction {
    /// The line is another now, and no choices are wanted.
    Keep(String),
    /// What it can become is wanted.
    Ask(Question),
    /// The answer to a question, maybe to an older one.
    Completed(Shared<Completed>),
}

impl PromptState {
    /// The state after an action.
    pub fn apply(&mut self, action: PromptAction) {
        match action {
            PromptAction::Keep(line) => {
                self.draft = line;
                (self.question, self.completed) = (None, None);
            }
            PromptAction::Ask(question) => {
                self.draft.clone_from(&question.line);
                self.question = Some(question);
            }
            PromptAction::Completed(completed) => {
                if self.question.as_ref() == Some(&completed.question) {
                    self.completed = Some(completed);
                }
            }
        }
    }
}

impl ContainersState {
    /// The container in whose view a typed line is completed; none if it names one itself.
    #[must_use]
    pub fn completes_in(&self, typed: &str) -> Option<String> {
        let named = self.line(typed).is_some_and(|line| line == typed.trim());
        let engine = typed.trim_start().starts_with("docker");
        self.addressed().filter(|_| !named || engine)
    }

    /// The line typed `back` lines ago, as it is typed at the prompt; empty for none.
    #[must_use]
    pub fn earlier(&self, back: usize) -> &str {
        let lines = self.script.list();
        let line = lines.len().checked_sub(back).and_then(|at| lines.get(at)).map(String::as_str);
        let line = line.unwrap_or_default();
        let own = self.addressed().and_then(|name| line.strip_prefix(&name)?.strip_prefix("# "));
        own.unwrap_or(line)
    }
}
