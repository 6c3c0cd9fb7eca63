//! The engine's commands, as values.

/// What a path of a container is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MountSource {
    /// A volume of this name; a nameless one without.
    Volume(Option<String>),
    /// A path of the host.
    Bind(String),
    /// Memory.
    Tmpfs,
}

/// `-v`, `--mount`, `--tmpfs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// What is mounted.
    pub source: MountSource,
    /// Where: an absolute path.
    pub at: String,
    /// `ro`.
    pub read_only: bool,
}

/// What `docker run` and `docker create` are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunOptions {
    /// `--name`.
    pub name: Option<String>,
    /// The image.
    pub image: String,
    /// `-d`: it goes on running.
    pub detach: bool,
    /// `--rm`.
    pub auto_remove: bool,
    /// `-w`.
    pub working_dir: Option<String>,
    /// Mounts, in order.
    pub mounts: Vec<Mount>,
    /// The command and its arguments; the image's own without.
    pub command: Vec<String>,
}

/// A command of the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `docker run`.
    Run(RunOptions),
    /// `docker create`.
    Create(RunOptions),
    /// `docker exec`.
    Exec {
        /// The container.
        container: String,
        /// `-w`.
        working_dir: Option<String>,
        /// The command and its arguments.
        command: Vec<String>,
    },
    /// `docker start`.
    Start(Vec<String>),
    /// `docker stop`, `docker kill`.
    Stop(Vec<String>),
    /// `docker restart`.
    Restart(Vec<String>),
    /// `docker rm`.
    Remove {
        /// The containers.
        containers: Vec<String>,
        /// `-f`.
        force: bool,
        /// `-v`: nameless volumes too.
        volumes: bool,
    },
    /// `docker commit`.
    Commit {
        /// The container.
        container: String,
        /// The new image's name.
        image: Option<String>,
        /// `-m`.
        message: Option<String>,
    },
    /// `docker diff`.
    Diff(String),
    /// `docker ps`; all, with sizes.
    Ps {
        /// `-a`.
        all: bool,
        /// `-s`.
        size: bool,
    },
    /// `docker history`.
    History {
        /// The image.
        image: String,
        /// `--no-trunc`: instructions in full.
        whole: bool,
    },
    /// `docker images`.
    Images,
    /// `docker cp`: from, to.
    Copy {
        /// From.
        from: String,
        /// To.
        to: String,
        /// `-a`: owners too.
        archive: bool,
    },
    /// `docker volume ls`.
    Volumes,
    /// `docker volume rm`.
    RemoveVolumes(Vec<String>),
}
