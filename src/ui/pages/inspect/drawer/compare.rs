//! Another image beside the one on screen.

use yew::prelude::*;

use super::sections::{Drawn, sections};
use super::{Drawer, waiting};
use crate::app::{About, Desk, Found, Inquiry, OpenImage};
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::image::ArchiveError;
use crate::platform::{dom, pick};
use crate::ui::flow::Second;
use crate::ui::words::Words;

/// What is compared with what, and what differs.
pub fn compare_sheet(words: Words, of: &Drawer<'_>) -> Html {
    let (open, flow) = (of.open, of.flow);
    let others: Vec<(String, Second)> =
        others(open, of.store.before.as_deref(), of.store.aside.as_deref());
    let choose = {
        let (flow, open) = (flow.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            let (flow, open) = (flow.clone(), open.clone());
            pick::ask(Callback::from(move |files: Vec<pick::PickedFile>| {
                if let Some(file) = files.into_iter().next() {
                    flow.compare(&open, Second::file(&file));
                }
            }));
        })
    };
    let onchange = {
        let (flow, open) = (flow.clone(), open.clone());
        let others: Vec<Second> = others.iter().map(|(_, second)| second.clone()).collect();
        Callback::from(move |event: Event| {
            let at = dom::select_value(&event).and_then(|value| value.parse::<usize>().ok());
            if let Some(second) = at.and_then(|at| others.get(at)) {
                flow.compare(&open, second.clone());
            }
        })
    };
    let asked = of.store.work.inquiry(About::Comparison);
    let drawn = Drawn { unmasked: of.store.inspect.unmasked, act: &of.act };
    let name = |inquiry: &Inquiry| {
        let pair = Message::new("compare-title").text("first", shown(&open.name()));
        words.say(&pair.text("second", shown(&inquiry.of)))
    };
    html! {
        <>
            <div class="about inside__head">
                <button class="btn" onclick={choose}>{ words.t("compare-choose") }</button>
                if !others.is_empty() {
                    <label>{ words.t("compare-with") }{ " " }
                        <select {onchange}>
                            <option value="" selected={asked.is_none()}>{ "…" }</option>
                            { for others.iter().enumerate().map(|(at, (name, _))| html! {
                                <option value={at.to_string()}>{ shown(name) }</option>
                            }) }
                        </select>
                    </label>
                }
                <span class="dim">{ words.t("compare-how") }</span>
            </div>
            { match asked {
                None => html! {},
                Some(inquiry @ Inquiry { found: Some(Ok(Found::Sections(found))), .. }) => html! {
                    <><p class="about" role="status"><b>{ name(inquiry) }</b></p>{ sections(words, found, &drawn) }</>
                },
                Some(Inquiry { found: Some(Ok(Found::Refused(error))), of, .. }) => refused(words, open, of, error),
                waits => {
                    let flow = flow.clone();
                    waiting(words, waits, &Callback::from(move |()| flow.stop_asking(About::Comparison)))
                }
            } }
        </>
    }
}

/// Why the second file is not compared, and what would be.
fn refused(words: Words, open: &OpenImage, name: &str, error: &ArchiveError) -> Html {
    let said = Message::new("compare-refused").text("name", shown(name));
    let stays = Message::new("compare-stays").text("open", shown(&open.name()));
    html! {
        <div class="note del" role="alert">
            <div class="note__text">
                <b>{ words.say(&said) }</b>
                <span>{ words.say(&explain::error(error)) }</span>
                <span>{ words.t("compare-expected") }{ " " }{ words.say(&stays) }</span>
            </div>
        </div>
    }
}

fn shown(name: &str) -> String {
    visible(name.as_bytes())
}

/// The other images of the archive, and those of the archive that was open before.
fn others(open: &OpenImage, before: Option<&Desk>, aside: Option<&Desk>) -> Vec<(String, Second)> {
    let images = open.archive.images.iter().enumerate();
    let name = |image: &crate::image::Image, at: usize| {
        let tag = image.tags.first().cloned();
        let id = || image.id.as_ref().map(|id| id.0.short().to_owned());
        let platform = image.platform.as_ref().map(|p| format!(" · {}/{}", p.os, p.architecture));
        let name = tag.or_else(id).unwrap_or_else(|| format!("#{}", at + 1));
        name + &platform.unwrap_or_default()
    };
    let mut all: Vec<(String, Second)> = images
        .filter(|(at, _)| *at != open.image)
        .map(|(at, image)| (name(image, at), Second::Here(at)))
        .collect();
    if let Some(desk) = before.or(aside).filter(|desk| desk.open.archive != open.archive) {
        all.push((desk.open.name(), Second::Before(desk.open.serial, desk.open.image)));
    }
    all
}
