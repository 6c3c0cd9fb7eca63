//! The files that two images differ in: filtered, sorted, and only as many rows drawn as are seen.

use yew::prelude::*;

use crate::app::{CompareAction, CompareState, InspectAction};
use crate::base::Shared;
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::i18n;
use crate::image::EntryKind;
use crate::platform::scroll;
use crate::platform::style::style;
use crate::platform::{dom, focus};
use crate::ui::pages::inspect::filter_bar::examples;
use crate::ui::parts::use_extent;
use crate::ui::stepwise::{use_last, use_stepwise};
use crate::ui::words::{Words, use_words};
use crate::union::compare::FileState;
use crate::union::filter::Filter;
use crate::view::differing::{
    ChangedFile, Choosing, Compared, DiffBy, DiffKinds, DiffSort, not_of_two,
};
use crate::view::keys::{Key, key, step};
use crate::view::window::{drawn, offset, rows, scrolled};

const BODY: &str = "differing";
const FILTER: &str = "differing-filter";
const SAYS: &str = "differing-says";

/// What a filter may ask of two images: something to write, and what it keeps.
const EXAMPLES: &[(&str, &str)] = &[
    ("passwd", "filter-by-text"),
    ("/\\.so(\\.\\d+)*$/", "filter-by-regex"),
    ("/etc/", "filter-by-path"),
    (">10M", "compare-filter-size"),
    ("layer:0", "compare-filter-layer"),
    ("is:deleted", "compare-filter-is"),
    ("mode:suid", "filter-by-mode"),
    ("type:link", "filter-by-type"),
    ("owner:0", "filter-by-owner"),
    ("-type:dir >1k", "filter-by-not"),
];

/// What the list needs.
#[derive(Properties, PartialEq)]
pub struct DifferingProps {
    /// What came of the comparison.
    pub compared: Shared<Compared>,
    /// How it is looked at.
    pub state: CompareState,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
}

/// The list, and what is said of it.
#[component]
pub fn Differing(props: &DifferingProps) -> Html {
    let words = use_words();
    let (files, state) = (&props.compared.files, &props.state);
    // While a line is typed that cannot be read yet, the one before goes on.
    let (readable, error) = (use_mut_ref(String::new), error(&state.filter));
    if error.is_none() {
        state.filter.clone_into(&mut readable.borrow_mut());
    }
    let question = (props.compared.clone(), readable.borrow().clone(), state.sort, state.kinds);
    let chosen = use_chosen(question);
    let node = use_node_ref();
    let seen = use_extent(&node);
    // The row of the keyboard, and whether it was opened.
    let here = use_state_eq(|| (None::<u32>, false));
    let list = chosen.clone().unwrap_or_default();
    let at = here.0.and_then(|here| list.iter().position(|row| *row == here));
    use_in_sight(&node, at, here.0);
    let open = {
        let (compared, act, here) = (props.compared.clone(), props.act.clone(), here.setter());
        Callback::from(move |row: u32| {
            here.set((Some(row), true));
            let file = compared.files.get(row as usize);
            if let Some((path, (_, layer))) = file.and_then(|file| Some((file.path(), file.old?))) {
                act.emit(InspectAction::GoTo { path, layer });
            }
        })
    };
    let onkeydown = {
        let (list, page, here) = (list.clone(), rows(seen.height), here.setter());
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(pressed) = pressed(&event) else { return };
            let row = at.and_then(|at| list.get(at));
            if let (Key::Enter, Some(row)) = (pressed, row) {
                open.emit(*row);
            } else if let Some(to) = step(pressed, at, list.len(), page) {
                here.set((list.get(to).copied(), false));
            } else {
                return;
            }
            event.prevent_default();
        })
    };
    let opened = here.0.filter(|_| here.1).and_then(|row| files.get(row as usize));
    let told = opened
        .filter(|file| file.old.is_none())
        .map(|file| Message::new("compare-only-second").text("path", file.path().shown()));
    let tabbable = at.unwrap_or(0);
    let line = |place: usize| {
        let row = *list.get(place)?;
        let file = files.get(row as usize)?;
        let state = (here.0 == Some(row), place == tabbable);
        Some(line(words, &file, row, place, state, open.reform(move |_: MouseEvent| row)))
    };
    let title = words.t("compare-files-title");
    html! {
        <section class="rep differing" aria-label={title.clone()} onkeydown={on_letters(props)}>
            <div class="rep__head">
                <h3>{ title.clone() }</h3>
                <p>{ for props.compared.about.iter().map(|about| html! { <>{ words.say(about) }{ " " }</> }) }</p>
                if !files.is_empty() { { kinds(words, props) } }
            </div>
            if !files.is_empty() {
                { filter_line(words, props, chosen.as_ref().map(|chosen| chosen.len()), error.as_ref()) }
                <div class="grid" role="grid" aria-label={title} aria-busy={chosen.is_none().to_string()}
                    aria-rowcount={(list.len() + 1).to_string()} aria-colcount="5">
                    { columns(words, state.sort, &props.act) }
                    <div class="body" ref={node} id={BODY} role="rowgroup" {onkeydown}>
                        <div class="tree" role="presentation" ~style={style(format!("height:{}px", offset(list.len())))}>
                            { for drawn(seen.window(), tabbable, list.len()).filter_map(line) }
                        </div>
                    </div>
                </div>
                <p class="differing__told" role="status">
                    { for told.map(|told| words.say(&told)) }
                    if chosen.as_ref().is_some_and(|chosen| chosen.is_empty()) { { words.t("tree-nothing-shown") } }
                </p>
                if files.more > 0 { <p class="dim">{ words.say(&Message::new("report-more").count("count", files.more)) }</p> }
            }
        </section>
    }
}

