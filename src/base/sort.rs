//! Sorting with one copy of the sorting code for all types: each further one costs 5 to 8 kB of the
//! page.

use std::cmp::Ordering;

/// Sorts; equal values keep their order.
///
/// What is compared are places, through one function pointer, and each value is moved once. Where
/// time counts more than size (`archive`, `sim`), `sort_by` of the standard library is better.
pub fn sort_by<T>(values: &mut Vec<T>, mut order: impl FnMut(&T, &T) -> Ordering) {
    if values.len() < 2 {
        return;
    }
    let sorted = places(values.len(), &mut |a, b| order(&values[a], &values[b]));
    let mut from: Vec<Option<T>> = values.drain(..).map(Some).collect();
    values.extend(sorted.into_iter().filter_map(|place| from.get_mut(place)?.take()));
}

/// The numbers below `len` in order.
fn places(len: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|&a, &b| order(a, b));
    places
}

/// Places that are sorted at once, before they are merged.
const RUN: usize = 1024;

/// A sort that is done a part at a time: the numbers below some length in order. Equal ones keep theirs.
#[derive(Debug)]
pub struct Sorting {
    places: Vec<u32>,
    /// What is merged so far of the places.
    merged: Vec<u32>,
    /// Places in each part that is in order; none are yet where it is 0.
    width: usize,
    /// How far the two parts are taken that are being merged, and where they end.
    left: std::ops::Range<usize>,
    right: std::ops::Range<usize>,
}

impl Sorting {
    /// Nothing is in order yet.
    #[must_use]
    pub fn new(len: u32) -> Self {
        let (places, merged) = ((0..len).collect(), Vec::with_capacity(len as usize));
        Self { places, merged, width: 0, left: 0..0, right: 0..0 }
    }

    /// Goes on for about `count` places; whether all are in order. `order` is the same each time.
    pub fn step(&mut self, count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> bool {
        let mut order = |a: u32, b: u32| order(a as usize, b as usize);
        let mut left = count.max(1);
        let len = self.places.len();
        while left > 0 && self.width < len {
            if self.width == 0 {
                let end = self.left.end.saturating_add(RUN).min(len);
                self.places[self.left.end..end].sort_by(|&a, &b| order(a, b));
                left = left.saturating_sub(end - self.left.end);
                self.left.end = end;
                if end == len {
                    self.width = RUN;
                    self.pair(0);
                }
                continue;
            }
            let ones =
                [&self.left, &self.right].map(|part| self.places[part.clone()].first().copied());
            let next = match ones {
                [None, None] if self.right.end == len => {
                    std::mem::swap(&mut self.places, &mut self.merged);
                    self.merged.clear();
                    self.width *= 2;
                    self.pair(0);
                    continue;
                }
                [None, None] => {
                    self.pair(self.right.end);
                    continue;
                }
                [Some(one), Some(other)] if order(one, other).is_gt() => &mut self.right,
                [None, Some(_)] => &mut self.right,
                [Some(_), _] => &mut self.left,
            };
            self.merged.push(self.places[next.start]);
            next.start += 1;
            left -= 1;
        }
        self.width >= len
    }

    /// The two parts that begin at a place are merged next.
    fn pair(&mut self, at: usize) {
        let end = |from: usize| from.saturating_add(self.width).min(self.places.len());
        self.left = at..end(at);
        self.right = self.left.end..end(self.left.end);
    }

    /// The numbers, once all are in order.
    #[must_use]
    pub fn places(self) -> Vec<u32> {
        self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_in_parts_is_a_sort() {
        for len in [0_u32, 1, 2, 1023, 1024, 1025, 2048, 3000, 9_999] {
            for count in [1, 7, 1000, usize::MAX] {
                let value = |at: usize| at.wrapping_mul(2_654_435_761) >> 7 & 0x3f;
                let mut sorting = Sorting::new(len);
                let mut order = |a, b| value(a).cmp(&value(b));
                while !sorting.step(count, &mut order) {}
                let mut sorted: Vec<u32> = (0..len).collect();
                sorted.sort_by_key(|&at| value(at as usize));
                assert_eq!(sorting.places(), sorted, "{len} by {count}");
            }
        }
    }

    #[test]
    fn values_are_sorted_and_equal_ones_keep_their_order() {
        let check = |words: &str, sorted: &str| {
            let mut words: Vec<&str> = words.split_whitespace().collect();
            sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
            assert_eq!(words.join(" "), sorted);
        };
        check("", "");
        check("one", "one");
        check("three two one a", "a two one three");
        check("b a b a", "b a b a");
        let many: Vec<String> = (0..200).map(|n| "x".repeat(n * 7919 % 100 + 1)).collect();
        let mut sorted = many.clone();
        sorted.sort();
        check(&many.join(" "), &sorted.join(" "));
    }
}
