//! A report in words, as Markdown (CommonMark with tables).

use std::io::{self, Write};

use crate::base::LayerId;
use crate::explain::{self, Message};
use crate::i18n::{self, Lang, exact, size, t};
use crate::image::Image;
use crate::union::dive::DiveNumbers;
use crate::union::dive_ci::{DiveCi, Threshold, Verdict};
use crate::union::{UnionTree, Waste, WasteCause};
use crate::view::audit::{Audit, instructions};

/// Findings of one kind listed at most; the rest is counted.
const LISTED: usize = 50;

/// Writes a report in a language. `ci` are the rules of a `.dive-ci` file, where there is one.
///
/// # Errors
/// As `out` says.
#[expect(clippy::too_many_arguments, reason = "a report is about all of it")]
pub fn markdown(
    out: &mut dyn Write,
    lang: Lang,
    image: &Image,
    tree: &UnionTree,
    waste: &Waste,
    numbers: &DiveNumbers,
    audit: &Audit,
    ci: Option<&DiveCi>,
) -> io::Result<()> {
    let say = |message: &Message| escaped(&i18n::text(lang, message));
    let name = image.tags.first().cloned().or_else(|| image.id.as_ref().map(ToString::to_string));
    writeln!(out, "# {}\n", escaped(&name.unwrap_or_else(|| t(lang, "report-title"))))?;
    let total = Message::new("report-total")
        .count("layers", image.layers.len() as u64)
        .exact("stored", waste.stored)
        .exact("waste", waste.bytes);
    writeln!(out, "{}\n", say(&total))?;
    if let Some(base) = &audit.base {
        writeln!(out, "{}\n", say(&explain::base_guess(base)))?;
    }

    writeln!(out, "## {}\n", t(lang, "report-layers"))?;
    let head = ["report-layer", "report-bytes", "report-instruction"].map(|id| t(lang, id));
    writeln!(out, "| {} |\n|---|--:|---|", head.join(" | "))?;
    for (at, made) in instructions(image).iter().enumerate() {
        let layer = LayerId::at(at);
        let bytes = tree.index(layer).map_or(0, |index| index.file_bytes);
        // What a command says may be a secret; its keyword is none.
        writeln!(out, "| {layer} | {} | {} |", size(lang, bytes), escaped(&made.keyword))?;
    }

    if waste.bytes > 0 {
        writeln!(out, "\n## {}\n", t(lang, "report-waste"))?;
    }
    for cause in WasteCause::ALL {
        let bytes = waste.by_cause(cause);
        if bytes > 0 {
            writeln!(out, "- {}: {}", say(&explain::waste_cause(cause)), exact(lang, bytes))?;
        }
    }
    let changes = audit.changes.iter().map(|change| explain::change(tree, change));
    section(out, lang, "report-changes", &changes.collect::<Vec<_>>())?;
    let secrets = audit.secrets.iter().map(|secret| explain::secret(tree, secret));
    section(out, lang, "report-secrets", &secrets.collect::<Vec<_>>())?;
    let set_id = audit.set_id.iter().map(|of| explain::set_id(tree, of));
    section(out, lang, "report-set-id", &set_id.collect::<Vec<_>>())?;
    let left = audit.leftovers.iter().map(|of| explain::leftover(tree, of));
    section(out, lang, "report-leftovers", &left.collect::<Vec<_>>())?;

    writeln!(out, "\n## {}\n", t(lang, "report-dive"))?;
    for result in ci.copied().unwrap_or_default().check(numbers) {
        let own = ci.is_some() || result.threshold != Threshold::Off;
        if own || result.verdict != Verdict::Skip {
            writeln!(out, "- {}", say(&explain::dive_rule(&result)))?;
        }
    }
    Ok(())
}

fn section(out: &mut dyn Write, lang: Lang, title: &str, rows: &[Message]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", t(lang, title))?;
    for row in rows.iter().take(LISTED) {
        writeln!(out, "- {}", escaped(&i18n::text(lang, row)))?;
    }
    if let Some(more) = rows.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let more = Message::new("report-more").count("count", more as u64);
        writeln!(out, "- {}", i18n::text(lang, &more))?;
    }
    Ok(())
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
