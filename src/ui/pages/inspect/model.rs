//! From the state to what the panes show, kept until it changes.

use yew::prelude::*;

use crate::app::{InspectAction, InspectState, Kind, LayerStatus, OpenImage};
use crate::base::{LayerId, Shared};
use crate::explain;
use crate::image::{Finding, Severity};
use crate::ui::stepwise::{use_last, use_stepwise};
use crate::ui::store::Store;
use crate::union::filter::{Filter, FilterError, Filtering, Kept, Rows};
use crate::union::{Counting, Look, Summing, Sums, UnionTree, Wasting};
use crate::view::layers::{LayerRow, LayerState, Progress, layer_rows, steps};
use crate::view::tree::{TreeOptions, TreeView};
use crate::view::waste::{WasteView, waste_view};

/// Paths looked at before the clock is.
const STEP: usize = 2_000;

/// The rows of the layer list.
#[hook]
pub fn use_layer_rows(open: &OpenImage) -> Shared<Vec<LayerRow>> {
    let counts = use_stepwise(Some(open.tree.clone()), |tree| {
        let mut counting = Some(Counting::new(&tree));
        Box::new(move || {
            let done = counting.as_mut()?.step(&tree, STEP);
            counting.take_if(|_| done).map(Counting::counts)
        })
    });
    let counts = use_last(counts, open.serial).unwrap_or_default();
    let made = {
        let of = open.clone();
        use_memo(open.serial, move |_| of.image().map(steps).unwrap_or_default())
    };
    let of = (open.serial, counts.clone(), open.status.clone(), open.findings.clone());
    let open = open.clone();
    let rows = use_memo(of, move |_| {
        let image = open.image()?;
        let states: Vec<LayerState> = (0..open.status.len())
            .map(|at| {
                let layer = LayerId::at(at);
                LayerState {
                    progress: progress(&open, layer),
                    file_bytes: open.indexes.get(at).and_then(|i| i.as_ref()).map(|i| i.file_bytes),
                    counts: counts.get(at).copied(),
                    findings: open
                        .findings
                        .iter()
                        .filter(|finding| finding.severity() > Severity::Note)
                        .filter(|f| matches!(f, Finding::Layer { layer: of, .. } if *of == layer))
                        .map(explain::finding)
                        .collect(),
                }
            })
            .collect();
        Some(Shared::new(layer_rows(image, &made, &states)))
    });
    (*rows).clone().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a bar of a few pixels")]
fn progress(open: &OpenImage, layer: LayerId) -> Progress {
    match open.status.get(layer.index()) {
        None | Some(LayerStatus::Waiting) => Progress::Waiting,
        Some(LayerStatus::Reading { done }) => {
            let total = open.layer(layer).map_or(1, |layer| layer.size_stored()).max(1);
            Progress::Reading(*done as f32 / total as f32)
        }
        Some(LayerStatus::Read) => Progress::Read,
        Some(LayerStatus::Unreadable) => Progress::Unreadable,
    }
}

/// What is reclaimable, as far as layers are read.
#[hook]
pub fn use_waste(open: &OpenImage) -> Shared<WasteView> {
    let view = use_stepwise(Some(open.tree.clone()), |tree| {
        let mut wasting = Some(Wasting::default());
        Box::new(move || {
            let done = wasting.as_mut()?.step(&tree, STEP);
            Some(waste_view(&tree, &wasting.take_if(|_| done)?.waste()))
        })
    });
    use_last(view, open.serial).unwrap_or_default()
}

/// The tree as it is looked at, and what the filter made of it.
#[derive(Clone, Default, PartialEq)]
pub struct TreeModel {
    /// The look; `None` while the layer is not read.
    pub view: Option<TreeViewRef>,
    /// How many paths match, where rows are filtered.
    pub matches: Option<u32>,
    /// Paths are still being asked: the rows are those of before.
    pub busy: bool,
    /// What is wrong with the line of the filter.
    pub error: Option<Shared<FilterError>>,
}

/// What a filter is asked about: a change of any asks again.
#[derive(Clone, PartialEq)]
struct Question {
    tree: Shared<UnionTree>,
    look: Look,
    sums: Shared<Sums>,
    rows: Rows,
    filter: Shared<Filter>,
}

/// The look at the tree, filtered.
#[hook]
pub fn use_tree_model(store: &Store, open: &OpenImage) -> TreeModel {
    let inspect = &store.inspect;
    let look = open.look(inspect);
    let tree = look.and_then(|look| open.tree_for(look.top()));
    let sums = use_sums(tree.clone().zip(look));
    // While a line is typed that cannot be read yet, the one before goes on.
    let readable = use_mut_ref(Shared::<Filter>::default);
    let read = use_memo(inspect.filter.clone(), |line| {
        let read = Filter::parse(line);
        read.map(|filter| drop(readable.replace(Shared::new(filter)))).err().map(Shared::new)
    });
    let filter = readable.borrow().clone();
    let options = TreeOptions {
        sort: inspect.sort.by,
        reverse: inspect.sort.reverse,
        show_deleted: inspect.shows(Kind::Hidden) || filter.wants_deleted(),
        hide_unchanged: !(inspect.shows(Kind::Unchanged) || filter.wants_unchanged()),
    };
    let rows = Rows {
        added: inspect.shows(Kind::Added),
        changed: inspect.shows(Kind::Changed),
        deleted: inspect.shows(Kind::Deleted),
        ..options.rows()
    };
    let all = rows.added && rows.changed && rows.deleted && filter.is_empty();
    let question = tree.clone().zip(look).zip(sums.clone()).filter(|_| !all);
    let question = question.map(|((tree, look), sums)| Question { tree, look, sums, rows, filter });
    let kept = use_kept(store, question.clone());
    let counting = tree.is_some() && sums.is_none();
    let busy = counting || question.is_some() && kept.is_none();
    let view =
        use_memo((tree, look, sums, options, kept.clone()), |(tree, look, sums, options, kept)| {
            let (tree, look, sums) = (tree.clone()?, (*look)?, sums.clone()?);
            Some(Shared::new(TreeView::new(tree, look, sums, *options).filtered(kept.clone())))
        });
    let before = use_mut_ref(|| None::<TreeViewRef>);
    if !busy {
        before.replace((*view).clone());
    }
    let view = before.borrow().clone();
    TreeModel {
        view,
        matches: kept.filter(|_| !inspect.filter.is_empty()).map(|kept| kept.matches),
        busy,
        error: (*read).clone(),
    }
}

/// The totals of a look; `None` while they are being counted.
#[hook]
fn use_sums(of: Option<(Shared<UnionTree>, Look)>) -> Option<Shared<Sums>> {
    use_stepwise(of, |(tree, look)| {
        let mut counting = Some(Summing::new(&tree, look));
        Box::new(move || {
            let done = counting.as_mut()?.step(&tree, STEP);
            counting.take_if(|_| done).map(Summing::sums)
        })
    })
}

/// Totals of the files that the layers up to the one looked at show, once all is read.
#[hook]
pub fn use_merged_sums(open: &OpenImage, inspect: &InspectState) -> Option<Shared<Sums>> {
    let look = open.look(inspect).filter(|_| open.is_complete());
    use_sums(look.map(|look| (open.tree.clone(), Look::Merged { upto: look.top() })))
}

/// What a filter keeps; `None` without one, and while paths are still being asked.
#[hook]
fn use_kept(store: &Store, question: Option<Question>) -> Option<Shared<Kept>> {
    /// Up to so many matches the directories on the way are opened.
    const FEW: u32 = 200;
    let wants = question.as_ref().is_some_and(|question| !question.filter.is_empty());
    let kept = use_stepwise(question, |of| {
        let mut asking = Some(Filtering::new(&of.filter, &of.tree, of.look, of.rows));
        Box::new(move || {
            let done = asking.as_mut()?.step(&of.tree, &of.sums, STEP);
            asking.take_if(|_| done).map(Filtering::kept)
        })
    });
    let to_open = store.inspect(InspectAction::OpenAbove);
    let few = kept.clone().filter(|kept| wants && kept.matches <= FEW);
    use_effect_with(few, move |few| {
        if let Some(few) = few {
            to_open.emit(few.iter().collect());
        }
    });
    kept
}

/// A look at the tree, shared.
pub type TreeViewRef = Shared<TreeView>;
