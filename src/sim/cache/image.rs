//! Base images, and the configuration that a build starts from and ends with.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::Files;
use super::hash::{Hasher, Sum};
use super::tree::{Node, Tree};

/// The PATH of an image that names none.
/// Source: `frontend/dockerui` and `util/system` of BuildKit, `DefaultPathEnv`.
pub const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// The shell of an image that names none.
pub const SHELL: [&str; 2] = ["/bin/sh", "-c"];

/// Variables in order, each name once.
pub type EnvList = Vec<(String, String)>;

/// What of an image's configuration a build reads or writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `ENV`, in the order of their first setting.
    pub env: EnvList,
    /// `WORKDIR`; empty if none.
    pub workdir: String,
    /// `USER`; empty if none.
    pub user: String,
    /// `SHELL`; none if the default.
    pub shell: Option<Vec<String>>,
    /// `ONBUILD`, as written.
    pub onbuild: Vec<String>,
    /// `LABEL`.
    pub labels: BTreeMap<String, String>,
    /// `EXPOSE`.
    pub exposed: Vec<String>,
    /// `VOLUME`.
    pub volumes: Vec<String>,
    /// `CMD`.
    pub cmd: Option<Vec<String>>,
    /// `ENTRYPOINT`.
    pub entrypoint: Option<Vec<String>>,
    /// Everything else, as text.
    pub other: BTreeMap<String, String>,
}

impl Config {
    /// Sets a variable: in its place if it is there, else behind the others.
    pub fn set_env(&mut self, name: &str, value: &str) {
        match self.env.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.env.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The shell of shell forms.
    #[must_use]
    pub fn shell(&self) -> Vec<String> {
        self.shell.clone().unwrap_or_else(|| SHELL.map(str::to_owned).to_vec())
    }
}

/// A layer of a base image.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageLayer {
    /// Its diff ID, or anything that is equal for equal layers.
    pub id: Arc<str>,
    /// What is in it, path by path, if that is known.
    pub files: Option<Arc<[(String, Node)]>>,
}

/// An image that `FROM` or `--from` names.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseImage {
    /// The digest of its manifest.
    pub digest: Arc<str>,
    /// Its layers, lowest first.
    pub layers: Vec<ImageLayer>,
    /// Its configuration.
    pub config: Config,
    /// `os/architecture[/variant]`.
    pub platform: Arc<str>,
    /// Directories that are in it for sure, without a slash before them.
    pub directories: Arc<[String]>,
}

/// Directories that nearly every image has.
/// Source: the Filesystem Hierarchy Standard, chapters 3 to 5.
const DIRECTORIES: [&str; 30] = [
    "bin",
    "boot",
    "dev",
    "etc",
    "home",
    "lib",
    "media",
    "mnt",
    "opt",
    "proc",
    "root",
    "run",
    "sbin",
    "srv",
    "sys",
    "tmp",
    "usr",
    "usr/bin",
    "usr/lib",
    "usr/local",
    "usr/local/bin",
    "usr/local/lib",
    "usr/sbin",
    "usr/share",
    "var",
    "var/cache",
    "var/lib",
    "var/log",
    "var/run",
    "var/tmp",
];

impl BaseImage {
    /// An image of which nothing but the name is known: one layer, and the usual PATH.
    #[must_use]
    pub fn unknown(name: &str, platform: &str) -> Self {
        let sum = Hasher::new("image name").text(name).done();
        let config = Config { env: vec![("PATH".into(), PATH.into())], ..Config::default() };
        Self {
            digest: format!("sha256:{:032x}{:032x}", sum.0, !sum.0).into(),
            layers: vec![ImageLayer { id: name.into(), files: None }],
            config,
            platform: platform.into(),
            directories: DIRECTORIES.map(str::to_owned).into(),
        }
    }

    /// Equal for the same layers, whatever the configuration.
    #[must_use]
    pub fn layers_sum(&self) -> Sum {
        self.layers.iter().fold(Hasher::new("layers"), |h, layer| h.text(&layer.id)).done()
    }

    /// Its id: layers and configuration.
    #[must_use]
    pub fn id(&self) -> Sum {
        let config = format!("{:?}", self.config);
        Hasher::new("image").sum(self.layers_sum()).text(&config).text(&self.platform).done()
    }

    /// Its files, as far as they are known.
    #[must_use]
    pub fn files(&self) -> Files {
        let mut unknown = None;
        let mut tree = Tree::default();
        for layer in &self.layers {
            match &layer.files {
                Some(files) => {
                    for (path, node) in files.iter() {
                        tree = tree.with(path, node.clone());
                    }
                }
                None => {
                    let below = unknown.unwrap_or_default();
                    unknown = Some(Hasher::new("base").sum(below).text(&layer.id).done());
                    tree = Tree::default();
                }
            }
        }
        Files { tree, image: unknown, run: None }
    }
}
