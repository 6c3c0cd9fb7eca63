//! `test`, `[`.

use super::io::Io;
use crate::sim::cow::kernel::{Dialect, Process, Stop};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

/// How deep `!` and parentheses may lie.
const DEPTH: usize = 64;

struct Test<'a, 'm, 'w> {
    process: &'a mut Process<'m, 'w>,
    words: &'a [Vec<u8>],
    at: usize,
    depth: usize,
}

enum Wrong {
    Stop(Stop),
    Said(Vec<u8>, Why),
}

/// What is wrong with a word.
enum Why {
    Operand,
    Number,
    /// The words say it themselves.
    Text,
}

impl From<Stop> for Wrong {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let bracket = args.first().is_some_and(|name| name.ends_with(b"["));
    let mut words = args.get(1..).unwrap_or_default();
    let dialect = process.dialect();
    let say = |io: &mut Io, text: &[u8]| {
        let begin: &[u8] = match dialect {
            Dialect::BusyBox => b"sh: ",
            Dialect::Gnu => b"sh: 1: [: ",
        };
        io.complain(&[begin, text, b"\n"]);
        Ok(2)
    };
    if bracket {
        match words.split_last() {
            Some((last, rest)) if last == b"]" => words = rest,
            _ => return say(io, b"missing ]"),
        }
    }
    if words.is_empty() {
        return Ok(1);
    }
    let mut test = Test { process, words, at: 0, depth: 0 };
    let result = test.or().and_then(|value| match test.words.get(test.at) {
        None => Ok(value),
        Some(word) => Err(unknown(word)),
    });
    match result {
        Ok(value) => Ok(u8::from(!value)),
        Err(Wrong::Stop(stop)) => Err(stop.into()),
        Err(Wrong::Said(word, why)) => {
            let text: Vec<u8> = match (why, dialect) {
                (Why::Text, _) => word,
                (Why::Operand, Dialect::BusyBox) => [&word[..], b": unknown operand"].concat(),
                (Why::Operand, Dialect::Gnu) => [&word[..], b": unexpected operator"].concat(),
                (Why::Number, Dialect::BusyBox) => [&word[..], b": bad number"].concat(),
                (Why::Number, Dialect::Gnu) => [b"Illegal number: ", &word[..]].concat(),
            };
            say(io, &text)
        }
    }
}

fn unknown(word: &[u8]) -> Wrong {
    Wrong::Said(word.to_vec(), Why::Operand)
}

