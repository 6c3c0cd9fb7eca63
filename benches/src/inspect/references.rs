//! What others take for the same image, measured in the same run.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use onionskin::image::{Compression, LayerInfo, LayerSource};

/// The layers of an image as files of their own; they go away with this.
pub struct Blobs {
    folder: PathBuf,
    files: Vec<(PathBuf, Compression)>,
}

impl Drop for Blobs {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Blobs {
    /// Takes the layers out of the archive, into a folder inside `into`.
    ///
    /// # Errors
    /// If there is no room.
    pub fn new(into: &Path, archive: &Path, layers: &[LayerInfo]) -> io::Result<Self> {
        let folder = into.join(format!("blobs-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let mut blobs = Self { folder, files: Vec::new() };
        let mut archive = File::open(archive)?;
        for (number, layer) in layers.iter().enumerate() {
            let LayerSource::Bytes { offset, len } = layer.source else { continue };
            let file = blobs.folder.join(format!("layer-{number}"));
            archive.seek(SeekFrom::Start(offset))?;
            io::copy(&mut Read::by_ref(&mut archive).take(len), &mut File::create(&file)?)?;
            blobs.files.push((file, layer.compression.unwrap_or(Compression::None)));
        }
        Ok(blobs)
    }

    /// `tar t` of every layer, `gzip -dc` or the like before it where it is compressed.
    pub fn listed(&self) -> Option<Duration> {
        self.each(|file, compression| {
            let unpack = match compression {
                Compression::None => return Some(shell("exec tar -tf \"$0\" >/dev/null", file)),
                Compression::Gzip => "gzip",
                Compression::Zstd => "zstd",
                Compression::Xz => "xz",
                Compression::Bzip2 => "bzip2",
            };
            Some(shell(&format!("{unpack} -dc <\"$0\" | tar -t >/dev/null"), file))
        })
    }

    /// Another program's `-dc` of every gzip layer; none if it is not on `PATH` or no layer is one.
    pub fn unpacked_by(&self, program: &str) -> Option<Duration> {
        on_path(program)?;
        self.each(|file, compression| {
            (compression == Compression::Gzip)
                .then(|| shell(&format!("exec {program} -dc <\"$0\" >/dev/null"), file))
        })
    }

    fn each(&self, run: impl Fn(&Path, Compression) -> Option<Command>) -> Option<Duration> {
        let commands = self.files.iter().filter_map(|(file, packed)| run(file, *packed));
        let mut commands: Vec<Command> = commands.collect();
        if commands.is_empty() {
            return None;
        }
        let began = Instant::now();
        for command in &mut commands {
            let status = command.stdin(Stdio::null()).stderr(Stdio::null()).status().ok()?;
            if !status.success() {
                return None;
            }
        }
        Some(began.elapsed())
    }
}

fn shell(script: &str, file: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(file);
    command
}

/// `dive --json` of the whole archive; none if it is not on `PATH` or does not read it.
pub fn dive(folder: &Path, archive: &Path) -> Option<Duration> {
    on_path("dive")?;
    let out = folder.join(format!("dive-{}.json", std::process::id()));
    let began = Instant::now();
    let status = Command::new("dive")
        .args(["--source", "docker-archive", "--json"])
        .args([&out, archive])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = began.elapsed();
    // Where it fails it may still end well, without having written anything.
    let written = fs::remove_file(&out).is_ok();
    (written && status.is_ok_and(|status| status.success())).then_some(took)
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(program)).find(|file| file.is_file())
}
