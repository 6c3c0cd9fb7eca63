//! The picture of a container, as text: rows are sheets, columns are paths.
//!
//! `?2` is the second question of a lookup, `!2` one that met something; `(x)` lies under something
//! higher; `|` is where the eye passes, `^` where it ends; `=x` comes from a mount.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use onionskin::i18n::{self, Lang};
use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::{Facts, HistoryLine};
use onionskin::sim::cow::kernel::Options as KernelOptions;
use onionskin::sim::cow::look::{Look, look};
use onionskin::sim::cow::{Cow, World, parse_script};
use onionskin::view::stage::{Frame, Options, Picture, RowKind, TokenState, frames, still};

use crate::cow::docker::Named;
use crate::union::stack::tree;

pub const IMAGE: &str = "
    d bin
    f bin/tool tool
    d srv
    f srv/app.conf 2011-bytes-in-the-lowest
    f srv/old.log old
    l srv/current app.conf
    d var
    d var/cache
    f var/cache/a x
    f var/cache/b y
    ---
    d srv
    f srv/app.conf hidden-by-L2
    ---
    d srv
    f srv/app.conf found-here
";

/// The look of the last line of a script, after `docker run` and those before it.
pub fn last(image: &str, script: &str) -> Look {
    let tree = Arc::new(tree(image).0);
    let made = ["FROM scratch", "COPY conf /srv", "COPY conf2 /srv"];
    let history = made.map(|line| HistoryLine {
        created_by: line.into(),
        bytes: 1,
        comment: String::new(),
        empty: false,
        id: String::new(),
    });
    let facts = Facts { names: vec!["shop:1".into()], history: history.into(), ..Facts::default() };
    let world = World::new(Arc::clone(&tree));
    let cow = Cow::new(world, facts, KernelOptions::default(), Named(tree));
    let mut state = cow.initial();
    let mut out = Look::default();
    let run = "docker run -d --name web -v data:/data shop:1";
    for action in parse_script(&format!("{run}\n{script}")).unwrap() {
        let (next, events) = cow.step(&state, &action).unwrap();
        out = look(&cow, &state, &next, &events, &[], None);
        state = next;
    }
    out
}

/// A cell of the grid as text.
fn cell(picture: &Picture, column: usize, row: usize) -> String {
    let mut out = String::new();
    let at = |place: onionskin::view::stage::Place| (place.column, place.row) == (column, row);
    for probe in picture.probes.iter().filter(|probe| at(probe.at)) {
        let mark = if probe.hit { '!' } else { '?' };
        write!(out, "{mark}{}", probe.first).unwrap();
        if probe.last > probe.first {
            write!(out, "-{}", probe.last).unwrap();
        }
        out.push(' ');
    }
    match picture.token(column, row) {
        Some(token) => {
            let label = token.label.text(Lang::En);
            out += &match token.state {
                TokenState::Hidden => format!("({label})"),
                TokenState::Mounted => format!("={label}"),
                _ => label,
            };
        }
        None => {
            let sight = picture.sight.iter().find(|sight| sight.column == column);
            match sight {
                Some(sight) if out.is_empty() && row < sight.to => out.push('|'),
                Some(sight) if out.is_empty() && row == sight.to => out.push('^'),
                _ => {}
            }
        }
    }
    out.trim_end().to_owned()
}

pub fn ascii(picture: &Picture) -> String {
    let mut out = String::new();
    let mut line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<16}")).collect();
        writeln!(out, "    {}", cells.concat().trim_end()).unwrap();
    };
    let heads = picture
        .columns
        .iter()
        .map(|head| format!("{}{}", head.path, if head.now { "*" } else { "" }));
    line(std::iter::once(String::new()).chain(heads).collect());
    for (at, row) in picture.rows.iter().enumerate() {
        let cells = (0..picture.columns.len()).map(|column| cell(picture, column, at));
        line(std::iter::once(row.name.text(Lang::En)).chain(cells).collect());
    }
    if let Some(rise) = &picture.rise {
        let label = rise.label.text(Lang::En);
        line(vec![format!("{label}: column {}, row {} to {}", rise.column, rise.from, rise.to)]);
    }
    if picture.more > 0 {
        line(vec![format!("+{}", picture.more)]);
    }
    out
}

