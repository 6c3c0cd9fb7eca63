//! A script played: where the page's wishes become steps, and steps become looks.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::Refusal;
use super::advice::{Advised, advise};
use super::context::{Sent, send};
use super::external::{External, on_clean_machine};
use super::golf::{COURSES, Score};
use super::look::{
    Ask, BuildLook, CacheLook, ContextLook, OptionsLook, Past, Since, build_look, context_look,
    key_table, past,
};
use super::registry::{self, BuiltImage, Runs};
use super::script::{Played, Start, Step};
use super::simulator::{BuildCache, State, Told};
use super::verdict::Verdict;
use super::version::Version;
use crate::sim::Timeline;

/// A simulator with its timeline.
pub struct Session {
    start: Start,
    /// Paths whose mode nobody told.
    assumed: HashSet<String>,
    played: Played,
    timeline: Timeline<Played>,
    /// What was left of the context last: the next one costs what changed.
    sent: RefCell<Option<Sent>>,
}

/// Why a script does not go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halt {
    /// The step that cannot be done, from 0.
    pub step: usize,
    /// Why.
    pub why: Refusal,
}

/// A build with its number and image.
struct Numbered<'a> {
    number: u64,
    told: &'a Arc<Told>,
    image: BuiltImage,
}

impl Session {
    /// Nothing played yet.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let played = Played { cache: BuildCache { inputs: Arc::new(start.inputs()) } };
        let timeline = Timeline::new(&played);
        let assumed = start.files.iter().filter(|entry| entry.assumed);
        let assumed = assumed.map(|entry| entry.path.clone()).collect();
        Self { start, assumed, played, timeline, sent: RefCell::default() }
    }

    /// Where it starts.
    #[must_use]
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// The state after the steps that were gone through last.
    #[must_use]
    pub fn state(&self) -> &State {
        self.timeline.state()
    }

    /// Goes to the place after the first `step` of these steps. What they share with the steps
    /// before is not simulated again.
    ///
    /// # Errors
    /// If one of them cannot be done; what comes before it is, and [`Session::state`] is the state
    /// there.
    pub fn go(&mut self, steps: Vec<Step>, step: usize) -> Result<(), Halt> {
        self.timeline.follow(steps);
        let sought = self.timeline.seek(&self.played, step);
        sought.map_err(|why| Halt { step: self.timeline.cursor(), why })
    }

    /// What a screen shows of the place.
    #[must_use]
    pub fn look(&self, ask: &Ask) -> CacheLook {
        let at = self.timeline.cursor();
        let state = self.timeline.state();
        let all = self.numbered();
        let built = at
            .checked_sub(1)
            .and_then(|last| self.timeline.actions().get(last))
            .is_some_and(Step::builds);
        let options = &state.inputs.options;
        CacheLook {
            step: at,
            dockerfile: state.inputs.dockerfile.to_string(),
            events: self.timeline.events().to_vec(),
            done: at.checked_sub(1).and_then(|last| done(self.timeline.actions().get(last)?)),
            built,
            builds: Rc::new(builds(&all, &ask.builds)),
            history: history(&all),
            keys: keys(&all, ask.line),
            context: self.context(state, ask),
            args: options.build_args.clone(),
            secrets: options.secrets.keys().cloned().collect(),
            options: OptionsLook {
                target: options.target.clone(),
                no_cache: options.no_cache,
                network: options.network.clone(),
                platform: options.platform.clone(),
                cache_to: options.cache_to.first().map(|(name, how)| (*how, name.clone())),
                cache_from: options.cache_from.first().cloned(),
            },
            advice: if ask.advice { advice(state) } else { Vec::new() },
            advised: ask.advice,
            external: if ask.external { external(&all) } else { None },
            score: ask.course.and_then(|course| score(state, course)),
        }
    }

    /// The builds up to the place.
    fn numbered(&self) -> Vec<Numbered<'_>> {
        let before = self.timeline.actions().iter().take(self.timeline.cursor());
        let builds = before.filter_map(|step| match step {
            Step::Build(versions) => Some(versions.len()),
            _ => None,
        });
        let numbers = (1..).zip(builds).flat_map(|(number, count)| vec![number; count]);
        let mut runs = Runs::default();
        let told = self.timeline.state().builds.iter().zip(numbers);
        told.map(|(told, number)| Numbered { number, told, image: runs.image(told) }).collect()
    }

    fn context(&self, state: &State, ask: &Ask) -> ContextLook {
        let last = state.builds.back();
        let classic = last.is_some_and(|told| told.build.version.is_classic());
        let rules = state.inputs.ignore_rules(classic);
        let mut known = self.sent.borrow_mut();
        let sent = send(&state.inputs.context, &rules, known.as_ref());
        let built = last.map(|told| &told.build.inputs.context);
        let steps = self.timeline.actions().get(..self.timeline.cursor()).unwrap_or_default();
        let about = steps
            .iter()
            .filter(|step| matches!(step, Step::Chmod(..) | Step::Delete(_) | Step::Rename(..)));
        let about: Vec<&Step> = about.collect();
        let assumed = |path: &str| self.assumed(&about, path);
        let sent_files = sent.tree.root().files();
        let file = ask.file.as_deref();
        let since = Since { built, assumed: &assumed, sent: sent_files, file };
        let look = context_look(&state.inputs.context, &rules, &ask.open, &since);
        *known = Some(sent);
        look
    }

    /// Whether nobody told the mode of what is at a path, neither at the start nor later: the path
    /// is followed back to what it was at the start.
    fn assumed(&self, steps: &[&Step], path: &str) -> bool {
        let below = |path: &str, top: &str| {
            let rest = path.strip_prefix(top)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
        };
        let mut path = path.to_owned();
        for step in steps.iter().rev() {
            match step {
                Step::Chmod(_, told) if *told == path => return false,
                // What is there now came later.
                Step::Delete(gone) if below(&path, gone).is_some() => return false,
                Step::Rename(from, to) => {
                    if let Some(rest) = below(&path, to) {
                        path = format!("{from}{rest}");
                    } else if below(&path, from).is_some() {
                        return false;
                    }
                }
                _ => {}
            }
        }
        self.assumed.contains(&path)
    }
}

