//! Where the base image ends, as far as the image tells.

use crate::image::ImageConfig;

/// What the end of the base image was told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseSign {
    /// A CMD or ENTRYPOINT with layers above it: a Dockerfile has one at its end, so another
    /// Dockerfile goes on behind it.
    Command,
    /// So many seconds between two steps: one build does not pause for hours.
    Gap(u64),
}

/// A guess of the lowest layers that were there before the build. It says nothing certain: no image
/// stores where its base ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseGuess {
    /// How many of the lowest layers.
    pub layers: usize,
    /// How many of the first steps of the history.
    pub steps: usize,
    /// What it was told by.
    pub sign: BaseSign,
    /// The name a label gives the base image: `org.opencontainers.image.base.name` (OCI image-spec,
    /// `annotations.md`).
    pub name: Option<String>,
}

/// The least pause that is taken for the end of a build, in seconds.
const PAUSE: u64 = 3_600;

/// Guesses where the base image ends: behind the last CMD or ENTRYPOINT that has layers above it,
/// one with a pause behind it before one without; else at the last pause. `None` where nothing
/// tells, or where all layers or none would be the base.
#[must_use]
pub fn base_guess(config: &ImageConfig) -> Option<BaseGuess> {
    let history = config.history.as_deref()?;
    let layers = |steps: usize| history[..steps].iter().filter(|step| !step.empty_layer).count();
    let all = layers(history.len());
    let fits = |steps: &usize| (1..all).contains(&layers(*steps));
    let times: Vec<Option<i64>> =
        history.iter().map(|step| step.created.as_deref().and_then(seconds)).collect();
    let gap = |steps: usize| {
        let (before, after) = (times.get(steps - 1)?.as_ref()?, times.get(steps)?.as_ref()?);
        u64::try_from(after - before).ok().filter(|gap| *gap >= PAUSE)
    };
    let is_command = |created_by: &str| {
        let bare = created_by.rsplit("#(nop)").next().unwrap_or_default().trim_start();
        bare.starts_with("CMD ") || bare.starts_with("ENTRYPOINT ")
    };
    let commands: Vec<usize> = (1..history.len())
        .rev()
        .filter(fits)
        .filter(|&steps| {
            let step = &history[steps - 1];
            step.empty_layer && step.created_by.as_deref().is_some_and(is_command)
        })
        .collect();
    let with_gap = |steps: usize| gap(steps).map(|gap| (steps, BaseSign::Gap(gap)));
    let (steps, sign) = commands
        .iter()
        .find(|&&steps| gap(steps).is_some())
        .or(commands.first())
        .map(|&steps| (steps, BaseSign::Command))
        .or_else(|| (1..history.len()).rev().filter(fits).find_map(with_gap))?;
    Some(BaseGuess {
        layers: layers(steps),
        steps,
        sign,
        name: config.run.labels.get("org.opencontainers.image.base.name").cloned(),
    })
}

/// Seconds since 1970 of a time as RFC 3339 writes it.
fn seconds(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    // Days from civil: years begin in March, so that a leap day is the last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let zone = text.get(19..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = match zone.as_bytes().first() {
        Some(sign @ (b'+' | b'-')) => {
            let minutes =
                zone.get(1..3)?.parse::<i64>().ok()? * 60 + zone.get(4..6)?.parse::<i64>().ok()?;
            if *sign == b'-' { -minutes } else { minutes }
        }
        _ => 0,
    };
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second - offset * 60)
}
