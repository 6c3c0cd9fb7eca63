//! The strip at the foot of the inspect screen, and the drawer above it: what is told of the image
//! as a whole, sheet by sheet.

mod compare;
mod differing;
mod export;
mod files;
mod sections;
mod sizes;

use yew::prelude::*;

use crate::app::{About, AppAction, Found, Inquiry, InspectAction, OpenImage, Sheet};
use crate::base::Shared;
use crate::explain::{self, Message};
use crate::platform::style::style;
use crate::platform::{dom, focus};
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::view::report::{Report, Row, Section};
use crate::view::waste::WasteView;
use compare::{compare_sheet, compare_wanted};
use export::export_menu;
use files::{files_sheet, swatch};
use sections::{Drawn, sections};
use sizes::sizes_sheet;

/// The id of the open sheet.
pub const SHEET: &str = "sheet";

/// What strip and drawer need.
pub struct Drawer<'a> {
    /// The state.
    pub store: &'a Store,
    /// The image.
    pub open: &'a OpenImage,
    /// What asks the workers.
    pub flow: &'a Flow,
    /// What is reclaimable.
    pub waste: Shared<WasteView>,
    /// Bytes of the files that the layers up to the one looked at show, once they are counted.
    pub root: Option<u64>,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
}

/// Whether questions about the image as a whole can be answered for good: all of it is read and
/// compared.
fn is_ready(open: &OpenImage) -> bool {
    open.is_complete() && open.checks.comparing == 0
}

/// Asks what the open sheet shows, as often as what it depends on changes.
#[hook]
pub fn use_inquiries(store: &Store, open: &OpenImage, flow: &Flow) {
    let inspect = &store.inspect;
    let sheet = inspect.sheet.filter(|_| is_ready(open));
    let of_report = |sheet: &Sheet| {
        matches!(sheet, Sheet::Changes | Sheet::Image | Sheet::History | Sheet::Rules)
    };
    let asked = |about| store.work.inquiry(about).is_some();
    let report = sheet.filter(of_report).map(|_| (open.tree.clone(), inspect.rules.clone()));
    let last = use_mut_ref(|| None);
    {
        let (open, flow, asked) = (open.clone(), flow.clone(), asked(About::Report));
        let last = last.clone();
        use_effect_with(report, move |report| {
            let known = asked && *last.borrow() == *report;
            if let Some((_, rules)) = report.as_ref().filter(|_| !known) {
                flow.ask_report(&open, rules.clone());
                last.replace(report.clone());
            }
        });
    }
    let picture = sheet.filter(|sheet| *sheet == Sheet::Sizes).and_then(|_| {
        let zoom = inspect.zoom.clone();
        Some((open.tree.clone(), inspect.sizes, open.look(inspect)?, zoom))
    });
    {
        let (open, flow) = (open.clone(), flow.clone());
        use_effect_with(picture, move |picture| {
            if let Some((_, of, look, zoom)) = picture {
                flow.ask_picture(&open, *of, *look, zoom.clone());
            }
        });
    }
    let with = inspect.compare.with.clone();
    let comparing = sheet.filter(|sheet| *sheet == Sheet::Compare).map(|_| (open.clone(), with));
    {
        let flow = flow.clone();
        use_effect_with(comparing.clone(), move |comparing| {
            flow.compare_drops(comparing.clone());
            move || flow.compare_drops(None)
        });
    }
    let (state, flow) = (store.0.clone(), flow.clone());
    let wanted = comparing.map(|(open, with)| (open.serial, with));
    use_effect_with(wanted, move |wanted| {
        if let Some(open) = state.open.as_ref().filter(|_| wanted.is_some()) {
            compare_wanted(&state, open, &flow);
        }
    });
}

