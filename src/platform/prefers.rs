//! What the person has set the browser to.

/// Languages the person reads, best first, as BCP 47 tags.
#[must_use]
pub fn languages() -> Vec<String> {
    let languages = super::window().map(|window| window.navigator().languages());
    languages
        .into_iter()
        .flat_map(|list| list.iter().collect::<Vec<_>>())
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Whether movement is to be kept away.
#[must_use]
pub fn reduced_motion() -> bool {
    super::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}
