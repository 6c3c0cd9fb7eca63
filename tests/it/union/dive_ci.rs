//! `.dive-ci`: what is read, and what it says of numbers.

use onionskin::union::dive::DiveNumbers;
use onionskin::union::dive_ci::{DiveCi, DiveCiProblem, Threshold, Verdict};

fn shown(text: &str) -> String {
    let of = |threshold| match threshold {
        Threshold::Off => "off".to_owned(),
        Threshold::Ratio(ratio) => ratio.to_string(),
        Threshold::Bytes(bytes) => format!("{bytes}B"),
    };
    match DiveCi::parse(text) {
        Ok(ci) => format!(
            "{} {} {}",
            of(ci.lowest_efficiency),
            of(ci.highest_wasted_bytes),
            of(ci.highest_user_wasted_percent)
        ),
        Err(error) => format!("line {}: {:?}", error.line, error.problem),
    }
}

#[test]
fn files_are_read_as_dive_reads_them() {
    for (text, want) in [
        ("", "0.9 off 0.1"),
        (
            "rules:\n  lowestEfficiency: 0.95\n  highestWastedBytes: 20MB\n  highestUserWastedPercent: 0.20\n",
            "0.95 20000000B 0.2",
        ),
        (
            "# all\n---\nrules:\r\n\r\n    lowest-efficiency: \"0.5\" # low\r\n    highest-wasted-bytes: '1 GiB'\r\n",
            "0.5 1073741824B 0.1",
        ),
        (
            "rules:\n  lowestEfficiency: disabled\n  highestUserWastedPercent: OFF\n  highestWastedBytes: false",
            "off off off",
        ),
        ("rules:\n  highestWastedBytes: 1,000", "0.9 1000B 0.1"),
        ("other:\n  lowestEfficiency: 0.1\nrules:\n  lowestEfficiency:\n", "off off 0.1"),
        ("rules:\n  lowestEfficiency: 1.1", "line 2: NotARatio(\"1.1\")"),
        ("rules:\n  lowestEfficiency: NaN", "line 2: NotARatio(\"NaN\")"),
        ("rules:\n  highestWastedBytes: 20 apples", "line 2: NotBytes(\"20 apples\")"),
        ("rules:\n  - a", "line 2: NotAMapping"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
    let error = DiveCi::parse("rules:\n\n  highest: 1").unwrap_err();
    assert_eq!((error.line, error.problem), (3, DiveCiProblem::UnknownRule("highest".into())));
}

#[test]
fn at_the_threshold_a_rule_is_kept() {
    let ci = DiveCi::parse(
        "rules:\n  lowestEfficiency: 0.6\n  highestWastedBytes: 200\n  highestUserWastedPercent: 1",
    )
    .unwrap();
    for (score, wasted, share, want) in [
        (0.6, 200, 1.0, "PPP"),
        (0.599, 200, 1.0, "PPF"),
        (0.6, 201, 1.0, "PFP"),
        (0.6, 200, 1.01, "FPP"),
        (1.0, 0, f64::NAN, "PPP"),
    ] {
        let numbers = DiveNumbers {
            score,
            wasted_bytes: wasted,
            user_wasted_percent: share,
            ..DiveNumbers::default()
        };
        let letters: String = ci
            .check(&numbers)
            .iter()
            .map(|result| match result.verdict {
                Verdict::Pass => 'P',
                Verdict::Fail => 'F',
                Verdict::Skip => 'S',
            })
            .collect();
        assert_eq!(letters, want, "{score} {wasted} {share}");
    }
}
