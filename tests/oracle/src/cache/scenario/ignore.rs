//! The table of `.dockerignore` files.

use onionskin::dockerfile::ignore::{Ignore, IgnoreProblem};
use serde_json::{Value, json};

use super::super::{Checked, Verdict, compare};

/// Every ignore file of the table, with all its paths.
pub fn table(file: &Value) -> Option<Checked> {
    let cases = file["cases"].as_array()?;
    cases.first()?.get("dockerignore")?;
    let paths: Vec<&str> = file["paths"].as_array()?.iter().filter_map(Value::as_str).collect();
    let mut verdicts = Vec::new();
    let mut ours = Vec::new();
    for case in cases {
        let rules = case["dockerignore"].as_str().unwrap_or_default();
        let got = judged(rules, &paths);
        let fields = ["patterns", "excluded", "error"];
        let found = fields.iter().filter_map(|field| compare(*field, &case[field], &got[field]));
        verdicts.push(Verdict { id: format!("{rules:?}"), disagreements: found.collect() });
        ours.push(got);
    }
    let mut whole = file.clone();
    whole["cases"] = json!(ours);
    Some(Checked { verdicts, ours: Some(whole), skipped: 0 })
}

fn judged(rules: &str, paths: &[&str]) -> Value {
    let (ignore, errors) = Ignore::read(rules);
    let mut patterns: Vec<(usize, &str)> =
        ignore.patterns().iter().map(|pattern| (pattern.line, pattern.text.as_str())).collect();
    patterns.extend(errors.iter().map(|error| (error.line, error.pattern.as_str())));
    patterns.sort_unstable();
    let patterns: Vec<&str> = patterns.into_iter().map(|(_, pattern)| pattern).collect();
    let mut out = json!({"dockerignore": rules, "patterns": patterns});
    match errors.first() {
        Some(error) => {
            out["error"] = json!(match error.what {
                IgnoreProblem::LoneException => "illegal exclusion pattern: \"!\"",
                IgnoreProblem::Syntax => "syntax error in pattern",
            });
        }
        None => {
            let excluded: Vec<&&str> = paths.iter().filter(|path| ignore.excludes(path)).collect();
            out["excluded"] = json!(excluded);
        }
    }
    out
}
