//! The build cache screen as values: rows, tables, drawings, files.

use onionskin::explain::Message;
use onionskin::i18n::{self, Lang};
use onionskin::sim::cache::look::{Ask, CacheLook, Change, KeyPart, Mark};
use onionskin::sim::cache::script::Script;
use onionskin::sim::cache::{FileChange, Part, Session, Version};
use onionskin::view::cache as view;
use onionskin::view::stage::shapes::Form;

pub fn messages() -> Vec<Message> {
    let parts = [
        KeyPart::BuiltOn,
        KeyPart::Variable("NODE_ENV".into()),
        KeyPart::File("src/app.js".into()),
        KeyPart::Time,
        KeyPart::Part(Part::Text),
        KeyPart::Part(Part::Env),
        KeyPart::Part(Part::BaseLayers),
        KeyPart::Part(Part::BaseImage),
        KeyPart::Part(Part::Content("src".into())),
        KeyPart::Part(Part::Cwd),
    ];
    let counts = [
        FileChange::Content,
        FileChange::Mode { old: 0o644, new: 0o755 },
        FileChange::Owner,
        FileChange::Attributes,
        FileChange::Added,
        FileChange::Removed,
        FileChange::Target,
        FileChange::Kind,
    ];
    let changes = counts.map(Change::Counts).into_iter().chain([Change::Time]);
    let mut out: Vec<Message> = parts.iter().map(onionskin::explain::key_part).collect();
    out.extend(changes.map(|change| onionskin::explain::context_change(&change)));
    out
}

/// The look after a script.
fn look(text: &str) -> CacheLook {
    let script = Script::parse(text).unwrap();
    let mut session = Session::new(script.start);
    let steps = script.steps.len();
    session.go(script.steps, steps).unwrap();
    session.look(&Ask { builds: vec![1], ..Ask::default() })
}

const SHOP: &str = "--- Dockerfile
FROM node:20 AS build
WORKDIR /app
COPY package.json ./
RUN npm ci \\
  --omit=dev
COPY . .

FROM build AS test
RUN npm test

FROM nginx:1.27
RUN --mount=type=bind,from=build,target=/b ls /b
COPY --from=build /app/dist /www
--- context
644 .dockerignore \"Dockerfile\\n*.md\\n\"
644 README.md \"hello\"
644 package.json \"{}\"
644? a.js \"1\"
--- steps
build
edit package.json
touch a.js
build both
";

#[test]
fn rows_have_their_marks_tokens_and_causes() {
    let look = look(SHOP);
    let build = look.latest(Version::BuildKit).unwrap();
    let rows = view::editor(&look.dockerfile, Some(build));
    let marks: Vec<String> = rows
        .iter()
        .filter_map(|row| row.verdict.as_ref().map(|v| (row.number, v)))
        .map(|(number, v)| match v.because {
            Some(line) => format!("{number}:{}({line})", v.mark.name()),
            None => format!("{number}:{}", v.mark.name()),
        })
        .collect();
    assert_eq!(
        marks.join(" "),
        "1:base 2:hit 3:miss 4:rerun(3) 6:rerun(3) 8:skipped 9:skipped 11:base 12:rerun(3) 13:rerun(3)"
    );
    assert!(rows[0].stage && rows[7].stage && !rows[1].stage);
    let text = &look.dockerfile[rows[0].span.clone()];
    let tokens: Vec<&str> =
        rows[0].tokens.iter().map(|(within, _)| &text[within.clone()]).collect();
    assert_eq!(tokens, ["FROM", "AS", "build"]);
    assert_eq!(rows.len(), look.dockerfile.split('\n').count());
    let brackets = view::brackets(build);
    assert_eq!(brackets.len(), 1);
    assert_eq!((brackets[0].cause, brackets[0].lines.as_slice()), (3, &[4, 6, 12, 13][..]));
}

