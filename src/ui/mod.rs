//! Components that draw what `view` says.

use yew::prelude::*;

/// Starts the page.
pub fn start() {
    yew::Renderer::<App>::new().render();
}

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "Onionskin" }</h1></main> }
}
