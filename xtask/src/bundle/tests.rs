//! What is bundled, and what is refused.

use super::*;

/// Bundles modules given as text; the first is the entry.
fn bundled(modules: &[(&str, &str)]) -> Result<String> {
    let folder = std::env::temp_dir().join(format!("bundle-{:?}", std::thread::current().id()));
    fs::create_dir_all(&folder)?;
    for (name, code) in modules {
        fs::write(folder.join(name), code)?;
    }
    let bundle = bundle(
        &folder,
        modules[0].0,
        "glue.js",
        "export function draw() { return 1 }".to_owned(),
    );
    fs::remove_dir_all(&folder)?;
    Ok(bundle?.code)
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
