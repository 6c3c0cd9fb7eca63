//! The build cache screen: typing, undo, places, predictions, links, files.

use onionskin::app::cache::{
    Builders, CacheAction, CacheState, Guess, Shown, Stopped, lines_to_guess,
};
use onionskin::app::{CacheFile, CacheFileError, CacheLink, LONGEST};
use onionskin::base::{Digest, Shared};
use onionskin::explain::Message;
use onionskin::sim::cache::ready::ALL;
use onionskin::sim::cache::script::{Entry, Script, ScriptError, ScriptProblem, Start, Step};
use onionskin::sim::cache::{Desk, Halt, Refusal, Request, Version};
use proptest::prelude::*;

pub fn messages() -> Vec<Message> {
    let script = |what| CacheFileError::Script(ScriptError { line: 3, what });
    let all = [
        script(ScriptProblem::Step),
        script(ScriptProblem::Entry),
        script(ScriptProblem::Section),
        script(ScriptProblem::Ends),
    ];
    all.iter().map(CacheFileError::message).collect()
}

fn state(text: &str) -> CacheState {
    let files = vec![Entry::text("package.json", "{}"), Entry::text("a.js", "1")];
    CacheState::new(Start { dockerfile: text.into(), files })
}

/// Types texts one after the other.
fn typed(state: &mut CacheState, texts: &[&str]) {
    texts.iter().for_each(|text| state.apply(CacheAction::Type((*text).into())));
}

/// Lets the simulator show the place.
fn play(state: &mut CacheState) {
    let mut desk = Desk::default();
    assert!(desk.answer(Request::Start((*state.start).clone())).is_none());
    // As it goes between threads.
    let sent = postcard::to_stdvec(&state.request()).unwrap();
    let reply = desk.answer(postcard::from_bytes(&sent).unwrap()).unwrap();
    let sent = postcard::to_stdvec(&reply).unwrap();
    let shown = Shown::new(postcard::from_bytes(&sent).unwrap());
    assert_eq!(shown.look.dockerfile, **state.text, "editor and simulator have the same text");
    state.apply(CacheAction::Show(Shared::new(shown)));
}

#[test]
fn a_word_typed_is_one_edit() {
    let mut it = state("RUN a\n");
    typed(&mut it, &["RUN ab\n", "RUN abc\n", "RUN abc \n", "RUN abc d\n", "RUN abc de\n"]);
    assert_eq!(it.steps.list().len(), 2);
    it.apply(CacheAction::Undo);
    assert_eq!(it.text.as_str(), "RUN abc \n");
    it.apply(CacheAction::Undo);
    assert_eq!(it.text.as_str(), "RUN a\n");
    it.apply(CacheAction::Redo);
    it.apply(CacheAction::Redo);
    assert_eq!(it.text.as_str(), "RUN abc de\n");
}

#[test]
fn a_syllable_being_composed_is_one_edit() {
    let mut it = state("# \n");
    typed(&mut it, &["# ㅎ\n", "# 하\n", "# 한\n", "# 한ㄱ\n", "# 한그\n", "# 한글\n"]);
    assert_eq!(it.steps.list().len(), 1);
    it.apply(CacheAction::Undo);
    assert_eq!(it.text.as_str(), "# \n");
}

#[test]
fn another_place_line_or_kind_is_another_edit() {
    for (texts, edits) in [
        (["ab\nc\n", "abc\nc\n"], 1),
        (["ab\nc\n", "ab\ncd\n"], 2),
        (["ab\nc\n", "a\nc\n"], 2),
        (["ab\nc\n", "ab\n\nc\n"], 2),
        (["xa\nc\n", "xay\nc\n"], 2),
        (["\nc\n", "b\nc\n"], 2),
    ] {
        let mut it = state("a\nc\n");
        typed(&mut it, &texts);
        assert_eq!(it.steps.list().len(), edits, "{texts:?}");
        assert_eq!(it.text.as_str(), texts[1]);
    }
}

