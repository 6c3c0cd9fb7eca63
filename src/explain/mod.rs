//! Facts to typed explanations, language left out.
//!
//! Not here: words. Every id stands in a file of `static/locales/en` and the same of `ko`.

mod audit;
mod cache;
mod change;
mod compare;
mod cow;
mod dive;
mod dockerfile;
mod drivers;
mod error;
mod filter;
mod layer;
mod message;
mod note;
mod predict;
mod ready;
mod save;

pub use audit::{base_guess, change, leftover, secret, secret_kind, set_id};
pub use cache::{
    cache_advice, cache_event, cache_failure, cache_hit, cache_ready, cache_reason, cache_refusal,
    cache_script, cache_step, cache_verdict, context_change, golf_goal, golf_score, key_part,
    verdict_word,
};
pub use change::{hidden, layer_size, reason, severity, stored_again, waste_advice, waste_cause};
pub use compare::{compared_files, compared_layers, not_of_two, pulled, setting_name};
pub use cow::{
    cow_begins_below, cow_event, cow_event_of, cow_events, cow_layer, cow_refusal, script_error,
    script_problem,
};
pub use dive::{dive_ci_error, dive_numbers, dive_rule};
pub use dockerfile::{dockerfile_problem, dockerfile_what};
pub use drivers::{
    driver_cost, driver_level, driver_name, driver_place, driver_status, figure, figure_how,
    figure_time, operation_name,
};
pub use error::{error, limit};
pub use filter::filter_error;
pub use layer::layer_problem;
pub use message::{Arg, Message};
pub use note::note;
pub use predict::{predict_choice, predict_question, predict_verdict};
pub use ready::ready;
pub use save::save_error;

use crate::image::Finding;

/// What was noticed while reading: what is wrong, where, what is shown all the same, what to try.
#[must_use]
pub fn finding(finding: &Finding) -> Message {
    match finding {
        Finding::Layer { layer, problem } => layer_problem(*layer, problem),
        Finding::Archive(of) => note(of),
    }
}
