//! How a build is asked for: the options of `docker build` that change what is reused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tree::Tree;

/// Options of one build.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// `--build-arg NAME=VALUE`.
    pub build_args: BTreeMap<String, String>,
    /// `--target`.
    pub target: Option<String>,
    /// `--no-cache`.
    pub no_cache: bool,
    /// `--no-cache-filter`: names of stages.
    pub no_cache_filter: Vec<String>,
    /// `--pull`.
    pub pull: bool,
    /// `--platform`.
    pub platform: Option<String>,
    /// `--network`; none: the default.
    pub network: Option<String>,
    /// `--label`.
    pub labels: BTreeMap<String, String>,
    /// `--secret`: values by id. They never count.
    pub secrets: BTreeMap<String, String>,
    /// `--ssh` was given.
    pub ssh: bool,
    /// `--allow`: entitlements.
    pub allow: Vec<String>,
    /// `--add-host NAME=IP`.
    pub add_hosts: Vec<(String, String)>,
    /// `--ulimit`.
    pub ulimits: Vec<String>,
    /// `--shm-size`.
    pub shm_size: Option<String>,
    /// `--build-context NAME=…` with a local directory.
    pub contexts: BTreeMap<String, Tree>,
    /// `--build-context NAME=docker-image://…`: the image's name.
    pub image_contexts: BTreeMap<String, String>,
    /// `--cache-to`: a name for what is exported, and how much.
    pub cache_to: Vec<(String, Export)>,
    /// `--cache-from`: names of what was exported, or of images.
    pub cache_from: Vec<String>,
    /// The image's name: `--tag`.
    pub tag: Option<String>,
}

/// How much of the cache is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Export {
    /// `type=inline`: with the image, the layers of its last stage.
    Inline,
    /// `mode=min`: the layers of the last stage.
    Min,
    /// `mode=max`: all of them.
    Max,
}
