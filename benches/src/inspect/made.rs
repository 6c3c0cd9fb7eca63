//! The images that are measured where none is given: the same bytes on every machine.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::contents::{Chance, Contents};
use super::tar;

/// Changes with what is made, so that no old image is measured.
const EDITION: u32 = 2;

/// Bytes and entries of each layer, lowest first: a base, packages, dependencies, and small ones as
/// a Dockerfile makes them. Together 1 GB, 90,000 entries, 14 layers.
const LAYERS: [(u64, u32); 14] = [
    (80_000_000, 3_600),
    (45_000_000, 4_200),
    (110_000_000, 9_800),
    (340_000_000, 31_000),
    (3_000_000, 300),
    (150_000_000, 14_500),
    (1_000_000, 40),
    (95_000_000, 12_000),
    (60_000_000, 5_200),
    (10_000, 6),
    (72_000_000, 5_600),
    (38_000_000, 3_000),
    (12_000_000, 700),
    (400_000, 54),
];

/// How layers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Plain,
    Gzip,
}

/// An image as it is measured.
#[derive(Clone, Debug)]
pub struct Named {
    /// What it is called beside its figures.
    pub name: String,
    /// The archive.
    pub file: PathBuf,
}

/// The image with plain and the one with gzip layers, made where they are not yet in `folder`.
///
/// # Errors
/// If there is no room.
pub fn both(folder: &Path) -> io::Result<Vec<Named>> {
    let made = |packing, name: &str| -> io::Result<Named> {
        let file = folder.join(format!("inspect-{name}-{EDITION}.tar"));
        kept(&file, |out| {
            let contents = Contents::new();
            let layer =
                |(number, &(bytes, entries))| Layer { number, bytes, entries, contents: &contents };
            let layers: Vec<Layer<'_>> = LAYERS.iter().enumerate().map(layer).collect();
            let writers: Vec<_> =
                layers.iter().map(|layer| |out: &mut dyn Write| layer.write(out)).collect();
            let writers: Vec<Writes<'_>> =
                writers.iter().map(|write| write as Writes<'_>).collect();
            image(out, packing, &writers)
        })?;
        Ok(Named { name: format!("made, {name} layers"), file })
    };
    Ok(vec![made(Packing::Plain, "plain")?, made(Packing::Gzip, "gzip")?])
}

/// Directories of the image of many rows, and files of each.
pub const FOLDERS: u32 = 10;
const IN_EACH: u32 = 25_000;

/// An image of one layer with ten directories of 25,000 small files each: rows to scroll, sort and
/// filter.
///
/// # Errors
/// If there is no room.
pub fn rows(folder: &Path) -> io::Result<Named> {
    let file = folder.join(format!("inspect-rows-{EDITION}.tar"));
    kept(&file, |out| {
        image(
            out,
            Packing::Plain,
            &[&|out: &mut dyn Write| {
                let contents = Contents::new();
                let mut chance = Chance::new(1);
                for at in 0..FOLDERS {
                    out.write_all(&tar::header(&format!("part-{at}/"), 0, b'5', 0o755, ""))?;
                    for number in 0..IN_EACH {
                        let name = format!("part-{at}/{}-{number}", contents.word(&mut chance));
                        let size = chance.below(400) as u64;
                        out.write_all(&tar::header(&name, size, b'0', 0o644, ""))?;
                        contents.write(out, size, &mut chance)?;
                        tar::fill(out, size)?;
                    }
                }
                out.write_all(&[0; 1024])
            }],
        )
    })?;
    Ok(Named { name: "made, 250,000 entries".into(), file })
}

/// What writes the tar of a layer.
type Writes<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

/// Makes a file unless it is there; half a file never is.
fn kept(file: &Path, make: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    if file.is_file() {
        return Ok(());
    }
    eprintln!("making {} (once)", file.display());
    fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    let part = file.with_extension(format!("part-{}", std::process::id()));
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&part)?);
    let made = make(&mut out).and_then(|()| out.flush());
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made?;
    fs::rename(&part, file)
}

