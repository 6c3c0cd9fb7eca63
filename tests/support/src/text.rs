//! Layers and images as text.
//!
//! A layer is one entry a line; `#` at the start of a line is a remark, indentation is free:
//!
//! ```text
//! dir etc 0755
//! file etc/passwd "root:x:0:0\n" 0644 @0:0 +1700000000 user.note=hi
//! file etc/motd <<END
//! any lines
//! END
//! size 1000 big.bin
//! link a -> b
//! hard a => b
//! fifo run/pipe
//! char dev/null 1 3
//! block dev/sda 8 0
//! rm etc/x
//! opaque var/cache
//! ```
//!
//! Behind an entry may stand its mode (octal digits), `@uid:gid`, `+mtime` in seconds, and extended
//! attributes as `name=value`, where the name has a dot. Texts in quotes know `\n`, `\t`, `\"` and
//! `\\`; names with spaces stand in quotes. `size N` makes N bytes of readable lines.
//!
//! An image is settings, then steps from the base up; the entries of a layer stand below its step:
//!
//! ```text
//! tag sample/notes:1.0
//! env PATH=/usr/bin:/bin
//! workdir /app
//! user app
//! expose 80/tcp
//! label maintainer=Onionskin
//! entrypoint ["/start"]
//! cmd ["sh"]
//!
//! layer COPY notes.txt /notes.txt # buildkit
//!     file notes.txt "hello\n"
//! meta CMD ["sh"]
//! layer RUN /bin/sh -c rm /notes.txt # buildkit
//!     rm notes.txt
//! ```

use crate::archive::{Config, Image, Step};
use crate::tar::{Meta, Tar};

/// When images written as text are built: 2026-03-02, 9:00 UTC. Each step takes a minute.
pub const BUILT: i64 = 1_772_442_000;

/// The tar of a layer written as text.
///
/// # Panics
/// If the text is not as described above.
#[must_use]
pub fn layer(text: &str) -> Vec<u8> {
    layer_at(text, 0)
}

/// As [`layer`], every entry with this time unless it has its own.
#[must_use]
pub fn layer_at(text: &str, mtime: i64) -> Vec<u8> {
    let mut tar = Tar::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = words(line);
        if let Some(at) = words.iter().position(|word| word.starts_with("<<")) {
            let end = words[at][2..].to_owned();
            let body: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != end).collect();
            words[at] = dedented(&body);
        }
        entry(&mut tar, &words, mtime).unwrap_or_else(|| panic!("no entry: {line}"));
    }
    tar.finish()
}

/// The lines without the indentation they share, each with a line break.
fn dedented(lines: &[&str]) -> String {
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let shared = lines.iter().filter(|line| !line.trim().is_empty()).map(|l| indent(&l)).min();
    let shared = shared.unwrap_or(0);
    lines.iter().map(|line| format!("{}\n", line.get(shared..).unwrap_or_default())).collect()
}

fn entry(tar: &mut Tar, words: &[String], mtime: i64) -> Option<()> {
    let word = |at: usize| words.get(at).map(String::as_str);
    let meta = |mode: u32, from: usize| meta(mode, mtime, words.get(from..).unwrap_or_default());
    let number = |at: usize| word(at)?.parse::<u32>().ok();
    let path = word(1)?;
    match (word(0)?, word(2)) {
        ("dir", _) => tar.dir(path, &meta(0o755, 2)),
        ("file", Some(data)) => tar.file(path, data.as_bytes(), &meta(0o644, 3)),
        ("size", Some(name)) => tar.file(name, &filler(path.parse().ok()?), &meta(0o644, 3)),
        ("link", Some("->")) => tar.symlink(path, word(3)?, &meta(0o777, 4)),
        ("hard", Some("=>")) => tar.hardlink(path, word(3)?, &meta(0o644, 4)),
        ("fifo", _) => tar.device(b'6', path, (0, 0), &meta(0o644, 2)),
        ("char", _) => tar.device(b'3', path, (number(2)?, number(3)?), &meta(0o644, 4)),
        ("block", _) => tar.device(b'4', path, (number(2)?, number(3)?), &meta(0o644, 4)),
        ("rm", _) => tar.whiteout(path, &meta(0, 2)),
        ("opaque", _) => tar.opaque(path.trim_matches('/'), &meta(0, 2)),
        _ => return None,
    };
    Some(())
}

fn meta(mode: u32, mtime: i64, words: &[String]) -> Meta {
    words.iter().fold(Meta::mode(mode).mtime(mtime), |meta, word| {
        if let Some((uid, gid)) = word.strip_prefix('@').and_then(|owner| owner.split_once(':')) {
            meta.owner(uid.parse().expect("uid"), gid.parse().expect("gid"))
        } else if let Some(time) = word.strip_prefix('+') {
            meta.mtime(time.parse().expect("mtime"))
        } else if let Some((name, value)) = word.split_once('=') {
            meta.xattr(name, value.as_bytes())
        } else {
            Meta { mode: u32::from_str_radix(word, 8).expect("mode, octal"), ..meta }
        }
    })
}

/// The words of a line; what stands in quotes is one, without them.
fn words(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(&c) = chars.peek() {
        let mut word = String::new();
        if c.is_whitespace() {
            chars.next();
            continue;
        }
        if chars.next_if_eq(&'"').is_some() {
            while let Some(c) = chars.next().filter(|c| *c != '"') {
                word.push(match c {
                    '\\' => match chars.next() {
                        Some('n') => '\n',
                        Some('t') => '\t',
                        other => other.expect("a letter after the backslash"),
                    },
                    c => c,
                });
            }
        } else {
            while let Some(c) = chars.next_if(|c| !c.is_whitespace()) {
                word.push(c);
            }
        }
        out.push(word);
    }
    out
}

