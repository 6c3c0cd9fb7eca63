//! What to tell above the screen.

use yew::prelude::*;

use crate::app::{AppAction, Notice};
use crate::explain::{self, Arg, Message};
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the bar needs.
#[derive(Properties, PartialEq)]
pub struct NoticeBarProps {
    /// The state.
    pub store: Store,
}

/// A message with a button that takes it away; an error is an alert.
#[component]
pub fn NoticeBar(props: &NoticeBarProps) -> Html {
    let words = use_words();
    let Some(notice) = &props.store.notice else { return Html::default() };
    let shown = |name: &str| Arg::Text(crate::base::path::visible(name.as_bytes()));
    let (class, role, head, body) = match notice {
        Notice::Refused { name, error } => (
            "note note--bar del",
            "alert",
            Some(words.say(&Message::new("notice-refused").arg("name", shown(name)))),
            words.say(&explain::error(error)),
        ),
        Notice::OneOfMany { name, others } => (
            "note note--bar",
            "status",
            None,
            words.say(
                &Message::new("notice-one-of-many")
                    .arg("name", shown(name))
                    .arg("count", Arg::Count(*others as u64)),
            ),
        ),
        Notice::SaveFailed { name, message } => (
            "note note--bar del",
            "alert",
            None,
            words.say(
                &Message::new("notice-save-failed")
                    .arg("name", shown(name))
                    .text("message", message),
            ),
        ),
        Notice::Linked { id } => (
            "note note--bar",
            "status",
            None,
            words.say(&Message::new("notice-linked").arg("id", shown(id))),
        ),
        Notice::Folder { name } => (
            "note note--bar del",
            "alert",
            None,
            words.say(&Message::new("notice-folder").arg("name", shown(name))),
        ),
        Notice::AnotherImage { name } => (
            "note note--bar",
            "status",
            None,
            words.say(&Message::new("notice-another-image").arg("name", shown(name))),
        ),
    };
    html! {
        <div {class} {role}>
            <div class="note__text">
                if let Some(head) = head { <b>{ head }</b> }
                <span>{ body }</span>
            </div>
            <span class="sp"></span>
            <button class="tool" onclick={props.store.on::<MouseEvent>(AppAction::DismissNotice)}>
                { words.t("notice-dismiss") }
            </button>
        </div>
    }
}
