//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder: `$CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The folder `cargo xtask build` writes.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where tools live for all clones: `${XDG_CACHE_HOME:-~/.cache}/onionskin/tools`.
pub fn tools() -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|dir| dir.is_absolute());
    let cache = absolute("XDG_CACHE_HOME")
        .or_else(|| Some(absolute("HOME").or_else(|| absolute("USERPROFILE"))?.join(".cache")))?;
    Some(cache.join("onionskin").join("tools"))
}

/// The folder with the image corpus: as given, else `$ONIONSKIN_SHARED`, else `../shared`.
pub fn shared(given: Option<String>) -> PathBuf {
    let named = given.map(PathBuf::from).or_else(|| {
        env::var_os("ONIONSKIN_SHARED").filter(|dir| !dir.is_empty()).map(PathBuf::from)
    });
    match named {
        Some(dir) => env::current_dir().map(|here| here.join(&dir)).unwrap_or(dir),
        None => root().join("..").join("shared"),
    }
}
