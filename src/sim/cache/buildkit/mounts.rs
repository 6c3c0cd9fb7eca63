//! The mounts of a RUN as parts of its key.

use std::cmp::Ordering;

use super::plan::{PlanError, Planner};
use super::stage::Stage;
use super::vertex::{Place, Source};
use crate::base::clean::{clean, join, last_name};
use crate::dockerfile::{ExpandError, Mount, MountError, MountType, Run, Sharing, parse_mount};
use crate::sim::cache::context::Pattern;
use crate::sim::cache::key::{Part, Parts};
use crate::sim::cache::version::Version;

/// Either way a mount's text can be wrong.
enum Wrong {
    Expand(ExpandError),
    Mount(MountError),
}

impl From<MountError> for Wrong {
    fn from(error: MountError) -> Self {
        Self::Mount(error)
    }
}

impl Planner<'_> {
    /// Adds the mounts of a RUN to its key, by target: their order on the line does not count, but
    /// for that of secrets among themselves, and of ssh sockets. Files that are mounted go to
    /// `binds`. Tells whether anything is mounted.
    ///
    /// Rule: `dispatchRunMounts` and `ExecOp` (`client/llb`, `solver/llbsolver/ops`) of
    /// moby/buildkit.
    pub fn mounts(
        &mut self,
        stage: &Stage,
        (index, at): (usize, usize),
        run: &Run,
        own: &mut Parts,
        binds: &mut Vec<(String, Source)>,
    ) -> Result<bool, PlanError> {
        let mut mounts = Vec::new();
        let mut sockets = 0;
        for written in &run.mounts {
            let mount = parse_mount(&written.text, |value| {
                let word = self.expander.word(value, stage.env.as_slice());
                word.map(|word| word.text).map_err(Wrong::Expand)
            });
            let mount = mount.map_err(|wrong| match wrong {
                Wrong::Expand(error) => PlanError::Expand(at, error),
                Wrong::Mount(error) => PlanError::Mount(at, error),
            })?;
            let target = target(&mount, stage.cwd(), sockets);
            sockets += usize::from(mount.kind == MountType::Ssh);
            mounts.push((target, mount));
        }
        mounts.sort_by(|(a, one), (b, other)| {
            let (kind, theirs) = (rank(one), rank(other));
            kind.cmp(&theirs).then_with(|| if kind == 0 { a.cmp(b) } else { Ordering::Equal })
        });
        for (target, mount) in &mounts {
            own.add(Part::Mount(target.clone()), self.described(target, mount));
            let from = match (mount.kind, mount.from.as_str()) {
                (MountType::Bind, "") => Place::Context(None),
                // What a cache mount begins with.
                (MountType::Bind | MountType::Cache, from) if !from.is_empty() => {
                    self.place(from, &stage.platform, index, at)?
                }
                _ => continue,
            };
            let pattern = Pattern { plain: true, ..Pattern::new(&mount.source) };
            if let Place::Context(context) = &from {
                self.want(context.clone(), &pattern.path);
            }
            let written =
                if mount.source.is_empty() { "/".to_owned() } else { mount.source.clone() };
            binds.push((target.clone(), Source { written, from, pattern }));
        }
        Ok(!mounts.is_empty())
    }

    /// What of a mount counts, besides the contents of files.
    fn described(&self, target: &str, mount: &Mount) -> String {
        let access = if mount.read_only { "ro" } else { "rw" };
        match mount.kind {
            MountType::Bind => format!("bind {access}"),
            MountType::Tmpfs => format!("tmpfs {} {access}", mount.size),
            MountType::Secret => {
                let file = match (&mount.env, mount.target.as_str()) {
                    // A variable alone is no file.
                    (Some(_), "") => String::new(),
                    _ => owner(mount, 0o400),
                };
                let env = mount.env.as_deref().unwrap_or_default();
                format!("secret {} {env} {} {file}", secret_id(mount), mount.required)
            }
            // An id that is left out is not the same to the key as `default`.
            MountType::Ssh => {
                format!("ssh {} {} {}", mount.id, mount.required, owner(mount, 0o600))
            }
            MountType::Cache => {
                let shared = matches!(mount.sharing, None | Some(Sharing::Shared));
                let id = match mount.id.as_str() {
                    "" => clean(&mount.target),
                    id => id.to_owned(),
                };
                // An id that is not the target, and any sharing, is the same to the key; BuildKit
                // 0.8 kept the id.
                let id = match self.version {
                    _ if shared && id == target => "default",
                    Version::BuildKit08 => id.as_str(),
                    _ => "custom",
                };
                // Without a source, an owner or mode makes the directory that it begins with.
                let made = clean(&format!("/{}", mount.source)) == "/"
                    && (mount.uid.is_some() || mount.gid.is_some() || mount.mode.is_some());
                let owner = if made { owner(mount, 0o755) } else { String::new() };
                format!("cache {id} {access} {owner}")
            }
        }
    }
}

/// The list that a mount is in: those of files are sorted, variables, secrets and sockets are not.
fn rank(mount: &Mount) -> u8 {
    match mount.kind {
        MountType::Bind | MountType::Cache | MountType::Tmpfs => 0,
        MountType::Secret if mount.env.is_some() && mount.target.is_empty() => 1,
        MountType::Secret => 2,
        MountType::Ssh => 3,
    }
}

/// The owner and mode of a mount: root, and the mode of its type, where they are not given.
fn owner(mount: &Mount, mode: u32) -> String {
    let (uid, gid) = (mount.uid.unwrap_or(0), mount.gid.unwrap_or(0));
    format!("{uid}:{gid}:{:o}", mount.mode.unwrap_or(mode))
}

/// Where a mount goes: a relative target is seen from the working directory, but for a secret and an
/// ssh socket, which have a place of their own if they have no target. `sockets` is the number of
/// ssh sockets before it.
fn target(mount: &Mount, cwd: &str, sockets: usize) -> String {
    match (mount.kind, mount.target.as_str()) {
        (MountType::Secret, "") if mount.env.is_some() => String::new(),
        (MountType::Secret, "") => format!("/run/secrets/{}", last_name(&secret_id(mount))),
        (MountType::Ssh, "") => format!("/run/buildkit/ssh_agent.{sockets}"),
        (MountType::Secret | MountType::Ssh, target) => target.to_owned(),
        (_, target) if target.starts_with('/') => target.to_owned(),
        (_, target) => join(cwd, target),
    }
}

/// The id of a secret: as given, else the last name of its source or target.
fn secret_id(mount: &Mount) -> String {
    match (mount.id.as_str(), mount.source.as_str()) {
        ("", "") => last_name(&mount.target).to_owned(),
        ("", source) => source.to_owned(),
        (id, _) => id.to_owned(),
    }
}
