//! A script of the build cache as a link: the place and the whole script, in the URL hash.
//!
//! ```text
//! #cache/3.1/1~---+Dockerfile~FROM+node:20~---+steps~build+buildkit
//!        ^   ^ version, then the lines of the script's text, each after a ~
//!        step.frame
//! ```
//!
//! Letters are written as in links of containers, long scripts are packed as there. What does not
//! fit is saved as a file. A script has no secret's value, so no link has one.

use std::fmt::Write as _;

use super::cache_file::CacheFileError;
use super::script_link::{LinkError, VERSION, lines, put_lines};
use crate::sim::cache::script::{Script, ScriptError};

/// Characters that a link has at most: what every browser and most chat programs take.
pub const LONGEST: usize = 8_000;

/// A script and where it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CacheLink {
    /// Steps done.
    pub step: usize,
    /// The frame shown of the last one, from 1; 0 for the one that tells most.
    pub frame: usize,
    /// The script.
    pub script: Script,
}

impl CacheLink {
    /// Reads a hash, with or without `#`.
    ///
    /// # Errors
    /// What is wrong with the link, or with a line of its script.
    pub fn parse(hash: &str) -> Result<Self, CacheFileError> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let link = |error| CacheFileError::Link(error);
        let rest = hash.strip_prefix("cache").ok_or(link(LinkError::Elsewhere))?;
        let ends = || link(LinkError::Ends { at: hash.len() });
        let rest = match rest.strip_prefix('/') {
            Some(rest) => rest,
            None if rest.is_empty() => return Err(ends()),
            None => return Err(link(LinkError::Elsewhere)),
        };
        let at = hash.len() - rest.len();
        let (steps, packed) = rest.split_once('/').ok_or_else(ends)?;
        let (step, frame) = steps.split_once('.').unwrap_or((steps, "0"));
        let number = |text: &str| text.parse().map_err(|_| link(LinkError::Number { at }));
        let (step, frame) = (number(step)?, number(frame)?);
        let text = lines(packed, hash.len() - packed.len()).map_err(link)?.join("\n");
        let script = Script::parse(&text).map_err(CacheFileError::Script)?;
        if step > script.steps.len() {
            let lines = script.steps.len();
            return Err(link(LinkError::Cut { step, lines }));
        }
        Ok(Self { step, frame, script })
    }

    /// The hash, `#` included; nothing if it is too long for a link.
    #[must_use]
    pub fn to_hash(&self) -> Option<String> {
        let mut out = format!("#cache/{}", self.step.min(self.script.steps.len()));
        if self.frame > 0 {
            let _ = write!(out, ".{}", self.frame);
        }
        let _ = write!(out, "/{VERSION}");
        let text = self.script.to_text();
        // A text this long hardly packs into a link, and to try it after each letter would take long.
        if text.len() > LONGEST * 4 {
            return None;
        }
        let text: Vec<String> =
            text.trim_end_matches('\n').split('\n').map(str::to_owned).collect();
        put_lines(&text, &mut out);
        (out.len() <= LONGEST).then_some(out)
    }
}

impl From<ScriptError> for CacheFileError {
    fn from(error: ScriptError) -> Self {
        Self::Script(error)
    }
}
