//! How many bytes the container layer gains.

use super::super::content::ContentStore;
use super::super::diff::weigh;
use super::super::event::CowEvent;
use super::super::layer::FileType;
use super::{Asks, CHOICES, Choice, Question, Step, at, changes};
use crate::base::LayerPath;

/// What a step did in bytes, as far as its events say.
#[derive(Default)]
struct Sums {
    written: i64,
    /// The files that were copied up or written in place, as large as they were.
    files: i64,
    hidden: i64,
    removed: i64,
}

impl<S: ContentStore> Step<'_, S> {
    pub(super) fn gains(&self) -> Option<Question> {
        let size = |fs: &super::Fs<'_>| signed(weigh(&fs.upper).logical);
        let gain = size(&self.new) - size(&self.old);
        let sums = self.sums();
        let mut bytes = vec![gain];
        let all = [0, sums.written, sums.files, sums.files + sums.written];
        for one in all.into_iter().chain([-sums.hidden, -sums.removed]) {
            if !bytes.contains(&one) && bytes.len() < CHOICES {
                bytes.push(one);
            }
        }
        bytes.sort_unstable();
        let choices = bytes.into_iter().map(Choice::Bytes).collect();
        let asks = Asks::Gains { container: self.container.name.clone() };
        Question::of(asks, &Choice::Bytes(gain), choices, self.decides_gain(gain)?)
    }

    fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        let mut known: Vec<&LayerPath> = Vec::new();
        for event in self.events {
            match event {
                CowEvent::CopiedUp { path, size, file_type: FileType::File, .. } => {
                    sums.files += signed(*size);
                    known.push(path);
                }
                CowEvent::WhiteoutMade { bytes, .. } => sums.hidden += signed(*bytes),
                CowEvent::Removed { bytes, .. } => sums.removed += signed(*bytes),
                CowEvent::Wrote { bytes, .. } => sums.written += signed(*bytes),
                _ => {}
            }
            if let CowEvent::Wrote { path, .. }
            | CowEvent::Changed { path, .. }
            | CowEvent::Truncated { path, .. } = event
                && !known.contains(&path)
            {
                known.push(path);
                let file = at(&self.old, path).filter(|found| found.file_type == FileType::File);
                sums.files += file.map_or(0, |found| signed(self.old.size(found.top())));
            }
        }
        sums
    }

    /// The event that tells where the bytes come from or go to.
    fn decides_gain(&self, gain: i64) -> Option<usize> {
        let loses = || {
            self.first(|event| {
                matches!(event, CowEvent::Removed { bytes, .. } if *bytes > 0)
                    || matches!(event, CowEvent::Truncated { from, to, .. } if to < from)
            })
        };
        let copied = |event: &CowEvent| {
            matches!(
                event,
                CowEvent::CopiedUp { file_type: FileType::File, .. }
                    | CowEvent::DataCopiedUp { .. }
            )
        };
        let wrote_to = |path: &LayerPath| {
            self.first(|event| matches!(event, CowEvent::Wrote { path: to, .. } if to == path))
        };
        let outside = |event: &CowEvent| matches!(event, CowEvent::OnMount { path, .. } if wrote_to(path).is_some());
        let hidden = |event: &CowEvent| matches!(event, CowEvent::WhiteoutMade { .. });
        let wrote = |event: &CowEvent| matches!(event, CowEvent::Wrote { .. });
        (gain < 0)
            .then(loses)
            .flatten()
            .or_else(|| self.first(copied))
            .or_else(|| self.first(outside))
            .or_else(|| self.first(wrote))
            .or_else(|| self.first(hidden))
            .or_else(|| self.first(changes))
    }
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX / 8)
}
