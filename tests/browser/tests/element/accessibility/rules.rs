//! axe-core on the demo page in all of its states.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    axe,
    browser::{Browser, Media},
    chart::Chart,
    fixture,
};

use super::{DEMO_PAGES, open_demo, show_tables};
use crate::{check_clean, start};

/// A phone, and a desktop.
const WIDTHS: [u32; 2] = [375, 1200];

fn check(browser: &Browser, page: &str, media: Media, width: u32) -> Result<()> {
    browser.set_viewport(width, 900, 1.0)?;
    browser.emulate(media)?;
    open_demo(browser, page)?;
    check_rules(browser).context("charts")?;
    // axe accepts a bare canvas, which must be hidden, or have a role and a name.
    let bare = browser.eval(
        "[...document.querySelectorAll('report-chart')]
            .flatMap((chart) => [...chart.shadowRoot.querySelectorAll('canvas')])
            .concat([...document.querySelectorAll('canvas')])
            .filter((canvas) => canvas.checkVisibility() && !canvas.closest('[aria-hidden=true]'))
            .filter((canvas) => canvas.getAttribute('role') !== 'img' || !canvas.getAttribute('aria-label'))
            .length",
    )?;
    ensure!(
        bare == 0,
        "{bare} canvases are shown to a screen reader, which can make nothing of them"
    );
    show_tables(browser)?;
    check_rules(browser).context("tables")?;
    check_clean(browser)
}

fn check_rules(browser: &Browser) -> Result<()> {
    let violations = axe::violations(browser)?;
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    Ok(())
}

/// All states are checked before the test fails, so that one run lists everything to fix.
fn check_page(page: &str) -> Result<()> {
    let browser = start()?;
    let mut failures = Vec::new();
    for dark in [false, true] {
        for width in WIDTHS {
            let media = Media {
                dark,
                ..Media::default()
            };
            let checked = check(&browser, page, media, width).with_context(|| format!("dark: {dark}, {width} px"));
            failures.extend(checked.err().map(|error| format!("{error:#}")));
        }
    }
    ensure!(failures.is_empty(), "{page}\n{}", failures.join("\n\n"));
    Ok(())
}

/// Without this test, an axe that checks nothing would go unnoticed.
#[test]
fn axe_finds_what_is_wrong_even_in_a_shadow_root() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "overview", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask(
        "{
            const faint = Object.assign(document.createElement('p'), { textContent: '看不清 too faint' });
            faint.style = 'all: initial; display: block; background: #fff; color: #ddd';
            const strip = document.createElement('div');
            strip.append(document.createElement('button'), document.createElement('button'));
            for (const button of strip.children) button.style = 'all: initial; width: 9px; height: 9px';
            e.shadowRoot.append(faint, strip, document.createElement('img'));
        }",
    )?;
    let found = axe::violations(&browser)?;
    for rule in ["button-name", "color-contrast", "image-alt", "target-size"] {
        ensure!(
            found.iter().any(|one| one.starts_with(rule)),
            "not found: {rule}, but {found:#?}"
        );
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_on_the_chinese_demo_page() -> Result<()> {
    check_page(DEMO_PAGES[0])
}

#[test]
fn axe_finds_nothing_on_the_english_demo_page() -> Result<()> {
    check_page(DEMO_PAGES[1])
}

#[test]
fn axe_finds_nothing_in_forced_colours() -> Result<()> {
    let browser = start()?;
    let media = Media {
        forced_colors: true,
        ..Media::default()
    };
    for page in DEMO_PAGES {
        check(&browser, page, media, WIDTHS[0]).with_context(|| page.to_owned())?;
    }
    Ok(())
}

/// Opens every panel and pins two marks of each chart that supports it.
fn open_everything(browser: &Browser) -> Result<()> {
    browser.eval(
        "document.querySelectorAll('report-chart').forEach(({ shadowRoot }) => {
            shadowRoot.querySelectorAll('details').forEach((details) => { details.open = true; });
            // The first press focuses, the second pins; in the overview it opens another view.
            const marks = shadowRoot.host.getAttribute('view') === 'overview' ? [] : shadowRoot.querySelectorAll('.mark');
            for (const mark of [...marks].slice(0, 2)) {
                mark.click();
                mark.click();
            }
        })",
    )?;
    browser.wait(
        "[...document.querySelectorAll('report-chart')].every(({ shadowRoot }) => {
            const pinned = shadowRoot.querySelectorAll('.mark[data-pinned]').length;
            return shadowRoot.querySelector('.file') && shadowRoot.querySelector('.choice')
                && shadowRoot.querySelectorAll('.pin').length === pinned;
        })",
    )?;
    let pinned = browser.eval(
        "[...document.querySelectorAll('report-chart')].every(({ shadowRoot }) =>
            shadowRoot.host.getAttribute('view') === 'overview' || shadowRoot.querySelector('.pin'))",
    )?;
    ensure!(pinned == true, "nothing is pinned");
    Ok(())
}

#[test]
fn axe_finds_nothing_with_everything_open_and_large() -> Result<()> {
    let browser = start()?;
    let mut failures = Vec::new();
    for page in DEMO_PAGES {
        for (state, width) in [("large", 375), ("large", 1200), ("usual", 1200), ("contrast", 375)] {
            browser.set_viewport(width, 900, 1.0)?;
            browser.emulate(Media {
                more_contrast: state == "contrast",
                ..Media::default()
            })?;
            open_demo(&browser, page)?;
            if state == "large" {
                browser.eval("document.querySelector('.size [data-choice=large]').click()")?;
                browser.wait(
                    "[...document.querySelectorAll('report-chart')].every(({ shadowRoot }) => shadowRoot.querySelector('.large'))",
                )?;
            }
            open_everything(&browser)?;
            let checked = check_rules(&browser).with_context(|| format!("{page}, {state}, {width} px"));
            failures.extend(checked.err().map(|error| format!("{error:#}")));
            check_clean(&browser)?;
        }
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n\n"));
    Ok(())
}

#[test]
fn axe_finds_nothing_in_any_view_with_everything_open() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    let mut failures = Vec::new();
    for lang in fixture::LANGS {
        for theme in fixture::THEMES {
            for view in fixture::VIEWS {
                let chart = fixture::one(lang, view, theme).replace("<body>", "<body><main><h1>1</h1>");
                browser.open_fixture(&chart.replace("</body>", "</main></body>"))?;
                Chart::new(&browser, "#chart").wait_ready()?;
                open_everything(&browser)?;
                let checked = check_rules(&browser).with_context(|| format!("{view}, {lang}, {theme}"));
                failures.extend(checked.err().map(|error| format!("{error:#}")));
            }
        }
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n\n"));
    check_clean(&browser)
}
