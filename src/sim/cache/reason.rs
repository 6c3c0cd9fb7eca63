//! Which part of a key changed: two keys compared, part by part.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::key::{Part, Parts, Value};
use super::tree::{Node, Tree};

/// How a file of a source changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FileChange {
    /// It has other bytes.
    Content,
    /// It has another mode.
    Mode {
        /// The old one.
        old: u32,
        /// The new one.
        new: u32,
    },
    /// It has another owner.
    Owner,
    /// It has other attributes.
    Attributes,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// A link leads elsewhere.
    Target,
    /// It is of another kind: a file where a directory was.
    Kind,
}

/// A part of a step's key that is not what it was, or another cause of a miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The builder never built such a step.
    NeverBuilt,
    /// The line is new: the last build did not have it.
    NewLine,
    /// `--no-cache`, or `--no-cache-filter` with the name of its stage.
    Forced,
    /// It was built with this very key, but that is no longer in the cache.
    Removed,
    /// Its key is in the cache, but its result was not exported, and a step that runs needs it.
    NoResult,
    /// What it is built on is another step than it was, though that one was found.
    BuiltOn {
        /// The instruction of the last build that it was built on.
        old: Option<usize>,
        /// The one that it is built on now.
        new: Option<usize>,
    },
    /// A part with one value has another one; nothing if it is missing.
    Changed {
        /// The part.
        part: Part,
        /// What it was.
        old: Option<String>,
        /// What it is.
        new: Option<String>,
    },
    /// A variable.
    Variable {
        /// Its name.
        name: String,
        /// What it was.
        old: Option<String>,
        /// What it is.
        new: Option<String>,
    },
    /// The same variables in another order.
    VariableOrder,
    /// A file of a source.
    File {
        /// The source, as written.
        source: String,
        /// The file's path.
        path: String,
        /// How it changed.
        change: FileChange,
    },
    /// What a source holds is not what it was, but nobody knows which file: a RUN wrote it.
    Written {
        /// The source, as written.
        source: String,
    },
    /// A file has another name or place.
    Moved {
        /// The source, as written.
        source: String,
        /// Its path before.
        old: String,
        /// Its path now.
        new: String,
    },
}

/// The parts that differ, in the order of the new key.
#[must_use]
pub fn differing(old: &Parts, new: &Parts) -> Vec<Reason> {
    let mut out = Vec::new();
    let (mut left, mut contents): (Vec<&Value>, Vec<&Value>) =
        old.0.iter().partition(|value| !matches!(value.part, Part::Content(_)));
    contents.reverse();
    for value in &new.0 {
        match &value.part {
            Part::Content(source) => match contents.pop() {
                Some(old) => files(source, old, value, &mut out),
                None => out.push(changed(&value.part, None, Some(value))),
            },
            Part::Env => {
                let at = left.iter().position(|old| old.part == Part::Env);
                let old = at.map(|at| left.remove(at));
                variables(old, value, &mut out);
            }
            part => {
                let at = left.iter().position(|old| old.part == *part);
                let old = at.map(|at| left.remove(at));
                if old.is_none_or(|old| old.text != value.text) {
                    out.push(changed(part, old, Some(value)));
                }
            }
        }
    }
    for old in left.into_iter().chain(contents) {
        out.push(changed(&old.part, Some(old), None));
    }
    out
}

fn changed(part: &Part, old: Option<&Value>, new: Option<&Value>) -> Reason {
    let text = |value: &Value| value.text.to_string();
    // A command's words tell whether only its shell is another one.
    let shell = |value: &Value| value.text.rsplit_once('\0').map(|(shell, _)| shell.to_owned());
    let command = |value: &Value| value.text.rsplit('\0').next().map(str::to_owned);
    if let (Part::Text, Some(a), Some(b)) = (part, old, new)
        && command(a) == command(b)
        && shell(a).is_some()
        && shell(b).is_some()
    {
        let words = |value: &Value| shell(value).map(|shell| shell.replace('\0', " "));
        return Reason::Changed { part: Part::Shell, old: words(a), new: words(b) };
    }
    Reason::Changed { part: part.clone(), old: old.map(text), new: new.map(text) }
}

