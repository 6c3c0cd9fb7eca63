//! The detail pane: what happened to one path, and what is in it.

use yew::prelude::*;

use super::drawer::waiting;
use super::file_view::FileView;
use crate::app::{Content, FileBytes, Found, Inquiry, InspectAction, Tab};
use crate::base::{LayerId, Shared};
use crate::explain::Message;
use crate::image::EntryKind;
use crate::platform::{dom, focus, scroll};
use crate::ui::flow::PICTURE;
use crate::ui::words::Words;
use crate::view::detail::{Against, ContentOf, Detail, Mark, Moment, kind_message};
use crate::view::media::picture_type;

/// The id of the versions over the layers.
pub const TIMELINE: &str = "timeline";

const PANEL: &str = "detail-panel";

/// What the pane needs.
pub struct DetailPane {
    /// What is known of the path; `None` where none is chosen.
    pub detail: Option<Shared<Detail>>,
    /// Its path as a container of Windows has it, if the image is one.
    pub shown_as: Option<String>,
    /// Bytes of the files, asked for.
    pub contents: Shared<Vec<Content>>,
    /// The versions that are files.
    pub versions: Vec<Against>,
    /// The version it is compared with.
    pub against: Option<Against>,
    /// Bytes of the files below, of a directory that can be saved.
    pub folder: Option<u64>,
    /// The tab that is open.
    pub tab: Tab,
    /// How many more steps are shown.
    pub more: u32,
    /// Values of secrets are shown.
    pub show_secrets: bool,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
    /// Save the file or directory shown.
    pub on_save: Callback<()>,
    /// Copy the path.
    pub on_copy: Callback<()>,
    /// The picture that is asked for as a whole.
    pub preview: Option<Inquiry>,
    /// It is asked for, with its type; or it is not wanted any more.
    pub on_preview: Callback<Option<(ContentOf, &'static str)>>,
}

/// The detail pane.
pub fn detail_pane(words: Words, pane: &DetailPane) -> Html {
    let Some(detail) = &pane.detail else {
        return html! {
            <section class="pane detail" data-pane="detail" tabindex="-1" aria-label={words.t("inspect-detail-label")}>
                <p class="blank">{ words.t("detail-nothing") }</p>
            </section>
        };
    };
    let copy = pane.on_copy.clone();
    let save = pane.on_save.clone();
    let save = Callback::from(move |_: MouseEvent| save.emit(()));
    html! {
        <section class="pane detail" data-pane="detail" tabindex="-1" aria-label={words.t("inspect-detail-label")}>
            { head(words, detail, pane) }
            { tabs(words, pane.tab, &pane.act) }
            <div class="body" id={PANEL} role="tabpanel" tabindex="0" aria-labelledby={tab_id(pane.tab)}>
                { match pane.tab {
                    Tab::Metadata => metadata(words, detail),
                    _ => file_contents(words, detail, pane),
                } }
            </div>
            <footer class="detail__foot">
                if detail.content.is_some() {
                    <button class="btn" aria-keyshortcuts="e" onclick={save}>{ words.t("download") }</button>
                } else if let Some(bytes) = pane.folder {
                    <button class="btn" aria-keyshortcuts="e" onclick={save}>
                        { words.say(&Message::new("download-folder").bytes("size", bytes)) }
                    </button>
                }
                <button class="btn" aria-keyshortcuts="y" onclick={move |_: MouseEvent| copy.emit(())}>{ words.t("copy-path") }</button>
                <span class="sp"></span>
                <span class="chip">{ detail.version.to_string() }</span>
            </footer>
        </section>
    }
}

/// Path, what it is, its versions over the layers, and what became of it.
fn head(words: Words, detail: &Detail, pane: &DetailPane) -> Html {
    let story: Vec<AttrValue> = detail.story.iter().map(|clause| words.say(clause)).collect();
    let mut about = vec![words.say(&kind_message(detail.kind)).to_string()];
    about.extend(detail.size.map(|size| words.size(size).to_string()));
    about.push(detail.mode.0.clone());
    about.push(detail.owner.clone());
    html! {
        <div class="detail__head">
            <h2 class="path">{ pane.shown_as.as_ref().unwrap_or(&detail.path) }</h2>
            <p class="dim">{ about.join(" · ") }</p>
            <div class="tl" id={TIMELINE} role="group" aria-label={words.t("detail-timeline")} onkeydown={walk(detail, &pane.act)}>
                { for detail.timeline.iter().map(|moment| {
                    version(words, moment, moment.layer == detail.version, &pane.act)
                }) }
            </div>
            <p class="dimmer story">{ story.join(", ") }</p>
            if let Some(why) = &detail.why { <p class="why-text">{ words.say(why) }</p> }
            if detail.timeline.iter().any(|moment| moment.opaque && moment.layer == detail.version) {
                <p>{ words.t("reason-opaque-why") }</p>
            }
            if let Some(still) = &detail.still_there {
                <div class="note del detail__still">
                    <span class="g" aria-hidden="true">{ "⊘" }</span>
                    { still_note(&words.say(still)) }
                </div>
            }
        </div>
    }
}

fn has_version(moment: &Moment) -> bool {
    matches!(moment.mark, Some(Mark::Added | Mark::Changed))
}

/// The arrow keys go from version to version.
fn walk(detail: &Detail, act: &Callback<InspectAction>) -> Callback<KeyboardEvent> {
    let versions = detail.timeline.iter().filter(|moment| has_version(moment));
    let versions: Vec<LayerId> = versions.map(|moment| moment.layer).collect();
    let (shown, act) = (detail.version, act.clone());
    Callback::from(move |event: KeyboardEvent| {
        let at = versions.iter().position(|layer| *layer == shown);
        let next = match event.key().as_str() {
            "ArrowLeft" => at.and_then(|at| versions.get(at.checked_sub(1)?)),
            "ArrowRight" => at.and_then(|at| versions.get(at + 1)),
            _ => return,
        };
        event.prevent_default();
        if let Some(layer) = next {
            act.emit(InspectAction::SelectVersion(*layer));
            focus::focus_id(&moment_id(*layer));
        }
    })
}

/// One layer of the timeline; a button where there is a version to show.
fn version(words: Words, moment: &Moment, shown: bool, act: &Callback<InspectAction>) -> Html {
    let layer = moment.layer;
    let (class, glyph, id) = match moment.mark {
        Some(Mark::Added) => ("A", "+", "detail-added"),
        Some(Mark::Changed) => ("C", "~", "detail-changed"),
        Some(Mark::Deleted) => ("D", "−", "detail-deleted"),
        None if moment.opaque => ("D", "⊘", "reason-opaque-why"),
        None => ("", "·", "detail-untouched"),
    };
    let glyph = if moment.opaque { "⊘" } else { glyph };
    let says = words.say(&Message::new(id).layer("layer", layer));
    let inside = html! {
        <><span class="m" aria-hidden="true">{ glyph }</span><span class="l" aria-hidden="true">{ layer.to_string() }</span></>
    };
    if has_version(moment) {
        let onclick = act.reform(move |_: MouseEvent| InspectAction::SelectVersion(layer));
        html! {
            <button id={moment_id(layer)} {class} tabindex={if shown { "0" } else { "-1" }} aria-pressed={shown.to_string()} aria-label={says.clone()} title={says} {onclick}>{ inside }</button>
        }
    } else {
        html! { <span id={moment_id(layer)} {class} role="img" aria-label={says.clone()} title={says}>{ inside }</span> }
    }
}

fn moment_id(layer: LayerId) -> String {
    format!("moment-{}", layer.0)
}

/// The version shown is in sight in the timeline.
#[hook]
pub fn use_version_in_sight(detail: Option<&Shared<Detail>>) {
    use_effect_with(detail.map(|detail| (detail.path.clone(), detail.version)), |shown| {
        if let Some((_, version)) = shown {
            scroll::show(moment_id(*version));
        }
    });
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Contents => "tab-contents",
        Tab::Diff => "tab-diff",
        Tab::Hex => "tab-hex",
        Tab::Metadata => "tab-metadata",
    }
}

