//! A layer's names as the events tell them: who draws a layer from its events draws it right.

use std::collections::BTreeMap;

use onionskin::base::LayerPath;
use onionskin::sim::cow::CowEvent;

/// Names of a layer; true for a whiteout.
#[derive(Debug, Default)]
pub struct Told(pub BTreeMap<Vec<u8>, bool>);

impl Told {
    /// Follows one event.
    pub fn hear(&mut self, event: &CowEvent) {
        match event {
            CowEvent::DirectoryCopiedUp { path, .. }
            | CowEvent::CopiedUp { path, .. }
            | CowEvent::Created { path, .. }
            | CowEvent::Linked { to: path, .. } => _ = self.0.insert(bytes(path), false),
            CowEvent::WhiteoutMade { path, .. } => _ = self.0.insert(bytes(path), true),
            CowEvent::Removed { path, .. } => drop(self.take(&bytes(path))),
            CowEvent::Renamed { from, to, .. } => {
                let (from, to) = (bytes(from), bytes(to));
                drop(self.take(&to));
                let moved = self.take(&from);
                self.put(&to, moved);
            }
            CowEvent::Exchanged { a, b } => {
                let (a, b) = (bytes(a), bytes(b));
                let (at_a, at_b) = (self.take(&a), self.take(&b));
                self.put(&b, at_a);
                self.put(&a, at_b);
            }
            _ => {}
        }
    }

    /// Takes a name away with all below it.
    fn take(&mut self, path: &[u8]) -> Vec<(Vec<u8>, bool)> {
        let inside = |other: &[u8]| {
            other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest[0] == b'/')
        };
        let all: Vec<Vec<u8>> = self.0.keys().filter(|other| inside(other)).cloned().collect();
        let taken = all.into_iter().filter_map(|at| {
            let whiteout = self.0.remove(&at)?;
            Some((at[path.len()..].to_vec(), whiteout))
        });
        taken.collect()
    }

    fn put(&mut self, path: &[u8], names: Vec<(Vec<u8>, bool)>) {
        self.0.extend(names.into_iter().map(|(rest, whiteout)| ([path, &rest].concat(), whiteout)));
    }
}

fn bytes(path: &LayerPath) -> Vec<u8> {
    [b"/", path.as_bytes()].concat()
}
