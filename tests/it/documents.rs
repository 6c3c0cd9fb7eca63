//! The documents say what is there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            source(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// What stands in backticks in the document's tables.
fn quoted(document: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(document)).unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('`').skip(1).step_by(2).map(str::to_owned)).collect()
}

#[test]
fn every_test_the_model_names_exists() {
    let mut tests = String::new();
    source(&root().join("tests"), &mut tests);
    source(&root().join("src"), &mut tests);
    let named: Vec<String> = quoted("docs/MODEL.md")
        .into_iter()
        .filter(|name| {
            name.contains('_') && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        })
        .collect();
    assert!(named.len() > 20);
    let missing: Vec<&String> =
        named.iter().filter(|name| !tests.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "docs/MODEL.md names tests that are not there: {missing:?}");
}

#[test]
fn every_type_the_glossary_names_exists() {
    let mut code = String::new();
    source(&root().join("src"), &mut code);
    let exists = |name: &str| {
        ["struct", "enum", "trait", "const", "type"]
            .iter()
            .any(|kind| code.contains(&format!("{kind} {name}")))
            // A variant.
            || code.lines().any(|line| {
                line.trim().strip_prefix(name).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with([',', '(', ' ', '{'])
                })
            })
    };
    let missing: Vec<String> = quoted("docs/GLOSSARY.md")
        .into_iter()
        .filter(|name| name.contains("::"))
        .filter(|name| !name.split("::").skip(1).all(exists))
        .collect();
    assert!(missing.is_empty(), "docs/GLOSSARY.md names types that are not there: {missing:?}");
}
