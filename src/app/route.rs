//! The address of what is on screen, in the URL hash.

use serde::{Deserialize, Serialize};

use crate::app::{InspectQuery, LinkError, Mode, ScriptLink};
use crate::base::{LayerId, LayerPath};

/// A view of the image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum View {
    /// Layers, files, details.
    #[default]
    Inspect,
    /// Containers over it.
    Containers,
    /// The build cache, which needs no image.
    Cache,
}

impl View {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 3] = [Self::Inspect, Self::Containers, Self::Cache];

    /// The view on this key: `1`, `2`, ….
    #[must_use]
    pub fn on_key(key: &str) -> Option<Self> {
        let number: usize = key.parse().ok().filter(|_| key.len() == 1)?;
        Self::ALL.get(number.checked_sub(1)?).copied()
    }
}

/// Where one is: view, image, layer, mode and path.
///
/// As a hash: `#inspect/IMAGE-ID/L3/layer/etc/passwd`; parts that are not known are left out from
/// the end, `-` stands for an unknown one in the middle. Bytes of the path other than letters,
/// digits and `-._~/` are percent-encoded. A range is `range-L2`. Filter, order and the like stand
/// behind a `?`: see [`InspectQuery`]. The containers' hash carries their script: see
/// [`ScriptLink`]. What follows `#cache` belongs to the screen that is loaded for it, and is kept
/// unread: see [`crate::app::CacheLink`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The image ID as text.
    pub image: Option<String>,
    /// The chosen layer; `None` for the highest.
    pub layer: Option<LayerId>,
    /// Merged or alone.
    pub mode: Mode,
    /// The chosen path.
    pub path: Option<LayerPath>,
    /// How the files of the image are looked at.
    pub query: InspectQuery,
    /// The view.
    pub view: View,
    /// The name of a sample, where it stands in place of the ID.
    pub sample: Option<String>,
    /// The script of the containers and where it stands, with [`crate::app::IMAGE`] for the image's
    /// own name; none for the one that is there.
    pub script: Option<ScriptLink>,
    /// Why the script cannot be read.
    pub broken: Option<LinkError>,
    /// What follows `#cache`, its slash included. Nothing means the build cache as it stands.
    pub tail: String,
}

/// The hash of the build cache, without what follows it.
const CACHE: &str = "cache";

impl Route {
    /// Reads a hash, with or without `#`; what cannot be read is left out.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let mut route = Self::default();
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if let Some(tail) = hash.strip_prefix(CACHE).filter(|t| t.is_empty() || t.starts_with('/'))
        {
            return Self { view: View::Cache, tail: tail.to_owned(), ..route };
        }
        let (place, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut parts = place.splitn(5, '/');
        route.view = match parts.next() {
            Some("inspect") => View::Inspect,
            Some("containers") => return Self::with_script(hash),
            _ => return route,
        };
        route.image = parts.next().filter(|id| id.contains(':')).map(str::to_owned);
        route.layer = parts.next().and_then(|l| l.strip_prefix('L')?.parse().ok()).map(LayerId);
        route.mode = match parts.next() {
            Some("layer") => Mode::Layer,
            mode => mode
                .and_then(|mode| mode.strip_prefix("range-L")?.parse().ok())
                .map_or(Mode::Merged, |from| Mode::Range { from: LayerId(from) }),
        };
        route.query = InspectQuery::parse(query);
        route.path = parts.next().map(|path| LayerPath::clean(&decode(path)));
        route
    }

    /// A route to the containers.
    fn with_script(hash: &str) -> Self {
        let route = Self { view: View::Containers, ..Self::default() };
        match ScriptLink::parse(hash) {
            Ok(link) => {
                let (image, sample) = (link.image.clone(), link.sample.clone());
                let script = Some(link).filter(|link| !link.script.is_empty());
                Self { image, sample, script, ..route }
            }
            // Where it leads is known even if its script is not.
            Err(error) => {
                let image = hash.split('/').nth(1).map(str::to_owned);
                let (image, sample) = match image {
                    Some(id) if id.contains(':') => (Some(id), None),
                    sample => (None, sample.filter(|name| name != "-" && !name.is_empty())),
                };
                Self { image, sample, broken: Some(error), ..route }
            }
        }
    }

    /// Whether it names an image.
    #[must_use]
    pub fn names_image(&self) -> bool {
        self.image.is_some() || self.sample.is_some()
    }

