//! The image as a stack of sheets, drawn.

use yew::prelude::*;

use crate::base::Shared;
use crate::ui::parts::shape;
use crate::ui::words::use_words;
use crate::view::stage::shapes::{Part, Space};
use crate::view::stage::svg::number;
use crate::view::stage::{Picture, draw};

/// What the picture needs.
#[derive(Properties, PartialEq)]
pub struct StagePictureProps {
    /// What is seen.
    pub picture: Shared<Picture>,
    /// The room there is.
    #[prop_or_default]
    pub space: Space,
}

/// One moment of a container.
#[component]
pub fn StagePicture(props: &StagePictureProps) -> Html {
    let words = use_words();
    let drawing = draw(&props.picture, props.space, words.0);
    let view = format!("0 0 {} {}", number(drawing.width), number(drawing.height));
    html! {
        <svg class="stage__picture" viewBox={view} preserveAspectRatio="xMidYMid meet" role="img"
            aria-label={words.say(&props.picture.described())}>
            { for drawing.shapes.iter().map(|of| shape(of, class(of.part), of.part == Part::Rise)) }
        </svg>
    }
}

fn class(part: Part) -> &'static str {
    match part {
        Part::Shade => "stage__shade",
        Part::Film => "stage__film",
        Part::Name => "stage__name",
        Part::About => "stage__about",
        Part::Head => "stage__head",
        Part::More => "stage__more",
        Part::Sight => "stage__sight",
        Part::Eye => "stage__eye",
        Part::Token => "stage__token",
        Part::TokenText => "stage__token-text",
        Part::Probe => "stage__probe",
        Part::ProbeText => "stage__probe-text",
        Part::Rise => "stage__rise",
        Part::Arrow => "stage__arrow",
        Part::RiseText => "stage__rise-text",
    }
}
