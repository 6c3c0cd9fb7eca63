//! Why actions and lines are refused.

use std::sync::Arc;

use onionskin::base::LayerId;
use onionskin::explain::{self, Message};
use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::sim::cow::content::Wanted;
use onionskin::sim::cow::kernel::{Excess, Stop};
use onionskin::sim::cow::shell::{Construct, Problem, ShellError};
use onionskin::sim::cow::{CowEvent, Refusal, parse_script};
use onionskin::union::{InodeId, UnionTree};

fn tree() -> UnionTree {
    let mut index = LayerIndex::default();
    for name in ["passwd", "group"] {
        index.push(EntryDraft::new(format!("etc/{name}").into_bytes(), EntryKind::File));
    }
    let mut tree = UnionTree::new();
    tree.push_layer(Arc::new(index));
    tree
}

fn wanted(entry: u32, len: u64) -> Wanted {
    Wanted { inode: InodeId { layer: LayerId(0), entry }, offset: 0, len }
}

pub fn messages() -> Vec<Message> {
    let too_much = |what, limit| Refusal::Stop(Stop::TooMuch { what, limit });
    let shell = |what| Refusal::Shell(ShellError { at: 5..6, what });
    let mut refusals = vec![
        Refusal::NeedsContent(vec![wanted(0, 70)]),
        Refusal::NeedsContent(vec![wanted(0, 70), wanted(1, 23)]),
        Refusal::Stop(Stop::Cancelled),
        too_much(Excess::Bytes, 64 << 20),
        too_much(Excess::Output, 16 << 20),
        too_much(Excess::Names, 100_000),
        too_much(Excess::Depth, 16),
        too_much(Excess::Calls, 1_000_000),
        Refusal::Unknown {
            command: "vim".into(),
            known: ["cat", "chmod", "cp"].map(String::from).to_vec(),
        },
        shell(Problem::UnclosedQuote('\'')),
        shell(Problem::UnclosedGroup('(')),
        shell(Problem::UnclosedVariable),
        shell(Problem::MissingCommand),
        shell(Problem::MissingTarget),
        shell(Problem::Unexpected),
        shell(Problem::TooDeep),
        shell(Problem::TooLong),
    ];
    refusals.extend(Construct::ALL.map(|construct| shell(Problem::NotModeled(construct))));
    let tree = tree();
    let mut messages: Vec<Message> =
        refusals.iter().map(|refusal| explain::cow_refusal(refusal, &tree)).collect();
    messages.extend(scripts().iter().map(|script| {
        let error = parse_script(script).expect_err(script);
        explain::script_error(&error)
    }));
    let cut = CowEvent::Finished { status: 0, out: Vec::new(), left_out: 1_204, err: Vec::new() };
    messages.push(explain::cow_event(&cut));
    messages
}

/// Scripts that are not understood.
fn scripts() -> [&'static str; 8] {
    [
        "# a remark\nweb cat /etc/motd",
        "docker ps\ndocker",
        "docker pull nginx",
        "docker volume prune",
        "docker run --privileged nginx",
        "docker run -d --name web",
        "docker run -v data:etc:ro:x nginx",
        "web! fly /etc",
    ]
}

#[test]
fn the_file_that_is_needed_has_its_name() {
    let message = explain::cow_refusal(&Refusal::NeedsContent(vec![wanted(1, 23)]), &tree());
    let text = onionskin::i18n::text(onionskin::i18n::Lang::En, &message);
    assert_eq!(text, "Needed first, from the image: 23 bytes of /etc/group in L0.");
}

#[test]
fn a_position_is_counted_from_one() {
    let error = parse_script("docker diff a && x").expect_err("two commands");
    let text = onionskin::i18n::text(onionskin::i18n::Lang::En, &explain::script_error(&error));
    assert_eq!(text, "Line 1: What is at position 1 cannot stand there.");
}
