//! Text that fits its place, by an estimate of its width.

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Its size.
    pub size: f64,
    /// In the font for code.
    pub mono: bool,
    /// Heavy.
    pub bold: bool,
}

/// About how wide a text is.
pub fn width(text: &str, of: Type) -> f64 {
    text.chars().map(|c| em(c, of)).sum::<f64>() * of.size
}

/// The width of a character, as a part of the type's size.
fn em(c: char, of: Type) -> f64 {
    match c {
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{ff00}'..='\u{ffef}' | '\u{1f000}'.. => 1.0,
        '\u{2000}'..='\u{2bff}' if !of.mono || !matches!(c, '…' | '–' | '—') => 0.75,
        _ if of.mono => 0.61,
        ' ' | '.' | ',' | ':' | 'i' | 'j' | 'l' | 'I' | '/' | '\'' | 't' | 'f' | 'r' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' => 0.92,
        _ if of.bold => 0.65,
        _ => 0.6,
    }
}

/// The text, or as much of its beginning as there is room for.
pub fn cut(text: &str, room: f64, of: Type) -> String {
    if width(text, of) <= room {
        return text.to_owned();
    }
    let room = room - em('…', of) * of.size;
    let mut out = String::new();
    let mut taken = 0.0;
    for c in text.chars() {
        taken += em(c, of) * of.size;
        if taken > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// A path, or its end, which tells it from others: `…/nginx/app.conf`, `…/app.conf`,
/// `…/a-very…name`.
pub fn path(text: &str, room: f64, of: Type) -> String {
    let fits = |text: &String| width(text, of) <= room;
    let whole = text.to_owned();
    if fits(&whole) {
        return whole;
    }
    let bare = text.trim_end_matches('/');
    let slash = text.get(bare.len()..).unwrap_or_default();
    let Some((above, name)) = bare.rsplit_once('/') else { return middle(bare, room, of) };
    let last = above.rsplit('/').next().filter(|part| !part.is_empty());
    let long = last.map(|last| format!("…/{last}/{name}{slash}"));
    let long = long.filter(|_| above.matches('/').count() > 1).filter(fits);
    let short = || Some(format!("…/{name}{slash}")).filter(fits);
    long.or_else(short).unwrap_or_else(|| {
        let around = width("…/", of) + width(slash, of);
        format!("…/{}{slash}", middle(name, room - around, of))
    })
}

/// A name, or its two ends.
pub fn middle(name: &str, room: f64, of: Type) -> String {
    if width(name, of) <= room {
        return name.to_owned();
    }
    let chars: Vec<char> = name.chars().collect();
    let mut kept = chars.len();
    while kept > 2 {
        kept -= 1;
        let front = kept.div_ceil(2);
        let ends: String = chars.iter().take(front).collect();
        let tail: String = chars.iter().skip(chars.len() - (kept - front)).collect();
        let short = format!("{ends}…{tail}");
        if width(&short, of) <= room {
            return short;
        }
    }
    "…".to_owned()
}

/// The text in lines; a break is where a space is.
pub fn lines(text: &str, room: f64, of: Type) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(line) if width(line, of) + width(word, of) + 0.4 * of.size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(cut(word, room, of)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_their_beginning_first() {
        let of = Type { size: 10.0, mono: true, bold: false };
        let cases = [
            ("/etc/app.conf", 80.0, "/etc/app.conf"),
            ("/usr/share/doc/app.conf", 95.0, "…/doc/app.conf"),
            ("/usr/share/doc/app.conf", 70.0, "…/app.conf"),
            ("/usr/share/doc/cache/", 90.0, "…/doc/cache/"),
            ("/usr/share/nginx/site/50x.html", 95.0, "…/site/50x.html"),
            ("/usr/share/a-very-long-name.conf", 80.0, "…/a-ver….conf"),
            ("/x", 5.0, "…/…"),
        ];
        for (text, room, want) in cases {
            assert_eq!(path(text, room, of), want);
        }
        assert_eq!(cut("RUN apt-get install", 60.0, of), "RUN apt-…");
        assert_eq!(lines("one two three", 50.0, of), ["one two", "three"]);
    }
}
