//! The build context: where its rows stand, which keys go where, what a row says, and what a person
//! writes in its forms.

use crate::explain::Message;
use crate::sim::cache::FileChange;
use crate::sim::cache::look::{Change, ContextLook, ContextRow};
use crate::sim::cache::script::Step;
use crate::view::keys::{self, Key};

/// Where a row is among those of its directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContextPlace {
    /// Which of them, from 1.
    pub at: usize,
    /// How many they are.
    pub of: usize,
}

/// The places of all rows, those of paths that are gone behind them.
#[must_use]
pub fn context_places(look: &ContextLook) -> Vec<ContextPlace> {
    let gone = look.gone.iter().map(|_| 0);
    let depths: Vec<usize> = look.rows.iter().map(|row| row.depth).chain(gone).collect();
    let mut out = vec![ContextPlace::default(); depths.len()];
    // Of each directory on the way down: the rows of it so far.
    let mut open: Vec<Vec<usize>> = Vec::new();
    let close = |open: &mut Vec<Vec<usize>>, upto: usize, out: &mut Vec<ContextPlace>| {
        for rows in open.drain(upto.min(open.len())..) {
            let of = rows.len();
            (1..).zip(rows).for_each(|(at, row)| out[row] = ContextPlace { at, of });
        }
    };
    for (row, depth) in depths.into_iter().enumerate() {
        close(&mut open, depth + 1, &mut out);
        open.resize_with(depth + 1, Vec::new);
        open[depth].push(row);
    }
    close(&mut open, 0, &mut out);
    out
}

/// What a key does in the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextAct {
    /// The keyboard goes to a row.
    Choose(usize),
    /// A directory is opened or closed.
    Open(String, bool),
    /// It is the tree's key, and does nothing here.
    Stay,
    /// It is not the tree's key.
    Pass,
}

/// What a key does on a row; `page` rows are on a page.
#[must_use]
pub fn context_act(look: &ContextLook, at: usize, page: usize, key: Key) -> ContextAct {
    let rows = &look.rows;
    let all = rows.len() + look.gone.len();
    let row = rows.get(at);
    let dir = row.filter(|row| is_dir(row));
    match (key, dir) {
        (Key::Open, Some(dir)) if dir.open => match rows.get(at + 1) {
            Some(next) if next.depth > dir.depth => ContextAct::Choose(at + 1),
            _ => ContextAct::Stay,
        },
        (Key::Close, Some(dir)) if dir.open => ContextAct::Open(dir.path.clone(), false),
        (Key::Open, Some(dir)) => ContextAct::Open(dir.path.clone(), true),
        (Key::Toggle | Key::Enter, Some(dir)) => ContextAct::Open(dir.path.clone(), !dir.open),
        (Key::Close, _) => {
            let depth = row.map_or(0, |row| row.depth);
            let above = rows.get(..at).unwrap_or_default();
            let parent = above.iter().rposition(|row| row.depth < depth);
            parent.map_or(ContextAct::Stay, ContextAct::Choose)
        }
        (Key::Open | Key::Toggle | Key::Enter, _) => ContextAct::Stay,
        _ => keys::step(key, Some(at), all, page).map_or(ContextAct::Pass, ContextAct::Choose),
    }
}

/// Whether a row is a directory.
#[must_use]
pub fn is_dir(row: &ContextRow) -> bool {
    row.kind == crate::sim::cache::look::RowKind::Dir
}

/// The last name of a path.
#[must_use]
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The letter of a row's state, as `docker diff` has them; none if it is what it was.
#[must_use]
pub fn context_letter(row: &ContextRow) -> Option<char> {
    match row.change.as_ref()? {
        Change::Counts(FileChange::Added) => Some('A'),
        Change::Counts(_) | Change::Time => Some('C'),
    }
}

/// What a row is beside its name, as it is read out: its kind or size, its mode, its notes.
#[must_use]
pub fn context_facts(row: &ContextRow) -> Vec<Message> {
    use crate::sim::cache::look::RowKind;
    let what = match row.kind {
        RowKind::File => Message::new("cache-file-size").exact("size", row.size),
        RowKind::Dir => Message::new("cache-dir-size").count("count", row.size),
        RowKind::Link => {
            let target = row.target.clone().unwrap_or_default();
            Message::new("cache-link-to").text("target", target)
        }
    };
    let mode = Message::new("cache-mode").text("mode", octal(row.mode));
    [what, mode].into_iter().chain(super::context_notes(row)).collect()
}

