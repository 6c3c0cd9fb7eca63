//! What a RUN writes, where its text shows it: `echo`, `mkdir`, `cp` and the like with plain words.
//!
//! Any other command may write anything. `date` and other sources of chance make their output new
//! each time.

use crate::base::clean::{clean, join, last_name};
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::inputs::Output;
use crate::sim::cache::tree::{Content, Dir, Link, Meta, Node, Tree};
use crate::sim::cow::shell::{AndOr, Command, List, Part, RedirectKind, Simple, Word, parse};

use super::Files;

/// What a RUN's text says of what it writes.
#[derive(Clone, Debug)]
pub enum Runs {
    /// These are the files after it, and whether anything changed.
    Known(Files, bool),
    /// Anything; and whether it is new each time.
    Unknown {
        /// It names the time or chance.
        fresh: bool,
    },
}

/// Reads a RUN's shell form: what it writes on top of `files`, run in `cwd` with `env`.
#[must_use]
pub fn written(files: &Files, text: &str, cwd: &str, env: &[(String, String)]) -> Runs {
    let fresh = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || "/_-".contains(c)))
        .any(|word| matches!(word, "date" | "uuidgen" | "RANDOM" | "/dev/urandom" | "/dev/random"));
    let unknown = Runs::Unknown { fresh };
    let Ok(list) = parse(text) else { return unknown };
    let unseen = [files.image, files.run].into_iter().flatten();
    let below = unseen.fold(Hasher::new("unseen"), Hasher::sum).done();
    let mut writer = Writer { tree: files.tree.clone(), below, cwd, env, wrote: false };
    let opaque = files.image.is_some() || files.run.is_some();
    match writer.list(&list, opaque) {
        Some(()) => Runs::Known(Files { tree: writer.tree, ..files.clone() }, writer.wrote),
        None => unknown,
    }
}

/// A RUN as far as what it writes depends on it.
pub struct Ran<'a> {
    /// Its text, if `/bin/sh` reads it and nothing is mounted.
    pub shell_text: Option<&'a str>,
    /// Where it runs.
    pub cwd: &'a str,
    /// With what variables.
    pub env: &'a [(String, String)],
    /// The own parts of its key.
    pub key: Sum,
    /// What a person says of it.
    pub output: &'a Output,
    /// Something that is new in each build.
    pub once: Sum,
    /// The stage it is in: what two stages write is never taken for the same.
    pub stage: &'a str,
}

/// The files after a RUN, and whether it changed any, if that is known: what its text shows or a
/// person says; else anything, as a function of what it is run on.
#[must_use]
pub fn after_run(below: &Files, run: &Ran<'_>) -> (Files, Option<bool>) {
    let shown = match run.shell_text {
        Some(text) => written(below, text, run.cwd, run.env),
        None => Runs::Unknown { fresh: false },
    };
    let wrote = match &shown {
        Runs::Known(_, wrote) => Some(*wrote),
        Runs::Unknown { .. } => None,
    };
    let files = match (run.output, shown) {
        (Output::OfInputs, Runs::Known(files, _)) => files,
        (Output::OfInputs, Runs::Unknown { fresh: false }) => {
            let token = Hasher::new("ran").sum(below.sum()).sum(run.key);
            Files::after_unknown(token.done())
        }
        (Output::OfInputs, Runs::Unknown { fresh: true }) | (Output::Fresh, _) => {
            Files::after_unknown(Hasher::new("fresh").sum(run.once).sum(run.key).done())
        }
        (Output::Of(text), _) => {
            Files::after_unknown(Hasher::new("said").text(run.stage).text(text).done())
        }
        (Output::Same, shown) => {
            let files = match shown {
                Runs::Known(files, _) => files,
                Runs::Unknown { .. } => below.clone(),
            };
            Files { run: Some(Hasher::new("same").text(run.stage).done()), image: None, ..files }
        }
    };
    (files, wrote)
}

struct Writer<'a> {
    tree: Tree,
    /// What is not known of the files.
    below: Sum,
    cwd: &'a str,
    env: &'a [(String, String)],
    wrote: bool,
}

