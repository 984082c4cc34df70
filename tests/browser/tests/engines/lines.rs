//! Lines of very many points, with their own element and bundle.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::Value;

use crate::{check_clean, start};

/// A million points between 0 and 1; one far above at 700123, a gap from 400000 to 449999.
const SERIES: &str = "(() => {
    const values = new Float64Array(1000000);
    for (let i = 0; i < values.length; i += 1) values[i] = (i % 100) / 100;
    values.fill(NaN, 400000, 450000);
    values[700123] = 55.5;
    return { values, title: { zh: '负荷', en: 'Load' }, unit: { zh: '兆瓦', en: 'MW' }, across: { zh: '秒', en: 'Second' }, start: 0, step: 1 };
})()";

/// Whether the line's colour is in a box of CSS pixels of the plot, as shares of its width and height.
fn inked(chart: &Chart<'_>, left: f64, right: f64, top: f64, bottom: f64) -> Result<bool> {
    let found = chart.ask(&format!(
        "{{
            const canvas = e.shadowRoot.querySelector('canvas');
            const ratio = canvas.width / parseFloat(canvas.style.width);
            const plot = e.shadowRoot.querySelector('[role=slider]').style;
            const [x, y, width, height] = ['left', 'top', 'width', 'height'].map((side) => parseFloat(plot[side]) * ratio);
            const copy = document.createElement('canvas');
            copy.width = canvas.width;
            copy.height = canvas.height;
            const context = copy.getContext('2d', {{ willReadFrequently: true }});
            context.drawImage(canvas, 0, 0);
            const wide = Math.max(1, Math.round(width * {right} - width * {left}));
            const {{ data }} = context.getImageData(Math.round(x + width * {left}), Math.round(y + height * {top}),
                wide, Math.round(height * {bottom} - height * {top}));
            let found = false;
            for (let i = 0; i < data.length; i += 4) {{
                found = found || (data[i + 3] > 200 && Math.abs(data[i] - 0x1d) + Math.abs(data[i + 1] - 0x5f) + Math.abs(data[i + 2] - 0xa6) < 30);
            }}
            return found;
        }}"
    ))?;
    found.as_bool().context("true or false")
}

fn open(browser: &Browser, lang: &str) -> Result<()> {
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::page(
        lang,
        "<report-line theme=\"light\"><p>A table</p></report-line>",
    ))?;
    browser.eval(&format!(
        "import('/report-chart-lines.js').then(() => new Promise((done, failed) => {{
            const e = document.querySelector('report-line');
            e.addEventListener('report-line-ready', () => done(0));
            e.addEventListener('report-line-error', ({{ detail }}) => failed(new Error(JSON.stringify(detail))));
            e.series = {SERIES};
        }}))"
    ))?;
    Ok(())
}

fn press(chart: &Chart<'_>, key: &str) -> Result<String> {
    let said = chart.ask(&format!(
        "{{
            const slider = e.shadowRoot.querySelector('[role=slider]');
            slider.focus();
            slider.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}));
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(slider.getAttribute('aria-valuetext')))));
        }}"
    ))?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

#[test]
fn one_extreme_and_a_gap_among_a_million_points_are_seen() -> Result<()> {
    let browser = start()?;
    open(&browser, "en")?;
    let chart = Chart::new(&browser, "report-line");
    // The single point is drawn in its column only.
    ensure!(inked(&chart, 0.698, 0.702, 0.2, 0.5)?, "the extreme is not drawn");
    ensure!(
        !inked(&chart, 0.0, 0.697, 0.2, 0.5)?,
        "something is drawn before the extreme"
    );
    ensure!(
        !inked(&chart, 0.704, 1.0, 0.2, 0.5)?,
        "something is drawn behind the extreme"
    );
    // The gap is empty over the full height, and its surroundings are not.
    ensure!(!inked(&chart, 0.403, 0.447, 0.0, 1.0)?, "the gap is drawn over");
    ensure!(inked(&chart, 0.38, 0.398, 0.8, 1.0)?, "nothing before the gap");
    ensure!(inked(&chart, 0.452, 0.47, 0.8, 1.0)?, "nothing behind the gap");
    let shown = chart.ask("[...e.shadowRoot.querySelectorAll('td')].map((cell) => cell.textContent).join('|')")?;
    ensure!(
        shown == "1,000,000|0 MW (Second 0)|0.99 MW (Second 999999)|0 MW (Second 0)|55.5 MW (Second 700123)|50,000",
        "{shown}"
    );
    check_clean(&browser)
}

#[test]
fn the_tooltip_is_exact_for_pointer_and_keyboard() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh-CN")?;
    let chart = Chart::new(&browser, "report-line");
    // In some engines pointer positions are whole pixels, so a neighbouring column may be hit; a tooltip covers half a pixel to
    // each side.
    let tips = chart.ask(
        "{
            const slider = e.shadowRoot.querySelector('[role=slider]');
            const { left, width, top } = slider.getBoundingClientRect();
            const name = typeof PointerEvent === 'undefined' ? 'mousemove' : 'pointermove';
            return [-1, 0, 1].map((by) => {
                const at = { bubbles: true, composed: true, clientX: left + width * 0.700123 + by, clientY: top + 5 };
                slider.dispatchEvent(new (typeof PointerEvent === 'undefined' ? MouseEvent : PointerEvent)(name, at));
                return e.shadowRoot.querySelector('.tip').textContent;
            });
        }",
    )?;
    let tips: Vec<&str> = tips
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let exact = tips.iter().filter(|tip| tip.contains("最高55.5兆瓦（秒 700123）"));
    ensure!(tips.len() == 3 && exact.count() == 1, "{tips:?}");
    // Home and End go to the ends of the line, whatever the window.
    let first = press(&chart, "Home")?;
    ensure!(first.contains("秒 0至"), "{first}");
    let last = press(&chart, "End")?;
    ensure!(last.contains("至999999"), "{last}");
    let before = press(&chart, "ArrowLeft")?;
    ensure!(before != last && before.contains("共"), "{before}");
    check_clean(&browser)
}