/// The strip, and the drawer if it is open.
pub fn drawer(words: Words, of: &Drawer<'_>) -> Html {
    let view = &of.waste;
    let sheet = of.store.inspect.sheet;
    let opens = |to: Sheet| {
        let next = (sheet != Some(to)).then_some(to);
        of.act.reform(move |_: MouseEvent| InspectAction::SetSheet(next))
    };
    let toggle = of
        .act
        .reform(move |_: MouseEvent| InspectAction::SetSheet(sheet.xor(Some(Sheet::Changes))));
    html! {
        <section class="waste-area" data-pane="waste" tabindex="-1" aria-label={words.t("inspect-waste-label")}>
            { for sheet.map(|sheet| drawn(words, of, sheet)) }
            <div class="waste">
                if view.bytes == 0 {
                    <span class="dim">{ words.t("waste-none") }</span>
                } else {
                    <b>{ words.say(&Message::new("waste-bytes").bytes("size", view.bytes)) }</b>
                    <span class="dim num">{ words.say(&Message::new("waste-percent").count("percent", view.percent)) }</span>
                }
                if !of.open.is_complete() { <span class="dim">{ words.t("waste-so-far") }</span> }
                <div class="stack" aria-hidden="true">
                    { for view.causes.iter().map(|part| html! {
                        <i class={swatch(part.cause)} ~style={style(format!("--w:{}%", part.share * 100.0))}></i>
                    }) }
                </div>
                <ul class="legend">
                    { for view.causes.iter().map(|part| html! {
                        <li title={words.say(&explain::waste_advice(part.cause))}>
                            <i class={classes!("sw", swatch(part.cause))} aria-hidden="true"></i>
                            { words.say(&explain::waste_cause(part.cause)) }{ " " }<span class="num">{ words.size(part.bytes) }</span>
                        </li>
                    }) }
                </ul>
                <span class="sp"></span>
                { export_menu(words, of) }
                <button class="btn btn--more" aria-expanded={(sheet == Some(Sheet::Image)).to_string()} onclick={opens(Sheet::Image)}>
                    { words.t("sheet-image") }
                </button>
                <button class="btn" aria-keyshortcuts="w" aria-expanded={sheet.is_some().to_string()} onclick={toggle}>
                    { words.t("waste-list") }
                </button>
            </div>
        </section>
    }
}

fn tab_id(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Changes => "sheet-changes",
        Sheet::Files => "sheet-files",
        Sheet::Image => "sheet-image",
        Sheet::History => "sheet-history",
        Sheet::Sizes => "sheet-sizes",
        Sheet::Rules => "sheet-rules",
        Sheet::Compare => "sheet-compare",
    }
}

/// The drawer: the tabs of its sheets, and the one that is open.
fn drawn(words: Words, of: &Drawer<'_>, shown: Sheet) -> Html {
    let act = of.act.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowLeft" => shown.next(false),
            "ArrowRight" => shown.next(true),
            "Home" => Sheet::Changes,
            "End" => Sheet::Compare,
            _ => return,
        };
        event.prevent_default();
        act.emit(InspectAction::SetSheet(Some(next)));
        focus::focus_id(tab_id(next));
    });
    let close = of.act.reform(|()| InspectAction::SetSheet(None));
    let on_escape = {
        let inspect = &of.store.inspect;
        let zoom = inspect.zoom.out().filter(|_| shown == Sheet::Sizes);
        let close = close.clone();
        let act = of.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let out = ["Escape", "Backspace"].contains(&event.key().as_str());
            if let Some(zoom) = zoom.clone().filter(|_| out && !event.is_composing()) {
                event.prevent_default();
                act.emit(InspectAction::ZoomSizes(zoom));
                focus::focus_id(SHEET);
            } else if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                close.emit(());
                focus::enter(super::files_pane::ID);
            }
        })
    };
    html! {
        <div class="drawer" onkeydown={on_escape}>
            <div class="drawer__head">
                <div class="tabs" role="tablist" aria-label={words.t("sheet-label")} {onkeydown}>
                    { for Sheet::ALL.map(|sheet| {
                        let (id, selected) = (tab_id(sheet), sheet == shown);
                        html! {
                            <button {id} role="tab" aria-selected={selected.to_string()} aria-controls={SHEET}
                                tabindex={if selected { "0" } else { "-1" }}
                                onclick={of.act.reform(move |_: MouseEvent| InspectAction::SetSheet(Some(sheet)))}>
                                { words.t(id) }
                            </button>
                        }
                    }) }
                </div>
                <button class="flag" aria-label={words.t("sheet-close")} title={words.t("sheet-close")}
                    onclick={close.reform(|_: MouseEvent| ())}>{ "×" }</button>
            </div>
            <div class="drawer__body" id={SHEET} role="tabpanel" tabindex="0" aria-labelledby={tab_id(shown)}>
                { match shown {
                    Sheet::Files => files_sheet(words, of),
                    _ if !is_ready(of.open) => html! { <p class="about" role="status">{ words.t("sheet-reading") }</p> },
                    Sheet::Sizes => sizes_sheet(words, of),
                    Sheet::Compare => compare_sheet(words, of),
                    sheet => report_sheet(words, of, sheet),
                } }
            </div>
        </div>
    }
}

