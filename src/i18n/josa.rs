//! Korean particles: which of `을/를` follows a word is told by the last sound it is read with.
//!
//! Hangul says it itself; digits are read Sino-Korean; Latin letters by name, Latin words by a few
//! rules of how English is written in Hangul. What cannot be told gets both: `을(를)`.

/// The sound a word ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A vowel.
    Vowel,
    /// ㄹ, which `으로/로` treats as a vowel.
    Rieul,
    /// Another final consonant.
    Consonant,
}

/// The particle after `word`, of a pair written with-consonant first: `을/를`, `이/가`, `은/는`,
/// `과/와`, `으로/로`. The pair may also stand the other way round, as `와/과`.
///
/// A pair of another form is given back as it is.
#[must_use]
pub fn josa(word: &str, pair: &str) -> String {
    let Some((first, second)) = pair.split_once('/') else { return pair.to_owned() };
    let turned = ["가", "를", "는", "와", "로"].contains(&first);
    let (consonant, vowel) = if turned { (second, first) } else { (first, second) };
    match end_of(word) {
        Some(End::Vowel) => vowel.to_owned(),
        Some(End::Rieul) if consonant.starts_with("으로") => vowel.to_owned(),
        Some(_) => consonant.to_owned(),
        None => match consonant.strip_suffix(vowel) {
            Some(first) => format!("({first}){vowel}"),
            None => format!("{consonant}({vowel})"),
        },
    }
}

fn end_of(word: &str) -> Option<End> {
    // The root is read as a slash.
    let root = (word == "/").then_some(End::Vowel);
    // What stands in brackets behind a word is not read: 미스(MISS)가.
    let word = match word.strip_suffix(')').and_then(|word| word.rsplit_once('(')) {
        Some((before, _)) if before.contains(char::is_alphanumeric) => before,
        _ => word,
    };
    // Quotes, brackets, slashes and points at the end are not read.
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let Some(last) = word.chars().next_back() else { return root };
    match last {
        '%' => Some(End::Vowel),
        '가'..='힣' => Some(match (u32::from(last) - u32::from('가')) % 28 {
            0 => End::Vowel,
            8 => End::Rieul,
            _ => End::Consonant,
        }),
        '0' | '3' | '6' => Some(End::Consonant),
        '1' | '7' | '8' => Some(End::Rieul),
        '2' | '4' | '5' | '9' => Some(End::Vowel),
        c if c.is_ascii_alphabetic() => {
            let start = word.rfind(|c: char| !c.is_ascii_alphabetic());
            let start =
                start.map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
            Some(latin(&word[start..]))
        }
        _ => None,
    }
}

/// Words that are read in another way than the rules say.
const READ: &[(&str, End)] = &[
    ("apt", End::Vowel),
    ("bit", End::Vowel),
    ("cap", End::Consonant),
    ("etc", End::Vowel),
    ("gib", End::Vowel),
    ("jpeg", End::Consonant),
    ("kib", End::Vowel),
    ("lib", End::Vowel),
    ("loop", End::Vowel),
    ("mib", End::Vowel),
    ("oci", End::Vowel),
    ("type", End::Consonant),
    ("unix", End::Vowel),
    ("url", End::Rieul),
    ("usr", End::Rieul),
    ("workdir", End::Vowel),
];

fn latin(word: &str) -> End {
    let lower = word.to_ascii_lowercase();
    if let Some((_, end)) = READ.iter().find(|(read, _)| *read == lower) {
        return *end;
    }
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = lower.as_bytes();
    let spelled = word.chars().all(|c| c.is_ascii_uppercase()) || !bytes.iter().any(|c| vowel(*c));
    if spelled && !READ_AS_WORDS.contains(&lower.as_str()) {
        return match bytes.last() {
            Some(b'l' | b'r') => End::Rieul,
            Some(b'm' | b'n') => End::Consonant,
            _ => End::Vowel,
        };
    }
    let at = |back: usize| bytes.len().checked_sub(back).and_then(|i| bytes.get(i)).copied();
    let (last, before, third) = (at(1).unwrap_or(0), at(2).unwrap_or(0), at(3).unwrap_or(0));
    match (third, before, last) {
        // file, table, example
        (_, b'l', b'e') | (_, _, b'l') => End::Rieul,
        // name, volume, line, alpine; but not "me"
        (c, b'm' | b'n', b'e') if vowel(c) => End::Consonant,
        (_, _, b'm' | b'n') | (_, b'n', b'g') => End::Consonant,
        // root, boot
        (b'o', b'o', b't') => End::Vowel,
        // app, zip, group; web, blob; layout, git, secret; hook, public
        (_, c, b'p' | b'b' | b't' | b'k' | b'c') if vowel(c) => End::Consonant,
        // app, block
        (c, b'p', b'p') | (c, b'c', b'k') if vowel(c) => End::Consonant,
        _ => End::Vowel,
    }
}

