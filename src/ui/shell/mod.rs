//! What surrounds every page: top bar, notices, reading strip, keys, the offer after a reload.

mod findings;
mod help;
mod notice;
mod offer;
mod reading;
mod top_bar;

pub use findings::{Checks, Findings};
pub use help::Help;
pub use notice::NoticeBar;
pub use offer::Offer;
pub use reading::ReadingStrip;
pub use top_bar::TopBar;
