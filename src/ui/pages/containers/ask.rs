//! Predict first: the question before a step is shown, and how the answer was.

use yew::prelude::*;

use crate::app::ContainersAction;
use crate::explain::{self, Message};
use crate::sim::cow::predict::{Answer, Question};
use crate::ui::parts::{key, keys};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// A question with a button for each answer.
pub fn ask(words: Words, store: &Store, question: &Question) -> Html {
    html! {
        <div class="ask" role="group" aria-labelledby="ask-question">
            <p id="ask-question" class="captions__said">{ words.say(&explain::predict_question(question)) }</p>
            <div class="ask__choices">
                { for question.choices.iter().enumerate().map(|(at, choice)| {
                    let onclick = store.containers(move |_: MouseEvent| ContainersAction::Answer(Answer::Choice(at)));
                    html! { <button class="btn" {onclick}>{ words.say(&explain::predict_choice(choice)) }</button> }
                }) }
                <button class="tool" onclick={store.containers(|_: MouseEvent| ContainersAction::Reveal)}>
                    { words.t("ask-show") }{ key(keys::REVEAL) }
                </button>
            </div>
        </div>
    }
}

/// How the answer about the step on screen was, and the score so far.
pub fn verdict(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let (Some(answered), Some(shown)) = (containers.answered(), &containers.shown) else {
        return html! {};
    };
    let frame = shown.frame_of(answered.marked.decides);
    let verdict = explain::predict_verdict(&answered.question, &answered.marked, frame);
    let (right, asked) = (containers.predict.right, containers.predict.asked);
    let score = Message::new("ask-score").count("right", right).count("asked", asked);
    let state = if answered.marked.right { "right" } else { "wrong" };
    html! {
        <p class="verdict" data-state={state} role="status">
            <span aria-hidden="true">{ if answered.marked.right { "✓" } else { "✗" } }</span>
            <b>{ words.say(&verdict) }</b>
            <span class="dimmer">{ words.say(&score) }</span>
        </p>
    }
}
