//! What a screen needs to know of one step: made where the states are, sent where they are drawn.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::content::ContentStore;
use super::diff::{Change, docker_diff, weigh};
use super::docker::{State, Status};
use super::event::{CowEvent, MountKind};
use super::kernel::Fs;
use super::layer::{FileType, Ino, Layer, NodeKind, Slot};
use super::mount::Mount;
use super::panels::{self, Beside, CommittedLook, DiffStep, MemberLine, UpperLine, Weights};
use super::predict::Question;
use super::simulator::Cow;
use super::world::{LayerRef, Layered, Object, Real};
use crate::base::{LayerId, LayerPath};

/// Columns a step shows at most: the paths it is about, then those touched last.
pub const COLUMNS: usize = 8;
/// Lines of a list that are sent; the rest is counted.
pub(super) const LINES: usize = 200;

/// One step, as a screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// What happened.
    pub events: Vec<CowEvent>,
    /// The containers after it, in the order they were made.
    pub containers: Vec<ContainerLook>,
    /// The container that is looked at; none, if there is none.
    pub shown: Option<usize>,
    /// The container in which the step went on; none for what concerns no one, or several.
    pub acting: Option<usize>,
    /// The sheets of that container, the highest first: its own, the engine's, the image's.
    pub sheets: Vec<Sheet>,
    /// The paths that stand in columns.
    pub columns: Vec<Column>,
    /// The lines of `docker diff` of the container looked at.
    pub diff: Lines<(Change, LayerPath)>,
    /// What became of them in the step.
    pub diff_step: DiffStep,
    /// How it is mounted.
    pub mount: Option<Mount>,
    /// Its layer as it lies on disk.
    pub upper: Lines<UpperLine>,
    /// What it weighs.
    pub weights: Weights,
    /// What `docker commit` would add: the members of a tar.
    pub members: Lines<MemberLine>,
    /// Bytes of that tar.
    pub members_bytes: u64,
    /// The images committed so far.
    pub committed: Vec<CommittedLook>,
    /// Bytes of all the image's files in blocks; 0 unless the step made a container.
    pub image_blocks: u64,
    /// A second container, if one is looked at too.
    pub beside: Option<Beside>,
    /// What can be asked about the step before it is shown.
    pub question: Option<Question>,
}

/// The beginning of a list, and how long it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lines<T> {
    /// Its first lines.
    pub first: Vec<T>,
    /// All its lines, counted.
    pub all: u64,
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Self { first: Vec::new(), all: 0 }
    }
}

impl<T> Lines<T> {
    /// Of a whole list; only the lines that are sent are made.
    pub(super) fn of<S>(all: Vec<S>, line: impl FnMut(S) -> T) -> Self {
        let count = all.len() as u64;
        Self { first: all.into_iter().take(LINES).map(line).collect(), all: count }
    }
}

/// A container, as a screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContainerLook {
    /// Its name.
    pub name: String,
    /// Its ID, hexadecimal.
    pub id: String,
    /// Its image.
    pub image: String,
    /// It runs.
    pub running: bool,
    /// SIZE of `docker ps -s`, in bytes.
    pub logical: u64,
    /// Bytes its layer takes on disk.
    pub on_disk: u64,
    /// What is mounted over its paths.
    pub mounts: Vec<(LayerPath, MountKind)>,
}

/// A sheet of the stack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Which layer it is.
    pub at: LayerRef,
    /// What made it: an instruction; empty for the container's and the engine's.
    pub made_by: String,
    /// Bytes of its files.
    pub bytes: u64,
    /// `docker commit` made it, here.
    pub committed: bool,
}

/// A path, and what it is on every sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The path.
    pub path: LayerPath,
    /// The step is about it; otherwise an earlier one was.
    pub now: bool,
    /// Before the step.
    pub before: Stack,
    /// After it.
    pub after: Stack,
}

/// What a path is on every sheet, and what is seen of it from above.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stack {
    /// In the merged view; none, if it is not there.
    pub merged: Option<Cell>,
    /// The sheet that serves it, counted from the highest.
    pub served_by: Option<usize>,
    /// The sheets of which something is seen, the highest first: of a directory all that are merged.
    pub seen: Vec<usize>,
    /// One for each sheet, in their order.
    pub cells: Vec<Option<Cell>>,
}

