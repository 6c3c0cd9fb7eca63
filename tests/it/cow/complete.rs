//! What a word under the cursor can become.

use std::sync::Arc;
use std::time::{Duration, Instant};

use onionskin::sim::Simulator;
use onionskin::sim::cow::complete::{CHOICES, Completion, complete};
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::{Cow, World, parse_script, shell};
use onionskin::union::UnionTree;
use proptest::prelude::*;

use super::docker::Named;
use crate::union::stack::tree;

const IMAGE: &str = "
    d bin
    f bin/busybox x 755
    l bin/ls busybox
    d etc
    f etc/app.conf x
    f etc/apt.list x
    f etc/passwd x
    l etc/alternatives /opt
    l etc/motd app.conf
    d root
    f root/notes x
    d opt
    d opt/tool
    f opt/.hidden x
    f opt/한글.txt x
    d srv
    d tmp 1777
";

const SCRIPT: &str = "
docker run -d --name web -v data:/vol shop:1
docker run -d --name worker shop:1
docker run -d --name old shop:1
docker stop old
docker commit web made:2
web# mkdir '/srv/my dir' && touch '/srv/my dir/a b' \"/srv/it's\" '/srv/$x' /srv/plain '/srv/#1'
web# echo x > /vol/db; rm /etc/apt.list
";

fn simulator(tree: UnionTree) -> (Cow<Named>, State) {
    let tree = Arc::new(tree);
    let env = vec!["PATH=/bin".to_owned(), "PORT=80".to_owned(), "CONF=/etc/app".to_owned()];
    let facts = Facts { names: vec!["shop:1".into()], env, ..Facts::default() };
    let cow = Cow::new(World::new(Arc::clone(&tree)), facts, Options::default(), Named(tree));
    let state = cow.initial();
    (cow, state)
}

fn after(script: &str) -> (Cow<Named>, State) {
    let (cow, mut state) = simulator(tree(IMAGE).0);
    for action in parse_script(script).unwrap() {
        state = cow.step(&state, &action).unwrap().0;
    }
    (cow, state)
}

/// The choices at `^`, each as what is typed then; many are counted.
fn shown(line: &str, found: &Completion) -> String {
    let whole = |choice: &str| format!("{}{choice}", &line[..found.replace.start]);
    match found.choices.len() {
        0 => "nothing".to_owned(),
        1 => whole(&found.choices[0]),
        many if many > 8 => format!("{many}, from {}", found.choices[0]),
        _ => format!("{} : {}", whole(&found.common), found.choices.join(" , ")),
    }
}

