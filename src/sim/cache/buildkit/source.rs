//! Sources of ADD that lie elsewhere: files of the web and Git repositories.

use super::vertex::Place;
use crate::base::clean::last_name;

/// A source of ADD as a place elsewhere; nothing if it is a path of the context.
///
/// Rule: `util/gitutil` and `dispatchCopy` of moby/buildkit: a URL that ends in `.git`, or one of
/// Git's own kinds, is a repository, any other one a file.
#[must_use]
pub fn remote(written: &str, keep: bool, checksum: Option<&String>) -> Option<Place> {
    let (url, fragment) = written.split_once('#').unwrap_or((written, ""));
    let web = url.starts_with("http://") || url.starts_with("https://");
    let path = url.split('?').next().unwrap_or(url);
    let own = ["git://", "ssh://", "git@"].iter().any(|kind| url.starts_with(kind));
    if own || (web && path.ends_with(".git")) {
        let (reference, subdir) = fragment.split_once(':').unwrap_or((fragment, ""));
        return Some(Place::Git {
            url: url.to_owned(),
            reference: reference.to_owned(),
            subdir: subdir.to_owned(),
            keep,
            checksum: checksum.cloned(),
        });
    }
    web.then(|| Place::Http { url: written.to_owned(), checksum: checksum.cloned() })
}

/// The name that files from elsewhere are copied by: of a URL its last part, without what stands
/// behind `?`; of a repository its root.
#[must_use]
pub fn remote_name(place: &Place) -> String {
    match place {
        Place::Http { url, .. } => {
            let path = url.split(['?', '#']).next().unwrap_or(url);
            let path = path.split_once("://").map_or(path, |(_, rest)| rest);
            let path = path.split_once('/').map_or("", |(_, path)| path);
            let name = last_name(path.trim_end_matches('/'));
            if name.is_empty() { "__unnamed__".to_owned() } else { name.to_owned() }
        }
        _ => "/".to_owned(),
    }
}
