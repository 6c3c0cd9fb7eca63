//! Which rows of a long list are drawn: those that are seen and a few more.

/// Height of a row in pixels: `--row-height` of the tokens.
pub const ROW: f64 = 28.0;
/// Rows drawn above and below those that are seen.
const SPARE: usize = 6;
/// The same where the list leaps from screen to screen: none of them would be seen.
const SPARE_OF_LEAP: usize = 1;
/// Rows drawn at most, were the window ever so high.
const MOST: usize = 400;

/// The rows that are drawn, in order, in a window `height` pixels high and scrolled down by `top`:
/// those seen, a few more, and the one the keyboard is on, however far the list is scrolled. It
/// `leapt` there if it was scrolled by more than is seen.
pub fn drawn(
    (top, height, leapt): (f64, f64, bool),
    keyboard: usize,
    count: usize,
) -> impl Iterator<Item = usize> + use<> {
    let spare = if leapt { SPARE_OF_LEAP } else { SPARE };
    let first = rows(top).saturating_sub(spare).min(count);
    let last = (rows(top + height) + spare + 1).min(first + MOST).min(count);
    let above = Some(keyboard).filter(|&at| at < first);
    let below = Some(keyboard).filter(|&at| at >= last && at < count);
    above.into_iter().chain(first..last).chain(below)
}

/// Rows in so many pixels.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
pub fn rows(pixels: f64) -> usize {
    (pixels.max(0.0) / ROW) as usize
}

/// Pixels above a row.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
pub fn offset(row: usize) -> f64 {
    row as f64 * ROW
}

/// Where the window has to be scrolled to so that a row is seen; none if it is.
#[must_use]
pub fn scrolled(top: f64, height: f64, row: usize) -> Option<f64> {
    let at = offset(row);
    if at < top {
        Some(at)
    } else if at + ROW > top + height {
        Some(at + ROW - height)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_drawn_and_the_row_of_the_keyboard() {
        let told = |seen, keyboard, count| {
            drawn(seen, keyboard, count).map(|at| at.to_string()).collect::<Vec<_>>().join(" ")
        };
        let drawn = |top, height, keyboard, count| told((top, height, false), keyboard, count);
        assert_eq!(drawn(0.0, 56.0, 0, 4), "0 1 2 3");
        assert_eq!(drawn(280.0, 28.0, 1, 100), "1 4 5 6 7 8 9 10 11 12 13 14 15 16 17");
        assert_eq!(drawn(0.0, 28.0, 99, 100), "0 1 2 3 4 5 6 7 99");
        assert_eq!(drawn(0.0, 1e9, 5000, 9000).split(' ').count(), MOST + 1);
        assert_eq!(drawn(0.0, 28.0, 0, 0), "");
        assert_eq!(told((280.0, 28.0, true), 1, 100), "1 9 10 11 12");
    }

    #[test]
    fn a_row_is_scrolled_into_sight_as_little_as_needed() {
        assert_eq!(scrolled(56.0, 84.0, 1), Some(28.0));
        assert_eq!(scrolled(56.0, 84.0, 2), None);
        assert_eq!(scrolled(56.0, 84.0, 4), None);
        assert_eq!(scrolled(56.0, 84.0, 5), Some(84.0));
    }
}
