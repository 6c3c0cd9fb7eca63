//! The scripts to begin with, replayed on the samples and told sentence by sentence.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

use onionskin::archive::{ContentAt, Outer, open, read_content, read_layer};
use onionskin::base::Limits;
use onionskin::explain::{self, Message};
use onionskin::i18n::{self, Lang};
use onionskin::image;
use onionskin::sim::cow::content::Wanted;
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::predict::question;
use onionskin::sim::cow::ready::{self, Ready};
use onionskin::sim::cow::{Action, Cow, CowEvent, Fetched, Refusal, World, parse_script};
use onionskin::sim::{Simulator, Timeline};
use onionskin::union::UnionTree;
use onionskin_testkit::samples;

/// Lines that fail, and how: scripts that are about a failure.
const FAILS: &[(&str, &str, u8)] = &[
    ("two-containers", "two# ls /note.txt", 1),
    ("delete", "web# cat /usr/sbin/nginx", 1),
    ("hosts", "app# rm /etc/hosts", 1),
    ("commit", "new# cat /app/installed.txt", 1),
    ("removed", "app# cat /work.txt", 1),
];

/// Titles and descriptions.
pub fn messages() -> Vec<Message> {
    let told = ready::ALL.iter().filter_map(|ready| explain::ready(ready.id));
    told.flat_map(|(title, about)| [title, about]).collect()
}

/// A sample, opened, with a simulator over it.
struct Opened {
    bytes: Vec<u8>,
    image: image::Image,
    tree: Arc<UnionTree>,
    cow: Cow,
}

fn opened(id: &str) -> Opened {
    let file = format!("{}/static/samples/{id}.tar", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(file).unwrap();
    let mut reader = Cursor::new(&bytes[..]);
    let limits = Limits::default();
    let outer = Outer::plain(bytes.len() as u64);
    let image = open(&mut reader, outer, &limits, &mut |_| {}).unwrap().value.images.swap_remove(0);
    let mut tree = UnionTree::new();
    for layer in &image.layers {
        let read = read_layer(&mut reader, layer, true, &limits, &mut |_| {});
        tree.push_layer(Arc::new(read.index));
    }
    let tree = Arc::new(tree);
    let facts = Facts::of(&image, &tree);
    let cow =
        Cow::new(World::new(Arc::clone(&tree)), facts, Options::default(), Fetched::default());
    Opened { bytes, image, tree, cow }
}

impl Opened {
    fn fetch(&mut self, wanted: Wanted) {
        let at = wanted.inode.entry;
        let entry = self.tree.index(wanted.inode.layer).unwrap().get(at).unwrap();
        let at = ContentAt::of(at, entry);
        let layer = &self.image.layers[wanted.inode.layer.index()];
        let range = wanted.offset..wanted.offset + wanted.len;
        let mut reader = Cursor::new(&self.bytes[..]);
        let bytes = read_content(&mut reader, layer, &at, range).unwrap();
        self.cow.store.insert(wanted, &bytes).unwrap();
    }

    /// A step, with the bytes fetched that it asks for.
    fn step(&mut self, state: &State, action: &Action) -> (State, Vec<CowEvent>, Vec<Refusal>) {
        let mut asked = Vec::new();
        loop {
            match self.cow.step(state, action) {
                Ok((state, events)) => return (state, events, asked),
                Err(Refusal::NeedsContent(wanted)) if asked.len() < 8 => {
                    wanted.iter().for_each(|&wanted| self.fetch(wanted));
                    asked.push(Refusal::NeedsContent(wanted));
                }
                Err(refusal) => panic!("{action} is refused: {refusal:?}"),
            }
        }
    }
}

fn tell(now: &mut String, message: &Message) {
    let [en, ko] = Lang::ALL.map(|lang| i18n::text(lang, message));
    writeln!(now, "  {en}\n  {ko}").unwrap();
}

/// What a command printed, as it is shown in a terminal.
fn printed(now: &mut String, events: &[CowEvent]) {
    for event in events {
        let CowEvent::Finished { out, err, .. } = event else { continue };
        for line in String::from_utf8_lossy(&[&out[..], &err[..]].concat()).lines() {
            writeln!(now, "  | {line}").unwrap();
        }
    }
}

fn replay(ready: &Ready, now: &mut String) {
    let mut sample = opened(ready.sample);
    let actions = parse_script(ready.script).unwrap_or_else(|error| panic!("{error:?}"));
    assert!((5..=12).contains(&actions.len()), "{} has {} actions", ready.id, actions.len());
    let (mut states, mut asked) = (vec![sample.cow.initial()], 0);
    for action in &actions {
        let (state, events, _) = sample.step(states.last().unwrap(), action);
        writeln!(now, "$ {action}").unwrap();
        printed(now, &events);
        for message in explain::cow_events(&events) {
            tell(now, &message);
        }
        writeln!(now).unwrap();
        let text = action.to_string();
        let fails = FAILS.iter().find(|(id, line, _)| (*id, *line) == (ready.id, &text));
        let last = actions.iter().rposition(|other| other == action) == Some(states.len() - 1);
        let expected = fails.filter(|_| last).map_or(0, |(_, _, status)| *status);
        for event in &events {
            if let CowEvent::Finished { status, err, .. } = event {
                let err = String::from_utf8_lossy(err);
                assert_eq!(*status, expected, "{}: {action}: {err}", ready.id);
            }
        }
        if let Some(question) =
            question(&sample.cow, &states[states.len() - 1], action, &state, &events)
        {
            assert!(question.decides < events.len() && question.answer().is_some());
            asked += 1;
        }
        states.push(state);
    }
    assert!(asked >= 2, "{} asks {asked} questions", ready.id);
    let mut timeline = Timeline::new(&sample.cow);
    timeline.replace(actions);
    for n in (0..states.len()).rev() {
        timeline.seek(&sample.cow, n).unwrap();
        assert!(*timeline.state() == states[n], "{}: state {n}", ready.id);
    }
}

#[test]
fn every_ready_script_runs_and_is_told() {
    let mut now = String::new();
    let known: Vec<String> = samples::files().into_iter().map(|(name, _)| name).collect();
    for ready in ready::ALL {
        assert!(known.contains(&format!("{}.tar", ready.sample)), "no sample {}", ready.sample);
        writeln!(now, "=== {} ({})", ready.id, ready.sample).unwrap();
        let (title, about) = explain::ready(ready.id).unwrap();
        tell(&mut now, &title);
        tell(&mut now, &about);
        writeln!(now).unwrap();
        replay(ready, &mut now);
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/explain/ready.txt");
    if std::env::var_os(super::UPDATE).is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, committed) in now.lines().zip(committed.lines()) {
        assert_eq!(now, committed, "if this is meant, run again with {}=1", super::UPDATE);
    }
    assert_eq!(now.len(), committed.len(), "if this is meant, run again with {}=1", super::UPDATE);
}
