//! What the panes become as HTML.

use std::collections::HashSet;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use onionskin::app::InspectState;
use onionskin::base::{LayerId, LayerPath, Shared};
use onionskin::i18n::Lang;
use onionskin::ui::pages::inspect::{Anchor, FilesPane, LayersPane, files_pane, layers_pane};
use onionskin::ui::words::Words;
use onionskin::union::{LayerCounts, Look};
use onionskin::view::layers::{LayerRow, LayerState, Made, Progress};
use onionskin::view::tree::{TreeOptions, TreeView};
use yew::prelude::*;

use crate::union::stack;

/// Rendering waits for nothing here: it is asked until it is done.
fn now<F: Future>(work: F) -> F::Output {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

#[derive(Properties, PartialEq)]
struct InLang {
    lang: Lang,
    children: Html,
}

#[component]
fn Page(props: &InLang) -> Html {
    html! { <ContextProvider<Words> context={Words(props.lang)}>{ props.children.clone() }</ContextProvider<Words>> }
}

fn render(lang: Lang, children: Html) -> String {
    let page = yew::LocalServerRenderer::<Page>::with_props(InLang { lang, children });
    now(page.hydratable(false).render())
}

fn files(lang: Lang, text: &str, look: Look, open: &[&str], path: &str) -> String {
    let (tree, _) = stack::tree(text);
    let expanded: HashSet<_> = open.iter().map(|p| tree.find(p.as_bytes()).unwrap()).collect();
    let sums = Shared::new(tree.sums(look));
    let view = TreeView::new(Shared::new(tree), look, sums, TreeOptions::default());
    let places = Shared::new(view.places(&expanded));
    let pane = FilesPane {
        view: Some(Shared::new(view)),
        places,
        look: Some(look),
        inspect: InspectState {
            path: Some(LayerPath::clean(path.as_bytes())),
            expanded: Shared::new(expanded),
            ..InspectState::default()
        },
        matches: None,
        busy: false,
        error: None,
        windows: false,
        hits: None,
        act: Callback::noop(),
        on_menu: Callback::noop(),
    };
    render(lang, files_pane(Words(lang), pane, html! {}))
}

/// The opening tags of the rows.
fn rows(html: &str) -> Vec<&str> {
    html.split("<div ")
        .filter(|tag| tag.contains("role=\"row\"") && tag.contains("aria-level"))
        .map(|tag| tag.split('>').next().unwrap())
        .collect()
}

const STACK: &str = "d app\n f app/conf abc 644\n f app/env secret
    --- \n f app/conf abc 600\n rm app/env";
const TOP: Look = Look::Merged { upto: LayerId(1) };

#[test]
fn rows_say_all_of_themselves() {
    let html = files(Lang::En, STACK, TOP, &["app"], "app/conf");
    let rows = rows(&html);
    assert_eq!(rows.len(), 3, "{html}");
    for part in ["aria-level=\"1\"", "aria-expanded=\"true\"", "aria-selected=\"false\""] {
        assert!(rows[0].contains(part), "{part}: {}", rows[0]);
    }
    assert!(rows[0].contains("aria-label=\"app, unchanged, 3 bytes, 6 bytes deleted below"));
    assert!(rows[1].contains("aria-label=\"env, deleted, 6 bytes, layer 0, hidden by layer 1\""));
    assert!(rows[2].contains("aria-label=\"conf, changed, 3 bytes, layer 1, reason: mode\""));
    for part in ["aria-level=\"2\"", "aria-setsize=\"2\"", "aria-posinset=\"2\"", "tabindex=\"0\""]
    {
        assert!(rows[2].contains(part), "{part}: {}", rows[2]);
    }
    // The Tab key leads to one row only.
    assert_eq!(rows.iter().filter(|row| row.contains("tabindex=\"0\"")).count(), 1);
    assert!(html.contains("role=\"treegrid\"") && html.contains("aria-rowcount=\"4\""));
}

#[test]
fn rows_speak_korean() {
    let html = files(Lang::Ko, STACK, TOP, &["app"], "app/conf");
    assert!(rows(&html)[2].contains("conf, 바뀜, 3바이트, 레이어 1"), "{html}");
}

#[test]
fn names_cannot_write_html_or_turn_the_line() {
    let html = files(Lang::En, "f <b>\u{202e}x a", Look::Merged { upto: LayerId(0) }, &[], "");
    assert!(html.contains("&lt;b&gt;\\u{202e}x") && !html.contains('\u{202e}'), "{html}");
}

#[test]
fn a_layer_without_changes_says_so() {
    let html = files(Lang::En, "f a x\n --- \n rm a", TOP, &[], "");
    assert_eq!(rows(&html).len(), 1);
    let html = files(Lang::En, "", Look::Merged { upto: LayerId(0) }, &[], "");
    assert!(html.contains("This image has no files."), "{html}");
}

#[test]
fn layers_tell_what_made_them() {
    let state = |progress| LayerState {
        progress,
        file_bytes: Some(2_000_000),
        counts: Some(LayerCounts { added: 1204, deleted: 2, ..LayerCounts::default() }),
        ..LayerState::default()
    };
    let row = |layer, text, state| LayerRow {
        layer,
        made: Made::of(text),
        created: None,
        size: 2_000_000,
        share: 1.0,
        state,
    };
    let rows = vec![
        row(None, "CMD [\"sh\"]", LayerState::default()),
        row(Some(LayerId(1)), "RUN /bin/sh -c npm ci # buildkit", state(Progress::Waiting)),
        row(Some(LayerId(0)), "/bin/sh -c #(nop) ADD rootfs.tar /", state(Progress::Read)),
    ];
    let pane = LayersPane {
        rows: Shared::new(rows),
        look: Some(Look::Merged { upto: LayerId(0) }),
        base_first: false,
        base: None,
        notes: Vec::new(),
        unmasked: false,
        anchor: Anchor::default(),
        act: Callback::noop(),
        on_save: Callback::noop(),
    };
    let html = render(Lang::En, layers_pane(Words(Lang::En), &pane));
    assert!(html.contains("<b>RUN</b> npm ci") && html.contains("waiting"), "{html}");
    assert!(html.contains("+1,204 −2") && html.contains("no layer") && html.contains("2 MB"));
    assert_eq!(html.matches("aria-selected=\"true\"").count(), 1);
    assert_eq!(html.matches("tabindex=\"0\"").count(), 1);
}
