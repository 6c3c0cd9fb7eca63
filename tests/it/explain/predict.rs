//! Questions about a step, their choices and verdicts.

use onionskin::base::{LayerId, LayerPath};
use onionskin::explain::{self, Message};
use onionskin::i18n::{self, Lang};
use onionskin::sim::cow::predict::{Answer, Asks, Choice, Question, Seen, mark};
use onionskin::sim::cow::{Change, LayerRef};

fn path(text: &str) -> LayerPath {
    LayerPath::clean(text.as_bytes())
}

fn questions() -> Vec<Question> {
    let (web, db) = (|| "web".to_owned(), || "shop-db".to_owned());
    let of = |asks, right, choices| Question { asks, choices, right, decides: 1 };
    let lines = |lines: &[(Change, &str)]| {
        Choice::Lines(lines.iter().map(|(change, at)| (*change, path(at))).collect())
    };
    let layer = |n| Choice::Layer(LayerRef::Image(LayerId(n)));
    let sees = |asks: &[Seen]| asks.iter().copied().map(Choice::Sees).collect();
    let see = |at| Asks::Sees { container: web(), other: db(), path: path(at) };
    vec![
        of(
            Asks::Serves { container: web(), path: path("/etc/app.conf") },
            2,
            vec![
                Choice::Layer(LayerRef::Upper),
                Choice::Layer(LayerRef::Init),
                layer(2),
                layer(0),
                Choice::LayerOf(db()),
                Choice::NoLayer,
            ],
        ),
        of(
            Asks::Gains { container: web() },
            4,
            [-880, 0, 1, 2, 41_268].map(Choice::Bytes).to_vec(),
        ),
        of(
            Asks::Diff { container: web() },
            2,
            vec![
                lines(&[]),
                lines(&[(Change::Deleted, "/srv/data")]),
                lines(&[(Change::Changed, "/srv"), (Change::Deleted, "/srv/data")]),
            ],
        ),
        of(see("/etc/app.conf"), 0, sees(&[Seen::Unchanged, Seen::Changed, Seen::Gone])),
        of(see("/new"), 0, sees(&[Seen::Absent, Seen::New])),
    ]
}

pub fn messages() -> Vec<Message> {
    let mut all = Vec::new();
    for question in questions() {
        all.push(explain::predict_question(&question));
        all.extend(question.choices.iter().map(explain::predict_choice));
        for answer in [question.right, question.right + 1] {
            let marked = mark(&question, &Answer::Choice(answer));
            all.push(explain::predict_verdict(&question, &marked, marked.decides));
        }
    }
    all
}

#[test]
fn a_verdict_names_the_frame_and_praises_nobody() {
    let question = &questions()[0];
    let said = |lang, answer| {
        let marked = mark(question, &Answer::Choice(answer));
        i18n::text(lang, &explain::predict_verdict(question, &marked, marked.decides))
    };
    assert_eq!(said(Lang::En, 2), "Right: L2. Frame 2 shows it.");
    assert_eq!(said(Lang::En, 0), "Not quite: the answer is in frame 2.");
    assert_eq!(said(Lang::Ko, 2), "맞습니다: L2. 장면 2에서 볼 수 있습니다.");
    assert_eq!(said(Lang::Ko, 0), "아닙니다. 답은 장면 2에 있습니다.");
}
