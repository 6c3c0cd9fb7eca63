//! The rules of a `.dive-ci` file: which are kept, and the files that count.

use super::{Line, Mark, Row, Section};
use crate::base::LayerPath;
use crate::explain::{self, Message};
use crate::union::UnionTree;
use crate::union::dive::DiveNumbers;
use crate::union::dive_ci::{DiveCi, Verdict};

/// Files listed at most.
const FILES: usize = 100;

/// What becomes of the rules; `text` is that of a file, without one dive's own hold.
#[must_use]
pub fn rules(tree: &UnionTree, numbers: &DiveNumbers, text: Option<&str>) -> Vec<Section> {
    let read = text.map(DiveCi::parse).transpose();
    let ci = match read {
        Ok(ci) => ci,
        Err(error) => {
            return vec![Section::new(
                "report-dive",
                [Row { mark: Some(Mark::Fail), ..Row::of(explain::dive_ci_error(&error)) }],
            )];
        }
    };
    let results = ci.unwrap_or_default().check(numbers);
    let failed = results.iter().filter(|of| of.verdict == Verdict::Fail).count() as u64;
    let rows = results.iter().map(|of| Row {
        mark: Some(match of.verdict {
            Verdict::Pass => Mark::Pass,
            Verdict::Fail => Mark::Fail,
            Verdict::Skip => Mark::Skip,
        }),
        ..Row::of(explain::dive_rule(of))
    });
    let source = if text.is_some() { "rules-of-file" } else { "rules-of-dive" };
    let verdict = Message::new("rules-verdict").count("failed", failed);
    let checked = Section::new("report-dive", rows).about(verdict).about(Message::new(source));
    let file = |of: &crate::union::dive::Inefficient| {
        let path = LayerPath::clean(&of.path);
        let versions = tree.find(path.as_bytes()).map(|node| tree.versions(node).iter());
        let layer = versions.and_then(|versions| versions.last()).map(|version| version.layer);
        let line = match layer {
            Some(layer) => Line::path(path, layer, None),
            None => Line::text(path.shown()),
        };
        let count = Message::new("rules-copies").count("count", of.count.into());
        Row { lines: vec![line], notes: vec![count], bytes: Some(of.bytes), ..Row::default() }
    };
    let listed = numbers.inefficient.iter().filter(|of| of.bytes > 0);
    let mut files = Section::new("rules-files", listed.clone().take(FILES).map(file))
        .about(Message::new("rules-files-about"));
    files.more = listed.count().saturating_sub(FILES) as u64;
    let mut all = vec![checked];
    if !files.rows.is_empty() {
        all.push(files);
    }
    all
}
