//! Printing the page.

/// Prints the page as it is then, once it is drawn, and tells when the person is done with it.
pub fn page(done: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(50, move || {
        // A browser without printing has nothing to show.
        let _ = super::window().map(|window| window.print());
        done();
    })
    .forget();
}
