//! What the engine lists: changes, containers, images, history, volumes.

use super::super::diff::{docker_diff, weigh};
use super::super::world::{LayerRef, Lower};
use super::machine;
use super::output::{Denied, size, table};
use super::run::{Engine, Printed};
use super::state::{HistoryLine, State, Status, with_tag};
use crate::base::{LayerId, path};

impl Engine<'_> {
    pub(super) fn diff(&self, state: &State, name: &str) -> Printed {
        let container = state.container(name).ok_or_else(|| Denied::no_container(name))?;
        let fs = machine::root(self.world, &container.lowers, &container.upper, container.options);
        let lines = docker_diff(&fs).into_iter();
        let lines =
            lines.map(|(change, at)| format!("{} {}\n", change.letter(), path::visible(&at)));
        Ok(lines.collect())
    }

    /// Bytes of all the files an image's merged view shows.
    fn image_bytes(&self, lowers: &[Lower]) -> u64 {
        let base: u64 = (0..self.world.layers())
            .filter_map(|at| self.world.tree().index(LayerId::at(at)))
            .map(|layer| layer.file_bytes)
            .sum();
        base + lowers
            .iter()
            .filter(|lower| lower.at != LayerRef::Init)
            .map(|lower| weigh(&lower.layer).logical)
            .sum::<u64>()
    }

    pub(super) fn ps(&self, state: &State, all: bool, sizes: bool) -> String {
        let mut header = vec!["CONTAINER ID", "IMAGE", "COMMAND", "STATUS", "NAMES"];
        if sizes {
            header.push("SIZE");
        }
        let mut rows = vec![header.into_iter().map(str::to_owned).collect::<Vec<_>>()];
        for container in state.containers.iter().rev() {
            let status = match container.status {
                Status::Running => "Up".to_owned(),
                Status::Exited(status) if all => format!("Exited ({status})"),
                Status::Exited(_) => continue,
            };
            let id = container.id.get(..12).unwrap_or_default().to_owned();
            let command = format!("\"{}\"", shortened(&container.command, 20));
            let (image, name) = (container.image.clone(), container.name.clone());
            let mut row = vec![id, image, command, status, name];
            if sizes {
                let own = weigh(&container.upper).logical;
                let whole = own + self.image_bytes(&container.lowers);
                row.push(format!("{} (virtual {})", size(own), size(whole)));
            }
            rows.push(row);
        }
        table(&rows)
    }

    pub(super) fn history(&self, state: &State, name: &str, whole: bool) -> Printed {
        let Some((_, full)) = self.image(state, name) else {
            return Err(Denied::daemon(format!("No such image: {}", with_tag(name))));
        };
        let above = state.image(&full).map(|image| image.history.clone()).unwrap_or_default();
        let row = |line: &HistoryLine| {
            let id = line.id.get(..12).unwrap_or("<missing>").to_owned();
            vec![
                id,
                if whole { line.created_by.clone() } else { shortened(&line.created_by, 45) },
                size(line.bytes),
                line.comment.clone(),
            ]
        };
        let mut rows: Vec<Vec<String>> =
            self.facts.history.iter().chain(&above).rev().map(row).collect();
        let header = ["IMAGE", "CREATED BY", "SIZE", "COMMENT"];
        rows.insert(0, header.map(str::to_owned).to_vec());
        Ok(table(&rows))
    }

    pub(super) fn images(&self, state: &State) -> String {
        let header = ["REPOSITORY", "TAG", "IMAGE ID", "SIZE"];
        let mut rows = vec![header.map(str::to_owned).to_vec()];
        let row = |name: &str, id: &str, bytes| {
            let (repository, tag) = match name.rsplit_once(':') {
                Some((repository, tag)) => (repository, tag),
                None => ("<none>", "<none>"),
            };
            let id = id.get(..12).unwrap_or(id).to_owned();
            vec![repository.to_owned(), tag.to_owned(), id, size(bytes)]
        };
        for image in state.images.iter().rev() {
            rows.push(row(&image.name, &image.id, self.image_bytes(&image.lowers)));
        }
        rows.push(row(&self.facts.name(), &self.facts.id, self.image_bytes(&[])));
        table(&rows)
    }
}

/// A text of at most `most` characters; a longer one ends in `…`, as the engine prints it.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// `docker volume ls`.
pub(super) fn volumes(state: &State) -> String {
    let mut rows = vec![vec!["DRIVER".to_owned(), "VOLUME NAME".to_owned()]];
    rows.extend(state.volumes.keys().map(|name| vec!["local".to_owned(), name.clone()]));
    table(&rows)
}
