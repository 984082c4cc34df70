//! Which encoding a text is in: by its byte order mark, else by its content. `www/shared/decode.js` has the same rules.

/// Encodings of the texts that editors have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
}

/// Bytes of the beginning from which the order of UTF-16 is concluded.
const SAMPLE: usize = 4096;

/// The encoding of a text. Bytes that are none of the others may be GB18030; its decoder finds out.
///
/// ```
/// use files::{Encoding, encoding};
/// assert_eq!(encoding("产量".as_bytes()), Encoding::Utf8);
/// assert_eq!(encoding(b"\xb2\xfa\xc1\xbf"), Encoding::Gb18030);
/// assert_eq!(encoding(b"\xff\xfe\xa7\x4e"), Encoding::Utf16Le);
/// ```
pub fn encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    // No text in the other encodings contains this byte, and each line break and digit of UTF-16 does.
    if bytes.len().is_multiple_of(2) && sample.contains(&0) {
        let [little, big] = [u16::from_le_bytes, u16::from_be_bytes].map(|order| plausible(sample, order));
        return if big > little {
            Encoding::Utf16Be
        } else {
            Encoding::Utf16Le
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => Encoding::Gb18030,
    }
}

/// How many characters are those of Chinese and English texts.
fn plausible(sample: &[u8], order: impl Fn([u8; 2]) -> u16) -> usize {
    let (pairs, _) = sample.as_chunks::<2>();
    let usual =
        |unit: u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef);
    pairs.iter().filter(|pair| usual(order(**pair))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_characters() {
        for text in ["一一，10一\n", "粮食产量12万吨。\n", "name,value\n", "一二三\r\n"] {
            assert_eq!(encoding(&utf16(text, u16::to_le_bytes)), Encoding::Utf16Le, "{text}");
            assert_eq!(encoding(&utf16(text, u16::to_be_bytes)), Encoding::Utf16Be, "{text}");
        }
    }

    #[test]
    fn marks_come_first_and_utf8_before_gb18030() {
        assert_eq!(encoding(b""), Encoding::Utf8);
        assert_eq!(encoding("\u{feff}甲".as_bytes()), Encoding::Utf8);
        assert_eq!(encoding(b"\xfe\xff\x4e\x00"), Encoding::Utf16Be);
        assert_eq!(encoding(b"a,\xbc\xd7\n"), Encoding::Gb18030);
    }
}
