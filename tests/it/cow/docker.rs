//! The engine's commands: transcripts of a terminal, over one small image.

use std::sync::Arc;

use onionskin::sim::Simulator;
use onionskin::sim::cow::content::{Content, ContentStore, NoContent, Wanted};
use onionskin::sim::cow::docker::{Facts, HistoryLine, State};
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::{Action, Cow, CowEvent, LayerRef, MountKind, World, parse_script};
use onionskin::union::UnionTree;

use crate::union::stack::tree;

/// Files of readable lines: every one holds its own path.
pub struct Named(pub Arc<UnionTree>);

impl ContentStore for Named {
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>> {
        let entry = self.0.index(wanted.inode.layer)?.get(wanted.inode.entry)?;
        let text = [b"/", entry.path(), b"\n"].concat();
        let whole = Content::repeat(&text, entry.size);
        whole.read(wanted.offset..wanted.offset + wanted.len, &NoContent).ok()
    }
}

pub const IMAGE: &str = "
    d bin
    f bin/busybox x 755
    l bin/ls busybox
    l bin/sh busybox
    d etc
    f etc/motd 20-bytes-of-the-file
    d srv
    d srv/data
    f srv/data/a 20-bytes-of-the-file
    f srv/data/b 20-bytes-of-the-file
    d tmp 1777
";

struct Terminal {
    cow: Cow<Named>,
    state: State,
    events: Vec<CowEvent>,
}

impl Terminal {
    fn new() -> Self {
        Self::of(Facts::default())
    }

    fn of(facts: Facts) -> Self {
        let tree = Arc::new(tree(IMAGE).0);
        let step = HistoryLine {
            created_by: "ADD rootfs /".into(),
            bytes: 61,
            comment: String::new(),
            empty: false,
            id: "0123456789abcdef".repeat(4),
        };
        let facts = Facts {
            names: vec!["shop:1".into()],
            id: "0123456789abcdef".repeat(4),
            history: vec![step],
            ..facts
        };
        let world = World::new(Arc::clone(&tree));
        let cow = Cow::new(world, facts, Options::default(), Named(tree));
        let state = cow.initial();
        Self { cow, state, events: Vec::new() }
    }

    /// Does one line of a script, and gives what a terminal shows of it. IDs become `ID`.
    fn line(&mut self, line: &str) -> String {
        let mut shown = String::new();
        for action in parse_script(line).unwrap() {
            let back = Action::parse(&action.to_string());
            assert_eq!(back, Ok(Some(action.clone())), "reads back");
            let (state, events) = self.cow.step(&self.state, &action).unwrap();
            self.state = state;
            self.events = events;
            for event in &self.events {
                if let CowEvent::Finished { status, out, err, .. } = event {
                    shown += &String::from_utf8_lossy(out);
                    shown += &String::from_utf8_lossy(err);
                    if *status != 0 {
                        shown += &format!("[{status}]\n");
                    }
                }
            }
        }
        let ids = self.state.containers.iter().map(|c| c.id.clone());
        let ids: Vec<String> = ids.chain(self.state.images.iter().map(|i| i.id.clone())).collect();
        for id in ids {
            shown = shown.replace(&id, "ID").replace(&id[..12], "ID          ");
        }
        shown
    }
}

fn check_in(terminal: &mut Terminal, transcript: &str) {
    let mut got = String::new();
    for line in transcript.lines().map(str::trim_start) {
        if let Some(line) = line.strip_prefix("$ ") {
            got += &format!("$ {line}\n{}", terminal.line(line));
        }
    }
    let lines = transcript.trim().lines();
    let wanted: String =
        lines.map(|line| format!("{}\n", line.strip_prefix("        ").unwrap_or(line))).collect();
    assert!(got == wanted, "--- wanted\n{wanted}--- got\n{got}");
}

fn check(transcript: &str) {
    check_in(&mut Terminal::new(), transcript);
}

#[test]
fn a_container_begins_empty_and_is_no_difference() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ docker diff c1
        $ c1# ls -a /
        .
        ..
        .dockerenv
        bin
        dev
        etc
        proc
        srv
        sys
        tmp
        $ docker ps -s
        CONTAINER ID   IMAGE    COMMAND   STATUS   NAMES   SIZE
        ID             shop:1   \"\"        Up       c1      0B (virtual 61B)",
    );
}

#[test]
fn names_are_what_the_engine_takes() {
    check(
        "$ docker run -d --name c shop:1
        docker: Error response from daemon: Invalid container name (c), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed.
        [125]
        $ docker run -d --name c1 shop:1
        ID
        $ docker run -d shop:1
        ID
        $ docker run -d --name c1 shop:1
        docker: Error response from daemon: Conflict. The container name \"/c1\" is already in use by container \"ID\". You have to remove (or rename) that container to be able to reuse that name.
        [125]
        $ docker run -d --name c3 other:1
        Unable to find image 'other:1' locally
        [125]
        $ docker diff c9
        Error response from daemon: No such container: c9
        [1]",
    );
}

