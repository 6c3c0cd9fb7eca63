//! What `docker commit` would add, and the images that were committed.

use yew::prelude::*;

use super::saving::{Goal, Saver, Saving};
use crate::explain::Message;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::panels::{CommittedLook, MemberLine, MemberLook};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The members of the tar, then the images.
pub fn commit_panel(words: Words, store: &Store, saver: &Saver) -> Html {
    let Some(shown) = &store.containers.shown else { return html! {} };
    let look = &shown.look;
    let adds = Message::new("commit-adds")
        .count("members", look.members.all)
        .bytes("bytes", look.members_bytes);
    let rest = look.members.all.saturating_sub(look.members.first.len() as u64);
    html! {
        <>
            if !look.committed.is_empty() {
                <h3>{ words.t("commit-images") }</h3>
                { for look.committed.iter().map(|image| committed(words, image, saver)) }
            }
            if look.members.first.is_empty() {
                <p class="captions__note">{ words.t("commit-empty") }</p>
            } else {
                <p class="facts__note">{ words.say(&adds) }</p>
                <ul class="members" aria-label={words.t("commit-members")}>
                    { for look.members.first.iter().map(|one| member(words, one)) }
                </ul>
            }
            if rest > 0 {
                <p class="captions__note">{ words.say(&Message::new("stage-more-lines").count("count", rest)) }</p>
            }
        </>
    }
}

/// A committed image with its buttons, its size told before they are pressed.
fn committed(words: Words, image: &CommittedLook, saver: &Saver) -> Html {
    let name = image.name.clone();
    let about = |id, bytes| Message::new(id).count("layers", image.layers).bytes("bytes", bytes);
    let about = match (image.archive, image.layers) {
        (Some(bytes), 0) => Message::new("commit-image-bare").bytes("bytes", bytes),
        (Some(bytes), _) => about("commit-image", bytes),
        (None, _) => Message::new("commit-image-unsaved"),
    };
    let busy = matches!(saver.state, Saving::Busy { .. });
    let button = |goal: Goal, label: &'static str, full: &'static str| {
        let (start, image) = (saver.start.clone(), image.clone());
        let label_full = words.say(&Message::new(full).text("name", &name));
        html! {
            <button class="btn" aria-label={label_full} disabled={busy}
                onclick={Callback::from(move |_: MouseEvent| start.emit((image.clone(), goal)))}>
                { words.t(label) }
            </button>
        }
    };
    html! {
        <div class="committed">
            <p><b class="mono">{ &image.name }</b></p>
            <p>{ words.say(&about) }</p>
            { match &saver.state {
                Saving::Busy { image: of, done } if of.id == image.id => {
                    let all = image.archive.unwrap_or(*done).max(1);
                    let text = Message::new("commit-saving").text("name", &name).bytes("done", *done).bytes("bytes", all);
                    let cancel = saver.cancel.clone();
                    html! {
                        <p class="committed__busy">
                            <progress aria-label={words.say(&text)} value={done.to_string()} max={all.to_string()}></progress>
                            <span>{ words.say(&text) }</span>
                            <button class="btn" onclick={Callback::from(move |_: MouseEvent| cancel.emit(()))}>{ words.t("stage-cancel") }</button>
                        </p>
                    }
                }
                Saving::Failed { image: of, why } if of.id == image.id => {
                    let text = Message::new("commit-failed").text("name", &name).message("why", why.clone());
                    html! { <p role="alert">{ words.say(&text) }</p> }
                }
                _ => html! {},
            } }
            if image.archive.is_some() {
                <p class="facts__buttons">
                    { button(Goal::Inspect, "commit-inspect-short", "commit-inspect") }
                    { button(Goal::Download, "commit-download-short", "commit-download") }
                </p>
            }
        </div>
    }
}

fn member(words: Words, member: &MemberLine) -> Html {
    let kind = match &member.what {
        MemberLook::Inode(FileType::File) => words.t("kind-file"),
        MemberLook::Inode(FileType::Dir) => words.t("kind-dir"),
        MemberLook::Inode(FileType::Symlink) => words.t("kind-symlink"),
        MemberLook::Inode(FileType::Fifo) => words.t("kind-fifo"),
        MemberLook::Inode(FileType::Char) => words.t("kind-char"),
        MemberLook::Inode(FileType::Block) => words.t("kind-block"),
        MemberLook::Link(first) => {
            words.say(&Message::new("commit-link").text("path", first.shown()))
        }
        MemberLook::Whiteout => words.t("commit-whiteout"),
        MemberLook::Opaque => words.t("commit-opaque"),
    };
    let hides = matches!(member.what, MemberLook::Whiteout | MemberLook::Opaque);
    let slash = if member.what == MemberLook::Inode(FileType::Dir) { "/" } else { "" };
    let name = format!("{}{slash}", member.path.shown().trim_start_matches('/'));
    html! {
        <li>
            <code>{ name }</code>
            <span class={classes!("chip", hides.then_some("d"))}>{ kind }</span>
            <span class="members__size" title={words.exact(member.size)}>{ words.size(member.size) }</span>
        </li>
    }
}