#[test]
fn zooming_in_shows_points_and_zooming_out_the_line() -> Result<()> {
    let browser = start()?;
    open(&browser, "en")?;
    let chart = Chart::new(&browser, "report-line");
    let whole = chart.canvas()?;
    chart.ask("{ e.window = [700120, 700126]; return 0; }")?;
    chart.wait_repaint(&whole)?;
    let said = press(&chart, "Home")?;
    ensure!(said == "Second 0, 0 MW", "{said}");
    // Keys begin at the first point of the window, once the one before is left.
    chart.ask(
        "{
            e.window = [700120, 700126];
            e.shadowRoot.activeElement.blur();
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))));
        }",
    )?;
    for (keys, expected) in [(3, "Second 700123, 55.5 MW"), (1, "Second 700124, 0.24 MW")] {
        let mut said = String::new();
        for _ in 0..keys {
            said = press(&chart, "ArrowRight")?;
        }
        ensure!(said == expected, "{said}");
    }
    for _ in 0..40 {
        press(&chart, "-")?;
    }
    ensure!(
        chart.ask("e.window.every((end) => Number.isNaN(end))")? == true,
        "not whole again"
    );
    check_clean(&browser)
}

#[test]
fn appended_values_are_drawn_and_invalid_ones_change_nothing() -> Result<()> {
    let browser = start()?;
    open(&browser, "en")?;
    let chart = Chart::new(&browser, "report-line");
    let before = chart.canvas()?;
    chart.ask("{ e.append(new Float64Array(500000).fill(-40)); return 0; }")?;
    let after = chart.wait_repaint(&before)?;
    let facts = "[...e.shadowRoot.querySelectorAll('td')].map((cell) => cell.textContent).join('|')";
    let shown = chart.ask(facts)?;
    ensure!(
        shown
            .as_str()
            .is_some_and(|shown| shown.starts_with("1,500,000|") && shown.contains("-40 MW (Second 1000000)")),
        "{shown}"
    );
    let refused = chart.ask(
        "new Promise((done) => {
            e.addEventListener('report-line-error', ({ detail }) => done(detail.code));
            e.append(new Float64Array([1e300]));
        })",
    )?;
    ensure!(refused == "value-out-of-range", "{refused}");
    ensure!(
        chart.canvas()?.fingerprint == after.fingerprint,
        "what was refused is drawn"
    );
    // Every element has the method `append`, with which pages and frameworks add nodes.
    let inside = chart
        .ask("(e.append('words', document.createElement('b')), [e.textContent, e.querySelectorAll('b').length])")?;
    ensure!(inside == serde_json::json!(["A tablewords", 1]), "{inside}");
    ensure!(chart.ask(facts)? == shown, "nodes were taken for points");
    // Removed and added again: everything is restored, and nothing is held in between.
    let held = chart.ask(
        "{
            // Objects of the wasm, which must be freed.
            const held = () => Object.values(e).filter((value) => value && value.free).length;
            const before = held();
            window.kept = e;
            e.remove();
            return [before > 0, held(), e.shadowRoot.querySelector('canvas').width];
        }",
    )?;
    ensure!(held == serde_json::json!([true, 0, 0]), "{held}");
    browser.eval("new Promise((done) => { kept.addEventListener('report-line-ready', () => done(0)); document.body.append(kept); })")?;
    ensure!(chart.ask(facts)? == shown, "not the same after coming back");
    check_clean(&browser)
}

#[test]
fn errors_in_its_style_are_reported_and_the_line_is_drawn() -> Result<()> {
    let browser = start()?;
    open(&browser, "en")?;
    let chart = Chart::new(&browser, "report-line");
    let reported = chart.ask(
        "new Promise((done) => {
            const reported = [];
            e.addEventListener('report-line-error', ({ detail }) => reported.push([detail.code, detail.path]));
            e.setAttribute('heading-level', '9');
            // Another width is another drawing without a new report.
            e.style.width = '500px';
            requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => {
                e.setAttribute('heading-level', '3');
                e.style.setProperty('--report-chart-accent', 'nonsense');
                e.setAttribute('lang', 'zh');
                done(reported);
            })));
        })",
    )?;
    ensure!(
        reported == serde_json::json!([["unknown-word", "heading-level"], ["unknown-colour", "colours.accent"]]),
        "{reported}"
    );
    ensure!(inked(&chart, 0.1, 0.9, 0.8, 1.0)?, "nothing is drawn");
    let level = chart.ask("e.shadowRoot.querySelector('[role=heading]').getAttribute('aria-level')")?;
    ensure!(level == "3", "{level}");
    Ok(())
}

#[test]
fn a_page_of_charts_does_not_load_lines() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::page("zh-CN", &fixture::chart("view=\"targets-2011\"")))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let asked = browser.server.requests("/report-chart-lines.js") + browser.server.requests("/report-chart-lines.wasm");
    ensure!(asked == 0, "{asked} requests");
    Ok(())
}
