//! What the person has set the browser to.

/// Whether movement is to be kept away.
#[must_use]
pub fn reduced_motion() -> bool {
    super::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}
