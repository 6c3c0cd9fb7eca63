//! The picture of a container, as text: rows are sheets, columns are paths.
//!
//! `?2` is the second question of a lookup, `!2` one that met something; `(x)` lies under something
//! higher; `|` is where the eye passes, `^` where it ends; `=x` comes from a mount.

use std::fmt::Write as _;
use std::sync::Arc;

use onionskin::i18n::{self, Lang};
use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::{Facts, HistoryLine};
use onionskin::sim::cow::kernel::Options as KernelOptions;
use onionskin::sim::cow::look::{Look, look};
use onionskin::sim::cow::{Cow, World, parse_script};
use onionskin::view::stage::{Frame, Options, Picture, TokenState, frames};

use crate::cow::docker::Named;
use crate::union::stack::tree;

const IMAGE: &str = "
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
        writeln!(out, "{}", i18n::text(Lang::En, &frame.caption)).unwrap();
        out += &ascii(&frame.picture);
    }
    out
}

/// All frames of the last line.
fn all(script: &str) -> String {
    told(&frames(&last(IMAGE, script), Options::default()))
}

/// The last frame of the last line.
fn end(script: &str) -> String {
    let frames = frames(&last(IMAGE, script), Options::default());
    told(frames.last_chunk::<1>().unwrap())
}

#[test]
fn dump() {
    for script in [
        "web# echo x >> /srv/app.conf",
        "web# echo x >> /srv/app.conf\nweb# echo y >> /srv/app.conf",
        "web# rm /srv/old.log",
        "web# rm -rf /var/cache && mkdir /var/cache",
        "web# ls /srv",
        "web# echo x >> /srv/current",
        "web# mv /srv/old.log /srv/new.log",
        "web# echo x > /data/f; cat /etc/hosts",
        "web# echo x > /etc/motd",
        "web# cat /etc/motd",
        "web# chmod 600 /srv/app.conf",
        "web# mkdir /new",
    ] {
        println!("$ {script}\n{}", all(script));
    }
}
#[test]
fn files() {
    use onionskin::view::stage::svg::svg;
    let big = IMAGE.replace("found-here", &"x".repeat(41_266));
    for (n, script) in
        ["web# rm -rf /var/cache && mkdir /var/cache; rm /srv/old.log; echo x >> /srv/app.conf"]
            .into_iter()
            .enumerate()
    {
        for (i, frame) in frames(&last(&big, script), Options::default()).iter().enumerate() {
            for lang in Lang::ALL {
                std::fs::write(
                    format!("/tmp/w/scratch/{n}-{i:02}-{}.svg", lang.code()),
                    svg(frame, lang),
                )
                .unwrap();
            }
        }
    }
}
