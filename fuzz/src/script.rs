//! What is done with a hostile script. The fuzzer and the bounded property tests share it: nothing
//! may panic or hang, and what is understood is written and read back as the same.

use std::sync::Arc;

use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::sim::Simulator;
use onionskin::sim::cow::content::NoContent;
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::{Action, Cow, World, docker_diff, members, weigh};
use onionskin::union::UnionTree;

/// System calls one line may make before it is stopped.
const CALLS: u64 = 20_000;
/// Lines that are carried out.
const LINES: usize = 40;

/// Text as it might be pasted: a script.
pub fn script(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut actions = Vec::new();
    for line in text.lines() {
        let Ok(Some(action)) = Action::parse(line) else { continue };
        let shown = action.to_string();
        let again = Action::parse(&shown);
        assert_eq!(again.as_ref(), Ok(&Some(action.clone())), "{line:?} is written {shown:?}");
        assert!(!shown.contains('\n'), "{shown:?} is one line");
        actions.push(action);
    }
    let cow = simulator();
    let mut state = cow.initial();
    for action in actions.iter().take(LINES) {
        let mut watch = |calls| calls < CALLS;
        if let Ok((next, _)) = cow.step_watched(&state, action, Some(&mut watch)) {
            state = next;
        }
    }
    look(&cow, &state);
}

/// Containers over a small image.
fn simulator() -> Cow<NoContent> {
    let mut index = LayerIndex::default();
    for (path, kind) in [
        (&b"bin"[..], EntryKind::Dir),
        (b"d", EntryKind::Dir),
        (b"d/f", EntryKind::File),
        (b"f", EntryKind::File),
        (b"l", EntryKind::Symlink),
        (b"p", EntryKind::Fifo),
    ] {
        let mut draft = EntryDraft::new(path.to_vec(), kind);
        draft.mode = 0o755;
        draft.size = if kind == EntryKind::File { 5_000 } else { 0 };
        draft.link = (kind == EntryKind::Symlink).then(|| b"d/f".to_vec());
        index.push(draft);
    }
    let mut tree = UnionTree::new();
    tree.push_layer(Arc::new(index));
    let facts = Facts { names: vec!["image:1".to_owned()], ..Facts::default() };
    Cow::new(World::new(Arc::new(tree)), facts, Options::default(), NoContent)
}

fn look(cow: &Cow<NoContent>, state: &State) {
    for container in &state.containers {
        let Some(fs) = cow.view(state, &container.name) else { continue };
        let lines = docker_diff(&fs);
        assert!(
            !container.upper.is_empty() || lines.is_empty(),
            "an empty layer differs in nothing"
        );
        let _ = (members(&fs.upper), weigh(&fs.upper));
    }
}