fn told(frames: &[Frame]) -> String {
    let mut out = String::new();
    for frame in frames {
        writeln!(out, "  {}", i18n::text(Lang::En, &frame.caption)).unwrap();
        out += &ascii(&frame.picture);
    }
    out
}

/// What is done, one line after the other; the last is told.
pub const CASES: [(&str, &str); 15] = [
    ("first write", "web# echo x >> /srv/app.conf"),
    ("second write", "web# echo x >> /srv/app.conf\nweb# echo y >> /srv/app.conf"),
    ("a file deleted", "web# rm /srv/old.log"),
    ("a directory deleted and made again", "web# rm -rf /var/cache && mkdir /var/cache"),
    ("merged directories", "web# ls /srv"),
    ("a link leads on", "web# echo x >> /srv/current"),
    ("moved", "web# mv /srv/old.log /srv/new.log"),
    ("on mounts", "web# echo x > /data/f; cat /etc/hosts"),
    ("only the engine has the directory", "web# echo x > /etc/motd"),
    ("the engine's sheet is not drawn", "web# cat /etc/motd"),
    ("only the mode", "web# chmod 600 /srv/app.conf"),
    ("nothing below", "web# mkdir /new"),
    ("back after a whiteout", "web# rm /srv/old.log\nweb# echo x > /srv/old.log"),
    ("a name of a deleted directory", "web# rm -r /var/cache; touch /var/a; cat /var/cache/a"),
    ("no container", "docker rm -f web"),
];

