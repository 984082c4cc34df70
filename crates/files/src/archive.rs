//! Archives of files. Does not read them.

use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive with files by their paths. Equal files are equal archives: no time is in them.
///
/// # Errors
/// A path that a file before has, or more than a zip archive holds.
pub fn archive<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        writer.start_file(path, options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn files_come_back_as_they_were() {
        let files: [(&str, &[u8]); 3] = [
            ("README.txt", b"note"),
            ("charts/gdp.html", &[b'a'; 9000]),
            ("charts/空.json", b""),
        ];
        let packed = archive(files).unwrap();
        assert!(packed.len() < 2000, "compressed");
        assert_eq!(packed, archive(files).unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        for (path, content) in files {
            let mut found = Vec::new();
            read.by_name(path).unwrap().read_to_end(&mut found).unwrap();
            assert_eq!(found, content, "{path}");
        }
        assert!(archive([("a", &b"1"[..]), ("a", &b"2"[..])]).is_err());
    }
}