fn pressed(event: &KeyboardEvent) -> Option<Key> {
    let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    key(&event.key(), &event.code(), event.shift_key(), plain)
}

/// What is wrong with the line of the filter.
fn error(line: &str) -> Option<Message> {
    match Filter::parse(line) {
        Ok(filter) => not_of_two(&filter).map(explain::not_of_two),
        Err(error) => Some(explain::filter_error(&error)),
    }
}

/// The rows that are shown, in their order, of a line that can be read; those of before while others
/// are found, and `None` before the first.
#[hook]
fn use_chosen(
    question: (Shared<Compared>, String, DiffSort, DiffKinds),
) -> Option<Shared<Vec<u32>>> {
    /// Rows asked before the clock is looked at.
    const STEP: usize = 2_000;
    let chosen = use_stepwise(Some(question), |(compared, line, sort, kinds)| {
        let filter = Shared::new(Filter::parse(&line).unwrap_or_default());
        let mut asking = Some(Choosing::new(&compared.files, filter, sort, kinds));
        Box::new(move || {
            let done = asking.as_mut()?.step(&compared.files, STEP);
            asking.take_if(|_| done).map(Choosing::chosen)
        })
    });
    use_last(chosen, ())
}

/// The row that is chosen is scrolled to, and has the focus if the list has it.
#[hook]
fn use_in_sight(node: &NodeRef, at: Option<usize>, here: Option<u32>) {
    let node = node.clone();
    use_effect_with((here, at), move |&(here, at)| {
        let Some((at, here)) = at.zip(here) else { return };
        if let Some(now) = scroll::extent(&node)
            && let Some(top) = scrolled(now.top, now.height, at)
        {
            scroll::scroll_to(&node, top);
        }
        // The row that had it may not be drawn any more.
        if focus::is_in(BODY) || focus::is_nowhere() {
            focus::focus_id(&row_id(here));
        }
    });
}

fn compares(act: &Callback<InspectAction>, action: CompareAction) -> Callback<MouseEvent> {
    act.reform(move |_| InspectAction::Compare(action.clone()))
}

