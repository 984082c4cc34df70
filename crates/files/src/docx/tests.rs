//! Documents as word processors write them, made here; and archives that are none.

use super::*;
use proptest::prelude::*;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"
    );
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &xml),
        ("word/styles.xml", "<a/>"),
    ])
}

fn p(text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn lines(body: &str) -> Vec<String> {
    docx(&word(body)).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn paragraphs_and_tables_are_lines_in_order() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = format!(
        "<w:tbl><w:tblPr><w:jc/></w:tblPr>{}{}{}{}</w:tbl>",
        row(&[tc("", "指标"), tc("", "单位"), tc("", "2031年"), tc("", "增长（%）")]),
        row(&[
            tc("", "粮食"),
            tc("<w:vMerge w:val=\"restart\"/>", "万吨"),
            tc("", "12.5"),
            tc("", "3.1")
        ]),
        row(&[tc("", "油料"), tc("<w:vMerge/>", ""), tc("", "4"), tc("", "")]),
        row(&[tc("<w:gridSpan w:val=\"2\"/>", "合计"), tc("", "16.5"), tc("", "2")]),
    );
    let body = format!(
        "{}{}{table}{}",
        p("甲市公报"),
        p("粮食产量 12&amp;万吨&#x3002;"),
        p("文末")
    );
    assert_eq!(
        lines(&body),
        [
            "甲市公报",
            "粮食产量 12&万吨。",
            "指标\t单位\t2031年\t增长（%）",
            "粮食\t万吨\t12.5\t3.1",
            "油料\t万吨\t4",
            "合计\t\t16.5\t2",
            "文末"
        ]
    );
}

#[test]
fn deleted_and_hidden_text_and_codes_of_fields_are_left_out() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del>{}</w:del><w:ins>{}</w:ins>{}<w:r><w:instrText> PAGE 9 </w:instrText></w:r>{}{}<w:r><w:br/></w:r>{}</w:p>",
        run("", "产量"),
        run("", "11"),
        run("<w:vanish w:val=\"0\"/>", "12.5"),
        run("<w:vanish/>", "99"),
        run("<w:vertAlign w:val=\"superscript\"/>", "1"),
        run("", "万吨"),
        run("", "次行"),
    );
    assert_eq!(lines(&body), ["产量12.5¹万吨", "次行"]);
    let box_twice = "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                     <mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    assert_eq!(
        lines(&format!("<w:p><w:r><w:t>前</w:t>{box_twice}<w:t>后</w:t></w:r></w:p>")),
        ["前", "框", "后"]
    );
}

#[test]
fn other_archives_and_broken_documents_are_named() {
    let error = |bytes: &[u8]| docx(bytes).unwrap_err();
    assert_eq!(
        error(&archive(&[("xl/workbook.xml", "")])),
        FileError::OtherFormat(".xlsx")
    );
    assert_eq!(
        error(&archive(&[("content.xml", "")])),
        FileError::OtherFormat("OpenDocument")
    );
    assert_eq!(error(&archive(&[("a.txt", "")])), FileError::NoDocument);
    assert_eq!(error(b"%PDF-1.7"), FileError::OtherFormat("PDF"));
    assert_eq!(
        error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        FileError::OtherFormat(".doc / .wps")
    );
    let whole = word(&p("甲"));
    for end in [4, 40, whole.len() / 2, whole.len() - 1] {
        assert_eq!(error(&whole[..end]), FileError::Damaged, "{end}");
    }
    for xml in [
        "<w:p><w:r>",
        "<w:p></w:r>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><w:p/>",
        "<w:p",
    ] {
        assert_eq!(
            error(&archive(&[("word/document.xml", xml)])),
            FileError::Damaged,
            "{xml}"
        );
    }
    // A byte of the packed text is wrong: the checksum says so.
    let mut wrong = word(&p(&"粮食产量12万吨。".repeat(50)));
    let at = wrong.windows(17).position(|part| part == b"word/document.xml").unwrap() + 40;
    wrong[at] ^= 0x55;
    assert_eq!(error(&wrong), FileError::Damaged);
}

#[test]
fn bombs_are_refused_soon() {
    let bomb = word(&format!("<w:p>{}</w:p>", " ".repeat(20_000_000)));
    assert!(bomb.len() < 30_000, "{}", bomb.len());
    assert_eq!(docx(&bomb), Err(FileError::TooLarge));
    let deep = word(&"<w:p>".repeat(100_000));
    assert_eq!(docx(&deep), Err(FileError::TooLarge));
    // The archive says a small size, and contains more.
    let mut liar = bomb.clone();
    let size = 20_000_000_u32 + word(&p("")).len() as u32;
    for at in 0..liar.len() - 4 {
        let here = u32::from_le_bytes([liar[at], liar[at + 1], liar[at + 2], liar[at + 3]]);
        if here > 19_000_000 && here.abs_diff(size) < 4096 {
            liar[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    assert!(matches!(docx(&liar), Err(FileError::TooLarge | FileError::Damaged)));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(change in 0_usize..600, to in any::<u8>()) {
        let mut bytes = word(&p("粮食产量12万吨。"));
        let at = change % bytes.len();
        bytes[at] = to;
        drop(docx(&bytes));
    }
}
