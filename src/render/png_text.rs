//! PNG text chunks: title, source and address, in any script. Not here: pixels.

/// The signature of a PNG, and the offset where its first chunk (IHDR: length, type, 13 bytes, checksum) ends.
const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
const HEADER_END: usize = 33;

/// Adds texts to a PNG, each with a keyword of 1 to 79 Latin letters, as uncompressed `iTXt` chunks in UTF-8
/// (PNG, third edition, 11.3.3.4). `None` if the bytes are not a PNG or a keyword is invalid.
pub fn with_text(png: &[u8], texts: &[(&str, &str)]) -> Option<Vec<u8>> {
    let header = png.get(..HEADER_END)?;
    if !header.starts_with(&SIGNATURE) {
        return None;
    }
    let mut out = header.to_vec();
    for (keyword, text) in texts {
        let letters = keyword.bytes().all(|b| b.is_ascii_alphabetic());
        if !letters || keyword.is_empty() || keyword.len() > 79 {
            return None;
        }
        // Keyword, end, not compressed, no method, no language, no translated keyword.
        let mut chunk = b"iTXt".to_vec();
        chunk.extend_from_slice(keyword.as_bytes());
        chunk.extend_from_slice(&[0, 0, 0, 0, 0]);
        chunk.extend_from_slice(text.as_bytes());
        let length = u32::try_from(chunk.len() - 4).ok()?;
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(&chunk);
        out.extend_from_slice(&crc32fast::hash(&chunk).to_be_bytes());
    }
    out.extend_from_slice(png.get(HEADER_END..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chunks of a PNG without pixels: signature, header and end.
    const BARE: [u8; 45] = [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
        8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];

    #[test]
    fn text_chunks_follow_the_header() {
        let out = with_text(&BARE, &[("Title", "五年之间"), ("Source", "报告")]).unwrap();
        assert_eq!(out.get(..HEADER_END), BARE.get(..HEADER_END));
        assert!(out.ends_with(BARE.get(HEADER_END..).unwrap()));
        let text = "五年之间".as_bytes();
        assert!(out.windows(text.len()).any(|w| w == text));
        // Length of the first chunk: keyword and five zeros and the text.
        assert_eq!(
            out.get(33..37).unwrap(),
            u32::try_from(5 + 5 + text.len()).unwrap().to_be_bytes()
        );
    }

    #[test]
    fn checksums_are_those_of_the_png_standard() {
        // The checksum of an empty IEND chunk is fixed by the format.
        assert_eq!(crc32fast::hash(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn other_files_are_unchanged() {
        assert_eq!(with_text(b"GIF89a", &[]), None);
        assert_eq!(with_text(&[], &[("Title", "x")]), None);
        assert_eq!(with_text(&BARE, &[("标题", "x")]), None);
    }
}