/// What a path is in one place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A file, or a link, and so on: its type and its bytes.
    File(FileType, u64),
    /// A directory and how many names it has there.
    Dir {
        /// Nothing of the sheets below shows through.
        opaque: bool,
        /// Names in it.
        names: u64,
    },
    /// A whiteout.
    Whiteout,
}

/// The look of one step: the states before and after it, and what happened.
///
/// `recent` are paths that earlier steps were about, the latest first; `name` is the container to
/// look at, the one the step was about without.
#[must_use]
pub fn look<S: ContentStore>(
    cow: &Cow<S>,
    before: &State,
    after: &State,
    events: &[CowEvent],
    recent: &[LayerPath],
    name: Option<&str>,
) -> Look {
    look_at(cow, &Step { before, after, events, recent }, name, &mut Anew)
}

/// A step: the states before and after it, what happened, and paths that were touched earlier.
pub(super) struct Step<'a> {
    pub before: &'a State,
    pub after: &'a State,
    pub events: &'a [CowEvent],
    pub recent: &'a [LayerPath],
}

/// As [`look`], with the differences found by `diff`.
pub(super) fn look_at<S: ContentStore>(
    cow: &Cow<S>,
    at: &Step<'_>,
    name: Option<&str>,
    diff: &mut dyn Differ<S>,
) -> Look {
    let containers = at.after.containers.iter().map(|container| {
        let weight = weigh(&container.upper);
        let mounts = container.mounts.iter();
        ContainerLook {
            name: container.name.clone(),
            id: container.id.clone(),
            image: container.image.clone(),
            running: container.status == Status::Running,
            logical: weight.logical,
            on_disk: weight.files + weight.dirs,
            mounts: mounts.map(|m| (LayerPath::clean(&m.path), m.kind.clone())).collect(),
        }
    });
    let mut look =
        Look { events: at.events.to_vec(), containers: containers.collect(), ..Look::default() };
    look.committed = panels::committed(at.after);
    if at.events.iter().any(|event| matches!(event, CowEvent::ContainerCreated { .. })) {
        look.image_blocks = panels::on_blocks(cow.world());
    }
    // One that is gone by now is no longer looked at.
    let named = |name: &str| look.containers.iter().position(|container| container.name == name);
    look.shown = name.and_then(named).or_else(|| look.containers.len().checked_sub(1));
    let shown = look.shown.and_then(|at| look.containers.get(at)).map(|c| c.name.clone());
    let Some((name, fs)) = shown.and_then(|name| Some((name.clone(), cow.view(at.after, &name)?)))
    else {
        return look;
    };
    look.sheets = sheets(cow, &fs);
    let container = look.shown.and_then(|at| look.containers.get(at));
    look.mount = container.map(|container| Mount::of(container, &look.sheets));
    let old = cow.view(at.before, &name);
    for (path, now) in columns(at.events, at.recent) {
        let before = old.as_ref().map(|fs| stack(fs, &path)).unwrap_or_default();
        look.columns.push(Column { before, after: stack(&fs, &path), path, now });
    }
    let now = diff.of(cow, at.after, &name);
    let then = old.map(|_| diff.of(cow, at.before, &name));
    look.diff_step = DiffStep::between(&then.unwrap_or_default(), &now);
    look.diff = lines(&now);
    panels::on_disk(&fs.upper, Ino::ROOT, &mut Vec::new(), &mut look.upper);
    look.weights = panels::weights(&fs.upper);
    (look.members, look.members_bytes) = panels::commit(&fs.upper);
    look
}

/// The columns and the differences of a second container, after the step.
pub(super) fn beside<S: ContentStore>(
    cow: &Cow<S>,
    after: &State,
    look: &Look,
    name: &str,
    diff: &mut dyn Differ<S>,
) -> Option<Beside> {
    let container = look.containers.iter().position(|container| container.name == name)?;
    let fs = cow.view(after, name)?;
    let sheets = sheets(cow, &fs);
    let mount = Mount::of(look.containers.get(container)?, &sheets);
    Some(Beside {
        container,
        mount,
        sheets,
        columns: look.columns.iter().map(|column| stack(&fs, &column.path)).collect(),
        diff: lines(&diff.of(cow, after, name)),
    })
}