fn variables(old: Option<&Value>, new: &Value, out: &mut Vec<Reason>) {
    let (Some(old), Some(new)) = (old.and_then(|old| old.env.as_ref()), &new.env) else { return };
    if old == new {
        return;
    }
    let known: BTreeMap<&str, &str> = old.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let mut gone = known.clone();
    let before = out.len();
    for (name, value) in new.iter() {
        gone.remove(name.as_str());
        let was = known.get(name.as_str());
        if was != Some(&value.as_str()) {
            out.push(Reason::Variable {
                name: name.clone(),
                old: was.map(|&value| value.to_owned()),
                new: Some(value.clone()),
            });
        }
    }
    out.extend(gone.into_iter().map(|(name, value)| Reason::Variable {
        name: name.to_owned(),
        old: Some(value.to_owned()),
        new: None,
    }));
    if out.len() == before {
        out.push(Reason::VariableOrder);
    }
}

/// Which files of a source changed.
fn files(source: &str, old: &Value, new: &Value, out: &mut Vec<Reason>) {
    if old.text == new.text {
        return;
    }
    let (Some(a), Some(b)) = (&old.files, &new.files) else {
        out.push(Reason::Written { source: source.to_owned() });
        return;
    };
    let before = out.len();
    let tree = |files: &super::context::Selected| {
        files.found.iter().fold(Tree::default(), |tree, one| {
            if one.real.is_empty()
                && let Node::Dir(dir) = &one.node
            {
                return Tree::of(std::sync::Arc::clone(dir));
            }
            // Where links lead: that is the file that changed.
            tree.with(&one.real, one.node.clone())
        })
    };
    let mut add = |path: &str, change: FileChange| {
        out.push(Reason::File { source: source.to_owned(), path: path.to_owned(), change });
    };
    if let ([one], [other]) = (a.found.as_slice(), b.found.as_slice())
        && one.path == other.path
        && one.real != other.real
    {
        add(&one.path, FileChange::Target);
        return;
    }
    // One file each: its name may be another one, its bytes count.
    if let ([one], [other]) = (a.found.as_slice(), b.found.as_slice())
        && one.path != other.path
    {
        let changes = node_changes(&one.node, &other.node);
        for change in changes {
            add(&other.path, change);
        }
        if let (Node::Dir(dir), Node::Dir(other_dir)) = (&one.node, &other.node) {
            let trees = (Tree::of(dir.clone()), Tree::of(other_dir.clone()));
            for difference in trees.0.differences(&trees.1) {
                let path = format!("{}/{}", other.path, difference.path);
                told(&path, difference.old.as_ref(), difference.new.as_ref(), &mut add);
            }
        }
        if out.len() == before {
            out.push(Reason::Moved {
                source: source.to_owned(),
                old: one.path.clone(),
                new: other.path.clone(),
            });
        }
        return;
    }
    for difference in tree(a).differences(&tree(b)) {
        told(&difference.path, difference.old.as_ref(), difference.new.as_ref(), &mut add);
    }
    if out.len() == before {
        out.push(Reason::Written { source: source.to_owned() });
    }
}

fn told(path: &str, old: Option<&Node>, new: Option<&Node>, add: &mut dyn FnMut(&str, FileChange)) {
    match (old, new) {
        (None, _) => add(path, FileChange::Added),
        (_, None) => add(path, FileChange::Removed),
        (Some(old), Some(new)) => {
            for change in node_changes(old, new) {
                add(path, change);
            }
        }
    }
}

/// How one file changed, as far as a builder takes notice: not its time.
#[must_use]
pub fn node_changes(old: &Node, new: &Node) -> Vec<FileChange> {
    let mut out = Vec::new();
    match (old, new) {
        (Node::File(a), Node::File(b)) if a.content != b.content => out.push(FileChange::Content),
        (Node::Link(a), Node::Link(b)) if a.target != b.target => out.push(FileChange::Target),
        (Node::File(_), Node::File(_))
        | (Node::Dir(_), Node::Dir(_))
        | (Node::Link(_), Node::Link(_)) => {}
        _ => return vec![FileChange::Kind],
    }
    let (a, b) = (old.meta(), new.meta());
    if a.mode != b.mode {
        out.push(FileChange::Mode { old: a.mode, new: b.mode });
    }
    if (a.uid, a.gid) != (b.uid, b.gid) {
        out.push(FileChange::Owner);
    }
    if a.xattrs != b.xattrs {
        out.push(FileChange::Attributes);
    }
    out
}