/// Letters do to the list what they do to the tree elsewhere.
fn on_letters(props: &DifferingProps) -> Callback<KeyboardEvent> {
    let (act, by) = (props.act.clone(), props.state.sort.by);
    Callback::from(move |event: KeyboardEvent| {
        if dom::is_typing(&event) {
            return;
        }
        let action = match pressed(&event) {
            Some(Key::Added) => CompareAction::Toggle(FileState::Added),
            Some(Key::Changed) => CompareAction::Toggle(FileState::Changed),
            Some(Key::Deleted) => CompareAction::Toggle(FileState::Removed),
            Some(Key::Sort) => CompareAction::Sort(by.next()),
            Some(Key::Reverse) => CompareAction::Sort(by),
            Some(Key::Filter) => {
                focus::focus_id(FILTER);
                return event.prevent_default();
            }
            _ => return,
        };
        act.emit(InspectAction::Compare(action));
        event.prevent_default();
    })
}

/// The letter of a state, its glyph, its key, what the button of its rows says, and what a row says.
fn state(of: FileState) -> [&'static str; 5] {
    match of {
        FileState::Added => ["A", "+", "a", "kind-of-added", "state-added"],
        FileState::Changed => ["C", "~", "c", "kind-of-changed", "state-changed"],
        FileState::Removed => ["D", "−", "d", "kind-of-deleted", "state-deleted"],
    }
}

fn kinds(words: Words, props: &DifferingProps) -> Html {
    html! {
        <div class="kinds" role="group" aria-label={words.t("kinds-label")}>
            { for DiffKinds::ALL.map(|(kind, _)| {
                let [letter, glyph, key, id, _] = state(kind);
                let name = words.t(id);
                html! {
                    <button class={classes!("flag", "kind", key)} aria-pressed={props.state.kinds.has(kind).to_string()}
                        aria-keyshortcuts={key} title={format!("{name} ({key})")} aria-label={name}
                        onclick={compares(&props.act, CompareAction::Toggle(kind))}>
                        <span class="g" aria-hidden="true">{ glyph }</span>{ letter }
                    </button>
                }
            }) }
        </div>
    }
}

/// The filter, how many rows there are, and what it may ask.
fn filter_line(
    words: Words,
    props: &DifferingProps,
    shown: Option<usize>,
    error: Option<&Message>,
) -> Html {
    let line = &props.state.filter;
    let set = props.act.reform(|line| InspectAction::Compare(CompareAction::SetFilter(line)));
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            set.emit(dom::select_value(&event).unwrap_or_default());
        })
    };
    let onkeydown = {
        let (set, empty) = (set.clone(), line.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                _ if event.is_composing() => return,
                "Escape" if !empty => set.emit(String::new()),
                "Escape" | "Enter" | "ArrowDown" => focus::enter(BODY),
                _ => return,
            }
            // Escape closes the drawer elsewhere.
            event.stop_propagation();
            event.prevent_default();
        })
    };
    let all = props.compared.files.len();
    let count = shown.map(|shown| {
        let id = if shown == all { "compare-rows" } else { "compare-rows-of" };
        words.say(&Message::new(id).count("count", shown as u64).count("all", all as u64))
    });
    html! {
        <div class="find__area">
            <div class="find">
                <input id={FILTER} class="find__field" type="text" autocomplete="off" spellcheck="false"
                    aria-label={words.t("compare-filter")} placeholder={words.t("filter-placeholder")}
                    aria-invalid={error.is_some().to_string()} aria-describedby={SAYS}
                    aria-keyshortcuts="\\" value={line.clone()} {oninput} {onkeydown} />
                <span class="num dim find__count" role="status">{ count }</span>
                { examples(words, EXAMPLES, &set) }
            </div>
            <p id={SAYS} class="find__error" role="alert">{ for error.map(|error| words.say(error)) }</p>
        </div>
    }
}

