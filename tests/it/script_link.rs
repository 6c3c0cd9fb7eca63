//! Links that carry a script: what they look like, what comes back, what is wrong with bad ones.

use std::sync::LazyLock;

use onionskin::app::{LinkError, ScriptLink};
use onionskin::explain::Message;
use onionskin::sim::cow::ready;
use proptest::prelude::*;

fn link(sample: &str, (step, frame): (usize, usize), script: &str) -> ScriptLink {
    let script = script.lines().map(str::to_owned).collect();
    ScriptLink { image: None, sample: Some(sample.into()), step, frame, script }
}

/// One of every error.
pub fn messages() -> Vec<Message> {
    let errors = [
        LinkError::Elsewhere,
        LinkError::Ends { at: 21 },
        LinkError::Number { at: 22 },
        LinkError::Version { found: "2".into() },
        LinkError::Text { at: 80 },
        LinkError::Packed { at: 1_203 },
        LinkError::TooLong { limit: 1_048_576 },
        LinkError::Cut { step: 3, lines: 1 },
        LinkError::Cut { step: 7, lines: 2 },
    ];
    errors.iter().map(LinkError::message).collect()
}

#[test]
fn a_link_can_be_read() {
    let script = "docker run -d --name web -v data:/vol shop/web:1 sh -c 'echo shop/web:1'
web# echo \"$HOME\" >> /etc/motd
web! rename /etc/motd /etc/old
docker history shop/web:1
# 첫 줄
docker diff web .";
    let link = link("nginx-like", (3, 1), script);
    let hash = link.to_hash("shop/web:1");
    assert_eq!(
        hash,
        "#containers/nginx-like/3.1/1\
         ~docker+run+-d+--name+web+-v+data:/vol+IMAGE+sh+-c+%27echo+shop/web:1%27\
         ~web$+echo+%22%24HOME%22+%3E%3E+/etc/motd\
         ~web%21+rename+/etc/motd+/etc/old\
         ~docker+history+IMAGE\
         ~$+%EC%B2%AB+%EC%A4%84\
         ~docker+diff+web+%2E"
    );
    assert_eq!(ScriptLink::parse(&hash).unwrap().with_image("shop/web:1"), link);
    let typed = hash.replace("%EC%B2%AB", "첫").replace("+docker", "%20docker");
    assert_eq!(ScriptLink::parse(&typed[1..]).unwrap().with_image("shop/web:1"), link);
    let renamed = ScriptLink::parse(&hash).unwrap().with_image("other:2");
    assert!(renamed.script[0].ends_with("data:/vol other:2 sh -c 'echo shop/web:1'"));
}

#[test]
fn only_the_image_of_a_line_gets_shorter() {
    for (line, short) in [
        ("docker run web", "docker run IMAGE"),
        ("docker run --name web web", "docker run --name web IMAGE"),
        ("docker run -v web:/web  web  web", "docker run -v web:/web  IMAGE  web"),
        ("docker create  web", "docker create  IMAGE"),
        ("docker run 'web'", "docker run 'web'"),
        ("docker run shop/web", "docker run shop/web"),
        ("docker diff web", "docker diff web"),
        ("docker commit web web", "docker commit web web"),
        ("web# docker run web", "web# docker run web"),
        ("docker run", "docker run"),
    ] {
        let link = link("s", (0, 0), line);
        let read = ScriptLink::parse(&link.to_hash("web")).unwrap();
        assert_eq!(read.script, [short], "{line}");
        assert_eq!(read.with_image("web"), link);
        assert_eq!(ScriptLink::parse(&link.to_hash("")).unwrap(), link);
    }
}

#[test]
fn the_image_is_named_by_its_id_or_as_a_sample() {
    let id = format!("sha256:{}", "ab".repeat(32));
    let by_id = ScriptLink { image: Some(id.clone()), ..ScriptLink::default() };
    assert_eq!(by_id.to_hash(""), format!("#containers/{id}/0/1"));
    assert_eq!(ScriptLink::parse(&by_id.to_hash("")), Ok(by_id.clone()));
    let escaped = by_id.to_hash("").replace(':', "%3A");
    assert_eq!(ScriptLink::parse(&escaped), Ok(by_id));
    let sample = ScriptLink { sample: Some("nginx-like".into()), ..ScriptLink::default() };
    assert_eq!(ScriptLink::parse("#containers/nginx-like"), Ok(sample));
    assert_eq!(ScriptLink::parse("#containers"), Ok(ScriptLink::default()));
    let none = ScriptLink::default();
    assert_eq!(none.to_hash(""), "#containers/-/0/1");
    assert_eq!(ScriptLink::parse(&none.to_hash("")), Ok(none));
}

