//! Layers pushed, pulled and shared.

use std::collections::BTreeSet;

use onionskin::sim::cache::Session;
use onionskin::sim::cache::golf::{COURSES, Score};
use onionskin::sim::cache::look::{Ask, BuildLook};
use onionskin::sim::cache::registry::{send, usage};
use onionskin::sim::cache::script::Script;
use onionskin::view::cache::{pull_lines, push_lines, usage_rows};

/// All builds of a script.
fn builds(dockerfile: &str, context: &str, steps: &str) -> Vec<BuildLook> {
    let text =
        format!("--- Dockerfile\n{dockerfile}\n--- context\n{context}\n--- steps\n{steps}\n");
    let script = Script::parse(&text).unwrap();
    let mut session = Session::new(script.start);
    let all = script.steps.len();
    session.go(script.steps, all).unwrap();
    let ask = Ask { builds: vec![1, 2, 3, 4], ..Ask::default() };
    let builds = session.look(&ask).builds;
    let mut builds = builds.to_vec();
    builds.sort_by_key(|build| build.number);
    builds
}

const SHOP: &str = "FROM node:20\nCOPY package.json .\nRUN npm ci\nCOPY a.js .";
const FILES: &str = "644 package.json \"{}\"\n644 a.js \"1\"";

#[test]
fn a_second_push_sends_what_is_new() {
    let all = builds(SHOP, FILES, "build\nedit a.js\nbuild");
    let mut registry = BTreeSet::new();
    let first = send(&mut registry, &all[0].image);
    assert!(first.layers.iter().all(|layer| !layer.exists));
    assert_eq!(first.bytes, all[0].image.bytes());
    let second = send(&mut registry, &all[1].image);
    let exists: Vec<bool> = second.layers.iter().map(|layer| layer.exists).collect();
    assert_eq!(exists, [true, true, true, false]);
    assert!(second.bytes < 100);
    assert!(push_lines(&second)[0].ends_with(": Layer already exists"));
    assert!(pull_lines(&second)[3].ends_with(": Pull complete"));
}

#[test]
fn a_step_that_runs_again_makes_another_layer() {
    let all = builds("FROM a\nRUN make", "", "build\nno-cache on\nbuild\nno-cache off\nbuild");
    let ids: Vec<_> = all.iter().map(|build| build.image.layers[1].id).collect();
    assert_ne!(ids[0], ids[1]);
    assert_eq!(ids[1], ids[2]);
}

#[test]
fn a_linked_layer_is_the_same_on_another_base() {
    let steps = "build\nbase nginx:1 layers\nbuild";
    let layers = |link: &str| {
        let all = builds(&format!("FROM nginx:1\nCOPY {link}a.js /a.js"), FILES, steps);
        [0, 1].map(|at| all[at].image.layers[1].id)
    };
    let [before, after] = layers("--link ");
    assert_eq!(before, after);
    let [before, after] = layers("");
    assert_ne!(before, after);
}

#[test]
fn shared_layers_count_once() {
    let all = builds(SHOP, FILES, "build\nedit a.js\nbuild");
    let (each, total) = usage(&[&all[0].image, &all[1].image]);
    assert_eq!(each[0].shared, each[1].shared);
    assert_eq!(each[0].size, each[0].shared + each[0].unique);
    assert_eq!(total, each[0].size + each[1].unique);
    let rows = usage_rows(&["shop:1".into(), "shop:2".into()], &each);
    assert_eq!(rows[1].1, [each[1].size, each[1].shared, each[1].unique]);
    assert_eq!(usage(&[]), (Vec::new(), 0));
}

#[test]
fn a_stage_over_a_stage_has_the_base_of_the_first() {
    let all = builds("FROM node:20 AS a\nRUN npm ci\nFROM a AS b\nRUN make", "", "build");
    let bases: Vec<bool> = all[0].image.layers.iter().map(|layer| layer.base).collect();
    assert_eq!(bases, [true, false, false]);
}