#[test]
fn what_is_done_between_ends_an_edit() {
    let mut it = state("RUN a\n");
    typed(&mut it, &["RUN ab\n"]);
    it.apply(CacheAction::Do(Step::Touch("a.js".into())));
    typed(&mut it, &["RUN abc\n"]);
    assert_eq!(it.steps.list().len(), 3);
    it.apply(CacheAction::Go(1));
    assert_eq!(it.text.as_str(), "RUN ab\n");
    typed(&mut it, &["RUN abx\n"]);
    assert_eq!(it.steps.list().len(), 2);
    it.apply(CacheAction::Undo);
    assert_eq!((it.steps.list().len(), it.steps.cursor()), (3, 1));
}

#[test]
fn lines_move_within_the_file() {
    let mut it = state("FROM a\nRUN b\nRUN c");
    it.apply(CacheAction::MoveLine(2, true));
    assert_eq!(it.text.as_str(), "FROM a\nRUN c\nRUN b\n");
    for (line, down) in [(3, true), (1, false), (0, true), (9, false)] {
        it.apply(CacheAction::MoveLine(line, down));
    }
    assert_eq!(it.steps.list().len(), 1);
    play(&mut it);
}

#[test]
fn a_build_plays_from_its_first_frame_to_its_last() {
    let mut it = state("FROM node:20\nCOPY . .\nRUN npm ci\n");
    it.apply(CacheAction::SetBuilders(Builders::Both));
    it.apply(CacheAction::Build);
    play(&mut it);
    assert!(it.playing && it.frame() == 0 && it.frames() > 10);
    for _ in 1..it.frames() {
        it.apply(CacheAction::Tick);
    }
    assert_eq!(it.frame(), it.frames() - 1);
    it.apply(CacheAction::Tick);
    assert!(!it.playing);
    it.apply(CacheAction::Nudge(false));
    assert_eq!(it.frame(), it.frames() - 2);
    it.apply(CacheAction::Do(Step::Edit("a.js".into())));
    it.apply(CacheAction::Build);
    it.apply(CacheAction::NudgeBuild(false));
    assert_eq!(it.steps.cursor(), 1);
    it.apply(CacheAction::NudgeBuild(true));
    assert_eq!(it.steps.cursor(), 3);
}

#[test]
fn the_telling_frame_is_that_of_the_cause() {
    let mut it = state("FROM node:20\nCOPY package.json .\nRUN npm ci\n");
    it.apply(CacheAction::Build);
    it.apply(CacheAction::Do(Step::Edit("package.json".into())));
    it.apply(CacheAction::Build);
    it.apply(CacheAction::Go(0));
    it.apply(CacheAction::Go(3));
    play(&mut it);
    let shown = it.shown.clone().unwrap();
    let frame = &shown.frames[it.frame()];
    assert_eq!((frame.step, frame.version), (Some(1), Some(Version::BuildKit)));
}

#[test]
fn guesses_are_held_against_the_engine() {
    let mut it = state("FROM node:20\nCOPY package.json .\nRUN npm ci\nCOPY a.js .\nCMD x\n");
    it.apply(CacheAction::Build);
    it.apply(CacheAction::Do(Step::Edit("a.js".into())));
    it.apply(CacheAction::Predict(true));
    it.apply(CacheAction::Build);
    assert!(!it.playing);
    play(&mut it);
    let asked: Vec<usize> = lines_to_guess(it.question().unwrap()).collect();
    assert_eq!(asked, [1, 2, 3]);
    for (line, guess) in [(1, Guess::Hit), (2, Guess::Runs), (3, Guess::Runs)] {
        it.apply(CacheAction::Guess(line, Some(guess)));
    }
    it.apply(CacheAction::Answer);
    assert!(it.question().is_none());
    assert_eq!((it.predict.right, it.predict.asked), (2, 3));
    assert_eq!(it.guessed().unwrap().lines, [(1, true), (2, false), (3, true)].into());
}

