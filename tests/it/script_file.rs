//! Scripts as files.

use onionskin::app::{ScriptFile, ScriptFileError};
use onionskin::explain::Message;
use onionskin::i18n::{self, Lang};
use onionskin::sim::cow::ready;

pub fn messages() -> Vec<Message> {
    vec![ScriptFileError::Version { found: "2".into() }.message()]
}

fn file(script: &str) -> ScriptFile {
    ScriptFile {
        name: Some("shop/web:1".into()),
        image: Some("sha256:4f53".into()),
        script: script.lines().map(str::to_owned).collect(),
    }
}

#[test]
fn a_file_names_its_image_and_comes_back() {
    let file = file("docker run -d --name web shop/web:1\n# 첫 줄\n\nweb# echo hi >> /etc/motd");
    let text = "\
# onionskin containers 1
# name: shop/web:1
# image: sha256:4f53

docker run -d --name web shop/web:1
# 첫 줄

web# echo hi >> /etc/motd
";
    assert_eq!(file.to_text(), text);
    assert_eq!(ScriptFile::parse(text), Ok(file.clone()));
    let typed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(ScriptFile::parse(&typed), Ok(file));
    for ready in ready::ALL {
        let file = self::file(ready.script);
        assert_eq!(ScriptFile::parse(&file.to_text()), Ok(file), "{}", ready.id);
    }
}

#[test]
fn a_script_without_a_header_is_a_file_too() {
    let plain = ScriptFile::parse("# name: no header\ndocker ps\n").unwrap();
    assert_eq!((plain.name, plain.script.len()), (None, 2));
    assert_eq!(ScriptFile::parse(""), Ok(ScriptFile::default()));
    let bare = ScriptFile { script: vec!["docker ps".into()], ..ScriptFile::default() };
    assert_eq!(ScriptFile::parse(&bare.to_text()), Ok(bare));
}

#[test]
fn a_name_cannot_add_a_line() {
    let file = ScriptFile { name: Some("x\ndocker ps\u{7}".into()), ..ScriptFile::default() };
    let read = ScriptFile::parse(&file.to_text()).unwrap();
    assert_eq!((read.name.as_deref(), read.script.len()), (Some("xdocker ps"), 0));
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let wrong = ScriptFile::parse("# onionskin containers 2\n\ndocker ps\n").unwrap_err();
    assert_eq!(wrong, ScriptFileError::Version { found: "2".into() });
    let mut wrong = file("docker ps\nnonsense").to_text();
    let error = ScriptFile::parse(&wrong).unwrap_err();
    assert!(i18n::text(Lang::En, &error.message()).starts_with("Line 6: "));
    wrong.insert_str(0, "\u{feff}");
    assert_eq!(ScriptFile::parse(&wrong), Err(error));
}
