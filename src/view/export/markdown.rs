//! A report in words, as Markdown (CommonMark with tables).

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

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

/// A piece of a report, before it is said in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// The name of the image, if it has one.
    Title(Option<String>),
    /// A heading.
    Heading(Message),
    /// A paragraph.
    Text(Message),
    /// The head of a table of layers, their bytes and what made them.
    Head([Message; 3]),
    /// A row of it.
    Cells(LayerId, u64, String),
    /// An item of a list, with bytes where it has some.
    Item(Message, Option<u64>),
}

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
    let pieces = report_pieces(image, tree, waste, numbers, audit, ci);
    out.write_all(said(lang, &pieces).as_bytes())
}

/// A report as pieces: facts, which a worker without words can tell.
#[must_use]
pub fn report_pieces(
    image: &Image,
    tree: &UnionTree,
    waste: &Waste,
    numbers: &DiveNumbers,
    audit: &Audit,
    ci: Option<&DiveCi>,
) -> Vec<Piece> {
    let name = image.tags.first().cloned().or_else(|| image.id.as_ref().map(ToString::to_string));
    let total = Message::new("report-total")
        .count("layers", image.layers.len() as u64)
        .exact("stored", waste.stored)
        .exact("waste", waste.bytes);
    let mut pieces = vec![Piece::Title(name), Piece::Text(total)];
    pieces.extend(audit.base.as_ref().map(|base| Piece::Text(explain::base_guess(base))));
    let heading = |id| Piece::Heading(Message::new(id));

    pieces.push(heading("report-layers"));
    pieces.push(Piece::Head(
        ["report-layer", "report-bytes", "report-instruction"].map(Message::new),
    ));
    for (at, made) in instructions(image).into_iter().enumerate() {
        let layer = LayerId::at(at);
        let bytes = tree.index(layer).map_or(0, |index| index.file_bytes);
        // What a command says may be a secret; its keyword is none.
        pieces.push(Piece::Cells(layer, bytes, made.keyword));
    }

    if waste.bytes > 0 {
        pieces.push(heading("report-waste"));
    }
    let causes = WasteCause::ALL.into_iter().map(|cause| (cause, waste.by_cause(cause)));
    let causes = causes.filter(|(_, bytes)| *bytes > 0);
    pieces
        .extend(causes.map(|(cause, bytes)| Piece::Item(explain::waste_cause(cause), Some(bytes))));
    let changes = audit.changes.iter().map(|change| explain::change(tree, change));
    section(&mut pieces, "report-changes", changes.collect());
    let secrets = audit.secrets.iter().map(|secret| explain::secret(tree, secret));
    section(&mut pieces, "report-secrets", secrets.collect());
    let set_id = audit.set_id.iter().map(|of| explain::set_id(tree, of));
    section(&mut pieces, "report-set-id", set_id.collect());
    let left = audit.leftovers.iter().map(|of| explain::leftover(tree, of));
    section(&mut pieces, "report-leftovers", left.collect());

    pieces.push(heading("report-dive"));
    for result in ci.copied().unwrap_or_default().check(numbers) {
        let own = ci.is_some() || result.threshold != Threshold::Off;
        if own || result.verdict != Verdict::Skip {
            pieces.push(Piece::Item(explain::dive_rule(&result), None));
        }
    }
    pieces
}

fn section(pieces: &mut Vec<Piece>, title: &'static str, rows: Vec<Message>) {
    if rows.is_empty() {
        return;
    }
    pieces.push(Piece::Heading(Message::new(title)));
    let more = rows.len().saturating_sub(LISTED) as u64;
    pieces.extend(rows.into_iter().take(LISTED).map(|row| Piece::Item(row, None)));
    if more > 0 {
        pieces.push(Piece::Item(Message::new("report-more").count("count", more), None));
    }
}

/// The text of a report in a language.
#[must_use]
pub fn said(lang: Lang, pieces: &[Piece]) -> String {
    let say = |message: &Message| escaped(&i18n::text(lang, message));
    let mut out = String::new();
    let mut listed = false;
    for piece in pieces {
        let (text, list) = match piece {
            Piece::Title(name) => {
                let name = name.clone().unwrap_or_else(|| t(lang, "report-title"));
                (["# ", &escaped(&name), "\n"].concat(), false)
            }
            Piece::Heading(title) => (["## ", &say(title), "\n"].concat(), false),
            Piece::Text(text) => ([say(text).as_str(), "\n"].concat(), false),
            Piece::Head(head) => {
                let head = head.each_ref().map(say).join(" | ");
                (["| ", &head, " |\n|---|--:|---|"].concat(), true)
            }
            Piece::Cells(layer, bytes, made) => {
                let cells = [layer.to_string(), size(lang, *bytes), escaped(made)];
                (["| ", &cells.join(" | "), " |"].concat(), true)
            }
            Piece::Item(item, None) => (["- ", &say(item)].concat(), true),
            Piece::Item(item, Some(bytes)) => {
                (["- ", &say(item), ": ", &exact(lang, *bytes)].concat(), true)
            }
        };
        if listed && !list {
            out.push('\n');
        }
        listed = list;
        out.push_str(&text);
        out.push('\n');
    }
    out
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
