//! Parser directives.

use super::lines::Line;
use super::{Directive, DirectiveName, Problem, Span, What};

/// Reads the directives at the top of a file; the first line that is none ends them.
#[derive(Default)]
pub struct Reader {
    /// Those read so far.
    pub found: Vec<Directive>,
    done: bool,
}

impl Reader {
    /// Whether this line is a directive; if so it is kept.
    ///
    /// One that comes again is a problem, and counts no more.
    pub fn take(&mut self, line: Line<'_>, problems: &mut Vec<Problem>) -> bool {
        if self.done {
            return false;
        }
        let Some(directive) = directive(line) else {
            self.done = true;
            return false;
        };
        let name = directive.name.name();
        if self.found.iter().any(|known| known.name == directive.name) {
            problems.push(Problem::error(directive.span, What::DirectiveTwice { name }));
            return true;
        }
        self.found.push(directive);
        true
    }

    /// The escape character they ask for.
    pub fn escape(&self, problems: &mut Vec<Problem>) -> Option<char> {
        let last = self.found.last().filter(|directive| directive.name == DirectiveName::Escape)?;
        match last.value.as_str() {
            "\\" => Some('\\'),
            "`" => Some('`'),
            _ => {
                let what = What::EscapeInvalid { value: last.value.clone() };
                problems.push(Problem::error(last.value_span, what));
                None
            }
        }
    }
}

/// `# name=value`: letters and digits, an equals sign, something; blanks between them do not count.
fn directive(line: Line<'_>) -> Option<Directive> {
    let text = line.text();
    let hash = text.len() - text.trim_start().len();
    let rest = text.get(hash..)?.strip_prefix('#')?.trim_start();
    let (name, value) = rest.split_once('=')?;
    let name = name.trim_end_matches(blank);
    let known = DirectiveName::ALL.into_iter().find(|d| d.name().eq_ignore_ascii_case(name))?;
    let value = value.trim_start_matches(blank);
    let start = line.offset + text.len() - value.len();
    let value = value.trim_end_matches(blank);
    if value.is_empty() {
        return None;
    }
    let end = start + value.len();
    Some(Directive {
        name: known,
        value: value.to_owned(),
        span: Span::new(line.offset + hash, end),
        value_span: Span::new(start, end),
    })
}

fn blank(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{c}' | '\r' | ' ')
}
