//! Colors in style sheets and words in `html!`.

/// The one word that is the same in every language.
const NAME: &str = "Onionskin";

pub fn without_css_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out += before;
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

pub fn has_color(line: &str) -> bool {
    // Only what follows a property's colon is a value.
    let Some((_, value)) = line.split_once(':') else { return false };
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch(", "hwb("];
    let named = ["white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow"];
    let mut words = value.split(|c: char| !c.is_alphanumeric() && c != '-');
    functions.iter().any(|function| value.contains(function))
        || words.any(|word| named.contains(&word))
        || has_hex_color(value, "#")
}

/// `#` and three to eight hexadecimal digits, not the beginning of a longer word.
pub fn has_hex_color(text: &str, mark: &str) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let word: String = text[at + mark.len()..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
            .collect();
        matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// Literals with letters where HTML text stands, and in attributes that are read out.
pub fn words_in_html(text: &str) -> Vec<(usize, String)> {
    const READ_OUT: &[&str] =
        &["aria-label", "title", "placeholder", "alt", "aria-description", "aria-valuetext"];
    let mut words = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("html! {") {
        // Nested ones were seen as part of the outer one.
        if at < end {
            continue;
        }
        let body = at + "html! ".len();
        let mut stack: Vec<bool> = Vec::new();
        let mut before = String::new();
        let mut chars = text[body..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            match c {
                '{' => {
                    let nested = before.ends_with("html! ");
                    let inside = stack.last().copied().unwrap_or(false) && !nested;
                    stack.push(inside || before.trim_end().ends_with('='));
                }
                '}' => {
                    stack.pop();
                    if stack.is_empty() {
                        end = body + i;
                        break;
                    }
                }
                '"' => {
                    let mut literal = String::new();
                    while let Some((_, c)) = chars.next() {
                        match c {
                            '\\' => drop(chars.next()),
                            '"' => break,
                            c => literal.push(c),
                        }
                    }
                    let attribute = stack.last().copied().unwrap_or(false);
                    let head = before.trim_end();
                    let is_text = !attribute && head.ends_with(['{', '>', '}']);
                    let is_read_out = head.strip_suffix('=').is_some_and(|head| {
                        READ_OUT.iter().any(|name| {
                            head.strip_suffix(name).is_some_and(|head| !head.ends_with('-'))
                        })
                    });
                    if (is_text || is_read_out)
                        && literal.chars().any(char::is_alphabetic)
                        && literal != NAME
                    {
                        words.push((text[..body + i].matches('\n').count() + 1, literal));
                    }
                    before.push('"');
                    continue;
                }
                _ => {}
            }
            before.push(c);
        }
    }
    words
}

/// The text of a page with letters in it, each with the `lang` of the element it stands in; the name
/// alone is none.
pub fn static_words(page: &str) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for piece in page.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        let lang = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next());
        if text.chars().any(char::is_alphabetic) && text.trim() != NAME {
            words.push((lang.unwrap_or_default().to_owned(), text.to_owned()));
        }
    }
    words
}
