//! What is asked of a step before it is shown, and how answers are marked.

use std::fmt::Write as _;
use std::sync::Arc;

use onionskin::base::LayerPath;
use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::predict::{Answer, Asks, Choice, DiffLine, Question, mark, question};
use onionskin::sim::cow::{Action, Change, Cow, CowEvent, World, parse_script};

use super::docker::Named;
use crate::union::stack::tree;

const IMAGE: &str = "
    d bin
    f bin/busybox x 755
    l bin/ls busybox
    l bin/sh busybox
    d etc
    f etc/app.conf 2011-bytes-in-the-lowest
    f etc/big 20-bytes-of-the-file
    l etc/link app.conf
    d srv
    d srv/data
    f srv/data/a 20-bytes-of-the-file
    f srv/data/b 20-bytes-of-the-file
    d tmp 1777
    ---
    d etc
    f etc/app.conf found-here
";

/// The question about the last line of a script, after those before it, and what happened.
fn asked(script: &str) -> (Option<Question>, Vec<CowEvent>) {
    let tree = Arc::new(tree(IMAGE).0);
    let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
    let world = World::new(Arc::clone(&tree));
    let cow = Cow::new(world, facts, Options::default(), Named(tree));
    let mut state = cow.initial();
    let mut out = (None, Vec::new());
    let script = format!("docker run -d --name c1 -v data:/vol shop:1\n{script}");
    for action in parse_script(&script).unwrap() {
        let (next, events) = cow.step(&state, &action).unwrap();
        let question = question(&cow, &state, &action, &next, &events);
        assert_eq!(question, again(&cow, &state, &action), "the same again");
        question.iter().for_each(is_sound);
        out = (question, events);
        state = next;
    }
    out
}

fn again(
    cow: &Cow<Named>,
    state: &<Cow<Named> as Simulator>::State,
    action: &Action,
) -> Option<Question> {
    let (next, events) = cow.step(state, action).unwrap();
    question(cow, state, action, &next, &events)
}

/// Two different choices at least, and a way to the screen and back.
fn is_sound(question: &Question) {
    let choices = &question.choices;
    assert!((2..=8).contains(&choices.len()) && question.right < choices.len());
    for (at, choice) in choices.iter().enumerate() {
        assert!(!choices[..at].contains(choice), "{choice:?} twice");
        assert_eq!(mark(question, &Answer::Choice(at)).right, at == question.right);
    }
    let bytes = postcard::to_stdvec(question).unwrap();
    assert_eq!(postcard::from_bytes::<Question>(&bytes).unwrap(), *question);
}

fn shown(choice: &Choice) -> String {
    match choice {
        Choice::Layer(layer) => format!("{layer:?}").replace("LayerId", ""),
        Choice::LayerOf(name) => format!("of {name}"),
        Choice::NoLayer => "none".to_owned(),
        Choice::Bytes(bytes) => bytes.to_string(),
        Choice::Lines(lines) => {
            let line = |(change, path): &DiffLine| format!("{} {}", change.letter(), path.shown());
            format!("[{}]", lines.iter().map(line).collect::<Vec<_>>().join(", "))
        }
        Choice::Sees(seen) => format!("{seen:?}"),
    }
}

/// A question as text, the right choice starred, then the event that decides it.
fn text(script: &str) -> String {
    let (Some(question), events) = asked(script) else { return "nothing".to_owned() };
    let mut out = match &question.asks {
        Asks::Serves { container, path } => format!("{container} reads {}:", path.shown()),
        Asks::Gains { container } => format!("{container} gains:"),
        Asks::Diff { container } => format!("diff {container}:"),
        Asks::Sees { container, other, path } => {
            format!("{container} changes, {other} sees {}:", path.shown())
        }
    };
    for (at, choice) in question.choices.iter().enumerate() {
        let star = if at == question.right { "*" } else { "" };
        write!(out, " {star}{}", shown(choice)).unwrap();
    }
    let decides = format!("{:?}", events[question.decides]);
    write!(out, " / {}", decides.split([' ', '{']).next().unwrap()).unwrap();
    out
}

