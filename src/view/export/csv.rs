//! The list of files as comma-separated values (RFC 4180).

use std::io::{self, Write};

use crate::base::LayerId;
use crate::base::path::visible;
use crate::image::EntryKind;
use crate::union::{ChangeState, Look, NodeId, Reasons, UnionTree};
use crate::view::time::utc;

/// Writes the paths of a look, one a line, in the order of their names; those that earlier layers
/// deleted, too.
///
/// # Errors
/// As `out` says.
pub fn csv(out: &mut dyn Write, tree: &UnionTree, look: Look) -> io::Result<()> {
    out.write_all(b"path,type,size,mode,uid,gid,mtime,link,layer,state,hidden_by,reasons\r\n")?;
    let mut stack = sorted(tree, NodeId::ROOT);
    while let Some(node) = stack.pop() {
        stack.extend(sorted(tree, node));
        let change = tree.change(node, look);
        let Some(version) = change.version else { continue };
        let Some(facts) = tree.facts(&version) else { continue };
        let layer = facts.inode.map_or(version.layer, |inode| inode.layer);
        let hidden_by = change.hidden_by.map(|(layer, _): (LayerId, _)| layer.to_string());
        let row = [
            tree.path(node).shown(),
            kind_name(facts.kind).to_owned(),
            facts.size.to_string(),
            format!("{:04o}", facts.mode),
            facts.owner.uid.to_string(),
            facts.owner.gid.to_string(),
            if facts.inode.is_some() { utc(facts.mtime, facts.mtime_nanos) } else { String::new() },
            facts.link.map(visible).unwrap_or_default(),
            layer.to_string(),
            state_name(change.state).to_owned(),
            hidden_by.unwrap_or_default(),
            reason_names(change.reasons.told(facts.kind == EntryKind::Dir)).join(" "),
        ];
        let fields: Vec<String> = row.iter().map(|field| quoted(field)).collect();
        out.write_all(fields.join(",").as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    Ok(())
}

/// The paths of a directory, the last name first.
pub(super) fn sorted(tree: &UnionTree, node: NodeId) -> Vec<NodeId> {
    let mut children: Vec<NodeId> = tree.children(node).collect();
    children.sort_unstable_by(|&a, &b| tree.name(b).cmp(tree.name(a)));
    children
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}

/// Names of kinds in exports; not words of a language.
pub(super) fn kind_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::File => "file",
        EntryKind::Dir => "dir",
        EntryKind::Symlink => "symlink",
        EntryKind::Hardlink => "hardlink",
        EntryKind::Char => "char",
        EntryKind::Block => "block",
        EntryKind::Fifo => "fifo",
        EntryKind::Other(_) => "other",
    }
}

/// Names of states in exports.
pub(super) fn state_name(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Absent => "absent",
        ChangeState::Unchanged => "unchanged",
        ChangeState::Added => "added",
        ChangeState::Changed => "changed",
        ChangeState::Deleted => "deleted",
        ChangeState::DeletedBefore => "deleted-before",
        ChangeState::Transient => "transient",
    }
}

/// Names of reasons in exports.
pub(super) fn reason_names(reasons: Reasons) -> Vec<&'static str> {
    let name = |reason| match reason {
        Reasons::CONTENT => "content",
        Reasons::SIZE => "size",
        Reasons::MODE => "mode",
        Reasons::OWNER => "owner",
        Reasons::MTIME => "mtime",
        Reasons::XATTR => "xattr",
        Reasons::LINK => "link",
        Reasons::TYPE => "type",
        Reasons::UNKNOWN => "unknown",
        _ => "identical",
    };
    reasons.iter().map(name).collect()
}
