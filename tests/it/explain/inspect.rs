//! What the inspect view says beyond the layers and files themselves.

use onionskin::base::{LayerId, LayerPath};
use onionskin::explain::{self, Message};
use onionskin::image::{EntryKind, Owner};
use onionskin::union::audit::{
    Advice, BaseGuess, BaseSign, Change, Secret, SecretKind, SecretPlace, SetId, leftovers,
};
use onionskin::union::compare::{ConfigField, FileChange, FileState, FilesDiff, LayersDiff, Pull};
use onionskin::union::dive::DiveNumbers;
use onionskin::union::dive_ci::DiveCi;
use onionskin::union::filter::{Filter, IsWord};
use onionskin::union::{NodeId, Reasons, UnionTree};

use crate::union::stack;

pub fn messages() -> Vec<Message> {
    let lines = [
        "\"a", ">x", "layer:x", "is:x", "mode:x", "type:x", "owner:x", "/(/", "/[/", "/*/", "/\\q/",
    ];
    let deep = format!("/{}x{}/", "(".repeat(61), ")".repeat(61));
    let lines = lines.into_iter().chain([deep.as_str()]);
    let mut messages: Vec<Message> =
        lines.map(|line| explain::filter_error(&Filter::parse(line).unwrap_err())).collect();
    let (tree, _) = stack::tree("f app/.env x \n f var/cache/apt/pkgcache.bin yyyy");
    let node = tree.find(b"app/.env").unwrap();
    messages.extend(secrets(&tree, node));
    messages.extend(bases());
    messages.extend([0o4755, 0o2755, 0o6755].map(|mode| {
        let owner = Owner { uid: 0, gid: 42 };
        explain::set_id(&tree, &SetId { node, layer: LayerId(1), mode, owner })
    }));
    messages.extend(changes(&tree, node));
    messages.extend(dive());
    messages.extend(compared());
    messages
}

fn secrets(tree: &UnionTree, node: NodeId) -> Vec<Message> {
    use SecretKind as Kind;
    let file = |hidden_by, span| {
        let place = SecretPlace::File { node, layer: LayerId(2), entry: 0, hidden_by };
        Secret { kind: Kind::EnvFile, place, span }
    };
    let by = Some(LayerId(4));
    let of = |kind, place| Secret { kind, place, span: None };
    let all = [
        file(None, None),
        file(by, None),
        file(None, Some(0..4)),
        file(by, Some(0..4)),
        of(Kind::Named, SecretPlace::Env { name: "DB_PASSWORD".into() }),
        of(Kind::UrlPassword, SecretPlace::Label { key: "repo".into() }),
        of(Kind::Token("GitHub"), SecretPlace::History { step: 6 }),
    ];
    let kinds = [
        Kind::PrivateKey,
        Kind::CloudCredentials,
        Kind::RegistryLogin,
        Kind::PasswordFile,
        Kind::KeyStore,
        Kind::InfraState,
        Kind::WebToken,
    ];
    let mut messages: Vec<Message> = all.iter().map(|s| explain::secret(tree, s)).collect();
    messages.extend(kinds.map(explain::secret_kind));
    messages
}

fn bases() -> Vec<Message> {
    let name = Some("docker.io/library/debian:12".to_owned());
    let signs = [(BaseSign::Command, 1), (BaseSign::Gap(3_700), 1), (BaseSign::Gap(90_000), 5)];
    let guess = |(sign, layers): &(BaseSign, usize), name: &Option<String>| {
        let guess = BaseGuess { layers: *layers, steps: 2, sign: sign.clone(), name: name.clone() };
        explain::base_guess(&guess)
    };
    signs.iter().flat_map(|sign| [guess(sign, &None), guess(sign, &name)]).collect()
}

fn changes(tree: &UnionTree, node: NodeId) -> Vec<Message> {
    let found = leftovers(tree);
    let cache = Advice::CacheMount(found[0].cache);
    let owner = Owner { uid: 1000, gid: 1000 };
    let all = [
        Advice::JoinRuns,
        Advice::CopyChmod(Some(0o755)),
        Advice::CopyChmod(None),
        Advice::CopyChown(Some(owner)),
        Advice::CopyChown(None),
        Advice::CopyChmodChown,
        Advice::LeaveOut,
        Advice::WriteOnce,
        Advice::RemoveInSameRun,
        cache,
        Advice::SmallerBase,
    ];
    let of = |advice, by| {
        let (layer, bytes) = (LayerId(3), 60_000_000);
        explain::change(tree, &Change { advice, layer, by, bytes, files: 12, example: node })
    };
    let mut messages: Vec<Message> = all.map(|advice| of(advice, Some(LayerId(6)))).into();
    messages.push(of(Advice::WriteOnce, Some(LayerId(3))));
    messages.push(of(Advice::LeaveOut, None));
    messages.push(of(Advice::RemoveInSameRun, None));
    messages.push(explain::leftover(tree, &found[0]));
    messages
}

