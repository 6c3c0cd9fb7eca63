//! What a person is told of each line of a build: a word, and the cause.

use serde::{Deserialize, Serialize};

use super::build::{Build, Status, Step};
use super::diff::matched;
use super::key::Parts;
use super::reason::{Reason, differing};
use super::unchanged::{Changes, Counted, changes, unchanged};

/// What became of a line, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Its result was reused; and why what changed did not count.
    Hit(Vec<Counted>),
    /// What it is built on was found, but a part of its own is not what it was.
    Miss(Vec<Reason>),
    /// Something that it is built on missed.
    ReRun {
        /// The line that is the cause.
        because: usize,
        /// The parts of its own that differ too.
        own: Vec<Reason>,
    },
    /// No stage that was asked for needs it.
    Skipped,
    /// It failed.
    Error,
    /// The build failed before it.
    NotReached,
    /// It changes settings and is no step.
    Settings,
    /// FROM an image; and what of the image is not what it was.
    Base(Vec<Reason>),
    /// FROM an earlier stage.
    Stage,
    /// FROM scratch.
    Scratch,
    /// An ARG before the first FROM.
    Global,
}

/// What to compare with where the last build has no such step: the nearest key in the cache.
pub trait Nearest {
    /// The own parts of the key in the cache that is most like these, of a step with this keyword;
    /// nothing if there is none. Keys made in the last build do not count.
    fn nearest(&self, keyword: &str, parts: &Parts) -> Option<std::sync::Arc<Parts>>;
}

/// What to say of each line of a build. `last` is the build before it.
#[must_use]
pub fn verdicts(build: &Build, last: Option<&Build>, cache: &dyn Nearest) -> Vec<Verdict> {
    let pairs = match last {
        Some(last) => matched(&last.file, &build.file),
        None => vec![None; build.steps.len()],
    };
    let changes = last.map(|last| changes(build, last)).unwrap_or_default();
    let judge = Judge { build, last, changes, pairs, cache };
    let mut out: Vec<Verdict> = Vec::new();
    for at in 0..build.steps.len() {
        let verdict = judge.verdict(at, &out);
        out.push(verdict);
    }
    out
}

struct Judge<'a> {
    build: &'a Build,
    last: Option<&'a Build>,
    changes: Changes,
    pairs: Vec<Option<usize>>,
    cache: &'a dyn Nearest,
}

