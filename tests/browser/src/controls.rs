//! Finding what is on the page by role and accessible name.

use serde_json::{Value, json};

use crate::Page;

/// Something on the page, as the accessibility tree says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// ARIA role: `button`, `row`, `heading`, …
    pub role: String,
    /// What a screen reader calls it.
    pub name: String,
    /// Text of an input, a number of a progress bar.
    pub value: String,
    /// `level`, `expanded`, `selected`, `checked`, `pressed`, `focused`, `disabled`, …
    properties: Vec<(String, Value)>,
    pub(crate) node: i64,
    depth: usize,
}

impl Control {
    /// A property of the accessibility tree, as text: `true`, `3`, `mixed`; empty if not set.
    pub fn property(&self, name: &str) -> String {
        let found = self.properties.iter().find(|(found, _)| found == name);
        match found {
            Some((_, Value::String(text))) => text.clone(),
            Some((_, value)) => value.to_string(),
            None => String::new(),
        }
    }

    /// True if the property is set and true.
    pub fn is(&self, name: &str) -> bool {
        self.property(name) == "true"
    }
}

/// `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

impl Page {
    /// Everything on the page now, in reading order.
    pub fn controls(&self) -> Vec<Control> {
        // The page may be between two documents: then there is nothing to see yet.
        let Ok(tree) = self.try_call("Accessibility.getFullAXTree", json!({})) else {
            return Vec::new();
        };
        let empty = Vec::new();
        let nodes = tree["nodes"].as_array().unwrap_or(&empty);
        let find = |id: &Value| nodes.iter().find(|node| &node["nodeId"] == id);
        let mut found = Vec::new();
        let mut stack: Vec<(usize, &Value)> =
            nodes.first().map(|root| (0, root)).into_iter().collect();
        while let Some((depth, node)) = stack.pop() {
            let ignored = node["ignored"] == true;
            if !ignored {
                found.extend(control(node, depth));
            }
            let children = node["childIds"].as_array().unwrap_or(&empty);
            let depth = if ignored { depth } else { depth + 1 };
            stack.extend(children.iter().rev().filter_map(find).map(|child| (depth, child)));
        }
        found
    }

    /// All with this role whose name matches (`*` stands for anything), now.
    pub fn all(&self, role: &str, name: &str) -> Vec<Control> {
        let mut controls = self.controls();
        controls.retain(|control| control.role == role && matches(name, &control.name));
        controls
    }

    /// True if there is one now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        !self.all(role, name).is_empty()
    }

    /// The names of all with this role, now.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.all(role, "*").into_iter().map(|control| control.name).collect()
    }

    /// Waits for the first with this role and name.
    pub fn wait_for(&self, role: &str, name: &str) -> Control {
        self.until(&format!("{role} {name:?} is on the page"), || {
            self.all(role, name).into_iter().next()
        })
    }

    /// Waits until there is none.
    pub fn wait_gone(&self, role: &str, name: &str) {
        self.until(&format!("{role} {name:?} is gone"), || (!self.has(role, name)).then_some(()));
    }

    /// Waits until the first with this role and name has a property.
    pub fn wait_is(&self, role: &str, name: &str, property: &str) -> Control {
        self.until(&format!("{role} {name:?} is {property}"), || {
            self.all(role, name).into_iter().find(|control| control.is(property))
        })
    }

    /// What has the keyboard.
    pub fn focused(&self) -> Option<Control> {
        let mut focused = self.controls();
        focused.retain(|control| control.is("focused") && control.role != "RootWebArea");
        focused.pop()
    }

    /// The visible text of the first with this role and name; waits for it.
    pub fn text(&self, role: &str, name: &str) -> String {
        let control = self.wait_for(role, name);
        self.on(&control, "function() { return this.innerText ?? this.textContent }")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until this text is somewhere on the page.
    pub fn wait_text(&self, text: &str) {
        self.until(&format!("the text {text:?}"), || self.body().contains(text).then_some(()));
    }

    /// All visible text.
    pub fn body(&self) -> String {
        self.eval("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Calls a JavaScript function on an element.
    pub fn on(&self, control: &Control, function: &str) -> Value {
        let object = self.call("DOM.resolveNode", json!({ "backendNodeId": control.node }));
        let result = self.call(
            "Runtime.callFunctionOn",
            json!({
                "objectId": object["object"]["objectId"],
                "functionDeclaration": function,
                "returnByValue": true,
            }),
        );
        result["result"]["value"].clone()
    }

    /// The page as a screen reader has it, one line each; for messages.
    pub fn outline(&self) -> String {
        let mut text = String::new();
        for control in self.controls() {
            if matches!(control.role.as_str(), "StaticText" | "InlineTextBox" | "none" | "generic")
            {
                continue;
            }
            let Control { role, name, value, depth, .. } = &control;
            text += &format!("{:1$}{role} {name:?}", "", depth * 2);
            if !value.is_empty() {
                text += &format!(" = {value:?}");
            }
            for (name, value) in &control.properties {
                if *value != Value::Bool(false) && name != "focusable" {
                    text += &format!(" {name}={value}");
                }
            }
            text.push('\n');
        }
        text
    }
}

fn control(node: &Value, depth: usize) -> Option<Control> {
    let text = |field: &str| match &node[field]["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let properties = node["properties"].as_array().map_or_else(Vec::new, |list| {
        list.iter()
            .filter_map(|p| Some((p["name"].as_str()?.to_owned(), p["value"]["value"].clone())))
            .collect()
    });
    Some(Control {
        role: text("role"),
        name: text("name"),
        value: text("value"),
        properties,
        node: node["backendDOMNodeId"].as_i64()?,
        depth,
    })
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(matches("Close", "Close") && !matches("Close", "Close image"));
        assert!(matches("Close*", "Close image") && matches("*", ""));
        assert!(matches("*.conf, changed*L3*", "app.conf, changed, 4 kB, L3, mode"));
        assert!(!matches("a*b", "ac") && !matches("*x", "y"));
    }
}