#[test]
fn a_stopped_container_keeps_its_layer_and_a_removed_one_does_not() {
    let mut terminal = Terminal::new();
    check_in(
        &mut terminal,
        "$ docker run -d --name c1 shop:1
        ID
        $ c1# echo 12345 > /srv/new; echo x > /dev/shm/x
        $ docker stop c1
        c1
        $ c1# ls /srv
        Error response from daemon: container ID is not running
        [1]
        $ docker diff c1
        C /srv
        A /srv/new
        $ docker start c1
        c1
        $ c1# cat /srv/new; ls /dev/shm
        12345
        $ docker rm c1
        Error response from daemon: cannot remove container \"/c1\": container is running: stop the container before removing or force remove
        [1]
        $ docker rm -f c1
        c1",
    );
    let gone = CowEvent::ContainerRemoved { name: "c1".into(), bytes: 6 };
    assert!(terminal.events.contains(&gone), "{:?}", terminal.events);
}

#[test]
fn two_containers_do_not_see_each_other() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ docker run -d --name c2 shop:1
        ID
        $ c1# rm /srv/data/a; echo one > /srv/data/b
        $ c2# ls /srv/data; head -c 12 /srv/data/b
        a
        b
        /srv/data/b
        $ docker diff c1
        C /srv
        C /srv/data
        D /srv/data/a
        C /srv/data/b
        $ docker diff c2",
    );
}

#[test]
fn the_engines_own_files_are_in_no_layer() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ c1# echo 10.0.0.9 db >> /etc/hosts; tail -n 1 /etc/hosts
        10.0.0.9 db
        $ c1# rm /etc/hosts
        rm: can't remove '/etc/hosts': Device or resource busy
        [1]
        $ c1# mkdir /proc/x
        mkdir: can't create directory '/proc/x': No such file or directory
        [1]
        $ c1# echo x > /sys/x
        sh: can't create /sys/x: Read-only file system
        [1]
        $ c1# touch /dev/mine /etc/resolv.conf; echo x > /dev/null
        $ docker diff c1
        $ c1# rm /.dockerenv
        $ docker diff c1
        D /.dockerenv",
    );
}

#[test]
fn a_volume_takes_the_writes_and_keeps_them() {
    let mut terminal = Terminal::new();
    check_in(
        &mut terminal,
        "$ docker run -d --name c1 -v vol:/srv/data shop:1
        ID
        $ c1# ls /srv/data; rm /srv/data/a; echo new > /srv/data/c
        a
        b
        $ docker diff c1
        $ c1# mv /etc/motd /srv/data
        $ docker diff c1
        C /etc
        D /etc/motd
        $ docker rm -f c1
        c1
        $ docker run -d --name c2 -v vol:/mnt/deep/vol shop:1
        ID
        $ c2# ls /mnt/deep/vol
        b
        c
        motd
        $ docker diff c2
        A /mnt
        A /mnt/deep
        A /mnt/deep/vol
        $ docker volume rm vol
        Error response from daemon: remove vol: volume is in use - [ID]
        [1]
        $ docker rm -f c2
        c2
        $ docker volume rm vol
        vol",
    );
}

#[test]
fn a_new_volume_is_told_to_be_filled_from_the_image() {
    let mut terminal = Terminal::new();
    terminal.line("docker run -d --name c1 -v vol:/srv/data shop:1");
    let filled = terminal
        .events
        .iter()
        .any(|event| matches!(event, CowEvent::VolumeFilled { files: 2, bytes: 40, .. }));
    assert!(filled, "{:?}", terminal.events);
    terminal.line("docker run -d --name c2 -v vol:/srv/data shop:1");
    let again = terminal.events.iter().any(|e| matches!(e, CowEvent::VolumeFilled { .. }));
    assert!(!again, "it holds something by now");
}

#[test]
fn an_images_volumes_are_mounted_without_being_asked_for() {
    let mut terminal =
        Terminal::of(Facts { volumes: vec!["/srv/data".into()], ..Facts::default() });
    terminal.line("docker run -d --name c1 shop:1");
    let volume = terminal.events.iter().any(|event| {
        matches!(event, CowEvent::Mounted { mount: MountKind::Volume(_), made: false, .. })
    });
    assert!(volume, "{:?}", terminal.events);
    check_in(
        &mut terminal,
        "$ c1# rm /srv/data/a
        $ docker diff c1
        $ docker rm -f -v c1
        c1
        $ docker volume ls
        DRIVER   VOLUME NAME",
    );
}

#[test]
fn memory_and_host_folders_are_in_no_layer_either() {
    check(
        "$ docker run -d --name c1 --tmpfs /srv/data -v /home/me/www:/www -w /work/dir shop:1
        ID
        $ c1# ls /srv/data; echo t > /srv/data/t; echo w > /www/w; pwd
        /work/dir
        $ docker diff c1
        A /work
        A /work/dir
        A /www
        $ docker restart c1
        c1
        $ c1# ls /srv/data /www
        /srv/data:

        /www:
        w
        $ docker run --rm -v /home/me:/me:ro shop:1 sh -c 'cat /me/www/w; echo x > /me/x'
        w
        sh: can't create /me/x: Read-only file system
        [1]",
    );
}

