//! Completion: what the word under the cursor can become.
//!
//! Commands at the place of a command, names of containers, images and volumes where `docker` wants
//! them, `$X` after a `$`, and paths of the container's view elsewhere. What is offered reads back
//! as one word.
//!
//! Not here: keys and lists on screen; whether the line is right (the shell says that).

mod docker;
mod typed;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::content::ContentStore;
use super::docker::{Container, State, Status, assemble};
use super::kernel::{Machine, Process, Stop};
use super::layer::FileType;
use super::simulator::Cow;
use super::tools;
use docker::Place;
use typed::{Quote, Typed, Variables, quoted};

/// Choices at most.
pub const CHOICES: usize = 200;

/// What can stand in place of a part of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The part: bytes of the line, up to the cursor.
    pub replace: Range<usize>,
    /// What it can become, sorted; the first ones, if there are many.
    pub choices: Vec<String>,
    /// What all of them begin with, those left out too.
    pub common: String,
}

/// A name as one word of a command; none, if a line cannot say it: bytes that are no text, or a line
/// break.
#[must_use]
pub fn word(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let sayable = !name.is_empty() && !name.chars().any(char::is_control);
    sayable.then(|| quoted(name, Quote::None, true))
}

/// Something that fits.
struct Found {
    name: String,
    /// What follows it: `/` after a directory.
    tail: &'static str,
}

/// What the word that ends at the cursor can become, on a line typed in a container, or without one
/// on a line of a script.
#[must_use]
pub fn complete<S: ContentStore>(
    cow: &Cow<S>,
    state: &State,
    container: Option<&str>,
    line: &str,
    cursor: usize,
) -> Completion {
    let mut cursor = cursor.min(line.len());
    while !line.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let (before, after) = line.split_at(cursor);
    let (named, from) = match (container, prompt(before)) {
        (None, Some((name, from))) => (Some(name), from),
        _ => (container, 0),
    };
    let text = before.get(from..).unwrap_or_default();
    let inside = named.and_then(|name| Inside::new(cow, state, state.container(name)?));
    let variables = inside.as_ref().map(|inside| inside.variables.clone()).unwrap_or_default();
    let typed = Typed::read(text, from, &variables);
    let call = from > 0 && before.get(..from).is_some_and(|prompt| prompt.ends_with('!'));
    let docker = typed.words.first().is_some_and(|word| word == b"docker");
    let of = |start, quote, found| completion(start..cursor, quote, after, found);
    if typed.remark {
        return of(cursor, Quote::None, Vec::new());
    }
    if let Some(dollar) = &typed.dollar {
        let mut names: Vec<_> = variables.keys().chain(&typed.set).collect();
        names.retain(|name| name.starts_with(&dollar.name));
        let (open, close) = if dollar.brace { ("${", "}") } else { ("$", "") };
        let found = names.into_iter().filter_map(|name| String::from_utf8(name.clone()).ok());
        let choices = found.map(|name| format!("{open}{name}{close}")).collect();
        return plain(dollar.at..cursor, choices);
    }
    if docker && from == 0 {
        return match docker::place(cow, state, &typed) {
            Place::Names(found) => of(typed.start, Quote::None, found),
            Place::Path(name) => {
                let inside = state.container(&name).and_then(|c| Inside::new(cow, state, c));
                let found = inside.map(|inside| inside.paths(&typed, false)).unwrap_or_default();
                of(typed.last.0, typed.last.2, found)
            }
            Place::Unknown => of(cursor, Quote::None, Vec::new()),
        };
    }
    let takes_command = match &typed.words[..] {
        [word] => matches!(&word[..], b"which" | b"command" | b"env" | b"xargs"),
        words => words.is_empty(),
    };
    let command = takes_command && typed.path == 0 && !typed.target && !call;
    let Some(inside) = inside else {
        let first = named.is_none() && typed.is_command() && typed.went.is_empty();
        let running = state.containers.iter().filter(|one| one.status == Status::Running);
        let names = running.map(|one| format!("{}#", one.name)).chain(["docker".to_owned()]);
        let names = names.filter(|name| first && begins(name, &typed.value));
        return plain(typed.start..cursor, names.collect());
    };
    if command && !typed.value.contains(&b'/') {
        let own = (from == 0 && typed.words.is_empty()).then_some("docker");
        let names = tools::NAMES.iter().copied().chain(own).map(str::to_owned);
        return of(typed.start, Quote::None, ends(names.filter(|n| begins(n, &typed.value)), ""));
    }
    if call && typed.words.is_empty() {
        return of(cursor, Quote::None, Vec::new());
    }
    let directories = typed.words.first().is_some_and(|word| word == b"cd") && !typed.target;
    of(typed.last.0, typed.last.2, inside.paths(&typed, directories))
}

