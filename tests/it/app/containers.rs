//! The containers screen: what a person does, and what is on screen then.

use onionskin::app::{
    AppAction, AppState, ContainersAction as Do, ContainersState, LinkError, Notice, Route, Shown,
    Speed, Stopped, View, update,
};
use onionskin::base::{LayerPath, Shared};
use onionskin::sim::cow::CowEvent;
use onionskin::sim::cow::look::{ContainerLook, Look};
use onionskin::sim::cow::predict::{Answer, Asks, Choice, Question};

use super::{after, begin, id, layer, opened, web, with};

/// What the simulator shows after `step` lines, with so many frames.
fn shown(step: usize, frames: usize) -> Do {
    Do::Show(Shared::new(Shown::new(step, look(frames), Vec::new(), None)))
}

fn look(frames: usize) -> Look {
    let events = (0..frames).map(|n| CowEvent::Removed {
        path: LayerPath::clean(format!("/{n}/{n}").as_bytes()),
        file_type: onionskin::sim::cow::layer::FileType::File,
        bytes: 1,
    });
    Look { events: events.collect(), ..Look::default() }
}

/// The same with a question, which its second event decides; the second choice is right.
fn asked(step: usize, frames: usize) -> Do {
    let question = Question {
        asks: Asks::Gains { container: "web".into() },
        choices: vec![Choice::Bytes(0), Choice::Bytes(7)],
        right: 1,
        decides: 1,
    };
    let look = Look { question: Some(question), ..look(frames) };
    Do::Show(Shared::new(Shown::new(step, look, Vec::new(), None)))
}

/// A script of three lines at its beginning, and what is done then.
fn script(actions: impl IntoIterator<Item = Do>) -> ContainersState {
    let lines = ["docker run --name web x", "web# ls", "web# rm /a"].map(str::to_owned).to_vec();
    played([Do::Load(lines, 0), shown(0, 0)].into_iter().chain(actions))
}

