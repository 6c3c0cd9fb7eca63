//! Secrets in files, settings and history, and where they lie.

use std::ops::Range;

use super::{scan, secret_file};
use crate::base::LayerId;
use crate::image::{EntryKind, EntryOp, ImageConfig};
use crate::union::{NodeId, UnionTree, VersionState};

/// What kind of secret it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretKind {
    /// A private key (RFC 7468 and the formats of OpenSSH and PuTTY).
    PrivateKey,
    /// A `.env` file.
    EnvFile,
    /// Credentials of a cloud or a cluster.
    CloudCredentials,
    /// A login of a registry of images or packages.
    RegistryLogin,
    /// A file of passwords or tokens.
    PasswordFile,
    /// A store of keys.
    KeyStore,
    /// The state of an infrastructure tool, which holds secrets in plain text.
    InfraState,
    /// A token of a service, by the form it documents: its issuer.
    Token(&'static str),
    /// A JSON Web Token (RFC 7519).
    WebToken,
    /// A password in a URL (RFC 3986, userinfo).
    UrlPassword,
    /// A value whose name says that it is a secret.
    Named,
}

/// A secret in some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretSpan {
    /// What it is.
    pub kind: SecretKind,
    /// Where, in bytes; the value alone, not its name.
    pub span: Range<usize>,
}

/// Where a secret lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretPlace {
    /// A file, as one layer stores it.
    File {
        /// Its path.
        node: NodeId,
        /// The layer.
        layer: LayerId,
        /// Index of its entry.
        entry: u32,
        /// The layer that hides it from the view of the highest layer, if one does.
        hidden_by: Option<LayerId>,
    },
    /// A variable of the configuration.
    Env {
        /// Its name.
        name: String,
    },
    /// A label of the configuration.
    Label {
        /// Its key.
        key: String,
    },
    /// The command of a step of the history.
    History {
        /// Which, from the first on.
        step: usize,
    },
}

/// A secret and where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What it is.
    pub kind: SecretKind,
    /// Where it is.
    pub place: SecretPlace,
    /// Where its value is in the text of the place, in bytes; `None` where the contents of the file
    /// were not read.
    pub span: Option<Range<usize>>,
}

/// Whether a name says that its value is a secret.
///
/// The parts of the name, divided by signs and by capitals, are compared with the words of
/// BuildKit's check `SecretsUsedInArgOrEnv`; a name with `public` in it is none, as there. So is a
/// value that a program expands or fetches later (`$NAME`, a path of `…_FILE`), by `value`. The
/// fingerprint of an official image's `GPG_KEY` is public too: forty hexadecimal digits.
#[must_use]
pub fn named_like_a_secret(name: &str, value: &str) -> bool {
    const WORDS: &[&str] = &[
        "apikey",
        "auth",
        "credential",
        "credentials",
        "key",
        "pass",
        "passwd",
        "password",
        "pword",
        "secret",
        "token",
    ];
    let mut parts: Vec<String> = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || (was_lower && c.is_ascii_uppercase()) {
            parts.push(String::new());
        }
        was_lower = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric()
            && let Some(last) = parts.last_mut()
        {
            last.push(c.to_ascii_lowercase());
        }
    }
    let value = value.trim_matches(['"', '\'']);
    let later = value.is_empty()
        || value.starts_with(['$', '/', '<', '{', '%', '*'])
        || value.bytes().all(|b| b == value.as_bytes()[0]);
    let says = matches!(value, "true" | "false" | "yes" | "no" | "null" | "none");
    let fingerprint = value.len() == 40 && value.bytes().all(|b| b.is_ascii_hexdigit());
    let ends = |word: &str| parts.last().is_some_and(|last| last == word);
    let is_public = parts.iter().any(|part| part == "public");
    let is_key_id = fingerprint && parts.iter().any(|part| part == "gpg");
    if later || says || is_key_id || ends("file") || is_public {
        return false;
    }
    parts.iter().any(|part| WORDS.contains(&part.as_str()))
}

/// Files of all layers that hold secrets by their path, hidden ones too.
#[must_use]
pub fn secrets_by_name(tree: &UnionTree) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for (node, layer, entry) in files(tree) {
        let path = tree.path(node);
        if let Some(kind) = secret_file(path.as_bytes()) {
            let next = tree.versions(node).iter().find(|version| version.layer > layer);
            let hidden_by = next.map(|version| version.layer);
            let place = SecretPlace::File { node, layer, entry, hidden_by };
            secrets.push(Secret { kind, place, span: None });
        }
    }
    secrets
}

/// Files worth scanning: of each layer, the entries of regular files of at most `most` bytes that
/// hold secrets by their path or are of a kind that people put them in.
#[must_use]
pub fn to_scan(tree: &UnionTree, most: u64) -> Vec<(LayerId, Vec<u32>)> {
    const ENDS: &[&str] = &[
        "pem",
        "key",
        "conf",
        "cfg",
        "cnf",
        "ini",
        "json",
        "yml",
        "yaml",
        "toml",
        "xml",
        "properties",
        "sh",
        "env",
        "tfvars",
        "txt",
        "rc",
        "history",
    ];
    let mut found: Vec<(LayerId, Vec<u32>)> = Vec::new();
    for (node, layer, entry) in files(tree) {
        let size = tree.index(layer).and_then(|index| index.get(entry)).map_or(0, |e| e.size);
        let name = String::from_utf8_lossy(tree.name(node)).to_ascii_lowercase();
        let end = name.rsplit(['.', '_']).next().unwrap_or_default();
        let named = || ENDS.contains(&end) || (name.starts_with('.') && name.ends_with("rc"));
        let worth = || named() || secret_file(tree.path(node).as_bytes()).is_some();
        if (1..=most).contains(&size) && worth() {
            match found.iter_mut().find(|(of, _)| *of == layer) {
                Some((_, list)) => list.push(entry),
                None => found.push((layer, vec![entry])),
            }
        }
    }
    found.iter_mut().for_each(|(_, list)| list.sort_unstable());
    found.sort_unstable();
    found
}

