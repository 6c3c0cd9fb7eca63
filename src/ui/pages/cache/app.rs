//! The screen as a program: what it takes from the page around it.

use yew::prelude::*;

use super::page::CachePage;
use super::share::opened;
use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::app::{CacheFile, CacheFileError, FromModule};
use crate::archive;
use crate::explain::Message;
use crate::image::{ArchiveError, Looks};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, task};
use crate::ui::module::inside::{self, Told, use_files, use_page};
use crate::ui::words::{Words, use_words};

/// Bytes of a Dockerfile at most.
const DOCKERFILE_BYTES: u64 = 1 << 20;

/// Starts the screen, in the element that the page has for it.
pub fn start() {
    inside::start(|host| {
        yew::Renderer::<CacheApp>::with_root(host).render();
    });
}

/// The screen, and what it needs of the page around it.
#[component]
pub fn CacheApp() -> Html {
    let told = use_page();
    let words = Words(told.lang);
    html! { <ContextProvider<Words> context={words}><CachePage {told} /></ContextProvider<Words>> }
}

/// Takes the files that the page hands over, and says so; what is no Dockerfile and no script goes
/// back.
#[hook]
pub fn use_dropped(told: &Told, store: &CacheStore, on_wrong: &Callback<CacheFileError>) {
    let words = use_words();
    let (page, store, on_wrong) = (told.page.clone(), store.clone(), on_wrong.clone());
    let on_files = Callback::from(move |files: Vec<PickedFile>| {
        let (page, store, on_wrong) = (page.clone(), store.clone(), on_wrong.clone());
        task::spawn(async move {
            match read(&files).await.as_deref().map(opened) {
                Some(Ok(action)) => {
                    let script = matches!(action, CacheAction::Load(..));
                    let id = if script { "cache-took-script" } else { "cache-took-dockerfile" };
                    let name = files.first().map(PickedFile::name).unwrap_or_default();
                    let name = crate::base::path::visible(name.as_bytes());
                    page.say(&words.say(&Message::new(id).text("name", name)));
                    store.dispatch(action);
                }
                Some(Err(error)) => on_wrong.emit(error),
                None => page.give_back(&files),
            }
        });
    });
    use_files(&told.page, on_files);
}

/// The first file, if it is a Dockerfile or a script; an image is none.
async fn read(files: &[PickedFile]) -> Option<String> {
    let file = files.first().filter(|file| file.bytes() <= DOCKERFILE_BYTES)?;
    let text = blob::text(&file.blob()).await.ok()?;
    let sniffed = archive::sniff(text.as_bytes(), file.bytes());
    let ours = matches!(sniffed, Err(ArchiveError::NotAnImage(Looks::Dockerfile)));
    (ours || CacheFile::is_one(&text)).then_some(text)
}

/// The page's bars are away while it is presented.
#[hook]
pub fn use_presenting(told: &Told, presenting: bool) {
    let page = told.page.clone();
    use_effect_with(presenting, move |presenting| page.tell(&FromModule::Presents(*presenting)));
}
