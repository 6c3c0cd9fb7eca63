//! Which sheets are rows and which paths are columns: the same for all frames of a step.

use super::cells::is_in;
use super::{Label, Options, Row, RowKind};
use crate::base::{LayerId, LayerPath, sort_by};
use crate::explain::Message;
use crate::sim::cow::look::{Cell, Column, Look, Stack};
use crate::sim::cow::{CowEvent, LayerRef};
use crate::view::layers::Made;

/// The grid of a step.
pub struct Grid<'l> {
    /// The rows, the merged view first.
    pub rows: Vec<Row>,
    /// All that can be columns, the most telling first.
    pub columns: Vec<&'l Column>,
    /// How many there is room for.
    pub room: usize,
    /// The row of each sheet; none for one that is not drawn.
    row_of: Vec<Option<usize>>,
    sheets: Vec<LayerRef>,
}

impl<'l> Grid<'l> {
    /// The grid of a step.
    pub fn new(look: &'l Look, options: Options) -> Self {
        let mut columns: Vec<&Column> = look.columns.iter().collect();
        // What lies in a directory that has a column itself tells less; then what was touched before.
        let inside = |path: &LayerPath| {
            look.columns.iter().any(|dir| dir.now && dir.path != *path && is_in(path, &dir.path))
        };
        let key = |of: &Column| (!of.now, inside(&of.path));
        sort_by(&mut columns, |a, b| key(a).cmp(&key(b)));
        let mut grid = Self {
            rows: Vec::new(),
            room: options.columns.max(1),
            columns,
            row_of: vec![None; look.sheets.len()],
            sheets: look.sheets.iter().map(|sheet| sheet.at).collect(),
        };
        let Some(container) = look.shown.and_then(|at| look.containers.get(at)) else {
            return grid;
        };
        let name = container.name.clone();
        grid.rows.push(Row {
            kind: RowKind::Merged,
            name: Label::said("stage-merged"),
            about: Label::Said(Message::new("stage-merged-about").text("container", &name)),
        });
        let engine = options.engine || grid.uses_engine(look);
        let shown: Vec<usize> = (0..look.sheets.len())
            .filter(|&at| engine || grid.sheets.get(at) != Some(&LayerRef::Init))
            .collect();
        // The engine's sheet is none of the image's: it is not drawn as one with them.
        let of_image = |at: usize| matches!(grid.sheets.get(at), Some(LayerRef::Image(_)));
        let used: Vec<bool> = shown.iter().map(|&at| !of_image(at) || grid.uses(at)).collect();
        let groups = grouped(&used, options.rows.saturating_sub(1));
        for group in groups {
            let sheets = shown.get(group).unwrap_or_default();
            let row = grid.rows.len();
            for &at in sheets {
                if let Some(of) = grid.row_of.get_mut(at) {
                    *of = Some(row);
                }
            }
            let (Some(&first), Some(&last)) = (sheets.first(), sheets.last()) else { continue };
            let (Some(top), Some(low)) = (look.sheets.get(first), look.sheets.get(last)) else {
                continue;
            };
            grid.rows.push(match (top.at, low.at) {
                (LayerRef::Upper, _) => Row {
                    kind: RowKind::Writable,
                    name: Label::Name(name.clone()),
                    about: Label::said("stage-writable"),
                },
                (LayerRef::Init, _) => Row {
                    kind: RowKind::Engine,
                    name: Label::said("stage-engine"),
                    about: Label::said("stage-engine-about"),
                },
                (LayerRef::Image(highest), LayerRef::Image(lowest)) if lowest != highest => {
                    folded(lowest, highest)
                }
                (LayerRef::Image(layer), _) => Row {
                    kind: RowKind::Layer(layer),
                    name: Label::Name(layer.to_string()),
                    about: made_by(&top.made_by),
                },
            });
        }
        grid
    }

    /// The row of a layer.
    pub fn row(&self, layer: LayerRef) -> Option<usize> {
        self.row_at(self.sheets.iter().position(|&at| at == layer)?)
    }