/// A sheet of the report.
fn report_sheet(words: Words, of: &Drawer<'_>, sheet: Sheet) -> Html {
    let report: Result<Shared<Report>, Html> = match of.store.work.inquiry(About::Report) {
        Some(Inquiry { found: Some(Ok(Found::Report(report))), .. }) => Ok(report.clone()),
        other => Err(waiting(words, other, &Callback::noop())),
    };
    let report = match report {
        Ok(report) => report,
        Err(waits) => return waits,
    };
    let drawn = Drawn { unmasked: of.store.inspect.unmasked, act: &of.act };
    match sheet {
        Sheet::Image => {
            html! { <>{ sections(words, &report.facts, &drawn) }{ findings(words, of, &drawn) }</> }
        }
        Sheet::History => sections(words, &report.history, &drawn),
        Sheet::Rules => {
            html! { <>{ rules_form(words, of) }{ sections(words, &report.rules, &drawn) }</> }
        }
        _ => {
            html! { <>{ sections(words, &report.changes, &drawn) }{ secrets(words, of, &drawn) }</> }
        }
    }
}

/// What was noticed while reading.
fn findings(words: Words, of: &Drawer<'_>, drawn: &Drawn<'_>) -> Html {
    let rows = of.open.findings.iter().map(|finding| Row::of(explain::finding(finding)));
    let section = Section::new("facts-findings", rows);
    if section.rows.is_empty() {
        html! {}
    } else {
        sections(words, &[section], drawn)
    }
}

/// Secrets inside files: looked for when it is asked for.
fn secrets(words: Words, of: &Drawer<'_>, drawn: &Drawn<'_>) -> Html {
    let (flow, open) = (of.flow.clone(), of.open.clone());
    match of.store.work.inquiry(About::Secrets) {
        None => html! {
            <p class="about">
                <button class="btn" onclick={move |_: MouseEvent| flow.ask_secrets(&open)}>{ words.t("report-scan") }</button>
                { " " }<span class="dim">{ words.t("report-scan-why") }</span>
            </p>
        },
        Some(Inquiry { found: Some(Ok(Found::Sections(found))), .. }) => {
            sections(words, found, drawn)
        }
        other => {
            let cancel = Callback::from(move |()| flow.stop_asking(About::Secrets));
            waiting(words, other, &cancel)
        }
    }
}

/// A question that is on its way, or that failed.
pub fn waiting(words: Words, of: Option<&Inquiry>, on_cancel: &Callback<()>) -> Html {
    let Some(of) = of else {
        return html! { <p class="about" role="status">{ words.t("sheet-asking") }</p> };
    };
    if let Some(Err(message)) = &of.found {
        let said = Message::new("sheet-failed").text("message", message);
        return html! { <p class="about" role="alert">{ words.say(&said) }</p> };
    }
    let percent = (of.done * 100).checked_div(of.total).unwrap_or(0).min(100);
    html! {
        <div class="inside__head about">
            <span role="status">{ words.t("sheet-asking") }</span>
            if of.total > 0 {
                <div class="reading__bar" role="progressbar" aria-label={words.t("sheet-asking")}
                    aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent.to_string()}>
                    <i ~style={style(format!("width:{percent}%"))}></i>
                </div>
                <button class="flag" onclick={on_cancel.reform(|_: MouseEvent| ())}>{ words.t("reading-cancel") }</button>
            }
        </div>
    }
}

/// The text of a `.dive-ci` file.
fn rules_form(words: Words, of: &Drawer<'_>) -> Html {
    const FIELD: &str = "rules";
    let act = of.act.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let text = dom::form_value(&event, FIELD);
        let text = Some(text).filter(|text| !text.trim().is_empty());
        act.emit(InspectAction::SetRules(text));
    });
    let store = of.store.clone();
    let own = Callback::from(move |_: MouseEvent| {
        store.dispatch(AppAction::Inspect(InspectAction::SetRules(None)));
    });
    let text = of.store.inspect.rules.clone();
    html! {
        <form class="rules" {onsubmit}>
            <label for="rules-field">{ words.t("rules-label") }</label>
            <textarea id="rules-field" name={FIELD} rows="4" spellcheck="false" class="mono"
                value={text.clone().unwrap_or_default()} />
            <div class="rules__buttons">
                <button class="btn" type="submit">{ words.t("rules-check") }</button>
                if text.is_some() {
                    <button class="btn" type="button" onclick={own}>{ words.t("rules-own") }</button>
                }
            </div>
        </form>
    }
}
