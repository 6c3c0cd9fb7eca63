//! What surrounds every page: top bar, notices, reading strip, keys, the offer after a reload.

mod findings;
mod help;
mod notice;
mod offer;
mod reading;
mod share;
mod top_bar;

pub use findings::{checks, findings};
pub use help::Help;
pub use notice::notice_bar;
pub use offer::offer;
pub use reading::reading_strip;
pub use share::Share;
pub use top_bar::top_bar;
