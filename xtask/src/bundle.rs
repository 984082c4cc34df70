//! Bundles ES modules into one module or a classic script.
//!
//! Modules are concatenated in order of their dependencies, without relative imports and inner exports; shared names are kept.
//! What that cannot express (aliases, default and namespace imports, one name for two things) is an error that names the module.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use oxc::{
    allocator::Allocator,
    ast::AstKind,
    codegen::{Codegen, CodegenOptions, CommentOptions},
    diagnostics::OxcDiagnostic,
    minifier::{
        CompressOptions, MangleOptions, ManglePropertiesOptions, ManglePropertyCache, Minifier, MinifierOptions,
    },
    parser::Parser,
    semantic::SemanticBuilder,
    span::SourceType,
};
use oxc_compat::EngineTargets;

use self::module::Module;
#[cfg(test)]
pub(crate) use self::module::resolve;
use crate::browser_support;

mod module;

/// A bundle: one file without imports of modules inside it.
pub(crate) struct Bundle {
    /// Minified.
    pub(crate) code: String,
    /// Paths of the modules in it, below the folder of the sources.
    pub(crate) modules: Vec<String>,
}

/// The form of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// An ES module, with the exports of its entry.
    Module,
    /// A classic script, which also runs where modules cannot be fetched: from a disk, in a sandbox. It loads nothing and defines no
    /// globals.
    Script,
    /// A classic script that loads a module beside it on demand.
    Loader,
}

/// The sources of a bundle. Modules are named by their paths below one folder.
pub(crate) struct Sources<'a> {
    /// The folder.
    pub(crate) folder: &'a Path,
    /// Modules that the build writes: path and text. They take precedence over files.
    pub(crate) texts: &'a [(&'a str, &'a str)],
    /// Modules that are replaced, each with its replacement.
    pub(crate) instead: &'a [(&'a str, &'a str)],
}

impl Sources<'_> {
    /// The module that is bundled for a path.
    fn replaced(&self, name: &str) -> String {
        let other = self.instead.iter().find(|(replaced, _)| *replaced == name);
        other.map_or(name, |(_, other)| other).to_owned()
    }

    fn read(&self, name: &str) -> Result<String> {
        match self.texts.iter().find(|(given, _)| *given == name) {
            Some((_, text)) => Ok((*text).to_owned()),
            None => fs::read_to_string(self.folder.join(name)).with_context(|| format!("reading www/{name}")),
        }
    }
}

/// Bundles `entry` and what it imports.
pub(crate) fn bundle(sources: &Sources<'_>, entry: &str, form: Form) -> Result<Bundle> {
    let mut modules = Vec::new();
    visit(entry, sources, &mut Vec::new(), &mut modules)?;
    check_imports(&modules)?;
    check_names(&modules)?;
    let last = modules.len().saturating_sub(1);
    let joined: String = modules
        .iter()
        .enumerate()
        .map(|(at, module)| if at == last { &module.entry_code } else { &module.code } as &str)
        .collect();
    let modules = modules.into_iter().map(|module| module.name).collect();
    let joined = minify_once(&joined, SourceType::mjs(), Some(short_private_names(&joined)?))?;
    let code = minify(&joined, SourceType::mjs())?;
    let (code, kind) = match form {
        Form::Module => (code, SourceType::mjs()),
        Form::Script | Form::Loader => (script(&code, form)?, SourceType::script()),
    };
    browser_support::check_script(entry, &code, kind)?;
    Ok(Bundle { code, modules })
}

/// Minified module code as a classic script. Code that needs a module (exports, `import.meta`) is a syntax error then.
fn script(code: &str, form: Form) -> Result<String> {
    let code = minify(&format!("(() => {{ 'use strict'; {code} }})();"), SourceType::script())?;
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &code, SourceType::script()).parse();
    ensure!(
        form == Form::Loader || parsed.module_record.dynamic_imports.is_empty(),
        "a dynamic import is left, but the script is to be complete; put another module in the place of the one that has it"
    );
    Ok(code)
}

/// The glue of a wasm bundle, prepared for bundling.
pub(crate) struct Glue {
    /// A module of one function, `instantiate(module)`.
    pub(crate) code: String,
    /// The exports in the promise of that function, in alphabetical order.
    pub(crate) exports: Vec<String>,
}