#[test]
fn what_is_copied_from_a_stage_weighs_what_its_last_command_wrote() {
    let text = "FROM node:20 AS a\nRUN npm ci\nRUN npm run build\nCMD x\nFROM nginx\nCOPY --from=a /dist /www";
    let all = builds(text, "", "build");
    assert_eq!(all[0].image.layers[1].bytes, 6_000_000);
    let all = builds("FROM node AS a\nFROM nginx\nCOPY --from=a /dist /www", "", "build");
    assert_eq!(all[0].image.layers[1].bytes, 0);
}

#[test]
fn a_build_that_fails_makes_no_image() {
    let all = builds("FROM a\nRUN make", "", "run make fails\nbuild");
    assert!(all[0].image.layers.is_empty());
}

#[test]
fn golf_counts_the_lines_that_run_again() {
    let [first, late, stages] = COURSES else { panic!() };
    let original =
        |course: &onionskin::sim::cache::golf::Course| course.read().unwrap().0.start.dockerfile;
    assert_eq!(first.score(&original(first), None), Some(Score::Runs(2)));
    let better = "FROM node:20\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nCOPY . .\n";
    assert_eq!(first.score(better, None), Some(Score::Runs(1)));
    assert_eq!(late.score(&original(late), None), Some(Score::Runs(2)));
    let better = "FROM node:20\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nARG VERSION\nRUN echo $VERSION > version.txt\n";
    assert_eq!(late.score(better, None), Some(Score::Runs(1)));
    assert!(matches!(stages.score(&original(stages), None), Some(Score::Runs(_))));
}

#[test]
fn golf_is_not_won_by_leaving_work_out() {
    let course = &COURSES[0];
    for (dockerfile, score) in [
        ("FROM node:20\nWORKDIR /app\nCOPY . .\n", Score::Command("npm install".into())),
        (
            "FROM node:20\nCOPY package.json .\nRUN npm install\n",
            Score::File("src/server.js".into()),
        ),
        ("FROM node:20\nRUM\n", Score::Fails),
        ("FROM node:20\nCOPY nothing .\nRUN npm install\n", Score::Fails),
    ] {
        assert_eq!(course.score(dockerfile, None), Some(score), "{dockerfile}");
    }
    let all = "FROM node:20\nCOPY . .\nRUN npm install\n";
    assert_eq!(course.score(all, Some("src\n")), Some(Score::File("src/server.js".into())));
}

#[test]
fn an_exported_cache_saves_what_its_mode_keeps() {
    let text = |dockerfile: &str, steps: &str| {
        let files = "644 package.json \"{}\"\n644 src/main.js \"1\"";
        format!("--- Dockerfile\n{dockerfile}\n--- context\n{files}\n--- steps\n{steps}\n")
    };
    let external = |dockerfile: &str, steps: &str| {
        let script = Script::parse(&text(dockerfile, steps)).unwrap();
        let mut session = Session::new(script.start);
        let all = script.steps.len();
        session.go(script.steps, all).unwrap();
        assert!(session.look(&Ask::default()).external.is_none());
        session.look(&Ask { external: true, ..Ask::default() }).external
    };
    let shop = "FROM node:20 AS build\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY src src\nRUN npm run build\nFROM nginx\nCOPY --from=build /app/dist /www";
    let it = external(shop, "build\nedit src/main.js\nbuild").unwrap();
    assert_eq!((it.none.runs, it.none.hits), (6, 0));
    assert_eq!((it.max.runs, it.max.hits), (3, 3));
    assert!(it.max.time < it.min.time && it.min.time <= it.none.time, "{it:?}");
    // Nothing changed: the layers of the last stage are all that is needed.
    let same = external(shop, "build\nbuild").unwrap();
    assert_eq!((same.min.runs, same.max.runs), (0, 0), "{same:?}");
    // The options of the builds themselves do not count.
    let told = external(shop, "build\nno-cache on\nbuild").unwrap();
    assert_eq!(told.max.runs, 0);
    assert!(external(shop, "build").is_none());
    assert!(external("FROM a\nCOPY none /", "build\nbuild").is_none());
    assert!(external(shop, "build buildkit\nbuild classic").is_none());
}
