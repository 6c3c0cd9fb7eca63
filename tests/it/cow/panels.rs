//! What the panels are given of a step: diff and its changes, weights, commit, mount, a second one.

use std::sync::Arc;

use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::look::Look;
use onionskin::sim::cow::panels::MemberLook;
use onionskin::sim::cow::{Change, Cow, CowEvent, Fetched, Session, World, parse_script};

use super::docker::{IMAGE, Named};
use crate::union::stack::tree;
use onionskin::base::LayerPath;
use onionskin::sim::cow::content::{ContentStore, Wanted};

/// A script played on an image, step by step; `c1` and `c2` are its containers.
struct Played {
    session: Session,
    files: Named,
    script: String,
}

impl Played {
    fn new(script: &str) -> Self {
        let tree = Arc::new(tree(IMAGE).0);
        let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
        let cow =
            Cow::new(World::new(Arc::clone(&tree)), facts, Options::default(), Fetched::default());
        let run = "docker run -d --name c1 shop:1\ndocker run -d --name c2 shop:1";
        Self { session: Session::new(cow), files: Named(tree), script: format!("{run}\n{script}") }
    }

    fn at(&mut self, step: usize, name: &str, second: Option<&str>) -> Look {
        let files = &self.files;
        let mut fetch =
            |wanted: Wanted| files.bytes(wanted).ok_or_else(|| "NotReadableError".to_owned());
        let actions = parse_script(&self.script).unwrap();
        self.session.go(actions, step, &mut fetch, &mut |_| true).unwrap();
        self.session.look_beside(Some(name), second)
    }
}

fn last(script: &str) -> Look {
    let mut played = Played::new(script);
    let end = parse_script(&played.script).unwrap().len();
    played.at(end, "c1", None)
}

