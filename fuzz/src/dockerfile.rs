//! What is done with any text as a Dockerfile. The fuzzer and the bounded property tests share it:
//! nothing may panic or hang, and the laws hold of every text.

use onionskin::dockerfile::{
    Arguments, BaseImage, Dockerfile, Expander, Instruction, Kind, Place, Span, Token, Word,
    highlight, parse,
};

/// Bytes as a Dockerfile.
pub fn dockerfile(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    laws(&text);
}

/// What holds of every text.
pub fn laws(text: &str) {
    let file = parse(text);
    let image = BaseImage { env: vec![("PATH".into(), "/bin".into())], has_shell: false };
    for known in [Some(image), None] {
        let checks = file.check(&|_| known.clone());
        checks.iter().for_each(|problem| lies_in(text, problem.span));
    }
    file.problems.iter().for_each(|problem| lies_in(text, problem.span));
    assert!(file.problems.is_sorted_by_key(|problem| problem.span), "problems in order");
    file.directives.iter().for_each(|directive| lies_in(text, directive.span));
    lines(text, &file);
    for instruction in &file.instructions {
        spans(text, instruction);
        alone(file.escape, instruction);
        if let Kind::Onbuild(onbuild) = &instruction.kind {
            let _ = parse(&onbuild.expression);
        }
    }
    tokens(text, &highlight(text, &file));
    let env = [("A".to_owned(), "a b".to_owned()), ("B".to_owned(), "*x".repeat(20))];
    for line in text.lines() {
        let expander = Expander::new(file.escape);
        let (word, words) = (expander.word(line, &env[..]), expander.words(line, &env[..]));
        assert_eq!(word.is_ok(), words.is_ok(), "one word or several: {line:?}");
    }
}

fn lies_in(text: &str, span: Span) {
    assert!(span.start <= span.end, "{span:?} has its ends in order");
    assert!(text.get(span.range()).is_some(), "{span:?} lies in the text, between characters");
}

/// Instructions stand in order on lines of their own; on the lines between them are comments,
/// directives and blanks.
fn lines(text: &str, file: &Dockerfile) {
    let mut last = 0;
    let mut between = Vec::new();
    for instruction in &file.instructions {
        let lines = instruction.lines;
        assert!(last < lines.first && lines.first <= lines.last, "lines in order");
        assert!(file.lines.line(instruction.span.start) >= lines.first);
        assert!(file.lines.line(instruction.span.end.max(1) - 1) <= lines.last);
        between.extend(last + 1..lines.first);
        last = lines.last;
    }
    between.extend(last + 1..=text.split_inclusive('\n').count());
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    for number in between {
        let line = all[number - 1].trim_start_matches('\u{feff}').trim();
        assert!(line.is_empty() || line.starts_with('#'), "line {number} is lost: {line:?}");
    }
    // To find a place in a long line takes as long as the line is: some hundred of them.
    let step = 7.max(text.len() / 500);
    for offset in (0..=text.len()).step_by(step).filter(|at| text.is_char_boundary(*at)) {
        let place = file.lines.place(text, offset);
        assert_eq!(file.lines.offset(text, place), offset, "there and back");
    }
    let _ = file.lines.offset(text, Place { line: usize::MAX, column: usize::MAX });
}

fn spans(text: &str, instruction: &Instruction) {
    let within = |span: Span| {
        lies_in(text, span);
        let outer = instruction.span;
        assert!(outer.start <= span.start && span.end <= outer.end, "{span:?} in {outer:?}");
    };
    within(instruction.name.span);
    within(instruction.text_span);
    instruction.flags.iter().for_each(|flag| within(flag.span));
    for heredoc in &instruction.heredocs {
        within(heredoc.content_span);
        within(heredoc.end_span);
        assert_eq!(heredoc.content, text[heredoc.content_span.range()], "a heredoc is its lines");
    }
    let word = |word: &Word| {
        within(word.span);
        let written = &text[word.span.range()];
        // A word that no line end cuts is what is written.
        assert!(written.contains('\n') || written.starts_with(&word.text), "{word:?}");
    };
    match &instruction.arguments {
        Arguments::None | Arguments::Unread => {}
        Arguments::Text(text) => word(text),
        Arguments::Words(words) => words.iter().for_each(word),
        Arguments::Json(words) => words.iter().for_each(|word| within(word.span)),
        Arguments::Pairs { pairs, .. } => {
            pairs.iter().for_each(|pair| [&pair.name, &pair.value].into_iter().for_each(word));
        }
        Arguments::Definitions(definitions) => definitions.iter().for_each(|definition| {
            word(&definition.name);
            definition.default.iter().for_each(word);
        }),
        Arguments::Health { probe, .. } => word(probe),
        Arguments::Trigger(trigger) => spans(text, trigger),
    }
}

/// An instruction on one line is the same instruction.
fn alone(escape: char, instruction: &Instruction) {
    let line = instruction.original.trim_end();
    // What would be joined with the next line, or be a comment, is another thing alone.
    if !instruction.heredocs.is_empty()
        || line.is_empty()
        || line.ends_with(escape)
        || line.starts_with('#')
    {
        return;
    }
    let again = parse(&format!("# escape={escape}\n{line}\n"));
    let [again] = again.instructions.as_slice() else { panic!("one instruction: {line:?}") };
    assert_eq!(again.keyword, instruction.keyword);
    assert_eq!(again.text, instruction.text);
    assert_eq!(texts(&again.arguments), texts(&instruction.arguments), "{line:?}");
    let flags = |i: &Instruction| {
        i.flags.iter().map(|f| (f.name.clone(), f.value.clone())).collect::<Vec<_>>()
    };
    assert_eq!(flags(again), flags(instruction), "{line:?}");
}

/// The arguments without their places.
fn texts(arguments: &Arguments) -> Vec<String> {
    let all = |words: &[Word]| words.iter().map(|word| word.text.clone()).collect();
    match arguments {
        Arguments::None => vec!["none".into()],
        Arguments::Unread => vec!["unread".into()],
        Arguments::Text(text) => vec![text.text.clone()],
        Arguments::Words(words) | Arguments::Json(words) => all(words),
        Arguments::Pairs { pairs, legacy } => {
            let pair = |p: &onionskin::dockerfile::Pair| [p.name.clone(), p.value.clone()];
            let words: Vec<Word> = pairs.iter().flat_map(pair).collect();
            [vec![legacy.to_string()], all(&words)].concat()
        }
        Arguments::Definitions(definitions) => definitions
            .iter()
            .map(|d| format!("{:?}", (&d.name.text, d.default.as_ref().map(|d| &d.text))))
            .collect(),
        Arguments::Health { probe, command } => [vec![probe.text.clone()], texts(command)].concat(),
        Arguments::Trigger(trigger) => texts(&trigger.arguments),
    }
}

/// Tokens stand in order, apart from each other, none is empty.
fn tokens(text: &str, tokens: &[Token]) {
    let mut end = 0;
    for token in tokens {
        lies_in(text, token.span);
        assert!(end <= token.span.start && !token.span.is_empty(), "{token:?} behind {end}");
        end = token.span.end;
    }
}