#[test]
fn an_edited_line_is_stale_and_the_others_keep_their_marks() {
    let look = look(SHOP);
    let text = look.dockerfile.replace("WORKDIR /app", "# one\nWORKDIR /srv");
    let rows = view::editor(&text, look.latest(Version::BuildKit));
    let of = |number: usize| rows[number - 1].verdict.as_ref();
    assert!(of(2).is_none());
    assert!(of(3).unwrap().stale && !of(4).unwrap().stale);
    assert_eq!(of(5).unwrap().because, Some(4));
}

#[test]
fn brackets_lead_from_a_cause_to_its_consequences() {
    let look = look(SHOP);
    let text = look.dockerfile.clone();
    let causes = |text: &str| view::sheet(text, &look.builds).brackets;
    assert_eq!(causes(&text), [(2, vec![3, 5, 11, 12])]);
    // Rows move with their text; a cause that is gone has none.
    assert_eq!(causes(&format!("# a\n{text}")), [(3, vec![4, 6, 12, 13])]);
    assert_eq!(causes(&text.replace("COPY package.json ./\n", "")), []);
    assert_eq!(view::sheet("RUN 한글\n", &[]).columns, 8);
}

#[test]
fn both_builders_stand_beside_each_other() {
    let look = look(
        "--- Dockerfile\nFROM a\nLABEL x=1\nRUN b\n--- steps\nbuild buildkit classic\nlines 2 1 \"LABEL x=2\"\nbuild buildkit classic\n",
    );
    let sheet = view::sheet(&look.dockerfile, &look.builds);
    let mark = |verdict: &Option<view::RowVerdict>| verdict.as_ref().unwrap().mark;
    assert_eq!(sheet.first, Some(Version::BuildKit));
    assert_eq!(mark(&sheet.rows[2].verdict), Mark::Hit);
    let (version, second) = sheet.second.unwrap();
    assert_eq!(
        (version, mark(&second[1]), mark(&second[2])),
        (Version::Classic, Mark::Miss, Mark::ReRun)
    );
    // Both follow their lines while one types.
    let typed = look.dockerfile.replace("RUN b", "\nRUN b \\\n c");
    let sheet = view::sheet(&typed, &look.builds);
    let told: Vec<Option<(Mark, bool)>> = (sheet.second.unwrap().1.iter())
        .map(|verdict| verdict.as_ref().map(|verdict| (verdict.mark, verdict.stale)))
        .collect();
    let [base, miss] = [Mark::Base, Mark::Miss].map(|mark| Some((mark, false)));
    assert_eq!(told, [base, miss, None, Some((Mark::ReRun, true)), None, None]);
    assert_eq!(told.len(), sheet.rows.len());
}

#[test]
fn frames_tell_a_line_when_they_come_to_it() {
    let look = look(SHOP);
    let frames = view::frames(&look);
    let told = |frame, at| !view::all_untold(&frames, frame).contains(&(Version::BuildKit, at));
    let of = |at| {
        let decides =
            |frame: &view::Frame| matches!(frame.phase, view::Phase::Found | view::Phase::NotFound);
        frames.iter().position(|frame| decides(frame) && frame.step == Some(at)).unwrap()
    };
    for at in [1, 2, 3] {
        assert!(!told(of(at) - 1, at) && told(of(at), at) && told(frames.len() - 1, at), "{at}");
    }
    // No frame is about a skipped line.
    assert!(told(0, 6));
}

#[test]
fn what_is_untold_of_one_builder_is_not_of_the_other() {
    let look = look("--- Dockerfile\nFROM a\nRUN b\nRUN c\n--- steps\nbuild buildkit classic\n");
    let frames = view::frames(&look);
    let untold = |version, frame| view::untold(look.latest(version).unwrap(), &frames, frame);
    let of_classic = |frame: &view::Frame| frame.version == Some(Version::Classic);
    let second = frames.iter().position(of_classic).unwrap();
    assert_eq!(untold(Version::BuildKit, 0), [1, 2]);
    assert_eq!(untold(Version::BuildKit, second), [0; 0]);
    assert_eq!(untold(Version::Classic, second), [1, 2]);
    assert_eq!(untold(Version::Classic, frames.len()), [0; 0]);
}

