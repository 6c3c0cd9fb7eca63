//! The sources of a COPY, an ADD or a bind mount in a tree, and BuildKit's digest of them.

use super::needed::matched;
use crate::base::clean::{clean, last_name};
use crate::dockerfile::glob;
use crate::dockerfile::ignore::Ignore;
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::tree::{Node, Tree, names};

/// One source as an instruction names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The path or pattern, from the root of the tree, cleaned: `/src`, `/*.txt`.
    pub path: String,
    /// `--exclude`.
    pub excludes: Vec<String>,
    /// `--parents`: the path as written, whose directories are made too.
    pub parents: Option<String>,
    /// Whether `*`, `?` and `[` mean themselves: a bind mount's source.
    pub plain: bool,
}

/// One thing that a source stands for.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path as named, without a slash before it.
    pub path: String,
    /// Where links lead.
    pub real: String,
    /// What is there.
    pub node: Node,
}

/// What a source stands for.
#[derive(Clone, Debug)]
pub struct Selected {
    /// Equal where BuildKit sees the same.
    pub sum: Sum,
    /// All of it, in the order of the names.
    pub found: Vec<Found>,
}

impl Pattern {
    /// A source of this path or pattern.
    #[must_use]
    pub fn new(source: &str) -> Self {
        Self { path: clean(&format!("/{source}")), ..Self::default() }
    }

    fn is_wildcard(&self) -> bool {
        !self.plain && glob::has_wildcard(&self.path)
    }
}

/// What a source stands for in a tree; nothing if it names something that is not there. A pattern
/// may match nothing at all.
///
/// The digest is of what is found, without its name, so that a file may come from elsewhere; of the
/// matches of a wildcard the names count, unless it is one with the name of the pattern. A source
/// that is a link stands for what it leads to; links inside a directory for themselves.
#[must_use]
pub fn select(tree: &Tree, pattern: &Pattern) -> Option<Selected> {
    let mut found = Vec::new();
    let follow = |path: &str, found: &mut Vec<Found>| {
        let (real, node) = tree.resolve(path)?;
        found.push(Found { path: path.trim_matches('/').to_owned(), real, node });
        Some(())
    };
    if pattern.is_wildcard() {
        let parts: Vec<&str> = names(&pattern.path).collect();
        let mut paths = Vec::new();
        matched(tree.root(), &parts, &mut String::new(), &mut |path| paths.push(path.to_owned()));
        for path in paths {
            // A link that leads nowhere stands for nothing.
            _ = follow(&path, &mut found);
        }
    } else if pattern.plain {
        follow(&pattern.path, &mut found)?;
    } else {
        follow(&glob::literal(&pattern.path), &mut found)?;
    }
    let sum = sum(tree, pattern, &found);
    Some(Selected { sum, found })
}

fn sum(tree: &Tree, pattern: &Pattern, found: &[Found]) -> Sum {
    if !pattern.excludes.is_empty() || pattern.parents.is_some() {
        return listed(tree, pattern, found);
    }
    if let [one] = found
        && (!pattern.is_wildcard() || last_name(&pattern.path) == last_name(&one.path))
    {
        return match &one.node {
            Node::Dir(dir) if one.real.is_empty() => dir.root_sum(),
            node => node.sum(),
        };
    }
    // Names count from where the pattern's first wildcard stands.
    let fixed = names(&pattern.path).take_while(|name| !glob::has_wildcard(name)).count();
    let hasher = found.iter().fold(Hasher::new("matches"), |hasher, one| {
        let name: Vec<&str> = names(&one.path).skip(fixed).collect();
        hasher.text(&name.join("/")).sum(one.node.sum())
    });
    hasher.done()
}

/// Of all that is copied, file by file: what is left out does not count.
fn listed(tree: &Tree, pattern: &Pattern, found: &[Found]) -> Sum {
    let (ignore, _) = Ignore::read(&pattern.excludes.join("\n"));
    let mut hasher = Hasher::new("listed");
    let mut add = |name: &str, node: &Node| {
        hasher.add(name.as_bytes());
        hasher.add_sum(match node {
            Node::Dir(dir) => dir.header_sum(),
            node => node.sum(),
        });
    };
    for one in found {
        let prefix = match pattern.parents {
            Some(_) => {
                let way: Vec<&str> = names(&one.path).collect();
                for upto in 1..way.len() {
                    let above = way[..upto].join("/");
                    if let Some(node) = tree.get(&above) {
                        add(&above, &node);
                    }
                }
                one.path.clone()
            }
            None => last_name(&one.path).to_owned(),
        };
        if !matches!(one.node, Node::Dir(_)) {
            if !ignore.excludes(last_name(&one.path)) {
                add(&prefix, &one.node);
            }
            continue;
        }
        let root = one.real.is_empty();
        if !root {
            add(&prefix, &one.node);
        }
        let skip = if root { 0 } else { one.real.len() + 1 };
        tree.each_below(&one.real, &mut |path, node| {
            let within = &path[skip..];
            if !ignore.excludes(within) {
                add(&format!("{prefix}/{within}"), node);
            }
        });
    }
    hasher.done()
}