/// The heads of the columns: each sorts.
fn columns(words: Words, sort: DiffSort, act: &Callback<InspectAction>) -> Html {
    let head = |by: DiffBy, id: &'static str| {
        let on = sort.by == by;
        let down = by.descends() != sort.reverse;
        let order = on.then_some(if down { "descending" } else { "ascending" });
        let name = words.t(id);
        let label = words.say(&Message::new("sort-by").text("column", &*name));
        html! {
            <span class={by.descends().then_some("num")} role="columnheader" aria-sort={order}>
                <button title={label.clone()} aria-label={label} onclick={compares(act, CompareAction::Sort(by))}>
                    { name }if on { <span aria-hidden="true">{ if down { " ↓" } else { " ↑" } }</span> }
                </button>
            </span>
        }
    };
    html! {
        <div class="row head" role="row">
            { head(DiffBy::Path, "waste-path") }
            { head(DiffBy::Change, "compare-change") }
            { head(DiffBy::Before, "compare-before") }
            { head(DiffBy::After, "compare-after") }
            { head(DiffBy::Difference, "compare-difference") }
        </div>
    }
}

fn row_id(row: u32) -> String {
    format!("differs-{row}")
}

/// One row; `state` says whether it is the chosen one, and whether the Tab key leads to it.
fn line(
    words: Words,
    file: &ChangedFile<'_>,
    row: u32,
    place: usize,
    (selected, tabbable): (bool, bool),
    onclick: Callback<MouseEvent>,
) -> Html {
    let [letter, glyph, class, _, id] = state(file.state);
    let is_dir = file.kind == EntryKind::Dir;
    let [old, new] = file.sizes();
    let difference = file.difference().map(|(less, bytes)| {
        let sign = if bytes == 0 {
            ""
        } else if less {
            "−"
        } else {
            "+"
        };
        format!("{sign}{}", words.size(bytes))
    });
    let reasons: Vec<String> = match file.state {
        FileState::Changed => {
            let told = file.reasons.told(is_dir);
            told.iter().map(|one| words.say(&explain::reason(one)).to_string()).collect()
        }
        _ => vec![words.t(id).to_string()],
    };
    let cell = |side: Option<(u64, crate::base::LayerId)>, bytes: Option<u64>| {
        html! {
            <span class="num" role="gridcell" title={bytes.map(|bytes| words.exact(bytes))}>
                { for bytes.map(|bytes| words.size(bytes)) }
                { for side.map(|(_, layer)| html! { <i class="dimmer">{ layer.to_string() }</i> }) }
            </span>
        }
    };
    let end = if is_dir { "/" } else { "" };
    let (dir, name) = (visible(file.dir), visible(file.name));
    let dir = if dir.is_empty() { "/".to_owned() } else { format!("/{dir}/") };
    let mut label = vec![format!("{dir}{name}{end}"), reasons.join(", ")];
    if file.state == FileState::Changed {
        label.insert(1, words.t(id).to_string());
    }
    for (bytes, id) in [(old, "compare-row-before"), (new, "compare-row-after")] {
        let said = bytes.map(|bytes| {
            let size = i18n::size_in_words(words.0, bytes);
            words.say(&Message::new(id).text("size", size)).to_string()
        });
        label.extend(said);
    }
    html! {
        <div key={u64::from(row)} class={classes!("row", letter)} role="row" id={row_id(row)} aria-label={label.join(", ")}
            aria-rowindex={(place + 2).to_string()} aria-selected={selected.to_string()}
            tabindex={if tabbable { "0" } else { "-1" }} ~style={style(format!("--y:{}px", offset(place)))} {onclick}>
            <span class="name" role="gridcell" title={label[0].clone()}>
                <span class="g" aria-hidden="true">{ glyph }</span>
                <span class="in">{ dir }</span><span class="t">{ name }{ end }</span>
            </span>
            <span class="why" role="gridcell">
                { for reasons.into_iter().map(|reason| html! { <span class={classes!("chip", class)}>{ reason }</span> }) }
            </span>
            { cell(file.old, old) }
            { cell(file.new, new) }
            <span class="num" role="gridcell">{ difference }</span>
        </div>
    }
}
