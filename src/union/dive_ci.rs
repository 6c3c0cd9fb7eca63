//! The rules of a `.dive-ci` file, and whether an image keeps them.
//!
//! Source of the rules: wagoodman/dive 0.13.1, `command/ci/rules.go` and `options/ci.go`. The file
//! is YAML; of that, what such files are written in: mappings by indentation, plain and quoted
//! scalars, remarks.

use super::dive::DiveNumbers;
use super::filter::bytes;

/// A rule by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `lowestEfficiency`: fails below it. 0.9 where the file has none.
    LowestEfficiency,
    /// `highestWastedBytes`: fails above it. Off where the file has none.
    HighestWastedBytes,
    /// `highestUserWastedPercent`: fails above it; a ratio of 0 to 1, whatever its name says. 0.1
    /// where the file has none.
    HighestUserWastedPercent,
}

impl Rule {
    /// Every rule, in the order of their names, as dive lists them.
    pub const ALL: [Self; 3] =
        [Self::HighestUserWastedPercent, Self::HighestWastedBytes, Self::LowestEfficiency];

    /// Its key in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::LowestEfficiency => "lowestEfficiency",
            Self::HighestWastedBytes => "highestWastedBytes",
            Self::HighestUserWastedPercent => "highestUserWastedPercent",
        }
    }

    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "lowestEfficiency" | "lowest-efficiency" => Self::LowestEfficiency,
            "highestWastedBytes" | "highest-wasted-bytes" => Self::HighestWastedBytes,
            "highestUserWastedPercent" | "highest-user-wasted-percent" => {
                Self::HighestUserWastedPercent
            }
            _ => return None,
        })
    }
}

/// What a rule compares with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// `disabled`, `off`, `false` or nothing.
    Off,
    /// A ratio, 0 to 1.
    Ratio(f64),
    /// Bytes.
    Bytes(u64),
}

/// The rules of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiveCi {
    /// Threshold of `lowestEfficiency`.
    pub lowest_efficiency: Threshold,
    /// Threshold of `highestWastedBytes`.
    pub highest_wasted_bytes: Threshold,
    /// Threshold of `highestUserWastedPercent`.
    pub highest_user_wasted_percent: Threshold,
}

impl Default for DiveCi {
    fn default() -> Self {
        Self {
            lowest_efficiency: Threshold::Ratio(0.9),
            highest_wasted_bytes: Threshold::Off,
            highest_user_wasted_percent: Threshold::Ratio(0.1),
        }
    }
}

/// Why a file cannot be read, and in which line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiveCiError {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub problem: DiveCiProblem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiveCiProblem {
    /// No `key: value`.
    NotAMapping,
    /// A rule that dive does not have.
    UnknownRule(String),
    /// Not a number from 0 to 1.
    NotARatio(String),
    /// Not a number of bytes.
    NotBytes(String),
    /// The same rule again.
    Twice(Rule),
}

/// Whether a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Kept.
    Pass,
    /// Broken.
    Fail,
    /// Off.
    Skip,
}

/// One rule with the numbers it compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleResult {
    /// The rule.
    pub rule: Rule,
    /// What it allows.
    pub threshold: Threshold,
    /// What dive measures; not a number where there is only one layer.
    pub measured: Threshold,
    /// Whether it is kept.
    pub verdict: Verdict,
}

impl DiveCi {
    /// Reads a file. Keys outside `rules` do not matter; rules it does not name keep their defaults.
    ///
    /// # Errors
    /// At the first line that is no mapping, or a rule that dive would refuse.
    pub fn parse(text: &str) -> Result<Self, DiveCiError> {
        let mut ci = Self::default();
        let mut in_rules = false;
        let mut seen: Vec<Rule> = Vec::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let error = |problem| DiveCiError { line: at + 1, problem };
            let bare = without_remark(line).trim_end();
            if bare.trim().is_empty() || ["---", "..."].contains(&bare) {
                continue;
            }
            let indented = bare.starts_with([' ', '\t']);
            let pair = bare.trim_start().split_once(':');
            let (key, value) = pair
                .filter(|(_, value)| value.is_empty() || value.starts_with([' ', '\t']))
                .ok_or_else(|| error(DiveCiProblem::NotAMapping))?;
            let (key, value) = (scalar(key), scalar(value));
            if !indented {
                in_rules = key == "rules";
                continue;
            }
            if !in_rules {
                continue;
            }
            let rule =
                Rule::of(key).ok_or_else(|| error(DiveCiProblem::UnknownRule(key.to_owned())))?;
            if seen.contains(&rule) {
                return Err(error(DiveCiProblem::Twice(rule)));
            }
            seen.push(rule);
            *ci.threshold_mut(rule) = threshold(rule, value).map_err(error)?;
        }
        Ok(ci)
    }

    fn threshold_mut(&mut self, rule: Rule) -> &mut Threshold {
        match rule {
            Rule::LowestEfficiency => &mut self.lowest_efficiency,
            Rule::HighestWastedBytes => &mut self.highest_wasted_bytes,
            Rule::HighestUserWastedPercent => &mut self.highest_user_wasted_percent,
        }
    }

    /// Compares dive's numbers of an image with the rules, strictly, as dive does: at the threshold a
    /// rule is kept. With one layer the user's share is not a number, which is above nothing.
    #[must_use]
    pub fn check(&self, numbers: &DiveNumbers) -> [RuleResult; 3] {
        Rule::ALL.map(|rule| {
            let mut rules = *self;
            let threshold = *rules.threshold_mut(rule);
            let measured = match rule {
                Rule::LowestEfficiency => Threshold::Ratio(numbers.score),
                Rule::HighestWastedBytes => Threshold::Bytes(numbers.wasted_bytes),
                Rule::HighestUserWastedPercent => Threshold::Ratio(numbers.user_wasted_percent),
            };
            let fails = match (rule, threshold, measured) {
                (Rule::LowestEfficiency, Threshold::Ratio(least), Threshold::Ratio(is)) => {
                    is < least
                }
                (_, Threshold::Ratio(most), Threshold::Ratio(is)) => is > most,
                (_, Threshold::Bytes(most), Threshold::Bytes(is)) => is > most,
                _ => false,
            };
            let verdict = match threshold {
                Threshold::Off => Verdict::Skip,
                _ if fails => Verdict::Fail,
                _ => Verdict::Pass,
            };
            RuleResult { rule, threshold, measured, verdict }
        })
    }
}

fn threshold(rule: Rule, value: &str) -> Result<Threshold, DiveCiProblem> {
    let lower = value.trim().to_ascii_lowercase();
    if ["", "disabled", "off", "false", "~", "null"].contains(&lower.as_str()) {
        return Ok(Threshold::Off);
    }
    if rule == Rule::HighestWastedBytes {
        let plain = value.trim().replace(',', "");
        return bytes(&plain)
            .map(Threshold::Bytes)
            .ok_or_else(|| DiveCiProblem::NotBytes(value.to_owned()));
    }
    let ratio = value.trim().parse::<f64>().ok().filter(|ratio| (0.0..=1.0).contains(ratio));
    ratio.map(Threshold::Ratio).ok_or_else(|| DiveCiProblem::NotARatio(value.to_owned()))
}

/// The line up to a `#` that begins a word outside quotes.
fn without_remark(line: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') if before.is_whitespace() => return &line[..at],
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        before = c;
    }
    line
}

fn scalar(text: &str) -> &str {
    let text = text.trim();
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(text)
}
