//! What is in a file: as text or a picture, as a diff, as bytes. Values of secrets are masked until
//! they are asked for.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{FileBytes, InspectAction, Tab};
use crate::base::{LayerId, Shared};
use crate::explain::Message;
use crate::i18n;
use crate::platform::blob::{ObjectUrl, typed};
use crate::platform::style::style;
use crate::ui::words::{Words, use_words};
use crate::union::audit::masked_at;
use crate::view::file_diff::{DiffRow, FileDiff, file_diff};
use crate::view::hex::{WIDTH, hex_rows};
use crate::view::media::picture_type;
use crate::view::text::{Contents, Piece, contents};
use crate::view::text_diff::LineState;

/// Lines drawn at first, and again each time that more are asked for.
const LINES: usize = 1_000;
/// Rows of bytes drawn so.
const ROWS: usize = 256;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct FileViewProps {
    /// How.
    pub tab: Tab,
    /// The first bytes of the version shown.
    pub file: Shared<FileBytes>,
    /// How many there are in all.
    pub size: u64,
    /// The layer whose version it is.
    pub layer: LayerId,
    /// The version it is compared with: its layer, first bytes and size.
    pub old: Option<(LayerId, Shared<FileBytes>, u64)>,
    /// What a screen reader calls it.
    pub label: AttrValue,
    /// Values of secrets are shown.
    pub show_secrets: bool,
    /// How many more steps are shown.
    pub more: u32,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
}

/// The bytes, and how many there are in all, values of secrets masked unless they are to be shown.
fn seen(file: &FileBytes, size: u64, show: bool) -> (Vec<u8>, u64) {
    if show || file.secrets.is_empty() {
        return (file.bytes.clone(), size);
    }
    let bytes = masked_at(&file.bytes, &file.secrets);
    let unread = size.saturating_sub(file.bytes.len() as u64);
    let size = bytes.len() as u64 + unread;
    (bytes, size)
}

/// A file in one of the tabs.
#[component]
pub fn FileView(props: &FileViewProps) -> Html {
    let words = use_words();
    let (size, show) = (props.size, props.show_secrets);
    let of = (props.tab, props.file.clone(), size, show, props.old.clone());
    let read = use_memo(of, |(tab, file, size, show, old)| match tab {
        Tab::Diff => {
            let (_, of, bytes) = old.as_ref()?;
            let (old, new) = (seen(of, *bytes, *show), seen(file, *size, *show));
            Some(Read::Diff(file_diff((&old.0, old.1), (&new.0, new.1))))
        }
        Tab::Contents => {
            let (bytes, size) = seen(file, *size, *show);
            Some(Read::Contents(contents(&bytes, size)))
        }
        Tab::Hex | Tab::Metadata => None,
    });
    let picture = use_picture(props);
    let secrets = match (props.tab, &props.old) {
        (Tab::Diff, Some((_, old, _))) => props.file.secrets.len() + old.secrets.len(),
        _ => props.file.secrets.len(),
    };
    html! {
        <>
            if secrets > 0 { { secrets_line(words, secrets, show, &props.act) } }
            { match &*read {
                Some(Read::Diff(diff)) => diff_view(words, diff, props),
                Some(Read::Contents(of)) => html! {
                    <>
                        if let Some(url) = picture {
                            <img class="preview" src={url.address().to_owned()} alt={props.label.clone()} />
                        }
                        { text_view(words, of, props) }
                    </>
                },
                None => hex_view(words, props),
            } }
        </>
    }
}

enum Read {
    Contents(Contents),
    Diff(FileDiff),
}

/// The address of the file as a picture, if it is one and all of it was read.
#[hook]
fn use_picture(props: &FileViewProps) -> Option<Rc<ObjectUrl>> {
    let whole = props.file.bytes.len() as u64 == props.size && props.tab == Tab::Contents;
    let url = use_memo((props.file.clone(), whole), |(file, whole)| {
        let media = picture_type(&file.bytes).filter(|_| *whole)?;
        typed(&file.bytes, media).ok().and_then(|blob| ObjectUrl::new(&blob).ok()).map(Rc::new)
    });
    (*url).clone()
}

fn secrets_line(words: Words, count: usize, show: bool, act: &Callback<InspectAction>) -> Html {
    let id = if show { "secrets-shown" } else { "secrets-masked" };
    let said = Message::new(id).count("count", count as u64);
    let onclick = act.reform(|_: MouseEvent| InspectAction::ToggleSecrets);
    html! {
        <p class="about secrets" role="status">
            <span>{ words.say(&said) }</span>
            <button class="flag" aria-pressed={show.to_string()} {onclick}>{ words.t("secrets-show") }</button>
        </p>
    }
}

fn more(words: Words, act: &Callback<InspectAction>) -> Html {
    let onclick = act.reform(|_: MouseEvent| InspectAction::More);
    html! { <p class="about"><button class="btn" {onclick}>{ words.t("contents-more") }</button></p> }
}

