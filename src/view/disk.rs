//! The container layer as `ls -lA` shows it on the host.

use crate::sim::cow::layer::FileType;
use crate::sim::cow::panels::UpperLine;
use crate::view::detail::letters;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskLine {
    /// Type and permissions: `drwxr-xr-x`; a whiteout is `c---------`.
    pub mode: String,
    /// User and group.
    pub owner: String,
    /// Bytes; of a whiteout its device number.
    pub size: String,
    /// The path below the container layer, without a slash before it.
    pub path: String,
    /// Extended attributes: `trusted.overlay.opaque=y`.
    pub marks: Vec<String>,
    /// A whiteout.
    pub whiteout: bool,
}

impl DiskLine {
    /// Of a line of the layer.
    #[must_use]
    pub fn of(line: &UpperLine) -> Self {
        let letter = match line.file_type {
            Some(FileType::File) => '-',
            Some(FileType::Dir) => 'd',
            Some(FileType::Symlink) => 'l',
            Some(FileType::Fifo) => 'p',
            Some(FileType::Block) => 'b',
            Some(FileType::Char) | None => 'c',
        };
        let mode = if line.file_type == Some(FileType::Symlink) { 0o777 } else { line.mode };
        let size = match line.file_type {
            None => "0, 0".to_owned(),
            Some(FileType::Dir) => "4096".to_owned(),
            Some(_) => line.size.to_string(),
        };
        let name = |id: u32| if id == 0 { "root".to_owned() } else { id.to_string() };
        Self {
            mode: format!("{letter}{}", letters(mode)),
            owner: format!("{} {}", name(line.owner.0), name(line.owner.1)),
            size,
            path: line.path.shown().trim_start_matches('/').to_owned(),
            marks: line.marks.clone(),
            whiteout: line.file_type.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::LayerPath;

    #[test]
    fn lines_are_those_of_ls() {
        for (file_type, mode, owner, size, expected) in [
            (None, 0, (0, 0), 0, "c--------- root root 0, 0 a/b"),
            (Some(FileType::Dir), 0o1777, (0, 0), 0, "drwxrwxrwt root root 4096 a/b"),
            (Some(FileType::File), 0o4755, (1000, 5), 12, "-rwsr-xr-x 1000 5 12 a/b"),
            (Some(FileType::Symlink), 0o644, (0, 0), 3, "lrwxrwxrwx root root 3 a/b"),
            (Some(FileType::Fifo), 0o600, (0, 0), 0, "prw------- root root 0 a/b"),
        ] {
            let (path, marks) = (LayerPath::clean(b"a/b"), Vec::new());
            let line = DiskLine::of(&UpperLine { path, file_type, mode, owner, size, marks });
            let DiskLine { mode, owner, size, path, .. } = &line;
            assert_eq!(format!("{mode} {owner} {size} {path}"), expected);
            assert_eq!(line.whiteout, file_type.is_none());
        }
    }
}