/// `len` bytes of numbered lines.
#[must_use]
pub fn filler(len: usize) -> Vec<u8> {
    let lines = (1..).flat_map(|n| format!("line {n}\n").into_bytes());
    lines.take(len).collect()
}

/// An image written as text.
///
/// # Panics
/// If the text is not as described above.
#[must_use]
pub fn image(text: &str) -> Image {
    let mut config = Config::default();
    let mut tags = Vec::new();
    let mut steps: Vec<(String, Option<String>)> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        let (word, rest) = trimmed.split_once(' ').unwrap_or((trimmed, ""));
        let list = || serde_json::from_str(rest).expect("a JSON list of words");
        // The entries of a layer are indented; everything else begins the line.
        let top = !line.starts_with(char::is_whitespace);
        match (word, top) {
            ("layer", true) => steps.push((rest.to_owned(), Some(String::new()))),
            ("meta", true) => steps.push((rest.to_owned(), None)),
            ("", _) => {
                if let Some((_, Some(entries))) = steps.last_mut() {
                    entries.push('\n');
                }
            }
            (_, false) if !steps.is_empty() => {
                let Some((_, Some(entries))) = steps.last_mut() else {
                    panic!("an entry below a step without a layer: {line}")
                };
                entries.push_str(line);
                entries.push('\n');
            }
            ("tag", true) => tags.push(rest.to_owned()),
            ("env", true) => config.env.push(rest.to_owned()),
            ("label", true) => {
                let (key, value) = rest.split_once('=').expect("label key=value");
                config.labels.push((key.to_owned(), value.to_owned()));
            }
            ("expose", true) => config.expose.push(rest.to_owned()),
            ("workdir", true) => config.workdir = Some(rest.to_owned()),
            ("user", true) => config.user = Some(rest.to_owned()),
            ("stopsignal", true) => config.stop_signal = Some(rest.to_owned()),
            ("entrypoint", true) => config.entrypoint = list(),
            ("cmd", true) => config.cmd = list(),
            ("#", _) => {}
            _ => panic!("no setting: {line}"),
        }
    }
    let minutes = (0..).map(|minute| BUILT + 60 * minute);
    let steps = steps.into_iter().zip(minutes).map(|((created_by, entries), created)| Step {
        created_by,
        created,
        layer: entries.map(|entries| layer_at(&entries, created)),
    });
    Image { tags, config, steps: steps.collect() }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// `kind path link mode uid:gid mtime contents` of each entry, read by another tar.
    fn read(bytes: &[u8]) -> Vec<String> {
        let mut archive = tar::Archive::new(bytes);
        let entries = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut data = String::new();
            entry.read_to_string(&mut data).unwrap();
            let header = entry.header();
            let link = entry.link_name().unwrap().map(|l| l.display().to_string());
            format!(
                "{} {} {} {:o} {}:{} {} {data:?}",
                char::from(header.entry_type().as_byte()),
                entry.path().unwrap().display(),
                link.unwrap_or_default(),
                header.mode().unwrap(),
                header.uid().unwrap(),
                header.gid().unwrap(),
                header.mtime().unwrap(),
            )
        });
        entries.collect()
    }

    #[test]
    fn every_kind_of_line() {
        let text = r#"
            # a remark
            dir etc 0700 @7:8
            file etc/passwd "a \"b\"\n" 0600 @1000:1000 +5 user.note=hi
            file "with space" <<END
              one

                two
            END
            size 9 big
            link a -> b
            hard c => etc/passwd
            fifo p
            char n 1 3
            rm etc/x
            rm y
            opaque var/cache
            opaque /
        "#;
        let want = [
            "5 etc/  700 7:8 0 \"\"",
            "0 etc/passwd  600 1000:1000 5 \"a \\\"b\\\"\\n\"",
            "0 with space  644 0:0 0 \"one\\n\\n  two\\n\"",
            "0 big  644 0:0 0 \"line 1\\nli\"",
            "2 a b 777 0:0 0 \"\"",
            "1 c etc/passwd 644 0:0 0 \"\"",
            "6 p  644 0:0 0 \"\"",
            "3 n  644 0:0 0 \"\"",
            "0 etc/.wh.x  0 0:0 0 \"\"",
            "0 .wh.y  0 0:0 0 \"\"",
            "0 var/cache/.wh..wh..opq  0 0:0 0 \"\"",
            "0 .wh..wh..opq  0 0:0 0 \"\"",
        ];
        assert_eq!(read(&layer(text)), want);
    }

    #[test]
    fn long_names_and_large_numbers_survive() {
        let long = "d/".repeat(80) + "한글";
        let mut tar = Tar::new();
        tar.file(&long, b"x", &Meta::mode(0o644).owner(4_000_000_000, 0));
        let bytes = tar.finish();
        let mut archive = tar::Archive::new(bytes.as_slice());
        let entry = archive.entries().unwrap().next().unwrap().unwrap();
        assert_eq!(entry.path().unwrap().to_str().unwrap(), long);
        assert_eq!(entry.header().uid().unwrap(), 4_000_000_000);
    }

    #[test]
    fn an_image_has_steps_with_and_without_layers() {
        let image = image(
            "tag a/b:1\ncmd [\"sh\"]\nlayer COPY a /a\n  file a \"x\"\nmeta CMD [\"sh\"]\nlayer RUN rm /a\n  rm a",
        );
        assert_eq!(image.tags, ["a/b:1"]);
        assert_eq!(image.config.cmd, ["sh"]);
        let made: Vec<bool> = image.steps.iter().map(|step| step.layer.is_some()).collect();
        assert_eq!(made, [true, false, true]);
        assert_eq!(image.steps[2].created, BUILT + 120);
    }
}
