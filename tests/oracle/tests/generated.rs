//! The comparison with ground truth, over images that are made here.
#![allow(clippy::unwrap_used, reason = "tests")]

use onionskin::base::Limits;
use onionskin_oracle::{compare, dump, open_file};
use onionskin_testkit::archive::{Image, docker_save};
use onionskin_testkit::{chance, odd, samples, truth};

/// All that Onionskin sees in another way than the plain model does.
fn disagreements(image: &Image) -> Vec<String> {
    let bytes = docker_save(std::slice::from_ref(image));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &bytes).unwrap();
    let opened = open_file(file.path(), &Limits::default()).unwrap();
    let truth = truth::docker_save(image, bytes.len());
    compare(&truth, &dump("generated", &opened))
        .into_iter()
        .map(|d| format!("{}: expected {}, got {}", d.place, d.expected, d.got))
        .collect()
}

#[test]
fn the_samples_are_read_as_the_model_reads_them() {
    for (id, image) in samples::images() {
        assert_eq!(disagreements(&image), [""; 0], "{id}");
    }
}

#[test]
fn an_opaque_marker_below_a_link_is_read_as_the_model_reads_it() {
    assert_eq!(disagreements(&odd::opaque_below_link()), [""; 0]);
}

#[test]
fn images_made_by_chance_are_read_as_the_model_reads_them() {
    for seed in 0..300 {
        let image = chance::image(seed);
        assert_eq!(disagreements(&image), [""; 0], "seed {seed}");
    }
}

#[test]
fn what_differs_is_found() {
    let bytes = docker_save(&[chance::image(1)]);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &bytes).unwrap();
    let opened = open_file(file.path(), &Limits::default()).unwrap();
    let other = truth::docker_save(&chance::image(2), bytes.len());
    assert!(compare(&other, &dump("generated", &opened)).len() > 3);
}