/// The container that a line of a script names, and where its own line begins.
fn prompt(line: &str) -> Option<(&str, usize)> {
    let end = line.find(['#', '!'])?;
    let name = line.get(..end)?.trim_start();
    let named = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    (!name.is_empty() && name.chars().all(named)).then_some((name, end + 1))
}

/// A container to look around in.
struct Inside<'w> {
    machine: Machine<'w>,
    dialect: super::kernel::Dialect,
    cwd: Vec<u8>,
    variables: Variables,
}

impl<'w> Inside<'w> {
    fn new<S: ContentStore>(cow: &'w Cow<S>, state: &State, container: &Container) -> Option<Self> {
        let now = cow.time(state.steps);
        let mut machine = assemble(cow.world(), &cow.store, state, container, now);
        let (dialect, cwd) = (cow.dialect(), container.working_dir.clone());
        let mut process = Process::new(&mut machine, dialect).with_env(&container.env);
        let mut variables: Variables = process.env().iter().cloned().collect();
        let users = process.is_there(b"/etc/passwd").ok()?;
        let home: &[u8] = if users { b"/root" } else { b"/" };
        variables.entry(b"HOME".to_vec()).or_insert_with(|| home.to_vec());
        variables.insert(b"PWD".to_vec(), cwd.clone());
        Some(Self { machine, dialect, cwd, variables })
    }

    /// The paths that a word can become: the last part of each.
    fn paths(self, typed: &Typed, directories: bool) -> Vec<Found> {
        self.listed(typed, directories).unwrap_or_default()
    }

    fn listed(mut self, typed: &Typed, directories: bool) -> Result<Vec<Found>, Stop> {
        let (_, last, _) = typed.last;
        let path = typed.value.get(typed.path..last).unwrap_or_default();
        let name = typed.value.get(last..).unwrap_or_default();
        if name.contains(&b'/') {
            // A variable's value goes into the last part: its name is not in the line.
            return Ok(Vec::new());
        }
        let mut process = Process::new(&mut self.machine, self.dialect).in_dir(&self.cwd);
        for dir in &typed.went {
            let _ = process.chdir(dir)?;
        }
        let dir = if path.is_empty() { b"." } else { path };
        let Ok(names) = process.list(dir)? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (entry, kind) in names {
            let hidden = entry.starts_with(b".") && !name.starts_with(b".");
            if hidden || !entry.starts_with(name) {
                continue;
            }
            let Ok(text) = std::str::from_utf8(&entry) else { continue };
            if text.chars().any(char::is_control) {
                continue;
            }
            let is_dir = match kind {
                FileType::Dir => true,
                // Enough of them to fill the list.
                FileType::Symlink if found.len() <= CHOICES => {
                    let path = [path, &entry].concat();
                    process.stat(&path, true)?.is_ok_and(|stat| stat.file_type == FileType::Dir)
                }
                _ => false,
            };
            if is_dir || !directories {
                found.push(Found { name: text.to_owned(), tail: if is_dir { "/" } else { "" } });
            }
        }
        Ok(found)
    }
}

fn begins(name: &str, value: &[u8]) -> bool {
    name.as_bytes().starts_with(value)
}

fn ends(names: impl Iterator<Item = String>, tail: &'static str) -> Vec<Found> {
    names.map(|name| Found { name, tail }).collect()
}

/// What was found, as it is typed in these quotes before `after`.
fn completion(
    replace: Range<usize>,
    quote: Quote,
    after: &str,
    mut found: Vec<Found>,
) -> Completion {
    found.sort_unstable_by(|a, b| (&a.name, a.tail).cmp(&(&b.name, b.tail)));
    found.dedup_by(|a, b| a.name == b.name);
    let closed = match quote {
        Quote::None => false,
        Quote::Single => after.starts_with('\''),
        Quote::Double => after.starts_with('"'),
    };
    let typed = |one: &Found| {
        let whole = one.tail.is_empty() && !closed;
        quoted(&format!("{}{}", one.name, one.tail), quote, whole)
    };
    let choices: Vec<String> = found.iter().take(CHOICES).map(typed).collect();
    let common = match (&found[..], &choices[..]) {
        ([_], [one]) => one.clone(),
        ([first, .., last], _) => quoted(shared(&first.name, &last.name), quote, false),
        _ => String::new(),
    };
    Completion { replace, choices, common }
}

/// The same with choices that are typed as they are.
fn plain(replace: Range<usize>, mut choices: Vec<String>) -> Completion {
    choices.sort_unstable();
    choices.dedup();
    let common = match &choices[..] {
        [first, .., last] => shared(first, last).to_owned(),
        [one] => one.clone(),
        [] => String::new(),
    };
    choices.truncate(CHOICES);
    Completion { replace, choices, common }
}

/// What two texts begin with; of a sorted list the first and the last tell it for all.
fn shared<'a>(a: &'a str, b: &str) -> &'a str {
    let same = a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b);
    let end = same.map_or(a.len().min(b.len()), |((at, _), _)| at);
    a.get(..end).unwrap_or_default()
}
