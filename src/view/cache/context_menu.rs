//! What can be done with a path of the context, and with the context as a whole: menus, and the
//! letters that stand for their entries.

use super::context::{ContextForm, octal};
use crate::explain::Message;
use crate::sim::cache::look::{ContextRow, RowKind};
use crate::sim::cache::script::Step;
use crate::view::keys::letter;

/// What an entry of a menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextDoes {
    /// It is done at once.
    Do(Step),
    /// Something is asked first.
    Ask(ContextForm),
    /// The text of a file is shown for editing.
    Edit(String),
    /// A folder is chosen.
    ChooseFolder,
    /// Files, or a tar, are chosen.
    ChooseFiles,
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextItem {
    /// What it is called.
    pub label: Message,
    /// The key that does it on the row; empty without.
    pub key: &'static str,
    /// What it does.
    pub does: ContextDoes,
}

/// What can be done with a path, most wanted first. The first four are buttons on the row where
/// there is room.
#[must_use]
pub fn row_menu(row: &ContextRow) -> Vec<ContextItem> {
    let path = || row.path.clone();
    let item = |label, key, does| ContextItem { label: Message::new(label), key, does };
    let step = |label, key, step| item(label, key, ContextDoes::Do(step));
    let mut out = Vec::new();
    if row.kind == RowKind::File {
        // What nobody sees can still become something else.
        if row.editable {
            out.push(item("cache-edit", "e", ContextDoes::Edit(path())));
            out.push(step("cache-other-content", "x", Step::Edit(path())));
        } else {
            out.push(step("cache-edit", "e", Step::Edit(path())));
        }
    }
    let touch = step("cache-touch", "t", Step::Touch(path()));
    let rename = ContextDoes::Ask(ContextForm::Rename(path()));
    let rename = item("cache-rename", "r", rename);
    if row.kind == RowKind::Link {
        out.extend([touch, rename]);
    } else {
        let chmod = ContextDoes::Ask(ContextForm::Chmod(path(), row.mode));
        out.extend([touch, item("cache-chmod", "c", chmod), rename]);
        // The buttons are Edit, Touch, Chmod, Rename.
        if row.editable {
            let other = out.remove(1);
            out.push(other);
        }
        let usual = if row.kind == RowKind::Dir { [0o755, 0o700] } else { [0o644, 0o755] };
        for mode in usual.into_iter().filter(|mode| row.assumed || *mode != row.mode) {
            out.push(ContextItem {
                label: Message::new("cache-chmod-to").text("mode", octal(mode)),
                key: "",
                does: ContextDoes::Do(Step::Chmod(mode, path())),
            });
        }
    }
    if row.kind == RowKind::Dir {
        out.push(item("cache-file-in", "n", ContextDoes::Ask(ContextForm::File(path()))));
        out.push(item("cache-dir-in", "", ContextDoes::Ask(ContextForm::Dir(path()))));
    }
    out.push(step("cache-delete", "Delete", Step::Delete(path())));
    out
}

/// What can be added to the context, or taken as one.
#[must_use]
pub fn add_menu() -> Vec<ContextItem> {
    let item = |label, does| ContextItem { label: Message::new(label), key: "", does };
    let ask = |label, form| item(label, ContextDoes::Ask(form));
    vec![
        ask("cache-add-file", ContextForm::File(String::new())),
        ask("cache-add-dir", ContextForm::Dir(String::new())),
        ask("cache-add-link", ContextForm::Link),
        item("cache-take-folder", ContextDoes::ChooseFolder),
        item("cache-take-files", ContextDoes::ChooseFiles),
    ]
}

/// What a key on a row does, by the key of the menu's entry; also under a Korean input method.
#[must_use]
pub fn row_key(row: &ContextRow, key: &str, code: &str) -> Option<ContextDoes> {
    let key = letter(key, code);
    let key = if key == "F2" { "r" } else { key.as_str() };
    let found = row_menu(row).into_iter().find(|item| !item.key.is_empty() && item.key == key);
    found.map(|item| item.does)
}
