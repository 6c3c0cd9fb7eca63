//! What to tell above the screen.

use yew::prelude::*;

use crate::app::{AppAction, Notice};
use crate::explain::{self, Arg, Message};
use crate::image::{ArchiveError, Looks};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// A message with a button that takes it away; an error is an alert. That a refused Dockerfile is
/// wanted in the build cache goes to `on_dockerfile`.
pub fn notice_bar(words: Words, store: &Store, on_dockerfile: &Callback<MouseEvent>) -> Html {
    let Some(notice) = &store.notice else { return Html::default() };
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
        Notice::BadLink(error) => ("note note--bar", "alert", None, words.say(&error.message())),
        Notice::BadScript { name, error } => (
            "note note--bar",
            "alert",
            None,
            words.say(
                &Message::new("notice-bad-script")
                    .arg("name", shown(name))
                    .message("error", error.message()),
            ),
        ),
        Notice::ScriptForAnother { image, waits } => (
            "note note--bar",
            "status",
            None,
            words.say(&match waits {
                true => Message::new("notice-script-waits").arg("image", shown(image)),
                false => Message::new("notice-script-for").arg("image", shown(image)),
            }),
        ),
        Notice::NoWords { message } => (
            "note note--bar del",
            "alert",
            None,
            words.say(&Message::new("notice-no-words").text("message", message)),
        ),
        Notice::NoImageWords { message } => (
            "note note--bar del",
            "alert",
            None,
            words.say(&Message::new("notice-no-image-words").text("message", message)),
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
            if is_dockerfile(notice) {
                <button class="btn" onclick={on_dockerfile.clone()}>{ words.t("notice-to-cache") }</button>
            }
            <button class="tool" onclick={store.on::<MouseEvent>(AppAction::DismissNotice)}>
                { words.t("notice-dismiss") }
            </button>
        </div>
    }
}

fn is_dockerfile(notice: &Notice) -> bool {
    let error = ArchiveError::NotAnImage(Looks::Dockerfile);
    matches!(notice, Notice::Refused { error: refused, .. } if *refused == error)
}
