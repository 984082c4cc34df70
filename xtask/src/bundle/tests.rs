//! Tests of bundling and of its errors.

use super::*;

const GLUE: (&str, &str) = ("glue.js", "export function draw() { return 1 }");

/// Bundles modules given as text; the first is the entry.
fn bundled(modules: &[(&str, &str)]) -> Result<String> {
    bundled_as(Form::Module, modules, &[])
}

fn bundled_as(form: Form, modules: &[(&str, &str)], instead: &[(&str, &str)]) -> Result<String> {
    let texts: Vec<_> = modules.iter().copied().chain([GLUE]).collect();
    let sources = Sources {
        folder: Path::new("nowhere"),
        texts: &texts,
        instead,
    };
    Ok(bundle(&sources, modules[0].0, form)?.code)
}

#[test]
fn modules_come_from_the_folder_where_no_text_is_given() {
    let folder = std::env::temp_dir().join(format!("bundle-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("a.js"), "import { draw } from './glue.js'; alert(draw());").unwrap();
    let sources = Sources {
        folder: &folder,
        texts: &[GLUE],
        instead: &[],
    };
    let bundle = bundle(&sources, "a.js", Form::Module);
    fs::remove_dir_all(&folder).unwrap();
    let bundle = bundle.unwrap();
    assert!(bundle.code.contains("alert("), "{}", bundle.code);
    assert_eq!(bundle.modules, ["glue.js", "a.js"]);
}

#[test]
fn imports_are_resolved_against_the_folder_of_the_module_that_has_them() {
    let modules = [
        (
            "element/a.js",
            "import { b } from './parts/b.js'; import { c } from '../shared/c.js'; alert(b, c);",
        ),
        (
            "element/parts/b.js",
            "import { c } from '../../shared/c.js'; import { draw } from '../../glue.js'; export const b = [c, draw()];",
        ),
        ("shared/c.js", "export const c = window.counted;"),
    ];
    let texts: Vec<_> = modules.iter().copied().chain([GLUE]).collect();
    let sources = Sources {
        folder: Path::new("nowhere"),
        texts: &texts,
        instead: &[],
    };
    let bundle = bundle(&sources, "element/a.js", Form::Module).unwrap();
    // Several names of one module.
    assert_eq!(bundle.code.matches("counted").count(), 1, "{}", bundle.code);
    assert_eq!(
        bundle.modules,
        ["shared/c.js", "glue.js", "element/parts/b.js", "element/a.js"]
    );
}

#[test]
fn files_of_one_name_in_two_folders_are_two_modules() {
    let code = bundled(&[
        ("a/dom.js", "import { b } from '../b/dom.js'; window.a = b;"),
        ("b/dom.js", "export const b = window.other;"),
    ]);
    assert!(code.unwrap().contains("other"));
}

#[test]
fn imports_from_outside_of_the_folder_are_refused() {
    let b = ("b.js", "export const b = 1;");
    for (name, entry, says) in [
        ("a.js", "import { b } from '../b.js'; alert(b)", "lies outside"),
        ("a/a.js", "import { b } from '../../b.js'; alert(b)", "lies outside"),
        ("a/a.js", "import { b } from '/b.js'; alert(b)", "only relative modules"),
        ("a/a.js", "import { b } from '..//b.js'; alert(b)", "empty step"),
        ("a/a.js", "import { b } from './b.js'; alert(b)", "reading www/a/b.js"),
    ] {
        assert!(refusal(&[(name, entry), b]).contains(says), "{entry}");
    }
}

#[test]
fn another_module_can_stand_in_the_place_of_one() {
    let modules = [
        (
            "a.js",
            "import { load } from './far.js'; import { draw } from './other.js'; load(draw());",
        ),
        (
            "near.js",
            "import { draw } from './glue.js'; export function load(x) { window.near(x, draw()) }",
        ),
        ("far.js", "export function load() { window.far() }"),
    ];
    let code = bundled_as(
        Form::Module,
        &modules,
        &[("far.js", "near.js"), ("other.js", "glue.js")],
    )
    .unwrap();
    assert!(code.contains("near") && !code.contains("far"), "{code}");
}

#[test]
fn a_script_stands_alone_and_leaves_no_name_behind() {
    let modules = [
        (
            "a.js",
            "import { b } from './b.js'; let times = 0; window.onclick = () => b(++times);",
        ),
        (
            "b.js",
            "export function b(n) { console.log(n) } export function unused() { return import.meta.url }",
        ),
    ];
    let code = bundled_as(Form::Script, &modules, &[]).unwrap();
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &code, SourceType::script()).parse();
    assert!(parsed.diagnostics.is_empty(), "{code}");
    let built = SemanticBuilder::new().build(&parsed.program);
    let scoping = built.semantic.scoping();
    assert_eq!(scoping.iter_bindings_in(scoping.root_scope_id()).count(), 0, "{code}");
    assert!(
        code.contains("use strict"),
        "modules are strict, and their code stays so: {code}"
    );
}

#[test]
fn what_a_script_cannot_do_is_refused() {
    for entry in [
        "fetch(new URL('x.wasm', import.meta.url))",
        "export const a = 1; alert(a)",
        "import('./report-chart-tools.js')",
        "import('./report-chart-reading.js')",
    ] {
        let refused = bundled_as(Form::Script, &[("a.js", entry)], &[]);
        assert!(refused.is_err(), "{entry}: {}", refused.unwrap());
        assert!(bundled(&[("a.js", entry)]).is_ok(), "{entry}");
    }
}

fn refusal(modules: &[(&str, &str)]) -> String {
    format!("{:#}", bundled(modules).expect_err("it is refused"))
}

#[test]
fn modules_become_one_and_the_entry_keeps_its_exports() {
    let code = bundled(&[
        (
            "a.js",
            "import { twice } from './b.js'; import { draw } from './glue.js'; export const a = twice(draw());",
        ),
        (
            "b.js",
            "export function twice(x) { return window.scale * x } export function unused() { alert(1) }",
        ),
    ]);
    let code = code.unwrap();
    assert!(!code.contains("import") && !code.contains("alert"), "{code}");
    assert!(
        code.contains("as a}") || code.contains("export const a") || code.contains("export{a}"),
        "{code}"
    );
}

#[test]
fn the_address_of_the_module_survives() {
    let code = bundled(&[
        ("a.js", "import { url } from './b.js'; fetch(url);"),
        ("b.js", "export const url = new URL('x.wasm', import.meta.url);"),
    ]);
    assert!(code.unwrap().contains("import.meta.url"));
}

/// Strings, public properties, names with two underscores and exports are not shortened.
#[test]
fn private_names_are_short_and_one_name_stays_one_name() {
    let modules = [
        (
            "a.js",
            "import { B } from './b.js'; export class A extends B {
                constructor() { super(); this._considerable = 1; this.public_ = '_text'; }
                _method() { const { _considerable: it } = this; return it + this._inherited + this.__glue + this._considerable; }
                get value() { return this._method(); }
            }",
        ),
        (
            "b.js",
            "export class B { constructor() { this._inherited = 2; this.__glue = window._page; } }",
        ),
    ];
    let code = bundled(&modules).unwrap();
    for name in ["_considerable", "_method", "_inherited"] {
        assert!(!code.contains(name), "{name}: {code}");
    }
    for name in ["public_", "'_text'", "__glue", "value"] {
        assert!(code.replace(['"', '`'], "'").contains(name), "{name}: {code}");
    }
    // The most frequent name is the first.
    assert_eq!(code.matches("this._a").count(), 2, "{code}");
    assert!(code.contains("_a:") || code.contains("{_a"), "{code}");
    assert_eq!(code, bundled(&modules).unwrap(), "not the same twice");
}

