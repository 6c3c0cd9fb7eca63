//! What is asked before something is done: a text, a mode, a path.

use yew::prelude::*;

use super::Desk;
use crate::app::cache::CacheAction;
use crate::base::path::visible;
use crate::explain::Message;
use crate::platform::{field, focus};
use crate::ui::words::Words;
use crate::view::cache::ContextForm;

/// The fields of the form, and what is wrong with them.
pub struct Fields {
    dialog: NodeRef,
    line: NodeRef,
    rest: NodeRef,
    wrong: UseStateHandle<Option<Message>>,
}

/// A form is shown in front of the page as soon as there is one, filled with what there is.
#[hook]
pub fn use_form(form: &UseStateHandle<Option<ContextForm>>) -> Fields {
    let (dialog, line, rest) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wrong = use_state_eq(|| None);
    {
        let (dialog, line, rest, wrong) =
            (dialog.clone(), line.clone(), rest.clone(), wrong.setter());
        use_effect_with((**form).clone(), move |form| {
            wrong.set(None);
            let Some(form) = form else { return };
            let (first, text) = form.first();
            focus::open_dialog(&dialog);
            field::write(&line, &first, first.len());
            field::lines::put(&rest, &text, Some(1));
            match form {
                ContextForm::Edit(..) => field::lines::go_to(&rest, 1),
                ContextForm::Chmod(..) => field::select(&line),
                _ => {}
            }
        });
    }
    Fields { dialog, line, rest, wrong }
}

/// The form, if something is asked.
pub fn form(words: Words, desk: &Desk, fields: &Fields) -> Html {
    let Some(form) = (*desk.form).clone() else { return html! {} };
    let on_close = {
        let (form, store) = (desk.form.setter(), desk.store.clone());
        Callback::from(move |_: Event| {
            form.set(None);
            if store.file.is_some() {
                store.dispatch(CacheAction::OpenFile(None));
            }
        })
    };
    let on_cancel = {
        let dialog = fields.dialog.clone();
        Callback::from(move |_: MouseEvent| focus::close_dialog(&dialog))
    };
    let save = saving(desk, fields, &form);
    let onsubmit = {
        let save = save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(());
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        // No key of the page acts while it is open.
        event.stop_propagation();
        let command = event.ctrl_key() || event.meta_key();
        if command && event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            save.emit(());
        }
    });
    let title = title(&form);
    let wrong = fields.wrong.as_ref().map(|wrong| words.say(wrong));
    let invalid = wrong.is_some().then_some("true");
    let label = match form {
        ContextForm::Chmod(..) => "cache-field-mode",
        _ => "cache-field-path",
    };
    html! {
        <dialog ref={fields.dialog.clone()} class="help ctx__form" aria-label={words.say(&title)} onclose={on_close} {onkeydown}>
            <form {onsubmit}>
                <h2>{ words.say(&title) }</h2>
                if !matches!(form, ContextForm::Edit(..)) {
                    <label>
                        <span>{ words.t(label) }</span>
                        <input ref={fields.line.clone()} type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                            aria-invalid={invalid} aria-describedby="context-wrong" />
                    </label>
                }
                { second(words, &form, fields) }
                if let Some(hint) = hint(&form) { <p class="ctx__hint">{ words.t(hint) }</p> }
                <p id="context-wrong" class="ctx__wrong" role="alert">{ wrong }</p>
                <div class="menu__buttons">
                    <button class="btn primary" type="submit">{ words.t("cache-form-save") }</button>
                    { quick(words, desk, fields, &form) }
                    <span class="sp"></span>
                    <button class="btn" type="button" onclick={on_cancel}>{ words.t("cache-form-cancel") }</button>
                </div>
            </form>
        </dialog>
    }
}

/// The text of a file, or where a link leads.
fn second(words: Words, form: &ContextForm, fields: &Fields) -> Html {
    let node = fields.rest.clone();
    match form {
        ContextForm::Edit(..) | ContextForm::File(_) => html! {
            <label>
                <span>{ words.t("cache-field-text") }</span>
                <textarea ref={node} rows="10" autocomplete="off" autocapitalize="off" spellcheck="false" wrap="off" />
            </label>
        },
        ContextForm::Link => html! {
            <label>
                <span>{ words.t("cache-field-target") }</span>
                <input ref={node} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" />
            </label>
        },
        ContextForm::Chmod(..) | ContextForm::Rename(_) | ContextForm::Dir(_) => html! {},
    }
}

/// The modes that are wanted most, one click each.
fn quick(words: Words, desk: &Desk, fields: &Fields, form: &ContextForm) -> Html {
    let ContextForm::Chmod(path, _) = form else { return html! {} };
    let button = |mode: u32| {
        let step = crate::sim::cache::script::Step::Chmod(mode, path.clone());
        let (store, dialog) = (desk.store.clone(), fields.dialog.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            focus::close_dialog(&dialog);
            store.dispatch(CacheAction::Do(step.clone()));
        });
        let bits = crate::view::cache::octal(mode);
        let label = words.say(&Message::new("cache-chmod-to").text("mode", bits.clone()));
        html! { <button class="btn" type="button" aria-label={label} {onclick}><code>{ bits }</code></button> }
    };
    html! { <>{ button(0o644) }{ button(0o755) }</> }
}

/// Does what the fields say and closes the form; or says what is wrong with them.
fn saving(desk: &Desk, fields: &Fields, form: &ContextForm) -> Callback<()> {
    let (store, form) = (desk.store.clone(), form.clone());
    let (dialog, wrong) = (fields.dialog.clone(), fields.wrong.setter());
    let (line, rest) = (fields.line.clone(), fields.rest.clone());
    let chosen = desk.chosen.setter();
    Callback::from(move |()| {
        use crate::sim::cache::script::Step;
        let Some(shown) = &store.shown else { return };
        let line = field::typed(&line).map(|(text, _)| text).unwrap_or_default();
        let long = field::lines::typed(&rest).map(|(text, _)| text);
        let short = || field::typed(&rest).map(|(text, _)| text);
        let rest = long.or_else(short).unwrap_or_default();
        match form.step(&shown.look.context, &line, &rest) {
            Ok(step) => {
                focus::close_dialog(&dialog);
                if let Some(step) = step {
                    if let Step::Rename(_, path) | Step::Write(path, _) | Step::Dir(path) = &step {
                        chosen.set(Some(path.clone()));
                    }
                    store.dispatch(CacheAction::Do(step));
                }
            }
            Err(message) => wrong.set(Some(message)),
        }
    })
}

fn title(form: &ContextForm) -> Message {
    let of = |id: &'static str, path: &str| Message::new(id).text("path", visible(path.as_bytes()));
    match form {
        ContextForm::Edit(path, _) => of("cache-form-edit", path),
        ContextForm::Chmod(path, _) => of("cache-form-chmod", path),
        ContextForm::Rename(path) => of("cache-form-rename", path),
        ContextForm::File(_) => Message::new("cache-form-file"),
        ContextForm::Dir(_) => Message::new("cache-form-dir"),
        ContextForm::Link => Message::new("cache-form-link"),
    }
}

fn hint(form: &ContextForm) -> Option<&'static str> {
    match form {
        ContextForm::Edit(..) => Some("cache-form-hint-edit"),
        ContextForm::Chmod(..) => Some("cache-form-hint-chmod"),
        ContextForm::Rename(_) => Some("cache-form-hint-rename"),
        ContextForm::File(_) | ContextForm::Dir(_) | ContextForm::Link => None,
    }
}
