//! A handful of ES modules into one.
//!
//! Modules are laid one after the other in the order they depend on each other, without their relative imports
//! and inner exports; the names they share stay as they are. What that cannot express (aliases, default and
//! namespace imports, two modules using one name for two things) is refused, with the module that has it.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail, ensure};
use oxc::{
    allocator::Allocator,
    codegen::{Codegen, CodegenOptions, CommentOptions},
    diagnostics::OxcDiagnostic,
    minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions},
    parser::Parser,
    semantic::SemanticBuilder,
    span::SourceType,
};
use oxc_compat::EngineTargets;

use self::module::Module;

mod module;

/// The oldest browsers that run what stock Rust makes of wasm: no newer syntax is introduced.
const FLOOR: &str = "chrome96,firefox79,safari15";

/// One module that needs no other.
pub(crate) struct Bundle {
    /// Minified.
    pub(crate) code: String,
    /// Names of the modules in it, relative to the folder.
    pub(crate) modules: Vec<String>,
}

/// Bundles `entry` of `folder`. The module `glue` is given as text, and looked up as if it were in the folder.
pub(crate) fn bundle(folder: &Path, entry: &str, glue: &str, glue_code: String) -> Result<Bundle> {
    let read = |name: &str| match name == glue {
        true => Ok(glue_code.clone()),
        false => fs::read_to_string(folder.join(name)).with_context(|| format!("reading www/{name}")),
    };
    let mut modules = Vec::new();
    visit(entry, &read, &mut Vec::new(), &mut modules)?;
    check_imports(&modules)?;
    check_names(&modules)?;
    let last = modules.len().saturating_sub(1);
    let joined: String = modules
        .iter()
        .enumerate()
        .map(|(at, module)| if at == last { &module.entry_code } else { &module.code } as &str)
        .collect();
    let modules = modules.into_iter().map(|module| module.name).collect();
    Ok(Bundle {
        code: minify(&joined)?,
        modules,
    })
}

/// Depth first, so that each module comes after what it imports; the entry comes last.
fn visit(
    name: &str,
    read: &dyn Fn(&str) -> Result<String>,
    open: &mut Vec<String>,
    done: &mut Vec<Module>,
) -> Result<()> {
    if done.iter().any(|module| module.name == name) {
        return Ok(());
    }
    open.push(name.to_owned());
    let module = Module::parse(name, &read(name)?)?;
    for (import, _) in &module.imports {
        ensure!(
            !open.contains(import),
            "modules import each other in a ring: {} -> {import}",
            open.join(" -> ")
        );
        visit(import, read, open, done)?;
    }
    open.pop();
    done.push(module);
    Ok(())
}

/// Each imported name is exported where it is said to be.
fn check_imports(modules: &[Module]) -> Result<()> {
    let exports: HashMap<&str, &HashSet<String>> = modules
        .iter()
        .map(|module| (module.name.as_str(), &module.exports))
        .collect();
    for module in modules {
        for (from, names) in &module.imports {
            let exported = exports.get(from.as_str()).with_context(|| from.clone())?;
            if let Some(name) = names.iter().find(|name| !exported.contains(*name)) {
                bail!(
                    "{}: imports `{name}` from {from}, which does not export it",
                    module.name
                );
            }
        }
    }
    Ok(())
}

/// One name means one thing in all modules, a global of the browser included.
fn check_names(modules: &[Module]) -> Result<()> {
    let mut owners = HashMap::new();
    for module in modules {
        for name in &module.declares {
            if let Some(other) = owners.insert(name, &module.name) {
                bail!("`{name}` is declared by both {other} and {}; rename one", module.name);
            }
        }
    }
    for module in modules {
        if let Some((name, owner)) = module.globals.iter().find_map(|name| Some((name, owners.get(name)?))) {
            bail!(
                "{}: uses the global `{name}`, which {owner} declares anew; rename that or import it",
                module.name
            );
        }
    }
    Ok(())
}

/// Removes what is never used, shortens names and drops spaces, until nothing is left to do.
fn minify(source: &str) -> Result<String> {
    let mut code = minify_once(source)?;
    loop {
        let again = minify_once(&code)?;
        if again.len() >= code.len() {
            return Ok(code);
        }
        code = again;
    }
}

fn minify_once(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parse(&allocator, "the bundle", source)?;
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    no_errors("the bundle", &checked.diagnostics)?;
    drop(checked);
    let target = EngineTargets::from_target(FLOOR).map_err(anyhow::Error::msg)?;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions {
            target,
            ..CompressOptions::smallest()
        }),
        mangle_properties: None,
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    Ok(Codegen::new()
        .with_options(options)
        .with_scoping(minified.scoping)
        .build(&program)
        .code)
}

fn parse<'a>(allocator: &'a Allocator, name: &str, source: &'a str) -> Result<oxc::ast::ast::Program<'a>> {
    let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
    no_errors(name, &parsed.diagnostics)?;
    Ok(parsed.program)
}

fn no_errors(name: &str, diagnostics: &[OxcDiagnostic]) -> Result<()> {
    match diagnostics.first() {
        None => Ok(()),
        Some(error) => bail!("{name}: {error} {:?}", error.labels),
    }
}

#[cfg(test)]
mod tests {
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
}
