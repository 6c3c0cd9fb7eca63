//! What the inspect view says beyond the layers and files themselves.

use onionskin::explain::{self, Message};
use onionskin::union::filter::Filter;

pub fn messages() -> Vec<Message> {
    let lines = [
        "\"a", ">x", "layer:x", "is:x", "mode:x", "type:x", "owner:x", "/(/", "/[/", "/*/", "/\\q/",
    ];
    let deep = format!("/{}x{}/", "(".repeat(61), ")".repeat(61));
    let lines = lines.into_iter().chain([deep.as_str()]);
    lines.map(|line| explain::filter_error(&Filter::parse(line).unwrap_err())).collect()
}
