//! One module: its imports and exports, and its code without those statements.

use std::collections::HashSet;

use anyhow::{Context, Result, bail, ensure};
use oxc::{
    allocator::Allocator,
    ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Program, Statement},
    parser::Parser,
    semantic::SemanticBuilder,
    span::{GetSpan as _, SourceType, Span},
};

use super::no_errors;

/// The prefix of dynamic imports. Each is a separate bundle, which `dist` publishes beside the one that imports it.
const LATER: [&str; 5] = [
    "'./report-chart-tools.",
    "'./report-chart-reading.",
    "'./report-chart-files.",
    "'./report-chart-workbook.",
    "new URL('report-chart.js', ",
];

/// A parsed module.
#[derive(Default)]
pub(crate) struct Module {
    /// Its path below the folder of the sources, with `/` between folders.
    pub(crate) name: String,
    /// Paths of the modules that it imports, in order, each with the imported names.
    pub(crate) imports: Vec<(String, Vec<String>)>,
    /// Names that others may import.
    pub(crate) exports: HashSet<String>,
    /// Names declared at its top level.
    pub(crate) declares: HashSet<String>,
    /// Global names that it uses.
    pub(crate) globals: HashSet<String>,
    /// Its code as part of another module.
    pub(crate) code: String,
    /// Its code as the entry, with exports.
    pub(crate) entry_code: String,
}

impl Module {
    pub(crate) fn parse(name: &str, source: &str) -> Result<Self> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
        no_errors(name, &parsed.diagnostics)?;
        for import in &parsed.module_record.dynamic_imports {
            let asked = import.module_request.source_text(source);
            ensure!(
                LATER.iter().any(|later| asked.starts_with(later)),
                "{name}: a dynamic import cannot be bundled; import it at the top"
            );
        }
        let mut module = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        module.exports = parsed
            .module_record
            .exported_bindings
            .keys()
            .map(ToString::to_string)
            .collect();
        module.take_names(&parsed.program)?;
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        for statement in &parsed.program.body {
            match statement {
                Statement::ImportDeclaration(import) => {
                    module.take_import(import).with_context(|| name.to_owned())?;
                    imports.push(import.span);
                }
                _ => exports.extend(export_span(statement).with_context(|| name.to_owned())?),
            }
        }
        module.entry_code = without(source, imports.clone())?;
        module.code = without(source, imports.into_iter().chain(exports).collect())?;
        Ok(module)
    }

    fn take_names(&mut self, program: &Program<'_>) -> Result<()> {
        let built = SemanticBuilder::new().with_check_syntax_error(true).build(program);
        no_errors(&self.name, &built.diagnostics)?;
        let scoping = built.semantic.scoping();
        let top = scoping.iter_bindings_in(scoping.root_scope_id());
        let own = top.filter(|symbol| !scoping.symbol_flags(*symbol).is_import());
        self.declares = own.map(|symbol| scoping.symbol_name(symbol).to_owned()).collect();
        self.globals = scoping
            .root_unresolved_references()
            .keys()
            .map(ToString::to_string)
            .collect();
        Ok(())
    }

    fn take_import(&mut self, import: &ImportDeclaration<'_>) -> Result<()> {
        let from = import.source.value.as_str();
        let file = resolve(&self.name, from)?;
        let mut names = Vec::new();
        for specifier in import.specifiers.iter().flatten() {
            let ImportDeclarationSpecifier::ImportSpecifier(specifier) = specifier else {
                bail!("has a default import or a namespace import of {file}; import the names it needs");
            };
            let (theirs, ours) = (specifier.imported.name(), specifier.local.name);
            ensure!(
                theirs == ours.as_str(),
                "imports `{theirs}` as `{ours}`; import it under its own name"
            );
            names.push(ours.to_string());
        }
        self.imports.push((file, names));
        Ok(())
    }
}

/// The path of the module that `importer` imports as `specifier`, resolved as in browsers. Both paths are below one folder.
pub(crate) fn resolve(importer: &str, specifier: &str) -> Result<String> {
    ensure!(
        specifier.starts_with("./") || specifier.starts_with("../"),
        "imports `{specifier}`; only relative modules (`./name.js`, `../folder/name.js`) are bundled"
    );
    let mut path: Vec<&str> = importer.split('/').collect();
    path.pop();
    for step in specifier.split('/') {
        match step {
            "." => {}
            ".." => ensure!(
                path.pop().is_some(),
                "imports `{specifier}`, which lies outside of the folder of the sources"
            ),
            "" => bail!("imports `{specifier}`, which has an empty step"),
            step => path.push(step),
        }
    }
    Ok(path.join("/"))
}

/// The part of a statement to remove so that it exports nothing.
fn export_span(statement: &Statement<'_>) -> Result<Option<Span>> {
    match statement {
        Statement::ExportDeclaration(export) => Ok(Some(Span::new(export.span.start, export.declaration.span().start))),
        Statement::ExportNamedDeclaration(export) => {
            for specifier in &export.specifiers {
                let (ours, theirs) = (specifier.local.name(), specifier.exported.name());
                // A default import is an error, so an export of `default`, as in the wasm-bindgen glue, does no harm.
                ensure!(
                    ours == theirs || theirs == "default",
                    "exports `{ours}` as `{theirs}`; use one name"
                );
            }
            Ok(Some(export.span))
        }
        Statement::ExportFromDeclaration(_) | Statement::ExportAllDeclaration(_) => {
            bail!("has an `export … from`; import the names, then export them")
        }
        Statement::ExportDefaultDeclaration(_) => bail!("has a default export; give it a name"),
        _ => Ok(None),
    }
}

/// The text without these parts, which do not overlap.
fn without(source: &str, mut cuts: Vec<Span>) -> Result<String> {
    cuts.sort_by_key(|cut| cut.start);
    let (mut kept, mut from) = (String::new(), 0);
    for cut in cuts {
        kept += source
            .get(from..cut.start as usize)
            .context("imports and exports lie apart")?;
        from = cut.end as usize;
    }
    kept += source.get(from..).context("the last cut lies inside")?;
    Ok(kept + "\n")
}
