//! The page's side: loads the module, tells it what it must know, does what it asks for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::CACHE;
use crate::app::{
    AppAction, AppState, FromModule, ImageHistory, ModuleAction, ModuleStage, Notice, OpenImage,
    ToModule, View,
};
use crate::platform::module::Line;
use crate::platform::pick::PickedFile;
use crate::platform::{dom, module, task};
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Milliseconds until loading is worth a word.
const SLOW: u32 = 300;

struct Inner {
    line: RefCell<Option<Line>>,
    /// Files that wait for the module to be there.
    waiting: RefCell<Vec<PickedFile>>,
    shown: Cell<bool>,
    there: Cell<bool>,
    flow: Flow,
    dispatcher: UseReducerDispatcher<AppState>,
}

/// The module, as the page has it; equal to itself.
#[derive(Clone)]
pub struct Module(Rc<Inner>);

impl PartialEq for Module {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The module of the build cache, loaded when its view is first shown.
#[hook]
pub fn use_module(store: &Store, flow: &Flow) -> Module {
    let (dispatcher, flow) = (store.0.dispatcher(), flow.clone());
    let module = use_memo((), move |()| {
        let (line, waiting) = (RefCell::default(), RefCell::default());
        let (shown, there) = (Cell::new(false), Cell::new(false));
        Module(Rc::new(Inner { line, waiting, shown, there, flow, dispatcher }))
    });
    let module = (*module).clone();
    let shown = store.view == View::Cache;
    let there = store.module.stage == ModuleStage::There;
    {
        let module = module.clone();
        use_effect_with(shown, move |shown| {
            module.0.shown.set(*shown);
            dom::set_hidden(CACHE, !*shown);
        });
    }
    {
        let module = module.clone();
        let wanted = shown && store.module.stage == ModuleStage::Asleep;
        use_effect_with(wanted, move |wanted| {
            if *wanted {
                module.load();
            }
        });
    }
    {
        let module = module.clone();
        use_effect_with((there, store.lang), move |(there, lang)| {
            module.tell_if(*there, &ToModule::Lang(*lang));
        });
    }
    {
        let module = module.clone();
        use_effect_with((there, shown), move |(there, shown)| {
            module.tell_if(*there, &ToModule::Shown(*shown));
        });
    }
    {
        let module = module.clone();
        let serial = store.open.as_ref().map(|open| open.serial);
        let state = store.0.clone();
        use_effect_with((there, serial), move |(there, _)| {
            let image = state.open.as_ref().and_then(history);
            module.tell_if(*there, &ToModule::Image(image));
        });
    }
    {
        let module = module.clone();
        use_effect_with(there, move |there| {
            module.0.there.set(*there);
            module.hand_over();
        });
    }
    module
}

/// What a build can start from.
fn history(open: &OpenImage) -> Option<ImageHistory> {
    let history = open.image()?.config.as_ref()?.history.clone()?;
    Some(ImageHistory { name: open.name(), history })
}

impl Module {
    fn load(&self) {
        let dispatcher = self.0.dispatcher.clone();
        let tell = move |action| dispatcher.dispatch(AppAction::Module(action));
        tell(ModuleAction::Load);
        let weak = Rc::downgrade(&self.0);
        let line = Line::to_module(CACHE, move |bytes, files| {
            if let (Some(inner), Some(said)) = (weak.upgrade(), FromModule::from_bytes(&bytes)) {
                Self(inner).hear(said, files);
            }
        });
        *self.0.line.borrow_mut() = line;
        dom::set_hidden(CACHE, !self.0.shown.get());
        let slow = tell.clone();
        let slow = task::after(SLOW, move || slow(ModuleAction::Slow));
        task::spawn(async move {
            let loaded = module::load(CACHE).await;
            drop(slow);
            // That it has started it says itself.
            if let Err(error) = loaded {
                tell(ModuleAction::Fail(error.to_string()));
            }
        });
    }

    fn hear(&self, said: FromModule, files: Vec<PickedFile>) {
        match said {
            FromModule::Files => self.0.flow.open_files(files),
            FromModule::NoWords(message) => {
                let notice = Notice::NoWords { message };
                self.0.dispatcher.dispatch(AppAction::Notify(notice));
            }
            said => self.0.dispatcher.dispatch(AppAction::Module(ModuleAction::Hear(said))),
        }
    }

    fn tell_if(&self, there: bool, said: &ToModule) {
        if there && let Some(line) = &*self.0.line.borrow() {
            line.say(&said.to_bytes(), &[]);
        }
    }

    /// Files from the person: for the module while it is shown, else for the page.
    pub fn take_files(&self, files: Vec<PickedFile>) {
        if self.0.shown.get() { self.give(files) } else { self.0.flow.open_files(files) }
    }

    /// Gives files to the module, as soon as it is there.
    pub fn give(&self, files: Vec<PickedFile>) {
        self.0.waiting.borrow_mut().extend(files);
        self.0.dispatcher.dispatch(AppAction::SetView(View::Cache));
        self.hand_over();
    }

    fn hand_over(&self) {
        let files = match self.0.there.get() {
            true => self.0.waiting.take(),
            false => return,
        };
        if let Some(line) = self.0.line.borrow().as_ref().filter(|_| !files.is_empty()) {
            line.say(&ToModule::Files.to_bytes(), &files);
        }
    }
}

/// What stands in place of the screen until it is there: that it is loading, why it cannot be
/// loaded, or that it stopped.
pub fn module_note(words: Words, store: &Store) -> Html {
    let retry = || {
        html! {
            <button class="btn" onclick={store.on::<MouseEvent>(AppAction::Module(ModuleAction::Retry))}>
                { words.t("module-retry") }
            </button>
        }
    };
    match &store.module.stage {
        ModuleStage::Loading { told: true } => html! {
            <main class="module-note"><p role="status">{ words.t("module-loading") }</p></main>
        },
        ModuleStage::Failed(message) => html! {
            <main class="module-note">
                <div role="alert">
                    <h1>{ words.t("module-failed") }</h1>
                    <p>{ words.t("module-failed-do") }</p>
                    <p class="mono dim">{ message.clone() }</p>
                </div>
                { retry() }
            </main>
        },
        ModuleStage::Stopped => html! {
            <div class="note note--bar del" role="alert">
                <div class="note__text">{ words.t("module-stopped") }</div>
                <span class="sp"></span>
                { retry() }
            </div>
        },
        _ => Html::default(),
    }
}