fn lines(of: &[(Change, LayerPath)]) -> String {
    let line =
        |(change, path): &(Change, LayerPath)| format!("{}{}", change.letter(), path.shown());
    of.iter().map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn lines_that_come_and_go_with_a_step() {
    let script = "c1# touch /new\nc1# rm /srv/data/a\nc1# rm /new\nc1# rm -r /srv";
    let mut played = Played::new(script);
    for (step, all, new, gone) in [
        (2, "", "", ""),
        (3, "A/new", "A/new", ""),
        (4, "A/new C/srv C/srv/data D/srv/data/a", "C/srv C/srv/data D/srv/data/a", ""),
        (5, "C/srv C/srv/data D/srv/data/a", "", "A/new"),
        // The same paths as before, told otherwise.
        (6, "D/srv", "D/srv", "C/srv C/srv/data D/srv/data/a"),
        (4, "A/new C/srv C/srv/data D/srv/data/a", "C/srv C/srv/data D/srv/data/a", ""),
    ] {
        let look = played.at(step, "c1", None);
        let step_lines = (lines(&look.diff_step.new.first), lines(&look.diff_step.gone.first));
        assert_eq!((lines(&look.diff.first), step_lines), (all.into(), (new.into(), gone.into())));
    }
    // Another list of actions: what was found before is no longer so.
    played.script = played.script.replace("touch /new", "touch /other");
    assert_eq!(
        lines(&played.at(4, "c1", None).diff.first),
        "A/other C/srv C/srv/data D/srv/data/a"
    );
    assert_eq!(lines(&played.at(4, "c2", None).diff.first), "");
}

#[test]
fn files_weigh_by_names_and_blocks() {
    let look = last(
        "c1# dd if=/dev/zero of=/big bs=5000 count=1; echo x > /one; ln /one /two; rm /etc/motd",
    );
    let each: Vec<_> = look
        .weights
        .each
        .first
        .iter()
        .map(|f| (f.path.shown(), f.names, f.logical, f.on_disk))
        .collect();
    assert_eq!(each, [("/big".into(), 0, 5000, 8192), ("/one".to_owned(), 1, 2, 4096)]);
    let all = &look.weights;
    assert_eq!((all.logical, all.files, all.dirs, all.whiteouts), (5002, 12_288, 4096, 1));
    let container = &look.containers[0];
    assert_eq!((container.logical, container.on_disk), (5002, 12_288 + 4096));
}

#[test]
fn a_commit_adds_members() {
    let look = last("c1# rm -r /srv; mkdir /srv; echo x > /one; ln /one /two; ln -s one /link");
    let members: Vec<String> = look
        .members
        .first
        .iter()
        .map(|m| {
            let what = match &m.what {
                MemberLook::Inode(kind) => format!("{kind:?}"),
                MemberLook::Link(first) => format!("={}", first.shown()),
                MemberLook::Whiteout => "whiteout".into(),
                MemberLook::Opaque => "opaque".into(),
            };
            format!("{} {what} {}", m.path.shown(), m.size)
        })
        .collect();
    assert_eq!(
        members,
        [
            "/link Symlink 0",
            "/one File 2",
            "/srv Dir 0",
            "/srv/.wh..wh..opq opaque 0",
            "/two =/one 0",
        ]
    );
    // Five headers, one block of data, the end; no extended headers.
    assert_eq!(look.members_bytes, 6 * 512 + 1024);
    assert_eq!(last("c2# touch /x").members_bytes, 0);
    let gone = last("c1# rm -r /srv");
    assert_eq!(gone.members.first[0].path.shown(), "/.wh.srv");
    assert_eq!(gone.members.first[0].what, MemberLook::Whiteout);
}

#[test]
fn committed_images_are_listed() {
    let look = last("c1# touch /x\ndocker commit c1 shop:2\ndocker commit c2 shop:3");
    let images: Vec<(&str, u64)> =
        look.committed.iter().map(|image| (image.name.as_str(), image.layers)).collect();
    assert_eq!(images, [("shop:2", 1), ("shop:3", 0)]);
}

#[test]
fn a_mount_shares_the_layers_of_the_image_and_nothing_else() {
    let mut played =
        Played::new("c1# touch /x\ndocker commit c1 shop:2\ndocker run -d --name c3 shop:2");
    let [a, b] = ["c1", "c2"].map(|name| played.at(3, name, None).mount.unwrap());
    assert_eq!(a.lower[1..], b.lower[1..]);
    assert_eq!(a.links[1..], b.links[1..]);
    assert!(a.lower[0] != b.lower[0] && a.upper != b.upper && a.work != b.work);
    let id =
        a.upper.strip_prefix("/var/lib/docker/overlay2/").unwrap().strip_suffix("/diff").unwrap();
    assert_eq!((id.len(), a.lower[0].clone()), (64, a.upper.replace("/diff", "-init/diff")));
    assert_eq!(a.links[0].rsplit('/').next().unwrap().len(), 26);
    let expected = format!(
        "mount -t overlay overlay -o index=off,lowerdir={},upperdir={},workdir={} {}",
        a.links.join(":"),
        a.upper,
        a.upper.replace("/diff", "/work"),
        a.upper.replace("/diff", "/merged"),
    );
    assert_eq!(a.line(), expected);
    let c = played.at(5, "c3", None).mount.unwrap();
    assert_eq!(c.lower.len(), a.lower.len() + 1);
    assert_eq!(c.lower[2..], a.lower[1..]);
    assert_eq!(played.at(0, "c1", None).mount, None);
    // The container sees the same of itself.
    played.script += "\nc1# cat /proc/mounts\nc3# cat /proc/mounts";
    for (step, name, mount) in [(6, "c1", a), (7, "c3", c)] {
        let look = played.at(step, name, None);
        let CowEvent::Finished { out, .. } = look.events.last().unwrap() else { panic!() };
        let root = format!("overlay / overlay rw,relatime,{} 0 0", mount.directories());
        assert_eq!(String::from_utf8_lossy(out).lines().next().unwrap(), root);
    }
}

#[test]
fn a_second_container_stands_beside_the_first_in_the_same_columns() {
    let mut played = Played::new("c2# rm /etc/motd\nc1# echo x >> /etc/motd");
    let look = played.at(4, "c1", Some("c2"));
    let beside = look.of_beside().unwrap();
    let paths = |look: &Look| look.columns.iter().map(|c| c.path.shown()).collect::<Vec<_>>();
    assert_eq!(paths(&beside), paths(&look));
    let at = look.columns.iter().position(|c| c.path.shown() == "/etc/motd").unwrap();
    assert!(look.columns[at].after.merged.is_some());
    assert!(beside.columns[at].after.merged.is_none());
    assert_eq!(lines(&look.diff.first), "C/etc C/etc/motd");
    assert_eq!(lines(&beside.diff.first), "C/etc D/etc/motd");
    assert!(played.at(4, "c1", Some("nobody")).beside.is_none());
    // A container's making is told with the size of its image.
    assert!(played.at(2, "c1", None).image_blocks >= 4096);
    assert_eq!(played.at(3, "c1", None).image_blocks, 0);
}

#[test]
fn the_container_a_step_is_about_is_looked_at() {
    let mut played = Played::new("c1# touch /x\nc2# touch /y\ndocker diff c1\ndocker rm -f c2");
    let mut shown = |step: usize, name: Option<&str>| {
        played.at(step, "c1", None);
        let look = played.session.look(name);
        look.shown.map(|at| look.containers[at].name.clone()).unwrap_or_default()
    };
    for (step, name, expected) in [
        (0, None, ""),
        (1, None, "c1"),
        (2, None, "c2"),
        (3, None, "c1"),
        (4, None, "c2"),
        // Lines of the engine leave it where it is.
        (5, None, "c2"),
        (6, None, "c1"),
        (4, Some("c1"), "c1"),
        // One that is gone is no longer looked at.
        (6, Some("c2"), "c1"),
        (2, Some("nobody"), "c2"),
    ] {
        assert_eq!(shown(step, name), expected, "{step} {name:?}");
    }
}
