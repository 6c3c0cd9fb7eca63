//! Long steps are watched; bytes of the image are asked for.

use std::sync::Arc;

use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::{Options, Stop};
use onionskin::sim::cow::{Cow, CowEvent, Fetched, Full, Refusal, World, parse_script};

use super::docker::{IMAGE, Named};
use crate::union::stack::tree;

#[test]
fn a_recursive_command_is_watched_and_can_be_cancelled() {
    let mut stack = String::from("d usr\n");
    for dir in 0..60 {
        stack += &format!("d usr/{dir}\n");
        for file in 0..100 {
            stack += &format!("f usr/{dir}/{file} x\n");
        }
    }
    let tree = Arc::new(tree(&stack).0);
    let facts = Facts { names: vec!["many:1".into()], ..Facts::default() };
    let world = World::new(Arc::clone(&tree));
    let cow = Cow::new(world, facts, Options::default(), Named(tree));
    let state = cow.initial();
    let run = &parse_script("docker run -d --name c1 many:1").unwrap()[0];
    let (state, _) = cow.step(&state, run).unwrap();
    for line in ["find /", "chmod -R g+w /usr", "rm -rf /usr", "du /usr"] {
        let action = &parse_script(&format!("c1# {line}")).unwrap()[0];
        let mut heard = 0;
        let mut watch = |calls| {
            heard = calls;
            false
        };
        let stopped = cow.step_watched(&state, action, Some(&mut watch)).err();
        assert_eq!(stopped, Some(Refusal::Stop(Stop::Cancelled)), "{line}");
        assert!(heard > 1_000, "{line}: {heard} calls");
        let mut said = Vec::new();
        let mut watch = |calls| {
            said.push(calls);
            true
        };
        let (after, events) = cow.step_watched(&state, action, Some(&mut watch)).unwrap();
        assert!(said.is_sorted() && !said.is_empty(), "{line}: {said:?}");
        assert!(events.len() < 5_000, "{line}: {} facts are told one by one", events.len());
        let [.., more, last] = events.as_slice() else { panic!("{line}") };
        assert!(matches!(last, CowEvent::Finished { status: 0, .. }), "{line}: {last:?}");
        if events.len() > 4_000 {
            assert!(matches!(more, CowEvent::More { .. }), "{line}: {more:?}");
        }
        assert_eq!(
            (after, events),
            cow.step(&state, action).unwrap(),
            "{line}: the same unwatched"
        );
    }
}

#[test]
fn bytes_of_the_image_are_asked_for_and_then_kept() {
    let tree = Arc::new(tree(IMAGE).0);
    let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
    let mut cow = Cow::new(World::new(tree), facts, Options::default(), Fetched::default());
    let state = cow.initial();
    let run = &parse_script("docker run -d --name c1 shop:1").unwrap()[0];
    let (state, _) = cow.step(&state, run).unwrap();
    // Whole files pass through without a look at their bytes.
    let copy = &parse_script("c1# cp /etc/motd /tmp/a && cat /etc/motd > /tmp/b").unwrap()[0];
    assert!(cow.step(&state, copy).is_ok());
    let cat = &parse_script("c1# cat /etc/motd").unwrap()[0];
    let Err(Refusal::NeedsContent(wanted)) = cow.step(&state, cat) else { panic!("no bytes yet") };
    assert_eq!(wanted.iter().map(|w| w.len).sum::<u64>(), 20);
    for wanted in &wanted {
        cow.store.insert(*wanted, b"what the file holds\n").unwrap();
    }
    let (_, events) = cow.step(&state, cat).unwrap();
    let printed = events.iter().any(
        |event| matches!(event, CowEvent::Finished { out, .. } if out == b"what the file holds\n"),
    );
    assert!(printed, "{events:?}");
    let much = vec![0; Fetched::CAP as usize];
    assert_eq!(cow.store.insert(wanted[0], &much), Err(Full { held: 20, cap: Fetched::CAP }));
}
