//! The accessibility tree: the page as a screen reader gets it.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// One node that is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its role in Chromium, e.g. `button` or `StaticText`.
    pub role: String,
    /// Its name; for text, the text.
    pub name: String,
}

/// The nodes of the page in reading order, without hidden ones.
pub fn read(browser: &Browser) -> Result<Vec<Node>> {
    let answer = browser.cdp("Accessibility.getFullAXTree", json!({}))?;
    let listed = answer
        .get("nodes")
        .and_then(Value::as_array)
        .context("a tree has nodes")?;
    let nodes: HashMap<&str, &Value> = listed.iter().filter_map(|node| Some((id(node)?, node))).collect();
    let root = listed.iter().find(|node| node.get("parentId").is_none()).and_then(id);

    // A stack with children pushed in reverse gives depth-first order.
    let mut open = vec![root.context("a tree has a root")?];
    let mut read = Vec::new();
    while let Some(node) = open.pop().and_then(|id| nodes.get(id)) {
        let children = node.get("childIds").and_then(Value::as_array);
        open.extend(children.into_iter().flatten().rev().filter_map(Value::as_str));
        // An ignored node may have children that are not ignored.
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
