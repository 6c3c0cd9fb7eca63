//! The module's side: what the page told, and what can be told to the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::CACHE;
use crate::app::{FromModule, ImageHistory, ToModule};
use crate::i18n::{self, Lang};
use crate::platform::module::Line;
use crate::platform::module::tell_page;
use crate::platform::pick::PickedFile;
use crate::platform::{dom, module, panic, task};
use crate::ui::hooks::first_lang;
use crate::ui::language::{learn, need};

/// Starts the module: `draw` is called with the element it draws in, as soon as its words are there.
pub fn start(draw: impl FnOnce(web_sys::Element) + 'static) {
    module::show_panics(CACHE);
    need(&[i18n::PAGE, i18n::CACHE]);
    task::spawn(async {
        match (learn(first_lang()).await, dom::element(CACHE)) {
            (Ok(()), Some(host)) => draw(host),
            (Err(error), _) => tell_page(CACHE, &FromModule::Failed(error)),
            (Ok(()), None) => {}
        }
    });
}

/// The line to the page; equal to itself.
#[derive(Clone)]
pub struct Page(Rc<Inner>);

struct Inner {
    line: RefCell<Option<Line>>,
    /// Who takes files.
    on_files: RefCell<Callback<Vec<PickedFile>>>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Page {
    /// Tells something.
    pub fn tell(&self, said: &FromModule) {
        self.tell_with(said, &[]);
    }

    /// A sentence for the page's live region.
    pub fn say(&self, text: &str) {
        self.tell(&FromModule::Say(text.to_owned()));
    }

    /// Gives files back: the page opens them as images, or says what they are.
    pub fn give_back(&self, files: &[PickedFile]) {
        self.tell_with(&FromModule::Files, files);
    }

    fn tell_with(&self, said: &FromModule, files: &[PickedFile]) {
        if let Some(line) = &*self.0.line.borrow() {
            line.say(&said.to_bytes(), files);
        }
    }
}

/// What the page told, and the line to it.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The line.
    pub page: Page,
    /// The language of all words.
    pub lang: Lang,
    /// Whether the screen is on the page: keys are for it only then.
    pub shown: bool,
    /// The image that is open on the page.
    pub image: Option<Rc<ImageHistory>>,
}

/// Hears the page, and tells it that the screen is there. Once a module.
#[hook]
pub fn use_page() -> Told {
    let lang = use_state_eq(first_lang);
    let wanted = use_mut_ref(first_lang);
    let shown = use_state_eq(|| dom::is_shown(CACHE));
    let image = use_state_eq(|| None::<Rc<ImageHistory>>);
    let page = use_memo((), |()| {
        let on_files = RefCell::new(Callback::noop());
        Page(Rc::new(Inner { line: RefCell::default(), on_files }))
    });
    {
        let (lang, shown, image) = (lang.clone(), shown.clone(), image.clone());
        let page = (*page).clone();
        use_effect_with((), move |()| {
            let files = page.clone();
            let line = Line::to_page(CACHE, move |bytes, given| {
                if panic::has_stopped() {
                    return;
                }
                match ToModule::from_bytes(&bytes) {
                    Some(ToModule::Lang(now)) => {
                        *wanted.borrow_mut() = now;
                        let (lang, wanted, page) = (lang.clone(), wanted.clone(), files.clone());
                        task::spawn(async move {
                            match learn(now).await {
                                // Unless another language is wanted by now.
                                Ok(()) if *wanted.borrow() == now => lang.set(now),
                                Ok(()) => {}
                                Err(error) => page.tell(&FromModule::NoWords(error)),
                            }
                        });
                    }
                    Some(ToModule::Shown(now)) => shown.set(now),
                    Some(ToModule::Image(now)) => image.set(now.map(Rc::new)),
                    Some(ToModule::Files) => {
                        let on_files = files.0.on_files.borrow().clone();
                        on_files.emit(given);
                    }
                    None => {}
                }
            });
            *page.0.line.borrow_mut() = line;
            page.tell(&FromModule::Ready);
            move || drop(page.0.line.take())
        });
    }
    use_effect_with(*lang, |lang| panic::set_words(&i18n::t(*lang, "module-panic")));
    let image = (*image).clone();
    Told { page: (*page).clone(), lang: *lang, shown: *shown, image }
}

/// Takes the files that the page hands over, in place of who took them before.
#[hook]
pub fn use_files(page: &Page, on_files: Callback<Vec<PickedFile>>) {
    *page.0.on_files.borrow_mut() = on_files;
}
