//! The screen that is loaded on demand, and the way to it and back.

use onionskin::app::{
    AppAction, AppState, FromModule, ImageHistory, ModuleAction as Do, ModuleStage, Remembered,
    Route, ToModule, View, update,
};
use onionskin::i18n::Lang;
use onionskin::image::HistoryStep;

use super::{after, begin, id, layer, opened, with};

/// An image of one layer, read.
fn shop() -> [AppAction; 3] {
    [begin(1, "shop.tar"), opened(1, &[1]), layer(1, 0, &["a"])]
}

fn go(hash: &str) -> AppAction {
    AppAction::RouteChanged(Route::parse(hash))
}

fn hear(said: FromModule) -> AppAction {
    AppAction::Module(Do::Hear(said))
}

fn stage(actions: impl IntoIterator<Item = Do>) -> ModuleStage {
    after(actions.into_iter().map(AppAction::Module)).module.stage
}

#[test]
fn what_is_said_survives_the_way() {
    let history = vec![HistoryStep { created_by: Some("RUN a".into()), ..HistoryStep::default() }];
    let image = ImageHistory { name: "shop:1".into(), history };
    for said in [
        ToModule::Lang(Lang::Ko),
        ToModule::Shown(true),
        ToModule::Image(None),
        ToModule::Image(Some(image)),
        ToModule::Files,
    ] {
        assert_eq!(ToModule::from_bytes(&said.to_bytes()), Some(said));
    }
    for said in [
        FromModule::Ready,
        FromModule::Failed("404".into()),
        FromModule::Stopped,
        FromModule::NoWords("404".into()),
        FromModule::Say("2행".into()),
        FromModule::Title("web".into()),
        FromModule::Presents(true),
        FromModule::Show(View::Inspect),
        FromModule::Files,
    ] {
        assert_eq!(FromModule::from_bytes(&said.to_bytes()), Some(said));
    }
    assert_eq!(ToModule::from_bytes(&[9, 9]), None);
    assert_eq!(FromModule::from_bytes(&[0, 0]), None, "more than the value");
}

#[test]
fn loading_is_told_only_once_it_is_slow() {
    assert_eq!(stage([]), ModuleStage::Asleep);
    assert_eq!(stage([Do::Load]), ModuleStage::Loading { told: false });
    assert_eq!(stage([Do::Load, Do::Slow]), ModuleStage::Loading { told: true });
    let ready = Do::Hear(FromModule::Ready);
    assert_eq!(stage([Do::Load, ready.clone(), Do::Slow]), ModuleStage::There);
    let failed = [Do::Load, Do::Slow, Do::Fail("404".into()), Do::Slow];
    assert_eq!(stage(failed.clone()), ModuleStage::Failed("404".into()));
    assert_eq!(stage(failed.into_iter().chain([Do::Retry])), ModuleStage::Asleep);
    // A program that stops while it starts makes its start fail too.
    let stopped = Do::Hear(FromModule::Stopped);
    assert_eq!(stage([Do::Load, stopped, Do::Fail("trap".into())]), ModuleStage::Stopped);
}

#[test]
fn what_a_screen_said_ends_with_it() {
    let state = after([
        hear(FromModule::Ready),
        hear(FromModule::Title("web".into())),
        hear(FromModule::Presents(true)),
        hear(FromModule::Say("Line 2".into())),
    ]);
    let module = &state.module;
    assert_eq!(
        (module.title.as_str(), module.presents, module.said.as_str()),
        ("web", true, "Line 2")
    );
    let state = update(&state, hear(FromModule::Stopped));
    assert_eq!((state.module.title.as_str(), state.module.presents), ("", false));
}

#[test]
fn the_build_cache_needs_no_image_and_closes_none() {
    let start = after([AppAction::SetView(View::Cache)]);
    assert_eq!(start.route().to_hash(), "#cache");

    let state = after(shop());
    let image = state.route().to_hash();
    let state = update(&state, go("#cache/1/x"));
    assert_eq!((state.view, state.open.is_some()), (View::Cache, true));
    let back = update(&state, go(&image));
    assert_eq!((back.view, back.route().to_hash()), (View::Inspect, image));
    // Back to the start page closes the image, as ever.
    let back = update(&state, go(""));
    assert_eq!((back.view, back.open.is_none()), (View::Inspect, true));
    let shown = update(&state, hear(FromModule::Show(View::Containers)));
    assert_eq!(shown.view, View::Containers);
}

#[test]
fn an_image_that_opens_is_shown() {
    let cache = AppAction::SetView(View::Cache);
    assert_eq!(with(vec![cache], shop()).view, View::Inspect);
}

#[test]
fn back_to_the_place_that_waits_for_its_image_tells_nothing_new() {
    let hash = format!("#inspect/{}/L0/merged/etc", id(0));
    let first = AppState {
        wanted: Some(Route::parse(&hash)),
        remembered: Some(Remembered::default()),
        ..AppState::default()
    };
    let state = [AppAction::SetView(View::Cache), go(&hash)]
        .into_iter()
        .fold(first, |state, action| update(&state, action));
    assert_eq!((state.view, state.notice.clone()), (View::Inspect, None));
    assert_eq!(state.wanted, Some(Route::parse(&hash)));
}
