//! The whole text: lines → instructions → stages.

use super::checks::option_problem;
use super::directive;
use super::lines::{LONGEST, TextLines};
use super::merged::Merged;
use super::{
    Copy, DirectiveName, Dockerfile, ExpandError, Expander, Heredoc, Instruction, Keyword, Kind,
    LineIndex, Lines, Problem, Span, Stage, What,
};
use super::{grammar, heredoc, meaning};

/// Reads a Dockerfile.
///
/// Whatever the text is, something comes back: every mistake stands in
/// [`problems`](Dockerfile::problems), and what comes after it is read all the same.
#[must_use]
pub fn parse(text: &str) -> Dockerfile {
    let mut reader = Reader {
        lines: TextLines::new(text),
        next: 0,
        escape: '\\',
        comments: Vec::new(),
        problems: Vec::new(),
    };
    let mut directives = directive::Reader::default();
    let mut instructions = Vec::new();
    reader.too_long();
    while let Some(line) = reader.lines.get(reader.next) {
        if line.is_comment() {
            reader.comment(line.raw);
        }
        let before = directives.found.len();
        if directives.take(line, &mut reader.problems) {
            reader.comments.pop();
            if directives.found.len() > before {
                let escape = directives.escape(&mut reader.problems);
                reader.escape = escape.unwrap_or(reader.escape);
            }
            reader.next += 1;
        } else if line.is_comment() || line.text().trim_start().is_empty() {
            reader.next += 1;
        } else {
            instructions.push(reader.instruction());
        }
    }
    let Reader { escape, mut problems, .. } = reader;
    if instructions.is_empty() {
        let end = Span::new(text.len(), text.len());
        problems.push(Problem::error(end, What::NoInstructions));
    }
    let mut seen_from = false;
    for instruction in &mut instructions {
        meaning::understand(instruction, &mut problems);
        seen_from |= instruction.keyword == Some(Keyword::From);
        if let Some(keyword) = instruction.keyword
            && !seen_from
            && keyword != Keyword::Arg
        {
            problems.push(Problem::error(instruction.name.span, What::BeforeFrom { keyword }));
        }
    }
    if !seen_from && instructions.iter().any(|i| i.keyword == Some(Keyword::Arg)) {
        let end = Span::new(text.len(), text.len());
        problems.push(Problem::error(end, What::NoStage));
    }
    let stages = stages(&instructions);
    let directives = directives.found;
    let lines = LineIndex::new(text);
    let mut file = Dockerfile { directives, escape, instructions, stages, problems, lines };
    together(&mut file);
    file.problems.sort_by_key(|problem| problem.span);
    file
}

/// Reads the text of a trigger, as an image keeps it, with the default escape character.
///
/// BuildKit takes exactly one instruction; that there are more or none is left to the caller.
#[must_use]
pub fn parse_trigger(expression: &str) -> Dockerfile {
    let mut file = parse(expression);
    let alone = |what: &What| matches!(what, What::BeforeFrom { .. } | What::NoStage);
    file.problems.retain(|problem| !alone(&problem.what));
    file
}

/// What is wrong only with the instructions together.
fn together(file: &mut Dockerfile) {
    let mut found = Vec::new();
    let check = file.directives.iter().find(|d| d.name == DirectiveName::Check);
    found.extend(check.and_then(|d| option_problem(&d.value, d.value_span)));
    let expander = Expander::new(file.escape);
    let mut expand = |text: &str, span| {
        let nothing: &[(String, String)] = &[];
        match expander.word(text, nothing) {
            // What is not set here may be set by a build argument.
            Ok(_) | Err(ExpandError::Required { .. }) => {}
            Err(error) => found.push(Problem::error(span, What::Expansion(error))),
        }
    };
    for instruction in file.global_args() {
        let Kind::Arg(definitions) = &instruction.kind else { continue };
        for default in definitions.iter().filter_map(|definition| definition.default.as_ref()) {
            expand(&default.text, default.span);
        }
    }
    for instruction in &file.instructions {
        if let Kind::From(from) = &instruction.kind {
            expand(&from.image.text, from.image.span);
            if let (Some(platform), Some(flag)) = (&from.platform, instruction.flag("platform")) {
                expand(platform, flag.span);
            }
        }
    }
    let stages = file.stages.len();
    for instruction in &file.instructions {
        let Kind::Copy(Copy { from: Some(from), .. }) = &instruction.kind else { continue };
        let span = instruction.flag("from").map_or(instruction.span, |flag| flag.span);
        let nothing: &[(String, String)] = &[];
        if !expander.word(from, nothing).is_ok_and(|expanded| expanded.text == *from) {
            found.push(Problem::error(span, What::FromVariable { value: from.clone() }));
        }
        if let Ok(number) = from.parse::<u64>()
            && usize::try_from(number).is_ok_and(|number| number >= stages)
        {
            found.push(Problem::error(span, What::NoStageOfNumber { number, stages }));
        }
    }
    file.problems.append(&mut found);
}

