//! Zstandard (RFC 8878): frames one after another, skippable frames, checksums.

use std::io::Read;

use ruzstd::decoding::errors::{FrameDecoderError, FrameHeaderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::decode::{Faults, Stop};
use super::input::Input;
use crate::base::Limit;

/// The most one block can add to what the decoder holds, hostile ones included.
const BLOCK: u64 = 1 << 20;
/// A decoder whose window is no larger than this is used again for the next frame.
const REUSE: u64 = 8 << 20;

/// A stream of zstd frames.
pub(super) struct Zstd<'a> {
    pub(super) input: Input<'a>,
    pub(super) faults: Faults,
    decoder: FrameDecoder,
    /// Largest window the decoder may hold.
    window: u64,
    /// Whether the frame at hand declares a larger one: then only a few blocks are let through.
    oversized: Option<u64>,
    in_frame: bool,
    any: bool,
    ended: bool,
    reusable: bool,
}

impl<'a> Zstd<'a> {
    pub(super) fn new(input: Input<'a>, window: u64) -> Self {
        Self {
            input,
            faults: Faults::default(),
            decoder: decoder(),
            window,
            oversized: None,
            in_frame: false,
            any: false,
            ended: false,
            reusable: true,
        }
    }

    pub(super) fn read(&mut self, buf: &mut [u8]) -> Result<usize, Stop> {
        if buf.is_empty() {
            return Ok(0);
        }
        loop {
            if self.ended {
                return Ok(0);
            }
            if !self.in_frame {
                self.frame()?;
                continue;
            }
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(buf).map_err(|_| Stop::Damaged);
            }
            if self.decoder.is_finished() {
                let said = self.decoder.get_checksum_from_data();
                if said.is_some() && said != self.decoder.get_calculated_checksum() {
                    self.faults.checksum = true;
                }
                self.in_frame = false;
                continue;
            }
            if let Some(window) = self.oversized
                && (self.decoder.blocks_decoded() as u64).saturating_mul(BLOCK) >= self.window
            {
                return Err(Stop::Limit(Limit::ZstdWindow, window.min(self.window)));
            }
            self.decoder
                .decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1))
                .map_err(|_| Stop::Damaged)?;
        }
    }

    /// Begins the next frame, passes a skippable one, or notices the end.
    fn frame(&mut self) -> Result<(), Stop> {
        let head = self.input.peek(18);
        if head.is_empty() {
            self.ended = true;
            return if self.any { Ok(()) } else { Err(Stop::EndsEarly) };
        }
        let magic = head.get(..4).and_then(|m| m.try_into().ok()).map(u32::from_le_bytes);
        let skippable = magic.is_some_and(|m| m & 0xffff_fff0 == 0x184d_2a50);
        if magic != Some(0xfd2f_b528) && !skippable {
            if !self.any {
                return Err(Stop::Damaged);
            }
            self.faults.trailing = true;
            self.ended = true;
            return Ok(());
        }
        if skippable {
            let Some(len) = head.get(4..8).and_then(|m| m.try_into().ok()) else {
                return Err(Stop::EndsEarly);
            };
            let len = u64::from(u32::from_le_bytes(len)) + 8;
            if self.input.skip(len) < len {
                return Err(Stop::EndsEarly);
            }
            self.any = true;
            return Ok(());
        }
        let window = window_size(head);
        // Beginning again in a used decoder allocates the whole window at once.
        if !self.reusable || window > REUSE {
            self.decoder = decoder();
        }
        self.reusable = window <= REUSE;
        self.oversized = (window > self.window).then_some(window);
        self.decoder.init(&mut self.input).map_err(|e| match e {
            FrameDecoderError::DictNotProvided { .. } => Stop::Dictionary,
            FrameDecoderError::WindowSizeTooBig { .. }
            | FrameDecoderError::FrameHeaderError(FrameHeaderError::WindowTooBig { .. }) => {
                Stop::Limit(Limit::ZstdWindow, self.window)
            }
            FrameDecoderError::ReadFrameHeaderError(
                ReadFrameHeaderError::FrameDescriptorReadError(_)
                | ReadFrameHeaderError::WindowDescriptorReadError(_)
                | ReadFrameHeaderError::DictionaryIdReadError(_)
                | ReadFrameHeaderError::FrameContentSizeReadError(_),
            ) => Stop::EndsEarly,
            _ => Stop::Damaged,
        })?;
        self.in_frame = true;
        self.any = true;
        Ok(())
    }
}

/// A decoder that takes any window a 32-bit address can name: memory follows the contents, not the
/// declaration, and [`Zstd::read`] bounds it.
fn decoder() -> FrameDecoder {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(u64::from(u32::MAX >> 1) + 1);
    decoder
}

/// The window a frame header declares (RFC 8878, section 3.1.1.1.2), 0 if the header is cut.
fn window_size(head: &[u8]) -> u64 {
    let Some(&descriptor) = head.get(4) else { return 0 };
    if descriptor & 0x20 == 0 {
        let Some(&window) = head.get(5) else { return 0 };
        let base = 1_u64 << (10 + (window >> 3));
        return base + base / 8 * u64::from(window & 7);
    }
    let dictionary = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let bytes = [1, 2, 4, 8][usize::from(descriptor >> 6)];
    let field = head.get(5 + dictionary..5 + dictionary + bytes).unwrap_or_default();
    let size = field.iter().rev().fold(0_u64, |n, &b| n << 8 | u64::from(b));
    if bytes == 2 { size + 256 } else { size }
}
