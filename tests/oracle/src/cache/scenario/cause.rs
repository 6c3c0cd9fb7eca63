//! Whether the cause that a miss is given is one of the things that were really changed, and whether
//! what was changed and made no miss is said not to count.

use std::collections::BTreeSet;

use onionskin::sim::cache::{Build, Memory, Part, Reason, Verdict, verdicts};
use serde_json::json;

use crate::Disagreement;

/// What differs between the inputs of two builds.
struct Real {
    files: BTreeSet<String>,
    lines: bool,
    arguments: bool,
    images: bool,
    options: bool,
    elsewhere: bool,
    /// Something of the cache was removed, or the last build did not get to all of its steps.
    cache: bool,
}

impl Real {
    fn nothing(&self) -> bool {
        self.files.is_empty()
            && !(self.lines || self.arguments || self.images || self.options || self.elsewhere)
    }
}

/// What is wrong with the causes of a build.
pub fn wrong_causes(
    build: &Build,
    last: &Build,
    memory: &Memory,
    pruned: bool,
) -> Vec<Disagreement> {
    let real = real(build, last, pruned);
    let told = verdicts(build, Some(last), memory);
    let wrong = |place: String, got: String| Disagreement {
        place,
        expected: json!("a cause that is really there"),
        got: json!(got),
    };
    let first = told.iter().enumerate().find_map(|(at, verdict)| match verdict {
        Verdict::Miss(reasons) => Some((at, reasons)),
        _ => None,
    });
    if let Some((at, reasons)) = first {
        if !reasons.iter().any(|reason| fits(reason, &real)) {
            return vec![wrong(format!("cause of step {at}"), format!("{reasons:?}"))];
        }
        return Vec::new();
    }
    let reran = told.iter().any(|verdict| matches!(verdict, Verdict::ReRun { .. }));
    let base = told.iter().any(|v| matches!(v, Verdict::Base(reasons) if !reasons.is_empty()));
    if reran && !base && build.triggers.is_empty() {
        return vec![wrong("causes".into(), "a step ran again because of none that missed".into())];
    }
    let silent = |verdict: &Verdict| match verdict {
        Verdict::Hit(counted) => counted.is_empty(),
        _ => false,
    };
    if !real.nothing() && !told.is_empty() && told.iter().all(silent) && build.ok {
        return vec![wrong("hits beside a change".into(), "nothing said".into())];
    }
    let hits: Vec<&Verdict> = told.iter().filter(|v| matches!(v, Verdict::Hit(_))).collect();
    let steps_alone = real.files.is_empty() || !build.ok;
    if !reran && !steps_alone && !hits.is_empty() && hits.iter().all(|hit| silent(hit)) {
        let copies = build.file.instructions.iter().zip(&told).any(|(i, verdict)| {
            matches!(verdict, Verdict::Hit(_))
                && i.keyword.is_some_and(|keyword| matches!(keyword.name(), "COPY" | "ADD"))
                && i.flag("from").is_none()
        });
        if copies {
            return vec![wrong("hits beside a change".into(), format!("{:?}", real.files))];
        }
    }
    Vec::new()
}

fn real(build: &Build, last: &Build, pruned: bool) -> Real {
    let (old, new) = (&last.inputs, &build.inputs);
    let files = old.context.differences(&new.context);
    let mut files: BTreeSet<String> = files.into_iter().map(|d| d.path).collect();
    for (name, tree) in &new.options.contexts {
        let before = old.options.contexts.get(name).cloned().unwrap_or_default();
        files.extend(before.differences(tree).into_iter().map(|d| d.path));
    }
    let options = |build: &Build| {
        let options = &build.inputs.options;
        format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            options.target,
            options.no_cache,
            options.no_cache_filter,
            options.platform,
            options.network,
            options.labels,
            options.add_hosts,
            build.inputs.path,
        )
    };
    let git = |build: &Build| {
        let git = build.inputs.git.values();
        git.map(|git| format!("{:?}{:?}", git.commits.len(), git.refs)).collect::<Vec<_>>()
    };
    Real {
        lines: old.dockerfile != new.dockerfile,
        arguments: old.options.build_args != new.options.build_args,
        images: old.images != new.images,
        options: options(last) != options(build),
        elsewhere: old.http != new.http || git(last) != git(build),
        cache: pruned || !last.ok,
        files,
    }
}

/// Whether a reason is one of the things that were changed.
fn fits(reason: &Reason, real: &Real) -> bool {
    match reason {
        Reason::NeverBuilt => real.lines || real.options || real.cache,
        Reason::NewLine | Reason::BuiltOn { .. } => real.lines || real.options,
        Reason::Forced => real.options,
        Reason::Removed | Reason::NoResult => real.cache,
        Reason::File { path, .. } | Reason::Moved { new: path, .. } => {
            // An ignore file brings files in and takes them out; the Dockerfile is one itself.
            let rules = real.files.iter().any(|path| path.ends_with(".dockerignore"));
            let above = |file: &String| file == path || file.starts_with(&format!("{path}/"));
            rules || real.lines || real.elsewhere || real.images || real.files.iter().any(above)
        }
        Reason::Written { .. } => true,
        Reason::Variable { .. } | Reason::VariableOrder => {
            real.lines || real.arguments || real.images || real.options
        }
        Reason::Changed { part, .. } => match part {
            Part::Content(_) => real.lines || !real.files.is_empty() || real.elsewhere,
            Part::Epoch | Part::BuildArgs => real.arguments || real.lines,
            Part::BaseLayers | Part::BaseImage => real.images || real.lines,
            Part::Network | Part::Host(_) | Part::Limit(_) | Part::Platform => {
                real.options || real.lines
            }
            Part::User | Part::Cwd | Part::Owner | Part::Shell => real.lines || real.images,
            _ => real.lines || real.arguments,
        },
    }
}
