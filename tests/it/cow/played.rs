//! Scripts played on an image, with bytes fetched on the way.

use std::sync::Arc;

use onionskin::sim::cow::content::{ContentStore, Wanted};
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::{Options, Stop};
use onionskin::sim::cow::{
    Action, Cow, Done, Fetched, Halt, Refusal, Session, World, docker_diff, parse_script,
};

use super::docker::{IMAGE, Named};
use crate::union::stack::tree;

struct Player {
    session: Session,
    files: Named,
    fetched: usize,
}

impl Player {
    fn new() -> Self {
        let tree = Arc::new(tree(IMAGE).0);
        let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
        let world = World::new(Arc::clone(&tree));
        let cow = Cow::new(world, facts, Options::default(), Fetched::default());
        Self { session: Session::new(cow), files: Named(tree), fetched: 0 }
    }

    fn go(&mut self, script: &[Action], step: usize) -> Result<(), Halt> {
        let (files, fetched) = (&self.files, &mut self.fetched);
        let mut fetch = |wanted: Wanted| {
            *fetched += 1;
            files.bytes(wanted).ok_or_else(|| "NotReadableError".to_owned())
        };
        self.session.go(script.to_vec(), step, &mut fetch, &mut |_| true)
    }

    fn diff(&self) -> Vec<String> {
        let view = self.session.cow().view(self.session.state(), "c1").unwrap();
        let lines = docker_diff(&view).into_iter();
        lines.map(|(c, p)| format!("{} {}", c.letter(), String::from_utf8_lossy(&p))).collect()
    }
}

fn script(text: &str) -> Vec<Action> {
    parse_script(text).unwrap()
}

const SCRIPT: &str = "docker run -d --name c1 shop:1
    c1# cat /etc/motd
    c1# sed -i s/m/n/ /etc/motd
    c1# cat /etc/motd /srv/data/a
    c1# rm /srv/data/b";

#[test]
fn bytes_are_fetched_once_however_often_one_goes_back() {
    let mut player = Player::new();
    let script = script(SCRIPT);
    player.go(&script, 5).unwrap();
    assert_eq!(player.fetched, 2, "motd and a");
    let end = player.diff();
    assert_eq!(end, ["C /etc", "C /etc/motd", "C /srv", "C /srv/data", "D /srv/data/b"]);
    for step in [1, 4, 2, 5] {
        player.go(&script, step).unwrap();
    }
    assert_eq!((player.fetched, player.diff()), (2, end));
}

#[test]
fn an_edited_tail_is_played_anew_and_what_lies_before_it_is_not() {
    let mut player = Player::new();
    player.go(&script(SCRIPT), 5).unwrap();
    let mut other = script(SCRIPT);
    other.truncate(4);
    other.extend(script("c1# echo more >> /srv/data/a\nc1# rm /srv/data/a"));
    player.go(&other, 5).unwrap();
    assert_eq!(player.diff(), ["C /etc", "C /etc/motd", "C /srv", "C /srv/data", "C /srv/data/a"]);
    let gained: Vec<Done> = player.session.done();
    let gained: Vec<i64> = gained.iter().map(|done| done.gained).collect();
    assert_eq!(gained, [0, 0, 20, 0, 25]);
}

#[test]
fn a_script_halts_where_it_cannot_go_on_and_stands_before_that() {
    let mut player = Player::new();
    let broken = script("docker run -d --name c1 shop:1\nc1# touch /a\nc1# for\nc1# touch /b");
    let halted = player.go(&broken, 4).unwrap_err();
    assert!(matches!(halted, Halt::Refused { action: 2, why: Refusal::Shell(_) }), "{halted:?}");
    assert_eq!(player.diff(), ["A /a"]);

    let tree = Arc::new(tree(IMAGE).0);
    let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
    let cow = Cow::new(World::new(tree), facts, Options::default(), Fetched::default());
    let mut session = Session::new(cow);
    let gone = &mut |_| Err("NotReadableError: the file moved".to_owned());
    let halted = session.go(script(SCRIPT), 5, gone, &mut |_| true).unwrap_err();
    let Halt::Unread { action: 1, message, .. } = halted else { panic!("{halted:?}") };
    assert!(message.contains("moved"));

    let many =
        "c1# touch $X\n".replace("$X", &(0..5_000).map(|n| format!(" f{n}")).collect::<String>());
    let long = script(&format!("docker run -d --name c1 shop:1\n{many}"));
    let halted = session.go(long, 2, gone, &mut |_| false).unwrap_err();
    assert_eq!(halted, Halt::Refused { action: 1, why: Refusal::Stop(Stop::Cancelled) });
}

#[test]
fn the_paths_of_steps_before_stand_beside_those_of_this_one() {
    let mut player = Player::new();
    player.go(&script(SCRIPT), 5).unwrap();
    let look = player.session.look(None);
    let columns: Vec<(String, bool)> =
        look.columns.iter().map(|column| (column.path.shown(), column.now)).collect();
    assert_eq!(columns[0], ("/srv/data/b".to_owned(), true));
    assert!(columns.contains(&("/etc/motd".to_owned(), false)), "{columns:?}");
}
