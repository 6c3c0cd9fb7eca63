//! Tars, layers and archives for the archive tests, byte by byte: odd headers that no builder makes.

use std::io::Write;

use flate2::Compression;
use onionskin::base::Digest;

/// A tar under construction.
#[derive(Default)]
pub struct Tar(Vec<u8>);

impl Tar {
    pub fn new() -> Self {
        Self::default()
    }

    /// A header with contents behind it; `edit` may change the header before its checksum is made.
    pub fn raw(mut self, kind: u8, name: &str, data: &[u8], edit: impl Fn(&mut [u8])) -> Self {
        let mut header = [0; 512];
        let short = &name.as_bytes()[..name.len().min(100)];
        header[..short.len()].copy_from_slice(short);
        header[100..108].copy_from_slice(b"0000644\0");
        header[108..116].copy_from_slice(b"0000000\0");
        header[116..124].copy_from_slice(b"0000000\0");
        header[124..136].copy_from_slice(format!("{:011o}\0", data.len()).as_bytes());
        header[136..148].copy_from_slice(b"00000000000\0");
        header[156] = kind;
        header[257..265].copy_from_slice(b"ustar\x0000");
        edit(&mut header);
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|&b| u32::from(b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        self.0.extend_from_slice(&header);
        self.0.extend_from_slice(data);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    pub fn file(self, name: &str, data: &[u8]) -> Self {
        self.raw(b'0', name, data, |_| {})
    }

    pub fn link(self, kind: u8, name: &str, target: &str) -> Self {
        self.raw(kind, name, b"", |header| {
            header[157..157 + target.len()].copy_from_slice(target.as_bytes());
        })
    }

    pub fn gnu_long_name(self, name: &str) -> Self {
        let data = [name.as_bytes(), b"\0"].concat();
        self.raw(b'L', "././@LongLink", &data, |_| {})
    }

    pub fn pax(self, records: &[(&str, &[u8])]) -> Self {
        let mut data = Vec::new();
        for (key, value) in records {
            let rest = key.len() + value.len() + 3;
            let mut len = rest + 1;
            while len != rest + len.to_string().len() {
                len = rest + len.to_string().len();
            }
            data.extend_from_slice(format!("{len} {key}=").as_bytes());
            data.extend_from_slice(value);
            data.push(b'\n');
        }
        self.raw(b'x', "PaxHeaders/x", &data, |_| {})
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.0.extend_from_slice(&[0; 1024]);
        self.0
    }
}

/// A sparse file of PAX format 1.0: its map, padded, and its data.
pub fn sparse_map(pieces: &[(u64, u64)], data: &[u8]) -> Vec<u8> {
    let mut map = format!("{}\n", pieces.len());
    for (at, len) in pieces {
        map.push_str(&format!("{at}\n{len}\n"));
    }
    let mut bytes = map.into_bytes();
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes.extend_from_slice(data);
    bytes
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// xz with one stored LZMA2 chunk for each 64 KiB: the crate is built without its encoder.
pub fn xz(bytes: &[u8]) -> Vec<u8> {
    let crc = |bytes: &[u8]| crc32fast::hash(bytes).to_le_bytes();
    let mut out = b"\xfd7zXZ\0\0\x01".to_vec();
    out.extend_from_slice(&crc(&[0, 1]));
    let mut block = vec![2, 0, 0x21, 1, 0x10, 0, 0, 0];
    block.extend_from_slice(&crc(&block.clone()));
    for (i, chunk) in bytes.chunks(1 << 16).enumerate() {
        block.push(if i == 0 { 1 } else { 2 });
        block.extend_from_slice(&u16::try_from(chunk.len() - 1).unwrap().to_be_bytes());
        block.extend_from_slice(chunk);
    }
    block.push(0);
    let unpadded = block.len() + 4;
    block.resize(block.len().next_multiple_of(4), 0);
    block.extend_from_slice(&crc(bytes));
    out.extend_from_slice(&block);
    let mut index = vec![0, 1];
    for mut number in [unpadded, bytes.len()] {
        while number >= 0x80 {
            index.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        index.push(number as u8);
    }
    index.resize(index.len().next_multiple_of(4), 0);
    index.extend_from_slice(&crc(&index.clone()));
    out.extend_from_slice(&index);
    let mut footer = u32::try_from(index.len() / 4 - 1).unwrap().to_le_bytes().to_vec();
    footer.extend_from_slice(&[0, 1]);
    out.extend_from_slice(&crc(&footer));
    out.extend_from_slice(&footer);
    out.extend_from_slice(b"YZ");
    out
}

/// A docker archive of these layers, whose diff IDs are left out.
pub fn docker_archive(layers: &[Vec<u8>]) -> Vec<u8> {
    let names: Vec<String> = (0..layers.len()).map(|i| format!("{i}/layer.tar")).collect();
    let manifest = serde_json::json!([
        { "Config": "c.json", "RepoTags": ["a:b"], "Layers": names }
    ]);
    let mut tar = Tar::new().file("c.json", br#"{"architecture": "amd64", "os": "linux"}"#);
    for (name, layer) in names.iter().zip(layers) {
        tar = tar.file(name, layer);
    }
    tar.file("manifest.json", manifest.to_string().as_bytes()).finish()
}

/// An OCI archive of these layers: media type, bytes (none: not in the archive), urls as JSON.
pub fn oci_archive(layers: &[(&str, &[u8], &str)]) -> Vec<u8> {
    let blob = |bytes: &[u8]| Digest::sha256_of(bytes);
    let config = br#"{"architecture": "amd64", "os": "linux"}"#;
    let mut tar = Tar::new().file("oci-layout", br#"{"imageLayoutVersion": "1.0.0"}"#);
    let add = |tar: Tar, bytes: &[u8]| {
        tar.file(&format!("blobs/sha256/{}", blob(bytes).encoded()), bytes)
    };
    let described: Vec<_> = layers
        .iter()
        .map(|(media_type, bytes, urls)| {
            let urls: serde_json::Value = serde_json::from_str(urls).unwrap();
            let digest = blob(bytes).to_string();
            serde_json::json!({
                "mediaType": media_type, "digest": digest, "size": bytes.len(), "urls": urls,
            })
        })
        .collect();
    let manifest = serde_json::json!({
        "schemaVersion": 2,
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "digest": blob(config).to_string(), "size": config.len(),
        },
        "layers": described,
    })
    .to_string();
    let index = serde_json::json!({
        "schemaVersion": 2,
        "manifests": [{ "digest": blob(manifest.as_bytes()).to_string(), "size": manifest.len() }],
    });
    tar = add(tar, config);
    tar = add(tar, manifest.as_bytes());
    for (_, bytes, _) in layers.iter().filter(|(_, bytes, _)| !bytes.is_empty()) {
        tar = add(tar, bytes);
    }
    tar.file("index.json", index.to_string().as_bytes()).finish()
}