/// Words in capitals that are not spelled out.
const READ_AS_WORDS: &[&str] = &[
    "add", "arg", "copy", "env", "expose", "from", "json", "label", "run", "user", "volume", "zip",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_sound_tells_the_particle() {
        let cases = [
            ("파일", "을"),
            ("레이어", "를"),
            ("이미지", "를"),
            ("통합 뷰(merged)", "를"),
            ("미스(MISS)", "를"),
            ("L3 (base)", "을"),
            ("64 KiB", "를"),
            ("type", "을"),
            ("WORKDIR", "를"),
            ("L0", "을"),
            ("L1", "을"),
            ("L2", "를"),
            ("L3", "을"),
            ("L4", "를"),
            ("L5", "를"),
            ("L6", "을"),
            ("L7", "을"),
            ("L8", "을"),
            ("L9", "를"),
            ("L10", "을"),
            ("1,000", "을"),
            ("app.conf", "를"),
            ("nginx", "를"),
            ("Dockerfile", "을"),
            ("manifest.json", "을"),
            ("oci-layout", "을"),
            ("/etc/hosts", "를"),
            ("/srv/old.log", "를"),
            ("/usr", "을"),
            ("gzip", "을"),
            ("zstd", "를"),
            ("xz", "를"),
            ("bzip2", "를"),
            ("lz4", "를"),
            ("tar", "를"),
            ("ZIP", "을"),
            ("PDF", "를"),
            ("PNG", "를"),
            ("JPEG", "을"),
            ("HTML", "을"),
            ("RUN", "을"),
            ("ENV", "를"),
            ("COPY", "를"),
            ("98 MB", "를"),
            ("41,266바이트", "를"),
            ("50%", "를"),
            ("alpine", "을"),
            ("busybox", "를"),
            ("node:20", "을"),
            ("debian:12-slim", "을"),
            ("\"node\"", "를"),
            ("(app)", "을"),
            ("/var/cache/", "를"),
            ("/", "를"),
            ("cache", "를"),
            ("root", "를"),
            ("docker", "를"),
            ("block", "을"),
            ("squashfs", "를"),
            ("ELF", "를"),
            ("RAR", "을"),
            ("7z", "를"),
            ("config", "를"),
        ];
        for (word, expected) in cases {
            assert_eq!(josa(word, "을/를"), expected, "{word}");
        }
    }

    #[test]
    fn rieul_takes_ro() {
        let cases = [
            ("L1", "로"),
            ("L3", "으로"),
            ("L2", "로"),
            ("파일", "로"),
            ("tar", "로"),
            ("JSON", "으로"),
        ];
        for (word, expected) in cases {
            assert_eq!(josa(word, "으로/로"), expected, "{word}");
        }
    }

    #[test]
    fn every_pair_follows() {
        assert_eq!(josa("L2", "이/가"), "가");
        assert_eq!(josa("L2", "와/과"), "와");
        assert_eq!(josa("L3", "와/과"), "과");
        assert_eq!(josa("파일", "으로서/로서"), "로서");
        assert_eq!(josa("L3", "이/가"), "이");
        assert_eq!(josa("L3", "은/는"), "은");
        assert_eq!(josa("gzip", "과/와"), "과");
        assert_eq!(josa("zstd", "과/와"), "와");
    }

    #[test]
    fn what_cannot_be_told_gets_both() {
        assert_eq!(josa("日本", "을/를"), "을(를)");
        assert_eq!(josa("", "이/가"), "이(가)");
        assert_eq!(josa("…", "으로/로"), "(으)로");
        assert_eq!(josa("L2", "만"), "만");
    }
}
