//! The text of a .docx document: its body in order, without deleted and hidden text. Headers, footers, notes and comments are parts of
//! their own and are not read. Numbers that a word processor gives to items of lists are not in the text either.

use crate::FileError;
use crate::lines::Lines;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use zip::ZipArchive;

/// The largest document inside an archive, unpacked, in bytes: ten times that of a yearbook.
const MAX_PART: u64 = 100_000_000;
/// Documents of many equal table cells are packed to a hundredth; bombs to a thousandth.
const MAX_RATIO: u64 = 400;
/// What is read whatever its ratio is.
const SMALL: u64 = 2_000_000;
/// The deepest nesting of elements in a document.
const DEEPEST: usize = 2_000;

/// Whether a file is a zip archive, as .docx documents are.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The lines of a .docx document.
///
/// # Errors
/// [`FileError::Damaged`] and [`FileError::NoDocument`] for other archives, [`FileError::OtherFormat`] for workbooks,
/// presentations, OpenDocument and old binary documents, [`FileError::TooLarge`] above limits.
pub fn docx(bytes: &[u8]) -> Result<String, FileError> {
    if let Some(error) = other_format(bytes) {
        return Err(error);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Damaged)?;
    let name = document_name(&archive)?;
    let part = archive.by_name(&name).map_err(|_| FileError::Damaged)?;
    let (packed, size) = (part.compressed_size(), part.size());
    if size > MAX_PART || size > SMALL && size / packed.max(1) > MAX_RATIO {
        return Err(FileError::TooLarge);
    }
    // The sizes are only said; what comes out is counted.
    let most = MAX_PART.min((packed.saturating_mul(MAX_RATIO)).max(SMALL));
    let mut counted = part.take(most + 1);
    let read = document(BufReader::new(&mut counted));
    if counted.limit() == 0 {
        return Err(FileError::TooLarge);
    }
    read
}

/// Binary files that editors take for documents, by their first bytes; `None` for all others.
pub fn other_format(bytes: &[u8]) -> Option<FileError> {
    // Word before 2007, WPS, and documents with a password.
    const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let known = [(b"%PDF".as_slice(), "PDF"), (OLD, ".doc / .wps")];
    let found = known.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    found.map(|(_, name)| FileError::OtherFormat(name))
}

fn document_name<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<String, FileError> {
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let has = |beginning: &str| names.iter().any(|name| name.starts_with(beginning));
    let is_document = |name: &&String| name.starts_with("word/document") && name.ends_with(".xml");
    if let Some(name) = names.iter().filter(is_document).min() {
        return Ok(name.clone());
    }
    Err(match () {
        () if has("xl/") => FileError::OtherFormat(".xlsx"),
        () if has("ppt/") => FileError::OtherFormat(".pptx"),
        () if has("content.xml") => FileError::OtherFormat("OpenDocument"),
        () => FileError::NoDocument,
    })
}

/// What is open while a document is read.
#[derive(Default)]
struct Body {
    lines: Lines,
    depth: usize,
    /// The depth of an element that is left out.
    left_out: Option<usize>,
    /// In an element with text.
    in_text: bool,
    in_properties: usize,
    raised: bool,
    hidden: bool,
}

/// Reads the XML of a document; elements are known by their local names, since producers choose prefixes.
fn document(xml: impl BufRead) -> Result<String, FileError> {
    let mut reader = Reader::from_reader(xml);
    let mut body = Body::default();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| FileError::Damaged)? {
            Event::Start(tag) => {
                body.depth += 1;
                if body.depth > DEEPEST {
                    return Err(FileError::TooLarge);
                }
                body.start(&tag, true)?;
            }
            Event::Empty(tag) => body.start(&tag, false)?,
            Event::End(tag) => {
                body.end(tag.local_name().as_ref())?;
                body.depth = body.depth.saturating_sub(1);
            }
            Event::Text(text) if body.in_text => body.text(&text),
            Event::CData(text) if body.in_text => body.text(&text),
            Event::GeneralRef(name) if body.in_text => {
                let character = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    // No entities are defined by a document: those of XML alone.
                    _ => match name.as_ref() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                body.text(&character.map(String::from).unwrap_or_default());
            }
            Event::DocType(_) => return Err(FileError::Damaged),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    if body.depth > 0 {
        return Err(FileError::Damaged);
    }
    body.lines.finish()
}

impl Body {
    fn text(&mut self, text: &str) {
        match (self.left_out.is_some() || self.hidden, self.raised) {
            (true, _) => {}
            (false, true) => self.lines.raised(text),
            (false, false) => self.lines.text(text),
        }
    }

    /// `open` for an element with content.
    fn start(&mut self, tag: &BytesStart<'_>, open: bool) -> Result<(), FileError> {
        if self.left_out.is_some() {
            return Ok(());
        }
        let name = tag.local_name();
        let value = |known: &str| {
            let found = tag
                .attributes()
                .flatten()
                .find(|one| one.key.local_name().as_ref() == known);
            found.map(|one| one.value.into_owned())
        };
        let is_on = || !matches!(value("val").as_deref(), Some("0" | "false" | "off"));
        match name.as_ref() {
            // Deleted and moved text, what other programs show instead of a drawing, and codes of fields.
            "del" | "moveFrom" | "Fallback" | "instrText" | "delText" if open => self.left_out = Some(self.depth),
            "pPr" | "rPr" | "tblPr" | "sectPr" if open => self.in_properties += 1,
            "vanish" | "webHidden" if is_on() => self.hidden = true,
            "vertAlign" => self.raised = value("val").as_deref() == Some("superscript"),
            "gridSpan" => {
                let columns = value("val").and_then(|text| text.parse().ok()).unwrap_or(1);
                self.lines.cell_spans(columns);
            }
            "vMerge" => self.lines.cell_merges(value("val").as_deref() != Some("restart")),
            _ if self.in_properties > 0 => {}
            "r" => (self.raised, self.hidden) = (false, false),
            "t" => self.in_text = open,
            "tab" if !self.hidden => self.lines.tab(),
            "br" | "cr" => self.lines.end_line()?,
            "noBreakHyphen" => self.text("-"),
            "p" => self.lines.end_line()?,
            "tbl" if open => self.lines.start_table()?,
            "tc" if open => self.lines.start_cell(1, 1)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), FileError> {
        if let Some(depth) = self.left_out {
            if depth == self.depth {
                self.left_out = None;
            }
            return Ok(());
        }
        match name {
            "pPr" => {
                // Those of a paragraph mark are not those of its text.
                (self.raised, self.hidden) = (false, false);
                self.in_properties = self.in_properties.saturating_sub(1);
            }
            "rPr" | "tblPr" | "sectPr" => self.in_properties = self.in_properties.saturating_sub(1),
            "t" => self.in_text = false,
            "p" => self.lines.end_line()?,
            "tc" => self.lines.end_cell()?,
            "tr" => self.lines.end_row()?,
            "tbl" => self.lines.end_table()?,
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
