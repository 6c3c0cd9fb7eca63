//! Where the archives and the ground truth are: folders, or bundles to unpack.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use onionskin::archive;
use onionskin::base::Limits;
use onionskin::image::Compression;
use tempfile::TempDir;

/// One archive of the corpus.
#[derive(Clone, Debug)]
pub struct Case {
    /// `good`, `bad` or `third-party`.
    pub group: &'static str,
    /// File name.
    pub name: String,
    /// Where it is.
    pub file: PathBuf,
    /// Its ground truth, if there is one.
    pub truth: Option<PathBuf>,
}

/// The corpus below one folder; what had to be unpacked lives as long as this.
pub struct Corpus {
    /// All archives, sorted by group and name.
    pub cases: Vec<Case>,
    /// `bad/expected.json`, if there is one.
    pub expected: Option<PathBuf>,
    _unpacked: TempDir,
}

/// Finds `SHARED/images/{good,bad,third-party,ground-truth}`, as folders or as `.tar.xz` bundles.
///
/// Other `.tar.xz` files beside the bundles are archives of `good` compressed for storage. Nothing
/// is written below `shared`.
///
/// # Errors
/// If the folder is not there or cannot be read.
pub fn find(shared: &Path) -> io::Result<Corpus> {
    let images = shared.join("images");
    let unpacked = TempDir::with_prefix("onionskin-oracle-")?;
    let mut folders = Vec::new();
    for group in ["good", "bad", "third-party", "ground-truth"] {
        let folder = images.join(group);
        let bundle = images.join(format!("{group}.tar.xz"));
        if folder.is_dir() {
            folders.push(folder);
        } else if bundle.is_file() {
            let tar = unpacked.path().join(format!("{group}.bundle"));
            decompress(&bundle, &tar)?;
            tar::Archive::new(File::open(&tar)?).unpack(unpacked.path())?;
            fs::remove_file(&tar)?;
            folders.push(unpacked.path().join(group));
        } else {
            folders.push(unpacked.path().join(group));
        }
    }
    let [good, bad, third_party, truth] = folders.as_slice() else {
        return Err(io::Error::other("four groups"));
    };
    let mut cases = Vec::new();
    for (group, folder) in [("good", good), ("bad", bad), ("third-party", third_party)] {
        for file in files(folder) {
            add(&mut cases, group, file, truth);
        }
    }
    for file in files(&images) {
        let name = file_name(&file);
        let bundle = ["good.tar.xz", "bad.tar.xz", "third-party.tar.xz", "ground-truth.tar.xz"];
        if let Some(stem) = name.strip_suffix(".xz").filter(|s| s.ends_with(".tar"))
            && !bundle.contains(&name.as_str())
            && !cases.iter().any(|case| case.group == "good" && case.name == stem)
        {
            let tar = unpacked.path().join(stem);
            decompress(&file, &tar)?;
            add(&mut cases, "good", tar, truth);
        }
    }
    cases.sort_by(|a, b| (a.group, &a.name).cmp(&(b.group, &b.name)));
    let expected = Some(bad.join("expected.json")).filter(|file| file.is_file());
    Ok(Corpus { cases, expected, _unpacked: unpacked })
}

fn add(cases: &mut Vec<Case>, group: &'static str, file: PathBuf, truth: &Path) {
    let name = file_name(&file);
    if name.ends_with(".json") || name.starts_with('.') {
        return;
    }
    let truth = Some(truth.join(group).join(format!("{name}.json"))).filter(|t| t.is_file());
    cases.push(Case { group, name, file, truth });
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).into_iter().flatten().flatten();
    list.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn decompress(from: &Path, to: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(to)?);
    archive::unpack(
        File::open(from)?,
        Compression::Xz,
        &Limits::default(),
        &mut |bytes| out.write_all(bytes),
        &mut |_| {},
    )
    .map_err(|error| io::Error::other(format!("{}: {error:?}", from.display())))?;
    out.flush()
}
