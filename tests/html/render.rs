//! Draws a component to text.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use onionskin::app::AppState;
use onionskin::ui::store::Store;
use onionskin::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, Clone)]
struct HostProps {
    state: Rc<AppState>,
    draw: fn(&Store) -> Html,
}

impl PartialEq for HostProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// What surrounds every component: the state and the language.
#[component]
fn Host(props: &HostProps) -> Html {
    let state = props.state.clone();
    let store = Store(use_reducer(move || (*state).clone()));
    let words = Words(store.lang);
    html! { <ContextProvider<Words> context={words}>{ (props.draw)(&store) }</ContextProvider<Words>> }
}

/// The HTML of what `draw` makes of a state.
pub fn html(state: AppState, draw: fn(&Store) -> Html) -> String {
    let props = HostProps { state: Rc::new(state), draw };
    let mut rendering =
        pin!(yew::LocalServerRenderer::<Host>::with_props(props).hydratable(false).render());
    // Nothing here waits for anything outside, so that asking again and again is enough.
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(html) = rendering.as_mut().poll(&mut context) {
            return html;
        }
    }
    panic!("the component waits for something");
}

/// An attribute of the first element with this class.
pub fn attribute(html: &str, class: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("class=\"{class}\""))?;
    let tag = &html[html[..at].rfind('<')?..];
    let tag = &tag[..tag.find('>')?];
    let value = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(value.split('"').next()?.to_owned())
}

/// Buttons that have neither text nor `aria-label`.
pub fn buttons_without_name(html: &str) -> Vec<String> {
    html.split("<button")
        .skip(1)
        .filter_map(|rest| {
            let button = rest.split("</button>").next()?;
            let (tag, inner) = button.split_once('>')?;
            let text: String =
                inner.split('<').filter_map(|part| part.split('>').next_back()).collect();
            let named = tag.contains("aria-label=\"") || !text.trim().is_empty();
            (!named).then(|| button.to_owned())
        })
        .collect()
}
