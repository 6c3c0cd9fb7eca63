//! Words with variables against BuildKit's `frontend/dockerfile/shell`.

use onionskin::dockerfile::Expander;
use serde_json::{Value, json};

use super::said::expand_error;
use super::{Checked, Verdict, compare, text};

/// The table `table-expansion`.
pub fn table(file: &Value) -> Option<Checked> {
    if file["topic"] != json!("table-expansion") {
        return None;
    }
    let shared = environment(&file["env"]);
    let mut verdicts = Vec::new();
    let mut cases = Vec::new();
    for case in file["cases"].as_array().into_iter().flatten() {
        let word = text(case, "word");
        let escape = text(case, "escape").chars().next().unwrap_or('\\');
        let mut env = shared.clone();
        env.extend(environment(&case["env"]));
        let ours = expand(word, escape, &env);
        let fields = ["result", "words", "error"];
        let disagreements =
            fields.iter().filter_map(|field| compare(*field, &case[*field], &ours[*field]));
        verdicts.push(Verdict { id: word.to_owned(), disagreements: disagreements.collect() });
        let mut dumped = case.clone();
        for field in fields {
            let had = case.get(field).is_some() || !ours[field].is_null();
            if let Some(map) = dumped.as_object_mut().filter(|_| had) {
                map.insert(field.to_owned(), ours[field].clone());
            }
        }
        cases.push(dumped);
    }
    let mut ours = file.clone();
    ours["cases"] = Value::Array(cases);
    Some(Checked { verdicts, ours: Some(ours), skipped: 0 })
}

fn environment(list: &Value) -> Vec<(String, String)> {
    let list = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    list.map(|entry| entry.split_once('=').unwrap_or((entry, "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn expand(word: &str, escape: char, env: &[(String, String)]) -> Value {
    let expander = Expander::new(escape);
    match (expander.word(word, env), expander.words(word, env)) {
        (Ok(expanded), Ok(words)) if words.is_empty() => {
            json!({"result": expanded.text, "words": null})
        }
        (Ok(expanded), Ok(words)) => json!({"result": expanded.text, "words": words}),
        (Err(error), _) | (_, Err(error)) => {
            json!({"error": format!("failed to process {}: {}", quote(word), expand_error(&error))})
        }
    }
}

/// As Go quotes a text.
pub fn quote(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            c if c.is_ascii_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c if is_hidden(c) && u32::from(c) > 0xffff => {
                out.push_str(&format!("\\U{:08x}", u32::from(c)));
            }
            c if is_hidden(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
