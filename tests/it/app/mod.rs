//! The page's state: what a person does, and what is on screen then.

pub mod cache;
mod containers;
mod inspect;
mod module;

use std::sync::Arc;

use onionskin::app::{
    AppAction, AppState, InspectAction, LayerStatus, Mode, Notice, OpenImage, Route, SourceFile,
    Stacking, reading_order, update,
};
use onionskin::base::{Digest, ImageId, LayerId, LayerPath, Report, Shared};
use onionskin::image::{
    Archive, ArchiveError, ArchiveFormat, Compression, EntryDraft, EntryKind, EntryOp, Image,
    ImageFrom, LayerIndex, LayerInfo, LayerProblem, LayerSource,
};
use onionskin::union::UnionTree;

/// An archive of images with so many layers each; the n-th image's ID is the digest of its number.
fn archive(images: &[usize]) -> Archive {
    let image = |number: usize, layers: usize| Image {
        from: ImageFrom::DockerManifest,
        tags: vec![format!("image:{number}")],
        full_name: None,
        config_member: None,
        id: Some(id(number)),
        manifest_digest: None,
        platform: None,
        config: None,
        layers: (0..layers)
            .map(|at| LayerInfo {
                id: LayerId::at(at),
                member: None,
                digest: None,
                diff_id: None,
                media_type: None,
                source: LayerSource::Bytes { offset: 0, len: 100 },
                compression: Some(Compression::None),
            })
            .collect(),
        findings: Vec::new(),
    };
    Archive {
        file_bytes: 1000,
        outer_compression: Compression::None,
        archive_bytes: 1000,
        format: ArchiveFormat::DockerArchive,
        members: Vec::new(),
        images: images.iter().enumerate().map(|(i, n)| image(i, *n)).collect(),
        default_image: 0,
        attestations: Vec::new(),
    }
}

fn id(number: usize) -> ImageId {
    ImageId(Digest::sha256_of(number.to_string().as_bytes()))
}

fn begin(serial: u32, name: &str) -> AppAction {
    let source = SourceFile { name: name.into(), bytes: 1000, ..SourceFile::default() };
    AppAction::Begin { serial, source, others: 0, now: 0.0 }
}

fn opened(serial: u32, images: &[usize]) -> AppAction {
    AppAction::Opened { serial, report: Shared::new(Report::clean(archive(images))), now: 5.0 }
}

fn layer(serial: u32, at: usize, files: &[&str]) -> AppAction {
    let mut index = LayerIndex::default();
    for file in files {
        let size = 10;
        let op = if file.contains(".wh.") { EntryOp::Whiteout } else { EntryOp::Put };
        let new = EntryDraft::new(file.as_bytes().into(), EntryKind::File);
        index.push(EntryDraft { size, op, ..new });
    }
    let layer = LayerId::at(at);
    AppAction::LayerRead { serial, layer, index: Arc::new(index), problems: Vec::new() }
}

/// The state after some actions, from nothing.
fn after(actions: impl IntoIterator<Item = AppAction>) -> AppState {
    actions.into_iter().fold(AppState::default(), |state, action| update(&state, action))
}

/// `web.tar`, two layers, all read.
fn web() -> Vec<AppAction> {
    vec![begin(1, "web.tar"), opened(1, &[2]), layer(1, 0, &["a/b", "c"]), layer(1, 1, &["a/d"])]
}

fn with(mut actions: Vec<AppAction>, more: impl IntoIterator<Item = AppAction>) -> AppState {
    actions.extend(more);
    after(actions)
}

fn name(state: &AppState) -> Option<&str> {
    state.open.as_ref().map(|open| open.source.name.as_str())
}

fn paths(open: &OpenImage) -> usize {
    open.tree.node_count() - 1
}

#[test]
fn layers_are_read_from_below_the_lowest_and_the_largest_first() {
    let order = |sizes: &[u64], from: usize| -> Vec<u16> {
        let layer = |(at, &len): (usize, &u64)| LayerInfo {
            id: LayerId::at(at),
            member: None,
            digest: None,
            diff_id: None,
            media_type: None,
            source: LayerSource::Bytes { offset: 0, len },
            compression: None,
        };
        let layers: Vec<LayerInfo> = sizes.iter().enumerate().map(layer).collect();
        reading_order(layers[from..].iter().collect()).iter().map(|layer| layer.id.0).collect()
    };
    assert_eq!(order(&[5, 1, 2, 9, 3, 8], 0), [0, 3, 1, 2, 4, 5]);
    assert_eq!(order(&[5, 1, 2, 9, 3, 8], 1), [3, 1, 2, 4, 5]);
    assert_eq!(order(&[9, 1, 2], 0), [0, 1, 2]);
    assert_eq!(order(&[], 0), [0; 0]);
}

