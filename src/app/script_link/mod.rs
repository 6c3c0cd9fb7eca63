//! A script as a link: the image, the step, and every line, in the URL hash.
//!
//! ```text
//! #containers/nginx-like/3.1/1~docker+run+-d+--name+web+IMAGE~web$+echo+hi+%3E%3E+/etc/motd
//!             ^ image     ^   ^ version, then the lines, each after a ~
//!                         step.frame
//! ```
//!
//! A space is `+`, `#` is `$`; letters, digits and `-._/:=,` stand for themselves, other bytes are
//! percent-encoded, so that address bars and chat programs leave a link whole. `IMAGE` stands for
//! the image's own name, which no image can be called. A long script is packed: `1z` and base64.
//!
//! Not here: who opens the image (see the route), what a line means (`sim::cow`).

mod coder;
mod packed;

use std::fmt::Write as _;

use crate::explain::Message;
use crate::sim::cow::Action;
use crate::sim::cow::docker::Command;

/// What stands for the image's own name.
pub const IMAGE: &str = "IMAGE";
/// The version of the form.
pub(super) const VERSION: char = '1';
/// Longer texts are packed.
const PLAIN: usize = 1_500;

/// A script and where it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptLink {
    /// The image's ID: `sha256:…`.
    pub image: Option<String>,
    /// The sample image's name; in a link it stands in place of the ID.
    pub sample: Option<String>,
    /// Actions done.
    pub step: usize,
    /// The frame shown of the last one, from 1; 0 for the one that tells most.
    pub frame: usize,
    /// The lines.
    pub script: Vec<String>,
}

/// Why a link is not understood. Positions are bytes of the hash, `#` not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It leads to another view.
    Elsewhere,
    /// It ends before this part.
    Ends {
        /// Where.
        at: usize,
    },
    /// Step and frame are no numbers.
    Number {
        /// Where they stand.
        at: usize,
    },
    /// It is of another version of the form.
    Version {
        /// The version it says.
        found: String,
    },
    /// A percent sign without two hexadecimal digits, or bytes that are no text.
    Text {
        /// Where.
        at: usize,
    },
    /// A packed script that does not unpack.
    Packed {
        /// Where it begins to be wrong, as far as that is known.
        at: usize,
    },
    /// A script longer than any that is written.
    TooLong {
        /// Bytes it may have.
        limit: usize,
    },
    /// It has fewer lines than steps: its end is missing.
    Cut {
        /// Steps it says were done.
        step: usize,
        /// Lines it has.
        lines: usize,
    },
}

impl LinkError {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        let at = |id, at: usize| Message::new(id).count("at", at as u64 + 1);
        match self {
            Self::Elsewhere => Message::new("link-elsewhere"),
            Self::Ends { at: end } => at("link-ends", *end),
            Self::Number { at: start } => at("link-number", *start),
            Self::Version { found } => {
                Message::new("link-version").text("found", found).text("known", VERSION)
            }
            Self::Text { at: start } => at("link-text", *start),
            Self::Packed { at: start } => at("link-packed", *start),
            Self::TooLong { limit } => Message::new("link-too-long").exact("limit", *limit as u64),
            Self::Cut { step, lines } => {
                Message::new("link-cut").count("step", *step as u64).count("lines", *lines as u64)
            }
        }
    }
}

impl ScriptLink {
    /// Reads a hash, with or without `#`. One that ends with the image has an empty script.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn parse(hash: &str) -> Result<Self, LinkError> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let rest = hash.strip_prefix("containers").ok_or(LinkError::Elsewhere)?;
        let mut at = hash.len() - rest.len();
        let mut rest = match rest.strip_prefix('/') {
            Some(rest) => rest,
            None if rest.is_empty() => return Ok(Self::default()),
            None => return Err(LinkError::Elsewhere),
        };
        at += 1;
        let named = |image: &str, from| {
            let image = Some(decode(image, from)?).filter(|name| name != "-" && !name.is_empty());
            Ok(match image {
                Some(id) if id.contains(':') => (Some(id), None),
                sample => (None, sample),
            })
        };
        if !rest.contains('/') {
            let (image, sample) = named(rest, at)?;
            return Ok(Self { image, sample, ..Self::default() });
        }
        let mut part = || {
            let end = rest.find('/').ok_or(LinkError::Ends { at: at + rest.len() })?;
            let (start, part) = (at, rest.get(..end).unwrap_or_default());
            rest = rest.get(end + 1..).unwrap_or_default();
            at += end + 1;
            Ok((start, part))
        };
        let (from, image) = part()?;
        let (place, steps) = part()?;
        let (image, sample) = named(image, from)?;
        let (step, frame) = steps.split_once('.').unwrap_or((steps, "0"));
        let number = |text: &str| text.parse().map_err(|_| LinkError::Number { at: place });
        let (step, frame) = (number(step)?, number(frame)?);
        let script = lines(rest, at)?;
        if step > script.len() {
            return Err(LinkError::Cut { step, lines: script.len() });
        }
        Ok(Self { image, sample, step, frame, script })
    }

    /// The hash, `#` included. `own` is the image's own name, which gets shorter; empty for none.
    #[must_use]
    pub fn to_hash(&self, own: &str) -> String {
        let mut out = String::from("#containers/");
        match self.sample.as_ref().or(self.image.as_ref()) {
            Some(name) => encode(name, &mut out),
            None => out.push('-'),
        }
        let _ = match self.frame {
            0 => write!(out, "/{}/{VERSION}", self.step.min(self.script.len())),
            frame => write!(out, "/{}.{frame}/{VERSION}", self.step.min(self.script.len())),
        };
        let script: Vec<String> = self.script.iter().map(|line| swap(line, own, IMAGE)).collect();
        put_lines(&script, &mut out);
        out
    }

    /// The same with [`IMAGE`] in place of the image's own name.
    #[must_use]
    pub fn without_image(mut self, own: &str) -> Self {
        for line in &mut self.script {
            *line = swap(line, own, IMAGE);
        }
        self
    }

    /// The same with the image's own name in place of [`IMAGE`].
    #[must_use]
    pub fn with_image(mut self, own: &str) -> Self {
        for line in &mut self.script {
            *line = swap(line, IMAGE, own);
        }
        self
    }
}

