//! Colors for an editor: what each piece of the text is.

use super::lines::{Line, TextLines};
use super::{Arguments, Dockerfile, Instruction, Keyword, Span, Word};

/// A piece of the text of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: TokenKind,
}

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// The word that says which instruction it is, also `AS`.
    Keyword,
    /// `--from=build`.
    Flag,
    /// Text in quotes, quotes included.
    Text,
    /// `$NAME`, `${NAME…}`.
    Variable,
    /// A comment, from `#` to the end of its line.
    Comment,
    /// A parser directive.
    Directive,
    /// The lines of a heredoc.
    HeredocBody,
    /// `<<EOF`, and the delimiter that closes it.
    HeredocMark,
    /// The name of a stage where it is made.
    StageName,
    /// The escape character that continues a line.
    Continuation,
}

/// The tokens of any text, of which the file was read, in order; none overlaps another. What is none is plain text.
#[must_use]
pub fn highlight(text: &str, file: &Dockerfile) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut inside = Inside { text, escape: file.escape, tokens: &mut tokens };
    for directive in &file.directives {
        inside.token(directive.span, TokenKind::Directive);
    }
    let lines = TextLines::new(text);
    let mut next = 0;
    for instruction in &file.instructions {
        let (first, last) = (instruction.lines.first - 1, instruction.lines.last);
        inside.comments(&lines, next..first);
        inside.instruction(instruction, &lines, first..last);
        next = last;
    }
    inside.comments(&lines, next..lines.len());
    tokens.sort_by_key(|token| (token.span.start, token.span.end));
    // Of two that overlap, the first stays: a mark inside a text.
    let mut end = 0;
    tokens.retain(|token| {
        let stays = token.span.start >= end && !token.span.is_empty();
        if stays {
            end = token.span.end;
        }
        stays
    });
    tokens
}

struct Inside<'a> {
    text: &'a str,
    escape: char,
    tokens: &'a mut Vec<Token>,
}

impl Inside<'_> {
    fn token(&mut self, span: Span, kind: TokenKind) {
        self.tokens.push(Token { span, kind });
    }

    fn comments(&mut self, lines: &TextLines<'_>, range: std::ops::Range<usize>) {
        for line in range.filter_map(|number| lines.get(number)) {
            self.comment(line);
        }
    }

    fn comment(&mut self, line: Line<'_>) {
        if line.is_comment() {
            let text = line.text();
            let blanks = text.len() - text.trim_start().len();
            let span = Span::new(line.offset + blanks, line.offset + text.trim_end().len());
            self.token(span, TokenKind::Comment);
        }
    }

    fn instruction(
        &mut self,
        instruction: &Instruction,
        lines: &TextLines<'_>,
        range: std::ops::Range<usize>,
    ) {
        self.names(instruction);
        for heredoc in &instruction.heredocs {
            self.token(heredoc.content_span, TokenKind::HeredocBody);
            self.token(heredoc.end_span, TokenKind::HeredocMark);
        }
        // The lines of the instruction itself, up to its first heredoc.
        let end = instruction.heredocs.first().map_or(usize::MAX, |h| h.content_span.start);
        let last = range.end.saturating_sub(1);
        for number in range.clone() {
            let Some(line) = lines.get(number).filter(|line| line.offset < end) else { break };
            if number > range.start && line.is_comment() {
                self.comment(line);
                continue;
            }
            let text = line.text();
            let kept = text.trim_end_matches([' ', '\t']);
            let goes_on = kept.strip_suffix(self.escape);
            let mut upto = text.len();
            if let Some(before) = goes_on.filter(|before| !before.ends_with(self.escape))
                && (number < last || range.end == lines.len())
            {
                let start = line.offset + before.len();
                let mark = Span::new(start, line.offset + kept.len());
                self.token(mark, TokenKind::Continuation);
                upto = before.len();
            }
            let start = instruction.text_span.start.max(line.offset);
            self.words(Span::new(start, (line.offset + upto).max(start)), instruction);
        }
    }

    /// Keywords, flags, stage names; those of a trigger too.
    fn names(&mut self, instruction: &Instruction) {
        if instruction.keyword.is_some() {
            self.token(instruction.name.span, TokenKind::Keyword);
        }
        for flag in &instruction.flags {
            self.token(flag.span, TokenKind::Flag);
        }
        match &instruction.arguments {
            Arguments::Trigger(trigger) => self.names(trigger),
            Arguments::Words(words) if instruction.keyword == Some(Keyword::From) => {
                if let [_, Word { text, span }, name] = words.as_slice()
                    && text.eq_ignore_ascii_case("as")
                {
                    self.token(*span, TokenKind::Keyword);
                    self.token(name.span, TokenKind::StageName);
                }
            }
            _ => {}
        }
    }

    /// Quotes, variables and heredoc marks of a line's part.
    fn words(&mut self, span: Span, instruction: &Instruction) {
        let text = self.text.get(span.range()).unwrap_or_default();
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut quote: Option<(u8, usize)> = None;
        while let Some(byte) = bytes.get(at).copied() {
            let here = span.start + at;
            let escapes = char::from(byte) == self.escape && quote.is_none_or(|(q, _)| q != b'\'');
            if escapes {
                at += 2;
                continue;
            }
            match (byte, quote) {
                (b'$', open) if open.is_none_or(|(q, _)| q != b'\'') => {
                    let len = variable(text.get(at..).unwrap_or_default());
                    if len > 0 {
                        // A text is cut at the variables in it.
                        if let Some((q, start)) = quote {
                            self.token(Span::new(start, here), TokenKind::Text);
                            quote = Some((q, here + len));
                        }
                        self.token(Span::new(here, here + len), TokenKind::Variable);
                        at += len;
                        continue;
                    }
                }
                (b'"' | b'\'', None) => quote = Some((byte, here)),
                (_, Some((q, start))) if q == byte => {
                    self.token(Span::new(start, here + 1), TokenKind::Text);
                    quote = None;
                }
                (b'<', None) if !instruction.heredocs.is_empty() => {
                    let len = mark(text.get(at..).unwrap_or_default());
                    if len > 0 {
                        self.token(Span::new(here, here + len), TokenKind::HeredocMark);
                        at += len;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        // A text that goes on in the next line, or is never closed.
        if let Some((_, start)) = quote {
            self.token(Span::new(start, span.end), TokenKind::Text);
        }
    }
}

/// Most bytes of a variable in braces that are looked at.
const LONGEST: usize = 500;

/// How long the variable is that begins here; 0 if none does.
fn variable(text: &str) -> usize {
    let rest = text.strip_prefix('$').unwrap_or_default();
    if rest.starts_with('{') {
        // So far and no farther: a line of nothing but openings is not read again and again.
        let near = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
        return near.find('}').map_or(0, |end| end + 2);
    }
    let letter = |c: char| c.is_alphabetic() || c == '_';
    if !rest.starts_with(letter) {
        return 0;
    }
    let end = rest.find(|c: char| !letter(c) && !c.is_numeric()).unwrap_or(rest.len());
    end + 1
}

/// How long the heredoc mark is that begins here; 0 if none does.
fn mark(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("<<") else { return 0 };
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start_matches([' ', '\t']);
    let start = text.len() - rest.len();
    let end = rest.find(|c: char| c.is_whitespace() || "<>|&;".contains(c)).unwrap_or(rest.len());
    if end == 0 { 0 } else { start + end }
}
