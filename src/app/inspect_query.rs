//! What is looked at, behind the `?` of an address.

use super::route::{decode, encode};
use crate::app::{CompareState, Kinds, Sheet, Sort, Tab};
use crate::base::{LayerId, LayerPath};
use crate::union::WasteCause;
use crate::view::picture::{Fate, Sizes, Zoom};
use crate::view::tree::SortBy;

/// Order, filter, tab and the rest of what a link brings back; a part that is as it is at first does
/// not stand in the address.
///
/// ```text
/// ?f=is%3Adeleted&q=passwd&s=name-&k=acdx&v=L2&b=L0&t=diff&c=more&o=base
/// ?w=sizes&z=causes&y=usr/lib&yl=L3&yc=deleted
/// ?w=compare&x=sha256%3Aab…&xf=%3E1M&xs=difference-&xk=ac
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InspectQuery {
    /// The version that is shown.
    pub version: Option<LayerId>,
    /// The version it is compared with.
    pub against: Option<LayerId>,
    /// The order of the tree.
    pub sort: Sort,
    /// Which kinds of rows are shown.
    pub kinds: Kinds,
    /// The line of the filter.
    pub filter: String,
    /// What is searched for.
    pub search: Option<String>,
    /// Whether all columns are shown.
    pub columns: bool,
    /// Whether the lowest layer comes first.
    pub base_first: bool,
    /// The tab of the detail pane.
    pub tab: Tab,
    /// The sheet that is open.
    pub sheet: Option<Sheet>,
    /// What the picture of sizes is of.
    pub sizes: Sizes,
    /// The part of it that the picture shows.
    pub zoom: Zoom,
    /// The comparison with another image.
    pub compare: Box<CompareState>,
}

const SORTS: [(SortBy, &str); 6] = [
    (SortBy::Size, "size"),
    (SortBy::Name, "name"),
    (SortBy::Layer, "layer"),
    (SortBy::Mode, "mode"),
    (SortBy::Owner, "owner"),
    (SortBy::Time, "time"),
];

const TABS: [(Tab, &str); 4] =
    [(Tab::Contents, "contents"), (Tab::Diff, "diff"), (Tab::Hex, "hex"), (Tab::Metadata, "meta")];

const SHEETS: [(Sheet, &str); 7] = [
    (Sheet::Changes, "changes"),
    (Sheet::Files, "files"),
    (Sheet::Image, "image"),
    (Sheet::History, "history"),
    (Sheet::Sizes, "sizes"),
    (Sheet::Rules, "rules"),
    (Sheet::Compare, "compare"),
];

const SIZES: [(Sizes, &str); 3] =
    [(Sizes::Seen, "seen"), (Sizes::Layers, "layers"), (Sizes::Causes, "causes")];

const FATES: [(Fate, &str); 6] = [
    (Fate::Seen, "seen"),
    (Fate::Wasted(WasteCause::DeletedLater), "deleted"),
    (Fate::Wasted(WasteCause::Hidden), "hidden"),
    (Fate::Wasted(WasteCause::MetadataOnly), "metadata"),
    (Fate::Wasted(WasteCause::Overwritten), "overwritten"),
    (Fate::Wasted(WasteCause::NotCompared), "unknown"),
];

