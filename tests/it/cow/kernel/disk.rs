//! The kernel's side: layers on disk, mounted; calls through the standard library.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{
    DirBuilderExt as _, FileExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _,
    PermissionsExt as _, chown, lchown, symlink,
};
use std::path::{Path, PathBuf};
use std::process::Command;

use onionskin::sim::cow::content::{Content, NoContent};
use onionskin::sim::cow::kernel::{Flags, Options};
use onionskin::sim::cow::{Errno, Op};

use super::layers::{Entries, Entry};

const CREAT: i32 = 0o100;
const EXCL: i32 = 0o200;
const TRUNC: i32 = 0o1000;
const APPEND: i32 = 0o2000;

/// The numbers of the errors, in the order of [`Errno::ALL`].
const NUMBERS: [i32; 20] =
    [1, 2, 6, 9, 13, 16, 17, 18, 20, 21, 22, 27, 28, 30, 31, 36, 39, 40, 61, 95];

/// The call, if the standard library can make it and it stays below the mount.
pub fn possible(op: Op) -> Option<Op> {
    match op {
        Op::Symlink(path, target) => Some(Op::Symlink(path, target[1..].to_vec())),
        Op::Mv(..)
        | Op::Exchange(..)
        | Op::RenameNoreplace(..)
        | Op::Mkfifo(_)
        | Op::Mknod(..)
        | Op::SetXattr(..)
        | Op::RemoveXattr(..)
        | Op::GetXattr(..)
        | Op::ListXattr(_)
        | Op::Touch(_)
        | Op::Utime(..) => None,
        op => Some(op),
    }
}