#[test]
fn pictures_as_text() {
    let mut now = String::new();
    for (name, script) in CASES {
        let line = script.lines().last().unwrap();
        let told = told(&frames(&last(IMAGE, script), Options::default()));
        writeln!(now, "{name}: {line}\n{told}").unwrap();
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/view/stage.txt");
    if std::env::var_os("ONIONSKIN_UPDATE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, committed) in now.lines().zip(committed.lines()) {
        assert_eq!(now, committed, "if this is meant, run again with ONIONSKIN_UPDATE=1");
    }
    assert_eq!(now.len(), committed.len(), "if this is meant, run again with ONIONSKIN_UPDATE=1");
}

/// Thirty layers: the file is in L3, and hidden there by L20.
pub fn deep() -> String {
    let layers = (0..30).map(|n| match n {
        3 => "d srv\nf srv/x in-L3".to_owned(),
        20 => "d srv\nf srv/x in-L20".to_owned(),
        _ => format!("d srv\nf srv/f{n} x"),
    });
    layers.collect::<Vec<_>>().join("\n---\n")
}

#[test]
fn the_engines_sheet_is_not_drawn_as_one_with_layers_of_the_image() {
    let options = Options { rows: 6, engine: true, ..Options::default() };
    let frames = frames(&last(&deep(), "web# echo x >> /srv/x"), options);
    let rows: Vec<RowKind> = frames[0].picture.rows.iter().map(|row| row.kind).collect();
    assert_eq!(rows[..3], [RowKind::Merged, RowKind::Writable, RowKind::Engine]);
    let drawn = rows.iter().map(|row| match row {
        RowKind::Layer(_) => 1,
        RowKind::Folded { lowest, highest } => 1 + highest.0 - lowest.0,
        _ => 0,
    });
    assert_eq!(drawn.sum::<u16>(), 30, "{rows:?}");
}

#[test]
fn a_still_shows_what_is_there_after_the_step() {
    let look = last(IMAGE, "web# rm /srv/old.log; echo x >> /srv/app.conf");
    let last = frames(&look, Options::default()).pop().unwrap().picture;
    let still = still(&look, Options::default());
    assert_eq!((&still.rows, still.columns.len()), (&last.rows, last.columns.len()));
    assert!(still.probes.is_empty() && still.rise.is_none());
    let states = |picture: &Picture| {
        let label = |t: &onionskin::view::stage::Token| (t.at, t.label.text(Lang::En));
        picture.tokens.iter().map(label).collect::<Vec<_>>()
    };
    let plain = |text: String| text.trim_start_matches(['+', '~', ' ']).to_owned();
    let plain = |picture: &Picture| {
        states(picture).into_iter().map(|(at, text)| (at, plain(text))).collect::<Vec<_>>()
    };
    assert_eq!(plain(&still), plain(&last));
    assert!(states(&still).iter().any(|(_, text)| text.contains("whiteout")));
    assert!(onionskin::view::stage::still(&Look::default(), Options::default()).rows.is_empty());
}

#[test]
fn sheets_that_no_column_uses_are_drawn_as_one() {
    let look = last(&deep(), "web# echo x >> /srv/x");
    let frames = frames(&look, Options { rows: 8, ..Options::default() });
    let found = frames.iter().position(|frame| frame.picture.probes.iter().any(|p| p.hit)).unwrap();
    assert_eq!(
        told(&frames[..=found]),
        "  No layer above L29 has /srv, so the search begins there. Not in L29. Look one sheet down.
                    /srv/x*
    merged          6 B
    web             |
    L21–L29         ?1
    L20             6 B
    L4–L19
    L3              (5 B)
    L0–L2
  Not in the next 8 sheets either, from L28 down to L21.
                    /srv/x*
    merged          6 B
    web             |
    L21–L29         ?1-9
    L20             6 B
    L4–L19
    L3              (5 B)
    L0–L2
  A file /srv/x is in L20. It ends the search.
                    /srv/x*
    merged          6 B
    web             |
    L21–L29         ?1-9
    L20             !10 6 B
    L4–L19
    L3              (5 B)
    L0–L2
"
    );
}

#[test]
fn sheets_in_use_are_never_folded_and_the_lowest_are_folded_first() {
    let look = last(&deep(), "web# cat /srv/x");
    let names = |rows| {
        let frames = frames(&look, Options { rows, ..Options::default() });
        let rows = frames[0].picture.rows.iter();
        rows.map(|row| row.name.text(Lang::En)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(3), "merged web L21–L29 L20 L4–L19 L3 L0–L2");
    assert_eq!(names(16), "merged web L29 L28 L27 L26 L25 L24 L23 L22 L21 L20 L4–L19 L3 L0–L2");
    assert_eq!(names(40).split(' ').count(), 32);
    let asked = Options { engine: true, ..Options::default() };
    let rows = frames(&look, asked)[0].picture.rows.clone();
    assert_eq!(rows[2].kind, RowKind::Engine);
}

#[test]
fn what_happens_to_many_paths_is_told_once() {
    let many: String = (0..40).map(|n| format!("f var/cache/n{n:02} x\n")).collect();
    let image = format!("d var\nd var/cache\n{many}");
    let look = last(&image, "web# chmod 600 /var/cache/*");
    let frames = frames(&look, Options::default());
    assert!(frames.len() < 12, "{}", told(&frames));
    let end = frames.last().unwrap();
    assert_eq!(
        i18n::text(Lang::En, &end.caption),
        "39 more paths, the same way. The last: The mode of /var/cache/n39 changes from 0644 to 0600."
    );
    let mut next = 0;
    for frame in &frames {
        assert_eq!(frame.events.start, next, "every event belongs to a frame");
        next = frame.events.end;
    }
    assert_eq!(next, look.events.len());
}

#[test]
fn the_path_a_moment_is_about_always_has_its_column() {
    let look = last(IMAGE, "web# cat /srv/app.conf /srv/old.log /bin/tool /var/cache/a");
    for frame in frames(&look, Options { columns: 2, ..Options::default() }) {
        let picture = frame.picture;
        assert_eq!((picture.columns.len(), picture.more), (2, 2));
        let caption = i18n::text(Lang::En, &frame.caption);
        let named = picture.columns.iter().any(|head| head.now && caption.contains(&head.path));
        assert!(named || !caption.contains('/') || caption.contains("has /"), "{caption}");
    }
}
