//! Where the next command is typed: a combobox that offers what the word can become.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{AppAction, ContainersAction, PromptAction, Question};
use crate::platform::task::{self, Later};
use crate::platform::{field, scroll};
use crate::ui::store::Store;
use crate::ui::words::use_words;
use crate::view::prompt::{Choice, choices, ghost};

/// What the prompt needs.
#[derive(Properties, PartialEq)]
pub struct PromptProps {
    /// The state.
    pub store: Store,
    /// The line that starts a container.
    pub start: String,
}

/// Milliseconds after the last key before choices are asked for.
const PAUSE: u32 = 60;
/// The list of choices.
const LIST: &str = "prompt-choices";

/// What is typed, as the field has it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    text: String,
    /// In bytes; none while a part is selected.
    cursor: Option<usize>,
    /// The list of choices may be open.
    open: bool,
    /// The choice that was gone to.
    chosen: Option<usize>,
    /// How many lines back in the history.
    back: usize,
}

impl Typed {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: Some(text.len()), ..Self::default() }
    }
}

/// What the handlers share: the field, what stands in it, what the state knows of it.
#[derive(Clone)]
struct Line {
    store: Store,
    start: Option<String>,
    node: NodeRef,
    typed: UseStateHandle<Typed>,
    sent: Rc<std::cell::RefCell<String>>,
    waiting: Rc<std::cell::RefCell<Option<Later>>>,
}

impl Line {
    fn tell(&self, action: ContainersAction) {
        self.store.dispatch(AppAction::Containers(action));
    }

    /// The state hears of a line, and is asked for choices if `wanted`.
    fn send(&self, text: &str, cursor: Option<usize>, wanted: bool) {
        self.waiting.replace(None);
        self.sent.replace(text.to_owned());
        let cursor = cursor.filter(|_| wanted && !text.trim().is_empty());
        let action = match cursor {
            Some(cursor) => PromptAction::Ask(Question {
                line: text.to_owned(),
                cursor,
                container: self.store.containers.completes_in(text),
            }),
            None => PromptAction::Keep(text.to_owned()),
        };
        self.tell(ContainersAction::Prompt(action));
    }

    /// The same, once no key follows.
    fn send_soon(&self, text: String, cursor: Option<usize>, wanted: bool) {
        let line = self.clone();
        let later = task::after(PAUSE, move || line.send(&text, cursor, wanted));
        self.waiting.replace(Some(later));
    }

    /// Puts another line into the field.
    fn put(&self, text: &str, cursor: usize, back: usize, wanted: bool) {
        field::write(&self.node, text, cursor);
        let cursor = Some(cursor);
        self.typed.set(Typed { cursor, back, open: wanted, ..Typed::of(text) });
        self.send(text, cursor, wanted);
    }

    /// Puts a choice into the line; behind a directory one goes on.
    fn take(&self, choice: &Choice) {
        let on = choice.line.get(..choice.cursor).is_some_and(|line| line.ends_with('/'));
        self.put(&choice.line, choice.cursor, 0, on);
    }

    fn run(&self) {
        let typed = field::typed(&self.node).map(|(text, _)| text).unwrap_or_default();
        self.put("", 0, 0, false);
        // A command needs a container: without one, one is started first.
        let engine = typed.trim().starts_with("docker");
        if let Some(start) = self.start.clone().filter(|_| !engine && !typed.trim().is_empty()) {
            self.tell(ContainersAction::Type(start));
        }
        self.tell(ContainersAction::Type(typed));
    }

    /// Does what a key asks for; whether it is the prompt's.
    fn key(&self, key: &str, offered: &[Choice]) -> bool {
        let mut typed = (*self.typed).clone();
        let listed = typed.open && !offered.is_empty();
        let (last, now) = (offered.len().saturating_sub(1), field::typed(&self.node));
        let at_end = now.is_some_and(|(text, at)| at == Some(text.len()));
        match key {
            "ArrowDown" if listed => {
                typed.chosen =
                    Some(typed.chosen.map_or(0, |at| if at < last { at + 1 } else { 0 }));
            }
            "ArrowUp" if listed => {
                typed.chosen =
                    Some(typed.chosen.map_or(last, |at| at.checked_sub(1).unwrap_or(last)));
            }
            "ArrowUp" | "ArrowDown" => {
                let lines = self.store.containers.script.list().len();
                let back = match key {
                    "ArrowUp" => (typed.back + 1).min(lines),
                    _ => typed.back.saturating_sub(1),
                };
                let line = self.store.containers.earlier(back);
                self.put(line, line.len(), back, false);
                return true;
            }
            "ArrowRight" if listed && at_end => {
                let choice = offered.get(typed.chosen.unwrap_or(0));
                choice.into_iter().for_each(|choice| self.take(choice));
                return true;
            }
            "Enter" if listed && typed.chosen.is_some() => {
                let choice = typed.chosen.and_then(|at| offered.get(at));
                choice.into_iter().for_each(|choice| self.take(choice));
                return true;
            }
            "Escape" if listed => (typed.open, typed.chosen) = (false, None),
            _ => return false,
        }
        if let Some(chosen) = typed.chosen {
            scroll::show(choice_id(chosen));
        }
        self.typed.set(typed);
        true
    }
}

