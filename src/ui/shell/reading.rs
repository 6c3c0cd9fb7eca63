//! How far the reading is.

use yew::prelude::*;

use crate::app::{AppAction, AppState};
use crate::explain::Message;
use crate::platform::style::style;
use crate::platform::time;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Bytes, speed, layers, time left, and Cancel; nothing once all is read.
pub fn reading_strip(words: Words, store: &Store) -> Html {
    let Some(progress) = progress(store, time::now()) else { return Html::default() };
    let text = words.say(&progress.message);
    html! {
        <div class="reading" role="group" aria-label={words.t("reading")}>
            <div class="reading__bar" role="progressbar" aria-label={words.t("reading")} aria-valuetext={text.clone()}
                aria-valuemin="0" aria-valuemax="100" aria-valuenow={progress.percent.to_string()}>
                <i ~style={style(format!("width:{}%", progress.percent))}></i>
            </div>
            <span class="reading__text num">{ text }</span>
            <button class="btn" onclick={store.on::<MouseEvent>(AppAction::Cancel)}>{ words.t("reading-cancel") }</button>
        </div>
    }
}

struct Progress {
    percent: u64,
    message: Message,
}

/// How far it is at `now`, in milliseconds on the page's clock.
fn progress(state: &AppState, now: f64) -> Option<Progress> {
    let percent = |done: u64, total: u64| (done * 100).checked_div(total).unwrap_or(0).min(100);
    let seconds = (now - state.began) / 1000.0;
    // In the first moments a speed says nothing.
    let early = seconds < 0.3;
    if let Some(incoming) = &state.incoming {
        let (done, total) = (incoming.done, incoming.source.bytes);
        let id = if early { "reading-listing-first" } else { "reading-listing" };
        let name = crate::base::path::visible(incoming.source.name.as_bytes());
        let message = paced(Message::new(id).text("name", name), done, total, seconds);
        return Some(Progress { percent: percent(done, total), message });
    }
    let open = state.open.as_ref().filter(|open| !open.is_complete())?;
    let reading = open.reading();
    let id = if early { "reading-first" } else { "reading-layers" };
    let message = Message::new(id)
        .count("read", reading.layers_read as u64)
        .count("layers", reading.layers as u64);
    let message = paced(message, reading.done, reading.total, seconds);
    Some(Progress { percent: percent(reading.done, reading.total), message })
}

/// The message with bytes done and to do, bytes a second, and seconds left.
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
fn paced(message: Message, done: u64, total: u64, seconds: f64) -> Message {
    let speed = done as f64 / seconds.max(0.001);
    let left = total.saturating_sub(done) as f64 / speed.max(1.0);
    message
        .bytes("done", done)
        .bytes("total", total)
        .bytes("speed", speed as u64)
        .count("seconds", left.ceil().min(86_400.0) as u64)
}
