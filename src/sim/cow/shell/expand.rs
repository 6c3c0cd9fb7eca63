//! Words to arguments: variables, `~`, splitting, file name patterns.

use std::collections::BTreeMap;

use super::ast::{Part, Word};
use super::glob::{self, Char};
use crate::sim::cow::kernel::{Excess, Process, Stop};

/// Paths a pattern may become.
const PATHS: usize = 300_000;

/// What a shell remembers within one line.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Its variables.
    pub variables: BTreeMap<Vec<u8>, Vec<u8>>,
    /// `$0`, `$1`, …
    pub arguments: Vec<Vec<u8>>,
    /// `$?`
    pub status: u8,
    /// `set -e`
    pub errexit: bool,
}

impl State {
    /// The variables of a process. Root's home is `/root` where the image has users.
    pub(super) fn new(process: &mut Process<'_, '_>) -> Result<Self, Stop> {
        let mut variables: BTreeMap<_, _> = process.env().iter().cloned().collect();
        if !variables.contains_key(&b"HOME"[..]) {
            let users = process.is_there(b"/etc/passwd")?;
            let home: &[u8] = if users { b"/root" } else { b"/" };
            variables.insert(b"HOME".to_vec(), home.to_vec());
        }
        let cwd = process.cwd();
        variables.insert(b"PWD".to_vec(), cwd);
        Ok(Self { variables, arguments: vec![b"sh".to_vec()], status: 0, errexit: false })
    }

    fn value(&self, name: &[u8]) -> Vec<u8> {
        match name {
            b"?" => self.status.to_string().into_bytes(),
            b"$" => b"1".to_vec(),
            b"#" => self.arguments.len().saturating_sub(1).to_string().into_bytes(),
            b"@" | b"*" => self.arguments.get(1..).unwrap_or_default().join(&b' '),
            b"!" | b"-" => Vec::new(),
            [digit @ b'0'..=b'9'] => {
                self.arguments.get(usize::from(digit - b'0')).cloned().unwrap_or_default()
            }
            _ => self.variables.get(name).cloned().unwrap_or_default(),
        }
    }

    /// The arguments that words become.
    pub(super) fn arguments(
        &self,
        process: &mut Process<'_, '_>,
        words: &[Word],
    ) -> Result<Vec<Vec<u8>>, Stop> {
        let mut out = Vec::new();
        for word in words {
            for field in self.fields(word) {
                if !glob::is_pattern(&field) {
                    out.push(plain(&field));
                    continue;
                }
                let paths = glob::paths(process, &field)?;
                if out.len() + paths.len() > PATHS {
                    return Err(Stop::TooMuch { what: Excess::Names, limit: PATHS as u64 });
                }
                if paths.is_empty() {
                    out.push(plain(&field));
                }
                out.extend(paths);
            }
        }
        Ok(out)
    }

    /// What a word says where it stays one: after `=` and in redirections.
    pub(super) fn text(&self, word: &Word) -> Vec<u8> {
        let mut out = Vec::new();
        for part in &word.parts {
            match part {
                Part::Text { text, .. } => out.extend_from_slice(text),
                Part::Variable { name, .. } => out.extend(self.value(name)),
                Part::Home => out.extend(self.value(b"HOME")),
            }
        }
        out
    }

    /// A word's fields: values outside quotes are split at blanks.
    fn fields(&self, word: &Word) -> Vec<Vec<Char>> {
        let mut out = Vec::new();
        let mut field: Option<Vec<Char>> = None;
        for part in &word.parts {
            let add = |field: &mut Option<Vec<Char>>, bytes: &[u8], quoted: bool| {
                let chars = field.get_or_insert_default();
                chars.extend(bytes.iter().map(|&byte| Char { byte, quoted }));
            };
            match part {
                Part::Text { text, quoted } => add(&mut field, text, *quoted),
                Part::Home => add(&mut field, &self.value(b"HOME"), true),
                Part::Variable { name, quoted: true } if name == b"@" => {
                    for (n, argument) in self.arguments.iter().skip(1).enumerate() {
                        if n > 0 {
                            out.extend(field.take());
                        }
                        add(&mut field, argument, true);
                    }
                }
                Part::Variable { name, quoted: true } => {
                    add(&mut field, &self.value(name), true);
                }
                Part::Variable { name, quoted: false } => {
                    let value = self.value(name);
                    for (n, piece) in value.split(|b| b" \t\n".contains(b)).enumerate() {
                        if n > 0 {
                            out.extend(field.take());
                        }
                        if !piece.is_empty() {
                            add(&mut field, piece, false);
                        }
                    }
                }
            }
        }
        out.extend(field);
        out
    }
}

fn plain(chars: &[Char]) -> Vec<u8> {
    chars.iter().map(|c| c.byte).collect()
}
