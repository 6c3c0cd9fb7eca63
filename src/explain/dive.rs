//! dive's rules: why one fails.

use super::Message;
use crate::union::dive::DiveNumbers;
use crate::union::dive_ci::{DiveCiError, DiveCiProblem, Rule, RuleResult, Threshold, Verdict};

/// What a rule says of the image, with both numbers.
#[must_use]
pub fn dive_rule(result: &RuleResult) -> Message {
    let id = match (result.verdict, result.rule) {
        (Verdict::Skip, _) => "dive-rule-off",
        (Verdict::Pass, Rule::LowestEfficiency) => "dive-efficiency-kept",
        (Verdict::Fail, Rule::LowestEfficiency) => "dive-efficiency-broken",
        (Verdict::Pass, Rule::HighestWastedBytes) => "dive-wasted-kept",
        (Verdict::Fail, Rule::HighestWastedBytes) => "dive-wasted-broken",
        (Verdict::Pass, Rule::HighestUserWastedPercent) => match result.measured {
            Threshold::Ratio(ratio) if ratio.is_nan() => "dive-share-of-one-layer",
            _ => "dive-share-kept",
        },
        (Verdict::Fail, Rule::HighestUserWastedPercent) => "dive-share-broken",
    };
    let message = Message::new(id).text("rule", result.rule.key());
    let number = |message: Message, name, of: Threshold| match of {
        Threshold::Ratio(ratio) => message.text(name, shown(ratio)),
        Threshold::Bytes(bytes) => message.exact(name, bytes),
        Threshold::Off => message,
    };
    number(number(message, "is", result.measured), "limit", result.threshold)
}

/// dive's numbers in a sentence; it prints the score as a whole percentage, cut off.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dive prints it so")]
pub fn dive_numbers(of: &DiveNumbers) -> Message {
    let score = (of.score.max(0.0) * 100.0) as u64;
    let message = |id| Message::new(id).count("score", score).bytes("wasted", of.wasted_bytes);
    match of.user_wasted_percent {
        user if user.is_finite() => message("waste-dive").count("user", (user * 100.0) as u64),
        _ => message("waste-dive-one-layer"),
    }
}

/// A ratio in as many digits as it takes, four at most.
fn shown(ratio: f64) -> String {
    let text = format!("{ratio:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Why a `.dive-ci` cannot be read.
#[must_use]
pub fn dive_ci_error(error: &DiveCiError) -> Message {
    let of = |id| Message::new(id).count("line", error.line as u64);
    match &error.problem {
        DiveCiProblem::NotAMapping => of("dive-ci-no-mapping"),
        DiveCiProblem::UnknownRule(rule) => of("dive-ci-unknown-rule").text("rule", rule),
        DiveCiProblem::NotARatio(value) => of("dive-ci-no-ratio").text("value", value),
        DiveCiProblem::NotBytes(value) => of("dive-ci-no-bytes").text("value", value),
        DiveCiProblem::Twice(rule) => of("dive-ci-twice").text("rule", rule.key()),
    }
}
