//! Files that vanish or change while they are read: the reader's words reach the screen.

use std::io::{self, Read, Seek, SeekFrom};

use onionskin::archive::{ContentAt, digest_layer, read_content, read_layer};
use onionskin::base::{LayerId, Limits};
use onionskin::image::{Compression, LayerInfo, LayerProblem, LayerSource};

/// A file that is gone.
struct Gone;

const WORDS: &str = "NotReadableError: gone";

impl Read for Gone {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other(WORDS))
    }
}

impl Seek for Gone {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        Ok(if let SeekFrom::Start(at) = to { at } else { 10_240 })
    }
}

#[test]
fn what_the_reader_says_is_told() {
    for compression in [Compression::None, Compression::Gzip, Compression::Zstd] {
        let layer = LayerInfo {
            id: LayerId(0),
            member: None,
            digest: None,
            diff_id: None,
            media_type: None,
            source: LayerSource::Bytes { offset: 0, len: 10_240 },
            compression: Some(compression),
        };
        let problem = LayerProblem::Read { message: WORDS.to_owned() };
        let read = read_layer(&mut Gone, &layer, false, &Limits::default(), &mut |_| {});
        assert_eq!(read.problems, std::slice::from_ref(&problem), "{compression:?}");
        let digests = digest_layer(&mut Gone, &layer, &Limits::default(), &mut |_| {});
        assert_eq!(digests, Err(problem), "{compression:?}");
        let at = ContentAt { offset: 512, size: 5, ..ContentAt::default() };
        let error = read_content(&mut Gone, &layer, &at, 0..5).unwrap_err();
        assert_eq!(error.to_string(), WORDS, "{compression:?}");
    }
}