#[test]
fn problems_stand_under_their_line() {
    let rows = view::editor("FROM a\nRUM ls\nCOPY x\n", None);
    let lines: Vec<usize> =
        rows.iter().filter(|row| !row.problems.is_empty()).map(|row| row.number).collect();
    assert_eq!(lines, [2, 3]);
    let rows = view::editor("", None);
    assert_eq!(rows.len(), 1);
}

#[test]
fn a_token_of_several_lines_is_cut_at_their_ends() {
    let text = "FROM a\nRUN <<EOF\none\ntwo\nEOF\n";
    for row in view::editor(text, None) {
        for (within, _) in &row.tokens {
            assert!(within.start < within.end && row.span.start + within.end <= row.span.end);
        }
    }
}

#[test]
fn the_graph_has_a_column_for_each_stage_and_what_flows() {
    let look = look(SHOP);
    let graph = view::graph(look.latest(Version::BuildKit).unwrap());
    let stages: Vec<(&str, bool, usize)> =
        graph.stages.iter().map(|s| (s.name.as_str(), s.needed, s.steps.len())).collect();
    assert_eq!(stages, [("build", true, 5), ("test", false, 2), ("stage-2", true, 3)]);
    let edges: Vec<(usize, usize, bool, bool)> =
        graph.edges.iter().map(|e| (e.from, e.to, e.needed, e.ran)).collect();
    assert_eq!(edges, [(4, 5, false, false), (4, 8, true, true), (4, 9, true, true)]);
    let classic = view::graph(look.latest(Version::Classic).unwrap());
    assert!(classic.stages.iter().all(|stage| stage.needed));
}

