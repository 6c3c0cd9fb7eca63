//! Lists, names and artifacts of OCI layouts, made here byte by byte.

use std::io::Cursor;

use onionskin::archive::{Outer, open};
use onionskin::base::{Digest, Limits};
use onionskin::image::{Archive, ArchiveError, Finding, Note};

use crate::archive_build::{Tar, oci_archive};

fn opened(bytes: &[u8]) -> Archive {
    let outer = Outer::plain(bytes.len() as u64);
    open(&mut Cursor::new(bytes), outer, &Limits::default(), &mut |_| {}).unwrap().value
}

#[test]
fn a_signature_with_an_image_configuration_is_no_image() {
    let archive = oci_archive(&[("application/vnd.dev.cosign.simplesigning.v1+json", b"{}", "[]")]);
    let outer = Outer::plain(archive.len() as u64);
    let error = open(&mut Cursor::new(&archive), outer, &Limits::default(), &mut |_| {});
    let media_type = "application/vnd.dev.cosign.simplesigning.v1+json".to_owned();
    assert_eq!(error, Err(ArchiveError::Artifact { media_type }));
}

/// An OCI archive of these blobs, with this index.json.
fn layout(blobs: &[&str], index: &str) -> Vec<u8> {
    let mut tar = Tar::new().file("oci-layout", br#"{"imageLayoutVersion": "1.0.0"}"#);
    for blob in blobs {
        let digest = Digest::sha256_of(blob.as_bytes());
        tar = tar.file(&format!("blobs/sha256/{}", digest.encoded()), blob.as_bytes());
    }
    tar.file("index.json", index.as_bytes()).finish()
}

#[test]
fn lists_inside_lists_give_their_names_to_every_platform() {
    let digest = |blob: &str| Digest::sha256_of(blob.as_bytes()).to_string();
    let config = r#"{"os": "linux", "architecture": "amd64"}"#;
    let manifest = |comment: &str| {
        format!(
            r#"{{"config": {{"digest": "{}"}}, "layers": [], "annotations": {{"a": "{comment}"}}}}"#,
            digest(config)
        )
    };
    let (arm, amd) = (manifest("arm"), manifest("amd"));
    let inner = format!(
        r#"{{"manifests": [
            {{"digest": "{}", "platform": {{"os": "linux", "architecture": "arm64", "variant": "v8"}}}},
            {{"digest": "{}", "platform": {{"os": "linux", "architecture": "amd64"}}}},
            {{"digest": "sha256:{}", "annotations":
                {{"vnd.docker.reference.type": "attestation-manifest"}}}}
        ]}}"#,
        digest(&arm),
        digest(&amd),
        "0".repeat(64),
    );
    let index = format!(
        r#"{{"manifests": [{{"digest": "{}", "annotations": {{
            "org.opencontainers.image.ref.name": "v1",
            "io.containerd.image.name": "docker.io/library/x:v1"
        }}}}]}}"#,
        digest(&inner)
    );
    let archive = opened(&layout(&[config, &arm, &amd, &inner], &index));
    assert_eq!(archive.images.len(), 2);
    assert_eq!(archive.default_image, 1);
    assert_eq!(archive.attestations.len(), 1);
    for image in &archive.images {
        assert_eq!(image.tags, ["v1"]);
        assert_eq!(image.full_name.as_deref(), Some("docker.io/library/x:v1"));
        assert_eq!(image.findings, []);
    }
    let variant = archive.images[0].platform.clone().and_then(|platform| platform.variant);
    assert_eq!(variant.as_deref(), Some("v8"));
}

#[test]
fn an_image_that_cannot_be_read_leaves_the_others() {
    let config = "{}";
    let manifest =
        format!(r#"{{"config": {{"digest": "{}"}}, "layers": []}}"#, Digest::sha256_of(b"{}"));
    let index = format!(
        r#"{{"manifests": [{{"digest": "sha256:{}"}}, {{"digest": "{}"}}]}}"#,
        "0".repeat(64),
        Digest::sha256_of(manifest.as_bytes())
    );
    let bytes = layout(&[config, &manifest], &index);
    let outer = Outer::plain(bytes.len() as u64);
    let report = open(&mut Cursor::new(&bytes), outer, &Limits::default(), &mut |_| {}).unwrap();
    assert_eq!(report.value.images.len(), 1);
    let name = format!("sha256:{}", "0".repeat(64));
    let error = Box::new(ArchiveError::BlobMissing { digest: name.clone() });
    assert_eq!(report.findings, [Finding::Archive(Note::ImageLeftOut { name, error })]);
}

#[test]
fn a_list_that_names_itself_ends() {
    // A list cannot hold its own digest; one named by a wrong digest can.
    let name = format!("sha256:{}", "1".repeat(64));
    let list = format!(r#"{{"manifests": [{{"digest": "{name}"}}, {{"digest": "{name}"}}]}}"#);
    let bytes = Tar::new()
        .file(&format!("blobs/sha256/{}", "1".repeat(64)), list.as_bytes())
        .file("index.json", list.as_bytes())
        .finish();
    let outer = Outer::plain(bytes.len() as u64);
    let error = open(&mut Cursor::new(&bytes), outer, &Limits::default(), &mut |_| {});
    assert_eq!(error, Err(ArchiveError::NoImage { member: "index.json".to_owned() }));
}
