//! dive's own golden values, on the image its tests use.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::PathBuf;

use onionskin::base::Limits;
use onionskin::union::dive;
use onionskin_oracle::open_file;

/// The corpus, where it is there.
fn shared() -> PathBuf {
    let project = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::env::var_os("ONIONSKIN_SHARED").map_or(project.join("../shared"), PathBuf::from)
}

#[test]
fn dive_s_golden_values_come_out_exactly() {
    let file = shared().join("images/third-party/dive--test-docker-image.tar");
    if !file.is_file() {
        println!("skipped: {} is not there", file.display());
        return;
    }
    let opened = open_file(&file, &Limits::default()).unwrap();
    let numbers = dive::numbers(&opened.images[0].tree);
    assert_eq!(numbers.score, 0.984_421_213_418_430_9);
    assert_eq!(numbers.wasted_bytes, 32_025);
    assert_eq!(numbers.user_bytes, 66_237);
    assert_eq!(numbers.size_bytes, 1_220_598);
    let listed: Vec<(String, u32, u64)> = numbers
        .inefficient
        .iter()
        .map(|i| (String::from_utf8_lossy(&i.path).into_owned(), i.count, i.bytes))
        .collect();
    let sizes: Vec<(u32, u64)> = listed.iter().map(|(_, n, bytes)| (*n, *bytes)).collect();
    assert_eq!(sizes, [(2, 12_810), (2, 12_810), (2, 6_405)], "{listed:?}");
}