fn played(actions: impl IntoIterator<Item = Do>) -> ContainersState {
    let mut state = ContainersState::default();
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

/// Step and frame.
fn place(state: &ContainersState) -> (usize, usize) {
    (state.script.cursor(), state.frame())
}

#[test]
fn typed_commands_go_to_the_container_the_script_speaks_of() {
    let state = update(&AppState::default(), AppAction::SetView(View::Containers));
    let typed =
        |state: &AppState, text: &str| update(state, AppAction::Containers(Do::Type(text.into())));
    let state = typed(&state, "docker run -d --name web shop:1");
    // The simulator has not answered yet.
    let state = typed(&state, "rm /etc/motd");
    let state = typed(&state, "  ");
    assert_eq!(
        state.containers.script.list(),
        ["docker run -d --name web shop:1", "web# rm /etc/motd"]
    );
    let state = update(&state, AppAction::Containers(Do::Go(1)));
    let state = typed(&state, "docker diff web");
    assert_eq!(state.containers.script.list()[1], "docker diff web");
    let state = update(&state, AppAction::Containers(Do::Undo));
    assert_eq!(state.containers.script.list()[1], "web# rm /etc/motd");
    assert_eq!(state.containers.script.cursor(), 1);
    let state = update(&state, AppAction::Containers(Do::Redo));
    assert_eq!(state.containers.script.list()[1], "docker diff web");
}

#[test]
fn a_remark_is_no_step() {
    let state = played([Do::Type("# a remark".into()), Do::Type("docker ps".into())]);
    assert_eq!(state.script.list(), ["docker ps"]);
}

#[test]
fn a_free_name_is_free_before_the_simulator_answers() {
    let mut state = played([Do::Type("docker run -d --name web x".into())]);
    assert_eq!(state.free_name(), "web2");
    state.apply(Do::Type("docker create --name web2 x".into()));
    assert_eq!(state.free_name(), "web3");
}

#[test]
fn frames_lead_from_step_to_step() {
    let state = script([Do::Nudge(true)]);
    assert_eq!(place(&state), (1, 0));
    // Until the step is shown nothing goes on.
    let state = script([Do::Nudge(true), Do::Nudge(true)]);
    assert_eq!(place(&state), (1, 0));
    let state = script([Do::Nudge(true), shown(1, 2), Do::Nudge(true)]);
    assert_eq!(place(&state), (1, 1));
    let state = script([Do::Nudge(true), shown(1, 2), Do::Nudge(true), Do::Nudge(true)]);
    assert_eq!(place(&state), (2, 0));
    let state = script([Do::Go(2), shown(2, 3), Do::Frame(0), Do::Nudge(false), shown(1, 2)]);
    assert_eq!(place(&state), (1, 1), "going back one sees how the step before ended");
}

#[test]
fn it_plays_to_the_end_and_then_from_the_beginning() {
    let mut state = script([Do::Play(true)]);
    assert!(state.playing);
    for (step, frames) in [(1, 1), (2, 2), (3, 1)] {
        state.apply(Do::Tick);
        state.apply(shown(step, frames));
        (1..frames).for_each(|_| state.apply(Do::Tick));
        assert_eq!(place(&state), (step, frames - 1));
    }
    assert!(!state.playing, "there is nothing after the last frame");
    state.apply(Do::Play(true));
    assert_eq!(state.script.cursor(), 0);
    state.apply(Do::Go(2));
    assert!(!state.playing, "who goes somewhere stops it");
    assert!(!played([Do::Play(true)]).playing, "there is nothing to play");
}

#[test]
fn speeds_come_round() {
    let mut speed = Speed::default();
    let factors: Vec<f64> = (0..4)
        .map(|_| {
            speed = speed.next();
            speed.factor()
        })
        .collect();
    assert_eq!(factors, [2.0, 4.0, 0.5, 1.0]);
}

#[test]
fn a_step_is_asked_about_before_it_is_shown() {
    let go = [Do::Predict(true), Do::Go(1), asked(1, 3)];
    let state = script(go.clone());
    assert!(state.question().is_some());
    assert_eq!(place(&script(go.clone().into_iter().chain([Do::Nudge(true)]))), (1, 2));
    let state = script(go.clone().into_iter().chain([Do::Answer(Answer::Choice(1))]));
    assert_eq!(state.question(), None);
    assert!(state.answered().unwrap().marked.right);
    assert_eq!(place(&state), (1, 1), "the frame that decides");
    assert_eq!((state.predict.right, state.predict.asked), (1, 1));
    let state = script(go.clone().into_iter().chain([Do::Answer(Answer::Choice(0))]));
    assert!(!state.answered().unwrap().marked.right);
    assert_eq!((state.predict.right, state.predict.asked), (0, 1));
    // What was answered or shown is not asked again; what is typed anew is.
    let back = [Do::Go(0), shown(0, 0), Do::Go(1), asked(1, 3)];
    let state = script(go.clone().into_iter().chain([Do::Reveal]).chain(back));
    assert_eq!(state.question(), None);
    let again = [Do::Reveal, Do::Go(0), Do::Type("docker ps".into()), asked(1, 3)];
    assert!(script(go.clone().into_iter().chain(again)).question().is_some());
    // Turned on later, it asks about what comes.
    let state = script([Do::Go(1), asked(1, 3), Do::Predict(true)]);
    assert_eq!(state.question(), None);
}

#[test]
fn playing_waits_for_an_answer() {
    let go = [Do::Predict(true), Do::Play(true), Do::Tick, asked(1, 2)];
    assert!(!script(go.clone()).playing);
    let state = script(go.into_iter().chain([Do::Tick]));
    assert_eq!(state.script.cursor(), 1);
}

#[test]
fn cancel_goes_back_to_what_was_shown_and_keeps_the_lines() {
    let state = script([Do::Go(1), shown(1, 1), Do::Go(3), Do::Progress(9), Do::Cancel]);
    assert_eq!((state.script.cursor(), state.script.list().len()), (1, 3));
    assert_eq!((state.calls, state.restarts), (None, 1));
    // The way back to it takes long as well.
    let state = script([Do::Go(1), shown(1, 1), Do::Go(3), Do::Cancel, Do::Cancel]);
    assert_eq!((state.script.cursor(), state.restarts), (0, 2));
}

#[test]
fn a_crash_keeps_what_was_shown() {
    let state = script([Do::Go(1), shown(1, 3), Do::Play(true), Do::Crashed("gone".into())]);
    let shown = state.shown.as_ref().unwrap();
    assert_eq!(shown.frames.len(), 3);
    assert_eq!(shown.stopped, Some(Stopped::Crash("gone".into())));
    assert!(!state.playing);
}

#[test]
fn brackets_go_from_container_to_container() {
    let container = |name: &str| ContainerLook {
        name: name.into(),
        id: String::new(),
        image: String::new(),
        running: true,
        logical: 0,
        on_disk: 0,
        mounts: Vec::new(),
    };
    let look = Look {
        containers: ["a", "b", "c"].map(container).to_vec(),
        shown: Some(2),
        ..Look::default()
    };
    let show = Do::Show(Shared::new(Shown::new(0, look, Vec::new(), None)));
    assert_eq!(played([show.clone(), Do::NextContainer(true)]).container.as_deref(), Some("a"));
    assert_eq!(played([show, Do::NextContainer(false)]).container.as_deref(), Some("b"));
    assert_eq!(script([Do::NextContainer(true)]).container, None);
}

fn containers(action: Do) -> AppAction {
    AppAction::Containers(action)
}

/// The state after some lines over `web.tar`.
fn typed(lines: &[&str]) -> AppState {
    let lines = lines.iter().map(|line| containers(Do::Type((*line).into())));
    with(web(), [AppAction::SetView(View::Containers)].into_iter().chain(lines))
}

#[test]
fn the_address_carries_the_script() {
    let state = typed(&["docker run --name web image:0", "ls /"]);
    let state = update(&state, containers(Do::Go(1)));
    let state = update(&state, containers(Do::Frame(2)));
    let hash = state.route().to_hash();
    let image = id(0);
    assert_eq!(hash, format!("#containers/{image}/1.3/1~docker+run+--name+web+IMAGE~web$+ls+/"));
    // On a fresh page, once the image is there.
    let fresh = AppState { wanted: Some(Route::parse(&hash)), ..AppState::default() };
    let fresh = web().into_iter().fold(fresh, |state, action| update(&state, action));
    assert_eq!((fresh.view, fresh.notice.clone()), (View::Containers, None));
    let (there, here) = (&fresh.containers, &state.containers);
    assert_eq!(there.script.list(), here.script.list());
    assert_eq!((there.script.cursor(), there.frame), (1, Some(2)));
    assert!(!there.script.can_undo(), "a link's script is no edit");
    // On the page that is there, as Back brings it.
    let on = update(&state, containers(Do::Type("rm /c".into())));
    let back = update(&on, AppAction::RouteChanged(Route::parse(&hash)));
    assert_eq!(back.containers.script.list(), here.script.list());
    let undone = update(&back, containers(Do::Undo));
    assert_eq!(undone.containers.script.list(), on.containers.script.list());
}

#[test]
fn a_sample_is_named_in_the_address() {
    let mut actions = web();
    if let AppAction::Begin { source, .. } = &mut actions[0] {
        source.sample = Some("nginx-like".into());
    }
    let here = with(actions.clone(), [AppAction::SetView(View::Containers)]);
    assert_eq!(here.route().to_hash(), "#containers/nginx-like");
    let wanted = Route::parse("#containers/nginx-like/1/1~docker+run+IMAGE");
    let state = AppState { wanted: Some(wanted), ..AppState::default() };
    let state = actions.into_iter().fold(state, |state, action| update(&state, action));
    assert_eq!(state.containers.script.list(), ["docker run image:0"]);
    assert_eq!(state.notice, None);
}

#[test]
fn a_damaged_link_is_told_and_leads_to_the_containers() {
    let route = Route::parse(&format!("#containers/{}/1/2~docker+ps", id(0)));
    let state = with(web(), [AppAction::RouteChanged(route)]);
    assert_eq!(state.view, View::Containers);
    assert_eq!(state.notice, Some(Notice::BadLink(LinkError::Version { found: "2".into() })));
}

#[test]
fn a_script_file_is_opened_over_any_image() {
    let open = |text: &str| AppAction::OpenScript { name: "s.txt".into(), text: text.into() };
    let text = format!(
        "# onionskin containers 1\n# name: image:0\n# image: {}\n\ndocker run image:0\n# why\n",
        id(0)
    );
    let state = with(web(), [open(&text)]);
    assert_eq!(state.containers.script.list(), ["docker run image:0"]);
    assert_eq!((state.view, state.notice), (View::Containers, None));
    let other = text.replace(&id(0).to_string(), &id(8).to_string());
    let state = with(web(), [open(&other)]);
    assert!(matches!(state.notice, Some(Notice::ScriptForAnother { waits: false, .. })));
    assert_eq!(state.containers.script.list().len(), 1);
    let state = with(web(), [open("for x in y; do z; done")]);
    assert!(matches!(state.notice, Some(Notice::BadScript { .. })));
    // Without an image it waits for it.
    let state = after([open(&text)]);
    assert!(matches!(state.notice, Some(Notice::ScriptForAnother { waits: true, .. })));
    let state = web().into_iter().fold(state, |state, action| update(&state, action));
    assert_eq!(state.containers.script.list(), ["docker run image:0"]);
    assert_eq!(state.view, View::Containers);
}

#[test]
fn an_image_is_left_and_come_back_to_with_its_script() {
    let two = [begin(1, "two.tar"), opened(1, &[1, 1]), layer(1, 0, &["a"])];
    let line = containers(Do::Type("docker run --name web image:0".into()));
    let state = after(two.into_iter().chain([AppAction::SetView(View::Containers), line]));
    let first = state.route();
    let other = [AppAction::ChooseImage { image: 1, serial: 2, now: 0.0 }, layer(2, 0, &["x"])];
    let state = other.into_iter().fold(state, |state, action| update(&state, action));
    assert_eq!(state.containers.script.list().len(), 0);
    let state = update(&state, AppAction::RouteChanged(Route { script: None, ..first }));
    assert_eq!(state.containers.script.list(), ["docker run --name web image:0"]);
    assert!(state.containers.script.can_undo());
    assert_eq!(state.view, View::Containers);
}