fn dive() -> Vec<Message> {
    let numbers = |score, wasted_bytes, user_wasted_percent| DiveNumbers {
        score,
        wasted_bytes,
        user_wasted_percent,
        ..DiveNumbers::default()
    };
    let ci = DiveCi::parse("rules:\n  highestWastedBytes: 20MB\n").unwrap();
    let mut messages: Vec<Message> = Vec::new();
    for numbers in [numbers(0.98, 32_025, 0.02), numbers(0.6, 98_000_000, 1.0)] {
        messages.extend(ci.check(&numbers).iter().map(explain::dive_rule));
    }
    messages.extend(ci.check(&numbers(1.0, 0, f64::NAN)).iter().take(1).map(explain::dive_rule));
    let off = DiveCi::parse("rules:\n  lowestEfficiency: off\n").unwrap();
    messages.extend(off.check(&numbers(1.0, 0, 0.0)).iter().skip(2).map(explain::dive_rule));
    for file in [
        "nonsense",
        "rules:\n  lowestWaste: 1",
        "rules:\n  lowestEfficiency: 95",
        "rules:\n  highestWastedBytes: much",
        "rules:\n  lowestEfficiency: 1\n  lowest-efficiency: 1",
    ] {
        messages.push(explain::dive_ci_error(&DiveCi::parse(file).unwrap_err()));
    }
    messages
}

/// Two images side by side.
fn compared() -> Vec<Message> {
    let layers = |shared: usize, same_chain| LayersDiff {
        same_diff_id: (0..shared).map(|at| (LayerId::at(at), LayerId::at(at))).collect(),
        same_chain,
        pull: Pull::default(),
    };
    let mut messages: Vec<Message> = [(0, 0), (2, 0), (3, 2), (4, 4)]
        .map(|(shared, chain)| explain::compared_layers(&layers(shared, chain), 4))
        .into();
    let some = |count| (0..count).map(LayerId::at).collect();
    for count in [0, 1, 3] {
        let bytes = 12_100_000 * count as u64;
        messages.extend(explain::pulled(&Pull {
            by_chain: some(count),
            by_chain_bytes: bytes,
            by_blob: some(count),
            by_blob_bytes: bytes,
        }));
    }
    let change = FileChange {
        path: LayerPath::default(),
        state: FileState::Added,
        reasons: Reasons::NONE,
        old: None,
        new: None,
        kind: EntryKind::File,
        mode: 0o644,
        owner: Owner::default(),
        linked: false,
    };
    messages.extend([IsWord::Opaque, IsWord::Unchanged].map(explain::not_of_two));
    for (changes, only_time) in [(0, 0), (1, 0), (3, 1), (3, 2)] {
        messages.extend(explain::compared_files(&FilesDiff {
            changes: vec![change.clone(); changes],
            same: 1_204,
            only_time,
            added_bytes: 2_000,
            removed_bytes: 1_000,
        }));
    }
    messages.extend(
        [
            ConfigField::Platform,
            ConfigField::Env("PATH".into()),
            ConfigField::Entrypoint,
            ConfigField::Cmd,
            ConfigField::WorkingDir,
            ConfigField::User,
            ConfigField::ExposedPort("80/tcp".into()),
            ConfigField::Volume("/data".into()),
            ConfigField::Label("maintainer".into()),
            ConfigField::Healthcheck,
            ConfigField::StopSignal,
            ConfigField::OnBuild,
            ConfigField::Shell,
        ]
        .map(|field| explain::setting_name(&field)),
    );
    let dive = |user_wasted_percent| DiveNumbers {
        score: 0.987,
        wasted_bytes: 12_000_000,
        user_wasted_percent,
        ..DiveNumbers::default()
    };
    messages.extend([0.25, f64::NAN].map(|user| explain::dive_numbers(&dive(user))));
    messages
}
