//! Scripts played: what a screen is shown of a place.

use onionskin::sim::cache::look::{Ask, CacheLook, Change, KeyPart, LayerKind};
use onionskin::sim::cache::script::Script;
use onionskin::sim::cache::{FileChange, Part, Refusal, Session, Version};

/// The session and look after all steps of a script.
fn played(text: &str) -> (Session, CacheLook) {
    let script = Script::parse(text).unwrap();
    let mut session = Session::new(script.start);
    let steps = script.steps.len();
    session.go(script.steps, steps).unwrap();
    let look = session.look(&Ask::default());
    (session, look)
}

const SHOP: &str = "--- Dockerfile
FROM node:20
WORKDIR /app
COPY package.json run.sh ./
RUN npm ci
LABEL a=1
--- context
644 .dockerignore \"*.md\\n\"
644 README.md \"hello\"
644 package.json \"{}\"
755? run.sh unseen 12 ab
755 src/a.js \"1\"
--- steps
build
";

#[test]
fn the_key_says_which_part_differs() {
    let (_, look) =
        played(&format!("{SHOP}edit package.json\nchmod 700 run.sh\ntouch README.md\nbuild"));
    let [table] = look.keys.as_slice() else { panic!("{:?}", look.keys) };
    assert_eq!((table.instruction, table.before), (2, true));
    let differs: Vec<&KeyPart> =
        table.rows.iter().filter(|row| row.differs).map(|row| &row.part).collect();
    let file = |path: &str| KeyPart::File(path.to_owned());
    assert_eq!(differs, [&file("package.json"), &file("run.sh")]);
    let row = table.rows.iter().find(|row| row.part == file("run.sh")).unwrap();
    assert!(row.old.as_ref().unwrap().starts_with("0755 "), "{row:?}");
    assert!(row.new.as_ref().unwrap().starts_with("0700 "), "{row:?}");
    assert!(table.rows.iter().any(|row| row.part == KeyPart::BuiltOn && !row.differs));
    assert_eq!(table.rows.last().unwrap().part, KeyPart::Time);
}

#[test]
fn the_key_of_a_chosen_line_is_shown() {
    let script =
        Script::parse(&format!("{SHOP}lines 4 1 \"RUN npm install\"\nbuild both")).unwrap();
    let mut session = Session::new(script.start);
    session.go(script.steps, 3).unwrap();
    let look = session.look(&Ask { line: Some(3), ..Ask::default() });
    assert_eq!(look.keys.len(), 2);
    let kit = &look.keys[0];
    let text = kit.rows.iter().find(|row| row.part == KeyPart::Part(Part::Text)).unwrap();
    assert_eq!(text.old.as_deref(), Some("/bin/sh -c npm ci"));
    assert_eq!(text.new.as_deref(), Some("/bin/sh -c npm install"));
    // The classic builder had not built before.
    assert!(kit.before && !look.keys[1].before);
    assert!(look.keys[1].rows.iter().all(|row| !row.differs));
}

#[test]
fn the_context_shows_what_is_left_out_and_what_changed() {
    let (session, _) = played(&format!(
        "{SHOP}edit package.json\ntouch README.md\nwrite new.txt 1\ndelete src/a.js"
    ));
    let file = Some("package.json".into());
    let look = session.look(&Ask { open: vec!["src".into()], file, ..Ask::default() });
    let context = &look.context;
    let row = |path: &str| context.rows.iter().find(|row| row.path == path).unwrap();
    assert_eq!(row("README.md").ignored, Some((1, "*.md".into())));
    assert_eq!(row("README.md").change, Some(Change::Time));
    assert_eq!(row("package.json").change, Some(Change::Counts(FileChange::Content)));
    assert_eq!(row("new.txt").change, Some(Change::Counts(FileChange::Added)));
    let text = context.file.as_ref().and_then(|file| file.text.clone()).unwrap();
    assert!(row("package.json").editable && text.starts_with("{}\n"), "{text}");
    assert!(row("run.sh").assumed && !row("package.json").assumed);
    assert!(!row("run.sh").editable && row("src").open);
    assert_eq!(context.gone, ["src/a.js"]);
    assert_eq!((context.all, context.files, context.ignored), (6, 5, 1));
}

