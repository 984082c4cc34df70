//! The accessibility tree: the page as a screen reader is given it.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// One thing that is read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Chromium's word for what it is, e.g. `button` or `StaticText`.
    pub role: String,
    /// What it is called; for text, the text.
    pub name: String,
}

/// What the page has to be read, in reading order, without what is hidden from it.
pub fn read(browser: &Browser) -> Result<Vec<Node>> {
    let answer = browser.cdp("Accessibility.getFullAXTree", json!({}))?;
    let listed = answer
        .get("nodes")
        .and_then(Value::as_array)
        .context("a tree has nodes")?;
    let nodes: HashMap<&str, &Value> = listed.iter().filter_map(|node| Some((id(node)?, node))).collect();
    let root = listed.iter().find(|node| node.get("parentId").is_none()).and_then(id);

    // A stack, and children put on it last first, is depth first and in order.
    let mut open = vec![root.context("a tree has a root")?];
    let mut read = Vec::new();
    while let Some(node) = open.pop().and_then(|id| nodes.get(id)) {
        let children = node.get("childIds").and_then(Value::as_array);
        open.extend(children.into_iter().flatten().rev().filter_map(Value::as_str));
        // An ignored one may still have children that are not.
        if node.get("ignored") != Some(&Value::Bool(true)) {
            read.push(Node {
                role: text(node, "/role/value"),
                name: text(node, "/name/value"),
            });
        }
    }
    Ok(read)
}

fn id(node: &Value) -> Option<&str> {
    node.get("nodeId")?.as_str()
}

fn text(node: &Value, pointer: &str) -> String {
    node.pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
