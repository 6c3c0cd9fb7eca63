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
        let ratio = reference.as_ref().map(|r| value / r.value);
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
        println!("{bench} · {image} · {name}: {value:.3} {unit}{beside}");
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
