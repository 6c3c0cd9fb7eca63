//! One line for each figure.

use std::time::{Duration, Instant};

use serde_json::json;

/// Prints figures, for people or as JSON.
pub struct Report {
    json: bool,
}

/// What a figure is compared with.
pub struct Reference {
    /// What was measured.
    pub name: &'static str,
    /// Its figure, in the same unit.
    pub value: f64,
}

/// What a figure should be.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// At most so much of the reference.
    Ratio(f64),
    /// At most so much.
    Most(f64),
    /// At least so much.
    Least(f64),
}

impl Goal {
    fn met(self, value: f64, ratio: Option<f64>) -> bool {
        match self {
            Self::Ratio(most) => ratio.is_some_and(|ratio| ratio <= most),
            Self::Most(most) => value <= most,
            Self::Least(least) => value >= least,
        }
    }
}

impl Report {
    /// A report for people, or of one JSON object a line.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Tells one figure.
    pub fn tell(
        &mut self,
        bench: &str,
        image: &str,
        name: &str,
        value: f64,
        unit: &str,
        reference: Option<Reference>,
    ) {
        self.judge(bench, image, name, (value, unit), reference, None);
    }

    /// Tells one figure, and whether it is as it should be.
    pub fn judge(
        &mut self,
        bench: &str,
        image: &str,
        name: &str,
        (value, unit): (f64, &str),
        reference: Option<Reference>,
        goal: Option<Goal>,
    ) {
        let ratio = reference.as_ref().map(|r| value / r.value);
        let met = goal.map(|goal| goal.met(value, ratio));
        let wanted = goal.map(|goal| match goal {
            Goal::Ratio(most) | Goal::Most(most) => most,
            Goal::Least(least) => least,
        });
        if self.json {
            let line = json!({
                "bench": bench,
                "image": image,
                "name": name,
                "value": value,
                "unit": unit,
                "reference": reference.as_ref().map(|r| r.name),
                "reference_value": reference.as_ref().map(|r| r.value),
                "ratio": ratio,
                "goal": wanted,
                "met": met,
            });
            println!("{line}");
            return;
        }
        let beside = match (&reference, ratio) {
            (Some(r), Some(ratio)) => {
                format!("   {ratio:.2} × {} ({:.3} {unit})", r.name, r.value)
            }
            _ => String::new(),
        };
        let judged = match (goal, met) {
            (Some(goal), Some(met)) => {
                let (sign, wanted) = match goal {
                    Goal::Ratio(most) => ("≤", format!("{most:.2} ×")),
                    Goal::Most(most) => ("≤", format!("{most} {unit}")),
                    Goal::Least(least) => ("≥", format!("{least} {unit}")),
                };
                format!("   goal {sign} {wanted}: {}", if met { "met" } else { "MISSED" })
            }
            _ => String::new(),
        };
        println!("{bench} · {image} · {name}: {value:.3} {unit}{beside}{judged}");
    }
}

/// The shortest of several runs.
pub fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..runs.max(1)).map(|_| time(&mut run)).min().unwrap_or_default()
}