#[test]
fn a_script_loaded_starts_anew() {
    let mut it = state("FROM a\n");
    it.apply(CacheAction::Build);
    it.apply(CacheAction::Ready("chmod-touch".into()));
    assert_eq!((it.steps.cursor(), it.steps.list().len()), (0, 5));
    assert!(it.text.starts_with("FROM alpine"));
    it.apply(CacheAction::Ready("nothing".into()));
    assert_eq!(it.steps.list().len(), 5);
}

#[test]
fn a_step_that_cannot_be_done_stops_and_is_told() {
    let mut it = state("FROM a\n");
    it.apply(CacheAction::Do(Step::Touch("nothing".into())));
    it.apply(CacheAction::Build);
    play(&mut it);
    let halt = Halt { step: 0, why: Refusal::NoFile("nothing".into()) };
    assert_eq!(it.shown.as_ref().unwrap().stopped, Some(Stopped::Halt(halt)));
    assert!(!it.playing && it.is_settled());
    it.apply(CacheAction::Crashed("gone".into()));
    assert_eq!(it.shown.as_ref().unwrap().stopped, Some(Stopped::Crash("gone".into())));
}

#[test]
fn a_dropped_context_takes_the_place_of_the_old_one() {
    let mut it = state("FROM a\n");
    it.apply(CacheAction::Build);
    typed(&mut it, &["FROM ab\n"]);
    it.apply(CacheAction::Context(vec![Entry::text("b.js", "2")]));
    assert_eq!((it.text.as_str(), it.steps.list().len()), ("FROM ab\n", 0));
    let files = vec![Entry::text("Dockerfile", "FROM c\n"), Entry::text("d/Dockerfile", "")];
    it.apply(CacheAction::Context(files));
    assert_eq!((it.text.as_str(), it.start.files.len()), ("FROM c\n", 1));
    play(&mut it);
}

#[test]
fn golf_keeps_the_best_score() {
    let mut it = state("FROM a\n");
    it.apply(CacheAction::Golf(Some(0)));
    play(&mut it);
    assert_eq!(it.best, Some(2));
    typed(&mut it, &["FROM node:20\nCOPY package.json .\nRUN npm install\nCOPY . .\n"]);
    play(&mut it);
    assert_eq!(it.best, Some(1));
    it.apply(CacheAction::Undo);
    play(&mut it);
    assert_eq!(it.best, Some(1));
    typed(&mut it, &["FROM node:20\n"]);
    play(&mut it);
    assert_eq!(it.best, Some(1));
    it.apply(CacheAction::Golf(None));
    assert_eq!((it.course, it.best), (None, None));
    it.apply(CacheAction::Golf(Some(99)));
    assert_eq!(it.course, None);
}

#[test]
fn every_ready_script_fits_a_link_and_a_file() {
    for ready in ALL {
        let script = ready.script().unwrap();
        let link = CacheLink { step: 2, frame: 3, script: script.clone() };
        let hash = link.to_hash().unwrap();
        assert!(hash.len() < 1_500, "{}: {}", ready.id, hash.len());
        let odd = |c: char| !(c.is_ascii_alphanumeric() || "#-._/:=,~+$%".contains(c));
        assert!(!hash.contains(odd), "{hash}");
        assert_eq!(CacheLink::parse(&hash).unwrap(), link);
        let file = CacheFile { step: 2, script };
        assert_eq!(CacheFile::parse(&file.to_text()).unwrap(), file);
    }
}

