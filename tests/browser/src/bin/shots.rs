//! Screenshots of the charts for review: `cargo xtask shots` builds `dist/` and runs this.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use browser_tests::{
    browser::{Browser, Media, PATIENCE},
    fixture,
    server::Reply,
};
use pico_args::Arguments;

/// Device pixels per CSS pixel, as on most screens.
const RATIO: f64 = 2.0;
/// Height of the window; the screenshot is as high as the page.
const HEIGHT: u32 = 900;

fn main() -> Result<()> {
    let mut args = Arguments::from_env();
    let out: PathBuf = args.value_from_str("--out")?;
    fs::create_dir_all(&out)?;
    let browser = Browser::start()?;
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", fixture::STYLE));
    match args.opt_value_from_str::<_, String>("--page")? {
        Some(page) => {
            let width = args.opt_value_from_str("--width")?.unwrap_or(1200);
            let dark = args.contains("--dark");
            let name = args.opt_value_from_str("--name")?.unwrap_or_else(|| file_name(&page));
            let rest = args.finish();
            ensure!(rest.is_empty(), "not understood: {rest:?}");
            shoot(&browser, &page, width, dark, &out.join(name + ".png"))
        }
        None => {
            let filters = args
                .finish()
                .into_iter()
                .map(|word| word.to_string_lossy().into_owned())
                .collect::<Vec<_>>();
            shoot_all(&browser, &filters, &out)
        }
    }
}

/// Every view, language, theme and width, or those whose name contains one of the filters.
fn shoot_all(browser: &Browser, filters: &[String], out: &Path) -> Result<()> {
    let mut taken = 0;
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            for theme in fixture::THEMES {
                for width in fixture::WIDTHS {
                    let name = format!("{view}-{lang}-{theme}-{width}");
                    if filters.is_empty() || filters.iter().any(|filter| name.contains(filter)) {
                        browser
                            .server
                            .answer("/_fixture", Reply::html(fixture::one(lang, view, theme)));
                        shoot(browser, "_fixture", width, theme == "dark", &out.join(name + ".png"))?;
                        taken += 1;
                    }
                }
            }
        }
    }
    ensure!(
        taken > 0,
        "no picture's name holds any of {filters:?}; names are like overview-en-dark-320"
    );
    Ok(())
}

fn shoot(browser: &Browser, page: &str, width: u32, dark: bool, file: &Path) -> Result<()> {
    browser.emulate(Media {
        dark,
        ..Media::default()
    })?;
    browser.set_viewport(width, HEIGHT, RATIO)?;
    browser.open(page)?;
    settle(browser, file, "(e) => e.getBoundingClientRect().top < innerHeight")?;
    // Charts below the fold are drawn when they come near, so the window is made as high as the page.
    let full = browser
        .eval("document.documentElement.scrollHeight")?
        .as_u64()
        .unwrap_or_default();
    browser.set_viewport(width, u32::try_from(full)?.max(1), RATIO)?;
    settle(browser, file, "() => true")?;
    fs::write(file, browser.screenshot()?)?;
    println!("{}", file.display());
    Ok(())
}

/// Waits for the charts. Failed ones are also in the screenshot, because that is worth seeing.
fn settle(browser: &Browser, file: &Path, which: &str) -> Result<()> {
    let charts = format!("[...document.querySelectorAll('report-chart')].filter({which})");
    let done = "(e) => collected.ready.includes(e) || collected.errors.length";
    if !browser.becomes(&format!("{charts}.every({done})"), PATIENCE)? {
        println!("note: not every chart of {} said report-chart-ready", file.display());
    }
    // One more frame for work after the event.
    browser.eval("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")?;
    for line in browser.console()? {
        println!("note: console: {line}");
    }
    Ok(())
}

fn file_name(page: &str) -> String {
    page.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
}