#[test]
fn short_names_are_enough_and_differ() {
    let names: Vec<String> = short_names().collect();
    assert!(names.starts_with(&["a".to_owned(), "b".to_owned()]), "{names:?}");
    let different: HashSet<&String> = names.iter().collect();
    assert_eq!(different.len(), 26 + 26 * 26);
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let b = ("b.js", "export const b = 1; export { b as default };");
    for (entry, says) in [
        (
            "import { b as c } from './b.js'; alert(c)",
            "import it under its own name",
        ),
        ("import c from './b.js'; alert(c)", "default import"),
        ("import * as c from './b.js'; alert(c)", "namespace import"),
        ("import { c } from './b.js'; alert(c)", "does not export it"),
        ("import('./b.js')", "dynamic import"),
        ("import { b } from 'elsewhere'; alert(b)", "only relative modules"),
    ] {
        assert!(refusal(&[("a.js", entry), b]).contains(says), "{entry}");
    }
}

#[test]
fn names_do_not_clash_in_silence() {
    let both = refusal(&[
        ("a.js", "import { b } from './b.js'; var x = b; alert(x)"),
        ("b.js", "var x = 1; export const b = x;"),
    ]);
    assert!(both.contains("`x` is declared by both b.js and a.js"), "{both}");
    let global = refusal(&[
        ("a.js", "import { b } from './b.js'; alert(b, name)"),
        ("b.js", "const name = 1; export const b = name;"),
    ]);
    assert!(global.contains("global `name`"), "{global}");
}

#[test]
fn a_ring_is_refused() {
    let ring = refusal(&[
        ("a.js", "import { b } from './b.js'; export const a = b;"),
        ("b.js", "import { a } from './a.js'; export const b = a;"),
    ]);
    assert!(ring.contains("a.js -> b.js -> a.js"), "{ring}");
}