#[test]
fn a_link_that_is_too_long_is_none() {
    let random = (0..9_000_u64).map(|n| format!("{:x}", n.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
    let mut script = Script::default();
    script.start.files = random.map(|text| Entry::text(&text, &text)).collect();
    assert_eq!(CacheLink { script, ..CacheLink::default() }.to_hash(), None);
    let mut script = Script::default();
    script.start.dockerfile = "RUN make all && make install\n".repeat(500);
    let hash = CacheLink { script: script.clone(), ..CacheLink::default() }.to_hash().unwrap();
    assert!(hash.len() <= LONGEST);
    assert_eq!(CacheLink::parse(&hash).unwrap().script, script);
}

#[test]
fn the_address_leads_back_to_the_place() {
    for ready in ALL {
        let mut it = CacheState::default();
        it.apply(CacheAction::Ready(ready.id.into()));
        it.apply(CacheAction::Go(2));
        it.apply(CacheAction::Frame(1));
        let mut other = CacheState::default();
        let link = || Box::new(CacheLink::parse(&it.hash()).unwrap());
        other.apply(CacheAction::Linked(link()));
        let place =
            |it: &CacheState| (it.script(), it.steps.cursor(), it.frame, it.text.to_string());
        assert_eq!(place(&other), place(&it), "{}", ready.id);
        // The same script again is a place in it: what can be undone stays.
        it.apply(CacheAction::Build);
        let link = Box::new(CacheLink::parse(&it.hash()).unwrap());
        it.apply(CacheAction::Linked(link));
        assert!(it.steps.can_undo());
    }
}

#[test]
fn what_is_too_long_for_a_link_has_an_address_without_it() {
    let noise = (0..20_000_u64).map(|n| Digest::sha256_of(&n.to_le_bytes()).to_string());
    let it = CacheState::new(Start { dockerfile: noise.collect(), files: Vec::new() });
    assert_eq!(it.hash(), "#cache");
    let files = (0..9_000).map(|n| Entry::text(&format!("src/{n}.js"), "")).collect();
    assert_eq!(CacheState::new(Start { dockerfile: String::new(), files }).hash(), "#cache");
}

#[test]
fn a_script_is_told_from_a_dockerfile() {
    for (text, wanted) in [
        ("# onionskin cache 1\n# step: 0\n", true),
        ("\u{feff}# onionskin cache 9\n", true),
        ("--- Dockerfile\nFROM a\n", true),
        ("FROM a\n--- Dockerfile\n", false),
        ("# onionskin\nFROM a\n", false),
        ("", false),
    ] {
        assert_eq!(CacheFile::is_one(text), wanted, "{text}");
    }
}

#[test]
fn mistakes_of_links_and_files_are_told() {
    use onionskin::app::LinkError;
    let link = |hash: &str| match CacheLink::parse(hash).unwrap_err() {
        CacheFileError::Link(error) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(link("#containers/-/1/1"), LinkError::Elsewhere);
    assert_eq!(link("#cached/1/1"), LinkError::Elsewhere);
    assert_eq!(link("#cache"), LinkError::Ends { at: 5 });
    assert_eq!(link("#cache/1"), LinkError::Ends { at: 7 });
    assert_eq!(link("#cache/x/1"), LinkError::Number { at: 6 });
    assert_eq!(link("#cache/0/2~a"), LinkError::Version { found: "2".into() });
    assert_eq!(link("#cache/1/1~---+steps"), LinkError::Cut { step: 1, lines: 0 });
    let wrong = CacheFile::parse("# onionskin cache 9\n").unwrap_err();
    assert_eq!(wrong, CacheFileError::Version { found: "9".into() });
    let wrong = CacheFile::parse("# onionskin cache 1\n\n--- steps\nfly\n").unwrap_err();
    assert_eq!(wrong, CacheFileError::Script(ScriptError { line: 4, what: ScriptProblem::Step }));
}

proptest! {
    /// Whatever is typed, the steps make it, in the simulator too; undo leads back to the start.
    #[test]
    fn the_steps_make_what_was_typed(texts in proptest::collection::vec("[ab \n]{0,6}", 0..8)) {
        let mut it = state("FROM a\n");
        for text in &texts {
            it.apply(CacheAction::Type(text.clone()));
            prop_assert_eq!(&**it.text, text);
        }
        play(&mut it);
        while it.steps.can_undo() {
            it.apply(CacheAction::Undo);
        }
        prop_assert_eq!(it.text.as_str(), "FROM a\n");
    }
}

#[test]
fn a_panel_asks_for_what_it_shows() {
    use onionskin::app::cache::CachePanel;
    let mut it = state("FROM a\nRUN a\nRUN b\n");
    it.apply(CacheAction::Build);
    play(&mut it);
    it.apply(CacheAction::Panel(CachePanel::Advice));
    assert!(it.ask().advice && !it.ask().external && it.ask().builds.is_empty());
    it.apply(CacheAction::Panel(CachePanel::Registry));
    assert!(!it.ask().advice && it.ask().external);
    assert_eq!((it.pair(), it.ask().builds), (None, Vec::new()), "there is one build");
    it.apply(CacheAction::Build);
    play(&mut it);
    assert_eq!((it.pair(), it.ask().builds), (Some((1, 2)), vec![1, 2]));
    it.apply(CacheAction::Compare(Some((2, 1))));
    assert_eq!(it.pair(), Some((2, 1)));
    // A key is opened where it is seen.
    it.apply(CacheAction::OpenKey(Some(1)));
    assert_eq!((it.panel, it.line()), (CachePanel::Why, Some(1)));
    assert!(it.ask().builds.is_empty());
    let all = CachePanel::ALL;
    assert!(all.iter().all(|panel| panel.next(true).next(false) == *panel));
}

#[test]
fn the_key_on_screen_is_that_of_the_frame_until_one_is_opened() {
    let mut it = state("FROM a\nRUN a\nRUN b\n");
    it.apply(CacheAction::Build);
    play(&mut it);
    let at = |it: &CacheState, step| {
        let frames = &it.shown.as_ref().unwrap().frames;
        frames.iter().position(|frame| frame.step == Some(step)).unwrap()
    };
    it.apply(CacheAction::Frame(at(&it, 2)));
    assert_eq!((it.line(), it.ask().line), (Some(2), Some(2)));
    it.apply(CacheAction::OpenKey(Some(1)));
    assert_eq!(it.ask().line, Some(1));
    it.apply(CacheAction::Nudge(true));
    assert_ne!(it.line(), Some(1), "stepping on shows the frame's key again");
}

#[test]
fn a_script_that_was_replaced_comes_back() {
    let mut it = state("FROM a\n");
    it.apply(CacheAction::Do(Step::Touch("a.js".into())));
    it.apply(CacheAction::Build);
    it.apply(CacheAction::Undo);
    assert!(it.can_redo());
    it.apply(CacheAction::Context(vec![Entry::text("Dockerfile", "FROM b\n")]));
    assert!(it.can_undo() && !it.can_redo(), "what was taken back before is gone for good");
    it.apply(CacheAction::Do(Step::Delete("c".into())));
    it.apply(CacheAction::Undo);
    assert_eq!((it.text.as_str(), it.steps.list().len()), ("FROM b\n", 0));
    it.apply(CacheAction::Undo);
    assert_eq!((it.text.as_str(), it.start.files.len()), ("FROM a\n", 2));
    assert_eq!(it.steps.list(), [Step::Touch("a.js".into())]);
    assert_eq!(it.steps.cursor(), 1);
    play(&mut it);
    // All of it goes forward again, in order.
    it.apply(CacheAction::Undo);
    assert!(it.steps.list().is_empty() && !it.can_undo());
    it.apply(CacheAction::Redo);
    it.apply(CacheAction::Redo);
    assert_eq!((it.text.as_str(), it.start.files.len()), ("FROM b\n", 0));
    it.apply(CacheAction::Redo);
    assert_eq!(it.steps.list(), [Step::Delete("c".into())]);
    assert!(!it.can_redo());
    // Something new behind the old script: the other one does not come again.
    it.apply(CacheAction::Undo);
    it.apply(CacheAction::Undo);
    it.apply(CacheAction::Do(Step::Prune));
    assert!(!it.can_redo());
}

#[test]
fn nothing_was_there_before_the_first_script() {
    let mut it = CacheState::default();
    it.apply(CacheAction::Ready(ALL[0].id.into()));
    assert!(!it.can_undo());
}

#[test]
fn a_start_that_is_borrowed_is_packed_the_same() {
    use onionskin::sim::cache::Starting;
    let start = (*state("FROM a\n").start).clone();
    let borrowed = postcard::to_stdvec(&Starting::Start(&start)).unwrap();
    assert_eq!(postcard::from_bytes::<Request>(&borrowed).unwrap(), Request::Start(start));
}
