//! Questions about a step before it is shown, their choices, and how an answer was.

use super::{Message, cow_layer};
use crate::sim::cow::predict::{Asks, Choice, DiffLine, Marked, Question, Seen};

/// What is asked.
#[must_use]
pub fn predict_question(question: &Question) -> Message {
    match &question.asks {
        Asks::Serves { container, path } => {
            Message::new("predict-serves").text("container", container).text("path", path.shown())
        }
        Asks::Gains { container } => Message::new("predict-gains").text("container", container),
        Asks::Diff { container } => Message::new("predict-diff").text("container", container),
        Asks::Sees { container, other, path } => Message::new("predict-sees")
            .text("container", container)
            .text("path", path.shown())
            .text("other", other),
    }
}

/// One answer to choose.
#[must_use]
pub fn predict_choice(choice: &Choice) -> Message {
    match choice {
        Choice::Layer(layer) => cow_layer(*layer),
        Choice::LayerOf(name) => Message::new("predict-layer-of").text("container", name),
        Choice::NoLayer => Message::new("predict-no-layer"),
        Choice::Bytes(bytes) => {
            let id = if *bytes < 0 { "predict-loses" } else { "predict-bytes" };
            Message::new(id).exact("bytes", bytes.unsigned_abs())
        }
        Choice::Lines(lines) if lines.is_empty() => Message::new("predict-nothing"),
        Choice::Lines(lines) => {
            let line = |(change, path): &DiffLine| format!("{} {}", change.letter(), path.shown());
            let lines: Vec<_> = lines.iter().map(line).collect();
            Message::new("predict-lines").text("lines", lines.join(", "))
        }
        Choice::Sees(seen) => Message::new(match seen {
            Seen::Unchanged => "predict-sees-unchanged",
            Seen::Changed => "predict-sees-changed",
            Seen::Gone => "predict-sees-gone",
            Seen::Absent => "predict-sees-absent",
            Seen::New => "predict-sees-new",
        }),
    }
}

/// How an answer was; `frame` of the step, from 0, decides it.
#[must_use]
pub fn predict_verdict(question: &Question, marked: &Marked, frame: usize) -> Message {
    let frame = frame as u64 + 1;
    match question.answer() {
        Some(answer) if marked.right => {
            Message::new("predict-right").message("answer", predict_choice(answer))
        }
        _ => Message::new("predict-wrong"),
    }
    .count("frame", frame)
}
