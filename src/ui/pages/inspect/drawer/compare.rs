//! Another image beside the one on screen.

use yew::prelude::*;

use super::differing::Differing;
use super::sections::{Drawn, sections};
use super::{Drawer, waiting};
use crate::app::{About, AppState, Found, Inquiry, OpenImage};
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::image::ArchiveError;
use crate::platform::{dom, pick};
use crate::ui::flow::{Flow, Second};
use crate::ui::words::Words;
use crate::view::named::label;

/// What is compared with what, and what differs.
pub fn compare_sheet(words: Words, of: &Drawer<'_>) -> Html {
    let (open, flow) = (of.open, of.flow);
    let others = others(open, of.store);
    let state = &of.store.inspect.compare;
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
    let asked = of.store.work.inquiry(About::Comparison);
    let shown_one = asked.zip(of.store.work.compared().filter(|found| found.id == state.with));
    let more = shown_one.map_or(&[][..], |(_, found)| &found.images).iter();
    let known = |id: &String| others.iter().any(|(_, of, _)| of.as_ref() == Some(id));
    let more: Vec<_> = more.filter(|(_, id)| !known(id)).collect();
    let onchange = {
        let (flow, open, with) = (flow.clone(), open.clone(), state.with.clone());
        let others: Vec<Second> = others.iter().map(|(.., second)| second.clone()).collect();
        Callback::from(move |event: Event| {
            let Some(value) = dom::select_value(&event) else { return };
            match value.parse::<usize>().ok().and_then(|at| others.get(at)) {
                Some(second) => flow.compare(&open, second.clone()),
                None if value.is_empty() => {}
                None => flow.compare_other(&open, with.as_deref(), value),
            }
        })
    };
    let drawn = Drawn { unmasked: of.store.inspect.unmasked, act: &of.act };
    let name = |inquiry: &Inquiry| {
        let pair = Message::new("compare-title").text("first", shown(&open.name()));
        words.say(&pair.text("second", shown(&inquiry.of)))
    };
    html! {
        <>
            <div class="about inside__head">
                <button class="btn" onclick={choose}>{ words.t("compare-choose") }</button>
                if others.len() + more.len() > 0 {
                    <label>{ words.t("compare-with") }{ " " }
                        <select {onchange}>
                            <option value="" selected={state.with.is_none()}>{ "…" }</option>
                            { for others.iter().enumerate().map(|(at, (name, id, _))| html! {
                                <option value={at.to_string()} selected={id.is_some() && *id == state.with}>{ name.clone() }</option>
                            }) }
                            { for more.iter().map(|(name, id)| html! {
                                <option value={id.clone()} selected={Some(id) == state.with.as_ref()}>{ name.clone() }</option>
                            }) }
                        </select>
                    </label>
                }
                { match shown_one {
                    Some((inquiry, _)) => html! {
                        <p role="status">
                            <b>{ name(inquiry) }</b>
                            { for state.missed.as_deref().map(|id| {
                                let missed = Message::new("compare-missed").text("id", short(Some(id)));
                                html! { <>{ " " }{ words.say(&missed) }</> }
                            }) }
                        </p>
                    },
                    None => html! { <span class="dim">{ words.t("compare-how") }</span> },
                } }
            </div>
            { for state.waits(&of.store.work).then(|| {
                let wanted = Message::new("compare-wanted").text("open", shown(&open.name()));
                let wanted = wanted.text("id", short(state.with.as_deref()));
                html! { <p class="note" role="status"><span class="note__text">{ words.say(&wanted) }</span></p> }
            }) }
            { match (asked, shown_one) {
                (_, Some((_, found))) => html! {
                    <div class="beside-list">
                        <div>{ sections(words, &found.sections, &drawn) }</div>
                        <Differing compared={found.clone()} state={state.clone()} act={of.act.clone()} />
                    </div>
                },
                // Nothing was asked, or Back led away from it.
                (None | Some(Inquiry { found: Some(Ok(Found::Compared(_))), .. }), None) => html! {},
                (Some(Inquiry { found: Some(Ok(Found::Refused(error))), of, .. }), None) => refused(words, open, of, error),
                (waits, None) => {
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

/// The first digits of an image's ID, as `docker images` prints it.
fn short(id: Option<&str>) -> String {
    let (_, digits) = id.and_then(|id| id.split_once(':')).unwrap_or_default();
    shown(digits.get(..12).unwrap_or(digits))
}

/// The other images of the archive, and that of the archive that was open before: name, ID, and which.
fn others(open: &OpenImage, state: &AppState) -> Vec<(String, Option<String>, Second)> {
    let images = open.archive.images.iter().enumerate();
    let id = |image: &crate::image::Image| image.id.as_ref().map(ToString::to_string);
    let mut all: Vec<_> = images
        .filter(|(at, _)| *at != open.image)
        .map(|(at, image)| (label(image, || format!("#{}", at + 1)), id(image), Second::Here(at)))
        .collect();
    let desk = state.before.as_ref().or(state.aside.as_ref());
    if let Some(desk) = desk.filter(|desk| desk.open.archive != open.archive) {
        let of = &desk.open;
        all.push((shown(&of.name()), of.image().and_then(id), Second::Before(of.serial, of.image)));
    }
    all
}

/// Compares with the image that an address asks for, if it is at hand.
pub fn compare_wanted(state: &AppState, open: &OpenImage, flow: &Flow) {
    let wanted = &state.inspect.compare.with;
    if !state.inspect.compare.waits(&state.work) {
        return;
    }
    match others(open, state).into_iter().find(|(_, id, _)| id == wanted) {
        Some((.., second)) => flow.compare(open, second),
        None => flow.compare_again(open, wanted.as_deref().unwrap_or_default()),
    }
}