/// Writes an archive as `docker save` does since version 25: members named by their digests.
fn image(out: &mut BufWriter<File>, packing: Packing, layers: &[Writes<'_>]) -> io::Result<()> {
    let (mut names, mut diff_ids, mut history) = (Vec::new(), Vec::new(), Vec::new());
    for (number, write) in layers.iter().enumerate() {
        let start = out.stream_position()?;
        // The name is known when the bytes are.
        out.write_all(&tar::header("", 0, b'0', 0o644, ""))?;
        let stored = Hashing::new(&mut *out);
        let (diff_id, stored) = match packing {
            Packing::Plain => {
                let mut plain = Hashing::new(stored);
                write(&mut plain)?;
                let (diff_id, _, stored) = plain.finish();
                (diff_id, stored)
            }
            Packing::Gzip => {
                let mut plain = Hashing::new(GzEncoder::new(stored, Compression::new(6)));
                write(&mut plain)?;
                let (diff_id, _, encoder) = plain.finish();
                (diff_id, encoder.finish()?)
            }
        };
        let (digest, size, _) = stored.finish();
        let name = format!("blobs/sha256/{digest}");
        tar::fill(out, size)?;
        let end = out.stream_position()?;
        out.seek(SeekFrom::Start(start))?;
        out.write_all(&tar::header(&name, size, b'0', 0o644, ""))?;
        out.seek(SeekFrom::Start(end))?;
        names.push(name);
        diff_ids.push(format!("sha256:{diff_id}"));
        history.push(serde_json::json!({
            "created": "2026-01-02T03:04:05Z",
            "created_by": format!("RUN /bin/sh -c make part{number} # buildkit"),
        }));
    }
    let config = serde_json::json!({
        "architecture": "amd64",
        "os": "linux",
        "created": "2026-01-02T03:04:05Z",
        "config": { "Cmd": ["/bin/sh"] },
        "rootfs": { "type": "layers", "diff_ids": diff_ids },
        "history": history,
    });
    let config = config.to_string().into_bytes();
    let config_name = format!("blobs/sha256/{}", hex(&Sha256::digest(&config)));
    tar::member(out, &config_name, &config)?;
    let manifest = serde_json::json!([
        { "Config": config_name, "RepoTags": ["bench/image:1"], "Layers": names }
    ]);
    tar::member(out, "manifest.json", manifest.to_string().as_bytes())?;
    out.write_all(&[0; 1024])
}

struct Layer<'a> {
    number: usize,
    bytes: u64,
    entries: u32,
    contents: &'a Contents,
}

/// Files of a directory; a package has a few of these.
const FILES: u32 = 9;

impl Layer<'_> {
    /// Packages with directories and files, some links; above the base, some files of the layers
    /// below are replaced and some deleted.
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut chance = Chance::new(self.number as u64 + 1);
        let mut weight = |at: u32| if at.is_multiple_of(FILES + 1) { 0 } else { chance.weight() };
        let weights: Vec<u64> = (0..self.entries).map(&mut weight).collect();
        let all: u64 = weights.iter().sum::<u64>().max(1);
        let (mut package, mut folder) = (String::new(), String::new());
        for at in 0..self.entries {
            let size = u128::from(weights[at as usize]) * u128::from(self.bytes) / u128::from(all);
            let size = u64::try_from(size).unwrap_or(self.bytes);
            let place = at % (FILES + 1);
            if place == 0 {
                if at.is_multiple_of(4 * (FILES + 1)) {
                    package = self.package(self.number, at, &mut chance);
                    folder.clone_from(&package);
                } else {
                    let below = ["lib", "dist", "locale", "include"][chance.below(4)];
                    folder = format!("{package}/{below}-{}", at % 97);
                }
                out.write_all(&tar::header(&format!("{folder}/"), 0, b'5', 0o755, ""))?;
                continue;
            }
            let word = self.contents.word(&mut chance);
            let name = format!("{folder}/{word}-{at}.{}", ["js", "py", "so", "h"][chance.below(4)]);
            match chance.below(100) {
                0..5 => out.write_all(&tar::header(&name, 0, b'2', 0o777, "../lib/target.so"))?,
                5 if self.number > 0 => {
                    // Of a directory that a layer below has: a file that may or may not be there.
                    let below = chance.below(self.number);
                    let gone = self.package(below, 0, &mut Chance::new(below as u64 + 99));
                    let name = format!("{gone}/.wh.old-{at}");
                    out.write_all(&tar::header(&name, 0, b'0', 0o644, ""))?;
                }
                percent => {
                    let mode = if percent < 20 { 0o755 } else { 0o644 };
                    out.write_all(&tar::header(&name, size, b'0', mode, ""))?;
                    self.contents.write(out, size, &mut chance)?;
                    tar::fill(out, size)?;
                }
            }
        }
        out.write_all(&[0; 1024])
    }

    fn package(&self, layer: usize, at: u32, chance: &mut Chance) -> String {
        let root =
            ["usr/lib/node_modules", "usr/lib/python3/dist-packages", "usr/share", "opt/app"];
        let word = self.contents.word(chance);
        // Every eighth package is one that other layers have too.
        let owner = if at.is_multiple_of(8) { 0 } else { layer };
        format!("{}/{word}-{owner}-{at}", root[chance.below(4)])
    }
}

/// Counts and hashes what is written through it.
struct Hashing<W> {
    out: W,
    sha: Sha256,
    size: u64,
}

impl<W> Hashing<W> {
    fn new(out: W) -> Self {
        Self { out, sha: Sha256::new(), size: 0 }
    }

    fn finish(self) -> (String, u64, W) {
        (hex(&self.sha.finalize()), self.size, self.out)
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.sha.update(&bytes[..n]);
        self.size += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
