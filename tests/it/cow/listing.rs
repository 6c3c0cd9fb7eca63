//! The merged tree of a container, directory by directory.

use std::sync::Arc;

use onionskin::base::LayerPath;
use onionskin::base::path::visible;
use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::listing::{From, NAMES, list};
use onionskin::sim::cow::{Cow, LayerRef, MountKind, World, parse_script};

use super::docker::Named;
use crate::union::stack::tree;

const IMAGE: &str = "
    d bin
    f bin/sh x 755
    d etc
    f etc/app.conf x
    f etc/old.conf x
    l etc/link app.conf
    d srv
    f srv/a x
    ---
    f etc/app.conf longer
    rm srv/a
    f srv/b x
";

/// Each name with its bytes or `/`, and what serves it.
fn listed(script: &str, dir: &str) -> String {
    let tree = Arc::new(tree(IMAGE).0);
    let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
    let cow = Cow::new(World::new(Arc::clone(&tree)), facts, Options::default(), Named(tree));
    let mut state = cow.initial();
    for action in parse_script(script).unwrap() {
        state = cow.step(&state, &action).unwrap().0;
    }
    let Some(listing) = list(&cow, &state, "web", &LayerPath::clean(dir.as_bytes())) else {
        return "no directory".to_owned();
    };
    let line = |entry: &onionskin::sim::cow::listing::ListEntry| {
        let what = match (entry.file_type, &entry.link) {
            (FileType::Dir, _) => "/".to_owned(),
            (_, Some(link)) => format!(" -> {}", visible(link)),
            (FileType::File, None) => format!(" {}", entry.size),
            (other, None) => format!(" {other:?}"),
        };
        let from = match &entry.from {
            From::Layer(LayerRef::Upper) => "web".to_owned(),
            From::Layer(LayerRef::Init) => "engine".to_owned(),
            From::Layer(LayerRef::Image(layer)) => layer.to_string(),
            From::Mount(MountKind::Volume(name)) => format!("volume {name}"),
            From::Mount(kind) => format!("{kind:?}"),
        };
        format!("{}{what} {from}", visible(&entry.name))
    };
    let mut lines: Vec<String> = listing.entries.iter().take(12).map(line).collect();
    if listing.all as usize > lines.len() {
        lines.push(format!("{} of {}", listing.entries.len(), listing.all));
    }
    lines.join(", ")
}

const RUN: &str = "docker run -d --name web -v data:/vol shop:1\n";

#[test]
fn every_name_says_what_serves_it() {
    for (script, dir, wanted) in [
        ("", "/", "no directory"),
        (
            RUN,
            "/etc",
            "app.conf 6 L1, hostname 13 EngineFile, hosts 174 EngineFile, link -> app.conf L0, mtab -> /proc/mounts engine, old.conf 1 L0, resolv.conf 22 EngineFile",
        ),
        (RUN, "/srv", "b 1 L1"),
        (RUN, "/etc/app.conf", "no directory"),
        (RUN, "/etc/link", "no directory"),
        (RUN, "/nowhere", "no directory"),
        (RUN, "/vol", ""),
    ] {
        assert_eq!(listed(script, dir), wanted, "{dir}");
    }
}

#[test]
fn what_a_command_changes_comes_from_the_container() {
    for (lines, dir, wanted) in [
        ("web# chmod 600 /srv/b", "/srv", "b 1 web"),
        ("web# rm /srv/b", "/srv", ""),
        ("web# rm -rf /srv", "/srv", "no directory"),
        ("web# rm -rf /srv; mkdir /srv; touch /srv/new", "/srv", "new 0 web"),
        ("web# echo hi >> /srv/b", "/srv", "b 4 web"),
        ("web# ln -s /etc /srv/etc; mkdir /srv/sub", "/srv", "b 1 L1, etc -> /etc web, sub/ web"),
        ("web# ln -s /etc /srv/etc", "/srv/etc", "no directory"),
        ("web# echo data > /vol/db", "/vol", "db 5 volume data"),
    ] {
        assert_eq!(listed(&format!("{RUN}{lines}"), dir), wanted, "{lines}");
    }
}

#[test]
fn the_names_of_a_large_directory_are_counted() {
    let many: Vec<String> = (0..NAMES + 500).map(|n| format!("/srv/n{n:05}")).collect();
    let script = format!("{RUN}web# rm /srv/b; touch {}", many.join(" "));
    let got = listed(&script, "/srv");
    assert!(got.starts_with("n00000 0 web, n00001 0 web"), "{got}");
    assert!(got.ends_with(", 2000 of 2500"), "{got}");
}