/// Writes lines behind the version: as they are, or packed if they are many.
pub(super) fn put_lines(script: &[String], out: &mut String) {
    let mut plain = String::new();
    for line in script {
        plain.push('~');
        encode(line, &mut plain);
    }
    // A full stop or comma at the end is often taken for the sentence's.
    if let Some(last @ ('.' | ',' | ':')) = plain.chars().last() {
        plain.pop();
        let _ = write!(plain, "%{:02X}", u32::from(last));
    }
    let packed = (plain.len() > PLAIN).then(|| packed::pack(script)).flatten();
    match packed.filter(|packed| packed.len() < plain.len()) {
        Some(packed) => {
            out.push('z');
            out.push_str(&packed);
        }
        None => out.push_str(&plain),
    }
}

/// The lines after the version; `at` is where it stands.
///
/// # Errors
/// [`LinkError`].
pub(super) fn lines(text: &str, at: usize) -> Result<Vec<String>, LinkError> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (version, rest) = text.split_at(end);
    let at = at + end;
    if version.is_empty() && rest.is_empty() {
        return Err(LinkError::Ends { at });
    }
    if version.chars().ne([VERSION]) {
        let found =
            if version.is_empty() { rest.chars().take(1).collect() } else { version.to_owned() };
        return Err(LinkError::Version { found });
    }
    if rest.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(packed) = rest.strip_prefix('z') {
        return packed::unpack(packed, at + 1);
    }
    let Some(rest) = rest.strip_prefix('~') else { return Err(LinkError::Text { at }) };
    let mut start = at + 1;
    let mut out = Vec::new();
    for line in rest.split('~') {
        out.push(decode(line, start)?);
        start += line.len() + 1;
    }
    Ok(out)
}

/// Puts one name for another where a line names the image; the rest stays as it was typed.
fn swap(line: &str, from: &str, to: &str) -> String {
    let image = |line: &str| match Action::parse(line) {
        Ok(Some(Action::Docker(Command::Run(options) | Command::Create(options)))) => {
            Some(options.image)
        }
        Ok(Some(Action::Docker(Command::History { image, .. }))) => Some(image),
        _ => None,
    };
    let is_name = !from.is_empty() && !to.is_empty();
    if !is_name || !line.contains(from) || image(line).as_deref() != Some(from) {
        return line.to_owned();
    }
    let edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
    for (at, _) in line.match_indices(from) {
        let (before, after) = (&line[..at], &line[at + from.len()..]);
        if edge(before.chars().next_back()) && edge(after.chars().next()) {
            let swapped = [before, to, after].concat();
            if image(&swapped).as_deref() == Some(to) {
                return swapped;
            }
        }
    }
    line.to_owned()
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'#' => out.push('$'),
            byte if byte.is_ascii_alphanumeric() || b"-._/:=,".contains(&byte) => {
                out.push(char::from(byte));
            }
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Text from a link; `at` is where it stands.
fn decode(text: &str, at: usize) -> Result<String, LinkError> {
    let mut out = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(&byte) = bytes.get(next) {
        next += 1;
        out.push(match byte {
            b'+' => b' ',
            b'$' => b'#',
            b'%' => {
                let digits =
                    text.get(next..next + 2).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                let value = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                let value = value.ok_or(LinkError::Text { at: at + next - 1 })?;
                next += 2;
                value
            }
            byte => byte,
        });
    }
    String::from_utf8(out).map_err(|_| LinkError::Text { at })
}
