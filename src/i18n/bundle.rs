//! The Fluent bundles: one for each language and thread, of the files that it was taught.

use std::borrow::Cow;
use std::cell::RefCell;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::{Lang, josa, numbers};
use crate::explain::{Arg, Message};

/// The words that the page and its modules say whatever is open.
pub const PAGE: &str = "page";
/// The words that need an image: both its views, and what was found in it.
pub const IMAGE: &str = "image";
/// The words that only the build cache says.
pub const CACHE: &str = "cache";

/// All files of words by their names, in `static/locales/LANGUAGE/NAME.ftl`. What two of the others
/// say stands with the page's.
pub const FILES: [&str; 3] = [PAGE, IMAGE, CACHE];

/// What is in the [`FILES`] of a language, in their order. In a browser they are fetched.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn sources(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => [
            include_str!("../../static/locales/en/page.ftl"),
            include_str!("../../static/locales/en/image.ftl"),
            include_str!("../../static/locales/en/cache.ftl"),
        ],
        Lang::Ko => [
            include_str!("../../static/locales/ko/page.ftl"),
            include_str!("../../static/locales/ko/image.ftl"),
            include_str!("../../static/locales/ko/cache.ftl"),
        ],
    }
}

type Bundle = FluentBundle<FluentResource>;

/// A language, the names of the files it was taught, and their words.
struct Learned {
    lang: Lang,
    files: Vec<String>,
    bundle: Bundle,
}

thread_local! {
    static LEARNED: RefCell<Vec<Learned>> = const { RefCell::new(Vec::new()) };
}

/// What a language has learned, if anything. Native programs know every word.
fn learned<T>(lang: Lang, look: impl FnOnce(&Learned) -> T) -> Option<T> {
    let look = |all: &RefCell<Vec<Learned>>| {
        #[cfg(not(target_arch = "wasm32"))]
        if !all.borrow().iter().any(|learned| learned.lang == lang) {
            for (file, source) in FILES.into_iter().zip(sources(lang)) {
                add(&mut all.borrow_mut(), lang, file, source.to_owned());
            }
        }
        all.borrow().iter().find(|learned| learned.lang == lang).map(look)
    };
    // A thread that is ending has no words any more.
    LEARNED.try_with(look).ok().flatten()
}

fn add(all: &mut Vec<Learned>, lang: Lang, file: &str, source: String) {
    // What cannot be parsed is left out and shows as its id; a test says that nothing is.
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _errors)| resource);
    if !all.iter().any(|learned| learned.lang == lang) {
        all.push(Learned { lang, files: Vec::new(), bundle: bundle(lang) });
    }
    if let Some(learned) = all.iter_mut().find(|learned| learned.lang == lang) {
        learned.bundle.add_resource_overriding(resource);
        learned.files.push(file.to_owned());
    }
}

/// Whether this thread has the words of one of the [`FILES`].
#[must_use]
pub fn knows(lang: Lang, file: &str) -> bool {
    learned(lang, |learned| learned.files.iter().any(|known| known == file)).unwrap_or_default()
}

/// Gives this thread the words of one of the [`FILES`].
pub fn learn(lang: Lang, file: &str, source: String) {
    // A thread that is ending learns nothing more.
    let _ = LEARNED.try_with(|all| add(&mut all.borrow_mut(), lang, file, source));
}

fn bundle(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new(vec![lang.code().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => |value, _| grouped(Lang::En, value),
        Lang::Ko => |value, _| grouped(Lang::Ko, value),
    }));
    drop(bundle.add_function("JOSA", move |words, options| particle(lang, words, options)));
    bundle
}

/// Whole numbers are shown with commas.
fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "every number was a u64; counts are far below 2^53"
    )]
    let whole = *value as u64;
    Some(numbers::count(lang, whole))
}

