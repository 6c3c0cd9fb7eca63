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

#[cfg(test)]
mod tests {
    use super::*;

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
