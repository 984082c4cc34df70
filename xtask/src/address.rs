//! What the front page says only where its public address is known: canonical address, translations, and the picture for previews.
//! Search engines and services that show previews take absolute addresses only, so without an address the page has none of these.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

/// The line of the pages that is replaced.
const MARK: &str = "<!-- address -->\n";

/// The view in the first screen, of which the picture for previews is made.
const FIRST: &str = "growth-2010";

/// The front page in its languages. Readers of any other language get the first one.
const PAGES: [(&str, &str); 2] = [("index.html", "zh-CN"), ("en/index.html", "en")];

/// Types of pictures for previews, the better one first.
const PICTURES: [(&str, &str); 2] = [("png", "image/png"), ("svg", "image/svg+xml")];

/// Completes the front pages in `out`, after the pictures of the charts are there.
pub(crate) fn complete(out: &Path, address: Option<&str>) -> Result<()> {
    for (page, lang) in PAGES {
        let path = out.join(page);
        let text = fs::read_to_string(&path).with_context(|| format!("no {page}"))?;
        ensure!(
            text.matches(MARK).count() == 1,
            "{page}: found no line `{}`",
            MARK.trim_end()
        );
        let tags = match address {
            Some(address) => tags(out, address.trim_end_matches('/'), page, lang)?,
            None => String::new(),
        };
        fs::write(path, text.replace(MARK, &tags))?;
    }
    Ok(())
}

fn tags(out: &Path, address: &str, page: &str, lang: &str) -> Result<String> {
    ensure!(
        ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && !address.contains(['"', '<', ' ']),
        "--address: found `{address}`; accepted is the address of a folder that begins with https:// or http://"
    );
    let picture = PICTURES.iter().find_map(|(ending, media)| {
        let name = format!("report-chart-pictures/{FIRST}.{lang}.card.{ending}");
        out.join(&name).is_file().then_some((name, media))
    });
    let (picture, media) = picture.with_context(|| format!("no picture for previews of {FIRST}"))?;
    let mut tags = format!("<link rel=\"canonical\" href=\"{address}/{page}\">\n");
    let others = PAGES.iter().map(|(page, lang)| (*page, *lang));
    for (page, lang) in others.chain([(PAGES[0].0, "x-default")]) {
        tags += &format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}/{page}\">\n");
    }
    for (property, content) in [
        ("og:url", format!("{address}/{page}")),
        ("og:image", format!("{address}/{picture}")),
        ("og:image:type", (*media).to_owned()),
        ("og:image:width", "1200".to_owned()),
        ("og:image:height", "630".to_owned()),
    ] {
        tags += &format!("<meta property=\"{property}\" content=\"{content}\">\n");
    }
    Ok(tags + "<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with both pages and their pictures.
    fn folder(name: &str) -> std::path::PathBuf {
        let out = std::env::temp_dir().join(format!("report-charts-address-{name}-{}", std::process::id()));
        fs::create_dir_all(out.join("en")).unwrap();
        fs::create_dir_all(out.join("report-chart-pictures")).unwrap();
        for (page, lang) in PAGES {
            let source = crate::workspace::root().unwrap().join("www/demo").join(page);
            fs::copy(source, out.join(page)).unwrap();
            fs::write(out.join(format!("report-chart-pictures/{FIRST}.{lang}.card.svg")), "").unwrap();
        }
        out
    }

    #[test]
    fn with_an_address_all_addresses_for_machines_are_absolute() {
        let out = folder("known");
        complete(&out, Some("https://example.org/rc/")).unwrap();
        for (page, lang) in PAGES {
            let text = fs::read_to_string(out.join(page)).unwrap();
            for expected in [
                format!("<link rel=\"canonical\" href=\"https://example.org/rc/{page}\">"),
                "hreflang=\"zh-CN\" href=\"https://example.org/rc/index.html\">".to_owned(),
                "hreflang=\"en\" href=\"https://example.org/rc/en/index.html\">".to_owned(),
                "hreflang=\"x-default\" href=\"https://example.org/rc/index.html\">".to_owned(),
                format!(
                    "<meta property=\"og:image\" content=\"https://example.org/rc/report-chart-pictures/{FIRST}.{lang}.card.svg\">"
                ),
            ] {
                assert!(text.contains(&expected), "{page}: no {expected}");
            }
            assert!(!text.contains(MARK), "{page}");
        }
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn without_an_address_there_are_none() {
        let out = folder("unknown");
        complete(&out, None).unwrap();
        for (page, _) in PAGES {
            let text = fs::read_to_string(out.join(page)).unwrap();
            let (head, _) = text.split_once("</head>").unwrap();
            for absent in ["canonical", "alternate", "og:url", "og:image", MARK] {
                assert!(!head.contains(absent), "{page}: {absent}");
            }
        }
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn an_address_that_is_none_is_an_error() {
        let out = folder("wrong");
        let error = complete(&out, Some("example.org")).unwrap_err().to_string();
        assert!(error.contains("begins with https://"), "{error}");
        fs::remove_dir_all(out).unwrap();
    }
}
