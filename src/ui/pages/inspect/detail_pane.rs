//! The detail pane: what happened to one path, and what is in it.

use yew::prelude::*;

use crate::app::{Content, Tab};
use crate::base::{LayerId, LayerPath, Shared};
use crate::explain::Message;
use crate::image::EntryKind;
use crate::platform::style::style;
use crate::ui::words::use_words;
use crate::view::detail::{Detail, Mark, Moment, kind_message};
use crate::view::text::{Contents, Piece, contents};

/// What the pane needs.
#[derive(Properties, PartialEq)]
pub struct DetailPaneProps {
    /// What is known of the path; `None` where none is chosen.
    pub detail: Option<Shared<Detail>>,
    /// The path itself.
    pub path: Option<LayerPath>,
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
#[component]
pub fn DetailPane(props: &DetailPaneProps) -> Html {
    let words = use_words();
    let Some(detail) = &props.detail else {
        return html! {
            <section class="pane detail" data-pane="detail" tabindex="-1" aria-label={words.t("inspect-detail-label")}>
                <p class="blank">{ words.t("detail-nothing") }</p>
            </section>
        };
    };
    let copy = props.on_copy.clone();
    let save = props.on_save.clone();
    html! {
        <section class="pane detail" data-pane="detail" tabindex="-1" aria-label={words.t("inspect-detail-label")}>
            <Head detail={detail.clone()} on_version={props.on_version.clone()} />
            <Tabs tab={props.tab} on_tab={props.on_tab.clone()} />
            <div class="body" id="detail-panel" role="tabpanel" tabindex="0" aria-labelledby={tab_id(props.tab)}>
                { match props.tab {
                    Tab::Contents => html! { <FileContents detail={detail.clone()} content={props.content.clone()} /> },
                    Tab::Metadata => html! { <Metadata detail={detail.clone()} /> },
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

#[derive(Properties, PartialEq)]
struct HeadProps {
    detail: Shared<Detail>,
    on_version: Callback<LayerId>,
}

/// Path, what it is, its versions over the layers, and what became of it.
#[component]
fn Head(props: &HeadProps) -> Html {
    let words = use_words();
    let detail = &props.detail;
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
                { for detail.timeline.iter().map(|moment| html! {
                    <Version moment={*moment} shown={moment.layer == detail.version} on_version={props.on_version.clone()} />
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

#[derive(Properties, PartialEq)]
struct VersionProps {
    moment: Moment,
    shown: bool,
    on_version: Callback<LayerId>,
}

/// One layer of the timeline; a button where there is a version to show.
#[component]
fn Version(props: &VersionProps) -> Html {
    let words = use_words();
    let layer = props.moment.layer;
    let (class, glyph, id) = match props.moment.mark {
        Some(Mark::Added) => ("A", "+", "detail-added"),
        Some(Mark::Changed) => ("C", "~", "detail-changed"),
        Some(Mark::Deleted) => ("D", "−", "detail-deleted"),
        None if props.moment.opaque => ("D", "⊘", "reason-opaque-why"),
        None => ("", "·", "detail-untouched"),
    };
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.shown, move |shown| {
            if *shown {
                crate::platform::focus::reveal(&node);
            }
        });
    }
    let glyph = if props.moment.opaque { "⊘" } else { glyph };
    let says = words.say(&Message::new(id).layer("layer", layer));
    let inside = html! {
        <><span class="m" aria-hidden="true">{ glyph }</span><span class="l" aria-hidden="true">{ layer.to_string() }</span></>
    };
    if matches!(props.moment.mark, Some(Mark::Added | Mark::Changed)) {
        let on_version = props.on_version.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_version.emit(layer));
        html! {
            <button ref={node} {class} aria-pressed={props.shown.to_string()} aria-label={says.clone()} title={says} {onclick}>{ inside }</button>
        }
    } else {
        html! { <span ref={node} {class} role="img" aria-label={says.clone()} title={says}>{ inside }</span> }
    }
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Contents => "tab-contents",
        Tab::Metadata => "tab-metadata",
    }
}

#[derive(Properties, PartialEq)]
struct TabsProps {
    tab: Tab,
    on_tab: Callback<Tab>,
}

/// The tabs; the arrow keys go from one to the other.
#[component]
fn Tabs(props: &TabsProps) -> Html {
    let words = use_words();
    let (tab, on_tab) = (props.tab, props.on_tab.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
            event.prevent_default();
            on_tab.emit(if tab == Tab::Contents { Tab::Metadata } else { Tab::Contents });
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label={words.t("tabs-label")} {onkeydown}>
            { for [Tab::Contents, Tab::Metadata].map(|tab| {
                let selected = tab == props.tab;
                let on_tab = props.on_tab.clone();
                let id = tab_id(tab);
                html! {
                    <button {id} role="tab" aria-selected={selected.to_string()} aria-controls="detail-panel"
                        tabindex={if selected { "0" } else { "-1" }}
                        onclick={Callback::from(move |_: MouseEvent| on_tab.emit(tab))}>{ words.t(id) }</button>
                }
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FileContentsProps {
    detail: Shared<Detail>,
    content: Option<Content>,
}

/// The contents as text, or the first bytes of what is no text.
#[component]
fn FileContents(props: &FileContentsProps) -> Html {
    let words = use_words();
    let detail = &props.detail;
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
    match props.content.as_ref().filter(here).and_then(|content| content.bytes.as_ref()) {
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

#[derive(Properties, PartialEq)]
struct MetadataProps {
    detail: Shared<Detail>,
}

/// What is known of the path, a line each.
#[component]
fn Metadata(props: &MetadataProps) -> Html {
    let words = use_words();
    let detail = &props.detail;
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
