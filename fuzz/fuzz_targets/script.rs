//! Text as it might be pasted: a script.
#![no_main]

#[path = "../src/script.rs"]
mod script;

libfuzzer_sys::fuzz_target!(|data: &[u8]| script::script(data));
