//! What the instructions leave in the image: layers, or lines of its history.

use yew::prelude::*;

use super::go::Go;
use super::stages::{builder, latest};
use crate::app::cache::CacheAction;
use crate::explain;
use crate::platform::style::style;
use crate::sim::cache::look::{BuildLook, CacheLook, LayerKind};
use crate::ui::words::Words;
use crate::view::cache::{LayerRow, layer_rows, layer_sum, one_line, parsed};

/// The image of the latest build, of each builder.
pub fn image(words: Words, look: &CacheLook, go: &Go) -> Html {
    let builds = latest(look);
    let two = (builds.len() > 1).then_some("panel__both--two");
    html! {
        <div class={classes!("panel__both", two)}>
            { for builds.into_iter().map(|build| one(words, build, go)) }
        </div>
    }
}

fn kind(row: &LayerRow) -> &'static str {
    match row.kind {
        LayerKind::Layer if row.base => "cache-layer-base",
        LayerKind::Layer => "cache-layer",
        LayerKind::Perhaps => "cache-layer-perhaps",
        LayerKind::Metadata => "cache-layer-metadata",
        LayerKind::Nothing => "cache-layer-nothing",
    }
}

fn one(words: Words, build: &BuildLook, go: &Go) -> Html {
    let name = words.t(builder(build.version));
    let file = parsed(&build.text);
    let rows = layer_rows(build);
    let most = rows.iter().filter(|row| !row.base).map(|row| row.bytes).max().unwrap_or_default();
    let said = match (&build.failure, build.ok) {
        (Some(failure), false) => explain::cache_failure(&file, failure),
        _ => layer_sum(build),
    };
    let row = |row: &LayerRow| {
        let text = file.instructions.get(row.instruction);
        let text = text.map(|one| one_line(&one.original)).unwrap_or_default();
        let layer = matches!(row.kind, LayerKind::Layer | LayerKind::Perhaps);
        #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
        let share = if row.base { 0.0 } else { row.bytes as f64 / most.max(1) as f64 * 100.0 };
        html! {
            <tr class={classes!("layers__row", (!layer).then_some("layers__row--thin"))}>
                <td class="num">{ row.line }</td>
                <th scope="row">
                    <button class="layers__open" title={text.clone()} onclick={go.on(CacheAction::OpenKey(Some(row.instruction)))}>
                        <code>{ text }</code>
                    </button>
                </th>
                <td>{ words.t(kind(row)) }</td>
                <td class="num" title={words.exact(row.bytes)}>
                    if layer {
                        <span class="layers__bar" ~style={style(format!("--w:{share:.1}%"))}>{ words.size(row.bytes) }</span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <section class="layers-made" aria-label={name.clone()}>
            <h3 class="panel__head"><span>{ name }</span></h3>
            <p class="panel__said">{ words.say(&said) }</p>
            if build.ok {
                <table class="cache-table">
                    <thead><tr>
                        <th scope="col" class="num">{ words.t("cache-line-head") }</th>
                        <th scope="col">{ words.t("key-text") }</th>
                        <th scope="col">{ words.t("cache-leaves") }</th>
                        <th scope="col" class="num">{ words.t("cache-bytes") }</th>
                    </tr></thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            }
        </section>
    }
}