impl Test<'_, '_, '_> {
    fn peek(&self, by: usize) -> Option<&[u8]> {
        self.words.get(self.at + by).map(Vec::as_slice)
    }

    fn next(&mut self) -> Option<Vec<u8>> {
        let word = self.words.get(self.at).cloned();
        self.at += 1;
        word
    }

    fn or(&mut self) -> Result<bool, Wrong> {
        let mut value = self.and()?;
        while self.peek(0) == Some(b"-o") {
            self.at += 1;
            value |= self.and()?;
        }
        Ok(value)
    }

    fn and(&mut self) -> Result<bool, Wrong> {
        let mut value = self.not()?;
        while self.peek(0) == Some(b"-a") {
            self.at += 1;
            value &= self.not()?;
        }
        Ok(value)
    }

    fn not(&mut self) -> Result<bool, Wrong> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Wrong::Said(b"too deep".to_vec(), Why::Text));
        }
        let negated = self.peek(0) == Some(b"!") && self.peek(1).is_some();
        let value = if negated {
            self.at += 1;
            !self.not()?
        } else {
            self.one()?
        };
        self.depth -= 1;
        Ok(value)
    }

    fn one(&mut self) -> Result<bool, Wrong> {
        let binary: [&[u8]; 13] = [
            b"=", b"==", b"!=", b"-eq", b"-ne", b"-lt", b"-le", b"-gt", b"-ge", b"-nt", b"-ot",
            b"-ef", b"<",
        ];
        if self.peek(1).is_some_and(|word| binary.contains(&word)) && self.peek(2).is_some() {
            let (left, operator, right) = (
                self.next().unwrap_or_default(),
                self.next().unwrap_or_default(),
                self.next().unwrap_or_default(),
            );
            return self.compare(&left, &operator, &right);
        }
        if self.peek(0) == Some(b"(") && self.peek(1).is_some() {
            self.at += 1;
            let value = self.or()?;
            return match self.next() {
                Some(word) if word == b")" => Ok(value),
                _ => Err(Wrong::Said(b"closing paren expected".to_vec(), Why::Text)),
            };
        }
        let Some(word) = self.next() else {
            return Err(Wrong::Said(b"argument expected".to_vec(), Why::Text));
        };
        match word.as_slice() {
            [b'-', letter] if self.peek(0).is_some() && b"efdhLprswxzncbSugkt".contains(letter) => {
                let letter = *letter;
                let operand = self.next().unwrap_or_default();
                Ok(self.unary(letter, &operand)?)
            }
            [b'-', _] if self.peek(0).is_some() => {
                let operand = self.next().unwrap_or_default();
                Err(unknown(&operand))
            }
            word => Ok(!word.is_empty()),
        }
    }

    fn unary(&mut self, letter: u8, operand: &[u8]) -> Result<bool, Stop> {
        match letter {
            b'z' => return Ok(operand.is_empty()),
            b'n' => return Ok(!operand.is_empty()),
            b't' => return Ok(false),
            _ => {}
        }
        let follow = !matches!(letter, b'h' | b'L');
        let Ok(stat) = self.process.stat(operand, follow)? else { return Ok(false) };
        Ok(match letter {
            b'f' => stat.file_type == FileType::File,
            b'd' => stat.file_type == FileType::Dir,
            b'h' | b'L' => stat.file_type == FileType::Symlink,
            b'p' => stat.file_type == FileType::Fifo,
            b'c' => stat.file_type == FileType::Char,
            b'b' => stat.file_type == FileType::Block,
            b'S' => false,
            b's' => stat.size > 0,
            b'u' => stat.mode & 0o4000 != 0,
            b'g' => stat.mode & 0o2000 != 0,
            b'k' => stat.mode & 0o1000 != 0,
            // Root may read and write all, and run what anybody may.
            b'x' => stat.file_type == FileType::Dir || stat.mode & 0o111 != 0,
            _ => true,
        })
    }

    fn compare(&mut self, left: &[u8], operator: &[u8], right: &[u8]) -> Result<bool, Wrong> {
        match operator {
            b"=" | b"==" => return Ok(left == right),
            b"!=" => return Ok(left != right),
            b"<" => return Ok(left < right),
            b"-nt" | b"-ot" | b"-ef" => {
                let a = self.process.stat(left, true)?.ok();
                let b = self.process.stat(right, true)?.ok();
                return Ok(match (operator, a, b) {
                    (b"-ef", Some(a), Some(b)) => (a.dev, a.ino) == (b.dev, b.ino),
                    (b"-nt", Some(a), Some(b)) => a.mtime > b.mtime,
                    (b"-ot", Some(a), Some(b)) => a.mtime < b.mtime,
                    (b"-nt", Some(_), None) | (b"-ot", None, Some(_)) => true,
                    _ => false,
                });
            }
            _ => {}
        }
        let number = |text: &[u8]| {
            let parsed = std::str::from_utf8(text).ok().and_then(|t| t.trim().parse::<i64>().ok());
            parsed.ok_or_else(|| Wrong::Said(text.to_vec(), Why::Number))
        };
        let (left, right) = (number(left)?, number(right)?);
        Ok(match operator {
            b"-eq" => left == right,
            b"-ne" => left != right,
            b"-lt" => left < right,
            b"-le" => left <= right,
            b"-gt" => left > right,
            _ => left >= right,
        })
    }
}
