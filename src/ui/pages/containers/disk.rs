//! The container layer as it lies on disk.

use yew::prelude::*;

use crate::explain::Message;
use crate::ui::parts::CopyButton;
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::view::disk::DiskLine;

/// The list of the upper directory, and how it is mounted.
pub fn disk_panel(words: Words, store: &Store) -> Html {
    let Some(shown) = &store.containers.shown else { return html! {} };
    let look = &shown.look;
    let Some(mount) = &look.mount else { return html! {} };
    let rest = look.upper.all.saturating_sub(look.upper.first.len() as u64);
    html! {
        <>
            <p class="disk__path"><code>{ format!("ls -lA {}", mount.upper) }</code></p>
            if look.upper.first.is_empty() {
                <p class="captions__note">{ words.t("disk-empty") }</p>
            } else {
                <ul class="disk" aria-label={words.t("disk-list")}>
                    { for look.upper.first.iter().map(|one| line(words, &DiskLine::of(one))) }
                </ul>
            }
            if rest > 0 {
                <p class="captions__note">{ words.say(&Message::new("stage-more-lines").count("count", rest)) }</p>
            }
            <dl class="mount">
                <dt>{ words.t("disk-lowerdir") }</dt>
                <dd tabindex="0">{ for mount.lower.iter().map(|dir| html! { <code>{ dir.clone() }</code> }) }</dd>
                <dt>{ words.t("disk-upperdir") }</dt><dd><code>{ mount.upper.clone() }</code></dd>
                <dt>{ words.t("disk-workdir") }</dt><dd><code>{ mount.work.clone() }</code></dd>
                <dt>{ words.t("disk-merged") }</dt><dd><code>{ mount.merged.clone() }</code></dd>
                <dt>{ words.t("disk-options") }</dt><dd tabindex="0"><code>{ mount.options() }</code></dd>
            </dl>
            <p class="facts__note">{ words.t("disk-names") }</p>
            <p class="facts__buttons"><CopyButton label="disk-copy-mount" text={mount.line()} /></p>
        </>
    }
}

fn line(words: Words, line: &DiskLine) -> Html {
    let title = line
        .whiteout
        .then(|| words.say(&Message::new("disk-whiteout").text("path", format!("/{}", line.path))));
    html! {
        <li class={classes!(line.whiteout.then_some("disk__whiteout"))} {title}>
            <span>{ &line.mode }</span>
            <span>{ &line.owner }</span>
            <span class="disk__size">{ &line.size }</span>
            <span class="disk__name">
                { &line.path }
                if !line.marks.is_empty() {
                    <em title={words.t("disk-xattrs")}>{ line.marks.join(" ") }</em>
                }
            </span>
        </li>
    }
}
