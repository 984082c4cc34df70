//! The oldest supported browsers: Chrome 67, Firefox 67 (63 for the frame's script, which has no dynamic imports) and Safari 12,
//! all of 2018 and 2019. Checks that wasm and scripts use nothing newer.

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    ast::{
        AstKind,
        ast::{AssignmentOperator, LogicalOperator, RegExpFlags},
    },
    parser::Parser,
    semantic::SemanticBuilder,
    span::{GetSpan as _, SourceType},
};
use wasmparser::{Validator, WasmFeatures};

/// Their names for oxc, and the syntax that all of them support.
pub(crate) const BROWSERS: &str = "es2018,chrome67,firefox63,safari12";

/// APIs that these browsers lack. Only `www/shared/compat.js`, which has fallbacks, may name them.
#[cfg(test)]
const GUARDED: [&str; 23] = [
    "ResizeObserver",
    "IntersectionObserver",
    "PointerEvent",
    "AbortController",
    "AbortSignal",
    "{ signal",
    "replaceChildren",
    "toggleAttribute",
    "focus-visible'",
    ":is(",
    ":where(",
    ":has(",
    "queueMicrotask",
    "globalThis",
    "structuredClone",
    "fromEntries",
    "replaceAll",
    "matchAll",
    "allSettled",
    "flatMap",
    "Promise.any",
    ".at(",
    "addListener",
];

/// The only script that may name these APIs.
#[cfg(test)]
const COMPAT: &str = "shared/compat.js";

/// Newer CSS that breaks a layout where it is not supported. Sheets may use newer CSS that degrades well.
#[cfg(test)]
const LATER_STYLES: [&str; 15] = [
    "margin-inline",
    "margin-block",
    "padding-inline",
    "padding-block",
    "border-inline",
    "border-block",
    " gap:",
    "row-gap:",
    "column-gap:",
    "inset:",
    "clamp(",
    " min(",
    " max(",
    "aspect-ratio:",
    ":is(",
];

/// Fails unless the wasm is WebAssembly 1.0, without later proposals.
pub(crate) fn check_wasm(wasm: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::MVP)
        .validate_all(wasm)
        .map(drop)
        .context("the wasm needs a newer browser than those in xtask/src/browser_support.rs")
}

/// Fails at the first syntax newer than ES2018, except `import.meta` and `import()`, which all of these browsers support.
pub(crate) fn check_script(name: &str, code: &str, kind: SourceType) -> Result<()> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, code, kind).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("{name}: {error}");
    }
    let built = SemanticBuilder::new().with_build_nodes(true).build(&parsed.program);
    let nodes = built.semantic.nodes();
    let inside_function = |node| {
        nodes
            .ancestor_kinds(node)
            .any(|kind| matches!(kind, AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)))
    };
    for node in nodes.iter() {
        let newer = match node.kind() {
            AstKind::AwaitExpression(_) if !inside_function(node.id()) => Some("`await` outside of functions"),
            kind => newer(&kind, code),
        };
        if let Some(newer) = newer {
            let span = node.kind().span();
            let from = span.start as usize;
            let text = code.get(from..(from + 60).min(span.end as usize)).unwrap_or_default();
            bail!("{name}: {newer} is newer than ES2018: {text}");
        }
    }
    Ok(())
}