impl Judge<'_> {
    fn step(&self, at: usize) -> &Step {
        &self.build.steps[at]
    }

    /// The same step of the last build.
    fn before(&self, at: usize) -> Option<&Step> {
        let last = self.last?;
        last.steps.get(self.pairs[at]?)
    }

    fn verdict(&self, at: usize, known: &[Verdict]) -> Verdict {
        match self.step(at).status {
            Status::Cached => Verdict::Hit(match self.last {
                Some(last) => unchanged(self.build, last, &self.changes, at, self.pairs[at], known),
                None => Vec::new(),
            }),
            Status::Executed => self.ran(at, known),
            Status::Config => Verdict::Settings,
            // The classic builder makes no difference between an image and an earlier stage.
            Status::Base if !self.step(at).needs.is_empty() => Verdict::Stage,
            Status::Base => Verdict::Base(self.base(at)),
            Status::Stage => Verdict::Stage,
            Status::Scratch => Verdict::Scratch,
            Status::Meta => Verdict::Global,
            Status::Pruned => Verdict::Skipped,
            Status::Error => Verdict::Error,
            Status::NotReached => Verdict::NotReached,
        }
    }

    /// What of a base image changed.
    fn base(&self, at: usize) -> Vec<Reason> {
        let before = self.before(at).and_then(|step| step.key.as_ref());
        match (before, &self.step(at).key) {
            (Some(before), Some(now)) if before.sum != now.sum => {
                differing(&before.parts, &now.parts)
            }
            _ => Vec::new(),
        }
    }

    fn ran(&self, at: usize, known: &[Verdict]) -> Verdict {
        let step = self.step(at);
        if self.last.is_none() {
            return Verdict::Miss(vec![Reason::NeverBuilt]);
        }
        if step.found {
            return Verdict::Miss(vec![Reason::NoResult]);
        }
        let own = self.own(at);
        if let Some(because) = self.cause(at, &own, known) {
            return Verdict::ReRun { because, own };
        }
        if step.forced {
            return Verdict::Miss(vec![Reason::Forced]);
        }
        if !own.is_empty() {
            return Verdict::Miss(own);
        }
        let (Some(before), Some(now)) = (self.before(at), &step.key) else {
            return Verdict::Miss(vec![Reason::NewLine]);
        };
        let reason = match &before.key {
            Some(before_key) if before_key.sum == now.sum => match before.status {
                // It was shown as found though nothing of it was there.
                Status::Cached | Status::Executed => Reason::Removed,
                _ => Reason::NeverBuilt,
            },
            Some(_) => Reason::BuiltOn {
                old: before.needs.first().copied(),
                new: step.needs.first().copied(),
            },
            None => Reason::NeverBuilt,
        };
        Verdict::Miss(vec![reason])
    }

    /// The step that made the layer of a linked copy be put in place anew, if only that ran.
    fn below_links(&self, mut at: usize, known: &[Verdict]) -> usize {
        while let Some(link) = self.build.links.get(&at) {
            let hit = matches!(known.get(at), Some(Verdict::Hit(_)));
            if !hit || link.status != Status::Executed || link.on >= at {
                break;
            }
            at = link.on;
        }
        at
    }

    /// Whether a trigger that a FROM brought ran.
    fn triggered(&self, from: usize) -> bool {
        let triggers = self.build.triggers.get(&from).into_iter().flatten();
        triggers.into_iter().any(|trigger| trigger.status == Status::Executed)
    }

    /// The own parts that differ from the same step of the last build, else from the nearest key.
    fn own(&self, at: usize) -> Vec<Reason> {
        let Some(now) = &self.step(at).key else { return Vec::new() };
        if let Some(before) = self.before(at).and_then(|step| step.key.as_ref()) {
            return differing(&before.parts, &now.parts);
        }
        let keyword = self.build.file.instructions[at].keyword.map_or("", |keyword| keyword.name());
        match self.cache.nearest(keyword, &now.parts) {
            Some(nearest) if self.last.is_some() => {
                let mut reasons = vec![Reason::NewLine];
                reasons.extend(differing(&nearest, &now.parts));
                reasons
            }
            _ => Vec::new(),
        }
    }

    /// The line whose miss made this step run: that of what it is built on, else of a stage whose
    /// files are not what they were.
    fn cause(&self, at: usize, own: &[Reason], known: &[Verdict]) -> Option<usize> {
        let step = self.step(at);
        let files_differ = self.before(at).is_none()
            || own.iter().any(|reason| {
                matches!(
                    reason,
                    Reason::File { .. } | Reason::Written { .. } | Reason::Moved { .. }
                )
            });
        let chain = step.needs.iter().enumerate();
        let mut causes = chain.filter_map(|(number, &need)| {
            let is_source = number > 0;
            if is_source && !files_differ {
                return None;
            }
            let mut need = self.below_links(need, known);
            if let (Some(Verdict::Stage), Some(&below)) =
                (known.get(need), self.step(need).needs.first())
                && (missed(below, known) || !self.triggered(need))
            {
                need = below;
            }
            match known.get(need)? {
                // Its key was there, so that it is no cause.
                Verdict::Miss(reasons) if reasons.as_slice() == [Reason::NoResult] => None,
                Verdict::Miss(_) => Some(need),
                Verdict::ReRun { because, .. } => Some(*because),
                Verdict::Base(reasons) if !reasons.is_empty() => Some(need),
                Verdict::Base(_) | Verdict::Stage if self.triggered(need) => Some(need),
                _ => None,
            }
        });
        causes.next()
    }
}

fn missed(at: usize, known: &[Verdict]) -> bool {
    matches!(known.get(at), Some(Verdict::Miss(_) | Verdict::ReRun { .. }))
}
