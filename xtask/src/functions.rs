//! `cargo xtask sizes`: the size of a bundle by crate and by function.

use std::collections::HashMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{sizes, wasm, workspace};

/// Number of listed functions.
const LARGEST: usize = 25;

/// A function with its name as Rust prints it.
struct Function {
    name: String,
    bytes: usize,
}

/// Builds the wasm with names and prints the shares of code and data, in bytes before brotli, as a hint where to look. The first
/// line, the published size, shows what a change gains.
pub(crate) fn print(bundle: &str) -> Result<()> {
    let target = workspace::target_dir()?;
    let (published, named) = wasm::build_one(wasm::named(bundle)?, &target)?;
    println!(
        "{} bytes, {} with brotli",
        published.len(),
        sizes::brotli_len(&published)?
    );
    let (functions, data) = read(&named)?;

    let mut crates: HashMap<&str, usize> = HashMap::from([("(data: texts, tables, the report)", data)]);
    for function in &functions {
        *crates.entry(crate_of(&function.name)).or_default() += function.bytes;
    }
    list(
        "by crate",
        crates.into_iter().map(|(name, bytes)| (bytes, name)),
        usize::MAX,
    );
    let functions = functions
        .iter()
        .map(|function| (function.bytes, function.name.as_str()));
    list("largest functions", functions, LARGEST);
    Ok(())
}

fn list<'a>(title: &str, rows: impl Iterator<Item = (usize, &'a str)>, most: usize) {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    println!("\n{title}");
    for (bytes, name) in rows.into_iter().take(most) {
        println!("{bytes:>8}  {name}");
    }
}

/// The functions of a module, and the bytes of its data.
fn read(wasm: &[u8]) -> Result<(Vec<Function>, usize)> {
    let (mut sizes, mut names) = (Vec::new(), HashMap::new());
    let (mut imported, mut data) = (0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            // Imported functions come first in the numbering.
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(sections) = custom.as_known() {
                    for section in sections {
                        if let Name::Function(functions) = section? {
                            for named in functions {
                                let named = named?;
                                names.insert(named.index, named.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let functions = (imported..)
        .zip(sizes)
        .map(|(index, bytes)| Function {
            name: names.remove(&index).unwrap_or_else(|| format!("function {index}")),
            bytes,
        })
        .collect();
    Ok((functions, data))
}

/// The crate in a function's name: for `<alloc::string::String as core::fmt::Write>::write_str` it is `alloc`.
/// Functions of generic types count for the crate of the type, wherever they are used. Exports of wasm-bindgen have their JS
/// name, without a crate.
fn crate_of(name: &str) -> &str {
    let name = name.trim_start_matches(['<', '&', '[', '(', '*']);
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    // Std's crates come with a hash: `core[c5930c85a12de822]::fmt::write`.
    let first = name.split("::").next().unwrap_or(name);
    let first = first.split_once('[').map_or(first, |(first, _)| first);
    match name.contains("::") && first.chars().all(|c| c.is_alphanumeric() || c == '_') {
        true => first,
        false => "(others)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_crate() {
        for (name, expected) in [
            ("core::fmt::write", "core"),
            ("core[c5930c85a12de822]::fmt::write", "core"),
            ("std[b7974e8690430dd9]::panicking::panic", "std"),
            ("<alloc::string::String as core::fmt::Write>::write_str", "alloc"),
            ("<&dyn plotters::style::Style as core::fmt::Debug>::fmt", "plotters"),
            ("memcpy", "(others)"),
            ("<T as alloc::string::ToString>::to_string", "(others)"),
        ] {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }
}
