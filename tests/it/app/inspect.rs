//! What is looked at: ranges, kinds of rows, hits of a search, and the address of all of it.

use onionskin::app::{AppAction, AppState, InspectAction as Do, Kind, Mode, Route, Tab};
use onionskin::base::{LayerId, LayerPath};
use onionskin::union::{Look, NodeId};
use onionskin::view::tree::SortBy;

use super::{begin, id, layer, opened, with};

/// Three layers; `a` is in L0 and gone from L1 on, `b` comes in L1, `c` in L2.
fn image() -> Vec<AppAction> {
    vec![
        begin(1, "web.tar"),
        opened(1, &[3]),
        layer(1, 0, &["d/a"]),
        layer(1, 1, &["d/.wh.a", "b"]),
        layer(1, 2, &["c"]),
    ]
}

fn after(actions: impl IntoIterator<Item = Do>) -> AppState {
    with(image(), actions.into_iter().map(AppAction::Inspect))
}

fn look(state: &AppState) -> Option<Look> {
    state.open.as_ref()?.look(&state.inspect)
}

fn node(state: &AppState, path: &str) -> NodeId {
    state.open.as_ref().unwrap().tree.find(path.as_bytes()).unwrap()
}

const L: fn(u16) -> LayerId = LayerId;

#[test]
fn a_range_has_its_ends_in_either_order() {
    let range = |from, to| Some(Look::Range { from: L(from), to: L(to) });
    assert_eq!(look(&after([Do::SetRange(L(2), L(1))])), range(1, 2));
    assert_eq!(look(&after([Do::SetRange(L(0), L(2))])), range(0, 2));
    // A layer below the range takes its lower end along.
    assert_eq!(look(&after([Do::SetRange(L(1), L(2)), Do::SelectLayer(L(0))])), range(0, 0));
    let whole = after([Do::SetMode(Mode::Range { from: L(1) })]);
    assert_eq!(look(&whole), range(1, 2));
}

#[test]
fn a_column_that_is_chosen_again_is_turned() {
    let sorted = |by: &[SortBy]| {
        let state = after(by.iter().map(|by| Do::Sort(*by)));
        (state.inspect.sort.by, state.inspect.sort.reverse)
    };
    assert_eq!(sorted(&[SortBy::Name]), (SortBy::Name, false));
    assert_eq!(sorted(&[SortBy::Name, SortBy::Name]), (SortBy::Name, true));
    assert_eq!(sorted(&[SortBy::Size]), (SortBy::Size, true));
    assert_eq!(sorted(&[SortBy::Size, SortBy::Mode]), (SortBy::Mode, false));
}

#[test]
fn a_hit_is_brought_on_screen_wherever_it_hides() {
    let state = after([]);
    let (a, b) = (node(&state, "d/a"), node(&state, "b"));
    let show = |before: &[Do], node, layer| {
        let actions = before.iter().cloned().chain([Do::ShowHit(node, L(layer))]);
        let state = after(actions);
        assert_eq!(state.inspect.version, Some(L(layer)));
        assert_eq!(state.inspect.path, Some(state.open.as_ref().unwrap().tree.path(node)));
        (look(&state), state.inspect.shows(Kind::Hidden))
    };
    let upto = |layer| Some(Look::Merged { upto: L(layer) });
    // Deleted by a layer below: rows of that kind are shown.
    assert_eq!(show(&[], a, 0), (upto(2), true));
    // Deleted by the layer itself: it is a row already.
    assert_eq!(show(&[Do::SelectLayer(L(1))], a, 0), (upto(1), false));
    // Not there yet: its layer is chosen.
    assert_eq!(show(&[Do::SelectLayer(L(0))], b, 1), (upto(1), false));
    // One layer alone that does not touch it: its layer is chosen.
    let alone = [Do::SetMode(Mode::Layer)];
    assert_eq!(show(&alone, b, 1), (Some(Look::Layer { layer: L(1) }), false));
    // A kind of rows that is switched off is switched on.
    let off = [Do::ToggleKind(Kind::Unchanged)];
    let state = after(off.into_iter().chain([Do::ShowHit(b, L(1))]));
    assert!(state.inspect.shows(Kind::Unchanged));
}

#[test]
fn what_was_opened_for_one_path_is_closed_for_the_next() {
    let path = |text: &str| Do::SelectPath(LayerPath::clean(text.as_bytes()));
    let state = after([
        path("b"),
        Do::SelectVersion(L(1)),
        Do::Against(L(0)),
        Do::ToggleSecrets,
        Do::More,
        Do::SetTab(Tab::Hex),
        path("c"),
    ]);
    let inspect = &state.inspect;
    assert_eq!((inspect.version, inspect.against, inspect.more), (None, None, 0));
    assert_eq!((inspect.show_secrets, inspect.tab), (false, Tab::Hex));
}

#[test]
fn the_address_carries_the_whole_look() {
    let state = after([
        Do::SetRange(L(1), L(2)),
        Do::SelectPath(LayerPath::clean(b"d/a")),
        Do::SetFilter("is:deleted >1k".to_owned()),
        Do::Sort(SortBy::Owner),
        Do::ToggleKind(Kind::Hidden),
        Do::SetTab(Tab::Diff),
        Do::SetSearch(Some("a b".to_owned())),
        Do::ToggleColumns,
        Do::ToggleOrder,
    ]);
    let hash = state.route().to_hash();
    let place = format!("#inspect/{}/L2/range-L1/d/a", id(0));
    let query = "?f=is%3Adeleted%20%3E1k&q=a%20b&s=owner&k=acdxu&t=diff&c=more&o=base";
    assert_eq!(hash, [place.as_str(), query].concat());
    let back = with(image(), [AppAction::RouteChanged(Route::parse(&hash))]);
    assert_eq!(back.route(), state.route());
    assert_eq!(back.inspect.filter, "is:deleted >1k");
    // A link without them is the look at first.
    let plain = Route::parse(&format!("#inspect/{}/L1/merged/b", id(0)));
    let plain = with(image(), [AppAction::RouteChanged(plain)]);
    assert_eq!((plain.inspect.filter.as_str(), plain.inspect.base_first), ("", false));
}
