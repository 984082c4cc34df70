//! Larger text, wider spacing, narrow windows: nothing is cut off, without horizontal scrolling.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, focus::open_between_buttons};

use super::{DEMO_PAGES, open_demo, show_tables};
use crate::start;

/// The spacing of WCAG 1.4.12, on the page and, as by a user style sheet, in shadow roots. An adopted style sheet, which the page's
/// policy allows.
const SPACE_OUT: &str = "(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
    if (INSIDE) for (const { shadowRoot } of document.querySelectorAll('report-chart')) shadowRoot.adoptedStyleSheets.push(sheet);
})()";

/// Elements that cut off their content, by part, class or tag, without scrolling ones and those for screen readers only, which are
/// clipped on purpose.
const CUT_OFF: &str = "(() => {
    const charts = [...document.querySelectorAll('report-chart')];
    const all = [document, ...charts.map((chart) => chart.shadowRoot)].flatMap((root) => [...root.querySelectorAll('*')]);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return all.filter((e) => {
        const style = getComputedStyle(e);
        return e.checkVisibility() && style.clipPath === 'none' && (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1
            || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
    }).map((e) => e.getAttribute('part') || e.className || e.tagName);
})()";

/// Violations of: the texts of a chart are below each other in order, and inside the element.
const PARTS: &str = "(() => {
    const e = document.querySelector('#chart');
    const host = e.getBoundingClientRect();
    let above = host.top;
    const wrong = [];
    for (const name of ['title', 'subtitle', 'plot', 'notes', 'source']) {
        const part = e.shadowRoot.querySelector(`[part~=${name}]`);
        const { top, bottom, left, right } = part.getBoundingClientRect();
        if (top < above - 1) wrong.push(`${name} begins above the end of what is before it`);
        if (left < host.left - 1 || right > host.right + 1 || bottom > host.bottom + 1) wrong.push(`${name} leaves the element`);
        if (name !== 'plot' && part.scrollWidth > part.clientWidth + 1) wrong.push(`${name} is too narrow for its words`);
        above = bottom;
    }
    return wrong;
})()";

fn check_width(browser: &Browser, width: u32) -> Result<()> {
    let wide = browser.eval("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")?;
    ensure!(
        wide.as_u64() <= Some(width.into()),
        "the page is {wide} wide in a window of {width}"
    );
    let cut = browser.eval(CUT_OFF)?;
    ensure!(cut.as_array().is_some_and(Vec::is_empty), "cut off: {cut}");
    Ok(())
}

/// 320 px are 1280 px at 400 % zoom, with the corresponding device pixels.
#[test]
fn no_page_scrolls_sideways() -> Result<()> {
    let browser = start()?;
    for page in DEMO_PAGES {
        for (height, ratio) in [(568, 2.0), (256, 4.0)] {
            browser.set_viewport(320, height, ratio)?;
            open_demo(&browser, page)?;
            check_width(&browser, 320).with_context(|| format!("{page} at ratio {ratio}"))?;
            show_tables(&browser)?;
            check_width(&browser, 320).with_context(|| format!("{page} at ratio {ratio}, tables"))?;
        }
    }
    Ok(())
}

#[test]
fn wider_spaces_leave_the_demo_page_whole() -> Result<()> {
    let browser = start()?;
    for page in DEMO_PAGES {
        for width in fixture::WIDTHS {
            browser.set_viewport(width, 900, 1.0)?;
            open_demo(&browser, page)?;
            browser.eval(&SPACE_OUT.replace("INSIDE", "true"))?;
            check_width(&browser, width).with_context(|| format!("{page} at {width} px"))?;
        }
    }
    Ok(())
}

/// On a phone a chart may go from edge to edge, so that no margin hides an overflow.
#[test]
fn a_chart_from_edge_to_edge_does_not_widen_the_page() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in fixture::VIEWS {
        open_narrow(&browser, "en", view)?;
        let checked = check_width(&browser, 320).with_context(|| view.to_owned());
        wrong.extend(checked.err().map(|error| format!("{error:#}")));
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn wider_spaces_leave_the_parts_of_a_chart_whole() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            for inside in ["false", "true"] {
                let chart = open_narrow(&browser, lang, view)?;
                browser.eval(&SPACE_OUT.replace("INSIDE", inside))?;
                let checked = check_parts(&browser, chart);
                wrong.extend(
                    checked
                        .err()
                        .map(|error| format!("{view}, {lang}, inside: {inside}: {error:#}")),
                );
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn open_narrow<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    let chart = open_between_buttons(browser, lang, view)?;
    browser.set_viewport(320, 700, 1.0)?;
    chart.wait("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width === 320")?;
    Ok(chart)
}

fn check_parts(browser: &Browser, chart: Chart<'_>) -> Result<()> {
    let wrong = browser.eval(PARTS)?;
    ensure!(wrong.as_array().is_some_and(Vec::is_empty), "{wrong}");
    let cut = browser.eval(CUT_OFF)?;
    ensure!(cut.as_array().is_some_and(Vec::is_empty), "cut off: {cut}");

    // Also the tooltip, which the keyboard shows on the last mark after the first.
    browser.eval("document.querySelector('#before').focus()")?;
    browser.press("Tab")?;
    browser.press("End")?;
    let fits = "{
        const tip = e.shadowRoot.querySelector('[part~=tip]');
        const { left, right, top, bottom } = tip.getBoundingClientRect();
        const whole = tip.scrollWidth <= tip.clientWidth + 1 && tip.scrollHeight <= tip.clientHeight + 1;
        return tip.checkVisibility() && whole && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    }";
    ensure!(chart.ask(fits)? == true, "the tip is cut off, or leaves the screen");
    Ok(())
}