impl Writer<'_> {
    fn list(&mut self, list: &List, opaque: bool) -> Option<()> {
        list.items.iter().try_for_each(|item| self.and_or(item, opaque))
    }

    fn and_or(&mut self, item: &AndOr, opaque: bool) -> Option<()> {
        // What stands behind `||` runs only if something failed, which no text shows.
        let all_and = item.rest.iter().all(|(c, _)| *c == crate::sim::cow::shell::Connector::And);
        if !all_and {
            return None;
        }
        let lines = std::iter::once(&item.first).chain(item.rest.iter().map(|(_, line)| line));
        for line in lines {
            let [Command::Simple(simple)] = line.commands.as_slice() else { return None };
            if line.negated || !simple.assignments.is_empty() {
                return None;
            }
            self.simple(simple, opaque)?;
        }
        Some(())
    }

    fn simple(&mut self, simple: &Simple, opaque: bool) -> Option<()> {
        let words: Vec<String> =
            simple.words.iter().map(|word| self.word(word)).collect::<Option<_>>()?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (&name, arguments) = words.split_first()?;
        let mut output = None;
        match name {
            "true" | ":" | "sleep" => {}
            "echo" => output = Some(Content::of(echo(arguments)?.as_bytes())),
            "cat" => output = Some(self.cat(arguments)),
            // They write to their output alone, and what that is hangs on all files.
            "ls" | "test" | "[" | "id" | "env" | "pwd" | "whoami" | "stat" | "wc" => {
                output = Some(self.printed(&words));
            }
            "ln" => self.ln(arguments)?,
            "rm" => self.rm(arguments, opaque)?,
            "mkdir" => self.mkdir(arguments)?,
            "touch" => self.touch(arguments, opaque)?,
            "cp" => self.cp(arguments)?,
            "chmod" => self.chmod(arguments)?,
            "chown" => self.chown(arguments)?,
            _ => return None,
        }
        for redirect in &simple.redirects {
            match (&redirect.kind, redirect.fd) {
                (RedirectKind::Copy(_) | RedirectKind::Read(_), _) => {}
                (RedirectKind::Write(word) | RedirectKind::Append(word), fd) => {
                    let path = self.path(&self.word(word)?);
                    if path == "/dev/null" {
                        continue;
                    }
                    let append = matches!(redirect.kind, RedirectKind::Append(_));
                    if fd != 1 || append {
                        return None;
                    }
                    let content = output.take().unwrap_or_else(|| Content::of(b""));
                    self.write(&path, content)?;
                }
            }
        }
        Some(())
    }

    fn word(&self, word: &Word) -> Option<String> {
        let mut out = Vec::new();
        for part in &word.parts {
            match part {
                Part::Text { text, quoted } => {
                    if !quoted && text.iter().any(|b| b"*?[".contains(b)) {
                        return None;
                    }
                    out.extend_from_slice(text);
                }
                Part::Variable { name, quoted: true } => {
                    let name = std::str::from_utf8(name).ok()?;
                    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                        return None;
                    }
                    let value = self.env.iter().rev().find(|(known, _)| known == name);
                    out.extend_from_slice(value.map_or("", |(_, value)| value).as_bytes());
                }
                Part::Variable { .. } | Part::Home => return None,
            }
        }
        String::from_utf8(out).ok()
    }

    fn path(&self, path: &str) -> String {
        if path.starts_with('/') { clean(path) } else { join(self.cwd, path) }
    }

    fn put(&mut self, path: &str, node: Node) {
        self.tree = self.tree.with(path, node);
        self.wrote = true;
    }

    /// What a command prints that nobody knows: a function of the files and its words.
    fn printed(&self, words: &[&str]) -> Content {
        let hasher = Hasher::new("printed").sum(self.below).sum(self.tree.root().sum());
        let hasher = words.iter().fold(hasher, |hasher, word| hasher.text(word));
        let env = self.env.iter().fold(hasher, |hasher, (k, v)| hasher.text(k).text(v));
        Content::written(env.text(self.cwd).done())
    }

    fn cat(&self, arguments: &[&str]) -> Content {
        let bytes = |path: &&str| match self.tree.resolve(&self.path(path))? {
            (_, Node::File(file)) => file.content.bytes.clone(),
            _ => None,
        };
        let all: Option<Vec<_>> = arguments.iter().map(bytes).collect();
        match all {
            Some(all) if !all.is_empty() => Content::of(&all.concat()),
            _ => self.printed(&[&["cat"], arguments].concat()),
        }
    }

    fn ln(&mut self, arguments: &[&str]) -> Option<()> {
        let [flags, target, path] = arguments else { return None };
        let path = self.path(path);
        if !matches!(*flags, "-s" | "-sf") || self.tree.get(&path).is_some() {
            return None;
        }
        let link = Link { meta: Meta::new(0o777), target: (*target).to_owned() };
        self.put(&path, Node::Link(link.into()));
        Some(())
    }

    fn rm(&mut self, arguments: &[&str], opaque: bool) -> Option<()> {
        for path in arguments.iter().filter(|word| !matches!(**word, "-f" | "-r" | "-rf")) {
            let path = self.path(path);
            let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
            // What is not known may be there, too.
            if opaque && super::USUAL.contains(&first) {
                return None;
            }
            self.wrote |= self.tree.get(&path).is_some();
            self.tree = self.tree.without(&path);
        }
        Some(())
    }

    fn write(&mut self, path: &str, content: Content) -> Option<()> {
        let path = match self.tree.resolve(path) {
            Some((_, Node::Dir(_))) => return None,
            Some((path, _)) => path,
            None => path.to_owned(),
        };
        let mode = self.tree.get(&path).map_or(0o644, |node| node.meta().mode);
        self.put(&path, Node::file(mode, content));
        Some(())
    }

    fn mkdir(&mut self, arguments: &[&str]) -> Option<()> {
        for path in arguments.iter().filter(|word| **word != "-p") {
            if path.starts_with('-') {
                return None;
            }
            let path = self.path(path);
            if self.tree.get(&path).is_none() {
                self.put(&path, Node::Dir(Dir::new(Meta::new(0o755)).into()));
            }
        }
        Some(())
    }

    fn touch(&mut self, arguments: &[&str], opaque: bool) -> Option<()> {
        let mut words = arguments.iter();
        while let Some(path) = words.next() {
            match *path {
                // A time: it does not count.
                "-d" | "-t" | "-r" => {
                    words.next();
                    continue;
                }
                "-a" | "-m" | "-c" | "-h" => continue,
                option if option.starts_with('-') => return None,
                _ => {}
            }
            let path = self.path(path);
            match self.tree.get(&path) {
                Some(_) => self.wrote = true,
                // It may be in the part that is not known.
                None if opaque => return None,
                None => self.put(&path, Node::file(0o644, Content::of(b""))),
            }
        }
        Some(())
    }

    fn cp(&mut self, arguments: &[&str]) -> Option<()> {
        let recursive = arguments.iter().any(|word| matches!(*word, "-r" | "-a" | "-R"));
        let known = |word: &&&str| !matches!(**word, "-r" | "-a" | "-R");
        let words: Vec<&str> = arguments.iter().filter(known).copied().collect();
        let [source, dest] = words.as_slice() else { return None };
        if source.starts_with('-') || dest.starts_with('-') {
            return None;
        }
        let path = self.path(source);
        let target = self.path(dest);
        let Some((_, node)) = self.tree.resolve(&path) else {
            // Whether it is in the part that is not known decides: `cp … 2>/dev/null` of a directory
            // that no step made copies nothing.
            let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
            return (!super::USUAL.contains(&first)).then_some(());
        };
        match node {
            Node::Dir(dir) if recursive => {
                let into = if source.ends_with("/.") || self.tree.get(&target).is_none() {
                    target
                } else {
                    format!("{target}/{}", last_name(&path))
                };
                self.copy_into(&into, &dir);
                Some(())
            }
            Node::Dir(_) => Some(()),
            node => {
                let inside = matches!(self.tree.resolve(&target), Some((_, Node::Dir(_))));
                let at = if inside || dest.ends_with('/') {
                    format!("{target}/{}", last_name(&path))
                } else {
                    target
                };
                self.put(&at, node);
                Some(())
            }
        }
    }

    fn copy_into(&mut self, at: &str, dir: &Dir) {
        if self.tree.get(at).is_none() {
            self.put(at, Node::Dir(Dir::new(dir.meta.clone()).into()));
        }
        for (name, node) in dir.children() {
            let at = format!("{at}/{name}");
            match node {
                Node::Dir(below) => self.copy_into(&at, below),
                node => self.put(&at, node.clone()),
            }
        }
    }

    fn chmod(&mut self, arguments: &[&str]) -> Option<()> {
        let (mode, paths) = arguments.split_first()?;
        let mode = u32::from_str_radix(mode, 8).ok()?;
        self.with_meta(paths, |meta| meta.mode = mode)
    }

    fn chown(&mut self, arguments: &[&str]) -> Option<()> {
        let (owner, paths) = arguments.split_first()?;
        let (uid, gid) = owner.split_once(':')?;
        let (uid, gid) = (uid.parse().ok()?, gid.parse().ok()?);
        self.with_meta(paths, |meta| (meta.uid, meta.gid) = (uid, gid))
    }

    fn with_meta(&mut self, paths: &[&str], change: impl Fn(&mut Meta)) -> Option<()> {
        for path in paths {
            let (path, node) = self.tree.resolve(&self.path(path))?;
            let mut meta = node.meta().clone();
            change(&mut meta);
            self.put(&path, node.with_meta(meta));
        }
        Some(())
    }
}

fn echo(arguments: &[&str]) -> Option<String> {
    let (end, words) = match arguments {
        ["-n", rest @ ..] => ("", rest),
        [first, ..] if first.starts_with('-') => return None,
        words => ("\n", words),
    };
    let text = words.join(" ");
    // What a backslash means differs from shell to shell.
    (!text.contains('\\')).then(|| text + end)
}
