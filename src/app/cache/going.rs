//! From frame to frame, from step to step, from build to build.

use super::CacheState;
use crate::app::{Nudged, Place};

impl CacheState {
    /// Whether there is a frame after this one.
    pub(super) fn can_go_on(&self) -> bool {
        let stopped = self.shown.as_ref().is_some_and(|shown| shown.stopped.is_some());
        let more = self.steps.cursor() < self.steps.list().len();
        let coming = !self.is_settled() || self.frame() + 1 < self.frames();
        self.question().is_none() && !stopped && (coming || more)
    }

    pub(super) fn play(&mut self, on: bool) {
        self.playing = on && !self.steps.list().is_empty();
        if self.playing && !self.can_go_on() && self.question().is_none() {
            self.go(0);
            self.playing = true;
        }
    }

    pub(super) fn nudge(&mut self, on: bool) {
        let place = Place {
            step: self.steps.cursor(),
            steps: self.steps.list().len(),
            frame: self.frame(),
            frames: self.frames(),
            known: self.is_settled() && self.question().is_none(),
        };
        let playing = self.playing;
        match place.nudge(on) {
            Nudged::Stay => {}
            Nudged::Frame(frame) => (self.frame, self.key) = (Some(frame), None),
            Nudged::On(step) => {
                self.go(step);
                (self.frame, self.playing) = (Some(0), playing);
            }
            Nudged::Back(step) => self.go(step),
        }
    }

    /// The place behind the next build, or the one before.
    pub(super) fn nudge_build(&mut self, on: bool) {
        let at = self.steps.cursor();
        let mut places = (1..).zip(self.steps.list()).filter(|(_, step)| step.builds());
        let to = if on {
            places.find(|(place, _)| *place > at)
        } else {
            places.take_while(|(place, _)| *place < at).last()
        };
        if let Some((place, _)) = to {
            self.go(place);
        }
    }
}
