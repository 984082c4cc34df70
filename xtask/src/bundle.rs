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
mod tests;
