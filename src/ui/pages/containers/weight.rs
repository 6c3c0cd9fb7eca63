//! What the container layer weighs: as `docker ps -s` counts, and on disk.

use yew::prelude::*;

use crate::explain::Message;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Both weights, then file by file.
pub fn weight_panel(words: Words, store: &Store) -> Html {
    let Some(shown) = &store.containers.shown else { return html! {} };
    let weights = &shown.look.weights;
    let logical = Message::new("weight-logical-why").exact("bytes", weights.logical);
    let on_disk = Message::new("weight-disk-why")
        .exact("bytes", weights.files + weights.dirs)
        .exact("files", weights.files)
        .exact("dirs", weights.dirs);
    let rest = weights.each.all.saturating_sub(weights.each.first.len() as u64);
    html! {
        <>
            <div class="facts__told"><p>{ words.say(&logical) }</p><p>{ words.say(&on_disk) }</p></div>
            if weights.each.first.is_empty() {
                <p class="captions__note">{ words.t("weight-none") }</p>
            } else {
                <table class="weights">
                    <thead><tr>
                        <th scope="col">{ words.t("weight-file") }</th>
                        <th scope="col">{ words.t("weight-logical") }</th>
                        <th scope="col">{ words.t("weight-on-disk") }</th>
                    </tr></thead>
                    <tbody>
                        { for weights.each.first.iter().map(|file| {
                            let path = file.path.shown();
                            let names = Message::new("weight-names").text("path", &path).count("count", file.names);
                            html! {
                                <tr>
                                    <th scope="row">{ if file.names > 0 { words.say(&names) } else { path.into() } }</th>
                                    <td title={words.exact(file.logical)}>{ words.size(file.logical) }</td>
                                    <td title={words.exact(file.on_disk)}>{ words.size(file.on_disk) }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            }
            if rest > 0 {
                <p class="captions__note">{ words.say(&Message::new("weight-more").count("count", rest)) }</p>
            }
        </>
    }
}
