//! The worker that reads archives.

fn main() {
    onionskin::worker::run();
}
