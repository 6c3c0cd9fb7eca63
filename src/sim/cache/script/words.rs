//! Lines as words: bare ones, and JSON strings where a word has blanks, quotes or line ends.

/// The words of a line; nothing if a quote does not close.
pub fn words(line: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        if rest.starts_with('"') {
            let mut read = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            out.push(read.next()?.ok()?);
            let after = rest.get(read.byte_offset()..)?;
            if !after.is_empty() && !after.starts_with(char::is_whitespace) {
                return None;
            }
            rest = after.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            out.push(word.to_owned());
            rest = after.trim_start();
        }
    }
    Some(out)
}

/// A word as [`words`] reads it back.
pub fn quoted(word: &str) -> String {
    let bare = |c: char| !c.is_whitespace() && !c.is_control() && c != '"';
    if !word.is_empty() && word.chars().all(bare) {
        return word.to_owned();
    }
    quote(word)
}

/// A word in quotes, whatever it is.
pub fn quote(word: &str) -> String {
    serde_json::Value::from(word).to_string()
}
