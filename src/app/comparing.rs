//! How the comparison with another image is looked at.

use crate::app::{About, Found, Work, WorkAction};
use crate::union::compare::FileState;
use crate::view::differing::{DiffBy, DiffKinds, DiffSort};

/// The other image, and how the files that differ are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareState {
    /// The ID of the second image: the one that is compared with, or that an address asks for.
    pub with: Option<String>,
    /// It is what an address asks for.
    pub asked: bool,
    /// The ID that an address asked for, where another image was compared with.
    pub missed: Option<String>,
    /// The line of the filter, as it was typed.
    pub filter: String,
    /// What the files are sorted by.
    pub sort: DiffSort,
    /// Which kinds of them are shown.
    pub kinds: DiffKinds,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Another line of the filter.
    SetFilter(String),
    /// Sort by a column; by the one that is sorted by, the other way round.
    Sort(DiffBy),
    /// Show or hide a kind of rows.
    Toggle(FileState),
}

const SORTS: [(DiffBy, &str); 5] = [
    (DiffBy::Path, "path"),
    (DiffBy::Change, "change"),
    (DiffBy::Before, "before"),
    (DiffBy::After, "after"),
    (DiffBy::Difference, "difference"),
];

impl CompareState {
    /// It after an action.
    pub fn apply(&mut self, action: CompareAction) {
        match action {
            CompareAction::SetFilter(line) => self.filter = line,
            CompareAction::Sort(by) => self.sort = self.sort.with(by),
            CompareAction::Toggle(kind) => self.kinds = self.kinds.toggled(kind),
        }
    }

    /// Takes note of what is going to happen to the work: an address that has what it asks for asks no
    /// more once that is left for another one; a comparison that is answered tells with which image.
    pub fn note(&mut self, work: &Work, action: &WorkAction) {
        match action {
            WorkAction::Ask(About::Comparison, _) | WorkAction::AskEnded(About::Comparison) => {
                self.missed = None;
                let has = work.compared().is_some_and(|compared| compared.id == self.with);
                self.asked &= !has;
            }
            WorkAction::Answer(About::Comparison, Ok(Found::Compared(compared)), _) => {
                let before = std::mem::replace(&mut self.with, compared.id.clone());
                let asked = before.filter(|_| std::mem::take(&mut self.asked));
                self.missed = asked.filter(|asked| compared.id.as_ref() != Some(asked));
            }
            _ => {}
        }
    }

    /// Whether it waits for an image that is not there.
    #[must_use]
    pub fn waits(&self, work: &Work) -> bool {
        let asked = work.inquiry(About::Comparison);
        let asking = asked.is_some_and(|inquiry| inquiry.found.is_none());
        let shown = work.compared().is_some_and(|compared| compared.id == self.with);
        self.with.is_some() && !asking && !shown
    }

    /// Takes a part of an address; whether it is one.
    pub(super) fn take(&mut self, key: &str, text: &str) {
        match key {
            "x" => {
                self.with = Some(text.to_owned()).filter(|id| id.contains(':'));
                self.asked = self.with.is_some();
            }
            "xf" => text.clone_into(&mut self.filter),
            "xs" => {
                let name = text.trim_end_matches('-');
                let by = SORTS.iter().find(|(_, word)| *word == name);
                let by = by.map(|(by, _)| *by).unwrap_or_default();
                self.sort = DiffSort { by, reverse: text.ends_with('-') };
            }
            "xk" => self.kinds = DiffKinds::of_letters(text),
            _ => {}
        }
    }

    /// What of it stands in an address: key, and value as it is.
    pub(super) fn parts(&self) -> Vec<(&'static str, String)> {
        let first = Self::default();
        let sort = SORTS.iter().find(|(by, _)| *by == self.sort.by).map_or("", |(_, word)| word);
        let sign = if self.sort.reverse { "-" } else { "" };
        let mut parts = Vec::new();
        parts.extend(self.with.clone().map(|id| ("x", id)));
        parts.extend((!self.filter.is_empty()).then(|| ("xf", self.filter.clone())));
        parts.extend((self.sort != first.sort).then(|| ("xs", [sort, sign].concat())));
        parts.extend((self.kinds != first.kinds).then(|| ("xk", self.kinds.letters())));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Inquiry;
    use crate::base::Shared;
    use crate::view::differing::Compared;

    #[derive(Default)]
    struct Desk(CompareState, Work);

    impl Desk {
        fn of_link(id: &str) -> Self {
            let mut desk = Self::default();
            desk.0.take("x", id);
            desk
        }

        fn act(&mut self, action: WorkAction) -> &mut Self {
            self.0.note(&self.1, &action);
            self.1.apply(action);
            self
        }

        fn ask(&mut self) -> &mut Self {
            let inquiry = Inquiry { total: 9, ..Inquiry::default() };
            self.act(WorkAction::AskEnded(About::Comparison));
            self.act(WorkAction::Ask(About::Comparison, inquiry))
        }

        fn answer(&mut self, id: Option<&str>) -> &mut Self {
            let compared = Compared { id: id.map(str::to_owned), ..Compared::default() };
            let found = Ok(Found::Compared(Shared::new(compared)));
            self.act(WorkAction::Answer(About::Comparison, found, None))
        }

        /// The image that is compared with, the one that was asked for instead, and whether one is
        /// waited for.
        fn told(&self) -> String {
            let [with, missed] =
                [&self.0.with, &self.0.missed].map(|id| id.as_deref().unwrap_or("-").to_owned());
            format!("{with} {missed} {}", if self.0.waits(&self.1) { "waits" } else { "" })
        }
    }

    #[test]
    fn an_address_waits_for_its_second_image_and_tells_if_another_comes() {
        assert_eq!(Desk::of_link("id:a").told(), "id:a - waits");
        assert_eq!(Desk::of_link("id:a").ask().told(), "id:a - ");
        assert_eq!(Desk::of_link("id:a").ask().answer(Some("id:a")).told(), "id:a - ");
        assert_eq!(Desk::of_link("id:a").ask().answer(Some("id:b")).told(), "id:b id:a ");
        assert_eq!(Desk::of_link("id:a").ask().answer(None).told(), "- id:a ");
        let ended = WorkAction::AskEnded(About::Comparison);
        assert_eq!(Desk::of_link("id:a").ask().act(ended).told(), "id:a - waits");
        let failed = WorkAction::Answer(About::Comparison, Err(String::new()), None);
        assert_eq!(Desk::of_link("id:a").ask().act(failed).told(), "id:a - waits");
    }

    #[test]
    fn another_image_that_a_person_chooses_takes_the_place_of_the_first() {
        let mut desk = Desk::default();
        assert_eq!(desk.ask().answer(Some("id:a")).told(), "id:a - ");
        assert_eq!(desk.ask().told(), "id:a - ");
        assert_eq!(desk.answer(Some("id:b")).told(), "id:b - ");
        // Back to the first, which is asked for again.
        desk.0.take("x", "id:a");
        assert_eq!(desk.told(), "id:a - waits");
        assert_eq!(desk.ask().answer(Some("id:a")).told(), "id:a - ");
        // Back to before there was one, and on again to what is still there.
        desk.0.with = None;
        assert_eq!(desk.told(), "- - ");
        desk.0.take("x", "id:a");
        assert_eq!(desk.told(), "id:a - ");
        // It is left for another one, which nobody asked for otherwise.
        assert_eq!(desk.ask().answer(Some("id:c")).told(), "id:c - ");
    }
}
