//! What was noticed while reading, and whether the digests match.

use yew::prelude::*;

use crate::app::OpenImage;
use crate::explain::{self, Message};
use crate::image::{Finding, LayerProblem, Severity};
use crate::ui::words::use_words;

/// What the list needs.
#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    /// The image.
    pub open: OpenImage,
}

/// The findings, worst first; open by itself where something could not be read.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let words = use_words();
    let mut findings: Vec<&Finding> = props.open.findings.iter().collect();
    if findings.is_empty() {
        return Html::default();
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
    let worst = findings.first().map_or(Severity::Note, |finding| finding.severity());
    let count = Message::new("findings-count").count("count", findings.len() as u64);
    html! {
        <details class="findings" open={worst == Severity::Partial}>
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
#[component]
pub fn Checks(props: &FindingsProps) -> Html {
    let words = use_words();
    let open = &props.open;
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
    let id = match open.checks.verified < layers {
        true => "checks-running",
        false if mismatch => "checks-mismatch",
        false => "checks-done",
    };
    let message =
        Message::new(id).count("done", open.checks.verified as u64).count("layers", layers as u64);
    html! { <span class="checks dim">{ words.say(&message) }</span> }
}
