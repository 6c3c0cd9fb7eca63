//! What an exported cache saves on a machine that has none: `--cache-to` and `--cache-from`, with
//! `mode=min` held against `mode=max`.
//!
//! Two builds are played: the first exports its cache, the machine is emptied, the second takes what
//! was exported. Sizes and times are those of the model.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::inputs::Inputs;
use super::look::Mark;
use super::model::total;
use super::options::Export;
use super::simulator::BuildCache;
use super::version::Version;
use crate::sim::Simulator as _;

/// What a build on a clean machine does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clean {
    /// Steps that are found.
    pub hits: u64,
    /// Steps that run.
    pub runs: u64,
    /// Milliseconds.
    pub time: u64,
}

/// The same build with what was exported in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct External {
    /// Nothing was exported.
    pub none: Clean,
    /// `mode=min`: the layers of the last stage.
    pub min: Clean,
    /// `mode=max`: those of all stages.
    pub max: Clean,
}

/// Builds the one, exports its cache, and builds the other on a clean machine, in each way; nothing
/// if a build fails.
#[must_use]
pub fn on_clean_machine(first: &Arc<Inputs>, second: &Arc<Inputs>) -> Option<External> {
    let none = clean(first, second, None)?;
    let min = clean(first, second, Some(Export::Min))?;
    let max = clean(first, second, Some(Export::Max))?;
    Some(External { none, min, max })
}

fn clean(first: &Arc<Inputs>, second: &Arc<Inputs>, export: Option<Export>) -> Option<Clean> {
    const NAME: &str = "cache";
    let with = |inputs: &Arc<Inputs>| {
        let mut inputs = (**inputs).clone();
        inputs.options.cache_to.clear();
        inputs.options.cache_from.clear();
        inputs.options.no_cache = false;
        inputs.options.no_cache_filter.clear();
        inputs
    };
    let (mut exports, mut imports) = (with(first), with(second));
    if let Some(export) = export {
        exports.options.cache_to.push((NAME.to_owned(), export));
        imports.options.cache_from.push(NAME.to_owned());
    }
    let machine = BuildCache { inputs: Arc::new(exports) };
    let build = Action::Build(vec![Version::BuildKit]);
    let mut state = machine.step(&machine.initial(), &build).ok()?.0;
    state = machine.step(&state, &Action::Prune).ok()?.0;
    state.inputs = Arc::new(imports);
    state = machine.step(&state, &build).ok()?.0;
    if state.builds.iter().any(|told| !told.build.ok) {
        return None;
    }
    let told = state.builds.back()?;
    let count = |is: &dyn Fn(Mark) -> bool| {
        told.verdicts.iter().filter(|verdict| is(Mark::of(verdict))).count() as u64
    };
    Some(Clean {
        hits: count(&|mark| mark == Mark::Hit),
        runs: count(&Mark::ran),
        time: total(&told.bars),
    })
}
