//! Moving through a script by steps and frames: the same on every screen that plays one.

/// Where a script stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Steps done.
    pub step: usize,
    /// Steps at all.
    pub steps: usize,
    /// The frame of the last step, from 0.
    pub frame: usize,
    /// Frames that it has.
    pub frames: usize,
    /// Whether these are its frames: they were made, and it is no longer asked about.
    pub known: bool,
}

/// Where a nudge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudged {
    /// Nowhere.
    Stay,
    /// To another frame of the step.
    Frame(usize),
    /// On, to the first frame of this step.
    On(usize),
    /// Back, to this step.
    Back(usize),
}

impl Place {
    /// One frame on or back; past the ends of a step, to the next or the one before.
    #[must_use]
    pub fn nudge(self, on: bool) -> Nudged {
        // Of a step that is not shown yet the frames are not known, nor of one that is asked about.
        if on && self.known && self.frame + 1 < self.frames {
            Nudged::Frame(self.frame + 1)
        } else if on && self.known && self.step < self.steps {
            Nudged::On(self.step + 1)
        } else if !on && self.known && self.frame > 0 {
            Nudged::Frame(self.frame - 1)
        } else if !on && self.step > 0 {
            Nudged::Back(self.step - 1)
        } else {
            Nudged::Stay
        }
    }
}