/// Every regular file of every layer that takes effect.
fn files(tree: &UnionTree) -> impl Iterator<Item = (NodeId, LayerId, u32)> + '_ {
    tree.nodes().flat_map(move |node| {
        tree.versions(node).iter().filter_map(move |version| {
            let VersionState::Entry(entry) = version.state else { return None };
            let of = tree.index(version.layer)?.get(entry)?;
            (of.kind == EntryKind::File && of.op == EntryOp::Put).then_some((
                node,
                version.layer,
                entry,
            ))
        })
    })
}

/// Secrets in variables, labels and the commands of the history.
#[must_use]
pub fn secrets_of_config(config: &ImageConfig) -> Vec<Secret> {
    let mut secrets = Vec::new();
    let mut add = |found: Vec<SecretSpan>, place: SecretPlace| {
        secrets.extend(found.into_iter().map(|found| Secret {
            kind: found.kind,
            place: place.clone(),
            span: Some(found.span),
        }));
    };
    for variable in &config.run.env {
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        add(of_value(name, value), SecretPlace::Env { name: name.to_owned() });
    }
    for (key, value) in &config.run.labels {
        add(of_value(key, value), SecretPlace::Label { key: key.clone() });
    }
    for (step, of) in config.history.iter().flatten().enumerate() {
        let command = of.created_by.as_deref().unwrap_or_default();
        add(secrets_of_command(command), SecretPlace::History { step });
    }
    secrets
}

/// Secrets in a command: by their form, and values of `NAME=value` by their names; in order.
#[must_use]
pub fn secrets_of_command(command: &str) -> Vec<SecretSpan> {
    let mut found = scan(command.as_bytes(), None);
    for span in assigned(command) {
        let covered = found.iter().any(|f| f.span.start < span.end && span.start < f.span.end);
        if !covered {
            found.push(SecretSpan { kind: SecretKind::Named, span });
        }
    }
    found.sort_by_key(|found| found.span.start);
    found
}

fn of_value(name: &str, value: &str) -> Vec<SecretSpan> {
    let found = scan(value.as_bytes(), None);
    if found.is_empty() && named_like_a_secret(name, value) {
        return vec![SecretSpan { kind: SecretKind::Named, span: 0..value.len() }];
    }
    found
}

/// Values of `NAME=value` words whose name says that they are secrets; `NAME="two words"` too.
fn assigned(command: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let told = told_by_builder(command);
    for (at, _) in command.match_indices('=') {
        let name_from = command[..at]
            .rfind(|c| !in_name(c))
            .map_or(0, |i| i + command[i..].chars().next().map_or(1, char::len_utf8));
        let name = command[name_from..at].trim_start_matches('-');
        let from = at + 1;
        let rest = &command[from..];
        let (skip, end) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => (1, rest[1..].find(quote).map(|end| end + 1)),
            _ if told.contains(&at) => (0, Some(bare_end(&command[from..told.end]))),
            _ => {
                // `"--password=value"`: the quote that stands before the name ends the value.
                let quote = command[..name_from].chars().next_back();
                let quote = quote.filter(|c| ['"', '\''].contains(c));
                let ends = |c: char| c.is_whitespace() || ";&|".contains(c) || quote == Some(c);
                (0, rest.find(ends))
            }
        };
        let span = from + skip..from + end.unwrap_or(rest.len());
        if command.get(span.clone()).is_some_and(|value| named_like_a_secret(name, value)) {
            found.push(span);
        }
    }
    found
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.".contains(c)
}

/// Where values stand in a history without the quotes they had, so that spaces are part of them:
/// those of ENV, LABEL and ARG, and the build arguments of a RUN (`|1 TOKEN=two words /bin/sh -c …`).
fn told_by_builder(command: &str) -> Range<usize> {
    let text = command.trim_end();
    let text = text.strip_suffix("# buildkit").map_or(text, str::trim_end);
    let bare = text.split_once("#(nop)").map_or(text, |(_, told)| told).trim_start();
    let from = text.len() - bare.len();
    if ["ENV ", "LABEL ", "ARG "].iter().any(|keyword| bare.starts_with(keyword)) {
        return from..text.len();
    }
    let bare = bare.strip_prefix("RUN ").unwrap_or(bare);
    let from = text.len() - bare.len();
    if bare.starts_with('|') {
        let shells = [" /bin/", " cmd /S", " powershell "];
        let end = shells.iter().filter_map(|shell| bare.find(shell)).min();
        return from..from + end.unwrap_or(bare.len());
    }
    0..0
}

/// Where a value without quotes ends: before the next `NAME=`.
fn bare_end(rest: &str) -> usize {
    let next = rest.match_indices(char::is_whitespace).find(|(at, space)| {
        let word = &rest[at + space.len()..];
        let name = word.find(|c| !in_name(c)).unwrap_or(word.len());
        name > 0 && word[name..].starts_with('=')
    });
    next.map_or(rest.len(), |(at, _)| at)
}