#[test]
fn devices_are_copied_as_what_they_are() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ c1# mknod /srv/disk b 8 1 && mknod /srv/zero c 1 5 && mkfifo /srv/pipe
        $ docker cp c1:/srv /home/me/srv
        $ docker cp /home/me/srv c1:/tmp/copy
        $ c1# stat -c '%F %t,%T %n' /tmp/copy/disk /tmp/copy/zero /tmp/copy/pipe
        block special file 8,1 /tmp/copy/disk
        character special file 1,5 /tmp/copy/zero
        fifo 0,0 /tmp/copy/pipe",
    );
}

/// `/srv/data/b` is replaced by a file of the same size and time: `docker diff` does not see it.
#[test]
fn copying_goes_through_the_containers_view() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ docker cp c1:/etc/motd /home/me/motd
        $ docker cp /home/me/motd c1:/tmp
        $ docker cp /home/me/motd c1:/srv/data/b
        $ docker cp c1:/srv /home/me/srv
        $ docker cp /home/me/srv c1:/tmp/copy
        $ c1# ls /tmp /tmp/copy/data
        /tmp:
        copy
        motd

        /tmp/copy/data:
        a
        b
        $ docker cp c1:/nope /home/me
        Error response from daemon: Could not find the file /nope in container c1
        [1]
        $ docker cp /home/me/nope c1:/
        lstat /home/me/nope: no such file or directory
        [1]
        $ docker cp c1:/etc/motd c1:/tmp
        copying between containers is not supported
        [1]
        $ docker diff c1
        C /tmp
        A /tmp/copy
        A /tmp/copy/data
        A /tmp/copy/data/a
        A /tmp/copy/data/b
        A /tmp/motd",
    );
}

#[test]
fn a_commit_makes_an_image_whose_containers_inherit_the_whiteouts() {
    let mut terminal = Terminal::new();
    check_in(
        &mut terminal,
        "$ docker run -d --name c1 shop:1
        ID
        $ c1# rm -r /srv/data; mkdir /srv/data; echo 1 > /srv/data/new; rm /etc/motd
        $ docker commit -m 'less data' c1 shop:2
        sha256:ID
        $ docker run -d --name c2 shop:2
        ID
        $ c2# ls /srv/data /etc
        /etc:
        hostname
        hosts
        mtab
        resolv.conf

        /srv/data:
        new
        $ docker diff c2
        $ c2# echo 2 >> /srv/data/new
        $ docker history shop:2
        IMAGE          CREATED BY     SIZE   COMMENT
        ID                            2B     less data
        0123456789ab   ADD rootfs /   61B",
    );
    let copied = |event: &CowEvent| matches!(event, CowEvent::CopiedUp { from: LayerRef::Image(l), .. } if l.0 == 1);
    terminal.line("docker commit c2 shop:3");
    terminal.line("docker run -d --name c3 shop:3");
    terminal.line("docker run -d --name c4 shop:2");
    terminal.line("c4# echo 4 >> /srv/data/new");
    assert!(terminal.events.iter().any(copied), "{:?}", terminal.events);
}

#[test]
fn an_empty_layer_is_committed_as_none() {
    let mut terminal = Terminal::new();
    terminal.line("docker run -d --name c1 shop:1");
    terminal.line("docker commit c1 same:1");
    let none = |event: &CowEvent| matches!(event, CowEvent::Committed { layer: None, .. });
    assert!(terminal.events.iter().any(none), "{:?}", terminal.events);
    assert!(terminal.state.image("same:1").is_some_and(|image| image.lowers.is_empty()));
}

#[test]
fn a_file_named_like_a_whiteout_becomes_one_by_a_commit() {
    check(
        "$ docker run -d --name c1 shop:1
        ID
        $ c1# touch /srv/data/.wh.a; ls -a /srv/data
        .
        ..
        .wh.a
        a
        b
        $ docker diff c1
        C /srv
        C /srv/data
        A /srv/data/.wh.a
        $ docker commit c1 shop:2
        sha256:ID
        $ docker run --rm shop:2 ls -a /srv/data
        .
        ..
        b",
    );
}

#[test]
fn lines_that_make_no_sense_say_what_is_wrong() {
    for line in [
        "docker",
        "docker frobnicate",
        "docker run",
        "docker run --nope shop:1",
        "docker run -v :x shop:1",
        "docker run -v data:relative shop:1",
        "docker run --mount type=nfs,target=/x shop:1",
        "docker exec c1",
        "docker cp c1:/x",
        "docker volume",
        "docker run 'shop",
        "no container here",
        "c1! frobnicate /x",
        "c1! rename /x",
        "c1! open /x sideways",
    ] {
        assert!(Action::parse(line).is_err(), "{line}");
    }
}
