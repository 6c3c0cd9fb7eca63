//! The screen of the build cache.

fn main() {
    onionskin::ui::pages::cache::start();
}
