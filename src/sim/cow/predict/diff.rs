//! What `docker diff` prints.

use super::super::content::ContentStore;
use super::super::diff::{Change, docker_diff};
use super::super::docker::Source;
use super::super::event::MountKind;
use super::super::kernel::Fs;
use super::super::layer::{FileType, Ino, Inode, Layer, Slot};
use super::super::world::Object;
use super::{Asks, CHOICES, Choice, DiffLine, Question, Step, at};
use crate::base::LayerPath;

/// Lines that can be asked about.
const LINES: usize = 8;

impl<S: ContentStore> Step<'_, S> {
    pub(super) fn diff(&self, decides: usize) -> Option<Question> {
        let right = lines(&self.new)?;
        let mut choices = vec![right.clone()];
        for wrong in self.wrong(&right) {
            if !choices.contains(&wrong) && choices.len() < CHOICES && wrong.len() <= LINES {
                choices.push(wrong);
            }
        }
        choices.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        let asks = Asks::Diff { container: self.container.name.clone() };
        let choices = choices.into_iter().map(Choice::Lines).collect();
        Question::of(asks, &Choice::Lines(right), choices, decides)
    }

    /// What is often answered instead.
    fn wrong(&self, right: &[DiffLine]) -> Vec<Vec<DiffLine>> {
        let is_dir = |path: &LayerPath| at(&self.new, path).is_some_and(|found| found.is_dir());
        let above = |path: &LayerPath| right.iter().any(|(_, other)| is_below(other, path));
        let without = |out: &dyn Fn(&DiffLine) -> bool| -> Vec<DiffLine> {
            right.iter().filter(|line| !out(line)).cloned().collect()
        };
        let as_other = |from: Change, to: Change| -> Vec<DiffLine> {
            let changed = |(change, path): &DiffLine| match *change {
                change if change == from && !is_dir(path) => (to, path.clone()),
                change => (change, path.clone()),
            };
            right.iter().map(changed).collect()
        };
        vec![
            // Deleted with all that was in it, told one by one.
            self.with_children(right),
            // A copy of what is in the layer, though it is the same again.
            self.with_copies(right),
            // What was written outside the layers.
            self.with_mounts(right),
            // The directories on the way left out.
            without(&|(change, path)| *change == Change::Changed && above(path)),
            // What is hidden is gone without a trace.
            without(&|(change, _)| *change == Change::Deleted),
            // Copied up is new; new is changed.
            as_other(Change::Changed, Change::Added),
            as_other(Change::Added, Change::Changed),
            Vec::new(),
        ]
    }

    fn with_children(&self, right: &[DiffLine]) -> Vec<DiffLine> {
        let image = Fs { upper: Layer::default(), ..self.new.clone() };
        let mut out = right.to_vec();
        for (_, path) in right.iter().filter(|(change, _)| *change == Change::Deleted) {
            if let Some(dir) = at(&image, path).filter(Object::is_dir) {
                below(&image, &dir, path.as_bytes(), &mut out);
            }
        }
        tidy(out)
    }

    /// With the files of mounts that were written since the container was made.
    fn with_mounts(&self, right: &[DiffLine]) -> Vec<DiffLine> {
        let layers = self.container.mounts.iter().filter_map(|mount| match &mount.source {
            Source::Own(layer) if mount.kind == MountKind::EngineFile => Some((mount, layer)),
            Source::Volume(name) => Some((mount, self.views.after.volumes.get(name)?)),
            _ => None,
        });
        let layers: Vec<_> = layers.collect();
        let engine = layers.iter().filter(|(mount, _)| mount.kind == MountKind::EngineFile);
        let made = engine.filter_map(|(_, layer)| Some(layer.inode(Ino::ROOT)?.meta.mtime)).min();
        let mut out = right.to_vec();
        for (mount, layer) in layers {
            let new = |inode: &Inode| made.is_some_and(|made| inode.meta.mtime > made);
            let is_file = |inode: &Inode| inode.kind.file_type() == FileType::File;
            let root = layer.inode(Ino::ROOT).map(|inode| (Ino::ROOT, inode));
            for (ino, _) in root
                .into_iter()
                .chain(layer.inodes())
                .filter(|(_, inode)| is_file(inode) && new(inode))
            {
                if out.len() > LINES {
                    break;
                }
                let path = LayerPath::clean(&[&mount.path[..], &layer.path(ino)].join(&b'/'));
                let bytes = path.as_bytes();
                let ends = (0..bytes.len()).filter(|&end| bytes.get(end) == Some(&b'/'));
                let above = ends.filter_map(|end| bytes.get(..end)).map(LayerPath::clean);
                out.extend(above.chain([path.clone()]).map(|path| (Change::Changed, path)));
            }
        }
        out.retain(|line| right.contains(line) || right.iter().all(|(_, path)| *path != line.1));
        tidy(out)
    }

    fn with_copies(&self, right: &[DiffLine]) -> Vec<DiffLine> {
        let mut out = right.to_vec();
        copies(&self.new.upper, Ino::ROOT, &mut Vec::new(), &mut out);
        out.retain(|line| right.contains(line) || right.iter().all(|(_, path)| *path != line.1));
        tidy(out)
    }
}

/// The lines, unless there are too many.
fn lines(fs: &Fs<'_>) -> Option<Vec<DiffLine>> {
    let lines = docker_diff(fs);
    let lines =
        lines.into_iter().take(LINES + 1).map(|(change, path)| (change, LayerPath::clean(&path)));
    let lines = tidy(lines.collect());
    (lines.len() <= LINES).then_some(lines)
}

/// By path, each line once.
fn tidy(mut lines: Vec<DiffLine>) -> Vec<DiffLine> {
    lines.sort_unstable_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    lines.dedup();
    lines
}

fn is_below(path: &LayerPath, dir: &LayerPath) -> bool {
    let rest = path.as_bytes().strip_prefix(dir.as_bytes());
    rest.is_some_and(|rest| rest.first() == Some(&b'/'))
}

/// Deletes all that is in a directory, name by name.
fn below(fs: &Fs<'_>, dir: &Object, path: &[u8], out: &mut Vec<DiffLine>) {
    for (name, kind) in fs.list(dir) {
        if kind.is_none() || out.len() > LINES {
            continue;
        }
        let path = [path, &name].join(&b'/');
        out.push((Change::Deleted, LayerPath::clean(&path)));
        if let Some(dir) = fs.lookup(dir, &name).filter(Object::is_dir) {
            below(fs, &dir, &path, out);
        }
    }
}

/// Everything that lies in a layer, as changed.
fn copies(layer: &Layer, dir: Ino, path: &mut Vec<u8>, out: &mut Vec<DiffLine>) {
    for (name, slot) in layer.list(dir) {
        let Slot::Inode(ino) = slot else { continue };
        if out.len() > 2 * LINES {
            return;
        }
        let length = path.len();
        path.push(b'/');
        path.extend_from_slice(name);
        out.push((Change::Changed, LayerPath::clean(path)));
        copies(layer, ino, path, out);
        path.truncate(length);
    }
}
