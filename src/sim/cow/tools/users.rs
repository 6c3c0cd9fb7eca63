//! Names of users and groups, from `/etc/passwd` and `/etc/group` of the container.

use super::cat;
use super::io::look;
use crate::sim::cow::kernel::{Process, Stop};

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    User,
    Group,
}

/// One line: name, id, and a user's group.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: Vec<u8>,
    id: u32,
    group: Option<u32>,
}

/// The names of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    lines: Vec<Line>,
}

/// Bytes of such a file that are looked at.
const READ: u64 = 256 << 10;

impl Names {
    /// Reads the file; without it nobody has a name.
    pub(super) fn read(process: &mut Process<'_, '_>, kind: Kind) -> Result<Self, Stop> {
        let path: &[u8] = match kind {
            Kind::User => b"/etc/passwd",
            Kind::Group => b"/etc/group",
        };
        // What a tool looks up to show names is not what the person asked for.
        let told = process.machine.trace.mute(true);
        let content = cat::read(process, path);
        process.machine.trace.mute(told);
        let Ok(content) = content? else { return Ok(Self::default()) };
        let bytes = look(process, &content.slice(0..READ))?;
        let mut lines = Vec::new();
        for line in bytes.split(|&byte| byte == b'\n') {
            let mut fields = line.split(|&byte| byte == b':');
            let (Some(name), Some(_), Some(id)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Some(id) = number(id) else { continue };
            let group = fields.next().and_then(number);
            lines.push(Line { name: name.to_vec(), id, group });
        }
        Ok(Self { lines })
    }

    /// The name of an id.
    pub(super) fn name(&self, id: u32) -> Option<&[u8]> {
        self.lines.iter().find(|line| line.id == id).map(|line| line.name.as_slice())
    }

    /// The name of an id, or the id.
    pub(super) fn shown(&self, id: u32) -> Vec<u8> {
        self.name(id).map_or_else(|| id.to_string().into_bytes(), <[u8]>::to_vec)
    }

    /// The id of a name, or of a number; `root` is always 0.
    pub(super) fn id(&self, text: &[u8]) -> Option<u32> {
        let named = self.lines.iter().find(|line| line.name == text).map(|line| line.id);
        named.or_else(|| number(text)).or((text == b"root").then_some(0))
    }

    /// The group of a user.
    pub(super) fn group_of(&self, text: &[u8]) -> Option<u32> {
        self.lines.iter().find(|line| line.name == text).and_then(|line| line.group)
    }
}

fn number(text: &[u8]) -> Option<u32> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
