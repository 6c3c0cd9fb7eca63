//! What the sources of a step hold.

use std::sync::Arc;

use super::solve::Solver;
use super::vertex::{Place, Source};
use crate::base::clean::last_name;
use crate::sim::cache::context::{Found, Selected, select};
use crate::sim::cache::files::file_found;
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::inputs::Resource;
use crate::sim::cache::tree::{Content, Node, Tree};
use crate::sim::cache::version::Version;

impl Solver<'_> {
    /// What a source stands for.
    pub(super) fn selected(&mut self, source: &Source) -> Option<Selected> {
        match &source.from {
            Place::Context(name) => select(&self.context(name.as_ref()), &source.pattern),
            Place::Vertex(None) => select(&Tree::default(), &source.pattern),
            Place::Vertex(Some(vertex)) => {
                let files = self.states.get(*vertex)?.files.clone()?;
                let (mut selected, _) = files.select(&source.pattern)?;
                if self.version == Version::BuildKit08 {
                    selected.sum = without_owners(&selected);
                }
                Some(selected)
            }
            Place::Inline(name, text) => {
                let found = file_found(name, 0o644, Content::of(text.as_bytes()));
                Some(Selected { sum: found.node.sum(), found: vec![found] })
            }
            Place::Http { url, checksum } => {
                let (content, stamp) = self.download(url, checksum.as_deref());
                let found = file_found(last_name(&source.pattern.path), 0o600, content);
                let sum = Hasher::new("http").sum(found.node.sum()).text(&stamp).done();
                Some(Selected { sum, found: vec![found] })
            }
            Place::Git { url, reference, subdir, keep, .. } => {
                let repository = self.inputs.git.get(url)?;
                let (id, tree) = repository.commit(reference)?;
                let (_, node) = tree.resolve(subdir)?;
                let Node::Dir(dir) = &node else { return None };
                let kept = if *keep { id.as_str() } else { "" };
                let sum = match source.pattern.excludes.as_slice() {
                    [] => dir.root_sum(),
                    _ => select(&Tree::of(Arc::clone(dir)), &source.pattern)?.sum,
                };
                let sum = Hasher::new("git").sum(sum).text(kept).done();
                let found = Found { path: String::new(), real: String::new(), node: node.clone() };
                Some(Selected { sum, found: vec![found] })
            }
        }
    }

    /// The bytes at a URL. An `ETag` that is remembered for it saves the download, whatever the bytes
    /// are now; a checksum saves the question.
    fn download(&mut self, url: &str, checksum: Option<&str>) -> (Content, String) {
        let plain = url.split('?').next().unwrap_or(url);
        let resource = self.inputs.http.get(url).or_else(|| self.inputs.http.get(plain));
        let none =
            || Resource { content: Content::unseen(0, url), etag: None, last_modified: None };
        let resource = resource.cloned().unwrap_or_else(none);
        if let Some(checksum) = checksum {
            return (pinned(&resource.content, checksum), String::new());
        }
        let known = self.cache.etags.get(url).cloned().unwrap_or_default();
        let mut content = resource.content.clone();
        if let Some(etag) = &resource.etag {
            match known.iter().find(|(known, _)| known == etag) {
                Some((_, remembered)) => content = remembered.clone(),
                None => {
                    let mut known = known;
                    known.push((etag.clone(), content.clone()));
                    self.cache.etags.insert(url.to_owned(), known);
                }
            }
        }
        // BuildKit 0.8 took the headers for a part of the content.
        let stamp = match self.version {
            Version::BuildKit08 => format!("{:?} {:?}", resource.etag, resource.last_modified),
            _ => String::new(),
        };
        (content, stamp)
    }
}

/// What a checksum pins: these bytes if they have it.
fn pinned(content: &Content, checksum: &str) -> Content {
    let digest = crate::base::Digest::from_sha256(&content.sha256());
    if digest.as_str() == checksum { content.clone() } else { Content::unseen(0, checksum) }
}

/// BuildKit 0.8 did not take the owner of files that come from a stage.
fn without_owners(selected: &Selected) -> Sum {
    let plain = |node: &Node| {
        let mut meta = node.meta().clone();
        (meta.uid, meta.gid) = (0, 0);
        node.with_meta(meta).sum()
    };
    match selected.found.as_slice() {
        [] => selected.sum,
        found => {
            let hasher = Hasher::new("plain");
            found
                .iter()
                .fold(hasher, |h, one| h.text(last_name(&one.path)).sum(plain(&one.node)))
                .done()
        }
    }
}
