//! What a person does between and with builds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::image::BaseImage;
use super::inputs::{Resource, RunModel};
use super::options::Options;
use super::version::Version;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Write the whole Dockerfile anew.
    SetDockerfile(Arc<str>),
    /// Write a line of it anew; lines count from 1.
    EditLine(usize, Arc<str>),
    /// Put a line before another one, or behind the last.
    InsertLine(usize, Arc<str>),
    /// Take a line out.
    RemoveLine(usize),
    /// Move a line to another place.
    MoveLine(usize, usize),
    /// Write a file of the context: a new one, or other bytes.
    WriteFile(String, Arc<str>),
    /// A file of which only size and digest are known.
    UnseenFile(String, u64, String),
    /// Make a directory.
    MakeDirectory(String),
    /// Make a link: its path, and where it leads.
    MakeLink(String, String),
    /// Set the modification time to now.
    Touch(String),
    /// Set the permission bits.
    Chmod(String, u32),
    /// Give a file or directory another name or place.
    Rename(String, String),
    /// Take a file or directory away.
    Delete(String),
    /// Set a build argument; nothing takes it away.
    BuildArg(String, Option<String>),
    /// Set a secret's value; nothing takes it away.
    Secret(String, Option<String>),
    /// Set all options.
    Options(Box<Options>),
    /// What an image's name stands for: another digest, other layers, another configuration.
    Image(String, Arc<BaseImage>),
    /// What is at a URL.
    Url(String, Resource),
    /// What is said of a RUN, by its text.
    Run(String, RunModel),
    /// Build with these builders.
    Build(Vec<Version>),
    /// Empty the caches.
    Prune,
    /// Remove what the last so many builds did not use.
    Collect(u64),
}

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There is no such line.
    NoLine(usize),
    /// There is nothing at this path.
    NoFile(String),
    /// There is something at this path already.
    Exists(String),
}
