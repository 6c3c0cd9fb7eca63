//! The panels beside the stage as HTML.

use onionskin::app::{AppState, ContainersState, Shown};
use onionskin::base::Shared;
use onionskin::i18n::Lang;
use onionskin::ui::pages::containers::{self, cost_bars, disk_panel, weight_panel};
use onionskin::ui::store::Store;
use onionskin::ui::words::Words;
use yew::prelude::*;

use crate::render::{buttons_without_name, html};
use crate::stage::last;

/// The state after a line in a container.
fn state(lang: Lang, line: &str) -> AppState {
    let shown = Shown::new(3, last(line), Vec::new(), None);
    let containers = ContainersState { shown: Some(Shared::new(shown)), ..Default::default() };
    AppState { lang, containers, ..AppState::default() }
}

fn changes(store: &Store) -> Html {
    containers::changes(Words(store.lang), store)
}

fn drivers(store: &Store) -> Html {
    cost_bars(Words(store.lang), store)
}

fn disk(store: &Store) -> Html {
    disk_panel(Words(store.lang), store)
}

fn weight(store: &Store) -> Html {
    weight_panel(Words(store.lang), store)
}

/// What is read of some HTML: its text.
fn text(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        let (_, text) = part.split_once('>').unwrap_or(("", part));
        out += text;
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line, a panel, a language, and what is to be read there.
type Case<'a> = (&'a str, fn(&Store) -> Html, Lang, &'a [&'a str]);

const APPEND: &str = "web-a# echo x >> /etc/app.conf";

#[test]
fn the_panels_say_what_is_so_in_both_languages() {
    let cases: [Case<'_>; 10] = [
        (APPEND, changes, Lang::En, &["docker diff web-a", "+1 line", "C /etc/app.conf + new"]),
        ("web-a# rm /etc/x", changes, Lang::En, &["−2 lines", "A /etc/x gone", "C /etc gone"]),
        ("web-a# rm /etc/x", changes, Lang::Ko, &["−2줄", "A /etc/x 사라짐"]),
        (
            APPEND,
            drivers,
            Lang::En,
            &["log scale", "overlay2 ext4", "First write", "Derived, not measured: aufs, "],
        ),
        (APPEND, drivers, Lang::Ko, &["로그 눈금", "devicemapper 64K", "파일"]),
        ("web-a# cat /etc/os", drivers, Lang::En, &["no storage driver copies"]),
        (APPEND, disk, Lang::En, &["c--------- root root 0, 0 srv/old.log", "upperdir /var/lib"]),
        (APPEND, disk, Lang::Ko, &["index=off,lowerdir=", "마운트 명령 복사"]),
        (APPEND, weight, Lang::En, &["41,268 bytes by", "/etc/app.conf 41.3 kB 45.1 kB"]),
        (APPEND, weight, Lang::Ko, &["41,268바이트", "inode마다"]),
    ];
    for (line, panel, lang, expected) in cases {
        let drawn = html(state(lang, line), panel);
        let said = text(&drawn);
        for expected in expected {
            assert!(said.contains(expected), "{line}: {expected:?} is not in {said}");
        }
        assert_eq!(buttons_without_name(&drawn), Vec::<String>::new());
        assert!(!drawn.contains(" style="), "the policy forbids it");
    }
}