/// `JOSA($word, "을/를")` or `JOSA($word, pair: "을/를")`: the particle, without the word.
fn particle<'a>(
    lang: Lang,
    words: &[FluentValue<'a>],
    options: &FluentArgs<'_>,
) -> FluentValue<'a> {
    let text = |value: &FluentValue<'_>| match value {
        FluentValue::String(text) => text.to_string(),
        number => grouped(lang, number).unwrap_or_default(),
    };
    let word = words.first().map(text).unwrap_or_default();
    let pair = options.get("pair").or_else(|| words.get(1)).map(text).unwrap_or_default();
    FluentValue::String(Cow::Owned(josa::josa(&word, &pair)))
}

/// The words of a message; the id where there are none. A fact the message lacks shows as its name
/// in braces.
pub fn text(lang: Lang, message: &Message) -> String {
    let mut args = FluentArgs::with_capacity(message.args.len());
    for (name, arg) in &message.args {
        args.set(*name, value(lang, arg));
    }
    format(lang, message.id, &args)
}

/// The words of a message without facts; the id where there are none.
pub fn t(lang: Lang, id: &str) -> String {
    format(lang, id, &FluentArgs::new())
}

fn value(lang: Lang, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Count(n) => {
            #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
            let n = *n as f64;
            FluentValue::Number(n.into())
        }
        Arg::Text(text) => text.clone().into(),
        Arg::Bytes(bytes) => numbers::size_in_words(lang, *bytes).into(),
        Arg::Exact(bytes) => numbers::exact(lang, *bytes).into(),
        Arg::Layer(layer) => layer.to_string().into(),
        Arg::Message(message) => text(lang, message).into(),
        Arg::List(messages) => {
            messages.iter().map(|message| text(lang, message)).collect::<Vec<_>>().join(", ").into()
        }
    }
}

fn format(lang: Lang, id: &str, args: &FluentArgs<'_>) -> String {
    let formatted = |Learned { bundle, .. }: &Learned| {
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    };
    learned(lang, formatted).flatten().unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::LayerId;

    #[test]
    fn a_missing_id_shows_itself() {
        assert_eq!(t(Lang::Ko, "no-such-id"), "no-such-id");
    }

    #[test]
    fn a_file_that_is_learned_adds_to_what_is_known() {
        assert!(FILES.iter().all(|file| knows(Lang::En, file)) && !knows(Lang::En, "more"));
        learn(Lang::En, "more", "learned-later = now it is\n".to_owned());
        assert_eq!(t(Lang::En, "learned-later"), "now it is");
        assert!(knows(Lang::En, "more") && !knows(Lang::Ko, "more"));
        assert_eq!(t(Lang::Ko, "learned-later"), "learned-later");
        assert_ne!(t(Lang::En, "top-cache"), "top-cache");
    }

    #[test]
    fn plurals_and_commas() {
        let layers = |n| Message::new("limit-layers").count("value", n);
        assert_eq!(text(Lang::En, &layers(4_096)), "more than 4,096 layers");
        let more = |n| Message::new("note-attestations").count("count", n);
        assert!(text(Lang::En, &more(1)).starts_with("1 attestation "));
        assert!(text(Lang::En, &more(2)).starts_with("2 attestations "));
        assert!(text(Lang::Ko, &more(18_442)).contains("18,442개"));
    }

    #[test]
    fn facts_of_every_kind_and_particles() {
        let of = |source: &str, message: &Message| {
            let mut bundle = bundle(Lang::Ko);
            bundle.add_resource_overriding(FluentResource::try_new(source.to_owned()).unwrap());
            let mut args = FluentArgs::new();
            for (name, arg) in &message.args {
                args.set(*name, value(Lang::Ko, arg));
            }
            let pattern = bundle.get_message(message.id).unwrap().value().unwrap();
            bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
        };
        let message = Message::new("m")
            .layer("layer", LayerId(3))
            .exact("bytes", 41_266)
            .count("byte", 1_002)
            .text("path", "app.conf")
            .message("inner", Message::new("reason-size"));
        let source = "m = { $layer }{ JOSA($layer, \"이/가\") } { $path }{ JOSA($path, pair: \"을/를\") } { $bytes } { $byte }{ JOSA($byte, \"으로/로\") } { $inner }\n";
        assert_eq!(of(source, &message), "L3이 app.conf를 41,266바이트 1,002로 크기");
    }
}