fn choice_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// The line being typed, kept over views and reloads.
#[hook]
fn use_line(store: &Store, start: &str) -> Line {
    let draft = store.containers.prompt.draft.clone();
    let typed = {
        let draft = draft.clone();
        use_state_eq(move || Typed::of(&draft))
    };
    let sent = {
        let draft = draft.clone();
        use_mut_ref(move || draft)
    };
    let start = store.containers.addressed().is_none().then(|| start.to_owned());
    let waiting = use_mut_ref(|| None);
    let line = Line { store: store.clone(), start, node: use_node_ref(), typed, sent, waiting };
    {
        // Another line than the one that was sent comes from elsewhere: from before a reload.
        let line = line.clone();
        use_effect_with(draft, move |draft| {
            if *line.sent.borrow() != *draft {
                line.sent.replace(draft.clone());
                line.typed.set(Typed::of(draft));
            }
        });
    }
    {
        // What was typed last is not lost with the field.
        let (line, node) = (line.clone(), line.node.clone());
        use_effect_with((), move |()| {
            move || {
                let Some((text, _)) = field::typed(&node) else { return };
                if line.waiting.take().is_some() {
                    line.tell(ContainersAction::Prompt(PromptAction::Keep(text)));
                }
            }
        });
    }
    line
}

/// Where the next command is typed.
#[component]
pub fn Prompt(props: &PromptProps) -> Html {
    let words = use_words();
    let line = use_line(&props.store, &props.start);
    let name = props.store.containers.addressed().map(|name| format!("{name} #"));
    let typed = &line.typed;
    let offered: Rc<Vec<Choice>> = {
        let completed = props.store.containers.prompt.completed.clone();
        let found = completed.as_ref().filter(|_| typed.open).map(|completed| {
            let (asked, found) = (&completed.question.line, &completed.completion);
            choices(asked, &found.replace, &found.choices, &typed.text)
        });
        Rc::new(found.unwrap_or_default())
    };
    let chosen = typed.chosen.filter(|&at| at < offered.len());
    let rest = offered.get(chosen.unwrap_or(0)).zip(typed.cursor);
    let rest = rest.and_then(|(choice, cursor)| ghost(choice, &typed.text, cursor));
    let rest = rest.filter(|_| field::is_whole(&line.node)).map(str::to_owned);
    let onsubmit = {
        let line = line.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            line.run();
        })
    };
    let oninput = {
        let line = line.clone();
        Callback::from(move |event: InputEvent| {
            let Some((text, cursor)) = field::typed(&line.node) else { return };
            // A syllable that is being put together is not yet what the person types.
            let open = !event.is_composing();
            line.typed.set(Typed { text: text.clone(), cursor, open, ..Typed::default() });
            line.send_soon(text, cursor, open);
        })
    };
    let onkeydown = {
        let (line, offered) = (line.clone(), Rc::clone(&offered));
        Callback::from(move |event: KeyboardEvent| {
            let chord =
                event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
            if !event.is_composing() && !chord && line.key(&event.key(), &offered) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let follow = {
        let line = line.clone();
        move || {
            let Some((text, cursor)) = field::typed(&line.node) else { return };
            if text == line.typed.text && cursor != line.typed.cursor {
                line.typed.set(Typed { cursor, ..(*line.typed).clone() });
            }
        }
    };
    let onkeyup = {
        let follow = follow.clone();
        Callback::from(move |_: KeyboardEvent| follow())
    };
    let onclick = Callback::from(move |_: MouseEvent| follow());
    let onblur = {
        let line = line.clone();
        Callback::from(move |_: FocusEvent| {
            line.typed.set(Typed { open: false, chosen: None, ..(*line.typed).clone() });
        })
    };
    let listed = !offered.is_empty();
    html! {
        <form class="prompt" {onsubmit}>
            <div class="prompt__box">
                if let Some(name) = name { <span class="prompt__name" id="prompt-name">{ name }</span> }
                <div class="prompt__field">
                    if let Some(rest) = rest {
                        <span class="prompt__ghost" aria-hidden="true"><span>{ typed.text.clone() }</span>{ rest }</span>
                    }
                    <input ref={line.node.clone()} value={typed.text.clone()} role="combobox" data-enter="true" aria-label={words.t("stage-prompt")}
                        aria-describedby="prompt-name" aria-autocomplete="list" aria-controls={LIST} aria-expanded={listed.to_string()}
                        aria-activedescendant={chosen.map(choice_id)} autocomplete="off" autocapitalize="off" spellcheck="false"
                        placeholder={words.t("stage-prompt-hint")} {oninput} {onkeydown} {onkeyup} {onclick} {onblur} />
                </div>
                <ul class="prompt__choices" id={LIST} role="listbox" aria-label={words.t("prompt-choices")} hidden={!listed}>
                    { for offered.iter().enumerate().map(|(at, choice)| {
                        let (line, taken) = (line.clone(), choice.clone());
                        // Before the field loses the focus.
                        let onmousedown = Callback::from(move |event: MouseEvent| {
                            event.prevent_default();
                            line.take(&taken);
                        });
                        html! {
                            <li key={at} id={choice_id(at)} role="option" aria-selected={(chosen == Some(at)).to_string()} {onmousedown}>
                                { choice.shown.clone() }
                            </li>
                        }
                    }) }
                </ul>
            </div>
            <button class="tool">{ words.t("stage-run") }</button>
        </form>
    }
}
