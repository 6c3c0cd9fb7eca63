//! Archives that are made for a test, in a folder that goes away with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use sha2::{Digest, Sha256};

/// A folder that goes away.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A new one.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("onionskin-test-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    /// Where a file of this name is or would be.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.file(name);
        fs::write(&file, bytes).unwrap();
        file
    }

    /// Unpacks a tar into a folder of its own.
    pub fn unpack(&self, name: &str, tar: &[u8]) -> PathBuf {
        let to = self.file(name);
        fs::create_dir_all(&to).unwrap();
        tar::Archive::new(tar).unpack(&to).unwrap();
        to
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A layer: the instruction that made it and its files. A name that ends with `/` is a directory;
/// `.wh.NAME` is a whiteout, as in the real thing.
pub struct Layer {
    created_by: String,
    tar: Vec<u8>,
}

impl Layer {
    /// Without files.
    pub fn new(created_by: &str) -> Self {
        Self { created_by: created_by.to_owned(), tar: Vec::new() }
    }

    /// With one more file or directory.
    #[must_use]
    pub fn with(mut self, name: &str, contents: &[u8]) -> Self {
        let mode = if name.ends_with('/') { 0o755 } else { 0o644 };
        member(&mut self.tar, name, mode, contents);
        self
    }

    /// With one more file of this mode.
    #[must_use]
    pub fn with_mode(mut self, name: &str, mode: u32, contents: &[u8]) -> Self {
        member(&mut self.tar, name, mode, contents);
        self
    }
}

/// Writes an image as `docker save` did before version 25.
pub fn docker_save(file: &Path, tag: &str, layers: Vec<Layer>) {
    docker_save_for(file, tag, "linux", layers);
}

/// The same for another operating system.
pub fn docker_save_for(file: &Path, tag: &str, os: &str, layers: Vec<Layer>) {
    let mut out = Vec::new();
    let (mut names, mut diff_ids, mut history) = (Vec::new(), Vec::new(), Vec::new());
    for (number, mut layer) in layers.into_iter().enumerate() {
        layer.tar.resize(layer.tar.len() + 1024, 0);
        let name = format!("layer-{number}/layer.tar");
        member(&mut out, &name, 0o644, &layer.tar);
        names.push(name);
        diff_ids.push(format!("sha256:{}", hex(&Sha256::digest(&layer.tar))));
        history.push(json!({ "created": "2026-01-02T03:04:05Z", "created_by": layer.created_by }));
    }
    let config = json!({
        "architecture": "amd64",
        "os": os,
        "created": "2026-01-02T03:04:05Z",
        "config": { "Cmd": ["/bin/sh"] },
        "rootfs": { "type": "layers", "diff_ids": diff_ids },
        "history": history,
    })
    .to_string();
    let config_name = format!("{}.json", hex(&Sha256::digest(config.as_bytes())));
    let manifest = json!([{ "Config": config_name, "RepoTags": [tag], "Layers": names }]);
    member(&mut out, &config_name, 0o644, config.as_bytes());
    member(&mut out, "manifest.json", 0o644, manifest.to_string().as_bytes());
    out.resize(out.len() + 1024, 0);
    fs::write(file, out).unwrap();
}

/// An image in which a file was changed, one was deleted, and one was stored again for a `chmod`.
pub fn small(folder: &Folder) -> PathBuf {
    let file = folder.file("small.tar");
    let layers = vec![
        Layer::new("/bin/sh -c #(nop) ADD file:base in / ")
            .with("etc/", b"")
            .with("etc/motd", b"Welcome to the base.\n")
            .with("etc/app.conf", b"port = 80\n")
            .with("bin/", b"")
            .with("bin/tool", &[b'x'; 4096]),
        Layer::new("COPY secret.txt /srv/secret.txt # buildkit")
            .with("srv/", b"")
            .with("srv/secret.txt", b"the password is swordfish\n"),
        Layer::new("RUN /bin/sh -c rm /srv/secret.txt && chmod +x /bin/tool # buildkit")
            .with("srv/.wh.secret.txt", b"")
            .with_mode("bin/tool", 0o755, &[b'x'; 4096]),
        Layer::new("RUN /bin/sh -c echo 'port = 8080' > /etc/app.conf # buildkit")
            .with("etc/app.conf", b"port = 8080\n"),
    ];
    docker_save(&file, "example/small:1", layers);
    file
}

/// An image of about this many bytes, in three layers.
pub fn large(folder: &Folder, bytes: usize) -> PathBuf {
    let file = folder.file("large.tar");
    let mut seed = 1_u64;
    let mut contents = |length: usize| -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length + 8);
        while bytes.len() < length {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            bytes.extend_from_slice(&seed.to_le_bytes());
        }
        bytes.truncate(length);
        bytes
    };
    let mut middle = Layer::new("RUN /bin/sh -c make -j2 # buildkit");
    for number in 0..500 {
        middle = middle.with(&format!("usr/lib/module-{number:03}.o"), &contents(bytes / 1500));
    }
    let layers = vec![
        Layer::new("/bin/sh -c #(nop) ADD file:base in / ")
            .with("var/data.bin", &contents(bytes / 3)),
        middle,
        Layer::new("COPY model.bin /srv/model.bin # buildkit")
            .with("srv/model.bin", &contents(bytes / 3)),
    ];
    docker_save(&file, "example/large:1", layers);
    file
}

/// The same file compressed as a whole, so that opening it takes seconds.
pub fn gzipped(folder: &Folder, file: &Path) -> PathBuf {
    let packed = folder.file("packed.tar.gz");
    let out = fs::File::create(&packed).unwrap();
    let mut encoder = flate2::write::GzEncoder::new(out, flate2::Compression::fast());
    std::io::copy(&mut fs::File::open(file).unwrap(), &mut encoder).unwrap();
    encoder.finish().unwrap();
    packed
}

/// One member of a tar, as POSIX has it (ustar).
fn member(tar: &mut Vec<u8>, name: &str, mode: u32, contents: &[u8]) {
    let mut header = [0_u8; 512];
    let mut put = |at: usize, text: &str| {
        header[at..at + text.len()].copy_from_slice(text.as_bytes());
    };
    put(0, name);
    put(100, &format!("{mode:07o}"));
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{:011o}", contents.len()));
    put(136, &format!("{:011o}", 1_767_322_000));
    put(148, "        ");
    put(156, if name.ends_with('/') { "5" } else { "0" });
    put(257, "ustar\u{0}00");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    tar.extend_from_slice(&header);
    tar.extend_from_slice(contents);
    tar.resize(tar.len().div_ceil(512) * 512, 0);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