#[test]
fn the_question_of_a_step() {
    let two = "docker run -d --name c2 -v data:/vol shop:1\n";
    let cases: &[(&str, &str)] = &[
        ("docker ps", "nothing"),
        (
            "c1# cat /etc/app.conf",
            "c1 reads /etc/app.conf: Upper *Image((1)) Image((0)) none / LookedUp",
        ),
        (
            "c1# cat /etc/link",
            "c1 reads /etc/app.conf: Upper *Image((1)) Image((0)) none / LookedUp",
        ),
        ("c1# cat /etc/none", "c1 reads /etc/none: Upper *none / LookedUp"),
        ("c1# ls /etc/none", "c1 reads /etc/none: Upper *none / LookedUp"),
        ("c1# ls /etc", "nothing"),
        ("c1# stat -c %a /etc/big", "c1 reads /etc/big: Upper *Image((0)) none / LookedUp"),
        ("c1# cat /etc/big /etc/app.conf", "nothing"),
        (
            "c1# echo x >> /etc/big\nc1# cat /etc/big",
            "c1 reads /etc/big: *Upper Image((0)) none / LookedUp",
        ),
        (
            "TWO\nc1# echo x >> /etc/big\nc2# cat /etc/big",
            "c2 reads /etc/big: Upper *Image((0)) of c1 none / LookedUp",
        ),
        ("TWO\nc1# echo x >> /new\nc2# cat /new", "c2 reads /new: Upper of c1 *none / LookedUp"),
        ("c1# echo x >> /etc/big", "c1 gains: 0 2 20 *22 / CopiedUp"),
        ("c1# echo x >> /etc/big\nc1# echo yy >> /etc/big", "c1 gains: 0 *3 22 25 / Wrote"),
        ("c1# echo x > /etc/big", "c1 gains: 0 *2 20 22 / CopiedUp"),
        ("c1# chmod 600 /etc/big", "c1 gains: 0 *20 / CopiedUp"),
        ("c1# chmod 600 /etc/big\nc1# chmod 644 /etc/big", "c1 gains: *0 20 / Changed"),
        (
            "c1# chmod 600 /etc/big\nc1# chmod 644 /etc/big\ndocker diff c1",
            "diff c1: [] *[A /vol] [C /etc, C /etc/big, A /vol] / Finished",
        ),
        ("c1# rm /etc/big", "c1 gains: -20 *0 / WhiteoutMade"),
        ("c1# echo x > /new\nc1# rm /new", "c1 gains: *-2 0 / Removed"),
        ("c1# echo hello > /new", "c1 gains: 0 *6 / Wrote"),
        ("c1# touch /new", "diff c1: [] *[A /new, A /vol] [C /new, A /vol] / Created"),
        ("c1# mkdir /new", "diff c1: [] *[A /new, A /vol] / Created"),
        (
            "c1# rm -r /srv/data",
            "diff c1: [] [C /srv, A /vol] [D /srv/data, A /vol] *[C /srv, D /srv/data, A /vol] [C /srv, D /srv/data, D /srv/data/a, D /srv/data/b, A /vol] / WhiteoutMade",
        ),
        (
            "c1# rm -r /srv/data\nc1# mkdir /srv/data",
            "diff c1: [] [C /srv, C /srv/data, A /vol] [D /srv/data/a, D /srv/data/b, A /vol] *[C /srv, C /srv/data, D /srv/data/a, D /srv/data/b, A /vol] / MadeOpaque",
        ),
        ("c1# mv /srv/data /srv/d2", "c1 gains: -40 0 *40 / Wrote"),
        ("c1# sed -i s/a/b/ /etc/big", "c1 gains: 0 *20 / Wrote"),
        (
            "c1# echo x > /etc/big\ndocker diff c1",
            "diff c1: [] [C /etc/big, A /vol] [C /etc, A /etc/big, A /vol] *[C /etc, C /etc/big, A /vol] / Finished",
        ),
        ("docker diff c1", "diff c1: [] *[A /vol] / Finished"),
        ("docker diff c9", "nothing"),
        ("c1# rm /etc/hosts", "nothing"),
        ("c1# echo x >> /etc/hosts", "c1 gains: *0 2 / OnMount"),
        ("c1# echo x >> /vol/db", "c1 gains: *0 2 / OnMount"),
        ("TWO\nc1# echo x >> /vol/db", "c1 changes, c2 sees /vol/db: Absent *New / OnMount"),
        (
            "TWO\nc1# echo x >> /vol/db\nc1# echo x >> /vol/db",
            "c1 changes, c2 sees /vol/db: Unchanged *Changed Gone / OnMount",
        ),
        (
            "TWO\nc1# echo x >> /vol/db\nc2# rm /vol/db",
            "c2 changes, c1 sees /vol/db: Unchanged Changed *Gone / OnMount",
        ),
        ("TWO\nc1# echo x > /new", "c1 changes, c2 sees /new: *Absent New / Created"),
        (
            "TWO\nc1# rm /etc/big",
            "c1 changes, c2 sees /etc/big: *Unchanged Changed Gone / WhiteoutMade",
        ),
        ("TWO\nc1# echo x >> /etc/big", "c1 gains: 0 2 20 *22 / CopiedUp"),
        ("c1! rename /srv/data /srv/x", "nothing"),
        ("c1! unlink /none", "nothing"),
        (
            "docker exec c1 cat /etc/app.conf",
            "c1 reads /etc/app.conf: Upper *Image((1)) Image((0)) none / LookedUp",
        ),
        ("c1# truncate -s 3 /etc/big", "c1 gains: 0 *3 20 / CopiedUp"),
        ("c1# echo x > /new\nc1# truncate -s 0 /new", "c1 gains: *-2 0 2 / Truncated"),
        ("c1# ln /etc/big /etc/two", "c1 gains: 0 *20 / CopiedUp"),
        ("c1# mv /etc/big /etc/large", "c1 gains: -20 0 *20 / CopiedUp"),
        ("c1# vim x", "nothing"),
        ("c1# dd if=/dev/zero of=/new bs=10 count=1", "c1 gains: 0 *10 / Wrote"),
        (
            "c1# echo x >> /etc/hosts\ndocker diff c1",
            "diff c1: [] *[A /vol] [C /etc, C /etc/hosts, A /vol] / Finished",
        ),
        (
            "c1# echo x >> /vol/db\ndocker diff c1",
            "diff c1: [] *[A /vol] [A /vol, C /vol/db] / Finished",
        ),
        ("c1# grep zzz /etc/big", "c1 reads /etc/big: Upper *Image((0)) none / LookedUp"),
        ("c1# cat /vol/none", "nothing"),
        ("docker stop c1\nc1# cat /etc/big", "nothing"),
        ("docker commit c1 x:1", "nothing"),
    ];
    let mut wrong = String::new();
    for (script, wanted) in cases {
        let got = text(&script.replace("TWO\n", two));
        if got != *wanted {
            writeln!(wrong, "{script}\n  wanted {wanted}\n  got    {got}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_is_asked_of_what_cannot_be_told_one_by_one() {
    let many: String = (0..300).map(|n| format!(" f{n}")).collect();
    assert_eq!(text(&format!("c1# touch{many}")), "nothing");
    let few: String = (0..20).map(|n| format!(" f{n}")).collect();
    assert_eq!(text(&format!("c1# touch{few}\ndocker diff c1")), "nothing", "20 lines to mark");
}

#[test]
fn answers_are_marked() {
    let path = |text: &str| LayerPath::clean(text.as_bytes());
    let marked = |script: &str, answer: Answer| {
        let (question, events) = asked(script);
        let question = question.unwrap();
        let marked = mark(&question, &answer);
        assert_eq!(marked.decides, question.decides);
        assert!(marked.decides < events.len());
        marked.right
    };
    let append = "c1# echo x >> /etc/big";
    assert!(marked(append, Answer::Bytes(22)));
    assert!(!marked(append, Answer::Bytes(2)));
    assert!(!marked(append, Answer::Lines(Vec::new())));
    assert!(!marked(append, Answer::Choice(99)));
    let diff = "c1# echo x > /etc/big\ndocker diff c1";
    let mut lines = vec![
        (Change::Added, path("/vol")),
        (Change::Changed, path("/etc/big")),
        (Change::Changed, path("/etc")),
    ];
    assert!(marked(diff, Answer::Lines(lines.clone())), "in any order");
    lines.pop();
    assert!(!marked(diff, Answer::Lines(lines)));
}

#[test]
fn a_question_that_was_tampered_with_has_no_right_answer() {
    let mut question = asked("c1# echo x >> /etc/big").0.unwrap();
    question.right = 99;
    assert_eq!(question.answer(), None);
    assert!(!mark(&question, &Answer::Choice(99)).right);
}
