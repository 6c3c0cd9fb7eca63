//! Work that waits for the browser.

use std::cell::Cell;
use std::rc::Rc;

/// Runs a future on the page, without waiting for it.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Lets the browser do what waits, before the rest of the work is done.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let asked = super::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0)
        });
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Milliseconds of work at once: with what drawing takes, less than a frame or two.
const BUDGET: f64 = 10.0;

/// Work that rests now and then, so that the page can draw and listen.
pub struct Stretch(f64);

impl Stretch {
    /// It begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self(super::time::now())
    }

    /// Rests if it went on for long enough.
    pub async fn rest(&mut self) {
        if super::time::now() - self.0 >= BUDGET {
            pause().await;
            self.0 = super::time::now();
        }
    }
}

/// Work that is put off; it is not done if this is dropped before.
pub struct Later(
    #[expect(dead_code, reason = "it is there to be dropped")] gloo::timers::callback::Timeout,
);

/// Does something after so many milliseconds.
#[must_use]
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Later {
    Later(gloo::timers::callback::Timeout::new(milliseconds, work))
}

/// Work that is done a little at a time; it stops if this is dropped before it is done.
pub struct Slices(Rc<Cell<bool>>);

impl Drop for Slices {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Calls `step` until it says that all is done, for some milliseconds at once; in between the page
/// can draw and listen. The first of them are not now.
#[must_use]
pub fn slices(step: impl FnMut() -> bool + 'static) -> Slices {
    let alive = Rc::new(Cell::new(true));
    let (step, going) = (Box::new(step), Rc::clone(&alive));
    gloo::timers::callback::Timeout::new(0, move || go_on(step, going)).forget();
    Slices(alive)
}

fn go_on(mut step: Box<dyn FnMut() -> bool>, alive: Rc<Cell<bool>>) {
    let began = super::time::now();
    while super::time::now() - began < BUDGET {
        if !alive.get() || step() {
            return;
        }
    }
    gloo::timers::callback::Timeout::new(0, move || go_on(step, alive)).forget();
}
