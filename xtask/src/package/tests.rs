//! The package describes the element as its sources and the reference do.

use std::collections::BTreeSet;

use super::*;
use crate::workspace::files_below;

fn read(path: &str) -> String {
    fs::read_to_string(root().unwrap().join(path)).unwrap()
}

fn manifest() -> Value {
    serde_json::from_str(&read("package/npm/custom-elements.json")).unwrap()
}

const CHART: &str = "report-chart";
const LINE: &str = "report-line";

/// Names in one list of the custom-elements manifest of an element.
fn declared(tag: &str, kind: &str) -> BTreeSet<String> {
    let manifest = manifest();
    let modules = manifest["modules"].as_array().unwrap();
    let declaration = modules
        .iter()
        .flat_map(|module| module["declarations"].as_array().unwrap())
        .find(|declaration| declaration["tagName"] == tag);
    let names = declaration
        .unwrap_or_else(|| panic!("no <{tag}>"))
        .get(kind)
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|thing| thing["name"].as_str().unwrap().to_owned());
    let names: Vec<String> = names.collect();
    let set: BTreeSet<String> = names.iter().cloned().collect();
    assert_eq!(names.len(), set.len(), "a name twice in {kind}");
    set
}

/// The text between the first occurrences of two markers.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no `{start}`"));
    rest.split_once(end)
        .unwrap_or_else(|| panic!("no `{end}` after `{start}`"))
        .0
}

/// The texts between pairs of a quotation mark.
fn quoted(text: &str, mark: char) -> BTreeSet<String> {
    text.split(mark).skip(1).step_by(2).map(str::to_owned).collect()
}

/// The code in the first column of the tables of a document.
fn first_column(document: &str) -> BTreeSet<String> {
    let cells = document
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("| `"));
    let first = cells.filter_map(|rest| rest.split('|').next());
    first.flat_map(|cell| quoted(&format!("`{cell}"), '`')).collect()
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

/// The reference of attributes and events in each language.
const REFERENCES: [&str; 2] = ["docs/attributes-and-events.md", "docs/attributes-and-events.zh-CN.md"];

#[test]
fn attributes_are_described_alike_everywhere() {
    // package/check/node.js checks that these are the observed attributes.
    let declared = declared(CHART, "attributes");
    let types = read("package/npm/report-chart.d.ts");
    let typed = between(&types, "export interface ReportChartAttributes {", "\n}");
    let typed = typed.lines().filter_map(|line| line.split_once("?:"));
    let typed: BTreeSet<String> = typed
        .map(|(name, _)| name.trim().trim_matches('\'').to_owned())
        .collect();
    assert_eq!(typed, declared, "report-chart.d.ts");
    for document in REFERENCES.iter().copied().chain(["package/npm/README.md"]) {
        let listed = first_column(&read(document));
        assert!(
            listed.is_superset(&declared),
            "{document}: {:?}",
            declared.difference(&listed)
        );
    }
}

#[test]
fn events_are_those_that_the_element_sends() {
    let source = [read("www/element/report-chart.js"), read("www/reading/article-link.js")].concat();
    let sent: BTreeSet<String> = source
        .split("emit('")
        .skip(1)
        .map(|rest| rest.split('\'').next().unwrap().to_owned())
        .collect();
    assert_eq!(sent.len(), 4, "{sent:?}");
    assert_eq!(declared(CHART, "events"), sent);
    let types = read("package/npm/report-chart.d.ts");
    let typed = quoted(between(&types, "export interface ReportChartEventMap {", "}"), '\'');
    assert_eq!(typed, sent, "report-chart.d.ts");
    for document in REFERENCES.iter().copied().chain(["package/npm/README.md"]) {
        let listed = first_column(&read(document));
        assert!(listed.is_superset(&sent), "{document}: {listed:?}");
    }
}

#[test]
fn parts_are_those_that_the_reference_promises_and_the_element_has() {
    let reference = read("docs/attributes-and-events.md");
    let promised = quoted(between(&reference, "`report-chart::part(…)`:", ".\n"), '`');
    assert!(promised.len() > 10, "{promised:?}");
    assert_eq!(declared(CHART, "cssParts"), promised);
    let mut sources = String::new();
    let www = root().unwrap().join("www");
    for path in files_below(&www).unwrap() {
        if path.ends_with(".js") && !path.starts_with("studio/") {
            sources += &fs::read_to_string(www.join(path)).unwrap();
        }
    }
    for part in promised {
        assert!(
            sources.contains(&format!("'{part}'")),
            "no script names the part {part}"
        );
    }
}

