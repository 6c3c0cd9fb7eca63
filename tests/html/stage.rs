//! The containers' picture, drawn as a component.

use std::sync::Arc;

use onionskin::app::AppState;
use onionskin::base::Shared;
use onionskin::i18n::Lang;
use onionskin::image::{EntryDraft, EntryKind, EntryOp, LayerIndex};
use onionskin::sim::Simulator;
use onionskin::sim::cow::content::NoContent;
use onionskin::sim::cow::docker::{Facts, HistoryLine};
use onionskin::sim::cow::look::{Look, look};
use onionskin::sim::cow::{Cow, World, kernel, parse_script};
use onionskin::ui::pages::containers::StagePicture;
use onionskin::ui::store::Store;
use onionskin::union::UnionTree;
use onionskin::view::stage::shapes::Space;
use onionskin::view::stage::{Frame, Options, frames};
use yew::prelude::*;

use crate::render::{attribute, html};

/// `PATH SIZE`, `PATH/` for a directory, `PATH -` for a whiteout, a layer a line.
const IMAGE: [(&str, &str); 4] = [
    ("ADD rootfs.tar.xz /", "etc/ etc/app.conf 2011 var/ var/cache/ var/cache/x 3 bin/"),
    (
        "RUN apt-get install -y curl",
        "srv/ srv/old.log 880 var/ var/cache/ var/cache/y 61 bin/ bin/tool 1200000",
    ),
    ("COPY conf /etc", "etc/ etc/app.conf 41266"),
    ("RUN rm -rf /var/cache", "var/ var/cache -"),
];

fn layer(text: &str) -> LayerIndex {
    let mut index = LayerIndex::default();
    let mut words = text.split(' ');
    while let Some(path) = words.next() {
        let mut draft = if let Some(dir) = path.strip_suffix('/') {
            EntryDraft { mode: 0o755, ..EntryDraft::new(dir.into(), EntryKind::Dir) }
        } else {
            match words.next().unwrap() {
                "-" => {
                    let name = path.replace("var/", "var/.wh.");
                    let draft = EntryDraft::new(name.into(), EntryKind::File);
                    EntryDraft { op: EntryOp::Whiteout, ..draft }
                }
                size => EntryDraft {
                    size: size.parse().unwrap(),
                    ..EntryDraft::new(path.into(), EntryKind::File)
                },
            }
        };
        draft.mode |= 0o644;
        index.push(draft);
    }
    index
}

/// The look of a line, after a few others.
pub fn last(line: &str) -> Look {
    let mut tree = UnionTree::new();
    for (_, text) in IMAGE {
        tree.push_layer(Arc::new(layer(text)));
    }
    let made = |(made_by, _): (&str, &str)| HistoryLine {
        created_by: made_by.into(),
        bytes: 1,
        comment: String::new(),
        empty: false,
        id: String::new(),
    };
    let history = IMAGE.map(made).into();
    let facts = Facts { names: vec!["shop:1".into()], history, ..Facts::default() };
    let world = World::new(Arc::new(tree));
    let cow = Cow::new(world, facts, kernel::Options::default(), NoContent);
    let mut state = cow.initial();
    let script = "docker run -d --name web-a shop:1\nweb-a# rm /srv/old.log; touch /etc/x; ls /var/cache /bin/tool";
    let script = format!("{script}\n{line}");
    let mut out = Look::default();
    let mut recent = Vec::new();
    for action in parse_script(&script).unwrap() {
        let (next, events) = cow.step(&state, &action).unwrap();
        out = look(&cow, &state, &next, &events, &recent, None);
        recent.splice(0..0, out.columns.iter().filter(|of| of.now).map(|of| of.path.clone()));
        recent.retain(|path| path.shown() != "/etc/x");
        state = next;
    }
    out
}

fn rising() -> Frame {
    let frames = frames(&last("web-a# echo x >> /etc/app.conf"), Options::default());
    frames.into_iter().rfind(|frame| frame.picture.rise.is_some()).unwrap()
}

fn stage(large: bool) -> Html {
    let space = Space { large, ..Space::default() };
    html! { <StagePicture picture={Shared::new(rising().picture)} {space} /> }
}

fn page(_: &Store) -> Html {
    stage(false)
}

fn presented(_: &Store) -> Html {
    stage(true)
}

#[test]
fn the_picture_says_what_is_seen() {
    let english = html(AppState { lang: Lang::En, ..AppState::default() }, page);
    assert_eq!(attribute(&english, "stage__picture", "role").as_deref(), Some("img"));
    let says = attribute(&english, "stage__picture", "aria-label").unwrap();
    assert_eq!(
        says,
        "The stack of web-a: its writable sheet over 4 layers. The container sees: \
         /etc/app.conf from L2, no /srv/old.log, /bin/tool from L1, no /var/cache/."
    );
    let korean = html(AppState { lang: Lang::Ko, ..AppState::default() }, presented);
    assert!(!korean.contains(" style="), "the policy forbids it");
    assert!(korean.contains("통합 뷰") && korean.contains("카피업 41.3 kB"));
}
