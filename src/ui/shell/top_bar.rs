//! The top bar: what is open, the language, the theme, the keys.

use yew::prelude::*;

use crate::app::{AppAction, Notice, OpenImage, Theme, View};
use crate::explain::{Arg, Message};
use crate::i18n::Lang;
use crate::image::{Image, ImageFrom};
use crate::platform::{dom, task};
use crate::ui::language;
use crate::ui::shell::{Share, checks};
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::view::named::label;

/// The top bar.
///
/// Another image of the archive is told to `on_choose`, that the keys are asked for to `on_help`.
pub fn top_bar(
    words: Words,
    store: &Store,
    on_choose: &Callback<usize>,
    on_help: &Callback<MouseEvent>,
) -> Html {
    let other = store.lang.other();
    let (theme, theme_id) = match store.theme {
        Theme::System => (Theme::Light, "theme-system"),
        Theme::Light => (Theme::Dark, "theme-light"),
        Theme::Dark => (Theme::System, "theme-dark"),
    };
    html! {
        <header class="top">
            <div class="logo">{ logo() }<span>{ "Onionskin" }</span></div>
            if let Some(open) = &store.open {
                { image_name(words, open, on_choose) }
                <button class="tool" onclick={store.on::<MouseEvent>(AppAction::CloseImage)}>
                    { words.t("top-close") }
                </button>
            }
            { views(words, store) }
            if let Some(open) = &store.open { { checks(words, open) } }
            <span class="sp"></span>
            <div class="tools">
                // What follows `#cache` is in the address already.
                if store.view == View::Cache {
                    <Share hash={None::<String>} />
                } else if store.open.is_some() {
                    <Share hash={Some(store.route().to_hash())} />
                }
                <button class="tool" lang={other.code()} onclick={speak(store, other)}>
                    { words.t("top-other-language") }
                </button>
                <button class="tool" aria-label={words.t(theme_id)} title={words.t(theme_id)}
                    onclick={store.on::<MouseEvent>(AppAction::SetTheme(theme))}>
                    { theme_mark(store.theme) }
                </button>
                <button class="tool" aria-label={words.t("top-keys")} title={words.t("top-keys")} onclick={on_help.clone()}>
                    { "?" }
                </button>
            </div>
        </header>
    }
}

/// The views, each with its key.
fn views(words: Words, store: &Store) -> Html {
    html! {
        <nav class="views" aria-label={words.t("top-views")}>
            { for View::ALL.into_iter().enumerate().map(|(at, view)| {
                let current = (store.view == view).then_some("page");
                html! {
                    <button aria-current={current} onclick={store.on::<MouseEvent>(AppAction::SetView(view))}>
                        <kbd aria-hidden="true">{ at + 1 }</kbd>{ words.t(view_id(view)) }
                    </button>
                }
            }) }
        </nav>
    }
}

/// Changes the language, as soon as its words are there.
fn speak(store: &Store, lang: Lang) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| {
        let store = store.clone();
        task::spawn(async move {
            store.dispatch(match language::learn(lang).await {
                Ok(()) => {
                    language::show(lang);
                    AppAction::SetLang(lang)
                }
                Err(message) => AppAction::Notify(Notice::NoWords { message }),
            });
        });
    })
}

fn view_id(view: View) -> &'static str {
    match view {
        View::Inspect => "top-inspect",
        View::Containers => "top-containers",
        View::Cache => "top-cache",
    }
}

/// Three sheets, the top one to be written on.
fn logo() -> Html {
    html! {
        <svg class="logo__mark" width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
            <path class="logo__sheet" d="M4 17.5 13 13l9 4.5-9 4.5z" />
            <path class="logo__sheet" d="M4 13l9-4.5 9 4.5-9 4.5z" />
            <path class="logo__sheet logo__sheet--rw" d="M4 8.5 13 4l9 4.5-9 4.5z" />
        </svg>
    }
}

/// A disc: half for the system's theme, empty for light, full for dark.
fn theme_mark(theme: Theme) -> Html {
    let fill = match theme {
        Theme::System => "M8 1.5a6.5 6.5 0 0 1 0 13z",
        Theme::Light => "",
        Theme::Dark => "M8 1.5a6.5 6.5 0 0 1 0 13 6.5 6.5 0 0 1 0-13z",
    };
    html! {
        <svg class="theme-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" /><path d={fill} />
        </svg>
    }
}

/// The name of the image; a chooser where the archive has several.
fn image_name(words: Words, open: &OpenImage, on_choose: &Callback<usize>) -> Html {
    let images = &open.archive.images;
    let called = |image: &Image, number: usize| {
        label(image, || match image.from {
            ImageFrom::Rootfs => open.source.name.clone(),
            _ => {
                let number = Arg::Count(number as u64 + 1);
                words.say(&Message::new("top-image-number").arg("number", number)).to_string()
            }
        })
    };
    let title = crate::base::path::visible(open.source.name.as_bytes());
    if images.len() < 2 {
        let text = open.image().map(|image| called(image, 0)).unwrap_or_default();
        return html! { <div class="image" title={title}><b>{ text }</b></div> };
    }
    let on_choose = on_choose.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(at) = dom::select_value(&event).and_then(|value| value.parse().ok()) {
            on_choose.emit(at);
        }
    });
    html! {
        <label class="image" title={title}>
            <span class="visually-hidden">{ words.t("top-choose-image") }</span>
            <select {onchange}>
                { for images.iter().enumerate().map(|(i, image)| html! {
                    <option value={i.to_string()} selected={i == open.image}>{ called(image, i) }</option>
                }) }
            </select>
        </label>
    }
}