#[test]
fn shapes_stay_inside_their_drawing() {
    let look = look(SHOP);
    for build in look.builds.iter() {
        let each = |lang| {
            let room = view::GraphRoom::default();
            let graph = view::draw_graph(build, &room, lang).drawing;
            let times = view::draw_timeline(build, &room, lang).drawing;
            [graph, times, view::draw_verdicts(build, lang)]
        };
        for drawing in Lang::ALL.into_iter().flat_map(each) {
            assert!(!drawing.shapes.is_empty() || !build.ok);
            for shape in &drawing.shapes {
                let inside = |(x, y): (f64, f64)| {
                    (0.0..=drawing.width).contains(&x) && (0.0..=drawing.height).contains(&y)
                };
                match &shape.form {
                    Form::Rect { at, size, .. } => {
                        assert!(inside(*at) && inside((at.0 + size.0, at.1 + size.1)), "{shape:?}");
                    }
                    Form::Text { at, .. } => assert!(inside(*at), "{shape:?}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn bars_lie_in_the_whole_and_side_by_side_where_stages_run_together() {
    let look = look(
        "--- Dockerfile\nFROM a AS x\nRUN npm ci\nFROM a AS y\nRUN go build\nFROM a\nCOPY --from=x / /x\nCOPY --from=y / /y\n--- steps\nbuild both\n",
    );
    let (bars, total) = view::timeline(look.latest(Version::BuildKit).unwrap());
    assert_eq!((bars[0].start, bars[1].start), (0.0, 0.0));
    assert!(bars.iter().all(|bar| bar.start + bar.length <= 1.000_001));
    let (old, longer) = view::timeline(look.latest(Version::Classic).unwrap());
    assert!(old[1].start > 0.0 && longer > total);
}

#[test]
fn files_say_the_same_in_grey() {
    let look = look(SHOP);
    let build = look.latest(Version::BuildKit).unwrap();
    for lang in Lang::ALL {
        let files = [
            view::graph_svg(build, Some(2), "<build> #2", lang),
            view::timeline_svg(build, "x", lang),
            view::verdicts_svg(build, "x", lang),
        ];
        assert!(files[0].contains("&lt;build&gt; #2"));
        for file in files {
            assert!(file.starts_with("<svg ") && file.ends_with("</svg>\n"));
            let colors = file.split("rgb(").skip(1).map(|rest| rest.split(')').next().unwrap());
            for color in colors {
                let levels: Vec<&str> = color.split(',').collect();
                assert!(levels.iter().all(|level| level == &levels[0]), "{color}");
            }
        }
    }
    let list = view::verdict_list(build, Lang::En);
    assert!(list.contains("3 ◆ MISS  COPY package.json ./\n"), "{list}");
}

#[test]
fn two_builds_are_compared() {
    let look = look(SHOP);
    let compared = view::compare(&look.history, &look.builds, Version::BuildKit, (1, 2)).unwrap();
    assert_eq!(compared.runs, (6, 5));
    assert_eq!(compared.lines.first(), Some(&(1, Mark::Miss, Mark::Hit)));
    assert!(compared.push.1 < compared.push.0);
    assert!(view::compare(&look.history, &look.builds, Version::Classic, (1, 2)).is_none());
}

#[test]
fn keys_and_paths_have_words() {
    let look = look(SHOP);
    let lines = view::key_lines(&look.keys[0]);
    assert!(lines.iter().any(|line| line.differs));
    let time = lines.last().unwrap();
    assert!(!time.counts && !time.differs);
    let notes = |path: &str| {
        let row = look.context.rows.iter().find(|row| row.path == path).unwrap();
        let said = view::context_notes(row);
        said.iter().map(|m| i18n::text(Lang::En, m)).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(notes("README.md"), "left out by line 2 of the ignore file: *.md");
    // The build has seen it already.
    assert_eq!(notes("a.js"), "mode assumed");
}

/// A Dockerfile of 2,000 lines is read for every key that is pressed.
#[test]
fn a_long_dockerfile_has_its_rows_quickly() {
    let mut text = String::from("FROM a\n");
    (0..2_000).for_each(|n| text.push_str(&format!("RUN make target-{n} V=$V{n}\n")));
    let look = look(&format!("--- Dockerfile\n{text}--- steps\nbuild\n"));
    let build = look.latest(Version::BuildKit);
    let start = std::time::Instant::now();
    let rows = view::editor(&text.replace("target-7 ", "target-x "), build);
    let took = start.elapsed();
    assert_eq!(rows.iter().filter(|row| row.verdict.is_some()).count(), 2_001);
    // Without optimisation, on a busy machine: a bound that no square law keeps.
    assert!(took.as_millis() < 3_000, "{took:?}");
    eprintln!("{took:?}");
}

/// The texts of the steps of a drawing.
fn drawn(plan: &view::Plan) -> Vec<(&str, &str)> {
    let texts = plan.drawing.shapes.iter().filter(|shape| shape.part == view::Part::StepText);
    texts
        .filter_map(|shape| match &shape.form {
            Form::Text { text, .. } => Some((shape.state, text.as_str())),
            _ => None,
        })
        .collect()
}

fn latest(look: &CacheLook) -> &onionskin::sim::cache::look::BuildLook {
    look.latest(Version::BuildKit).unwrap()
}

#[test]
fn steps_with_one_fate_are_folded_where_there_is_no_room() {
    let runs: String = (0..38).map(|n| format!("RUN make {n}\n")).collect();
    let changed = 21;
    let look = look(&format!(
        "--- Dockerfile\nFROM a\n{runs}--- steps\nbuild\nlines {changed} 1 \"RUN other\"\nbuild\n"
    ));
    let small = view::GraphRoom { height: 200.0, ..view::GraphRoom::default() };
    let plan = view::draw_graph(latest(&look), &small, Lang::En);
    let want = [
        ("base", "● 1 FROM a"),
        ("hit", "● 2–20 × 19"),
        ("miss", "◆ 21 RUN other"),
        ("rerun", "▒ 22–39 × 18"),
    ];
    assert_eq!(drawn(&plan), want);
    assert!(plan.drawing.height <= 200.0);
    let steps: Vec<(usize, usize)> = plan.spots.iter().map(|s| (s.step, s.steps)).collect();
    assert_eq!(steps, [(0, 1), (1, 19), (20, 1), (21, 18)]);
    // The step of the frame on screen stands alone; unfolded, the picture is as high as it must be.
    let now = view::GraphRoom { now: Some(30), ..small.clone() };
    let now = view::draw_graph(latest(&look), &now, Lang::En);
    assert!(drawn(&now).contains(&("rerun", "▒ 31 RUN make 29")), "{:?}", drawn(&now));
    let all = view::GraphRoom { fold: false, ..small };
    let all = view::draw_graph(latest(&look), &all, Lang::En);
    assert_eq!(all.spots.len(), 39);
    assert!(all.drawing.height > 39.0 * 24.0);
}

#[test]
fn what_a_frame_has_not_told_is_not_drawn() {
    let look = look(SHOP);
    let build = latest(&look);
    let frames = view::frames(&look);
    let at = |step: usize| {
        let found = |frame: &&view::Frame| {
            frame.version == Some(Version::BuildKit) && frame.step == Some(step)
        };
        let of = frames.iter().filter(found).filter(|frame| frame.phase == view::Phase::NotFound);
        of.map(|frame| frame.event).next().unwrap()
    };
    let untold = view::untold(build, &frames, at(2));
    assert!(untold.contains(&3) && !untold.contains(&2) && !untold.contains(&1), "{untold:?}");
    let room = view::GraphRoom { untold, ..view::GraphRoom::default() };
    let plan = view::draw_graph(build, &room, Lang::En);
    let states: Vec<&str> = drawn(&plan).iter().map(|(state, _)| *state).collect();
    assert!(states.contains(&"miss") && states.contains(&"untold") && !states.contains(&"rerun"));
    assert!(view::untold(build, &frames, frames.len()).is_empty());
}

#[test]
fn a_stage_named_by_a_variable_is_found_by_what_was_built() {
    let look = look(
        "--- Dockerfile\nARG BASE=build\nFROM a AS build\nRUN make\nFROM ${BASE} AS more\nRUN more\n--- steps\nbuild\n",
    );
    let graph = view::graph(latest(&look));
    let edges: Vec<(usize, usize)> = graph.edges.iter().map(|e| (e.from, e.to)).collect();
    assert!(edges.contains(&(2, 3)), "{edges:?} {:?}", look.builds[0].failure);
    assert_eq!(edges.iter().filter(|edge| edge.1 == 3).count(), 1);
}

#[test]
fn a_cascade_is_drawn_where_one_stage_makes_another_run() {
    let look = look(
        "--- Dockerfile\nFROM a AS x\nCOPY a.txt /\nFROM a AS y\nCOPY b.txt /\nFROM a\nCOPY --from=x / /x\nCOPY --from=y / /y\n--- context\n644 a.txt \"1\"\n644 b.txt \"1\"\n--- steps\nbuild\nedit b.txt\nbuild\n",
    );
    let graph = view::graph(latest(&look));
    let cascades: Vec<(usize, usize, bool)> =
        graph.edges.iter().map(|e| (e.from, e.to, e.cascades)).collect();
    assert_eq!(cascades, [(1, 5, false), (3, 6, true)]);
}

#[test]
fn layers_and_metadata_are_told_apart_for_each_builder() {
    let text = "--- Dockerfile\nFROM a AS x\nRUN make\nFROM a\nENV A=1\nCOPY a.txt /\nCMD a\n--- context\n644 a.txt \"1\"\n--- steps\nbuild both\n";
    let look = look(text);
    let rows = |version| {
        let rows = view::layer_rows(look.latest(version).unwrap());
        rows.iter().map(|row| (row.line, row.kind, row.base)).collect::<Vec<_>>()
    };
    use onionskin::sim::cache::look::LayerKind::{Layer, Metadata};
    let want = [(3, Layer, true), (4, Metadata, false), (5, Layer, false), (6, Metadata, false)];
    assert_eq!(rows(Version::BuildKit), want);
    assert_eq!(rows(Version::Classic), want);
}

#[test]
fn a_rewriting_shows_what_changes_and_what_stands_around_it() {
    let lines = view::changed_lines("a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n");
    let text: Vec<String> =
        lines.iter().map(|line| format!("{:?} {}", line.state, line.text)).collect();
    assert_eq!(text, ["Same …", "Same b", "Removed c", "Added x", "Same d", "Same …"]);
    assert!(view::changed_lines("a\n", "a\n").is_empty());
}
