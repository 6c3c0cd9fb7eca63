//! The page.

fn main() {
    onionskin::ui::start();
}
