//! Files in: bytes in any of the usual encodings as text, documents and saved pages as their lines.

use crate::place::found;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use files::{Encoding, FileError, encoding, is_zip};
use std::error::Error;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes; a document with pictures may be large.
const MAX_FILE: u64 = 200_000_000;

/// Characters that a text may contain though it has no use for them: a file that is cut off ends in one.
const MOST_ODD: usize = 2;

/// The text of a file, or of standard input for `-`, without a byte order mark.
///
/// # Errors
/// For a missing file, and for bytes that are no text; a document or a page is none here.
pub fn text_of(file: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = bytes_of(file)?;
    if is_zip(&bytes) {
        return Err(format!(
            "{}: found a document or an archive; accepted is JSON, CSV or text",
            file.display()
        )
        .into());
    }
    decode(&bytes).map_err(|error| named(file, error))
}

/// The prose of a file: of a .docx document and of a saved HTML page their lines.
///
/// # Errors
/// As [`text_of`], and for documents that cannot be read.
pub fn prose_of(file: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = bytes_of(file)?;
    let prose = if is_zip(&bytes) {
        files::docx(&bytes)
    } else {
        decode(&bytes).and_then(|text| files::text(&text))
    };
    prose.map_err(|error| named(file, error))
}

fn named(file: &Path, error: FileError) -> Box<dyn Error> {
    format!("{}: {error} [{}]", file.display(), error.code()).into()
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let from: Box<dyn Read> = if file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(fs::File::open(found(file)).map_err(|e| format!("{}: {e}", file.display()))?)
    };
    from.take(MAX_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| format!("{}: {e}", file.display()))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(named(file, FileError::TooLarge));
    }
    Ok(bytes)
}

fn decode(bytes: &[u8]) -> Result<String, FileError> {
    if let Some(error) = files::other_format(bytes) {
        return Err(error);
    }
    let decoder = match encoding(bytes) {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
    };
    let (text, _) = decoder.decode_with_bom_removal(bytes);
    // Nearly all bytes are characters of GB18030, but those of other files are often such that no text contains.
    let odd = |c: &char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let lost = text.chars().filter(odd).count();
    if lost > MOST_ODD && lost * 100 > text.chars().count() || text.contains('\0') {
        return Err(FileError::UnknownEncoding);
    }
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_by_their_content() {
        let text = "粮食产量12万吨。\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (gbk, _, _) = GB18030.encode(text);
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let with_mark = [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat();
        for bytes in [
            text.as_bytes(),
            &marked,
            &gbk,
            &utf16(u16::to_le_bytes),
            &utf16(u16::to_be_bytes),
            &with_mark,
        ] {
            assert_eq!(decode(bytes).unwrap(), text);
        }
        // Characters of four bytes, and the euro sign of old files.
        assert_eq!(
            decode(&GB18030.encode("㐂\u{20000}，10€").0).unwrap(),
            "㐂\u{20000}，10€"
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..2000_u32).map(|i| (i * i % 251) as u8 | 0x80).collect();
        assert_eq!(decode(&noise), Err(FileError::UnknownEncoding));
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"),
            Err(FileError::UnknownEncoding)
        );
        assert_eq!(decode(b"%PDF-1.4\n"), Err(FileError::OtherFormat("PDF")));
    }
}
