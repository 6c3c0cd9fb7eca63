//! The mounts of a RUN as parts of its key.

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
    /// Adds the mounts of a RUN to its key, by target: their order on the line does not count. Files
    /// that are mounted go to `binds`. Tells whether anything is mounted.
    pub fn mounts(
        &mut self,
        stage: &Stage,
        (index, at): (usize, usize),
        run: &Run,
        own: &mut Parts,
        binds: &mut Vec<(String, Source)>,
    ) -> Result<bool, PlanError> {
        let mut mounts = Vec::new();
        for written in &run.mounts {
            let mount = parse_mount(&written.text, |value| {
                let word = self.expander.word(value, stage.env.as_slice());
                word.map(|word| word.text).map_err(Wrong::Expand)
            });
            let mount = mount.map_err(|wrong| match wrong {
                Wrong::Expand(error) => PlanError::Expand(at, error),
                Wrong::Mount(error) => PlanError::Mount(at, error),
            })?;
            mounts.push((target(&mount, stage.cwd()), mount));
        }
        mounts.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (target, mount) in &mounts {
            own.add(Part::Mount(target.clone()), self.described(target, mount));
            if mount.kind != MountType::Bind {
                continue;
            }
            let from = match mount.from.as_str() {
                "" => Place::Context(None),
                from => self.place(from, &stage.platform, index, at)?,
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
        let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
        let owner =
            format!("{}:{}:{:o}", number(mount.uid), number(mount.gid), mount.mode.unwrap_or(0));
        match mount.kind {
            MountType::Bind => {
                if mount.read_only {
                    "bind ro".to_owned()
                } else {
                    "bind rw".to_owned()
                }
            }
            MountType::Tmpfs => format!("tmpfs {}", mount.size),
            MountType::Secret => {
                let env = mount.env.as_deref().unwrap_or_default();
                format!("secret {} {env} {} {owner}", secret_id(mount), mount.required)
            }
            MountType::Ssh => {
                let id = if mount.id.is_empty() { "default" } else { &mount.id };
                format!("ssh {id} {} {owner}", mount.required)
            }
            MountType::Cache => {
                let shared = matches!(mount.sharing, None | Some(Sharing::Shared));
                let own_id = mount.id.is_empty() || clean(&mount.id) == clean(target);
                let access = if mount.read_only { "ro" } else { "rw" };
                // Any other id or sharing is the same to the key; BuildKit 0.8 kept the id.
                let id = match (shared && own_id, self.version) {
                    (true, _) => "default",
                    (false, Version::BuildKit08) => &mount.id,
                    (false, _) => "custom",
                };
                format!("cache {id} {access} {owner}")
            }
        }
    }
}

/// Where a mount goes: a relative target is seen from the working directory; a secret without one
/// has its place, an ssh socket too.
fn target(mount: &Mount, cwd: &str) -> String {
    let target = match (mount.kind, mount.target.as_str()) {
        (MountType::Secret, "") if mount.env.is_some() => return String::new(),
        (MountType::Secret, "") => format!("/run/secrets/{}", secret_id(mount)),
        (MountType::Ssh, "") => {
            let id = if mount.id.is_empty() { "default" } else { &mount.id };
            format!("/run/buildkit/ssh_agent.{id}")
        }
        (_, target) => target.to_owned(),
    };
    if target.starts_with('/') { clean(&target) } else { join(cwd, &target) }
}

/// The id of a secret: as given, else the last name of its source or target.
fn secret_id(mount: &Mount) -> String {
    match (mount.id.as_str(), mount.source.as_str()) {
        ("", "") => last_name(&mount.target).to_owned(),
        ("", source) => source.to_owned(),
        (id, _) => id.to_owned(),
    }
}
