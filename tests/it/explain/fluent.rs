//! The words with facts in them, said by `i18n` and by the library of Fluent itself.

use std::borrow::Cow;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use onionskin::explain::{Arg, Message};
use onionskin::i18n::{self, Lang};

use super::locales;

type Bundle = FluentBundle<FluentResource>;

/// A number with commas between its thousands.
fn grouped(value: &FluentValue) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    let digits = value.to_string();
    let thousands: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    Some(thousands.join(","))
}

fn shown(value: Option<&FluentValue>) -> String {
    match value {
        Some(FluentValue::String(text)) => text.to_string(),
        other => other.and_then(grouped).unwrap_or_default(),
    }
}

fn bundle(lang: Lang, sources: impl IntoIterator<Item = String>) -> Bundle {
    let mut bundle = Bundle::new(vec![lang.code().parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| grouped(value)));
    bundle
        .add_function("JOSA", |words, named| {
            let pair = named.get("pair").or(words.get(1));
            FluentValue::String(Cow::Owned(i18n::josa(&shown(words.first()), &shown(pair))))
        })
        .unwrap();
    for source in sources {
        bundle.add_resource_overriding(FluentResource::try_new(source).unwrap());
    }
    bundle
}

fn by_fluent(bundle: &Bundle, message: &Message) -> String {
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        args.set(
            *name,
            match arg {
                Arg::Count(number) => FluentValue::Number((*number as f64).into()),
                Arg::Text(text) => FluentValue::from(text.as_str()),
                other => panic!("no such fact here: {other:?}"),
            },
        );
    }
    let pattern = bundle.get_message(message.id).unwrap().value().unwrap();
    bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

/// Numbers of every category, words that selectors name, names that end in every way.
fn facts() -> Vec<Arg> {
    let selected: Vec<&str> = [Lang::En, Lang::Ko]
        .into_iter()
        .flat_map(i18n::sources)
        .flat_map(str::lines)
        .filter_map(|line| line.trim_start().trim_start_matches('*').strip_prefix('['))
        .filter_map(|line| Some(line.split_once(']')?.0))
        .collect();
    assert!(selected.contains(&"one") && selected.contains(&"none"), "{selected:?}");
    let names = ["app.conf", "/한글", "서울", "대장간", "a b", "", "{ $x }"];
    let numbers = [0, 1, 2, 3, 5, 11, 21, 100, 999, 1_000, 18_442, 4_294_967_296];
    let mut texts: Vec<&str> = selected.into_iter().chain(names).collect();
    texts.sort_unstable();
    texts.dedup();
    numbers
        .map(Arg::Count)
        .into_iter()
        .chain(texts.into_iter().map(|it| Arg::Text(it.into())))
        .collect()
}

#[test]
fn every_message_says_what_fluent_says() {
    let facts = facts();
    let mut compared = 0;
    for lang in [Lang::En, Lang::Ko] {
        let bundle = bundle(lang, i18n::sources(lang).map(str::to_owned));
        for (id, names) in locales::messages(lang) {
            let id: &'static str = id.leak();
            let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
            let mut all = vec![Message::new(id)];
            if !names.is_empty() {
                all.extend((0..facts.len()).map(|first| {
                    let kept = facts.iter().cycle().skip(first);
                    Message { id, args: names.iter().copied().zip(kept.cloned()).collect() }
                }));
            }
            for message in all {
                let ours = i18n::text(lang, &message);
                assert_eq!(ours, by_fluent(&bundle, &message), "{lang:?} {message:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}