/// The name of a syntax that these browsers do not support.
fn newer(node: &AstKind<'_>, code: &str) -> Option<&'static str> {
    Some(match node {
        AstKind::ChainExpression(_) => "`?.`",
        AstKind::LogicalExpression(it) if it.operator == LogicalOperator::Coalesce => "`??`",
        AstKind::AssignmentExpression(it)
            if matches!(
                it.operator,
                AssignmentOperator::LogicalAnd | AssignmentOperator::LogicalOr | AssignmentOperator::LogicalNullish
            ) =>
        {
            "a logical assignment"
        }
        AstKind::CatchClause(it) if it.param.is_none() => "`catch` without a name",
        AstKind::PropertyDefinition(_) | AstKind::AccessorProperty(_) => "a class field",
        AstKind::PrivateIdentifier(_) | AstKind::PrivateInExpression(_) => "a private name",
        AstKind::StaticBlock(_) => "a static block",
        AstKind::BigIntLiteral(_) => "a BigInt",
        AstKind::NumericLiteral(it) if it.raw.is_some_and(|raw| raw.contains('_')) => "a separator in a number",
        AstKind::ImportExpression(it) if it.options.is_some() => "an import with options",
        AstKind::ImportDeclaration(it) if it.with_clause.is_some() => "an import with attributes",
        // Firefox 63 and Safari 12 do not support lookbehind and named groups, though ES2018 has them.
        AstKind::RegExpLiteral(it)
            if it.regex.flags.intersects(RegExpFlags::D | RegExpFlags::V)
                || code
                    .get(it.span.start as usize..it.span.end as usize)
                    .is_some_and(|text| text.contains("(?<")) =>
        {
            "a pattern"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::workspace::{files_below, root};

    /// A module with one function of this body, in bytes.
    fn module(body: &[u8]) -> Vec<u8> {
        let size = |bytes: &[u8]| u8::try_from(bytes.len()).unwrap();
        let mut code = vec![0]; // No locals.
        code.extend(body);
        code.push(0x0b);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0]); // One type: () -> ().
        wasm.extend([3, 2, 1, 0]); // One function.
        wasm.extend([5, 3, 1, 0, 1]); // A memory.
        wasm.extend([10, size(&code) + 2, 1, size(&code)]);
        wasm.extend(code);
        wasm
    }

    #[test]
    fn newer_instructions_are_refused() {
        check_wasm(&module(&[])).unwrap();
        check_wasm(&module(&[0x41, 0, 0x1a])).unwrap();
        let newer: [(&str, &[u8]); 5] = [
            ("memory.copy", &[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 0x0a, 0, 0]),
            ("memory.fill", &[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 0x0b, 0]),
            ("i32.extend8_s", &[0x41, 0, 0xc0, 0x1a]),
            ("i32.trunc_sat_f64_s", &[0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0xfc, 0x02, 0x1a]),
            ("ref.null extern", &[0xd0, 0x6f, 0x1a]),
        ];
        for (name, body) in newer {
            let wasm = module(body);
            assert!(check_wasm(&wasm).is_err(), "{name}");
            Validator::new_with_features(WasmFeatures::all())
                .validate_all(&wasm)
                .unwrap();
        }
    }

    #[test]
    fn newer_syntax_is_refused() {
        let check = |code: &str| check_script("x.js", code, SourceType::mjs());
        check("export async function a({ b, ...c }) { try { return { ...b } } catch (e) { return c ** 2 } }").unwrap();
        check("export const at = import.meta.url; import('./b.js').then(alert)").unwrap();
        for code in [
            "alert(window?.name)",
            "alert(window.name ?? 1)",
            "let a; a ??= 1; a ||= 2",
            "try { alert() } catch { alert() }",
            "class A { b = 1 }",
            "class A { static b = 1 }",
            "class A { #b() {} }",
            "class A { static { alert() } }",
            "alert(1n)",
            "alert(1_000)",
            "alert(/(?<year>..)/)",
            "alert(/(?<=a)b/)",
            "alert(/a/v)",
            "await 1",
        ] {
            assert!(check(code).is_err(), "{code}");
        }
    }

    #[test]
    fn our_scripts_keep_to_the_floor() {
        let www = root().unwrap().join("www");
        let scripts = scripts_below(&www, |path| !path.starts_with("studio/"));
        for path in &scripts {
            let code = fs::read_to_string(www.join(path)).unwrap();
            check_script(path, &code, SourceType::mjs()).unwrap();
            for newer in GUARDED.into_iter().filter(|_| path != COMPAT) {
                assert!(
                    !code.contains(newer),
                    "{path} uses `{newer}`; www/{COMPAT} has a way that old browsers know"
                );
            }
        }
        assert!(scripts.len() > 20, "{scripts:?}");
        assert!(scripts.iter().any(|path| path == COMPAT), "{scripts:?}");
    }

    /// Paths of the scripts below a folder that are checked.
    fn scripts_below(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut paths = files_below(folder).unwrap();
        paths.retain(|path| path.ends_with(".js") && is_wanted(path));
        paths
    }

    /// The studio may use newer APIs, because editors can choose their browser. It is published as it is written, so only this test
    /// checks it before a browser does.
    #[test]
    fn the_studio_parses_and_talks_to_no_other_host() {
        let www = root().unwrap().join("www");
        let scripts = scripts_below(&www, |path| path.starts_with("studio/"));
        for path in &scripts {
            let code = fs::read_to_string(www.join(path)).unwrap();
            let allocator = Allocator::default();
            let parsed = Parser::new(&allocator, &code, SourceType::mjs()).parse();
            assert!(parsed.diagnostics.is_empty(), "{path}: {:?}", parsed.diagnostics);
            for way_out in [
                "://",
                "fetch(",
                "XMLHttpRequest",
                "sendBeacon",
                "WebSocket",
                "innerHTML",
                "localStorage",
            ] {
                // What is packed for upload is fetched from beside the page, as the policy of the page demands.
                let packs = way_out == "fetch(" && path == "studio/upload.js";
                assert!(packs || !code.contains(way_out), "{path} has `{way_out}`");
            }
        }
        assert!(scripts.len() > 5, "{scripts:?}");
        let page = fs::read_to_string(www.join("studio/studio.html")).unwrap();
        assert!(page.contains("default-src 'none'") && page.contains("connect-src 'self'"));
        assert!(!page.contains("://"), "the page names another host");
    }

    #[test]
    fn our_style_sheets_use_nothing_newer() {
        for name in [
            "element/report-chart.css",
            "shared/site.css",
            "demo/demo.css",
            "selftest/selftest.css",
        ] {
            let sheet = fs::read_to_string(root().unwrap().join("www").join(name)).unwrap();
            for later in LATER_STYLES {
                assert!(
                    !sheet.contains(later),
                    "{name} has `{later}`, which Chrome 67 does not know"
                );
            }
        }
    }
}