fn check(container: Option<&str>, cases: &[(&str, &str)]) {
    let (cow, state) = after(SCRIPT);
    let mut wrong = String::new();
    for (line, wanted) in cases {
        let cursor = line.find('^').unwrap();
        let line = line.replacen('^', "", 1);
        let found = complete(&cow, &state, container, &line, cursor);
        let got = shown(&line, &found);
        assert!(found.replace.end == cursor || found.choices.is_empty(), "{line}");
        for choice in &found.choices {
            assert!(choice.starts_with(&found.common), "{line}: {}", found.common);
        }
        if got != *wanted {
            wrong += &format!("{line}\n  wanted {wanted}\n  got    {got}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn in_a_container() {
    check(
        Some("web"),
        &[
            ("^", "66, from :"),
            ("ec^", "echo"),
            ("c^", "c : cat , cd , chgrp , chmod , chown , command , cp , cut"),
            ("/bi^", "/bin/"),
            ("/bin/l^", "/bin/ls"),
            ("ls; tr^", "ls; tr : tr , true , truncate"),
            ("ls|tru^", "ls|tru : true , truncate"),
            ("(tru^", "(tru : true , truncate"),
            ("{ tru^", "{ tru : true , truncate"),
            ("true && ! tru^", "true && ! tru : true , truncate"),
            ("X=1 tru^", "X=1 tru : true , truncate"),
            ("which ta^", "which ta : tac , tail"),
            ("cat /etc/ap^", "cat /etc/app.conf"),
            ("cat /etc/ap^p", "cat /etc/app.conf"),
            ("cat /etc/ap^ /tmp", "cat /etc/app.conf"),
            ("cat etc/a^", "cat etc/a : alternatives/ , app.conf"),
            ("ls /^", "10, from bin/"),
            ("ls /nowhere/^", "nothing"),
            ("ls /etc/passwd/^", "nothing"),
            ("ls /etc/alt^", "ls /etc/alternatives/"),
            ("ls /opt/^", "ls /opt/ : tool/ , 한글.txt"),
            ("ls /opt/.^", "ls /opt/.hidden"),
            ("ls /opt/한^", "ls /opt/한글.txt"),
            ("ls /srv/^", "ls /srv/ : \\#1 , \\$x , it\\'s , my\\ dir/ , plain"),
            ("ls /srv/my^", "ls /srv/my\\ dir/"),
            ("ls /srv/my\\ d^", "ls /srv/my\\ dir/"),
            ("ls /srv/my\\ dir/^", "ls /srv/my\\ dir/a\\ b"),
            ("ls '/srv/my d^", "ls '/srv/my dir/"),
            ("ls '/srv/my d^'", "ls '/srv/my dir/"),
            ("ls '/srv/my dir/^", "ls '/srv/my dir/a b'"),
            ("ls '/srv/my dir/^' x", "ls '/srv/my dir/a b"),
            ("ls \"/srv/my dir/^", "ls \"/srv/my dir/a b\""),
            ("ls '/srv/i^", "ls '/srv/it'\\''s'"),
            ("ls \"/srv/$^", "ls \"/srv/$ : $CONF , $HOME , $HOSTNAME , $PATH , $PORT , $PWD"),
            ("ls \"/srv/\\$^", "ls \"/srv/\\$x\""),
            ("ls '/srv/$^", "ls '/srv/$x'"),
            ("ls '/srv/'m^", "ls '/srv/my dir/"),
            ("cat <et^", "cat <etc/"),
            ("echo x >> /etc/pa^", "echo x >> /etc/passwd"),
            ("echo x > /tmp/x; cat /etc/pa^", "echo x > /tmp/x; cat /etc/passwd"),
            ("echo x 2>/etc/pa^", "echo x 2>/etc/passwd"),
            ("cd /et^", "cd /etc/"),
            ("cd /etc/^", "cd /etc/alternatives/"),
            ("cd /etc && cat ap^", "cd /etc && cat app.conf"),
            ("cd /etc; cd ..; cat etc/ap^", "cd /etc; cd ..; cat etc/app.conf"),
            ("cat ~/^", "cat ~/notes"),
            ("cat ~^", "nothing"),
            ("dd if=/etc/ap^", "dd if=/etc/app.conf"),
            ("touch --reference=/etc/ap^", "touch --reference=/etc/app.conf"),
            ("X=/etc/ap^", "X=/etc/app.conf"),
            ("cat /vol/^", "cat /vol/db"),
            ("echo $P^", "echo $P : $PATH , $PORT , $PWD"),
            ("echo $^", "echo $ : $CONF , $HOME , $HOSTNAME , $PATH , $PORT , $PWD"),
            ("echo ${PO^", "echo ${PORT}"),
            ("echo \"$PO^", "echo \"$PORT"),
            ("echo x$PO^", "echo x$PORT"),
            ("echo '$PO^", "nothing"),
            ("MINE=1; echo $MI^", "MINE=1; echo $MINE"),
            ("cat ${CONF}.c^", "nothing"),
            ("cat $PWD/et^", "cat $PWD/etc/"),
            ("echo hi # ec^", "nothing"),
            ("ls /etc/host^", "ls /etc/host : hostname , hosts"),
            ("docker di^", "docker diff"),
            ("dock^", "docker"),
        ],
    );
}

#[test]
fn on_a_line_of_a_script() {
    check(
        None,
        &[
            ("^", " : docker , web# , worker#"),
            ("w^", "w : web# , worker#"),
            ("d^", "docker"),
            ("web# cat /etc/ap^", "web# cat /etc/app.conf"),
            ("web# ech^", "web# echo"),
            ("web#^", "65, from :"),
            ("web! unlink /etc/ap^", "web! unlink /etc/app.conf"),
            ("web! un^", "nothing"),
            ("none# ca^", "nothing"),
            ("docker ^", "16, from commit"),
            ("docker co^", "docker co : commit , container"),
            ("docker container co^", "docker container commit"),
            ("docker run ^", "docker run  : made:2 , shop:1"),
            ("docker run -d --name x ^", "docker run -d --name x  : made:2 , shop:1"),
            ("docker run -d --na^", "docker run -d --name"),
            ("docker run --name ^", "nothing"),
            ("docker run -v ^", "docker run -v data:"),
            ("docker run -dv da^", "docker run -dv data:"),
            ("docker run -v data:/x sh^", "docker run -v data:/x shop:1"),
            ("docker run shop:1 tru^", "docker run shop:1 tru : true , truncate"),
            ("docker exec ^", "docker exec w : web , worker"),
            ("docker exec -it we^", "docker exec -it web"),
            ("docker exec -w / web hea^", "docker exec -w / web head"),
            ("docker exec web cat /etc/ap^", "docker exec web cat /etc/app.conf"),
            ("docker start ^", "docker start old"),
            ("docker stop web ^", "docker stop web worker"),
            ("docker rm -f ^", "docker rm -f  : old , web , worker"),
            ("docker rm --f^", "docker rm --force"),
            ("docker diff ^", "docker diff  : old , web , worker"),
            ("docker diff web ^", "nothing"),
            ("docker commit we^", "docker commit web"),
            ("docker commit -m text ^", "docker commit -m text  : old , web , worker"),
            ("docker history m^", "docker history made:2"),
            ("docker cp ^", "docker cp  : old: , web: , worker:"),
            ("docker cp web:/etc/ap^", "docker cp web:/etc/app.conf"),
            ("docker cp web:et^", "docker cp web:etc/"),
            ("docker cp web:/etc/passwd wor^", "docker cp web:/etc/passwd worker:"),
            ("docker volume ^", "docker volume  : ls , rm"),
            ("docker volume rm ^", "docker volume rm data"),
            ("docker ps -^", "docker ps -- : --all , --size"),
            ("docker nonsense ^", "nothing"),
            ("한글 ^", "nothing"),
        ],
    );
}

/// A directory of so many files, `f0000` and on.
fn large(files: usize) -> (Cow<Named>, State) {
    let names: String = (0..files).map(|n| format!("f big/f{n:05} x\n")).collect();
    let (cow, state) = simulator(tree(&format!("d big\n{names}")).0);
    let run = parse_script("docker run -d --name web shop:1").unwrap();
    let state = cow.step(&state, &run[0]).unwrap().0;
    (cow, state)
}

#[test]
fn a_large_directory_is_cut_and_fast() {
    let (cow, state) = large(10_000);
    let line = "ls /big/";
    let start = Instant::now();
    let found = complete(&cow, &state, Some("web"), line, line.len());
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!((found.choices.len(), &found.common[..]), (CHOICES, "f0"));
    let found = complete(&cow, &state, Some("web"), "ls /big/f0999", 13);
    assert_eq!((found.choices.len(), &found.common[..]), (10, "f0999"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is typed, what is offered can be typed; a path that is offered is one word.
    #[test]
    fn any_line_can_be_completed(
        line in "(docker |web# |cat |ls /srv/)?[a-z /.'\"$\\\\>|&;#~{}=:가-힣-]{0,24}",
        cursor in 0_usize..60,
    ) {
        let (cow, state) = after(SCRIPT);
        for container in [None, Some("web"), Some("none")] {
            let found = complete(&cow, &state, container, &line, cursor);
            prop_assert!(line.get(found.replace.clone()).is_some());
            prop_assert!(found.choices.len() <= CHOICES);
            prop_assert!(found.choices.iter().all(|choice| choice.starts_with(&found.common)));
        }
    }

    #[test]
    fn what_is_offered_reads_back(name in "[ -.0-~가-힣]{1,12}", quote in "['\"]?") {
        prop_assume!(name != "." && name != "..");
        let (cow, mut state) = after("docker run -d --name web shop:1");
        let make = format!("web# mkdir /tmp/d; touch '/tmp/d/{}'", name.replace('\'', "'\\''"));
        state = cow.step(&state, &parse_script(&make).unwrap()[0]).unwrap().0;
        let dot = if name.starts_with('.') { "." } else { "" };
        let line = format!("cat {quote}/tmp/d/{dot}");
        let found = complete(&cow, &state, Some("web"), &line, line.len());
        prop_assert_eq!(found.choices.len(), 1, "{}: {:?}", &line, &found);
        let whole = format!("{}{}", &line[..found.replace.start], found.choices[0]);
        let list = shell::parse(&whole).unwrap();
        let shell::Command::Simple(simple) = &list.items[0].first.commands[0] else { panic!() };
        let word = simple.words[1].literal().unwrap();
        prop_assert_eq!(String::from_utf8(word).unwrap(), format!("/tmp/d/{name}"), "{}", whole);
    }
}