    /// The row of a sheet by its number.
    pub fn row_at(&self, sheet: usize) -> Option<usize> {
        self.row_of.get(sheet).copied().flatten()
    }

    /// Whether a layer is drawn.
    pub fn shows(&self, layer: LayerRef) -> bool {
        self.row(layer).is_some()
    }

    /// Whether the engine's sheet has a path of a column, or something of the step comes from it.
    fn uses_engine(&self, look: &Look) -> bool {
        let at = self.sheets.iter().position(|&at| at == LayerRef::Init);
        let alone = asks_it_alone(&look.events);
        let comes = look.events.iter().any(|event| match event {
            CowEvent::CopiedUp { from, .. } => *from == LayerRef::Init,
            // A directory that the image has too needs no sheet for its mode alone.
            CowEvent::DirectoryCopiedUp { from, .. } => *from == LayerRef::Init && alone,
            CowEvent::Probed { layer, met, .. } => {
                *layer == LayerRef::Init && *met != crate::sim::cow::Met::Nothing
            }
            _ => false,
        });
        comes || at.is_some_and(|at| self.uses(at))
    }

    /// Whether a column has something on a sheet; the writable one is always of use.
    fn uses(&self, sheet: usize) -> bool {
        let has = |stack: &Stack| {
            stack.cells.get(sheet).is_some_and(Option::is_some) || stack.seen.contains(&sheet)
        };
        !matches!(self.sheets.get(sheet), Some(LayerRef::Image(_)))
            && self.sheets.get(sheet) != Some(&LayerRef::Init)
            || self.columns.iter().any(|column| has(&column.before) || has(&column.after))
    }
}

/// Whether a cell is a directory.
pub fn is_dir(cell: &Cell) -> bool {
    matches!(cell, Cell::Dir { .. })
}

/// The sheets in groups, so that there are at most `rows` of them if that can be: sheets without use
/// that lie on each other become one, the lowest first.
fn grouped(used: &[bool], rows: usize) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = (0..used.len()).map(|at| at..at + 1).collect();
    let mut low = used.len();
    while groups.len() > rows && low > 0 {
        let is_used = |at: usize| used.get(at).copied().unwrap_or(true);
        // The next run of sheets without use, from below.
        let Some(end) = (0..low).rev().find(|&at| !is_used(at)).map(|at| at + 1) else { break };
        let start = (0..end).rev().find(|&at| is_used(at)).map_or(0, |at| at + 1);
        groups.retain(|group| group.start < start || group.start >= end);
        let at = groups.iter().position(|group| group.start >= end).unwrap_or(groups.len());
        groups.insert(at, start..end);
        low = start;
    }
    groups
}

fn folded(lowest: LayerId, highest: LayerId) -> Row {
    let count = 1 + u64::from(highest.0.saturating_sub(lowest.0));
    let name = Message::new("stage-folded").layer("lowest", lowest).layer("highest", highest);
    Row {
        kind: RowKind::Folded { lowest, highest },
        name: Label::Said(name),
        about: Label::Said(Message::new("stage-folded-about").count("count", count)),
    }
}

fn made_by(text: &str) -> Label {
    let made = Made::of(text).instruction;
    let line = format!("{} {}", made.keyword, made.rest).trim().to_owned();
    if line.is_empty() { Label::Empty } else { Label::Name(line) }
}

/// Whether a lookup asks the engine's sheet and no layer of the image: none has the directory.
fn asks_it_alone(events: &[CowEvent]) -> bool {
    let mut asked = events.iter().filter_map(|event| match event {
        CowEvent::Probed { path, layer, .. } if *layer != LayerRef::Upper => Some((path, *layer)),
        _ => None,
    });
    let mut last = asked.next();
    while let Some((path, layer)) = last {
        let next = asked.next();
        if layer == LayerRef::Init && next.is_none_or(|(other, _)| other != path) {
            return true;
        }
        last = next;
    }
    false
}