/// Tells what `docker diff` prints of a container: anew, or as it was found before.
pub(super) trait Differ<S> {
    /// Its lines in a state; none without such a container.
    fn of(&mut self, cow: &Cow<S>, state: &State, name: &str) -> Arc<Diff>;
}

/// The lines of `docker diff`.
pub(super) type Diff = Vec<(Change, Vec<u8>)>;

/// Always anew.
struct Anew;

impl<S: ContentStore> Differ<S> for Anew {
    fn of(&mut self, cow: &Cow<S>, state: &State, name: &str) -> Arc<Diff> {
        Arc::new(cow.view(state, name).map(|fs| docker_diff(&fs)).unwrap_or_default())
    }
}

fn lines(diff: &Diff) -> Lines<(Change, LayerPath)> {
    Lines::of(diff.iter().collect(), |(change, path)| (*change, LayerPath::clean(path)))
}

/// The sheets of a container's stack.
fn sheets<S: ContentStore>(cow: &Cow<S>, fs: &Fs<'_>) -> Vec<Sheet> {
    let bytes = |layer: &Layer| weigh(layer).logical;
    let own = Sheet {
        at: LayerRef::Upper,
        made_by: String::new(),
        bytes: bytes(&fs.upper),
        committed: false,
    };
    let between = fs.lowers.iter().map(|lower| Sheet {
        at: lower.at,
        made_by: String::new(),
        bytes: bytes(&lower.layer),
        committed: lower.at != LayerRef::Init,
    });
    let layers = cow.world().layers();
    let mut made: Vec<&str> = cow
        .facts()
        .history
        .iter()
        .filter(|line| !line.empty)
        .map(|line| line.created_by.as_str())
        .collect();
    made.resize(layers, "");
    let image = (0..layers).rev().map(|at| Sheet {
        at: LayerRef::Image(LayerId::at(at)),
        made_by: made.get(at).copied().unwrap_or_default().to_owned(),
        bytes: cow.world().tree().index(LayerId::at(at)).map_or(0, |layer| layer.file_bytes),
        committed: false,
    });
    std::iter::once(own).chain(between).chain(image).collect()
}

/// The paths a step is about, in the order they come up, then those before.
fn columns(events: &[CowEvent], recent: &[LayerPath]) -> Vec<(LayerPath, bool)> {
    let mut out: Vec<(LayerPath, bool)> = Vec::new();
    let now = events.iter().flat_map(paths).map(|path| (path, true));
    for (path, now) in now.chain(recent.iter().map(|path| (path, false))) {
        if out.len() == COLUMNS {
            break;
        }
        if !path.is_root() && !out.iter().any(|(known, _)| known == path) {
            out.push((path.clone(), now));
        }
    }
    out
}

/// The paths of an event that a person would name: not the directories on the way.
#[must_use]
pub fn paths(event: &CowEvent) -> Vec<&LayerPath> {
    match event {
        CowEvent::LookedUp { path, .. }
        | CowEvent::Read { path, .. }
        | CowEvent::Listed { path, .. }
        | CowEvent::CopiedUp { path, .. }
        | CowEvent::DataCopiedUp { path, .. }
        | CowEvent::Created { path, .. }
        | CowEvent::MadeOpaque { path }
        | CowEvent::Wrote { path, .. }
        | CowEvent::Truncated { path, .. }
        | CowEvent::Changed { path, .. }
        | CowEvent::WhiteoutMade { path, .. }
        | CowEvent::Removed { path, .. } => vec![path],
        CowEvent::Renamed { from, to, .. } | CowEvent::CopiesInstead { from, to } => vec![from, to],
        CowEvent::Linked { path, to } => vec![path, to],
        CowEvent::Exchanged { a, b } => vec![a, b],
        _ => Vec::new(),
    }
}

