//! Why a path's version replaces another, what hides it, and why bytes are reclaimable.

use super::{Arg, Message};
use crate::base::LayerId;
use crate::image::Severity;
use crate::union::{Cause, Facts, Reasons, UnionTree, WasteCause};

/// The word for one reason, as chips show it. Of a set, the word for its first.
#[must_use]
pub fn reason(reasons: Reasons) -> Message {
    Message::new(match reasons.iter().next().unwrap_or(Reasons::IDENTICAL) {
        Reasons::CONTENT => "reason-content",
        Reasons::SIZE => "reason-size",
        Reasons::MODE => "reason-mode",
        Reasons::OWNER => "reason-owner",
        Reasons::MTIME => "reason-mtime",
        Reasons::XATTR => "reason-xattr",
        Reasons::LINK => "reason-link",
        Reasons::TYPE => "reason-type",
        Reasons::UNKNOWN => "reason-unknown",
        _ => "reason-identical",
    })
}

/// Why a layer stores the same bytes of a file again, with the facts before and after; `None` where
/// the bytes differ or are not compared.
#[must_use]
pub fn stored_again(
    layer: LayerId,
    size: u64,
    old: &Facts<'_>,
    new: &Facts<'_>,
    why: Reasons,
) -> Option<Message> {
    if !why.same_bytes() || size == 0 {
        return None;
    }
    // Each change as a clause, and as one item of a list.
    let mut changes = Vec::new();
    let mut from_to = |ids: [&'static str; 2], old: &str, new: &str| {
        changes.push(ids.map(|id| Message::new(id).text("old", old).text("new", new)));
    };
    if why.has(Reasons::MODE) {
        from_to(["change-mode", "differs-mode"], &octal(old.mode), &octal(new.mode));
    }
    if why.has(Reasons::OWNER) {
        let owner = |facts: &Facts<'_>| format!("{}:{}", facts.owner.uid, facts.owner.gid);
        from_to(["change-owner", "differs-owner"], &owner(old), &owner(new));
    }
    if why.has(Reasons::XATTR) {
        changes.push(["change-xattr", "differs-xattr"].map(Message::new));
    }
    let of = |id| Message::new(id).layer("layer", layer).bytes("size", size);
    Some(match changes.as_slice() {
        [] if why.has(Reasons::MTIME) => of("again-with-another-time"),
        [] => of("again-identical"),
        [[clause, _]] => of("again-because").message("change", clause.clone()),
        several => {
            let items = several.iter().map(|[_, item]| item.clone()).collect();
            of("again-because-of-several").arg("changes", Arg::List(items))
        }
    })
}

fn octal(mode: u16) -> String {
    format!("{mode:04o}")
}

/// That the bytes in `layer` are hidden by `by` and still there. `cause` is `None` where `by` stores
/// something else at the same path.
#[must_use]
pub fn hidden(tree: &UnionTree, layer: LayerId, by: LayerId, cause: Option<Cause>) -> Message {
    let of = |id| Message::new(id).layer("layer", layer).layer("by", by);
    let above = |id, node| of(id).text("path", tree.path(node).shown());
    match cause {
        None => of("hidden-overwritten"),
        Some(Cause::Whiteout) => of("hidden-whiteout"),
        Some(Cause::ParentWhiteout(node)) => above("hidden-parent-whiteout", node),
        Some(Cause::Opaque(node)) => above("hidden-opaque", node),
        Some(Cause::ReplacedParent(node)) => above("hidden-replaced-parent", node),
    }
}

/// The name of a cause of reclaimable bytes.
#[must_use]
pub fn waste_cause(cause: WasteCause) -> Message {
    Message::new(match cause {
        WasteCause::DeletedLater => "waste-deleted-later",
        WasteCause::Hidden => "waste-hidden",
        WasteCause::MetadataOnly => "waste-metadata-only",
        WasteCause::Overwritten => "waste-overwritten",
        WasteCause::NotCompared => "waste-not-compared",
    })
}

/// What a cause of reclaimable bytes means, and what to change.
#[must_use]
pub fn waste_advice(cause: WasteCause) -> Message {
    Message::new(match cause {
        WasteCause::DeletedLater => "waste-deleted-later-advice",
        WasteCause::Hidden => "waste-hidden-advice",
        WasteCause::MetadataOnly => "waste-metadata-only-advice",
        WasteCause::Overwritten => "waste-overwritten-advice",
        WasteCause::NotCompared => "waste-not-compared-advice",
    })
}

/// What the size of a layer's files means: `stored` bytes in the layer, by `grows` of which the
/// container's files grow.
#[must_use]
pub fn layer_size(layer: LayerId, stored: u64, grows: i64) -> Message {
    let by = grows.unsigned_abs();
    let of = |id| Message::new(id).layer("layer", layer).exact("size", stored);
    match grows {
        0 if stored == 0 => Message::new("layer-size-none").layer("layer", layer),
        0 => of("layer-size-gains-nothing"),
        ..0 => of("layer-size-loses").exact("by", by),
        _ if by == stored => of("layer-size-gains-all"),
        _ => of("layer-size-gains").exact("by", by),
    }
}

/// The word for how much a finding matters.
#[must_use]
pub fn severity(severity: Severity) -> Message {
    Message::new(match severity {
        Severity::Note => "severity-note",
        Severity::Warning => "severity-warning",
        Severity::Partial => "severity-partial",
    })
}
