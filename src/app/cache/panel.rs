//! The panels beside the stages.

/// A panel beside the stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CachePanel {
    /// Why a line was found or not.
    #[default]
    Why,
    /// What the builder printed.
    Output,
    /// The layers of what was built.
    Image,
    /// What is pushed, pulled and shared.
    Registry,
    /// Two builds beside each other.
    Compare,
    /// What to write instead.
    Advice,
}

impl CachePanel {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 6] =
        [Self::Why, Self::Output, Self::Image, Self::Registry, Self::Compare, Self::Advice];

    /// The one beside it, round and round.
    #[must_use]
    pub fn next(self, on: bool) -> Self {
        let all = Self::ALL;
        let at = all.iter().position(|panel| *panel == self).unwrap_or(0);
        let step = if on { 1 } else { all.len() - 1 };
        all.get((at + step) % all.len()).copied().unwrap_or_default()
    }

    /// Whether it looks at two builds.
    #[must_use]
    pub fn is_about_two(self) -> bool {
        matches!(self, Self::Registry | Self::Compare)
    }
}
