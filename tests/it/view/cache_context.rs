//! The context and the options as a screen has them.

use onionskin::explain::{self, Message};
use onionskin::i18n::{self, Lang};
use onionskin::sim::cache::look::{Ask, CacheLook};
use onionskin::sim::cache::script::{Script, Step};
use onionskin::sim::cache::{Output, RunModel, Session};
use onionskin::view::cache::{self as view, ContextAct, ContextDoes, ContextForm};
use onionskin::view::keys::Key;

/// Every sentence about a step.
pub fn messages() -> Vec<Message> {
    let lines = "write src/a.js 1\nedit package.json\nunseen big.bin 5 ab\nmkdir src\nlink a b\n\
        touch package.json\nchmod 755 run.sh\nrename 옛이름.txt 새이름.txt\ndelete a.js\n\
        arg NODE_ENV test\nno-arg NODE_ENV\nsecret token\nno-secret token\ntarget build\ntarget\n\
        no-cache on\nno-cache off\nnetwork host\nnetwork\nplatform linux/arm64\nplatform\n\
        cache-to inline shop\ncache-to min ci\ncache-to max ci\ncache-to\ncache-from ci\ncache-from\n\
        base node:20 layers\nbase node:20 config\nrun \"npm ci\" same";
    let steps = lines.lines().map(|line| Step::parse(line).unwrap().unwrap());
    steps.map(|step| explain::cache_step(&step).unwrap()).collect()
}

fn look(text: &str, open: &[&str]) -> (CacheLook, Vec<Step>) {
    let script = Script::parse(text).unwrap();
    let mut session = Session::new(script.start);
    session.go(script.steps.clone(), script.steps.len()).unwrap();
    let open = open.iter().map(|dir| (*dir).to_owned()).collect();
    (session.look(&Ask { open, ..Ask::default() }), script.steps)
}

const SHOP: &str = "--- Dockerfile
FROM node:20
COPY . .
--- context
644 .dockerignore \"*.md\\n\"
644 README.md hello
644 package.json {}
644? src/a.js 1
644? src/lib/b.js 1
link current src
644 big.bin unseen 9000000 ab
--- steps
build
edit package.json
delete README.md
";

#[test]
fn rows_know_their_place_among_their_siblings() {
    let (look, _) = look(SHOP, &["src", "src/lib"]);
    let places = view::context_places(&look.context);
    let names = look.context.rows.iter().map(|row| row.path.as_str());
    let names = names.chain(look.context.gone.iter().map(String::as_str));
    let told: Vec<String> = names
        .zip(&places)
        .map(|(name, place)| format!("{name} {}/{}", place.at, place.of))
        .collect();
    assert_eq!(
        told,
        [
            ".dockerignore 1/6",
            "big.bin 2/6",
            "current 3/6",
            "package.json 4/6",
            "src 5/6",
            "src/a.js 1/2",
            "src/lib 2/2",
            "src/lib/b.js 1/1",
            "README.md 6/6",
        ]
    );
}

#[test]
fn keys_go_through_the_tree() {
    let (look, _) = look(SHOP, &["src"]);
    let context = &look.context;
    let at = |path: &str| context.rows.iter().position(|row| row.path == path).unwrap();
    let act = |path: &str, key| view::context_act(context, at(path), 3, key);
    assert_eq!(act("src", Key::Open), ContextAct::Choose(at("src/a.js")));
    assert_eq!(act("src", Key::Close), ContextAct::Open("src".into(), false));
    assert_eq!(act("src/lib", Key::Open), ContextAct::Open("src/lib".into(), true));
    assert_eq!(act("src/lib", Key::Enter), ContextAct::Open("src/lib".into(), true));
    assert_eq!(act("src/a.js", Key::Close), ContextAct::Choose(at("src")));
    assert_eq!(act("package.json", Key::Close), ContextAct::Stay);
    // What is gone is a row, too.
    assert_eq!(act("package.json", Key::Last), ContextAct::Choose(context.rows.len()));
    assert_eq!(act("package.json", Key::Waste), ContextAct::Pass);
}

#[test]
fn menus_fit_what_is_there() {
    let (look, _) = look(SHOP, &["src"]);
    let menu = |path: &str| {
        let row = look.context.rows.iter().find(|row| row.path == path).unwrap();
        let items = view::row_menu(row);
        let keys = items.iter().filter(|item| !item.key.is_empty());
        keys.for_each(|item| {
            assert_eq!(view::row_key(row, item.key, ""), Some(item.does.clone()), "{path}");
        });
        let say = |item: &view::ContextItem| i18n::text(Lang::En, &item.label);
        items.iter().map(say).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        menu("package.json"),
        "Edit, Touch, Chmod, Rename, Other content, Mode 0755, Delete"
    );
    assert_eq!(menu("big.bin"), "Edit, Touch, Chmod, Rename, Mode 0755, Delete");
    assert_eq!(
        menu("src/a.js"),
        "Edit, Touch, Chmod, Rename, Other content, Mode 0644, Mode 0755, Delete"
    );
    assert_eq!(menu("current"), "Touch, Rename, Delete");
    assert_eq!(
        menu("src"),
        "Touch, Chmod, Rename, Mode 0700, New file in it, New directory in it, Delete"
    );
    let row = look.context.rows.iter().find(|row| row.path == "package.json").unwrap();
    let touch = ContextDoes::Do(Step::Touch("package.json".into()));
    assert_eq!(view::row_key(row, "ㅅ", "KeyT"), Some(touch), "under a Korean input method");
    assert_eq!(view::row_key(row, "q", "KeyQ"), None);
}

