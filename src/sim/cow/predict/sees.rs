//! What another container sees.

use super::super::content::ContentStore;
use super::super::docker::{Container, Source, State};
use super::super::event::{CowEvent, MountKind};
use super::super::kernel::Fs;
use super::super::layer::{FileType, Ino, Inode, Layer, Slot};
use super::{Asks, Choice, Question, Seen, Step, at, changes};
use crate::base::LayerPath;

impl<S: ContentStore> Step<'_, S> {
    /// Asked of something new or deleted, and of what lies in a volume that both have.
    pub(super) fn sees(&self) -> Option<Question> {
        let known = self.views.before;
        let mut others = self.views.after.containers.iter().filter(|other| {
            other.name != self.container.name && known.container(&other.name).is_some()
        });
        others.find_map(|other| self.in_volume(other).or_else(|| self.in_layer(other)))
    }

    fn in_layer(&self, other: &Container) -> Option<Question> {
        if other.image != self.container.image {
            return None;
        }
        let (decides, path) =
            self.events.iter().enumerate().find_map(|(n, event)| match event {
                CowEvent::Created { path, file_type: FileType::File, .. }
                | CowEvent::WhiteoutMade { path, file_type: FileType::File, .. } => Some((n, path)),
                _ => None,
            })?;
        let here = |fs: &Fs<'_>| at(fs, path).is_some();
        let (was, is) = (here(&self.old), here(&self.new));
        if was == is || covered(self.container, path) || covered(other, path) {
            return None;
        }
        let look = |state: &State| {
            let fs = self.views.cow.view(state, &other.name)?;
            Some(at(&fs, path).map(|found| (fs.meta(found.top()), fs.size(found.top()))))
        };
        let (before, after) = (look(self.views.before)?, look(self.views.after)?);
        self.ask(other, path, decides, seen(before.as_ref(), after.as_ref()))
    }

    fn in_volume(&self, other: &Container) -> Option<Question> {
        let (decides, path, volume) =
            self.events.iter().enumerate().find_map(|(n, event)| match event {
                CowEvent::OnMount { path, mount: MountKind::Volume(volume) } => {
                    Some((n, path, volume))
                }
                _ => None,
            })?;
        let same = |container: &Container| {
            container.mounts.iter().find_map(|mount| match &mount.source {
                Source::Volume(name) if name == volume => Some(mount.path.clone()),
                _ => None,
            })
        };
        let (here, there) = (same(self.container)?, same(other)?);
        let rest = path.as_bytes().strip_prefix(&here[..])?;
        let look = |state: &State| {
            let layer = state.volumes.get(volume)?;
            Some(inode(layer, rest).cloned())
        };
        let (before, after) = (look(self.views.before)?, look(self.views.after)?);
        let changed = self.first(changes).is_some() && before != after;
        (changed && here == there).then_some(())?;
        self.ask(other, path, decides, seen(before.as_ref(), after.as_ref()))
    }

    fn ask(
        &self,
        other: &Container,
        path: &LayerPath,
        decides: usize,
        is: Seen,
    ) -> Option<Question> {
        let choices: &[Seen] = match is {
            Seen::Absent | Seen::New => &[Seen::Absent, Seen::New],
            _ => &[Seen::Unchanged, Seen::Changed, Seen::Gone],
        };
        let asks = Asks::Sees {
            container: self.container.name.clone(),
            other: other.name.clone(),
            path: path.clone(),
        };
        let choices = choices.iter().copied().map(Choice::Sees).collect();
        Question::of(asks, &Choice::Sees(is), choices, decides)
    }
}

fn seen<T: PartialEq>(before: Option<&T>, after: Option<&T>) -> Seen {
    match (before, after) {
        (None, None) => Seen::Absent,
        (None, Some(_)) => Seen::New,
        (Some(_), None) => Seen::Gone,
        (a, b) if a == b => Seen::Unchanged,
        _ => Seen::Changed,
    }
}

/// Whether something is mounted over a path or above it.
fn covered(container: &Container, path: &LayerPath) -> bool {
    container.mounts.iter().any(|mount| {
        let rest = path.as_bytes().strip_prefix(&mount.path[..]);
        rest.is_some_and(|rest| rest.is_empty() || rest.first() == Some(&b'/'))
    })
}

/// What a plain layer has at a path.
fn inode<'l>(layer: &'l Layer, path: &[u8]) -> Option<&'l Inode> {
    let mut at = Ino::ROOT;
    for part in path.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
        match layer.get(at, part)? {
            Slot::Inode(ino) => at = ino,
            Slot::Whiteout => return None,
        }
    }
    layer.inode(at)
}