#[test]
fn what_is_wrong_with_a_link() {
    use LinkError::{Cut, Elsewhere, Ends, Number, Packed, Text, TooLong, Version};
    let version = |found: &str| Version { found: found.into() };
    for (hash, error) in [
        ("", Elsewhere),
        ("#inspect/sha256:ab", Elsewhere),
        ("#containersx/y", Elsewhere),
        ("#containers/nginx/3", Ends { at: 18 }),
        ("#containers/nginx/3/", Ends { at: 19 }),
        ("#containers/nginx/x/1~a", Number { at: 17 }),
        ("#containers/nginx/1.x/1~a", Number { at: 17 }),
        ("#containers/nginx/-1/1~a", Number { at: 17 }),
        ("#containers/nginx/99999999999999999999999/1~a", Number { at: 17 }),
        ("#containers/nginx/0/2~a", version("2")),
        ("#containers/nginx/0/12~a", version("12")),
        ("#containers/nginx/0/~a", version("~")),
        ("#containers/nginx/0/1+a", Text { at: 20 }),
        ("#containers/nginx/0/1~abc~d%4", Text { at: 26 }),
        ("#containers/nginx/0/1~abc~d%zz", Text { at: 26 }),
        ("#containers/nginx/0/1~abc~d%+4", Text { at: 26 }),
        ("#containers/nginx/0/1~a%한", Text { at: 22 }),
        ("#containers/nginx/0/1~abc~%FFd", Text { at: 25 }),
        ("#containers/%FF/0/1~abc", Text { at: 11 }),
        ("#containers/nginx/2/1~abc", Cut { step: 2, lines: 1 }),
        ("#containers/nginx/0/1zAA*A", Packed { at: 23 }),
        ("#containers/nginx/0/1zAAAAA", Packed { at: 26 }),
        ("#containers/nginx/0/1z", Packed { at: 21 }),
        ("#containers/nginx/0/1zAAAA", Packed { at: 21 }),
        ("#containers/nginx/0/1z____HwQAAAAAAA", TooLong { limit: 1 << 18 }),
    ] {
        assert_eq!(ScriptLink::parse(hash), Err(error), "{hash}");
    }
}

/// A script that needs packing.
fn long() -> ScriptLink {
    let lines = (0..200).map(|n| format!("web# echo {n} >> /var/log/메모-{}.txt", n * 7919 % 1000));
    ScriptLink { script: lines.collect(), step: 200, ..ScriptLink::default() }
}

#[test]
fn a_long_script_is_packed() {
    let link = long();
    let hash = link.to_hash("");
    assert!(hash.starts_with("#containers/-/200/1z") && hash.len() < 2_000, "{}", hash.len());
    assert!(hash.bytes().all(|b| b.is_ascii_alphanumeric() || b"#/-_".contains(&b)));
    assert_eq!(ScriptLink::parse(&hash), Ok(link));
    for end in "#containers/-/".len()..hash.len() {
        assert!(ScriptLink::parse(&hash[..end]).is_err(), "cut after {end}");
    }
    for at in (hash.find("1z").unwrap() + 2..hash.len()).step_by(97) {
        let other = if hash[at..].starts_with('x') { "y" } else { "x" };
        let mistyped = [&hash[..at], other, &hash[at + 1..]].concat();
        assert!(ScriptLink::parse(&mistyped).is_err(), "{other} at {at}");
    }
}

#[test]
fn a_packed_script_does_not_grow_without_end() {
    let bomb = ScriptLink { script: vec!["x".repeat(1 << 18); 2], ..ScriptLink::default() };
    let plain = bomb.to_hash("");
    assert!(plain.starts_with("#containers/-/0/1~x"), "too long to be packed, and still right");
    let fits = ScriptLink { script: vec!["x".repeat(1 << 16)], ..ScriptLink::default() };
    assert_eq!(ScriptLink::parse(&fits.to_hash("")), Ok(fits));
}

#[test]
fn links_of_the_ready_scripts_stay_short() {
    for ready in ready::ALL {
        let lines = ready.script.lines().count();
        let link = link(ready.sample, (lines, 2), ready.script);
        let own = ready.script.lines().next().unwrap().split(' ').next_back().unwrap();
        let hash = link.to_hash(own);
        assert!(hash.len() < 1_000, "{}: {} characters: {hash}", ready.id, hash.len());
        assert!(!hash.contains(own), "{hash}");
        assert_eq!(ScriptLink::parse(&hash).unwrap().with_image(own), link, "{}", ready.id);
    }
}

/// Lines as people type them, and any text at all.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        any::<String>(),
        "[가-힣 a-z#~%+$.,/\\n\\\\]{0,30}",
        "docker (run|create) (-d |--name web )?(web|shop:1)( web)?",
        "web[#!] [a-z >/.']{0,20}",
        prop::collection::vec(any::<u8>(), 0..20)
            .prop_map(|bytes| bytes.into_iter().map(char::from).collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_script_comes_back(
        script in prop::collection::vec(line(), 0..60),
        (step, frame) in (0_usize..60, 0_usize..500),
        own in prop_oneof![Just(""), Just("web"), Just("shop:1")],
    ) {
        let step = step.min(script.len());
        let link = ScriptLink { image: Some("sha256:ab".into()), sample: None, step, frame, script };
        let hash = link.to_hash(own);
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._/:=,+$~%#".contains(&b);
        prop_assert!(hash.bytes().all(plain) && !hash[1..].contains('#'));
        prop_assert!(!hash.ends_with(['.', ',', ':']));
        prop_assert_eq!(ScriptLink::parse(&hash).map(|read| read.with_image(own)), Ok(link));
    }

    #[test]
    fn no_link_is_too_bad(tail in "\\PC{0,60}", cut in 0_usize..3_000, byte in any::<char>()) {
        let _ = ScriptLink::parse(&tail);
        let _ = ScriptLink::parse(&format!("#containers/{tail}"));
        let _ = ScriptLink::parse(&format!("#containers/x/0/1{tail}"));
        let _ = ScriptLink::parse(&format!("#containers/x/0/1z{tail}"));
        static LONG: LazyLock<Vec<char>> = LazyLock::new(|| long().to_hash("").chars().collect());
        let mut hash = LONG.clone();
        let at = cut % hash.len();
        hash[at] = byte;
        let _ = ScriptLink::parse(&hash.into_iter().collect::<String>());
    }
}
