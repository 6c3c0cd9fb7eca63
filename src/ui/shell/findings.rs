//! What was noticed while reading, and whether the digests match.

use yew::prelude::*;

use crate::app::OpenImage;
use crate::base::sort_by;
use crate::explain::{self, Message};
use crate::image::{Finding, LayerProblem, Severity};
use crate::ui::words::Words;

/// The findings, worst first; open by itself where something could not be read.
pub fn findings(words: Words, open: &OpenImage) -> Html {
    let mut findings: Vec<&Finding> = open.findings.iter().collect();
    if findings.is_empty() {
        return Html::default();
    }
    sort_by(&mut findings, |a, b| b.severity().cmp(&a.severity()));
    let worst = findings.first().map_or(Severity::Note, |finding| finding.severity());
    // What concerns one layer stands on the layer too.
    let of_archive = findings
        .iter()
        .any(|f| matches!(f, Finding::Archive(note) if note.severity() == Severity::Partial));
    let count = Message::new("findings-count").count("count", findings.len() as u64);
    html! {
        <details class="found" open={of_archive}>
            <summary>
                <span class={class(worst)} aria-hidden="true">{ glyph(worst) }</span>
                { words.say(&count) }
            </summary>
            <ul>
                { for findings.iter().take(MOST).map(|finding| html! {
                    <li>
                        <span class={class(finding.severity())}>{ glyph(finding.severity()) }{ " " }{ words.say(&explain::severity(finding.severity())) }</span>
                        <span>{ words.say(&explain::finding(finding)) }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// Findings listed at most.
const MOST: usize = 200;

fn glyph(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "·",
        Severity::Warning => "◆",
        Severity::Partial => "⊘",
    }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "finding",
        Severity::Warning => "finding finding--warning",
        Severity::Partial => "finding finding--partial",
    }
}

/// How far the verification of the digests is; what does not match is a finding.
pub fn checks(words: Words, open: &OpenImage) -> Html {
    let layers = open.image().map_or(0, |image| {
        image.layers.iter().filter(|l| l.source != crate::image::LayerSource::None).count()
    });
    if !open.is_complete() || layers == 0 {
        return Html::default();
    }
    let mismatch = open.findings.iter().any(|finding| {
        matches!(
            finding,
            Finding::Layer {
                problem: LayerProblem::DigestMismatch { .. } | LayerProblem::DiffIdMismatch { .. },
                ..
            }
        )
    });
    let good = open.checks.verified.saturating_sub(open.checks.unverified);
    let running = open.checks.verified < layers;
    let id = match good {
        _ if running => "checks-running",
        _ if mismatch => "checks-mismatch",
        0 => "checks-none",
        _ if good < layers => "checks-partly",
        _ => "checks-done",
    };
    let done = if running { open.checks.verified } else { good };
    let message = Message::new(id).count("done", done as u64).count("layers", layers as u64);
    html! { <span class="checks dim">{ words.say(&message) }</span> }
}
