//! The files bundle: texts of documents and saved pages, and archives, for the studio. Loaded when such a file is opened or
//! made. It keeps no state between calls.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use files::FileError;
use report_charts::base::error::{Code, Error};
use report_charts::page::request::parse_lang;
use wasm_bindgen::prelude::*;
use web_shared::error_to_js;

/// The lines of a .docx document. Throws `{code, path, message}` in the given language for what cannot be read.
#[wasm_bindgen]
pub fn document_text(bytes: &[u8], lang: &str) -> Result<String, JsValue> {
    text_or_error(files::docx(bytes), lang)
}

/// The lines of a saved HTML page; another text is returned as it is. Throws as [`document_text`] does.
#[wasm_bindgen]
pub fn page_text(text: &str, lang: &str) -> Result<String, JsValue> {
    text_or_error(files::text(text), lang)
}

/// A zip archive of files by their paths. `contents` is what they contain, one behind the other, `lengths` how many bytes each has.
/// Throws `{code, path, message}` for what no archive holds.
#[wasm_bindgen]
pub fn archive(paths: Vec<String>, contents: &[u8], lengths: &[u32]) -> Result<Vec<u8>, JsValue> {
    let mut rest = contents;
    let mut files = Vec::new();
    for (path, length) in paths.iter().zip(lengths) {
        let (content, behind) = rest.split_at_checked(*length as usize).unwrap_or((rest, &[]));
        rest = behind;
        files.push((path.as_str(), content));
    }
    files::archive(files).map_err(|error| error_to_js(&Error::new(Code::TooMuch, "archive", error.to_string())))
}

fn text_or_error(text: Result<String, FileError>, lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| error_to_js(&error))?;
    text.map_err(|error| {
        let code = match error {
            FileError::TooLarge => Code::TooMuch,
            FileError::Damaged | FileError::NoDocument => Code::InvalidDocument,
            FileError::UnknownEncoding | FileError::OtherFormat(_) => Code::UnsupportedFormat,
        };
        error_to_js(&Error::new(code, "file", error.words(lang)))
    })
}
