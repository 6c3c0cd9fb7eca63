//! What a path looks like when some of the layers are looked at.

use serde::{Deserialize, Serialize};

use super::reasons::compare;
use super::{Cause, NodeId, Reasons, UnionTree, Version, VersionState};
use crate::base::LayerId;

/// Which layers are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Look {
    /// All layers up to and with `upto`, merged; changes are those of `upto`.
    Merged {
        /// The highest layer.
        upto: LayerId,
    },
    /// One layer alone.
    Layer {
        /// Which.
        layer: LayerId,
    },
    /// All layers up to `to`, merged; changes are those of `from` to `to` together.
    Range {
        /// The lowest layer whose changes are shown.
        from: LayerId,
        /// The highest layer.
        to: LayerId,
    },
}

impl Look {
    /// The highest layer looked at.
    #[must_use]
    pub fn top(self) -> LayerId {
        match self {
            Self::Merged { upto } => upto,
            Self::Layer { layer } => layer,
            Self::Range { to, .. } => to,
        }
    }

    /// The lowest layer whose changes are shown.
    #[must_use]
    pub fn from(self) -> LayerId {
        match self {
            Self::Range { from, .. } => from,
            _ => self.top(),
        }
    }
}

/// How a path stands in a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeState {
    /// Never there in the layers looked at.
    Absent,
    /// There, and untouched by the layers whose changes are shown.
    Unchanged,
    /// New.
    Added,
    /// There before, and stored again.
    Changed,
    /// There before, and gone.
    Deleted,
    /// Gone before the layers whose changes are shown.
    DeletedBefore,
    /// Came and went inside the range.
    Transient,
}

/// A path in a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeChange {
    /// How it stands.
    pub state: ChangeState,
    /// The version that holds its bytes: the visible one, or the last before it went.
    pub version: Option<Version>,
    /// Where it went, and by what.
    pub hidden_by: Option<(LayerId, Cause)>,
    /// Why it differs from what it was before.
    pub reasons: Reasons,
}

impl NodeChange {
    const ABSENT: Self =
        Self { state: ChangeState::Absent, version: None, hidden_by: None, reasons: Reasons::NONE };

    /// Whether the path is there in the merged view.
    #[must_use]
    pub fn is_visible(&self) -> bool {
        matches!(self.state, ChangeState::Unchanged | ChangeState::Added | ChangeState::Changed)
    }

    /// Whether one of the layers looked at changes it.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !matches!(
            self.state,
            ChangeState::Absent | ChangeState::Unchanged | ChangeState::DeletedBefore
        )
    }
}

impl UnionTree {
    /// How a path stands when `look` is looked at. In one layer alone, paths that the layer does not
    /// touch are `Unchanged` where they are there, so that directories on the way can be drawn.
    #[must_use]
    pub fn change(&self, node: NodeId, look: Look) -> NodeChange {
        let Some(&now) = self.at(node, look.top()) else {
            // The root is always there.
            if node == NodeId::ROOT {
                return NodeChange { state: ChangeState::Unchanged, ..NodeChange::ABSENT };
            }
            return NodeChange::ABSENT;
        };
        let before = self.below(node, look.from()).copied();
        let was = before.filter(Version::is_present);
        if let VersionState::Gone(cause) = now.state {
            return self.gone(node, now, cause, was, look);
        }
        let (state, reasons) = match was {
            None => (ChangeState::Added, Reasons::NONE),
            Some(was) if was.layer == now.layer => (ChangeState::Unchanged, Reasons::NONE),
            Some(was) => (ChangeState::Changed, self.why(&was, &now)),
        };
        NodeChange { state, version: Some(now), hidden_by: None, reasons }
    }

    fn gone(
        &self,
        node: NodeId,
        now: Version,
        cause: Cause,
        was: Option<Version>,
        look: Look,
    ) -> NodeChange {
        let last = self.versions(node).iter().rev().find(|v| v.layer < now.layer && v.is_present());
        if last.is_none() {
            return NodeChange::ABSENT;
        }
        let state = match was {
            Some(_) => ChangeState::Deleted,
            None if now.layer >= look.from() => ChangeState::Transient,
            None => ChangeState::DeletedBefore,
        };
        NodeChange {
            state,
            version: last.copied(),
            hidden_by: Some((now.layer, cause)),
            reasons: Reasons::NONE,
        }
    }

    fn why(&self, was: &Version, now: &Version) -> Reasons {
        match (self.facts(was), self.facts(now)) {
            (Some(was), Some(now)) => compare(&was, &now),
            _ => Reasons::NONE,
        }
    }
}