fn stages(instructions: &[Instruction]) -> Vec<Stage> {
    let froms = instructions.iter().enumerate().filter(|(_, i)| i.keyword == Some(Keyword::From));
    let mut stages: Vec<Stage> = Vec::new();
    for (index, (at, instruction)) in froms.enumerate() {
        if let Some(last) = stages.last_mut() {
            last.instructions.end = at;
        }
        let from = match &instruction.kind {
            Kind::From(from) => Some(from),
            _ => None,
        };
        stages.push(Stage {
            index,
            name: from.and_then(|from| from.name.as_ref()).map(|name| name.text.to_lowercase()),
            base: from.map(|from| from.image.text.clone()).unwrap_or_default(),
            platform: from.and_then(|from| from.platform.clone()),
            from: at,
            instructions: at + 1..instructions.len(),
        });
    }
    stages
}

struct Reader<'a> {
    lines: TextLines<'a>,
    next: usize,
    escape: char,
    comments: Vec<String>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn too_long(&mut self) {
        for line in (0..self.lines.len()).filter_map(|number| self.lines.get(number)) {
            if line.raw.trim_end_matches('\n').len() > LONGEST {
                let span = Span::new(line.offset, line.offset + line.text().len());
                self.problems.push(Problem::error(span, What::LineTooLong));
            }
        }
    }

    /// Keeps a comment for the instruction below it; an empty one drops those before it.
    fn comment(&mut self, raw: &str) {
        let mut chars = raw.chars();
        chars.next();
        match chars.as_str().trim() {
            "" => self.comments.clear(),
            comment => self.comments.push(comment.to_owned()),
        }
    }

    /// Reads the instruction that begins on the next line.
    fn instruction(&mut self) -> Instruction {
        let first = self.next;
        let mut merged = Merged::default();
        let mut empty_continuation = None;
        let mut goes_on = true;
        while let Some(line) = self.lines.get(self.next).filter(|_| goes_on) {
            self.next += 1;
            let text = line.text();
            let inside = self.next > first + 1;
            if inside && line.is_comment() {
                continue;
            }
            if inside && text.trim_start().is_empty() {
                let end = line.offset + text.len();
                empty_continuation.get_or_insert(Span::new(line.offset, end));
                continue;
            }
            let start = if inside { 0 } else { text.len() - text.trim_start().len() };
            let text = text.get(start..).unwrap_or_default();
            let continued = without_continuation(text, self.escape);
            goes_on = continued.is_some();
            merged.push(continued.unwrap_or(text), line.offset + start);
        }
        let mut instruction = grammar::instruction(merged.all(), self.escape, &mut self.problems);
        instruction.comments = std::mem::take(&mut self.comments);
        instruction.empty_continuation = empty_continuation;
        self.heredocs(&mut instruction, merged.all().text());
        instruction.lines = Lines { first: first + 1, last: self.next };
        instruction
    }

    fn heredocs(&mut self, instruction: &mut Instruction, line: &str) {
        if !heredoc::may_begin(instruction) {
            return;
        }
        for opening in heredoc::on_line(line) {
            let from = self.next;
            let end = self.lines.delimiter(from, &opening.name, opening.chomp);
            let upto = end.unwrap_or_else(|| self.likely_end(from));
            let start = self.offset(from);
            let content_span = Span::new(start, self.offset(upto));
            let body = (from..upto).filter_map(|number| self.lines.get(number));
            let content = body.map(|line| line.raw).collect();
            let end_span = match end.and_then(|number| self.lines.get(number)) {
                Some(line) => Span::new(line.offset, line.offset + line.text().len()),
                None => Span::new(content_span.end, content_span.end),
            };
            if end.is_none() {
                let what = What::HeredocOpen { name: opening.name.clone() };
                self.problems.push(Problem::error(instruction.span, what));
            }
            self.next = upto + usize::from(end.is_some());
            instruction.heredocs.push(Heredoc {
                name: opening.name,
                fd: opening.fd,
                expand: opening.expand,
                chomp: opening.chomp,
                content,
                content_span,
                end_span,
            });
        }
        if let Some(last) = instruction.heredocs.last() {
            instruction.span.end = instruction.span.end.max(last.end_span.end);
        }
    }

    /// Where a heredoc without a closing delimiter is taken to end: before the next line that begins
    /// with an instruction in capitals, so that the mistake does not hide the rest of the file.
    fn likely_end(&self, from: usize) -> usize {
        let begins = |number: &usize| {
            let line = self.lines.get(*number).map_or("", super::lines::Line::text);
            let name = line.split([' ', '\t']).next().unwrap_or_default();
            name.len() < line.len() && Keyword::ALL.iter().any(|keyword| keyword.name() == name)
        };
        (from..self.lines.len()).find(begins).unwrap_or(self.lines.len())
    }

    fn offset(&self, number: usize) -> usize {
        match self.lines.get(number) {
            Some(line) => line.offset,
            None => self
                .lines
                .get(self.lines.len().wrapping_sub(1))
                .map_or(0, |line| line.offset + line.raw.len()),
        }
    }
}

/// The line without the escape character at its end and the blanks behind that; nothing if it does
/// not go on. Two escape characters are none.
fn without_continuation(line: &str, escape: char) -> Option<&str> {
    let before = line.trim_end_matches([' ', '\t']).strip_suffix(escape)?;
    (!before.ends_with(escape)).then_some(before)
}
