//! `# check=skip=A,B;experimental=all;error=true`.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::dockerfile::mount::boolean;
use crate::dockerfile::{DirectiveName, Dockerfile, Problem, Rule, Span, What};

/// Which rules run, and whether a violation is an error.
#[derive(Clone, Default)]
pub struct Options {
    skip: Rc<Chosen>,
    experimental: Rc<Chosen>,
    /// `error=true`.
    pub error: bool,
}

#[derive(Clone, Default)]
struct Chosen {
    all: bool,
    names: BTreeSet<String>,
}

impl Chosen {
    fn of(value: &str) -> Self {
        match value.trim() {
            "all" => Self { all: true, names: BTreeSet::new() },
            list => {
                Self { all: false, names: list.split(',').map(|n| n.trim().to_owned()).collect() }
            }
        }
    }

    fn has(&self, rule: Rule) -> bool {
        self.all || self.names.contains(rule.name())
    }

    fn and(&self, other: &Self) -> Self {
        let names = self.names.union(&other.names).cloned().collect();
        Self { all: self.all || other.all, names }
    }
}

impl Options {
    /// Those at the top of a file; none if they cannot be read.
    pub fn of_file(file: &Dockerfile) -> Self {
        let directive = file.directives.iter().find(|d| d.name == DirectiveName::Check);
        let options = directive.and_then(|directive| read(first_word(&directive.value)).ok());
        options.unwrap_or_default()
    }

    /// These and those of the first comment that has some. Nothing if none has.
    pub fn with_comments(&self, comments: &[String]) -> Option<Self> {
        let mut values = comments.iter().filter_map(|comment| {
            let (name, value) = comment.split_once('=')?;
            name.trim().eq_ignore_ascii_case("check").then(|| value.trim())
        });
        let local = read(first_word(values.next()?)).ok()?;
        Some(Self {
            skip: Rc::new(self.skip.and(&local.skip)),
            experimental: Rc::new(self.experimental.and(&local.experimental)),
            error: self.error,
        })
    }

    /// Whether a rule runs: an experimental one if asked for, the others unless skipped.
    pub fn runs(&self, rule: Rule) -> bool {
        if rule.is_experimental() { self.experimental.has(rule) } else { !self.skip.has(rule) }
    }
}

/// BuildKit reads the options up to the first blank.
fn first_word(value: &str) -> &str {
    value.split(' ').next().unwrap_or_default()
}

/// At most three parts between semicolons.
///
/// # Errors
/// The part that is wrong.
fn read(text: &str) -> Result<Options, String> {
    let mut options = Options::default();
    if text.trim().is_empty() {
        return Ok(options);
    }
    for part in text.splitn(3, ';') {
        let (key, value) = part.split_once('=').ok_or_else(|| part.to_owned())?;
        match key.trim() {
            "skip" => options.skip = Rc::new(Chosen::of(value)),
            "experimental" => options.experimental = Rc::new(Chosen::of(value)),
            "error" => options.error = boolean(value.trim()).ok_or_else(|| part.to_owned())?,
            _ => return Err(part.to_owned()),
        }
    }
    Ok(options)
}

/// What is wrong with the value of a `# check=`: BuildKit does not take the file.
pub fn option_problem(value: &str, span: Span) -> Option<Problem> {
    let option = read(first_word(value)).err()?;
    Some(Problem::error(span, What::CheckInvalid { option }))
}
