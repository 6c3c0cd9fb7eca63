//! What two images cost a registry, another machine and a disk; what an exported cache saves.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::stages::builder;
use crate::explain::Message;
use crate::sim::cache::Version;
use crate::sim::cache::external::{Clean, External};
use crate::sim::cache::look::{BuildLook, CacheLook};
use crate::sim::cache::registry::{Transfer, send, usage};
use crate::ui::words::Words;
use crate::view::cache::{pull_lines, push_lines, seconds, usage_rows};

/// Two builds of each builder: pushed one after the other, pulled, on one disk.
pub fn registry(words: Words, look: &CacheLook, pair: Option<(u64, u64)>) -> Html {
    let mut versions: Vec<Version> = Vec::new();
    for build in look.builds.iter() {
        if !versions.contains(&build.version) {
            versions.push(build.version);
        }
    }
    let several = versions.len() > 1;
    html! {
        <>
            { for versions.into_iter().map(|version| of(words, look, pair, (version, several))) }
            { look.external.as_ref().map(|external| clean(words, external)).unwrap_or_default() }
            if look.external.is_none() {
                <p class="panel__note">{ words.t("cache-external-none") }</p>
            }
        </>
    }
}

fn of(
    words: Words,
    look: &CacheLook,
    pair: Option<(u64, u64)>,
    (version, several): (Version, bool),
) -> Html {
    let build = |number: u64| {
        let all = look.builds.iter().filter(|build| build.version == version && build.ok);
        all.clone().find(|build| build.number == number)
    };
    let builds: Vec<&BuildLook> = match pair {
        Some((a, b)) if a != b => [a, b].into_iter().filter_map(build).collect(),
        _ => look.builds.iter().filter(|it| it.version == version && it.ok).take(1).collect(),
    };
    let mut there = BTreeSet::new();
    let pushed: Vec<Transfer> = builds.iter().map(|build| send(&mut there, &build.image)).collect();
    let name = words.t(builder(version));
    html! {
        <section aria-label={name.clone()}>
            if several { <h3 class="panel__head"><span>{ name }</span></h3> }
            <div class="transfers">
                { for builds.iter().zip(&pushed).map(|(build, sent)| {
                    transfer(words, ("cache-push", push_lines(sent)), build, sent)
                }) }
                if let [first, second] = builds.as_slice() {
                    { pulled(words, first, second) }
                }
            </div>
            if let [first, second] = builds.as_slice() {
                { disk(words, first, second) }
            } else if builds.is_empty() {
                <p class="panel__note">{ words.t("cache-push-none") }</p>
            } else {
                <p class="panel__note">{ words.t("cache-push-one") }</p>
            }
        </section>
    }
}

fn pulled(words: Words, first: &BuildLook, second: &BuildLook) -> Html {
    let mut there: BTreeSet<_> = first.image.layers.iter().map(|layer| layer.id).collect();
    let sent = send(&mut there, &second.image);
    transfer(words, ("cache-pull", pull_lines(&sent)), second, &sent)
}

/// What is printed for each layer, with what made it.
fn transfer(
    words: Words,
    (id, lines): (&'static str, Vec<String>),
    build: &BuildLook,
    sent: &Transfer,
) -> Html {
    let said = Message::new(id)
        .count("number", build.number)
        .bytes("bytes", sent.bytes)
        .count("layers", sent.layers.len() as u64)
        .count("there", sent.layers.iter().filter(|one| one.exists).count() as u64);
    html! {
        <section class="transfer">
            <p class="panel__said">{ words.say(&said) }</p>
            <ul>
                { for sent.layers.iter().zip(lines).map(|(one, text)| {
                    let line = build.lines.get(one.layer.instruction).map_or(0, |line| line.lines.0);
                    let made = Message::new("cache-push-line")
                        .count("line", line as u64)
                        .bytes("bytes", one.layer.bytes);
                    html! {
                        <li class={classes!(one.exists.then_some("transfer__there"))}>
                            <code>{ text }</code><span class="dimmer">{ words.say(&made) }</span>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// `docker system df -v` of both images.
fn disk(words: Words, first: &BuildLook, second: &BuildLook) -> Html {
    let (each, total) = usage(&[&first.image, &second.image]);
    let name = |build: &BuildLook| {
        words.say(&Message::new("cache-build-of").count("number", build.number)).to_string()
    };
    let rows = usage_rows(&[name(first), name(second)], &each);
    let sum = Message::new("cache-disk-sum").bytes("bytes", total);
    html! {
        <>
            <p class="panel__said">{ words.say(&sum) }</p>
            <table class="cache-table">
                <thead><tr>
                    <th scope="col"><code>{ words.t("cache-disk") }</code></th>
                    <th scope="col" class="num">{ words.t("cache-disk-size") }</th>
                    <th scope="col" class="num">{ words.t("cache-disk-shared") }</th>
                    <th scope="col" class="num">{ words.t("cache-disk-unique") }</th>
                </tr></thead>
                <tbody>
                    { for rows.into_iter().map(|(name, figures)| html! {
                        <tr>
                            <th scope="row">{ name }</th>
                            { for figures.into_iter().map(|bytes| html! {
                                <td class="num" title={words.exact(bytes)}>{ words.size(bytes) }</td>
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}

/// The latest build on a machine that has nothing but what was exported.
fn clean(words: Words, external: &External) -> Html {
    let row = |id: &'static str, of: &Clean| {
        html! {
            <tr>
                <th scope="row">{ words.t(id) }</th>
                <td class="num">{ of.hits }</td>
                <td class="num">{ of.runs }</td>
                <td class="num">{ seconds(of.time) }</td>
            </tr>
        }
    };
    html! {
        <section aria-label={words.t("cache-external")}>
            <h3 class="panel__head"><span>{ words.t("cache-external") }</span></h3>
            <p class="panel__said">{ words.t("cache-external-why") }</p>
            <table class="cache-table">
                <thead><tr>
                    <th scope="col">{ words.t("cache-external-cache") }</th>
                    <th scope="col" class="num">{ words.t("cache-found") }</th>
                    <th scope="col" class="num">{ words.t("cache-runs") }</th>
                    <th scope="col" class="num">{ words.t("cache-time") }</th>
                </tr></thead>
                <tbody>
                    { row("cache-external-nothing", &external.none) }
                    { row("cache-external-min", &external.min) }
                    { row("cache-external-max", &external.max) }
                </tbody>
            </table>
        </section>
    }
}