/// Permission bits, as `chmod` takes them.
#[must_use]
pub fn octal(mode: u32) -> String {
    format!("{mode:04o}")
}

/// What is asked before something is done to the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextForm {
    /// Another text for the file at this path, which had that one.
    Edit(String, String),
    /// Other permission bits; those there are.
    Chmod(String, u32),
    /// Another path.
    Rename(String),
    /// The path and the text of a new file; the directory that it is begun in.
    File(String),
    /// The path of a new directory; the one that it is begun in.
    Dir(String),
    /// The path of a new link, and where it leads.
    Link,
}

impl ContextForm {
    /// What stands in its fields at first: a line, then what is below it.
    #[must_use]
    pub fn first(&self) -> (String, String) {
        match self {
            Self::Edit(path, text) => (path.clone(), text.clone()),
            Self::Chmod(_, mode) => (octal(*mode), String::new()),
            Self::Rename(path) => (path.clone(), String::new()),
            Self::File(dir) | Self::Dir(dir) if !dir.is_empty() => {
                (format!("{dir}/"), String::new())
            }
            Self::File(_) | Self::Dir(_) | Self::Link => (String::new(), String::new()),
        }
    }

    /// What is done with what stands in its fields; nothing if that is what there is already.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn step(
        &self,
        look: &ContextLook,
        line: &str,
        rest: &str,
    ) -> Result<Option<Step>, Message> {
        let new = |text: &str| {
            let path = path(text)?;
            match look.rows.iter().any(|row| row.path == path) {
                true => Err(Message::new("cache-exists").text("path", path)),
                false => Ok(path),
            }
        };
        Ok(match self {
            Self::Edit(path, old) => {
                let text = with_line_ends(old, rest);
                (text != *old).then(|| Step::Write(path.clone(), text))
            }
            Self::Chmod(path, old) => {
                let mode = mode(line).ok_or_else(|| Message::new("cache-mode-bad"))?;
                // Saying what was only assumed is something, too.
                let row = look.rows.iter().find(|row| row.path == *path);
                let told = row.is_some_and(|row| !row.assumed) && mode == *old;
                (!told).then(|| Step::Chmod(mode, path.clone()))
            }
            Self::Rename(from) if path(line).as_deref() == Ok(from) => None,
            Self::Rename(from) => {
                let to = new(line)?;
                if to.strip_prefix(from.as_str()).is_some_and(|rest| rest.starts_with('/')) {
                    return Err(Message::new("cache-path-below").text("path", from));
                }
                Some(Step::Rename(from.clone(), to))
            }
            Self::File(_) => Some(Step::Write(new(line)?, rest.to_owned())),
            Self::Dir(_) => Some(Step::Dir(new(line)?)),
            Self::Link if rest.trim().is_empty() => return Err(Message::new("cache-target-bad")),
            Self::Link => Some(Step::Link(new(line)?, rest.trim().to_owned())),
        })
    }
}

/// A path of the context as a person writes it.
fn path(text: &str) -> Result<String, Message> {
    let names: Vec<&str> =
        text.trim().split('/').filter(|name| !name.is_empty() && *name != ".").collect();
    if names.is_empty() || names.contains(&"..") || text.contains(char::is_control) {
        return Err(Message::new("cache-path-bad"));
    }
    match names.join("/") {
        own if own == "Dockerfile" => Err(Message::new("cache-path-dockerfile")),
        path => Ok(path),
    }
}

/// Permission bits as a person writes them: `755`, `0644`, `0o755`.
fn mode(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.strip_prefix("0o").unwrap_or(text);
    let octal = !digits.is_empty() && digits.bytes().all(|digit| (b'0'..=b'7').contains(&digit));
    u32::from_str_radix(digits, 8).ok().filter(|mode| octal && *mode <= 0o7777)
}

/// What an editor gave, with the line ends that the text had: an editor knows only `\n`.
fn with_line_ends(old: &str, text: &str) -> String {
    let windows = old.contains('\n') && old.matches("\r\n").count() == old.matches('\n').count();
    if windows && !text.contains('\r') { text.replace('\n', "\r\n") } else { text.to_owned() }
}

/// How many files there are, for the head of the pane.
#[must_use]
pub fn context_count(look: &ContextLook) -> Message {
    let count = Message::new(match look.ignored {
        0 => "cache-context-files",
        _ => "cache-context-files-ignored",
    });
    let count = count.count("files", look.files);
    if look.ignored == 0 { count } else { count.count("ignored", look.ignored) }
}
