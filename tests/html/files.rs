//! The menu of a file.

use onionskin::app::AppState;
use onionskin::base::{LayerId, LayerPath};
use onionskin::i18n::Lang;
use onionskin::sim::cow::layer::FileType;
use onionskin::ui::pages::containers::{FileMenu, MenuFile};
use onionskin::ui::store::Store;
use yew::prelude::*;

use crate::render::{buttons_without_name, html};

fn menu(store: &Store, path: &[u8], file_type: FileType) -> Html {
    let file = MenuFile { path: LayerPath::clean(path), file_type, in_image: Some(LayerId(2)) };
    html! { <FileMenu store={store.clone()} {file} at={(10, 20)} on_close={Callback::noop()} /> }
}

fn hostile(store: &Store) -> Html {
    menu(store, b"etc/<img src=x onerror=alert(1)>", FileType::File)
}

fn no_text(store: &Store) -> Html {
    menu(store, b"etc/\xff", FileType::File)
}

fn state(lang: Lang) -> AppState {
    AppState { lang, ..AppState::default() }
}

#[test]
fn the_menu_speaks_both_languages_and_hostile_names_are_text() {
    for (lang, delete) in [(Lang::En, "Delete"), (Lang::Ko, "지우기")] {
        let html = html(state(lang), hostile);
        assert!(html.contains("role=\"menu\"") && html.contains(delete), "{html}");
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(buttons_without_name(&html), [""; 0]);
        assert_eq!(html.matches("role=\"menuitem\"").count(), 9, "{html}");
    }
}

#[test]
fn of_a_name_that_a_line_cannot_say_the_menu_says_so() {
    for (lang, why) in [(Lang::En, "bytes that are no text"), (Lang::Ko, "글자가 아닌 바이트")]
    {
        let html = html(state(lang), no_text);
        assert!(html.contains(why), "{html}");
        assert_eq!(html.matches("role=\"menuitem\"").count(), 1, "{html}");
    }
}