/// Glue as a module of one function, `instantiate(module)`, which starts a new instance on each call and returns a promise of its
/// exports: after a trap an instance cannot be used, and wasm-bindgen's glue starts only one.
///
/// wasm-bindgen's glue instantiates either synchronously, which Chrome before 2020 refuses for more than 4 KB, or with code for
/// every kind of argument.
pub(crate) fn instances(glue: &str) -> Result<Glue> {
    let module = Module::parse("the glue", glue)?;
    ensure!(module.imports.is_empty(), "the glue imports something");
    let mut exports: Vec<String> = module.exports.into_iter().collect();
    exports.retain(|name| !["default", "initSync"].contains(&name.as_str()));
    exports.sort_unstable();
    // Scripts free objects explicitly. A finalization registry would free them again in dead instances.
    let code = format!(
        "export function instantiate(module) {{ const FinalizationRegistry = undefined;\n{}\n\
         return WebAssembly.instantiate(module, __wbg_get_imports()).then((instance) => {{
         __wbg_finalize_init(instance, module); return {{ {} }}; }}); }}",
        module.code,
        exports.join(", ")
    );
    Ok(Glue { code, exports })
}

/// Depth first, so that each module comes after what it imports; the entry comes last.
fn visit(name: &str, sources: &Sources<'_>, open: &mut Vec<String>, done: &mut Vec<Module>) -> Result<()> {
    if done.iter().any(|module| module.name == name) {
        return Ok(());
    }
    open.push(name.to_owned());
    let mut module = Module::parse(name, &sources.read(name)?)?;
    for (import, _) in &mut module.imports {
        *import = sources.replaced(import);
        ensure!(
            !open.contains(import),
            "modules import each other in a ring: {} -> {import}",
            open.join(" -> ")
        );
        visit(import, sources, open, done)?;
    }
    open.pop();
    done.push(module);
    Ok(())
}

/// Checks that each imported name is exported by its module.
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

/// Checks that a name has one meaning in all modules, including globals of the browser.
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

/// Removes unused code, shortens names and removes spaces, until nothing changes.
pub(crate) fn minify(source: &str, kind: SourceType) -> Result<String> {
    let mut code = minify_once(source, kind, None)?;
    loop {
        let again = minify_once(&code, kind, None)?;
        if again.len() >= code.len() {
            return Ok(code);
        }
        code = again;
    }
}

/// Short names for private fields and methods, which begin with one underscore. No file reads those of another, so a bundle can
/// rename them. They keep the underscore: single letters could be ids of elements of the page.
///
/// The most frequent names come first; the order is the same in each build.
fn short_private_names(source: &str) -> Result<ManglePropertyCache> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    no_errors("the bundle", &parsed.diagnostics)?;
    let built = SemanticBuilder::new().with_build_nodes(true).build(&parsed.program);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for node in built.semantic.nodes().iter() {
        if let AstKind::IdentifierName(name) = node.kind()
            && is_private(name.name.as_str())
        {
            *counts.entry(name.name.as_str()).or_default() += 1;
        }
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|&(_, count)| Reverse(count));
    let mut short = ManglePropertyCache::default();
    let mut letters = short_names();
    for (name, _) in names {
        let letters = letters.next().context("there are more private names than short ones")?;
        short
            .insert(name.into(), Some(format!("_{letters}").into()))
            .map_err(|error| anyhow!("{error}"))?;
    }
    Ok(short)
}

/// `a` to `z`, then `aa` and so on.
fn short_names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').map(String::from);
    letters().chain(letters().flat_map(move |first| letters().map(move |second| format!("{first}{second}"))))
}

/// Names that begin with one underscore; the glue has names with two.
pub(crate) fn is_private(name: &str) -> bool {
    name.strip_prefix('_')
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('_'))
}

fn minify_once(source: &str, kind: SourceType, private: Option<ManglePropertyCache>) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    no_errors("the bundle", &parsed.diagnostics)?;
    let mut program = parsed.program;
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    no_errors("the bundle", &checked.diagnostics)?;
    drop(checked);
    let target = EngineTargets::from_target(browser_support::BROWSERS).map_err(anyhow::Error::msg)?;
    let mangle_properties = private
        .map(|cache| {
            let options = ManglePropertiesOptions::from_pattern("^_[^_]").map_err(anyhow::Error::msg)?;
            anyhow::Ok(ManglePropertiesOptions { cache, ..options })
        })
        .transpose()?;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions {
            target,
            ..CompressOptions::smallest()
        }),
        mangle_properties,
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

fn no_errors(name: &str, diagnostics: &[OxcDiagnostic]) -> Result<()> {
    match diagnostics.first() {
        None => Ok(()),
        Some(error) => bail!("{name}: {error} {:?}", error.labels),
    }
}

#[cfg(test)]
mod tests;
