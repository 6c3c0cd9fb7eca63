//! What hands do: click, type, drop, choose.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Control, Page};

impl Page {
    /// Clicks the middle of the first with this role and name; waits for it. Once more on the one that
    /// took its place if it was gone before the click reached it.
    pub fn click(&self, role: &str, name: &str) {
        for _ in 0..3 {
            if self.click_on(&self.wait_for(role, name)) || !self.has(role, name) {
                return;
            }
        }
    }

    /// Clicks the middle of it; once more if it was drawn elsewhere between the press and the release.
    /// Whether a click came, or no page is there any more that could tell.
    pub fn click_on(&self, control: &Control) -> bool {
        for _ in 0..3 {
            self.on(
                control,
                // What is drawn anew under the mouse is the same to a hand.
                "function() {
                    const name = one => one.getAttribute?.('aria-label') ?? one.textContent;
                    const [tag, called] = [this.tagName, name(this)];
                    const same = one => one === this || one.tagName === tag && name(one) === called;
                    window.clickCame = false;
                    document.addEventListener('click', event => {
                        window.clickCame = event.composedPath().some(same);
                    }, { once: true, capture: true });
                }",
            );
            let (x, y) = self.middle(control);
            self.mouse("mouseMoved", x, y, 0);
            self.mouse("mousePressed", x, y, 1);
            self.mouse("mouseReleased", x, y, 1);
            // Another document knows nothing of it.
            let missed = self.try_call(
                "Runtime.evaluate",
                json!({ "expression": "window.clickCame === false" }),
            );
            let came = missed.map_or(true, |missed| missed["result"]["value"] != true);
            if came || !self.control_is_there(control) {
                return came;
            }
        }
        true
    }

    fn control_is_there(&self, control: &Control) -> bool {
        self.try_call("DOM.getContentQuads", json!({ "backendNodeId": control.node }))
            .is_ok_and(|quads| quads["quads"][0].is_array())
    }

    /// Clicks the middle of it with the right button.
    pub fn right_click(&self, control: &Control) {
        let (x, y) = self.middle(control);
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            self.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": x, "y": y, "button": "right", "clickCount": 1 }),
            );
        }
    }

    /// Moves the mouse over it.
    pub fn hover(&self, control: &Control) {
        let (x, y) = self.middle(control);
        self.mouse("mouseMoved", x, y, 0);
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, clicks: u32) {
        let button = if clicks > 0 { "left" } else { "none" };
        self.call(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks }),
        );
    }

    /// Turns the mouse wheel over it, down if positive.
    pub fn wheel(&self, control: &Control, by: i32) {
        let (x, y) = self.middle(control);
        self.call(
            "Input.dispatchMouseEvent",
            json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by }),
        );
    }

    fn middle(&self, control: &Control) -> (f64, f64) {
        let node = json!({ "backendNodeId": control.node });
        let _ = self.try_call("DOM.scrollIntoViewIfNeeded", node.clone());
        let place = || {
            let quads = self.call("DOM.getContentQuads", node.clone());
            let Some(quad) = quads["quads"][0].as_array() else {
                panic!("{} {:?} has no place on the page", control.role, control.name);
            };
            let at = |i: usize| quad[i].as_f64().unwrap_or_default();
            ((at(0) + at(4)) / 2.0, (at(1) + at(5)) / 2.0)
        };
        // What is drawn meanwhile may move it: a hand waits until it stands still.
        let mut before = place();
        for _ in 0..50 {
            std::thread::sleep(std::time::Duration::from_millis(20));
            let now = place();
            if now == before {
                break;
            }
            before = now;
        }
        before
    }

    /// Presses a key: `ArrowDown`, `Enter`, `a`, `Shift+F6`, `Control+z`.
    ///
    /// # Panics
    /// If the key is not known here.
    pub fn press(&self, keys: &str) {
        // `+` itself is a key too.
        let mut parts: Vec<&str> = keys.split('+').filter(|part| !part.is_empty()).collect();
        let key = if keys.ends_with('+') { "+" } else { parts.pop().unwrap_or_default() };
        let modifiers: u32 = parts
            .iter()
            .map(|name| match *name {
                "Alt" => 1,
                "Control" => 2,
                "Meta" => 4,
                "Shift" => 8,
                other => panic!("no modifier {other}"),
            })
            .sum();
        let (code, number, text) = describe_key(key);
        let mut event = json!({
            "type": "keyDown",
            "key": key_name(key),
            "code": code,
            "windowsVirtualKeyCode": number,
            "modifiers": modifiers,
        });
        if let Some(text) = text.filter(|_| modifiers & !8 == 0) {
            event["text"] = text.into();
        }
        self.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = "keyUp".into();
        if let Some(event) = event.as_object_mut() {
            event.remove("text");
        }
        self.call("Input.dispatchKeyEvent", event);
    }

    /// Presses keys one after the other.
    pub fn press_all(&self, keys: &[&str]) {
        for key in keys {
            self.press(key);
        }
    }

    /// Types text where the keyboard is.
    pub fn type_text(&self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Types as an input method does: what is under way is shown step by step, the last step stays.
    pub fn compose(&self, steps: &[&str]) {
        for step in steps {
            let end = step.encode_utf16().count();
            let there = json!({ "text": step, "selectionStart": end, "selectionEnd": end });
            self.call("Input.imeSetComposition", there);
        }
        self.type_text(steps.last().copied().unwrap_or_default());
    }

    /// Drops files on the middle of the page.
    pub fn drop_files(&self, files: &[&Path]) {
        self.drag("dragEnter", files);
        self.drag("dragOver", files);
        self.drag("drop", files);
    }

    /// Drags files over the page without letting go.
    pub fn drag_files(&self, files: &[&Path]) {
        self.drag("dragEnter", files);
        self.drag("dragOver", files);
    }

    /// Drops one file.
    pub fn drop_file(&self, file: &Path) {
        self.drop_files(&[file]);
    }

    fn drag(&self, kind: &str, files: &[&Path]) {
        let size = self.eval("[innerWidth / 2, innerHeight / 2]");
        self.call(
            "Input.dispatchDragEvent",
            json!({
                "type": kind,
                "x": size[0],
                "y": size[1],
                "data": { "items": [], "files": paths(files), "dragOperationsMask": 1 },
            }),
        );
    }

    /// Clicks a control that opens the browser's file dialog, and chooses files in it.
    pub fn choose_files(&self, role: &str, name: &str, files: &[&Path]) {
        // The picker that gives handles can't be driven; without it the page asks as it does in
        // browsers that have none.
        self.eval("delete window.showOpenFilePicker");
        self.log().records().choosers.clear();
        self.click(role, name);
        let node = self.until("the file dialog", || self.log().records().choosers.pop());
        let files = paths(files);
        self.call("DOM.setFileInputFiles", json!({ "files": files, "backendNodeId": node }));
    }
}

