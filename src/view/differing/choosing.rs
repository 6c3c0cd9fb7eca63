//! Which rows a filter and the kinds let through.

use super::{ChangedFile, ChangedFiles, DiffBy, DiffKinds, DiffSort};
use crate::base::Shared;
use crate::union::compare::FileState;
use crate::union::filter::{Filter, IsWord, Matcher, Test};

/// The first word of a filter that asks nothing of two images: `is:opaque` is asked of a layer, and no
/// row is unchanged.
#[must_use]
pub fn not_of_two(filter: &Filter) -> Option<IsWord> {
    filter.terms.iter().find_map(|term| match term.test {
        Test::Is(word @ (IsWord::Opaque | IsWord::Unchanged)) => Some(word),
        _ => None,
    })
}

/// A filter at work, a part of the list at a time.
pub struct Choosing {
    filter: Shared<Filter>,
    sort: DiffSort,
    kinds: DiffKinds,
    /// The place that is asked next, and where its run ends; going backwards, a run is the rows that
    /// are equal, which stay in the order of their paths.
    run: (usize, usize),
    /// Places that are still to be asked before or behind the run.
    left: usize,
    chosen: Vec<u32>,
}

impl Choosing {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(
        files: &ChangedFiles,
        filter: Shared<Filter>,
        sort: DiffSort,
        kinds: DiffKinds,
    ) -> Self {
        let all = files.len();
        let (run, left) = if sort.reverse { ((all, all), all) } else { ((0, all), 0) };
        Self { filter, sort, kinds, run, left, chosen: Vec::new() }
    }

    /// Asks about `rows` more; whether all were asked. `files` are the same each time.
    pub fn step(&mut self, files: &ChangedFiles, rows: usize) -> bool {
        let filter = self.filter.clone();
        let mut patterns: Vec<(bool, bool, Matcher<'_>)> = Vec::new();
        for term in &filter.terms {
            if let Test::Pattern(pattern) = &term.test {
                patterns.push((term.not, pattern.whole_path(), pattern.matcher()));
            }
        }
        let mut path = Vec::new();
        for _ in 0..rows {
            let Some(at) = self.next(files) else { return true };
            let holds = files.get(at).is_some_and(|file| {
                self.kinds.has(file.state)
                    && filter.terms.iter().all(|term| holds(&term.test, &file, term.not))
                    && patterns.iter_mut().all(|(not, whole, matcher)| {
                        let text = if *whole {
                            path.clear();
                            for part in [file.dir, file.name] {
                                if !part.is_empty() {
                                    path.push(b'/');
                                    path.extend_from_slice(part);
                                }
                            }
                            &path
                        } else {
                            file.name
                        };
                        matcher.is_match(text) != *not
                    })
            });
            if holds {
                self.chosen.extend(u32::try_from(at));
            }
        }
        false
    }

    fn next(&mut self, files: &ChangedFiles) -> Option<usize> {
        let by = self.sort.by;
        if self.run.0 == self.run.1 {
            let last = self.left.checked_sub(1)?;
            // Paths are all different, though no key tells them apart.
            let from = if by == DiffBy::Path { last } else { files.equal_from(by, last) };
            self.run = (from, self.left);
            self.left = from;
        }
        let at = files.placed(by, self.run.0);
        self.run.0 += 1;
        Some(at)
    }

    /// The rows that were let through, in their order.
    #[must_use]
    pub fn chosen(self) -> Vec<u32> {
        self.chosen
    }
}

/// Whether a term lets a file through; those about its name are asked elsewhere.
fn holds(test: &Test, file: &ChangedFile<'_>, not: bool) -> bool {
    let holds = match test {
        Test::Pattern(_) => return true,
        Test::Size(sizes) => (sizes.least..=sizes.most).contains(&file.size()),
        Test::Layer(layers) => {
            [file.old, file.new].iter().flatten().any(|(_, layer)| layers.contains(layer))
        }
        Test::Is(IsWord::Added) => file.state == FileState::Added,
        Test::Is(IsWord::Changed) => file.state == FileState::Changed,
        Test::Is(IsWord::Deleted) => file.state == FileState::Removed,
        Test::Is(IsWord::Opaque | IsWord::Unchanged) => false,
        Test::Mode(word) => word.holds(file.mode, file.kind),
        Test::Type(word) => word.holds(file.kind, || file.linked),
        Test::Owner(owner) => owner.holds(file.owner),
    };
    holds != not
}
