//! Paths as text with slashes, shortened as Go's `path.Clean` does it: builders compare the result.

/// The shortest path that means the same, by its text alone: no `.`, no `//`, no `..` but at the
/// beginning of a relative path; an empty one is `.`.
///
/// Rule: <https://pkg.go.dev/path#Clean>.
#[must_use]
pub fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => match kept.last() {
                Some(&last) if last != ".." => {
                    kept.pop();
                }
                _ if rooted => {}
                _ => kept.push(".."),
            },
            name => kept.push(name),
        }
    }
    let joined = kept.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// Two paths as one, cleaned; an empty one counts for nothing.
///
/// Rule: <https://pkg.go.dev/path#Join>.
#[must_use]
pub fn join(base: &str, path: &str) -> String {
    match (base.is_empty(), path.is_empty()) {
        (true, true) => String::new(),
        (true, false) => clean(path),
        (false, true) => clean(base),
        (false, false) => clean(&format!("{base}/{path}")),
    }
}

/// The last name of a path, without slashes at its end; `.` of an empty path, `/` of the root.
///
/// Rule: <https://pkg.go.dev/path#Base>.
#[must_use]
pub fn last_name(path: &str) -> &str {
    if path.is_empty() {
        return ".";
    }
    let trimmed = path.trim_end_matches('/');
    if trimmed.is_empty() { "/" } else { trimmed.rsplit('/').next().unwrap_or(trimmed) }
}
