//! The words of a language: what its files say, and facts put into it.
//!
//! The Fluent syntax is read by `fluent-syntax`. Of what it can say, this resolves what the locale
//! files use: facts, terms, texts in quotes, selectors on a fact, and `JOSA`. The library that
//! resolves all of it carries the plural rules of every language and the reading of decimal
//! fractions, which is a twentieth of the page. `tests/it/explain/fluent.rs` compares the two, word
//! by word.

use std::borrow::Cow;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::unicode::unescape_unicode_to_string;
use rustc_hash::FxHashMap;

use super::{Lang, josa, numbers};
use crate::explain::{Arg, Message};

/// What a language has learned.
pub(super) struct Words {
    lang: Lang,
    /// Messages by id; terms with their hyphen.
    patterns: FxHashMap<String, Pattern<String>>,
}

/// What an expression is.
enum Value<'a> {
    Text(Cow<'a, str>),
    Number(u64),
    /// A fact that the message lacks.
    Missing(&'a str),
}

impl Words {
    /// No words yet.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, patterns: FxHashMap::default() }
    }

    /// Learns a file. What is there already is said as the new file says it; what cannot be parsed
    /// is left out.
    pub(super) fn add(&mut self, source: String) {
        let resource = parse_runtime(source).unwrap_or_else(|(resource, _errors)| resource);
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    self.patterns.extend(message.value.map(|value| (message.id.name, value)));
                }
                Entry::Term(term) => {
                    self.patterns.insert(format!("-{}", term.id.name), term.value);
                }
                _ => {}
            }
        }
    }

    /// A message in words; nothing if it is not known.
    pub(super) fn say(&self, message: &Message) -> Option<String> {
        let pattern = self.patterns.get(message.id)?;
        let mut out = String::new();
        self.write(pattern, &message.args, &mut out);
        Some(out)
    }

    fn write(&self, pattern: &Pattern<String>, facts: &[(&'static str, Arg)], out: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.write_expression(expression, facts, out);
                }
            }
        }
    }

    fn write_expression(
        &self,
        expression: &Expression<String>,
        facts: &[(&'static str, Arg)],
        out: &mut String,
    ) {
        match expression {
            Expression::Inline(inline) => match self.value(inline, facts) {
                Value::Text(text) => out.push_str(&text),
                Value::Number(number) => out.push_str(&numbers::count(self.lang, number)),
                Value::Missing(name) => {
                    out.push_str("{$");
                    out.push_str(name);
                    out.push('}');
                }
            },
            Expression::Select { selector, variants } => {
                let value = self.value(selector, facts);
                let variant = variants
                    .iter()
                    .find(|variant| self.selects(&variant.key, &value))
                    .or_else(|| variants.iter().find(|variant| variant.default));
                if let Some(variant) = variant {
                    self.write(&variant.value, facts, out);
                }
            }
        }
    }

    /// A text selects its own word; a number itself, or the category it has in the plural rules of
    /// the language (CLDR: `one` is 1 in English, and Korean has `other` alone).
    fn selects(&self, key: &VariantKey<String>, value: &Value) -> bool {
        match (key, value) {
            (VariantKey::Identifier { name }, Value::Text(text)) => name == text,
            (VariantKey::Identifier { name }, Value::Number(number)) => match self.lang {
                Lang::En => name == if *number == 1 { "one" } else { "other" },
                Lang::Ko => name == "other",
            },
            (VariantKey::NumberLiteral { value: literal }, Value::Number(number)) => {
                literal.parse() == Ok(*number)
            }
            _ => false,
        }
    }

    fn value<'a>(
        &self,
        inline: &'a InlineExpression<String>,
        facts: &'a [(&'static str, Arg)],
    ) -> Value<'a> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                Value::Text(unescape_unicode_to_string(value))
            }
            InlineExpression::NumberLiteral { value } => match value.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Text(value.into()),
            },
            InlineExpression::VariableReference { id } => {
                match facts.iter().rev().find(|(name, _)| *name == id.name) {
                    Some((_, fact)) => self.fact(fact),
                    None => Value::Missing(&id.name),
                }
            }
            // A term has no facts of its own.
            InlineExpression::TermReference { id, .. } => {
                let id = format!("-{}", id.name);
                Value::Text(match self.patterns.get(&id) {
                    Some(pattern) => {
                        let mut out = String::new();
                        self.write(pattern, &[], &mut out);
                        out.into()
                    }
                    None => format!("{{{id}}}").into(),
                })
            }
            InlineExpression::MessageReference { id, .. } => {
                Value::Text(format!("{{{}}}", id.name).into())
            }
            InlineExpression::FunctionReference { id, arguments } if id.name == "JOSA" => {
                Value::Text(self.particle(arguments, facts).into())
            }
            InlineExpression::FunctionReference { id, .. } => {
                Value::Text(format!("{{{}()}}", id.name).into())
            }
            InlineExpression::Placeable { expression } => {
                let mut out = String::new();
                self.write_expression(expression, facts, &mut out);
                Value::Text(out.into())
            }
        }
    }

    /// `JOSA($word, "을/를")` or `JOSA($word, pair: "을/를")`: the particle, without the word.
    fn particle(&self, arguments: &CallArguments<String>, facts: &[(&'static str, Arg)]) -> String {
        let CallArguments { positional, named } = arguments;
        let text = |inline| match self.value(inline, facts) {
            Value::Text(text) => text.into_owned(),
            Value::Number(number) => numbers::count(self.lang, number),
            Value::Missing(_) => String::new(),
        };
        let pair = named.iter().find(|named| named.name.name == "pair").map(|named| &named.value);
        let word = positional.first().map(text).unwrap_or_default();
        josa::josa(&word, &pair.or(positional.get(1)).map(text).unwrap_or_default())
    }

    fn fact<'a>(&self, fact: &'a Arg) -> Value<'a> {
        // Of what is not known in this language, the id.
        let said = |message: &Message| self.say(message).unwrap_or_else(|| message.id.to_owned());
        let exact = |bytes| said(&Message::new("size-exact").count("count", bytes));
        Value::Text(match fact {
            Arg::Count(number) => return Value::Number(*number),
            Arg::Text(text) => Cow::Borrowed(text),
            Arg::Bytes(bytes) => numbers::scaled(*bytes).unwrap_or_else(|| exact(*bytes)).into(),
            Arg::Exact(bytes) => exact(*bytes).into(),
            Arg::Layer(layer) => layer.to_string().into(),
            Arg::Message(message) => said(message).into(),
            Arg::List(messages) => messages.iter().map(said).collect::<Vec<_>>().join(", ").into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::LayerId;

    fn said(lang: Lang, source: &str, message: Message) -> String {
        let mut words = Words::new(lang);
        words.add(format!("size-exact = {{ $count }} B\nm = {source}\n"));
        words.say(&Message { id: "m", ..message }).unwrap()
    }

    #[test]
    fn facts_of_every_kind_and_particles() {
        let message = Message::new("m")
            .layer("layer", LayerId(3))
            .exact("bytes", 41_266)
            .bytes("size", 41_266)
            .count("byte", 1_002)
            .text("path", "app.conf")
            .message("inner", Message::new("size-exact").count("count", 2))
            .arg("list", Arg::List(vec![Message::new("no-words"), Message::new("no-words")]));
        let cases = [
            (r#"{ $layer }{ JOSA($layer, "이/가") }"#, "L3이"),
            (r#"{ $path }{ JOSA($path, pair: "을/를") }"#, "app.conf를"),
            (r#"{ $byte }{ JOSA($byte, "으로/로") }"#, "1,002로"),
            (r#"{ $gone }{ JOSA($gone, "으로/로") }"#, "{$gone}(으)로"),
            ("{ $bytes }, { $size }", "41,266 B, 41.3 kB"),
            ("{ $inner }: { $list }", "2 B: no-words, no-words"),
            (r#"{ "{" }{ "\u2192" }{ 12 }"#, "{→12"),
            ("{ { $byte } }{ -no-term }{ NONE() }", "1,002{-no-term}{NONE()}"),
        ];
        for (source, expected) in cases {
            assert_eq!(said(Lang::Ko, source, message.clone()), expected, "{source}");
        }
    }

    #[test]
    fn what_a_fact_selects() {
        let numbers = "{ $n ->\n    [0] none\n    [one] one\n   *[other] { $n }\n}";
        let words = "{ $n ->\n    [one] a word\n    [b] b\n   *[c] default\n}";
        let number = |n| Message::new("m").count("n", n);
        let word = |word: &str| Message::new("m").text("n", word);
        let cases = [
            (Lang::En, numbers, number(0), "none"),
            (Lang::En, numbers, number(1), "one"),
            (Lang::En, numbers, number(2_000), "2,000"),
            // Korean has one form for all numbers.
            (Lang::Ko, numbers, number(0), "none"),
            (Lang::Ko, numbers, number(1), "1"),
            (Lang::En, words, word("one"), "a word"),
            (Lang::En, words, word("b"), "b"),
            (Lang::En, words, word("0"), "default"),
            (Lang::En, words, Message::new("m"), "default"),
            (Lang::En, numbers, word("0"), "0"),
        ];
        for (lang, source, message, expected) in cases {
            assert_eq!(said(lang, source, message.clone()), expected, "{lang:?} {message:?}");
        }
    }

    #[test]
    fn a_file_learned_later_says_it_anew() {
        let mut words = Words::new(Lang::En);
        let message = Message::new("m");
        assert_eq!(words.say(&message), None);
        words.add("-term = old\nm = { -term } way\n".to_owned());
        words.add("-term = new\nthis is no message\n".to_owned());
        assert_eq!(words.say(&message).as_deref(), Some("new way"));
    }
}
