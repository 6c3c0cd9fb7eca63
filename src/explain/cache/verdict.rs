//! The word for a line, and the sentences under it.

use super::{cache_hit, cache_reason, line};
use crate::dockerfile::Dockerfile;
use crate::explain::Message;
use crate::sim::cache::{Reason, Verdict};

/// The word that stands beside a line.
#[must_use]
pub fn verdict_word(verdict: &Verdict) -> Message {
    Message::new(match verdict {
        Verdict::Hit(_) => "verdict-hit",
        Verdict::Miss(_) => "verdict-miss",
        Verdict::ReRun { .. } => "verdict-rerun",
        Verdict::Skipped => "verdict-skipped",
        Verdict::Error => "verdict-error",
        Verdict::NotReached => "verdict-not-reached",
        Verdict::Settings => "verdict-settings",
        Verdict::Base(_) => "verdict-base",
        Verdict::Stage => "verdict-stage",
        Verdict::Scratch => "verdict-scratch",
        Verdict::Global => "verdict-global",
    })
}

/// What is said of a line: the verdict with its cause, then what else differs.
#[must_use]
pub fn cache_verdict(
    file: &Dockerfile,
    last: &Dockerfile,
    at: usize,
    it: &Verdict,
) -> Vec<Message> {
    let said = |id: &'static str| Message::new(id).count("line", line(file, at));
    match it {
        Verdict::Hit(counted) if counted.is_empty() => vec![said("cache-hit")],
        Verdict::Hit(counted) => {
            let because = |one| said("cache-hit-because").message("why", cache_hit(file, one));
            // What did not even come near is left out where there is more to say.
            counted.iter().map(because).map(without_line).collect()
        }
        Verdict::Miss(reasons) => {
            let (first, others) = match reasons.split_first() {
                Some((first, others)) => (miss(file, last, at, first), others),
                None => (said("cache-miss-new-line"), reasons.as_slice()),
            };
            let mut out = vec![first];
            let new = matches!(reasons.first(), Some(Reason::NewLine));
            out.extend(others.iter().map(|one| also(file, last, at, one, new)));
            out
        }
        Verdict::ReRun { because, own } => {
            let mut out = vec![said("cache-rerun").count("cause", line(file, *because))];
            let new = matches!(own.first(), Some(Reason::NewLine));
            let parts = own.iter().filter(|one| **one != Reason::NewLine);
            out.extend(parts.map(|one| also(file, last, at, one, new)));
            out
        }
        Verdict::Base(reasons) if !reasons.is_empty() => vec![said("cache-base-changed")],
        Verdict::Base(_) => vec![said("cache-base")],
        Verdict::Skipped => match file.stage_of(at) {
            Some(stage) => {
                let name = stage.name.clone().unwrap_or_else(|| stage.index.to_string());
                vec![Message::new("cache-skipped").text("stage", name)]
            }
            None => vec![verdict_word(it)],
        },
        Verdict::Settings => vec![said("cache-settings")],
        Verdict::Stage => vec![said("cache-stage")],
        Verdict::Scratch => vec![said("cache-scratch")],
        Verdict::Global => vec![said("cache-global")],
        Verdict::Error => vec![said("cache-error")],
        Verdict::NotReached => vec![said("cache-not-reached")],
    }
}

fn without_line(mut message: Message) -> Message {
    message.args.retain(|(name, _)| *name != "line");
    message
}

/// Causes that are no part of the key have sentences of their own.
fn miss(file: &Dockerfile, last: &Dockerfile, at: usize, reason: &Reason) -> Message {
    let said = |id: &'static str| Message::new(id).count("line", line(file, at));
    match reason {
        Reason::NeverBuilt => said("cache-miss-never-built"),
        Reason::NewLine => said("cache-miss-new-line"),
        Reason::Forced => said("cache-miss-forced"),
        Reason::Removed => said("cache-miss-removed"),
        Reason::NoResult => said("cache-miss-no-result"),
        Reason::BuiltOn { old: Some(old), new: Some(new) } => said("cache-miss-built-on")
            .count("old", line(last, *old))
            .count("new", line(file, *new)),
        Reason::BuiltOn { .. } => said("cache-miss-built-on-other"),
        part => said("cache-miss").message("why", cache_reason(part)),
    }
}

/// One more reason; of a new line what it differs in from the nearest key.
fn also(
    file: &Dockerfile,
    last: &Dockerfile,
    at: usize,
    reason: &Reason,
    nearest: bool,
) -> Message {
    match reason {
        Reason::NeverBuilt
        | Reason::NewLine
        | Reason::Forced
        | Reason::Removed
        | Reason::NoResult
        | Reason::BuiltOn { .. } => miss(file, last, at, reason),
        part => {
            let id = if nearest { "cache-nearest" } else { "cache-also" };
            Message::new(id).message("why", cache_reason(part))
        }
    }
}
