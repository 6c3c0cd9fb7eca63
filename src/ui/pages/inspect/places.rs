//! The rows of the file tree, kept while the next ones are being written.

use std::collections::HashSet;

use yew::prelude::*;

use super::model::TreeViewRef;
use crate::base::Shared;
use crate::ui::stepwise::{Work, use_stepwise};
use crate::union::NodeId;
use crate::view::listing::{Listing, toggled};
use crate::view::tree::{Place, position};

/// Rows written before the clock is looked at.
const STEP: usize = 2_000;

type Open = Shared<HashSet<NodeId>>;

/// The rows there are, and the look they are rows of.
#[derive(Default)]
pub struct Places {
    /// The look; `None` while there are no rows yet.
    pub view: Option<TreeViewRef>,
    /// Its rows.
    pub places: Shared<Vec<Place>>,
    /// They are those of before: the next ones are being written.
    pub busy: bool,
}

/// Rows, and of what.
struct Listed {
    view: TreeViewRef,
    open: Open,
    places: Shared<Vec<Place>>,
}

/// The rows of a look at the tree.
#[hook]
pub fn use_places(view: Option<TreeViewRef>, open: &Open) -> Places {
    let last = use_mut_ref(|| None::<Shared<Listed>>);
    if view.is_none() {
        last.take();
    }
    let of = view.map(|view| (view, open.clone()));
    let listed = use_stepwise(of, |(view, open)| write(view, open, last.borrow().as_ref()));
    let busy = listed.is_none();
    if listed.is_some() {
        last.replace(listed);
    }
    let last = last.borrow();
    last.as_ref().map_or_else(Places::default, |listed| Places {
        view: Some(listed.view.clone()),
        places: listed.places.clone(),
        busy,
    })
}

/// Writes the rows; those of before are gone on with where one directory was opened or closed.
fn write(view: TreeViewRef, open: Open, last: Option<&Shared<Listed>>) -> Work<Listed> {
    let last = last.filter(|last| last.view == view);
    let one = last.and_then(|last| {
        let (node, opened) = one_more(&last.open, &open)?;
        Some((last.places.clone(), position(&last.places, node)?, opened))
    });
    let mut listing = match &one {
        Some((places, at, true)) => {
            let place = places.get(*at);
            place.map_or_else(Listing::default, |dir| {
                Listing::below(dir.node, dir.depth.saturating_add(1))
            })
        }
        _ => Listing::default(),
    };
    Box::new(move || {
        let places = match &one {
            Some((places, at, false)) => toggled(places, *at, None),
            _ if !listing.step(&view, &|dir| open.contains(&dir), STEP) => return None,
            Some((places, at, true)) => {
                toggled(places, *at, Some(std::mem::take(&mut listing).places()))
            }
            None => std::mem::take(&mut listing).places(),
        };
        Some(Listed { view: view.clone(), open: open.clone(), places: Shared::new(places) })
    })
}

/// The one directory by which two sets differ, and whether it is open in the second.
fn one_more(before: &HashSet<NodeId>, after: &HashSet<NodeId>) -> Option<(NodeId, bool)> {
    let mut gone = before.difference(after);
    let mut new = after.difference(before);
    match [gone.next(), gone.next(), new.next(), new.next()] {
        [Some(gone), None, None, _] => Some((*gone, false)),
        [None, _, Some(new), None] => Some((*new, true)),
        _ => None,
    }
}