fn mount(kind: &str, options: &str, at: &Path) -> Result<(), String> {
    let done = Command::new("mount").args(["-t", kind, kind, "-o", options]).arg(at).output();
    match done {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(String::from_utf8_lossy(&done.stderr).trim().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn unmount(at: &Path) {
    assert!(Command::new("umount").arg(at).status().unwrap().success(), "umount");
}

fn whiteout(at: &Path) -> bool {
    let made = Command::new("mknod").arg(at).args(["c", "0", "0"]).status();
    made.is_ok_and(|status| status.success())
}

/// Mounts memory at the folder and tries all that is needed.
pub fn prepare(folder: &Path) -> Result<(), String> {
    mount("tmpfs", "mode=755", folder)?;
    if !whiteout(&folder.join("whiteout")) {
        return Err("no whiteouts can be made".to_owned());
    }
    let layers = [Vec::new(), vec![("d", Entry::Dir(0o755, true))]];
    let options = Options { redirect_dir: true, metacopy: true };
    let overlay = Overlay::try_mount(&folder.join("try"), &layers, options)?;
    overlay.unmount();
    Ok(())
}

/// A mounted overlay.
pub struct Overlay {
    place: PathBuf,
    /// Folders of the lower layers, the highest first.
    stack: Vec<String>,
    options: Options,
}

impl Overlay {
    /// Lays the layers out on disk and mounts them below an empty one.
    pub fn mount(place: &Path, lowers: &[Entries], options: Options) -> Self {
        Self::try_mount(place, lowers, options).unwrap()
    }

    fn try_mount(place: &Path, lowers: &[Entries], options: Options) -> Result<Self, String> {
        let dir = |name: &str| {
            let at = place.join(name);
            fs::create_dir_all(&at).unwrap();
            at
        };
        dir("merged");
        let mut stack = Vec::new();
        for (number, layer) in lowers.iter().enumerate() {
            let at = dir(&number.to_string());
            opaque(place, layer, &at)?;
            layer.iter().for_each(|(path, entry)| put(&at, path, entry));
            stack.insert(0, at.display().to_string());
        }
        let overlay = Self { place: place.to_owned(), stack, options };
        overlay.put_up()?;
        Ok(overlay)
    }

    /// Mounts the stack of lower layers below an empty one.
    fn put_up(&self) -> Result<(), String> {
        let [upper, work, merged] = ["upper", "work", "merged"].map(|name| self.place.join(name));
        fs::create_dir_all(&upper).unwrap();
        fs::create_dir_all(&work).unwrap();
        let on = |on: bool| if on { "on" } else { "off" };
        let text = format!(
            "index=off,redirect_dir={},metacopy={},lowerdir={},upperdir={},workdir={}",
            on(self.options.redirect_dir),
            on(self.options.metacopy),
            self.stack.join(":"),
            upper.display(),
            work.display(),
        );
        mount("overlay", &text, &merged)
    }

    /// The writable layer becomes the highest of the lower ones, below a new one.
    pub fn commit(&mut self) {
        unmount(&self.place.join("merged"));
        let layer = self.place.join(format!("committed{}", self.stack.len()));
        fs::rename(self.place.join("upper"), &layer).unwrap();
        fs::remove_dir_all(self.place.join("work")).unwrap();
        self.stack.insert(0, layer.display().to_string());
        self.put_up().unwrap();
    }

    /// Takes it down and away.
    pub fn unmount(self) {
        unmount(&self.place.join("merged"));
        let _ = fs::remove_dir_all(&self.place);
    }

    fn at(&self, path: &[u8]) -> PathBuf {
        let path = std::str::from_utf8(path).unwrap();
        self.place.join("merged").join(path.trim_start_matches('/'))
    }

    /// Makes a call: what it gave, or the name of its error.
    pub fn call(&self, op: &Op) -> String {
        self.run(op).unwrap_or_else(|error| {
            let number = error.raw_os_error().unwrap_or_default();
            let known = NUMBERS.iter().position(|&known| known == number);
            known.map_or_else(|| error.to_string(), |at| Errno::ALL[at].name().to_owned())
        })
    }

    fn run(&self, op: &Op) -> io::Result<String> {
        let done = |result: io::Result<()>| result.map(|()| "OK".to_owned());
        let write = Flags { write: true, ..Flags::default() };
        let flags = |append, truncate, create, exclusive| Flags {
            append,
            truncate,
            create,
            exclusive,
            ..write
        };
        match op {
            Op::Read(path) => {
                let mut bytes = Vec::new();
                File::open(self.at(path))?.read_to_end(&mut bytes)?;
                Ok(String::from_utf8_lossy(&bytes).into_owned())
            }
            Op::Stat(path, true) => Ok(kind(fs::metadata(self.at(path))?.file_type()).to_string()),
            Op::Stat(path, false) => {
                Ok(kind(fs::symlink_metadata(self.at(path))?.file_type()).to_string())
            }
            Op::List(path) => {
                let names = fs::read_dir(self.at(path))?.map(|entry| {
                    let entry = entry?;
                    Ok(format!("{}{}", entry.file_name().display(), kind(entry.file_type()?)))
                });
                let mut names = names.collect::<io::Result<Vec<_>>>()?;
                // Whiteouts that hide nothing are listed or not, by attributes only this way of
                // making layers leaves.
                names.retain(|name| !name.ends_with('?'));
                names.sort();
                Ok(names.join(" "))
            }
            Op::Readlink(path) => Ok(fs::read_link(self.at(path))?.display().to_string()),
            Op::Open(path, flags) => done(self.open(path, *flags, 0o644).map(drop)),
            Op::Append(path, data) => {
                done(self.write(path, flags(true, false, false, false), 0o644, data))
            }
            Op::Overwrite(path, data) => {
                done(self.write(path, flags(false, true, true, false), 0o644, data))
            }
            Op::Create(path, mode, data) => {
                done(self.write(path, flags(false, false, true, true), *mode, data))
            }
            Op::Pwrite(path, offset, data) => {
                done(self.open(path, write, 0)?.write_all_at(&bytes(data), *offset))
            }
            Op::Truncate(path, size) => done(self.open(path, write, 0)?.set_len(*size)),
            Op::Unlink(path) => done(fs::remove_file(self.at(path))),
            Op::Rmdir(path) => done(fs::remove_dir(self.at(path))),
            Op::RmRf(path) => {
                let at = self.at(path);
                let dir = fs::symlink_metadata(&at)?.is_dir();
                done(if dir { fs::remove_dir_all(at) } else { fs::remove_file(at) })
            }
            Op::Mkdir(path, mode) => {
                done(DirBuilder::new().mode(u32::from(*mode)).create(self.at(path)))
            }
            Op::Symlink(path, target) => {
                done(symlink(std::str::from_utf8(target).unwrap(), self.at(path)))
            }
            Op::Link(from, to) => done(fs::hard_link(self.at(from), self.at(to))),
            Op::Rename(from, to) => done(fs::rename(self.at(from), self.at(to))),
            Op::Chmod(path, mode) => {
                done(fs::set_permissions(self.at(path), Permissions::from_mode((*mode).into())))
            }
            Op::Chown(path, uid, gid) => done(chown(self.at(path), *uid, *gid)),
            Op::Lchown(path, uid, gid) => done(lchown(self.at(path), *uid, *gid)),
            other => panic!("{} is not made here", other.text()),
        }
    }

    fn open(&self, path: &[u8], flags: Flags, mode: u16) -> io::Result<File> {
        let bit = |on: bool, bit: i32| if on { bit } else { 0 };
        let custom = bit(flags.append, APPEND)
            | bit(flags.truncate, TRUNC)
            | bit(flags.create, CREAT)
            | bit(flags.exclusive, EXCL);
        OpenOptions::new()
            .read(flags.read || !flags.write)
            .write(flags.write)
            .custom_flags(custom)
            .mode(mode.into())
            .open(self.at(path))
    }

    fn write(&self, path: &[u8], flags: Flags, mode: u16, data: &Content) -> io::Result<()> {
        self.open(path, flags, mode)?.write_all(&bytes(data))
    }

    /// The merged tree, a line for each path.
    pub fn view(&self) -> Vec<String> {
        walk(&self.place.join("merged"), &|path, at, meta| {
            let (mode, owner) = (meta.mode() & 0o7777, (meta.uid(), meta.gid()));
            let rest = match kind(meta.file_type()) {
                "f" => format!("{:?}", String::from_utf8_lossy(&fs::read(at).unwrap())),
                "l" => {
                    return format!("{path} l {owner:?} {}", fs::read_link(at).unwrap().display());
                }
                _ => String::new(),
            };
            format!("{path} {} {mode:o} {owner:?} {rest}", kind(meta.file_type()))
        })
    }

    /// The writable layer, a line for each name.
    pub fn upper(&self) -> Vec<String> {
        walk(&self.place.join("upper"), &|path, _, meta| {
            let whiteout = meta.file_type().is_char_device() && meta.rdev() == 0;
            format!("{path} {}", if whiteout { "whiteout" } else { kind(meta.file_type()) })
        })
    }

    /// Directories of the writable layer through which one below would show: mounted over a layer
    /// that has a file in each of them, these show it.
    pub fn transparent(&self) -> Vec<String> {
        let probe = self.place.join("probe");
        let (upper, seen) = (self.place.join("upper"), self.place.join("seen"));
        fs::create_dir_all(&seen).unwrap();
        for line in self.upper().iter().filter_map(|line| line.strip_suffix(" d")) {
            let dir = probe.join(line.trim_start_matches('/'));
            fs::create_dir_all(&dir).unwrap();
            fs::write(dir.join(".probe"), "").unwrap();
        }
        fs::create_dir_all(&probe).unwrap();
        let text = format!(
            "redirect_dir=nofollow,metacopy=off,lowerdir={}:{}",
            upper.display(),
            probe.display()
        );
        mount("overlay", &text, &seen).unwrap();
        let mut out = Vec::new();
        for line in self.upper().iter().filter_map(|line| line.strip_suffix(" d")) {
            if seen.join(line.trim_start_matches('/')).join(".probe").exists() {
                out.push(line.to_owned());
            }
        }
        unmount(&seen);
        fs::remove_dir_all(&probe).unwrap();
        out
    }
}

/// Makes the opaque directories of a layer, by letting overlayfs make them.
fn opaque(place: &Path, layer: &Entries, at: &Path) -> Result<(), String> {
    let dirs = layer.iter().filter(|(_, entry)| matches!(entry, Entry::Dir(_, true)));
    let dirs: Vec<&str> = dirs.map(|(path, _)| *path).collect();
    if dirs.is_empty() {
        return Ok(());
    }
    let [below, work, merged] = ["below", "below-work", "below-merged"].map(|n| place.join(n));
    for dir in [&work, &merged] {
        fs::create_dir_all(dir).unwrap();
    }
    dirs.iter().for_each(|dir| fs::create_dir_all(below.join(dir)).unwrap());
    let text = format!(
        "index=off,redirect_dir=off,lowerdir={},upperdir={},workdir={}",
        below.display(),
        at.display(),
        work.display()
    );
    mount("overlay", &text, &merged)?;
    for dir in dirs {
        let _ = fs::remove_dir_all(merged.join(dir));
        fs::create_dir_all(merged.join(dir)).unwrap();
    }
    unmount(&merged);
    for dir in [&below, &work, &merged] {
        fs::remove_dir_all(dir).unwrap();
    }
    Ok(())
}

fn put(layer: &Path, path: &str, entry: &Entry) {
    let at = layer.join(path);
    let mode = |mode: u32| fs::set_permissions(&at, Permissions::from_mode(mode)).unwrap();
    match entry {
        Entry::File(bits, text) => {
            fs::write(&at, text).unwrap();
            mode(*bits);
        }
        Entry::Dir(bits, _) => {
            fs::create_dir_all(&at).unwrap();
            mode(*bits);
        }
        Entry::Link(target) => symlink(target, &at).unwrap(),
        Entry::Hard(target) => fs::hard_link(layer.join(target), &at).unwrap(),
        Entry::Whiteout => assert!(whiteout(&at), "mknod"),
    }
}

fn walk(root: &Path, line: &dyn Fn(&str, &Path, &fs::Metadata) -> String) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let at = entry.unwrap().path();
            // A useless whiteout in a directory that is not merged is listed and not there.
            let Ok(meta) = fs::symlink_metadata(&at) else { continue };
            let path = format!("/{}", at.strip_prefix(root).unwrap().display());
            out.push(line(&path, &at, &meta));
            if meta.is_dir() {
                open.push(at);
            }
        }
    }
    out.sort();
    out
}

fn kind(file_type: fs::FileType) -> &'static str {
    if file_type.is_dir() {
        "d"
    } else if file_type.is_symlink() {
        "l"
    } else if file_type.is_file() {
        "f"
    } else {
        "?"
    }
}

fn bytes(content: &Content) -> Vec<u8> {
    content.read(0..content.size(), &NoContent).unwrap()
}
