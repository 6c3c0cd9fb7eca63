//! Names of images and platforms.

use std::sync::LazyLock;

use regex_lite::Regex;

/// A name, perhaps with a registry before it, a tag and a digest behind it.
///
/// The grammar is that of <https://pkg.go.dev/github.com/distribution/reference>.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    let domain = format!(r"(?:{label}(?:\.{label})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?");
    let part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    let digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
    let tag = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    let name = format!("((?:{domain}/)?{part}(?:/{part})*)");
    Regex::new(&format!("^{name}(?::{tag})?(?:@{digest})?$")).ok()
});

/// Whether an image may have this name.
pub fn is_reference(name: &str) -> bool {
    // What looks like an image's id is none.
    if name.len() == 64 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return false;
    }
    // The longest name that can be, with the longest tag and digest.
    if name.len() > 1024 {
        return false;
    }
    let Some(regex) = REFERENCE.as_ref() else { return true };
    regex.captures(name).and_then(|found| found.get(1)).is_some_and(|found| found.len() <= 255)
}

const SYSTEMS: [&str; 15] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "windows",
];

const MACHINES: [&str; 16] = [
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64",
    "ppc64le", "riscv64", "s390x", "sparc64", "wasm", "armbe",
];

/// The system and the architecture of a platform, in their usual spelling. Nothing if it is none.
///
/// The spellings are those of <https://pkg.go.dev/github.com/containerd/platforms>; what is left out
/// is taken from a common machine.
pub fn platform(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &&str| {
        let letter = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        !part.is_empty() && part.chars().all(letter)
    };
    if parts.len() > 3 || !parts.iter().all(plain) {
        return None;
    }
    match parts.as_slice() {
        [one] => {
            let system = system(one);
            if SYSTEMS.contains(&system.as_str()) {
                return Some((system, "amd64".to_owned()));
            }
            let machine = machine(one);
            MACHINES.contains(&machine.as_str()).then(|| ("linux".to_owned(), machine))
        }
        [first, second, ..] => Some((system(first), machine(second))),
        [] => None,
    }
}

fn system(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "macos" => "darwin".to_owned(),
        other => other.to_owned(),
    }
}

fn machine(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "i386" => "386".to_owned(),
        "x86_64" | "x86-64" => "amd64".to_owned(),
        "aarch64" => "arm64".to_owned(),
        "armhf" | "armel" => "arm".to_owned(),
        other => other.to_owned(),
    }
}
