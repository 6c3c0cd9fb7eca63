//! The graph and the time line, drawn, with a button on each step.

use yew::prelude::*;

use super::go::Go;
use super::stages::builder;
use crate::app::cache::CacheAction;
use crate::dockerfile::Dockerfile;
use crate::explain::{self, Message};
use crate::platform::style::style;
use crate::sim::cache::look::{BuildLook, Mark};
use crate::ui::parts::shape;
use crate::ui::words::Words;
use crate::view::cache::{
    Edge, Graph, GraphRoom, Part, Plan, Spot, graph, one_line, parsed, seconds, stage_name,
};
use crate::view::stage::svg::number;

/// The id of the step of the frame on screen.
pub const NOW: &str = "cache-now";

/// A drawing of a build.
pub struct Drawn<'a> {
    /// The build.
    pub build: &'a BuildLook,
    /// Its drawing.
    pub plan: &'a Plan,
    /// Whether that is the time line.
    pub times: bool,
    /// What is marked in it, and what is not told yet.
    pub room: &'a GraphRoom,
    /// The instruction whose key was opened.
    pub key: Option<usize>,
    /// Opens keys.
    pub go: &'a Go,
}

/// The drawing. Who cannot see it has the same as lists: each stage with its steps, and what flows.
pub fn picture(words: Words, it: &Drawn<'_>) -> Html {
    let drawing = &it.plan.drawing;
    let (width, height) = (number(drawing.width), number(drawing.height));
    let graph = graph(it.build);
    let file = parsed(&it.build.text);
    let of = |spots: Vec<&Spot>| -> Html {
        spots.into_iter().map(|spot| step(words, it, spot, &file)).collect()
    };
    html! {
        <div class="graph" ~style={style(format!("width:{width}px;height:{height}px"))}>
            <svg class="graph__picture" viewBox={format!("0 0 {width} {height}")} width={width.clone()} height={height.clone()}
                role="img" aria-label={words.say(&described(it, &graph, words))}>
                <defs>
                    <pattern id="cache-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="graph__hatch" data-state="back" width="6" height="6" />
                        <rect class="graph__hatch" width="2" height="6" />
                    </pattern>
                </defs>
                { for drawing.shapes.iter().map(|of| shape(of, class(of.part), false)) }
            </svg>
            if it.times {
                <ul aria-label={words.t("cache-timeline")}>{ of(it.plan.spots.iter().collect()) }</ul>
            } else {
                { for graph.stages.iter().map(|stage| {
                    let spots = it.plan.spots.iter().filter(|spot| stage.steps.contains(&spot.step)).collect();
                    let said = match stage.needed {
                        true if stage.steps.iter().any(|step| it.room.untold.contains(step)) => {
                            Message::new("cache-stage-said-untold")
                        }
                        true => Message::new("cache-stage-said").text("time", seconds(stage.time)),
                        false => Message::new("cache-stage-said-skipped"),
                    };
                    let said = words.say(&said.text("stage", stage_name(stage, words.0)));
                    html! { <ul aria-label={said}>{ of(spots) }</ul> }
                }) }
                <ul class="visually-hidden" aria-label={words.t("cache-flow")}>
                    { for graph.edges.iter().filter_map(|edge| flows(words, &graph, edge, &file)) }
                </ul>
            }
        </div>
    }
}

/// The whole picture in a sentence.
fn described(it: &Drawn<'_>, graph: &Graph, words: Words) -> Message {
    let count = |is: &dyn Fn(Mark) -> bool| {
        let lines = it.build.lines.iter().enumerate();
        lines.filter(|(at, line)| is(line.mark()) && !it.room.untold.contains(at)).count() as u64
    };
    let id = if it.times { "cache-timeline-said" } else { "cache-graph-said" };
    Message::new(id)
        .count("build", it.build.number)
        .text("builder", words.t(builder(it.build.version)).to_string())
        .count("stages", graph.stages.len() as u64)
        .count("hits", count(&|mark| mark == Mark::Hit))
        .count("runs", count(&Mark::ran))
}

/// The button over a step; it opens the step's key.
fn step(words: Words, it: &Drawn<'_>, spot: &Spot, file: &Dockerfile) -> Html {
    let Some(line) = it.build.lines.get(spot.step) else { return html! {} };
    let verdict = explain::verdict_word(&line.verdict);
    let untold = it.room.untold.contains(&spot.step);
    let verdict = if untold { Message::new("cache-untold") } else { verdict };
    let said = if spot.steps > 1 {
        Message::new("cache-steps-said")
            .count("line", line.lines.0 as u64)
            .count("steps", spot.steps as u64)
            .message("verdict", verdict)
    } else {
        let text = text(file, spot.step);
        let said = match line.time {
            time if time > 0 && !untold => {
                Message::new("cache-step-ran").text("time", seconds(time))
            }
            _ => Message::new("cache-step-said"),
        };
        said.count("line", line.lines.0 as u64).text("text", text).message("verdict", verdict)
    };
    let said = words.say(&said);
    let (at, size) = (spot.at, spot.size);
    let place = format!(
        "left:{}px;top:{}px;width:{}px;height:{}px",
        number(at.0),
        number(at.1),
        number(size.0),
        number(size.1)
    );
    let now = (it.room.now == Some(spot.step)).then_some("step");
    html! {
        <li>
            <button class="graph__step" id={now.map(|_| NOW)} aria-label={said.clone()} title={said} aria-current={now}
                aria-pressed={(it.key == Some(spot.step)).to_string()} ~style={style(place)}
                onclick={it.go.on(CacheAction::OpenKey(Some(spot.step)))}></button>
        </li>
    }
}

/// What flows, in words.
fn flows(words: Words, graph: &Graph, edge: &Edge, file: &Dockerfile) -> Option<Html> {
    let stage = |step: usize| graph.stages.iter().find(|stage| stage.steps.contains(&step));
    let from = stage(edge.from)?;
    let to = stage(edge.to)?;
    let goes_on = to.steps.first() == Some(&edge.to);
    let said = match (goes_on, edge.bytes) {
        (true, _) => Message::new("cache-edge-goes-on"),
        (false, 0) => Message::new("cache-edge-takes").text("text", text(file, edge.to)),
        (false, bytes) => Message::new("cache-edge-copies").bytes("bytes", bytes),
    };
    let said = said.text("from", stage_name(from, words.0)).text("to", stage_name(to, words.0));
    Some(html! { <li>{ words.say(&said) }</li> })
}

/// An instruction in one line.
fn text(file: &Dockerfile, at: usize) -> String {
    file.instructions.get(at).map(|it| one_line(&it.original)).unwrap_or_default()
}

fn class(part: Part) -> &'static str {
    match part {
        Part::Stage => "graph__stage",
        Part::Name => "graph__name",
        Part::Time | Part::Takes => "graph__note",
        Part::Step | Part::Line => "graph__box",
        Part::StepText => "graph__text",
        Part::Now => "graph__now",
        Part::Cascade => "graph__cascade",
        Part::Edge => "graph__edge",
        Part::Arrow => "graph__arrow",
        Part::Tick => "graph__tick",
        Part::TickText => "graph__note",
        Part::Bar => "graph__bar",
        Part::BarText => "graph__label",
    }
}
