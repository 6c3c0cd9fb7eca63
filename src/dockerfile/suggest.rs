//! The known name that may be meant by one that is not known.

/// The first of the closest names, at most two letters away; nothing if one is the word itself.
///
/// BuildKit suggests by the same distance, but chooses among equally close names by chance.
pub fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Two letters away is out of reach of a long word.
    if word.len() > 100 {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    let mut best = None;
    let mut least = 3;
    for name in known {
        let distance = distance(&word, &name.chars().collect::<Vec<_>>());
        if distance == 0 {
            return None;
        }
        if distance < least {
            (best, least) = (Some(name), distance);
        }
    }
    best
}

/// How many letters must be added, dropped or changed (Levenshtein).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (b, above) in to.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(a != b);
            diagonal = *above;
            left = changed.min(left + 1).min(diagonal + 1);
            *above = left;
        }
    }
    row.last().copied().unwrap_or_default()
}
