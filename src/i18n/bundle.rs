//! What a thread knows to say: the words of each language, of the files that it was taught.

use std::cell::RefCell;

use super::Lang;
use super::words::Words;
use crate::explain::Message;

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

/// A language, the names of the files it was taught, and their words.
struct Learned {
    lang: Lang,
    files: Vec<String>,
    words: Words,
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
    if !all.iter().any(|learned| learned.lang == lang) {
        all.push(Learned { lang, files: Vec::new(), words: Words::new(lang) });
    }
    if let Some(learned) = all.iter_mut().find(|learned| learned.lang == lang) {
        learned.words.add(source);
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

/// The words of a message; the id where there are none. A fact the message lacks shows as its name
/// in braces.
pub fn text(lang: Lang, message: &Message) -> String {
    // What cannot be parsed is left out and shows as its id; a test says that nothing is.
    let said = learned(lang, |learned| learned.words.say(message)).flatten();
    said.unwrap_or_else(|| message.id.to_owned())
}

/// The words of a message without facts; the id where there are none.
pub fn t(lang: Lang, id: &'static str) -> String {
    text(lang, &Message::new(id))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