#[test]
fn layers_are_usable_as_they_are_read_whatever_their_order() {
    let state = after([begin(1, "web.tar"), opened(1, &[3]), layer(1, 2, &["z"])]);
    let open = state.open.as_ref().unwrap();
    assert_eq!(open.tree.layers(), 0);
    assert!(!open.is_complete());
    let alone = open.tree_for(LayerId(2)).unwrap();
    assert!(alone.find(b"z").is_some());
    assert!(open.tree_for(LayerId(1)).is_none());
    let state = update(&state, layer(1, 0, &["a"]));
    assert_eq!(state.open.as_ref().unwrap().tree.layers(), 1);
    // What the union takes next needs no tree of its own.
    let names: Vec<String> = (0..5_000).map(|n| n.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let next = after([begin(1, "web.tar"), opened(1, &[3]), layer(1, 0, &names)]);
    let next = next.open.as_ref().unwrap();
    assert_eq!(next.tree.layers(), 0, "it is put on later, a part at a time");
    assert!(next.tree_for(LayerId(0)).is_none());
    let state = update(&state, layer(1, 1, &["b"]));
    assert_eq!(state.open.as_ref().unwrap().tree.layers(), 3);
}

#[test]
fn a_layer_of_many_entries_is_put_on_a_little_at_a_time() {
    let many: Vec<String> = (0..9_000).map(|n| format!("d/{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut state = after([
        begin(1, "web.tar"),
        opened(1, &[4]),
        layer(1, 0, &["a"]),
        layer(1, 1, &many),
        layer(1, 2, &["d/7"]),
    ]);
    let mut stacking = Stacking::default();
    let open = state.open.as_ref().unwrap();
    assert_eq!(open.tree.layers(), 1, "not at once");
    assert!(stacking.take(open));
    let mut steps = 0;
    while !stacking.step(500) {
        steps += 1;
    }
    assert!(steps >= 18, "{steps}");
    let (tree, problems) = stacking.shown(false);
    state = update(&state, AppAction::Stacked { serial: 1, tree, problems });
    let open = state.open.as_ref().unwrap();
    assert_eq!((open.tree.layers(), open.is_complete()), (3, false));
    assert_eq!(paths(open), 9_002);
    assert!(!stacking.take(open), "nothing is left");

    // It goes on with what it has, and with what the state did meanwhile.
    state = update(&state, layer(1, 3, &["z"]));
    let open = state.open.as_ref().unwrap();
    assert!(!open.is_complete(), "beside so many paths nothing is done at once");
    assert!(stacking.take(open));
    while !stacking.step(500) {}
    let (tree, problems) = stacking.shown(true);
    let same =
        update(&state, AppAction::Stacked { serial: 2, tree: tree.clone(), problems: vec![] });
    assert!(!same.open.as_ref().unwrap().is_complete(), "the tree of another image");
    state = update(&state, AppAction::Stacked { serial: 1, tree, problems });
    let open = state.open.as_ref().unwrap();
    assert!(open.is_complete());
    assert_eq!(paths(open), 9_003);

    let mut at_once = UnionTree::new();
    for index in open.indexes.iter().flatten() {
        at_once.push_layer(Arc::clone(index));
    }
    assert_eq!(at_once.layer_counts(), open.tree.layer_counts());
    for node in at_once.nodes() {
        assert_eq!(at_once.versions(node), open.tree.versions(node));
    }
}

#[test]
fn another_image_replaces_the_first_once_it_has_opened() {
    let state = with(web(), [begin(2, "other.tar")]);
    assert_eq!(name(&state), Some("web.tar"));
    let state = update(&state, opened(2, &[1]));
    assert_eq!(name(&state), Some("other.tar"));
}

#[test]
fn the_speed_of_the_layers_is_counted_from_their_own_beginning() {
    let listing = after([begin(1, "web.tar.gz")]);
    assert_eq!(listing.began, 0.0);
    assert_eq!(update(&listing, opened(1, &[2])).began, 5.0, "unpacking is over");
}

#[test]
fn a_refused_file_leaves_the_image_untouched_and_is_told() {
    let state = with(
        web(),
        [
            AppAction::Inspect(InspectAction::SelectLayer(LayerId(0))),
            begin(2, "notes.txt"),
            AppAction::Refused { serial: 2, error: ArchiveError::NotAnArchive },
        ],
    );
    assert_eq!(name(&state), Some("web.tar"));
    assert_eq!(state.inspect.layer, Some(LayerId(0)));
    let Some(Notice::Refused { name, .. }) = &state.notice else { panic!("{:?}", state.notice) };
    assert_eq!(name, "notes.txt");
}

#[test]
fn what_has_no_words_is_not_opened_and_is_told() {
    let unsaid = |serial| AppAction::Unsaid { serial, message: "image.ftl: 404".to_owned() };
    let reading = with(web(), [begin(2, "other.tar")]);
    let state = update(&reading, unsaid(Some(2)));
    assert_eq!((name(&state), &state.incoming), (Some("web.tar"), &None));
    assert!(matches!(&state.notice, Some(Notice::NoImageWords { .. })), "{:?}", state.notice);
    // What was cancelled, or came in between, is nothing to tell; a script has no serial.
    assert_eq!(update(&reading, unsaid(Some(1))), reading);
    let state = update(&reading, unsaid(None));
    assert_eq!(state.incoming, reading.incoming);
    assert!(matches!(&state.notice, Some(Notice::NoImageWords { .. })), "{:?}", state.notice);
}

#[test]
fn a_second_image_is_asked_about_only_where_one_is_open() {
    let ask = |name: &str| AppAction::Second(Some(name.to_owned()));
    assert_eq!(update(&AppState::default(), ask("other.tar")).second, None);
    let asked = with(web(), [ask("other.tar")]);
    assert_eq!(asked.second.as_deref(), Some("other.tar"));
    let answered = update(&asked, AppAction::Second(None));
    assert_eq!((name(&answered), &answered.second), (Some("web.tar"), &None));
    // The question is about the image on screen: it goes with it.
    assert_eq!(update(&asked, AppAction::CloseImage).second, None);
    let next = with(web(), [ask("next.tar"), begin(2, "next.tar"), opened(2, &[5])]);
    assert_eq!((name(&next), &next.second), (Some("next.tar"), &None));
}

#[test]
fn cancel_goes_back_to_what_was_there() {
    let reading = with(
        web(),
        [
            AppAction::Inspect(InspectAction::SelectPath(LayerPath::clean(b"a/b"))),
            begin(2, "big.tar"),
            opened(2, &[5]),
            layer(2, 0, &["x"]),
        ],
    );
    assert_eq!(name(&reading), Some("big.tar"));
    let state = update(&reading, AppAction::Cancel);
    assert_eq!(name(&state), Some("web.tar"));
    assert_eq!(state.inspect.path, Some(LayerPath::clean(b"a/b")));
    let first = after([begin(1, "web.tar"), opened(1, &[2])]);
    assert_eq!(name(&update(&first, AppAction::Cancel)), None);
}

#[test]
fn answers_about_an_image_that_is_gone_change_nothing() {
    let state = with(web(), [begin(2, "other.tar"), opened(2, &[2])]);
    for late in [
        layer(1, 0, &["x"]),
        AppAction::LayerProgress { serial: 1, layer: LayerId(0), done: 5 },
        AppAction::LayerFailed { serial: 1, layer: LayerId(0), problem: LayerProblem::NotATar },
        opened(1, &[4]),
        AppAction::Refused { serial: 1, error: ArchiveError::Empty },
    ] {
        assert_eq!(update(&state, late.clone()), state, "{late:?}");
    }
}

#[test]
fn a_layer_that_cannot_be_read_keeps_its_number() {
    let problem = LayerProblem::NotATar;
    let state = after([
        begin(1, "web.tar"),
        opened(1, &[3]),
        layer(1, 0, &["a"]),
        AppAction::LayerFailed { serial: 1, layer: LayerId(1), problem },
        layer(1, 2, &["c"]),
    ]);
    let open = state.open.unwrap();
    assert!(open.is_complete());
    assert_eq!(open.status[1], LayerStatus::Unreadable);
    assert_eq!(open.tree.at(open.tree.find(b"c").unwrap(), LayerId(2)).unwrap().layer, LayerId(2));
    assert_eq!(open.findings.len(), 1);
    assert_eq!(paths(&open), 2);
}

#[test]
fn another_image_of_the_archive_is_read_under_its_own_serial() {
    let state = after([begin(1, "two.tar"), opened(1, &[1, 2]), layer(1, 0, &["a"])]);
    let state = update(&state, AppAction::ChooseImage { image: 1, serial: 2, now: 0.0 });
    let open = state.open.as_ref().unwrap();
    assert_eq!((open.serial, open.image, open.status.len()), (2, 1, 2));
    let same = update(&state, AppAction::ChooseImage { image: 1, serial: 3, now: 0.0 });
    assert_eq!(same, state);
}

#[test]
fn the_address_leads_back_to_layer_and_path() {
    let there = Route {
        image: Some(id(0).to_string()),
        layer: Some(LayerId(0)),
        mode: Mode::Merged,
        path: Some(LayerPath::clean(b"a/b")),
        ..Route::default()
    };
    let state = AppState { wanted: Some(there.clone()), ..AppState::default() };
    let state = web().into_iter().fold(state, |state, action| update(&state, action));
    assert_eq!(state.route(), there);
    let a = state.open.as_ref().unwrap().tree.find(b"a").unwrap();
    assert!(state.inspect.expanded.contains(&a), "the way to the path is open");
    assert_eq!(state.notice, None);
}

#[test]
fn another_image_than_the_address_names_is_told() {
    let wanted = Route { image: Some(id(9).to_string()), ..Route::default() };
    let state = AppState { wanted: Some(wanted), ..AppState::default() };
    let state = web().into_iter().fold(state, |state, action| update(&state, action));
    assert!(matches!(state.notice, Some(Notice::AnotherImage { .. })));
    assert_eq!(state.inspect.layer, None);
}

#[test]
fn back_to_the_start_and_forward_again_finds_the_image() {
    let state = after(web());
    let here = state.route();
    let state = update(&state, AppAction::RouteChanged(Route::default()));
    assert_eq!(name(&state), None);
    let state = update(&state, AppAction::RouteChanged(here));
    assert_eq!(name(&state), Some("web.tar"));
}

#[test]
fn back_to_the_image_before_finds_it_as_it_was_left() {
    let path = LayerPath::clean(b"a/b");
    let state = with(web(), [AppAction::Inspect(InspectAction::SelectPath(path.clone()))]);
    let first = state.route();
    let mut archive = archive(&[1]);
    archive.images[0].id = Some(id(5));
    let report = Shared::new(Report::clean(archive));
    let state = update(&state, begin(2, "other.tar"));
    let state = update(&state, AppAction::Opened { serial: 2, report, now: 5.0 });
    let state = update(&state, layer(2, 0, &["x"]));
    let second = state.route();
    let state = update(&state, AppAction::RouteChanged(first.clone()));
    assert_eq!((name(&state), state.route()), (Some("web.tar"), first));
    let state = update(&state, AppAction::RouteChanged(second.clone()));
    assert_eq!((name(&state), state.route()), (Some("other.tar"), second));
}

#[test]
fn an_address_of_an_image_that_is_not_open_is_told_and_leaves_the_image() {
    let there = Route { image: Some(id(9).to_string()), ..Route::default() };
    let state = with(web(), [AppAction::RouteChanged(there)]);
    assert_eq!(name(&state), Some("web.tar"));
    assert!(matches!(state.notice, Some(Notice::Linked { .. })));
}

#[test]
fn one_layer_alone_opens_on_its_few_changes() {
    let state = with(
        web(),
        [
            AppAction::Inspect(InspectAction::SelectLayer(LayerId(1))),
            AppAction::Inspect(InspectAction::SetMode(Mode::Layer)),
        ],
    );
    let a = state.open.as_ref().unwrap().tree.find(b"a").unwrap();
    assert!(state.inspect.expanded.contains(&a));
}

#[test]
fn a_root_filesystem_tar_gets_its_id_when_its_bytes_are_hashed() {
    let mut archive = archive(&[1]);
    archive.images[0].from = ImageFrom::Rootfs;
    archive.images[0].id = None;
    let report = Shared::new(Report::clean(archive));
    let state = after([begin(1, "rootfs.tar"), AppAction::Opened { serial: 1, report, now: 5.0 }]);
    let state = update(&state, layer(1, 0, &["a"]));
    assert_eq!(state.route().image, None);
    let digests = onionskin::archive::LayerDigests {
        diff_id: onionskin::base::DiffId(id(7).0),
        digest: id(7).0,
        size_uncompressed: 1,
    };
    let verified = AppAction::Verified {
        serial: 1,
        layer: LayerId(0),
        digests: Some(digests),
        problems: Vec::new(),
    };
    assert_eq!(update(&state, verified).route().image, Some(id(7).to_string()));
}