/// The tabs; the arrow keys go from one to the other.
fn tabs(words: Words, shown: Tab, act: &Callback<InspectAction>) -> Html {
    let to = act.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowLeft" => shown.next(false),
            "ArrowRight" => shown.next(true),
            "Home" => Tab::Contents,
            "End" => Tab::Metadata,
            _ => return,
        };
        event.prevent_default();
        to.emit(InspectAction::SetTab(next));
        focus::focus_id(tab_id(next));
    });
    html! {
        <div class="tabs" role="tablist" aria-label={words.t("tabs-label")} {onkeydown}>
            { for Tab::ALL.map(|tab| {
                let selected = tab == shown;
                let id = tab_id(tab);
                html! {
                    <button {id} role="tab" aria-selected={selected.to_string()} aria-controls={PANEL}
                        tabindex={if selected { "0" } else { "-1" }}
                        onclick={act.reform(move |_: MouseEvent| InspectAction::SetTab(tab))}>{ words.t(id) }</button>
                }
            }) }
        </div>
    }
}

/// The bytes that the tab needs, as far as they are there.
fn file_contents(words: Words, detail: &Detail, pane: &DetailPane) -> Html {
    let said = |message: &Message| html! { <p class="about">{ words.say(message) }</p> };
    let Some(of) = detail.content else {
        let kind = kind_message(detail.kind);
        let nothing = Message::new("contents-none").message("kind", kind);
        return if detail.kind == EntryKind::Symlink { link(detail) } else { said(&nothing) };
    };
    if pane.tab == Tab::Diff && pane.against.is_none() {
        return said(&Message::new("diff-nothing").layer("layer", detail.version));
    }
    if of.size == 0 && pane.tab != Tab::Diff {
        return said(&Message::new("contents-empty"));
    }
    let read = |of: ContentOf| {
        let here = |content: &&Content| {
            (content.key.layer, content.key.entry) == (of.inode.layer, of.inode.entry)
        };
        match pane.contents.iter().find(here).and_then(|content| content.bytes.as_ref()) {
            None => Err(said(&Message::new("contents-loading"))),
            Some(Err(message)) => {
                Err(said(&Message::new("contents-failed").text("message", message)))
            }
            Some(Ok(file)) => Ok(file.clone()),
        }
    };
    let against = pane.against.filter(|_| pane.tab == Tab::Diff);
    let old = against.map(|of| read(of.content).map(|file| (of.layer, file, of.content.size)));
    let (file, old) = match (read(of), old.transpose()) {
        (Ok(file), Ok(old)) => (file, old),
        (Err(said), _) | (_, Err(said)) => return said,
    };
    let label = words.say(
        &Message::new("contents-label").text("path", &detail.path).layer("layer", detail.version),
    );
    html! {
        <>
            { for against.map(|against| picker(words, detail.version, against.layer, pane)) }
            { whole_picture(words, of, &file, &label, pane) }
            <FileView tab={pane.tab} {file} size={of.size} layer={detail.version} {old} {label}
                show_secrets={pane.show_secrets} more={pane.more} act={pane.act.clone()} />
        </>
    }
}