    /// The hash, `#` included; empty on the start page.
    #[must_use]
    pub fn to_hash(&self) -> String {
        if self.view == View::Cache {
            return format!("#{CACHE}{}", self.tail);
        }
        if self.view == View::Containers && self.names_image() {
            return match &self.script {
                Some(link) => link.to_hash(""),
                None => {
                    let name = self.sample.as_ref().or(self.image.as_ref());
                    format!("#containers/{}", name.map_or("-", String::as_str))
                }
            };
        }
        let Some(image) = &self.image else { return String::new() };
        let layer = self.layer.map_or_else(|| "-".to_owned(), |layer| layer.to_string());
        let mode = match self.mode {
            Mode::Merged => "merged".to_owned(),
            Mode::Layer => "layer".to_owned(),
            Mode::Range { from } => format!("range-{from}"),
        };
        let place = match &self.path {
            Some(path) => {
                format!("#inspect/{image}/{layer}/{mode}/{}", encode(path.as_bytes()))
            }
            None if self.layer.is_none() && self.mode == Mode::Merged => {
                format!("#inspect/{image}")
            }
            None => format!("#inspect/{image}/{layer}/{mode}"),
        };
        place + &self.query.to_text()
    }

    /// Whether going from `self` to `next` is a step that Back undoes: another view, image, layer or
    /// path, or another image to compare with.
    #[must_use]
    pub fn is_step_to(&self, next: &Self) -> bool {
        self.view != next.view
            || self.image != next.image
            || self.layer != next.layer
            || self.path != next.path
            || self.query.compare.with != next.query.compare.with
    }
}

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

pub(super) fn decode(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = (first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                rest = &tail[2..];
            }
            None => {
                out.push(first);
                rest = tail;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_survives_the_address_bar() {
        for path in [None, Some(&b""[..]), Some(b"etc/passwd"), Some(b"a b/%41/\xff\xfe/#?&")] {
            for layer in [None, Some(LayerId(0)), Some(LayerId(12))] {
                for mode in [Mode::Merged, Mode::Layer, Mode::Range { from: LayerId(3) }] {
                    let route = Route {
                        image: Some(format!("sha256:{}", "ab".repeat(32))),
                        layer,
                        mode,
                        path: path.map(LayerPath::clean),
                        ..Route::default()
                    };
                    assert_eq!(Route::parse(&route.to_hash()), route);
                }
            }
        }
    }

    #[test]
    fn a_route_to_the_containers_carries_their_script() {
        for (hash, sample, lines) in [
            ("#containers/nginx-like/1/1~docker+run+IMAGE", Some("nginx-like"), 1),
            ("#containers/nginx-like", Some("nginx-like"), 0),
            ("#containers/sha256:ab/2.1/1~docker+run+IMAGE~docker+ps", None, 2),
        ] {
            let route = Route::parse(hash);
            assert_eq!(route.sample.as_deref(), sample, "{hash}");
            assert_eq!(route.script.as_ref().map_or(0, |link| link.script.len()), lines);
            assert_eq!((route.view, &route.broken), (View::Containers, &None));
            assert_eq!(route.to_hash(), hash);
        }
        let route = Route::parse("#containers/nginx-like/9/1~docker+run+IMAGE");
        assert_eq!(route.sample.as_deref(), Some("nginx-like"));
        assert_eq!(route.broken, Some(LinkError::Cut { step: 9, lines: 1 }));
    }

    #[test]
    fn what_follows_the_build_cache_is_kept_unread() {
        for tail in
            ["", "/", "/1/2.3/FROM+a~b", "/%ED%95%9C/\u{d55c}/#?&", "/sha256:ab/L1/layer/etc"]
        {
            let hash = format!("#cache{tail}");
            let route = Route::parse(&hash);
            assert_eq!((route.view, route.tail.as_str()), (View::Cache, tail));
            assert!(!route.names_image(), "{hash}");
            assert_eq!(route.to_hash(), hash);
        }
        for hash in ["#cached", "#cache-x/y", "#inspect/cache", "#Cache"] {
            assert_ne!(Route::parse(hash).view, View::Cache, "{hash}");
        }
    }

    #[test]
    fn every_view_has_its_key() {
        let keys = ["1", "2", "3", "4", "0", "12", "", "a", "+1"].map(View::on_key);
        assert_eq!(keys[..3], View::ALL.map(Some));
        assert_eq!(keys[3..], [None; 6]);
    }

    #[test]
    fn nonsense_is_the_start() {
        for hash in ["", "#", "#x/y", "#inspect", "#inspect/../..", "#inspect//L/x"] {
            let route = Route::parse(hash);
            assert_eq!(route.image, None, "{hash}");
        }
    }

    #[test]
    fn only_image_layer_and_path_are_steps() {
        let here = Route::parse("#inspect/sha256:ab/L1/merged/etc");
        for (there, step) in [
            ("#inspect/sha256:ab/L1/layer/etc", false),
            ("#inspect/sha256:ab/L2/merged/etc", true),
            ("#inspect/sha256:ab/L1/merged/usr", true),
            ("#inspect/sha256:ab/L1/merged/etc?w=compare&xf=a&xs=after", false),
            ("#inspect/sha256:ab/L1/merged/etc?w=compare&x=sha256%3Acd", true),
            ("", true),
        ] {
            assert_eq!(here.is_step_to(&Route::parse(there)), step, "{there}");
        }
    }
}
