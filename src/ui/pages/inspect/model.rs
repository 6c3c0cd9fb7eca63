//! From the state to what the panes show, kept until it changes.

use yew::prelude::*;

use crate::app::{InspectAction, Kind, LayerStatus, OpenImage};
use crate::base::{LayerId, Shared};
use crate::explain;
use crate::image::{Finding, Severity};
use crate::platform::task;
use crate::ui::store::Store;
use crate::union::filter::{Filter, FilterError, Filtering, Kept, Rows};
use crate::union::{Look, Summing, Sums, UnionTree};
use crate::view::layers::{LayerRow, LayerState, Progress, layer_rows, steps};
use crate::view::tree::{TreeOptions, TreeView};

/// The rows of the layer list.
#[hook]
pub fn use_layer_rows(open: &OpenImage) -> Shared<Vec<LayerRow>> {
    // Every path is counted, while progress comes many times a second.
    let counts = use_memo(open.tree.clone(), |tree| tree.layer_counts());
    let made = {
        let of = open.clone();
        use_memo(open.serial, move |_| of.image().map(steps).unwrap_or_default())
    };
    let of = (open.serial, open.tree.clone(), open.status.clone(), open.findings.clone());
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

/// The totals of a look; `None` while they are being counted, some milliseconds at a time where the
/// tree is large.
#[hook]
fn use_sums(of: Option<(Shared<UnionTree>, Look)>) -> Option<Shared<Sums>> {
    /// Paths that are counted at once.
    const SMALL: usize = 20_000;
    /// Paths counted before the clock is looked at.
    const STEP: usize = 4_000;
    let now = use_memo(of.clone(), |of| {
        let (tree, look) = of.as_ref().filter(|(tree, _)| tree.node_count() <= SMALL)?;
        Some(Shared::new(tree.sums(*look)))
    });
    let counted = use_state_eq(|| None::<((Shared<UnionTree>, Look), Shared<Sums>)>);
    let large = of.filter(|_| now.is_none());
    {
        let counted = counted.setter();
        use_effect_with(large.clone(), move |large| {
            let slices = large.clone().map(|(tree, look)| {
                let mut counting = Some(Summing::new(&tree, look));
                task::slices(move || {
                    let Some(mut at_work) = counting.take() else { return true };
                    if !at_work.step(&tree, STEP) {
                        counting = Some(at_work);
                        return false;
                    }
                    counted.set(Some(((tree.clone(), look), Shared::new(at_work.sums()))));
                    true
                })
            });
            move || drop(slices)
        });
    }
    if let Some(now) = &*now {
        return Some(now.clone());
    }
    let (of, sums) = (*counted).as_ref()?;
    large.filter(|large| large == of).map(|_| sums.clone())
}

/// What a filter keeps; `None` without one, and while paths are still being asked.
#[hook]
fn use_kept(store: &Store, question: Option<Question>) -> Option<Shared<Kept>> {
    /// Paths asked before the clock is looked at.
    const STEP: usize = 2_000;
    /// Up to so many matches the directories on the way are opened.
    const FEW: u32 = 200;
    let answer = use_state_eq(|| None::<(Question, Shared<Kept>)>);
    let to_open = store.inspect(InspectAction::OpenAbove);
    {
        let answer = answer.setter();
        use_effect_with(question.clone(), move |question| {
            let slices = question.clone().map(|of| {
                let mut asking = Some(Filtering::new(&of.filter, &of.tree, of.look, of.rows));
                task::slices(move || {
                    let Some(mut at_work) = asking.take() else { return true };
                    if !at_work.step(&of.tree, &of.sums, STEP) {
                        asking = Some(at_work);
                        return false;
                    }
                    let kept = at_work.kept();
                    if !of.filter.is_empty() && kept.matches <= FEW {
                        to_open.emit(kept.iter().collect());
                    }
                    answer.set(Some((of.clone(), Shared::new(kept))));
                    true
                })
            });
            move || drop(slices)
        });
    }
    let (of, kept) = (*answer).as_ref()?;
    question.filter(|question| question == of).map(|_| kept.clone())
}

/// A look at the tree, shared.
pub type TreeViewRef = Shared<TreeView>;