fn paths(files: &[&Path]) -> Value {
    files.iter().map(|file| file.display().to_string()).collect()
}

fn key_name(key: &str) -> &str {
    if key == "Space" { " " } else { key }
}

/// The key's place on the keyboard, its number, and the text it types.
fn describe_key(key: &str) -> (String, u32, Option<String>) {
    let named = |number| (key.to_owned(), number, None);
    match key {
        "Enter" => ("Enter".into(), 13, Some("\r".into())),
        "Space" => ("Space".into(), 32, Some(" ".into())),
        "Tab" => named(9),
        "Escape" => named(27),
        "Backspace" => named(8),
        "Delete" => named(46),
        "PageUp" => named(33),
        "PageDown" => named(34),
        "End" => named(35),
        "Home" => named(36),
        "ArrowLeft" => named(37),
        "ArrowUp" => named(38),
        "ArrowRight" => named(39),
        "ArrowDown" => named(40),
        "F6" => named(117),
        "F10" => named(121),
        _ => {
            let mut chars = key.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { panic!("no key {key}") };
            let upper = c.to_ascii_uppercase();
            let (code, number) = match upper {
                'A'..='Z' => (format!("Key{upper}"), u32::from(upper)),
                '0'..='9' => (format!("Digit{upper}"), u32::from(upper)),
                '[' => ("BracketLeft".into(), 219),
                ']' => ("BracketRight".into(), 221),
                '/' | '?' => ("Slash".into(), 191),
                '\\' => ("Backslash".into(), 220),
                '=' | '+' => ("Equal".into(), 187),
                '-' => ("Minus".into(), 189),
                _ => (String::new(), 0),
            };
            (code, number, Some(c.to_string()))
        }
    }
}
