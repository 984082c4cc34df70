//! Checks of all scripts in `www/`: types, imports and private fields.

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    ast::ast::{Declaration, PropertyKey, Statement, TSSignature},
    parser::Parser,
    span::SourceType,
};

use crate::{
    tools,
    workspace::{command, run, target_dir},
};

/// Settings of the type checker: for scripts that readers load, and for the studio.
const PROJECTS: [&str; 2] = ["www/tsconfig.json", "www/studio/tsconfig.json"];

/// Checks the types of all scripts with the TypeScript compiler that also checks the npm package.
pub(crate) fn check_types() -> Result<()> {
    let tools = target_dir()?.join("npm/check");
    tools::ensure_package_checks(&tools)?;
    for project in PROJECTS {
        let compiler = tools.join("node_modules/typescript/bin/tsc");
        run(command("node")?.arg(compiler).args(["--project", project]))?;
    }
    Ok(())
}

/// Names of the members of the interface `Program` in the types of a glue, in alphabetical order.
pub(crate) fn members_of_program(types: &str) -> Result<Vec<String>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, types, SourceType::d_ts()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("{error}");
    }
    let program = parsed.program.body.iter().find_map(|statement| match statement {
        Statement::ExportDeclaration(export) => match &export.declaration {
            Declaration::TSInterfaceDeclaration(found) if found.id.name == "Program" => Some(&found.body.body),
            _ => None,
        },
        _ => None,
    });
    let members = program.context("found no exported interface Program")?;
    let name = |key: &PropertyKey<'_>| Some(key.static_name()?.into_owned());
    let mut names = members
        .iter()
        .map(|member| match member {
            TSSignature::TSMethodSignature(method) => name(&method.key),
            TSSignature::TSPropertySignature(property) => name(&property.key),
            _ => None,
        })
        .collect::<Option<Vec<String>>>()
        .context("found a member of Program without a name")?;
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use oxc::{
        allocator::Allocator,
        ast::{
            AstKind,
            ast::{Expression, PropertyKey},
        },
        parser::Parser,
        semantic::SemanticBuilder,
        span::{GetSpan as _, SourceType},
    };

    use super::members_of_program;
    use crate::{
        bundle::{is_private, resolve},
        workspace::{files_below, root},
    };

    fn read(path: &str) -> String {
        fs::read_to_string(root().unwrap().join("www").join(path)).unwrap()
    }

    fn paths() -> Vec<String> {
        files_below(&root().unwrap().join("www")).unwrap()
    }

    fn scripts() -> Vec<String> {
        let mut scripts = paths();
        scripts.retain(|path| path.ends_with(".js"));
        assert!(scripts.len() > 40, "{scripts:?}");
        scripts
    }

    /// Where a link opens: a word of HTML, and no name.
    const NEW_WINDOW: &str = "_blank";

    /// Uses of a private name other than as a field or method of `this`.
    ///
    /// Bundles shorten these names, so a script of another bundle would not find the field; names in strings are not shortened.
    fn reaches(code: &str) -> Vec<String> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, code, SourceType::mjs()).parse();
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let built = SemanticBuilder::new().with_build_nodes(true).build(&parsed.program);
        let nodes = built.semantic.nodes();
        let is_private_key = |key: &PropertyKey<'_>| key.static_name().is_some_and(|name| is_private(&name));
        let mut found = Vec::new();
        for node in nodes.iter() {
            let reach = match node.kind() {
                AstKind::StaticMemberExpression(it) => {
                    is_private(it.property.name.as_str()) && !matches!(it.object, Expression::ThisExpression(_))
                }
                AstKind::BindingProperty(it) => {
                    let mut around = nodes.ancestor_kinds(node.id()).skip(1);
                    let of_this = matches!(
                        around.next(),
                        Some(AstKind::VariableDeclarator(it)) if matches!(it.init, Some(Expression::ThisExpression(_)))
                    );
                    is_private_key(&it.key) && !of_this
                }
                AstKind::ObjectProperty(it) => is_private_key(&it.key),
                AstKind::StringLiteral(it) => is_private(it.value.as_str()) && it.value != NEW_WINDOW,
                _ => false,
            };
            if reach {
                let span = node.kind().span();
                found.push(span.source_text(code).to_owned());
            }
        }
        found
    }

    #[test]
    fn no_script_reaches_into_the_private_fields_of_another() {
        for path in scripts() {
            let reaches = reaches(&read(&path));
            assert!(
                reaches.is_empty(),
                "{path}: {reaches:?}; give the other part a method or a property without an underscore"
            );
        }
    }

    #[test]
    fn reaches_are_recognised() {
        for code in [
            "element._view.show()",
            "chart.element._stay = 1",
            "const { _view: view } = element",
            "const { shown, _view } = element",
            "for (const { _view } of elements) { alert(_view) }",
            "function act({ _view }) { alert(_view) }",
            "element['_view'].show()",
            "alert('_view' in element)",
            "Object.assign(element, { _view: 1 })",
            "class A { equals(other) { return this._a === other._a } }",
        ] {
            assert_eq!(reaches(code).len(), 1, "{code}: {:?}", reaches(code));
        }
        for code in [
            "class A { constructor() { this._a = 1; this._b() } _b() { const { _a: a } = this; return a } get _c() { return 1 } }",
            "array.map((_, i) => i); const _ = 1; alert(_)",
            "element.__glue = 1; alert('a_b', ' _a', '_', '__a'); link.target = '_blank'",
        ] {
            assert_eq!(reaches(code), [""; 0], "{code}");
        }
    }

    #[test]
    fn members_of_a_program_are_read_from_its_types() {
        let types = "export function instantiate(module: WebAssembly.Module): Promise<Program>;
            export interface Other { a(): void }
            export interface Program { b(text: string): string; A: unknown; }";
        assert_eq!(members_of_program(types).unwrap(), ["A", "b"]);
        for wrong in [
            "export interface Other {}",
            "export interface Program { [name: string]: unknown }",
            "export interface",
        ] {
            assert!(members_of_program(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_script_is_checked() {
        for path in scripts() {
            assert!(read(&path).starts_with("// @ts-check\n"), "{path}");
        }
    }

    /// Every import is a file, or has its types in one, so that editors and the type checker need no build.
    #[test]
    fn imports_are_files_or_have_types_beside_them() {
        let paths = paths();
        let mut built = BTreeSet::new();
        for path in scripts() {
            let code = read(&path);
            let allocator = Allocator::default();
            let parsed = Parser::new(&allocator, &code, SourceType::mjs()).parse();
            for specifier in parsed.module_record.requested_modules.keys() {
                let module = resolve(&path, specifier).unwrap();
                if !paths.contains(&module) {
                    let types = module.replace(".js", ".d.ts");
                    assert!(
                        paths.contains(&types),
                        "{path} imports {specifier}, but there is neither www/{module} nor www/{types}"
                    );
                    built.insert(types);
                }
            }
        }
        let stubs: BTreeSet<String> = paths.into_iter().filter(|path| path.starts_with("built/")).collect();
        assert!(stubs.len() > 5, "{stubs:?}");
        let unused: Vec<&String> = stubs.difference(&built).collect();
        assert!(unused.is_empty(), "types of modules that nothing imports: {unused:?}");
    }

    /// One is bundled, the other is a classic script that is published unchanged: they cannot share an import.
    #[test]
    fn a_frame_and_its_page_speak_of_heights_alike() {
        let (frame, page) = (read("frame/heights.js"), read("frame/report-chart-resize.js"));
        for (in_frame, in_page) in [
            ("HEIGHT_MESSAGE", "HEIGHT"),
            ("HEIGHT_QUESTION", "ASK"),
            ("PROTOCOL", "VERSION"),
        ] {
            let value = |code: &str, name: &str| {
                let (_, rest) = code.split_once(&format!("const {name} = ")).unwrap();
                rest.split(';').next().unwrap().to_owned()
            };
            assert_eq!(value(&frame, in_frame), value(&page, in_page), "{in_frame}");
        }
    }
}
