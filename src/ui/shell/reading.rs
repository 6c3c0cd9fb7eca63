//! How far the reading is.

use yew::prelude::*;

use crate::app::{AppAction, AppState};
use crate::explain::{Arg, Message};
use crate::platform::style::style;
use crate::platform::time;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the strip needs.
#[derive(Properties, PartialEq)]
pub struct ReadingStripProps {
    /// The state.
    pub store: Store,
}

/// Bytes, speed, layers, time left, and Cancel; nothing once all is read.
#[component]
pub fn ReadingStrip(props: &ReadingStripProps) -> Html {
    let words = use_words();
    let store = &props.store;
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
    if let Some(incoming) = &state.incoming {
        let total = incoming.source.bytes;
        let message = Message::new("reading-listing")
            .arg("name", Arg::Text(crate::base::path::visible(incoming.source.name.as_bytes())))
            .arg("done", Arg::Bytes(incoming.done))
            .arg("total", Arg::Bytes(total));
        return Some(Progress { percent: percent(incoming.done, total), message });
    }
    let open = state.open.as_ref().filter(|open| !open.is_complete())?;
    let reading = open.reading();
    let seconds = ((now - state.began) / 1000.0).max(0.001);
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
    let (speed, left) = {
        let speed = reading.done as f64 / seconds;
        let left = (reading.total - reading.done) as f64 / speed.max(1.0);
        (speed as u64, left.ceil().min(86_400.0) as u64)
    };
    // In the first moments a speed says nothing.
    let id = if seconds < 0.3 { "reading-first" } else { "reading-layers" };
    let message = Message::new(id)
        .arg("read", Arg::Count(reading.layers_read as u64))
        .arg("layers", Arg::Count(reading.layers as u64))
        .arg("done", Arg::Bytes(reading.done))
        .arg("total", Arg::Bytes(reading.total))
        .arg("speed", Arg::Bytes(speed))
        .arg("seconds", Arg::Count(left));
    Some(Progress { percent: percent(reading.done, reading.total), message })
}
