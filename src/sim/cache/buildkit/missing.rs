//! What a build shows whose COPY names a file that is not in the context.
//!
//! It is noticed while keys are computed, before any step of that stage runs that is not cached; so
//! nothing new is cached. The first step that would have to run is shown as stopped; the others up to
//! the last such COPY are shown as cached, even those that were never built.

use super::solve::{Outcome, Solved, Solver, State};
use super::vertex::{Op, Place, Source, VertexId};
use crate::sim::cache::hash::Hasher;
use crate::sim::cache::version::Version;

/// What became of the vertices if a source is missing; with none missing, nothing is filled in.
pub(super) fn missing(solver: &mut Solver<'_>) -> Solved {
    let plan = solver.plan;
    let mut lost: Vec<(VertexId, String)> = Vec::new();
    for (id, vertex) in plan.vertices.iter().enumerate() {
        let sources: Vec<&Source> = match &vertex.op {
            Op::Copy(copy) => copy.sources.iter().collect(),
            Op::Run(run) => run.binds.iter().map(|(_, source)| source).collect(),
            _ => Vec::new(),
        };
        for source in sources {
            let elsewhere = matches!(source.from, Place::Context(_) | Place::Git { .. });
            if elsewhere && solver.selected(source).is_none() {
                lost.push((id, source.written.clone()));
            }
        }
    }
    let mut solved = Solved { states: Vec::new(), ok: lost.is_empty(), missing: lost };
    if solved.ok {
        return solved;
    }
    let is_lost = |id: VertexId| solved.missing.iter().any(|(lost, _)| *lost == id);
    // What would be found, nothing being run.
    let mut cached = Vec::new();
    let mut states: Vec<State> = Vec::new();
    for (id, vertex) in plan.vertices.iter().enumerate() {
        let root = matches!(vertex.op, Op::Image(_) | Op::Context(_));
        solver.states = std::mem::take(&mut states);
        let state = lookup(solver, id);
        states = std::mem::take(&mut solver.states);
        cached.push(root || (state.found && !is_lost(id)));
        states.push(state);
    }
    // The chains that lead to a missing source; those without one stop at their first step.
    let mut shown = vec![None; plan.vertices.len()];
    for (last, _) in solved.missing.iter().rev() {
        let mut chain = Vec::new();
        let mut at = Some(*last);
        while let Some(id) = at {
            chain.push(id);
            at = plan.vertices[id].parent;
        }
        chain.reverse();
        let first = chain.iter().copied().find(|&id| !cached[id]);
        for id in chain {
            let stopped = Some(id) == first && solver.version != Version::BuildKit08;
            let error = is_lost(id) || stopped;
            let outcome = if error { Outcome::Error } else { Outcome::Cached };
            shown[id].get_or_insert(outcome);
        }
    }
    for (id, vertex) in plan.vertices.iter().enumerate() {
        let parent = vertex.parent.and_then(|parent| shown[parent]);
        let goes_on = !matches!(parent, Some(Outcome::Error | Outcome::NotReached));
        let outcome = shown[id].unwrap_or(match (cached[id], goes_on) {
            (true, true) => Outcome::Cached,
            (false, true) if is_chain_start(solver, id, &cached) => Outcome::Error,
            _ => Outcome::NotReached,
        });
        shown[id] = Some(outcome);
        if let Some(state) = states.get_mut(id) {
            state.outcome = outcome;
        }
    }
    solved.states = states;
    solved
}

/// Whether a step that is not cached is the first of its stage that is not, with no missing source
/// below it.
fn is_chain_start(solver: &Solver<'_>, id: VertexId, cached: &[bool]) -> bool {
    let vertex = &solver.plan.vertices[id];
    let ready = |source: &Source| match source.from {
        Place::Vertex(Some(from)) => cached[from],
        _ => true,
    };
    let sources = match &vertex.op {
        Op::Copy(copy) => copy.sources.iter().all(ready),
        Op::Run(run) => run.binds.iter().all(|(_, source)| ready(source)),
        Op::Link(copy) => cached[*copy],
        _ => true,
    };
    sources && vertex.parent.is_none_or(|parent| cached[parent])
}

/// A vertex as the cache has it.
fn lookup(solver: &mut Solver<'_>, id: VertexId) -> State {
    let vertex = &solver.plan.vertices[id];
    let (parent, found) = match vertex.parent {
        Some(parent) => (solver.states[parent].key, solver.states[parent].found),
        None => (Hasher::new("scratch").done(), true),
    };
    if let Some(root) = solver.root(vertex) {
        return root;
    }
    let parts = std::sync::Arc::new(solver.parts(vertex));
    let key = parts.sum(Some(parent));
    let record = solver.cache.records.get(&key).filter(|_| found && !vertex.forced);
    let (found, files) = (record.is_some(), record.and_then(|record| record.result.clone()));
    let outcome = Outcome::Cached;
    State { outcome, key, found, parts, files, quick: None }
}