fn cut_line(words: Words, cut: bool, size: u64) -> Html {
    let message = Message::new("contents-cut").bytes("size", size);
    html! { if cut { <p class="about">{ words.say(&message) }</p> } }
}

fn text_view(words: Words, of: &Contents, props: &FileViewProps) -> Html {
    match of {
        Contents::Text { encoding, lines, cut } => {
            let encoding = Message::new("contents-encoding").text("encoding", encoding.name());
            let digits = lines.len().to_string().len();
            let drawn = LINES.saturating_mul(props.more as usize + 1);
            html! {
                <>
                    <p class="about">{ words.say(&encoding) }</p>
                    { cut_line(words, *cut, props.size) }
                    <pre class="code" aria-label={props.label.clone()} ~style={style(format!("--digits:{digits}"))}>
                        { for lines.iter().take(drawn).map(|line| html! { <i>{ for line.iter().map(piece) }</i> }) }
                    </pre>
                    if lines.len() > drawn { { more(words, &props.act) } }
                </>
            }
        }
        Contents::Binary { .. } => html! {
            <>
                <p class="about">{ words.t("contents-binary") }</p>
                { hex_view(words, props) }
            </>
        },
    }
}

fn hex_view(words: Words, props: &FileViewProps) -> Html {
    let bytes = &props.file.bytes;
    let drawn = ROWS.saturating_mul(props.more as usize + 1).saturating_mul(WIDTH);
    let secrets = if props.show_secrets { &[][..] } else { &props.file.secrets };
    let rows = hex_rows(bytes.get(..drawn.min(bytes.len())).unwrap_or_default(), 0, secrets);
    let left = bytes.len() > drawn;
    html! {
        <>
            <pre class="hex" aria-label={props.label.clone()}>
                { for rows.iter().map(|row| {
                    let (first, second) = row.bytes.split_at(row.bytes.len().min(WIDTH / 2));
                    let hex = format!("{}  {}", first.join(" "), second.join(" "));
                    html! { <>{ format!("{:08x}  {hex:<49} {}\n", row.offset, row.text) }</> }
                }) }
            </pre>
            if left { { more(words, &props.act) } }
            { cut_line(words, !left && props.size > bytes.len() as u64, props.size) }
        </>
    }
}

fn diff_view(words: Words, diff: &FileDiff, props: &FileViewProps) -> Html {
    let said = |message: Message| html! { <p class="about">{ words.say(&message) }</p> };
    let FileDiff::Text { rows, added, removed, rough, cut } = diff else {
        let same = matches!(diff, FileDiff::Binary { same: true });
        return said(Message::new(if same { "diff-same-bytes" } else { "diff-binary" }));
    };
    if rows.is_empty() {
        let old = props.old.as_ref().map(|(_, old, _)| &old.bytes);
        let masked = old.is_some_and(|old| *old != props.file.bytes);
        return said(Message::new(if masked { "diff-same-but-secrets" } else { "diff-same" }));
    }
    let about =
        Message::new("diff-count").count("added", *added as u64).count("removed", *removed as u64);
    let drawn = LINES.saturating_mul(props.more as usize + 1);
    html! {
        <>
            { said(about) }
            if *rough { { said(Message::new("diff-rough")) } }
            { cut_line(words, *cut, props.size) }
            <div class="diff" role="table" aria-label={words.t("tab-diff")}>
                { for rows.iter().take(drawn).map(|row| diff_row(words, row)) }
            </div>
            if rows.len() > drawn { { more(words, &props.act) } }
        </>
    }
}

fn diff_row(words: Words, row: &DiffRow) -> Html {
    match row {
        DiffRow::Same(count) => {
            let same = Message::new("diff-left-out").count("count", *count as u64);
            html! { <div class="diff__row diff__same" role="row"><span role="cell">{ words.say(&same) }</span></div> }
        }
        DiffRow::Line { state, numbers, pieces } => {
            let (class, glyph, says) = match state {
                LineState::Same => ("", " ", None),
                LineState::Added => ("A", "+", Some("diff-added")),
                LineState::Removed => ("D", "−", Some("diff-removed")),
            };
            let number = |n: Option<usize>| n.map(|n| i18n::count(words.0, n as u64));
            html! {
                <div class={classes!("diff__row", class)} role="row">
                    <span class="diff__n" role="cell">{ number(numbers.0) }</span>
                    <span class="diff__n" role="cell">{ number(numbers.1) }</span>
                    <span class="diff__g" role="cell" aria-label={says.map(|id| words.t(id))}>{ glyph }</span>
                    <span class="diff__t" role="cell">{ for pieces.iter().map(piece) }</span>
                </div>
            }
        }
    }
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Plain(text) => html! { <>{ text }</> },
        Piece::Unseen(text) => html! { <span class="unseen">{ text }</span> },
    }
}