#[test]
fn custom_properties_are_those_that_the_element_reads() {
    let source = read("www/shared/environment.js");
    let read_by_it = quoted(between(&source, "const COLOURS = [", "]"), '\'');
    let read_by_it: BTreeSet<String> = read_by_it.iter().map(|name| format!("--report-chart-{name}")).collect();
    assert_eq!(declared(CHART, "cssProperties"), read_by_it);
    assert_eq!(declared(LINE, "cssProperties"), read_by_it);
    for document in REFERENCES {
        let listed = first_column(&read(document));
        assert!(listed.is_superset(&read_by_it), "{document}: {listed:?}");
    }
}

/// Attributes and members of the class are compared with it in package/check/node.js.
#[test]
fn the_line_is_described_like_the_chart() {
    let types = read("package/npm/report-chart-lines.d.ts");
    let typed = between(&types, "export interface ReportLineAttributes {", "\n}");
    let typed: BTreeSet<String> = typed
        .lines()
        .filter_map(|line| line.split_once("?:"))
        .map(|(name, _)| name.trim().trim_matches('\'').to_owned())
        .collect();
    assert_eq!(typed, declared(LINE, "attributes"));
    let source = read("www/lines/report-chart-lines.js");
    let observed = quoted(between(&source, "return [", "];"), '\'');
    assert_eq!(observed, typed, "observed attributes");

    let sent: BTreeSet<String> = source
        .split("new CustomEvent('")
        .skip(1)
        .map(|rest| rest.split('\'').next().unwrap().to_owned())
        .collect();
    assert_eq!(sent.len(), 2, "{sent:?}");
    assert_eq!(declared(LINE, "events"), sent);
    let mapped = quoted(between(&types, "export interface ReportLineEventMap {", "}"), '\'');
    assert_eq!(mapped, sent, "report-chart-lines.d.ts");

    let class = between(&types, "export class ReportLine ", "\n}");
    for member in declared(LINE, "members") {
        assert!(
            class.contains(&format!("  {member}: ")) || class.contains(&format!("  {member}(")),
            "{member}"
        );
    }

    // Containers and the element for measuring are not parts for styling.
    const INNER: [&str; 6] = ["ruler", "sensor", "dots", "frame", "body", "figure"];
    let view = read("www/lines/line-view.js");
    let named = |start: &str| -> BTreeSet<String> {
        let calls = view.split(start).skip(1);
        calls.map(|rest| rest.split('\'').next().unwrap().to_owned()).collect()
    };
    let mut parts = named("button('");
    for tag in ["div", "p", "table", "figure"] {
        parts.extend(named(&format!("part('{tag}', '")));
    }
    parts.retain(|part| !INNER.contains(&part.as_str()));
    assert_eq!(declared(LINE, "cssParts"), parts);

    for document in REFERENCES.iter().copied().chain(["package/npm/README.md"]) {
        let text = read(document);
        for name in sent
            .iter()
            .chain(&declared(LINE, "attributes"))
            .chain(&declared(LINE, "members"))
        {
            let code = [format!("`{name}`"), format!("`{name}("), format!("line.{name} ")];
            assert!(
                code.iter().any(|code| text.contains(code)),
                "{document} does not name {name}"
            );
        }
    }
}

#[test]
fn views_are_those_of_the_report() {
    let report: Value = serde_json::from_str(&read("data/miit-2011.json")).unwrap();
    let views = report["views"]
        .as_array()
        .unwrap()
        .iter()
        .map(|view| view["id"].as_str().unwrap().to_owned());
    let views: BTreeSet<String> = views.collect();
    let types = read("package/npm/report-chart.d.ts");
    assert_eq!(
        quoted(between(&types, "export type ReportChartView =", ";"), '\''),
        views
    );
    let readme = read("package/npm/README.md");
    let row = readme.lines().find(|line| line.starts_with("| `view` |")).unwrap();
    let mut listed = quoted(row, '`');
    listed.remove("view");
    assert_eq!(listed, views, "package/npm/README.md");
}

#[test]
fn the_manifest_of_the_package_lists_its_files_and_only_those() {
    let text = read("package/npm/package.json");
    assert_eq!(text.matches(VERSION).count(), 1, "one version");
    let package: Value = serde_json::from_str(&text).unwrap();
    let listed: BTreeSet<String> = package["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file.as_str().unwrap().to_owned())
        .collect();
    // npm adds these two files.
    let mut wanted = names(&WRITTEN);
    wanted.extend(names(&GENERATED));
    wanted.extend(names(&LICENCES));
    wanted.extend(names(&BUILT));
    wanted.insert(COMMAND_LINE.to_owned());
    wanted.remove("README.md");
    assert_eq!(listed, wanted);
    // Importing the entry defines the element: a bundler must not drop that import.
    let effects: Vec<&str> = package["sideEffects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file.as_str().unwrap())
        .collect();
    assert!(effects.contains(&"./report-chart.js"), "{effects:?}");
}
