//! Explanations that need a stack of layers.

use onionskin::base::LayerId;
use onionskin::explain::{self, Message};
use onionskin::image::Owner;
use onionskin::union::{Cause, Facts, NodeId, Reasons, UnionTree};

pub fn messages() -> Vec<Message> {
    let old = Facts { mode: 0o644, ..Facts::implicit() };
    let new = Facts { mode: 0o755, owner: Owner { uid: 1000, gid: 1000 }, ..Facts::implicit() };
    let reasons = [
        Reasons::MODE,
        Reasons::OWNER,
        Reasons::XATTR.with(Reasons::MTIME),
        Reasons::MODE.with(Reasons::OWNER).with(Reasons::XATTR),
        Reasons::IDENTICAL.with(Reasons::MTIME),
        Reasons::IDENTICAL,
    ];
    let again = |why| explain::stored_again(LayerId(6), 98_000_000, &old, &new, why);
    let mut messages: Vec<Message> = reasons.into_iter().filter_map(again).collect();
    let tree = UnionTree::new();
    let causes = [
        None,
        Some(Cause::Whiteout),
        Some(Cause::ParentWhiteout(NodeId::ROOT)),
        Some(Cause::Opaque(NodeId::ROOT)),
        Some(Cause::ReplacedParent(NodeId::ROOT)),
    ];
    let hidden = |cause| explain::hidden(&tree, LayerId(4), LayerId(5), cause);
    messages.extend(causes.map(hidden));
    messages
}

#[test]
fn what_differs_in_its_bytes_is_not_stored_again() {
    let facts = Facts::implicit();
    for why in [Reasons::NONE, Reasons::CONTENT.with(Reasons::MODE), Reasons::UNKNOWN] {
        assert_eq!(explain::stored_again(LayerId(1), 5, &facts, &facts, why), None);
    }
}
