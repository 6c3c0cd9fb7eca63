//! The build cache screen as plain values: rows, tables, drawings, frames.
//!
//! Made of what the simulator shows of a place ([`CacheLook`](crate::sim::cache::look::CacheLook))
//! and of the text in the editor. Not here: elements of a page, and what is looked at (`app`).

mod changed;
mod context;
mod context_menu;
mod draw;
mod editor;
mod frames;
mod graph;
mod layers;
mod options;
mod parsed;
mod parts;
mod registry;
mod sheet;
mod svg;
mod tables;
mod timeline;

pub use changed::{ChangedLine, by_saving, changed_lines, ignore_text};
pub use context::{
    ContextAct, ContextForm, ContextPlace, context_act, context_count, context_facts,
    context_letter, context_places, is_dir, name_of, octal,
};
pub use context_menu::{ContextDoes, ContextItem, add_menu, row_key, row_menu};
pub use draw::{GraphRoom, draw_graph, stage_name};
pub use editor::{Bracket, EditorRow, RowVerdict, brackets, editor, glyph};
pub use frames::{Captions, Frame, Phase, caption, frames, telling};
pub use graph::{Edge, Graph, StageBox, graph};
pub use layers::{LayerRow, layer_rows, layer_sum};
pub use options::{ArgRow, OptionsView, RunRow, new_arg, options_view};
pub use parsed::parsed;
pub use parts::{Part, Plan, Spot, one_line, seconds};
pub use registry::{pull_lines, push_lines, usage_rows};
pub use sheet::{Sheet, Wrong, all_untold, is_asked, latest, latest_of, sheet, untold, wrong};
pub use svg::{draw_verdicts, graph_svg, timeline_svg, verdict_list, verdicts_svg};
pub use tables::{Comparison, KeyLine, compare, context_notes, key_lines, mark_word};
pub use timeline::{TimeBar, draw_timeline, timeline};