/// A step about the context or the options, without texts.
fn done(step: &Step) -> Option<Step> {
    match step {
        Step::Lines(..) | Step::Move(..) | Step::Build(_) => None,
        Step::Write(path, _) => Some(Step::Write(path.clone(), String::new())),
        other => Some(other.clone()),
    }
}

fn advice(state: &State) -> Vec<Advised> {
    let told = state.last.get(&Version::BuildKit);
    told.map(|told| advise(&told.build)).unwrap_or_default()
}

/// The latest build of `BuildKit` on a clean machine, after the one before it.
fn external(all: &[Numbered<'_>]) -> Option<External> {
    let latest = all.last()?.number;
    let kit = |it: &&Numbered<'_>| it.told.build.version == Version::BuildKit;
    let at = all.iter().rposition(|it| it.number == latest && kit(&it))?;
    let last = before(all, at)?;
    on_clean_machine(&last.told.build.inputs, &all.get(at)?.told.build.inputs)
}

/// How the Dockerfile at the place does on a course, with the ignore file there.
fn score(state: &State, course: usize) -> Option<Score> {
    let ignore = state.inputs.ignore_rules(false);
    COURSES.get(course)?.score(&state.inputs.dockerfile, Some(&ignore))
}

/// The build of the same builder before one of them.
fn before<'a>(all: &'a [Numbered<'a>], at: usize) -> Option<&'a Numbered<'a>> {
    let version = all.get(at)?.told.build.version;
    all.get(..at)?.iter().rev().find(|other| other.told.build.version == version)
}

fn shown(all: &[Numbered<'_>], at: usize) -> Option<BuildLook> {
    let it = all.get(at)?;
    let last = before(all, at).map(|last| (last.number, &**last.told));
    Some(build_look(it.told, it.number, last, it.image.clone()))
}

/// Those of the latest number, then those of these numbers.
fn builds(all: &[Numbered<'_>], numbers: &[u64]) -> Vec<BuildLook> {
    let latest = all.last().map(|last| last.number);
    let wanted = latest.into_iter().chain(numbers.iter().copied().filter(|n| Some(*n) != latest));
    let places =
        wanted.flat_map(|number| (0..all.len()).filter(move |&at| all[at].number == number));
    places.filter_map(|at| shown(all, at)).collect()
}

fn history(all: &[Numbered<'_>]) -> Vec<Past> {
    let mut there = BTreeSet::new();
    let one = |it: &Numbered<'_>| {
        let push = registry::send(&mut there, &it.image).bytes;
        past(it.told, it.number, &it.image, push)
    };
    all.iter().map(one).collect()
}

/// The keys of a line in the latest builds.
fn keys(all: &[Numbered<'_>], line: Option<usize>) -> Vec<super::look::KeyTable> {
    let latest = all.last().map(|last| last.number);
    let places = (0..all.len()).filter(|&at| Some(all[at].number) == latest);
    let table = |at: usize| {
        let build = &all[at].told.build;
        let missed = |verdict: &Verdict| matches!(verdict, Verdict::Miss(_));
        let keyed = || build.steps.iter().position(|step| step.key.is_some());
        let telling = || all[at].told.verdicts.iter().position(missed).or_else(keyed);
        key_table(build, before(all, at).map(|last| &last.told.build), line.or_else(telling)?)
    };
    places.filter_map(table).collect()
}
