//! The screen as a program: what it needs of the page around it.

use yew::prelude::*;

use crate::archive;
use crate::explain::Message;
use crate::image::{ArchiveError, Looks};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, task};
use crate::ui::module::inside::{self, Told, tail, use_files, use_page, use_tail};
use crate::ui::words::{Words, use_words};

/// Bytes of a Dockerfile at most.
const DOCKERFILE_BYTES: u64 = 1 << 20;

/// Starts the screen, in the element that the page has for it.
pub fn start() {
    inside::start(|host| {
        yew::Renderer::<CacheApp>::with_root(host).render();
    });
}

/// A Dockerfile a person gave.
#[derive(Clone, PartialEq)]
struct Given {
    name: String,
    text: AttrValue,
}

/// The screen, and what it needs of the page around it.
#[component]
pub fn CacheApp() -> Html {
    let told = use_page();
    let words = Words(told.lang);
    html! { <ContextProvider<Words> context={words}><CacheScreen {told} /></ContextProvider<Words>> }
}

#[derive(Properties, PartialEq)]
struct CacheScreenProps {
    told: Told,
}

/// The screen.
#[component]
fn CacheScreen(props: &CacheScreenProps) -> Html {
    let words = use_words();
    let Told { page, shown, .. } = &props.told;
    let given = use_state_eq(|| None::<Given>);
    let place = use_state_eq(tail);
    let on_files = {
        let (given, page) = (given.clone(), page.clone());
        Callback::from(move |files: Vec<PickedFile>| {
            let (given, page) = (given.clone(), page.clone());
            task::spawn(async move {
                match read(&files).await {
                    Some(dockerfile) => given.set(Some(dockerfile)),
                    None => page.give_back(&files),
                }
            });
        })
    };
    use_files(page, on_files);
    let on_tail = {
        let place = place.clone();
        Callback::from(move |tail| place.set(tail))
    };
    use_tail(*shown, &place, on_tail);
    {
        let page = page.clone();
        use_effect_with((*given).clone(), move |given| {
            if let Some(given) = given {
                page.say(&words.say(&read_message(given)));
            }
        });
    }
    html! {
        <main class="cache">
            <h1>{ words.t("cache-title") }</h1>
            <p>{ words.t("cache-what") }</p>
            if let Some(given) = &*given {
                <p>{ words.say(&read_message(given)) }</p>
                <pre tabindex="0">{ &given.text }</pre>
            }
        </main>
    }
}

fn read_message(given: &Given) -> Message {
    Message::new("cache-read")
        .text("name", crate::base::path::visible(given.name.as_bytes()))
        .count("lines", given.text.lines().count() as u64)
}

/// The first file, if it is a Dockerfile; an image is none.
async fn read(files: &[PickedFile]) -> Option<Given> {
    let file = files.first().filter(|file| file.bytes() <= DOCKERFILE_BYTES)?;
    let text = blob::text(&file.blob()).await.ok()?;
    match archive::sniff(text.as_bytes(), file.bytes()) {
        Err(ArchiveError::NotAnImage(Looks::Dockerfile)) => {
            Some(Given { name: file.name(), text: text.into() })
        }
        _ => None,
    }
}