#[test]
fn forms_become_steps_or_say_what_is_wrong() {
    let (look, _) = look(SHOP, &["src"]);
    let step =
        |form: &ContextForm, line: &str, rest: &str| match form.step(&look.context, line, rest) {
            Ok(None) => "nothing".to_owned(),
            Ok(Some(step)) => step.to_string(),
            Err(message) => message.id.to_owned(),
        };
    let (file, dir) = (ContextForm::File(String::new()), ContextForm::Dir("src".into()));
    assert_eq!(step(&file, " /src//./b.js ", "hi"), "write src/b.js \"hi\"");
    assert_eq!(step(&file, "src/a.js", ""), "cache-exists");
    assert_eq!(step(&file, "../a", ""), "cache-path-bad");
    assert_eq!(step(&file, "  ", ""), "cache-path-bad");
    assert_eq!(step(&file, "Dockerfile", ""), "cache-path-dockerfile");
    assert_eq!(dir.first().0, "src/");
    assert_eq!(step(&dir, "src/new/", ""), "mkdir src/new");
    assert_eq!(step(&ContextForm::Link, "now", " src "), "link now src");
    assert_eq!(step(&ContextForm::Link, "now", " "), "cache-target-bad");
    let rename = ContextForm::Rename("src".into());
    assert_eq!(step(&rename, "lib", ""), "rename src lib");
    assert_eq!(step(&rename, "src/", ""), "nothing");
    assert_eq!(step(&rename, "src/in", ""), "cache-path-below");
    assert_eq!(step(&rename, "package.json", ""), "cache-exists");
    let chmod = |path: &str| ContextForm::Chmod(path.into(), 0o644);
    assert_eq!(step(&chmod("package.json"), "755", ""), "chmod 755 package.json");
    assert_eq!(step(&chmod("package.json"), "0644", ""), "nothing");
    assert_eq!(step(&chmod("src/a.js"), "0o644", ""), "chmod 644 src/a.js", "it was assumed");
    for wrong in ["", "8", "+755", "rwx", "17777", "77777777777777"] {
        assert_eq!(step(&chmod("package.json"), wrong, ""), "cache-mode-bad", "{wrong}");
    }
}

#[test]
fn a_text_keeps_its_line_ends() {
    let (look, _) = look(SHOP, &[]);
    let edit = |old: &str, new: &str| {
        let form = ContextForm::Edit("f".into(), old.into());
        form.step(&look.context, "f", new).unwrap()
    };
    let write = |text: &str| Some(Step::Write("f".into(), text.into()));
    assert_eq!(edit("a\r\nb\r\n", "a\nc\n"), write("a\r\nc\r\n"));
    assert_eq!(edit("a\r\nb\r\n", "a\nb\n"), None);
    assert_eq!(edit("a\nb\r\n", "a\nc\n"), write("a\nc\n"));
}

#[test]
fn options_are_found_in_the_dockerfile() {
    let (look, steps) = look(
        "--- Dockerfile
ARG TAG=20
ARG TAG2
FROM node:${TAG} AS build
ARG TAG
ARG MODE=\"dev\"
RUN --mount=type=secret,id=token --mount=type=secret,target=/run/secrets/key npm ci
FROM build AS test
FROM nginx:$TAG2
FROM node:20
FROM scratch
--- steps
run \"npm ci\" same
secret token
arg TAG2 1.27
arg OTHER x
",
        &[],
    );
    let view = view::options_view(&look.dockerfile, &look, &steps);
    let args: Vec<String> = view
        .args
        .iter()
        .map(|row| format!("{} {:?} {:?} {}", row.name, row.default, row.value, row.another()))
        .collect();
    assert_eq!(
        args,
        [
            "TAG Some(\"20\") None 21",
            "TAG2 None Some(\"1.27\") 1.28",
            "MODE Some(\"\\\"dev\\\"\") None dev-2",
            "OTHER None Some(\"x\") x-2",
        ]
    );
    assert!(!view.args[3].declared && view.args[2].declared);
    assert_eq!(view.secrets, [("token".to_owned(), true), ("key".to_owned(), false)]);
    assert_eq!(view.stages, ["build", "test"]);
    assert_eq!(view.bases, ["node:20", "nginx:1.27"]);
    let same = RunModel { output: Output::Same, ..RunModel::default() };
    assert_eq!(view.runs.iter().map(|run| &run.model).collect::<Vec<_>>(), [&same]);
    let arg = |text: &str| view::new_arg(text).map(|step| step.to_string()).map_err(|e| e.id);
    assert_eq!(arg(" A_1=x=y "), Ok("arg A_1 x=y".into()));
    assert_eq!(arg("A"), Ok("arg A \"\"".into()));
    assert_eq!(arg("1A=x"), Err("cache-arg-bad"));
    assert_eq!(arg("=x"), Err("cache-arg-bad"));
}

#[test]
fn what_was_done_last_is_told() {
    let (look, _) = look(SHOP, &[]);
    let caption = |look: &CacheLook| {
        let frames = view::frames(look);
        let last = frames.last().map(|frame| view::caption(look, frame.event)).unwrap_or_default();
        last.iter().map(|message| i18n::text(Lang::En, message)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(caption(&look), "README.md is gone from the context.");
    let text = self::look(&format!("{SHOP}write big.txt {}\n", "a".repeat(9_000)), &[]).0;
    assert_eq!(caption(&text), "big.txt has a new text.");
    assert!(postcard::to_stdvec(&text).unwrap().len() < 9_000, "the text stays where it is");
    let count = i18n::text(Lang::En, &view::context_count(&look.context));
    assert_eq!(count, "6 files");
    let before = self::look(&SHOP.replace("delete README.md\n", ""), &[]).0;
    let count = i18n::text(Lang::En, &view::context_count(&before.context));
    assert_eq!(count, "7 files, 1 ignored");
}