/// What a path is on every sheet.
pub(super) fn stack(fs: &Fs<'_>, path: &LayerPath) -> Stack {
    let mut dir = fs.root();
    let mut merged = Some(dir.clone());
    for part in path.parts() {
        merged = fs.lookup(&dir, part);
        match &merged {
            Some(object) => dir = object.clone(),
            None => break,
        }
    }
    let mut cells = vec![in_layer(&fs.upper, path)];
    cells.extend(fs.lowers.iter().map(|lower| in_layer(&lower.layer, path)));
    if let Some(world) = fs.world {
        let node = world.tree().find(path.as_bytes());
        for layer in (0..world.layers()).rev().map(LayerId::at) {
            let met = node.and_then(|node| world.layered(node, layer));
            cells.push(met.map(|met| match met {
                Layered::Whiteout => Cell::Whiteout,
                Layered::Dir { opaque } => {
                    let names = node.map_or(0, |node| {
                        world
                            .tree()
                            .children(node)
                            .filter(|&child| {
                                matches!(
                                    world.layered(child, layer),
                                    Some(Layered::Dir { .. } | Layered::Other(_))
                                )
                            })
                            .count() as u64
                    });
                    Cell::Dir { opaque, names }
                }
                Layered::Other(file_type) => {
                    let size = node.map_or(0, |node| world.size_in(node, layer));
                    Cell::File(file_type, size)
                }
            }));
        }
    }
    let served_by = merged.as_ref().map(|object| sheet_of(fs, object.top()));
    let seen_on = merged.as_ref().map(|object| sheets_of(fs, object)).unwrap_or_default();
    Stack { merged: merged.map(|object| seen(fs, &object)), served_by, seen: seen_on, cells }
}

/// The sheets of which something is seen in an object.
fn sheets_of(fs: &Fs<'_>, object: &Object) -> Vec<usize> {
    let mut out = Vec::new();
    for &real in &object.reals {
        match (real, fs.world) {
            (Real::Image(node), Some(world)) if object.is_dir() => {
                let lowest = fs.lowers.len() + world.layers();
                out.extend(world.stack(node).iter().map(|layer| lowest - layer.index()));
            }
            _ => out.push(sheet_of(fs, real)),
        }
    }
    out
}

/// The number of a real file's sheet, counted from the highest.
fn sheet_of(fs: &Fs<'_>, real: Real) -> usize {
    match real {
        Real::Upper(_) => 0,
        Real::Lower(at, _) => 1 + usize::from(at),
        Real::Image(node) => {
            let world = fs.world;
            let layers = world.map_or(0, |world| world.layers());
            let layer = world.map_or(0, |world| world.layer(node).index());
            1 + fs.lowers.len() + layers.saturating_sub(1 + layer)
        }
    }
}

fn seen(fs: &Fs<'_>, object: &Object) -> Cell {
    if object.is_dir() {
        let names = fs.list(object).iter().filter(|(_, kind)| kind.is_some()).count() as u64;
        Cell::Dir { opaque: false, names }
    } else {
        Cell::File(object.file_type, fs.size(object.top()))
    }
}

fn in_layer(layer: &Layer, path: &LayerPath) -> Option<Cell> {
    let mut at = Ino::ROOT;
    let mut slot = Slot::Inode(Ino::ROOT);
    for part in path.parts() {
        if slot == Slot::Whiteout {
            // Nothing is below a whiteout.
            return None;
        }
        slot = layer.get(at, part)?;
        if let Slot::Inode(ino) = slot {
            at = ino;
        }
    }
    match slot {
        Slot::Whiteout => Some(Cell::Whiteout),
        Slot::Inode(ino) => layer.inode(ino).map(|inode| match &inode.kind {
            NodeKind::Dir { opaque } => {
                let names = layer.list(ino).filter(|(_, slot)| *slot != Slot::Whiteout).count();
                Cell::Dir { opaque: *opaque, names: names as u64 }
            }
            NodeKind::File { content, .. } => Cell::File(FileType::File, content.size()),
            NodeKind::Symlink(target) => Cell::File(FileType::Symlink, target.len() as u64),
            kind => Cell::File(kind.file_type(), 0),
        }),
    }
}
