//! The text of files: what an encoding, a .docx document or a saved HTML page contains, as lines. Paragraphs, headings and items of
//! lists are lines; rows of tables are lines whose cells are separated by tabs. Also archives of files for upload, and tables as
//! workbooks. Does not run or load anything.
//!
//! Decoding is left to the platform: browsers and native programs have their own decoders.

mod archive;
mod docx;
mod encoding;
mod error;
mod html;
mod lines;
mod workbook;

pub use archive::archive;
pub use docx::{docx, is_zip, other_format};
pub use encoding::{Encoding, encoding};
pub use error::FileError;
pub use html::{html, is_html};
pub use workbook::{Cell, WorkbookError, workbook};

/// The text of a decoded file: the lines of an HTML page, else the text itself.
///
/// ```
/// assert_eq!(files::text("<h1>公报</h1><p>粮食产量 12 万吨。").unwrap(), "公报\n粮食产量 12 万吨。\n");
/// assert_eq!(files::text("粮食产量12万吨。").unwrap(), "粮食产量12万吨。");
/// ```
///
/// # Errors
/// [`FileError::TooLarge`] for a page with more text than [`MAX_TEXT`], [`FileError::OtherFormat`] for RTF and web archives.
pub fn text(decoded: &str) -> Result<String, FileError> {
    let start = decoded.trim_start_matches('\u{feff}').trim_start();
    let beginning = |text: &str| start.get(..text.len()).is_some_and(|it| it.eq_ignore_ascii_case(text));
    if beginning("{\\rtf") {
        return Err(FileError::OtherFormat("RTF"));
    }
    if beginning("MIME-Version:") || beginning("From: <Saved by") {
        return Err(FileError::OtherFormat("MHTML"));
    }
    if is_html(decoded) {
        return html(decoded);
    }
    Ok(decoded.to_owned())
}

/// The longest text of a file, in bytes of UTF-8. A yearbook of a province has less.
pub const MAX_TEXT: usize = 8_000_000;
