//! What surrounds every page: top bar, notices, reading strip, keys, the offer after a reload, the
//! question what is to become of a second image.

mod findings;
mod help;
mod notice;
mod offer;
mod reading;
mod second;
mod share;
mod top_bar;

pub use findings::{checks, findings};
pub use help::Help;
pub use notice::notice_bar;
pub use offer::offer;
pub use reading::reading_strip;
pub use second::{second_dialog, use_second};
pub use share::Share;
pub use top_bar::top_bar;