/// A picture of which only the first bytes are read: it is shown when it is asked for.
fn whole_picture(
    words: Words,
    of: ContentOf,
    file: &FileBytes,
    label: &AttrValue,
    pane: &DetailPane,
) -> Html {
    let cut = (file.bytes.len() as u64) < of.size && pane.tab == Tab::Contents;
    let Some(media) = picture_type(&file.bytes).filter(|_| cut) else { return html! {} };
    if of.size > PICTURE {
        let said = Message::new("picture-too-large").bytes("size", of.size).bytes("most", PICTURE);
        return html! { <p class="about">{ words.say(&said) }</p> };
    }
    match &pane.preview {
        Some(Inquiry { found: Some(Ok(Found::Shown(url))), .. }) => {
            html! { <img class="preview" src={url.clone()} alt={label.clone()} /> }
        }
        None => {
            let said = Message::new("picture-show").bytes("size", of.size);
            let onclick = pane.on_preview.reform(move |_: MouseEvent| {
                // The button goes with the click.
                focus::focus_id(PANEL);
                Some((of, media))
            });
            html! { <p class="about"><button class="btn" {onclick}>{ words.say(&said) }</button></p> }
        }
        asked => waiting(words, asked.as_ref(), &pane.on_preview.reform(|()| None)),
    }
}

/// Which two versions are compared.
fn picker(words: Words, shown: LayerId, against: LayerId, pane: &DetailPane) -> Html {
    let others = pane.versions.iter().map(|of| of.layer).filter(|layer| *layer != shown);
    let act = pane.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = dom::select_value(&event).and_then(|value| value.parse().ok());
        if let Some(layer) = chosen {
            act.emit(InspectAction::Against(LayerId(layer)));
        }
    });
    html! {
        <p class="about diff__pick">
            <label>{ words.t("diff-against") }
                <select {onchange}>
                    { for others.map(|layer| html! {
                        <option value={layer.0.to_string()} selected={layer == against}>{ layer.to_string() }</option>
                    }) }
                </select>
            </label>
            <span>{ format!("→ {shown}") }</span>
        </p>
    }
}

fn link(detail: &Detail) -> Html {
    html! { <p class="about mono">{ "→ " }{ detail.link.clone() }</p> }
}

/// What is known of the path, a line each.
fn metadata(words: Words, detail: &Detail) -> Html {
    let line = |id: &'static str, value: String| {
        html! { <><dt>{ words.t(id) }</dt><dd class="mono">{ value }</dd></> }
    };
    html! {
        <dl class="kv">
            { line("meta-path", detail.path.clone()) }
            { line("meta-kind", words.say(&kind_message(detail.kind)).to_string()) }
            if detail.implicit { <dt></dt><dd>{ words.t("detail-implicit") }</dd> }
            { for detail.size.map(|size| line("meta-size", words.exact(size).to_string())) }
            { line("meta-mode", format!("{} {}", detail.mode.0, detail.mode.1)) }
            { line("meta-owner", detail.owner.clone()) }
            { for detail.mtime.clone().map(|mtime| line("meta-mtime", mtime)) }
            { for detail.link.clone().map(|link| line("meta-link", link)) }
            { for detail.device.map(|(major, minor)| line("meta-device", format!("{major}, {minor}"))) }
            { for detail.xattrs.iter().map(|(name, value)| line("meta-xattr", format!("{name} = {value}"))) }
            { for detail.names.iter().map(|name| line("meta-names", name.clone())) }
            { line("meta-layer", detail.version.to_string()) }
        </dl>
    }
}

/// A note whose first sentence stands out.
fn still_note(text: &str) -> Html {
    let (first, rest) = text.split_at(text.find(". ").map_or(0, |at| at + 1));
    html! { <span class="note__text"><span><b>{ first.to_owned() }</b>{ rest.to_owned() }</span></span> }
}
