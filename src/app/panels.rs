//! What is looked at beside the stage.

use crate::view::drivers::Measure;

/// A panel beside the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The files that the container sees.
    Files,
    /// What the step costs under each storage driver.
    #[default]
    Drivers,
    /// The container layer as it lies on disk.
    Disk,
    /// What it weighs.
    Weight,
    /// What a commit would add.
    Commit,
}

impl Panel {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Files, Self::Drivers, Self::Disk, Self::Weight, Self::Commit];

    /// The one before or after, round and round.
    #[must_use]
    pub fn next(self, on: bool) -> Self {
        let all = Self::ALL.len();
        let at = Self::ALL.iter().position(|panel| *panel == self).unwrap_or_default();
        let to = if on { at + 1 } else { at + all - 1 };
        Self::ALL.get(to % all).copied().unwrap_or_default()
    }
}

/// What is looked at beside the stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelsState {
    /// The panel on screen.
    pub panel: Panel,
    /// What the drivers are compared by.
    pub measure: Measure,
    /// The driver whose sentences are read, by its place in the list.
    pub driver: usize,
    /// A second container that stands beside the first.
    pub beside: Option<String>,
}

/// What can happen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelsAction {
    /// Another panel.
    Show(Panel),
    /// Another measure.
    Measure(Measure),
    /// Another driver.
    Driver(usize),
    /// A second container, or none any more.
    Beside(Option<String>),
}

impl PanelsState {
    /// The state after an action.
    pub fn apply(&mut self, action: PanelsAction) {
        match action {
            PanelsAction::Show(panel) => self.panel = panel,
            PanelsAction::Measure(measure) => self.measure = measure,
            PanelsAction::Driver(driver) => self.driver = driver,
            PanelsAction::Beside(beside) => self.beside = beside,
        }
    }
}