#[test]
fn a_mode_is_a_guess_until_it_is_set() {
    let text = "--- Dockerfile\nFROM a\n--- context\n644? d/a x\n644? b x\n644? c x\n--- steps\nrename d e\nchmod 600 b\n";
    let (session, _) = played(text);
    let look = session.look(&Ask { open: vec!["e".into()], ..Ask::default() });
    let guessed: Vec<&str> =
        look.context.rows.iter().filter(|row| row.assumed).map(|row| row.path.as_str()).collect();
    assert_eq!(guessed, ["c", "e/a"]);
    // What takes the place of something is not what it was.
    let text = "--- Dockerfile\nFROM a\n--- context\n644? a x\n644? d/b x\n--- steps\nrename a c\nwrite a y\ndelete d\nwrite d/b y\n";
    let (session, _) = played(text);
    let look = session.look(&Ask { open: vec!["d".into()], ..Ask::default() });
    let guessed: Vec<&str> =
        look.context.rows.iter().filter(|row| row.assumed).map(|row| row.path.as_str()).collect();
    assert_eq!(guessed, ["c"]);
}

#[test]
fn builds_have_numbers_and_both_builders_the_same() {
    let (mut session, look) = played(&format!("{SHOP}build both\nbuild classic\n"));
    let numbers: Vec<(u64, Version)> =
        look.history.iter().map(|past| (past.number, past.version)).collect();
    let (kit, old) = (Version::BuildKit, Version::Classic);
    assert_eq!(numbers, [(1, kit), (2, kit), (2, old), (3, old)]);
    assert_eq!(look.builds.len(), 1);
    assert_eq!((look.builds[0].number, look.builds[0].last_number), (3, Some(2)));
    let two = session.look(&Ask { builds: vec![2], ..Ask::default() });
    assert_eq!(two.builds.len(), 3);
    let steps = Script::parse(&format!("{SHOP}build both\n")).unwrap().steps;
    session.go(steps, 1).unwrap();
    assert_eq!(session.look(&Ask::default()).history.len(), 1);
}

#[test]
fn layers_are_told_from_metadata_in_each_builder() {
    let (_, look) = played(&format!("{SHOP}build both\n"));
    let kinds = |version: Version| {
        look.latest(version).unwrap().lines.iter().map(|line| line.layer).collect::<Vec<_>>()
    };
    use LayerKind::{Layer, Metadata, Nothing, Perhaps};
    assert_eq!(kinds(Version::BuildKit), [Nothing, Layer, Layer, Layer, Metadata]);
    assert_eq!(kinds(Version::Classic), [Nothing, Layer, Layer, Perhaps, Metadata]);
}

#[test]
fn a_step_that_cannot_be_done_halts_and_the_place_before_it_is_shown() {
    let script = Script::parse(&format!("{SHOP}touch nothing\nbuild")).unwrap();
    let mut session = Session::new(script.start);
    let halt = session.go(script.steps, 3).unwrap_err();
    assert_eq!((halt.step, halt.why), (1, Refusal::NoFile("nothing".into())));
    assert_eq!(session.look(&Ask::default()).step, 1);
}

#[test]
fn no_secret_has_a_value_in_a_look() {
    let (_, look) = played(&format!("{SHOP}secret token\n"));
    assert_eq!(look.secrets, ["token"]);
}

#[test]
fn a_look_stays_small_and_can_be_sent() {
    let mut text = String::from("--- Dockerfile\nFROM a\n");
    (0..2_000).for_each(|n| text.push_str(&format!("RUN make {n}\n")));
    text.push_str("COPY . .\n--- context\n");
    (0..20_000).for_each(|n| text.push_str(&format!("644 d{}/f{n} unseen 1 {n}\n", n % 50)));
    text.push_str("--- steps\nbuild\n");
    (0..300).for_each(|n| text.push_str(&format!("edit d{}/f{n}\n", n % 50)));
    text.push_str("build\n");
    let (session, _) = played(&text);
    let open = (0..50).map(|n| format!("d{n}")).collect();
    let look = session.look(&Ask { open, ..Ask::default() });
    let bytes = postcard::to_stdvec(&look).unwrap();
    assert!(bytes.len() < 3_000_000, "{}", bytes.len());
    assert_eq!(postcard::from_bytes::<CacheLook>(&bytes).unwrap(), look);
    assert_eq!((look.context.all, look.context.rows.len()), (20_050, 10_000));
    assert!(look.context.more > 0);
}

#[test]
fn pushed_bytes_are_those_of_layers_that_are_new() {
    let (_, look) = played(&format!("{SHOP}build\nedit package.json\nbuild\n"));
    let [first, second, third] = look.history.as_slice() else { panic!() };
    assert_eq!(first.push, first.bytes);
    assert_eq!(second.push, 0);
    // The copy and npm ci; neither the base nor WORKDIR.
    assert!(third.push > 180_000_000 && third.push < 181_000_000, "{third:?}");
}
