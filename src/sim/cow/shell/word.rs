//! One word: quotes, backslashes, variables.

use super::ast::{Part, Word};
use super::error::{Construct, Problem, ShellError};
use super::parse::{Parser, is_name, is_separator};

impl Parser<'_> {
    /// A word; the caller saw that one begins here.
    pub(super) fn word(&mut self) -> Result<Word, ShellError> {
        let start = self.at;
        let mut parts = Vec::new();
        if self.peek() == Some(b'~') && self.ahead(1).is_none_or(|b| b == b'/' || is_separator(b)) {
            parts.push(Part::Home);
            self.at += 1;
        }
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => self.backslash(&mut parts),
                b'\'' => self.single(&mut parts)?,
                b'"' => self.double(&mut parts)?,
                b'$' => self.dollar(&mut parts, false)?,
                b'`' => return Err(self.not_modeled(1, Construct::CommandSubstitution)),
                _ if is_separator(byte) => break,
                _ => {
                    push(&mut parts, &[byte], false);
                    self.at += 1;
                }
            }
        }
        Ok(Word { parts, at: start..self.at })
    }

    fn backslash(&mut self, parts: &mut Vec<Part>) {
        match self.ahead(1) {
            Some(b'\n') => self.at += 2,
            Some(byte) => {
                push(parts, &[byte], true);
                self.at += 2;
            }
            None => {
                push(parts, b"\\", true);
                self.at += 1;
            }
        }
    }

    fn single(&mut self, parts: &mut Vec<Part>) -> Result<(), ShellError> {
        let start = self.at;
        let rest = self.text.get(start + 1..).unwrap_or_default();
        let Some(len) = rest.iter().position(|&byte| byte == b'\'') else {
            return Err(self.wrong(start..self.text.len(), Problem::UnclosedQuote('\'')));
        };
        push(parts, rest.get(..len).unwrap_or_default(), true);
        self.at = start + len + 2;
        Ok(())
    }

    fn double(&mut self, parts: &mut Vec<Part>) -> Result<(), ShellError> {
        let start = self.at;
        self.at += 1;
        push(parts, b"", true);
        loop {
            match self.peek() {
                None => {
                    return Err(self.wrong(start..self.text.len(), Problem::UnclosedQuote('"')));
                }
                Some(b'"') => break,
                Some(b'$') => self.dollar(parts, true)?,
                Some(b'`') => return Err(self.not_modeled(1, Construct::CommandSubstitution)),
                Some(b'\\') => match self.ahead(1) {
                    Some(b'\n') => self.at += 2,
                    Some(byte) if b"$`\"\\".contains(&byte) => {
                        push(parts, &[byte], true);
                        self.at += 2;
                    }
                    _ => {
                        push(parts, b"\\", true);
                        self.at += 1;
                    }
                },
                Some(byte) => {
                    push(parts, &[byte], true);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        Ok(())
    }

    fn dollar(&mut self, parts: &mut Vec<Part>, quoted: bool) -> Result<(), ShellError> {
        let start = self.at;
        match self.ahead(1) {
            Some(b'(') if self.ahead(2) == Some(b'(') => {
                Err(self.not_modeled(3, Construct::Arithmetic))
            }
            Some(b'(') => Err(self.not_modeled(2, Construct::CommandSubstitution)),
            Some(b'{') => {
                let rest = self.text.get(start + 2..).unwrap_or_default();
                let Some(len) = rest.iter().position(|&byte| byte == b'}') else {
                    let at = start..self.text.len();
                    return Err(self.wrong(at, Problem::UnclosedVariable));
                };
                let name = rest.get(..len).unwrap_or_default();
                let end = start + len + 3;
                if !is_name(name) && !matches!(name, [byte] if is_special(*byte)) {
                    let what = Problem::NotModeled(Construct::ParameterExpansion);
                    return Err(self.wrong(start..end, what));
                }
                parts.push(Part::Variable { name: name.to_vec(), quoted });
                self.at = end;
                Ok(())
            }
            Some(byte) if is_special(byte) => {
                parts.push(Part::Variable { name: vec![byte], quoted });
                self.at += 2;
                Ok(())
            }
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                let rest = self.text.get(start + 1..).unwrap_or_default();
                let len = rest
                    .iter()
                    .position(|&byte| !byte.is_ascii_alphanumeric() && byte != b'_')
                    .unwrap_or(rest.len());
                let name = rest.get(..len).unwrap_or_default().to_vec();
                parts.push(Part::Variable { name, quoted });
                self.at += 1 + len;
                Ok(())
            }
            _ => {
                push(parts, b"$", quoted);
                self.at += 1;
                Ok(())
            }
        }
    }
}

fn is_special(byte: u8) -> bool {
    byte.is_ascii_digit() || b"?$#@*!-".contains(&byte)
}

/// Adds text, joined with text of the same kind before it.
fn push(parts: &mut Vec<Part>, more: &[u8], is_quoted: bool) {
    match parts.last_mut() {
        Some(Part::Text { text, quoted }) if *quoted == is_quoted => text.extend_from_slice(more),
        _ => parts.push(Part::Text { text: more.to_vec(), quoted: is_quoted }),
    }
}
