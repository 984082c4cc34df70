//! Why a file cannot be read.

use quantity::Lang;
use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The bytes are text in no known encoding.
    UnknownEncoding,
    /// A file of a known format that is not read: its name.
    OtherFormat(&'static str),
    /// A zip archive that is damaged, or that is not what it says.
    Damaged,
    /// A zip archive without a document.
    NoDocument,
    /// More than the limits: of a part of an archive, of its ratio, of the text.
    TooLarge,
}

impl FileError {
    /// The message in the words of the interface: what was found, and what is accepted.
    pub fn words(self, lang: Lang) -> String {
        let found = match self {
            Self::UnknownEncoding => lang.pick(
                "文件不是 UTF-8、UTF-16 或 GB18030 的文字",
                "found bytes that are no text in UTF-8, UTF-16 or GB18030",
            ),
            Self::OtherFormat(name) => {
                return lang.pick(
                    format!("这是 {name} 文件；请另存为 .docx、.html 或文本"),
                    format!(
                        "found a file in the format {name}; accepted are .docx, .html and text: save it as one of them"
                    ),
                );
            }
            Self::Damaged => lang.pick(
                ".docx 文件已损坏或不完整；请在文字处理软件里重新保存",
                "found a damaged or incomplete .docx file; save it again in a word processor",
            ),
            Self::NoDocument => lang.pick(
                "压缩包里没有 Word 文档；可用的是 .docx、.html 和文本",
                "found an archive without a Word document; accepted are .docx, .html and text",
            ),
            Self::TooLarge => lang.pick(
                "文件展开后超过上限；请只保留正文",
                "found more than the limits allow once it is unpacked; keep the text alone",
            ),
        };
        found.to_owned()
    }

    /// The code, as errors of reports have one.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too-much",
            Self::Damaged | Self::NoDocument => "invalid-document",
            Self::UnknownEncoding | Self::OtherFormat(_) => "unsupported-format",
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for FileError {}
