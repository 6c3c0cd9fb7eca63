//! A line, as it would be typed into the simulator.
#![no_main]

use onionskin::sim::cow::shell;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(line) = std::str::from_utf8(data) else { return };
    if let Err(error) = shell::parse(line) {
        assert!(line.get(error.at.clone()).is_some(), "{error:?} lies in the line, at characters");
    }
});