fn word<T: PartialEq>(words: &'static [(T, &str)], of: &T) -> &'static str {
    words.iter().find(|(known, _)| known == of).map_or("", |(_, word)| *word)
}

fn meant<T: Copy>(words: &'static [(T, &str)], text: &str) -> Option<T> {
    words.iter().find(|(_, word)| *word == text).map(|(known, _)| *known)
}

impl InspectQuery {
    /// Reads what stands behind the `?`; parts that are not known are passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let layer = |text: &str| text.strip_prefix('L')?.parse().ok().map(LayerId);
        for (key, value) in text.split('&').filter_map(|part| part.split_once('=')) {
            let text = || String::from_utf8_lossy(&decode(value)).into_owned();
            match key {
                "f" => query.filter = text(),
                "q" => query.search = Some(text()),
                "s" => {
                    let reverse = value.ends_with('-');
                    let by = meant(&SORTS, value.trim_end_matches('-')).unwrap_or_default();
                    query.sort = Sort { by, reverse };
                }
                "k" => query.kinds = Kinds::of_letters(value),
                "v" => query.version = layer(value),
                "b" => query.against = layer(value),
                "t" => query.tab = meant(&TABS, value).unwrap_or_default(),
                "c" => query.columns = value == "more",
                "w" => query.sheet = meant(&SHEETS, value),
                "z" => query.sizes = meant(&SIZES, value).unwrap_or_default(),
                "y" => query.zoom.path = LayerPath::clean(&decode(value)),
                "yl" => query.zoom.layer = layer(value),
                "yc" => query.zoom.fate = meant(&FATES, value),
                "o" => query.base_first = value == "base",
                other => query.compare.take(other, &text()),
            }
        }
        query
    }

    /// The text of it, with its `?`; empty where all is as it is at first.
    #[must_use]
    pub fn to_text(&self) -> String {
        let first = Self::default();
        let mut text = String::new();
        let mut part = |there: bool, key: &str, value: &str| {
            if there {
                text.push(if text.is_empty() { '?' } else { '&' });
                text.push_str(key);
                text.push('=');
                text.push_str(value);
            }
        };
        let search = self.search.as_deref().unwrap_or_default();
        part(!self.filter.is_empty(), "f", &encode(self.filter.as_bytes()));
        part(self.search.is_some(), "q", &encode(search.as_bytes()));
        let sign = if self.sort.reverse { "-" } else { "" };
        let sort = [word(&SORTS, &self.sort.by), sign].concat();
        part(self.sort != first.sort, "s", &sort);
        part(self.kinds != first.kinds, "k", &self.kinds.letters());
        for (key, layer) in [("v", self.version), ("b", self.against)] {
            let layer = layer.map(|layer| layer.to_string());
            part(layer.is_some(), key, &layer.unwrap_or_default());
        }
        part(self.tab != first.tab, "t", word(&TABS, &self.tab));
        part(self.columns, "c", "more");
        part(self.base_first, "o", "base");
        let sheet = self.sheet.map_or("", |sheet| word(&SHEETS, &sheet));
        part(self.sheet.is_some(), "w", sheet);
        part(self.sizes != first.sizes, "z", word(&SIZES, &self.sizes));
        let Zoom { fate, layer, path } = &self.zoom;
        part(!path.is_root(), "y", &encode(path.as_bytes()));
        part(layer.is_some(), "yl", &layer.map(|layer| layer.to_string()).unwrap_or_default());
        part(fate.is_some(), "yc", fate.map_or("", |fate| word(&FATES, &fate)));
        for (key, value) in self.compare.parts() {
            part(true, key, &encode(value.as_bytes()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_survives_the_address_bar() {
        for text in [
            "",
            "?f=is%3Adeleted%20%3E10M",
            "?q=",
            "?q=a%26b%3Dc%23",
            "?s=name",
            "?s=size-",
            "?k=",
            "?k=acx",
            "?v=L2&b=L0&t=diff",
            "?f=x&q=y&s=time-&k=dlu&v=L1&t=meta&c=more&o=base",
            "?w=rules",
            "?w=sizes&z=causes",
            "?w=sizes&y=usr/lib%26x",
            "?w=sizes&z=causes&y=usr&yl=L3&yc=deleted",
            "?w=sizes&z=causes&yc=seen",
            "?w=compare&x=sha256%3Aab&xf=%3E1M%20-is%3Aadded&xs=difference-&xk=ac",
            "?w=compare&xs=path-&xk=",
        ] {
            let query = InspectQuery::parse(text.trim_start_matches('?'));
            assert_eq!(query.to_text(), text);
        }
        let query = InspectQuery::parse("f=%ED%95%9C&z=1&w=odd&s=odd&t=odd&v=odd&k&=");
        let first = InspectQuery { filter: "한".to_owned(), ..InspectQuery::default() };
        assert_eq!(query, first);
    }

    #[test]
    fn unchanged_rows_are_shown_in_the_merged_view_and_hidden_in_a_layer() {
        use crate::app::{Kind, Mode};
        let kinds = Kinds::default();
        let range = Mode::Range { from: LayerId(1) };
        let shown = |kinds: Kinds, mode| Kind::ALL.map(|kind| u8::from(kinds.has(kind, mode)));
        assert_eq!(shown(kinds, Mode::Merged), [1, 1, 1, 0, 1]);
        assert_eq!(shown(kinds, Mode::Layer), [1, 1, 1, 0, 0]);
        let kinds = kinds.toggled(Kind::Unchanged, range).toggled(Kind::Added, range);
        assert_eq!(shown(kinds, Mode::Layer), [0, 1, 1, 0, 1]);
        assert_eq!(shown(kinds, Mode::Merged), [0, 1, 1, 0, 1]);
        assert_eq!(shown(kinds.toggled(Kind::Unchanged, Mode::Merged), range), [0, 1, 1, 0, 1]);
    }
}
