//! The detail pane: what happened to one path, and what is in it.

use yew::prelude::*;

use crate::app::{Content, Tab};
use crate::base::{LayerId, Shared};
use crate::explain::Message;
use crate::image::EntryKind;
use crate::platform::scroll;
use crate::platform::style::style;
use crate::ui::words::{Words, use_words};
use crate::view::detail::{Detail, Mark, Moment, kind_message};
use crate::view::text::{Contents, Piece, contents};

/// What the pane needs.
pub struct DetailPane {
    /// What is known of the path; `None` where none is chosen.
    pub detail: Option<Shared<Detail>>,
    /// Bytes of the file, asked for.
    pub content: Option<Content>,
    /// The tab that is open.
    pub tab: Tab,
    /// Another tab.
    pub on_tab: Callback<Tab>,
    /// Another version.
    pub on_version: Callback<LayerId>,
    /// Save the file shown.
    pub on_save: Callback<()>,
    /// Copy the path.
    pub on_copy: Callback<()>,
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
    html! {
        <section class="pane detail" data-pane="detail" tabindex="-1" aria-label={words.t("inspect-detail-label")}>
            { head(words, detail, &pane.on_version) }
            { tabs(words, pane.tab, &pane.on_tab) }
            <div class="body" id="detail-panel" role="tabpanel" tabindex="0" aria-labelledby={tab_id(pane.tab)}>
                { match pane.tab {
                    Tab::Contents => file_contents(words, detail, pane.content.as_ref()),
                    Tab::Metadata => metadata(words, detail),
                } }
            </div>
            <footer class="detail__foot">
                if detail.content.is_some() {
                    <button class="btn" onclick={move |_: MouseEvent| save.emit(())}>{ words.t("download") }</button>
                }
                <button class="btn" onclick={move |_: MouseEvent| copy.emit(())}>{ words.t("copy-path") }</button>
                <span class="sp"></span>
                <span class="chip">{ detail.version.to_string() }</span>
            </footer>
        </section>
    }
}

/// Path, what it is, its versions over the layers, and what became of it.
fn head(words: Words, detail: &Detail, on_version: &Callback<LayerId>) -> Html {
    let story: Vec<AttrValue> = detail.story.iter().map(|clause| words.say(clause)).collect();
    let mut about = vec![words.say(&kind_message(detail.kind)).to_string()];
    about.extend(detail.size.map(|size| words.size(size).to_string()));
    about.push(detail.mode.0.clone());
    about.push(detail.owner.clone());
    html! {
        <div class="detail__head">
            <h2 class="path">{ &detail.path }</h2>
            <p class="dim">{ about.join(" · ") }</p>
            <div class="tl" role="group" aria-label={words.t("detail-timeline")}>
                { for detail.timeline.iter().map(|moment| {
                    version(words, moment, moment.layer == detail.version, on_version)
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

/// One layer of the timeline; a button where there is a version to show.
fn version(words: Words, moment: &Moment, shown: bool, on_version: &Callback<LayerId>) -> Html {
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
    if matches!(moment.mark, Some(Mark::Added | Mark::Changed)) {
        let onclick = on_version.reform(move |_: MouseEvent| layer);
        html! {
            <button id={moment_id(layer)} {class} aria-pressed={shown.to_string()} aria-label={says.clone()} title={says} {onclick}>{ inside }</button>
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
            scroll::show(&moment_id(*version));
        }
    });
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Contents => "tab-contents",
        Tab::Metadata => "tab-metadata",
    }
}

/// The tabs; the arrow keys go from one to the other.
fn tabs(words: Words, shown: Tab, on_tab: &Callback<Tab>) -> Html {
    let to = on_tab.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
            event.prevent_default();
            to.emit(if shown == Tab::Contents { Tab::Metadata } else { Tab::Contents });
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label={words.t("tabs-label")} {onkeydown}>
            { for [Tab::Contents, Tab::Metadata].map(|tab| {
                let selected = tab == shown;
                let id = tab_id(tab);
                html! {
                    <button {id} role="tab" aria-selected={selected.to_string()} aria-controls="detail-panel"
                        tabindex={if selected { "0" } else { "-1" }}
                        onclick={on_tab.reform(move |_: MouseEvent| tab)}>{ words.t(id) }</button>
                }
            }) }
        </div>
    }
}

/// The contents as text, or the first bytes of what is no text.
fn file_contents(words: Words, detail: &Detail, content: Option<&Content>) -> Html {
    let said = |message: &Message| html! { <p class="about">{ words.say(message) }</p> };
    let Some(of) = detail.content else {
        let kind = kind_message(detail.kind);
        let nothing = Message::new("contents-none").message("kind", kind);
        return if detail.kind == EntryKind::Symlink { link(detail) } else { said(&nothing) };
    };
    if of.size == 0 {
        return said(&Message::new("contents-empty"));
    }
    let here = |content: &&Content| {
        (content.key.layer, content.key.entry) == (of.inode.layer, of.inode.entry)
    };
    match content.filter(here).and_then(|content| content.bytes.as_ref()) {
        None => said(&Message::new("contents-loading")),
        Some(Err(message)) => said(&Message::new("contents-failed").text("message", message)),
        Some(Ok(bytes)) => {
            let label = words.say(
                &Message::new("contents-label")
                    .text("path", &detail.path)
                    .layer("layer", detail.version),
            );
            html! { <Shown bytes={bytes.clone()} size={of.size} {label} /> }
        }
    }
}

fn link(detail: &Detail) -> Html {
    html! { <p class="about mono">{ "→ " }{ detail.link.clone() }</p> }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    bytes: Shared<Vec<u8>>,
    size: u64,
    label: AttrValue,
}

/// Bytes as they are read: lines with numbers, or rows of sixteen.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let words = use_words();
    let size = props.size;
    let read = use_memo((props.bytes.clone(), size), |(bytes, size)| contents(bytes, *size));
    let cut = |cut: bool| {
        let message = Message::new("contents-cut").bytes("size", size);
        html! { if cut { <p class="about">{ words.say(&message) }</p> } }
    };
    match &*read {
        Contents::Text { encoding, lines, cut: is_cut } => {
            let encoding = Message::new("contents-encoding").text("encoding", encoding.name());
            let digits = lines.len().to_string().len();
            html! {
                <>
                    <p class="about">{ words.say(&encoding) }</p>
                    { cut(*is_cut) }
                    <pre class="code" aria-label={props.label.clone()} ~style={style(format!("--digits:{digits}"))}>
                        { for lines.iter().map(|line| html! { <i>{ for line.iter().map(piece) }</i> }) }
                    </pre>
                </>
            }
        }
        Contents::Binary { rows, cut: is_cut } => html! {
            <>
                <p class="about">{ words.t("contents-binary") }</p>
                { cut(*is_cut) }
                <pre class="hex" aria-label={props.label.clone()}>
                    { for rows.iter().map(|(at, hex, ascii)| html! { <>{ format!("{at}  {hex}  {ascii}\n") }</> }) }
                </pre>
            </>
        },
    }
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Plain(text) => html! { <>{ text }</> },
        Piece::Unseen(text) => html! { <span class="unseen">{ text }</span> },
    }
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
