//! Caches of package managers and other leftovers that a container does not need.

use crate::base::LayerId;
use crate::image::EntryKind;
use crate::union::{InodeId, NodeId, UnionTree};

/// What left something behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    /// The tool, as people call it.
    pub tool: &'static str,
    /// Where a cache mount belongs (`RUN --mount=type=cache,target=…`); none where it is better
    /// removed in the same RUN or never copied.
    pub target: Option<&'static str>,
    /// The directory, without a leading slash; one that begins with `*` may lie anywhere.
    dir: &'static str,
}

const fn cache(tool: &'static str, dir: &'static str, target: &'static str) -> Cache {
    Cache { tool, target: Some(target), dir }
}

/// Directories of caches, from the manuals of the tools and docs.docker.com, "Cache mounts".
const CACHES: &[Cache] = &[
    Cache { tool: "apt", target: Some("/var/lib/apt"), dir: "var/lib/apt/lists" },
    cache("apt", "var/cache/apt", "/var/cache/apt"),
    cache("apk", "var/cache/apk", "/var/cache/apk"),
    cache("dnf", "var/cache/dnf", "/var/cache/dnf"),
    cache("dnf", "var/cache/libdnf5", "/var/cache/libdnf5"),
    cache("yum", "var/cache/yum", "/var/cache/yum"),
    cache("zypper", "var/cache/zypp", "/var/cache/zypp"),
    cache("pacman", "var/cache/pacman/pkg", "/var/cache/pacman/pkg"),
    cache("pip", "*/.cache/pip", "/root/.cache/pip"),
    cache("uv", "*/.cache/uv", "/root/.cache/uv"),
    cache("Poetry", "*/.cache/pypoetry", "/root/.cache/pypoetry"),
    cache("conda", "opt/conda/pkgs", "/opt/conda/pkgs"),
    cache("npm", "*/.npm/_cacache", "/root/.npm"),
    cache("Yarn", "*/.cache/yarn", "/root/.cache/yarn"),
    cache("Yarn", "usr/local/share/.cache/yarn", "/usr/local/share/.cache/yarn"),
    cache("pnpm", "*/.local/share/pnpm/store", "/root/.local/share/pnpm/store"),
    cache("Cargo", "usr/local/cargo/registry", "/usr/local/cargo/registry"),
    cache("Cargo", "*/.cargo/registry", "/root/.cargo/registry"),
    cache("Go", "*/.cache/go-build", "/root/.cache/go-build"),
    cache("Go", "go/pkg/mod", "/go/pkg/mod"),
    cache("Maven", "*/.m2/repository", "/root/.m2"),
    cache("Gradle", "*/.gradle/caches", "/root/.gradle"),
    cache("Composer", "*/.cache/composer", "/root/.cache/composer"),
    cache("Composer", "*/.composer/cache", "/root/.composer/cache"),
    cache("Bundler", "usr/local/bundle/cache", "/usr/local/bundle/cache"),
    cache("NuGet", "*/.nuget/packages", "/root/.nuget/packages"),
    Cache { tool: "Git", target: None, dir: "*/.git" },
];

/// A cache that the highest layer still shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Which.
    pub cache: Cache,
    /// The directory.
    pub node: NodeId,
    /// The layer that stores these bytes of it.
    pub layer: LayerId,
    /// Bytes of its files in that layer that are still seen.
    pub bytes: u64,
    /// How many files.
    pub files: u32,
    /// One of them.
    pub example: NodeId,
}

/// Caches with bytes, one for each layer that stores some of them, largest first. A file with
/// several names counts once.
#[must_use]
pub fn leftovers(tree: &UnionTree) -> Vec<Leftover> {
    let Some(top) = tree.top() else { return Vec::new() };
    let mut found = Vec::new();
    let mut seen: rustc_hash::FxHashSet<InodeId> = rustc_hash::FxHashSet::default();
    for dir in tree.nodes().skip(1) {
        let visible = tree.at(dir, top).is_some_and(|version| tree.is_dir(version));
        let cache =
            visible.then(|| CACHES.iter().find(|cache| is_at(tree, dir, cache.dir))).flatten();
        let Some(cache) = cache else { continue };
        let mut by_layer: Vec<Leftover> = Vec::new();
        let mut stack = vec![dir];
        while let Some(node) = stack.pop() {
            stack.extend(tree.children(node));
            let Some(facts) = tree.at(node, top).and_then(|v| tree.facts(v)) else { continue };
            let Some(inode) = facts.inode else { continue };
            if facts.kind != EntryKind::File || facts.size == 0 || !seen.insert(inode) {
                continue;
            }
            match by_layer.iter_mut().find(|of| of.layer == inode.layer) {
                Some(of) => {
                    of.bytes += facts.size;
                    of.files += 1;
                }
                None => by_layer.push(Leftover {
                    cache: *cache,
                    node: dir,
                    layer: inode.layer,
                    bytes: facts.size,
                    files: 1,
                    example: node,
                }),
            }
        }
        found.extend(by_layer);
    }
    found.sort_by_key(|of| (std::cmp::Reverse(of.bytes), of.node, of.layer));
    found
}

/// Whether a directory's path is `dir`, or ends in what follows the `*`.
fn is_at(tree: &UnionTree, node: NodeId, dir: &str) -> bool {
    let (anywhere, dir) = dir.strip_prefix("*/").map_or((false, dir), |rest| (true, rest));
    let mut at = Some(node);
    for part in dir.rsplit('/') {
        match at {
            Some(node) if tree.name(node) == part.as_bytes() => at = tree.parent(node),
            _ => return false,
        }
    }
    anywhere || at == Some(NodeId::ROOT)
}
