//! Transitions of marks: animated unless the reader prefers reduced motion, and exact at the end.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Media,
    chart::Chart,
    fixture,
    panel::{choose, offer, open, open_panel},
};
use serde_json::Value;

use crate::{check_clean, start};

/// Presses an option and collects the different canvas contents of half a second of frames; `now` runs in the middle.
fn pictures(chart: &Chart<'_>, group: &str, label: &str, now: &str) -> Result<Vec<String>> {
    let button = offer(group, label);
    let seen = chart.ask(&format!(
        "(async () => {{
            const canvas = e.shadowRoot.querySelector('canvas');
            const picture = () => {{
                const copy = new OffscreenCanvas(canvas.width, canvas.height);
                const context = copy.getContext('2d', {{ willReadFrequently: true }});
                context.drawImage(canvas, 0, 0);
                const {{ data }} = context.getImageData(0, 0, canvas.width, canvas.height);
                let hash = 0;
                for (const pixel of new Uint32Array(data.buffer)) hash = (Math.imul(hash, 31) + pixel) | 0;
                return String(hash);
            }};
            const frame = () => new Promise(requestAnimationFrame);
            const seen = [picture()];
            {button}.click();
            const start = performance.now();
            let asked = false;
            while (performance.now() - start < 500) {{
                await frame();
                const one = picture();
                if (one !== seen[seen.length - 1]) seen.push(one);
                if (seen.length > 2 && !asked) {{
                    asked = true;
                    {now}
                }}
            }}
            return seen;
        }})()"
    ))?;
    Ok(serde_json::from_value(seen)?)
}

#[test]
fn sorting_slides_and_arrives_where_a_fresh_chart_is() -> Result<()> {
    let browser = start()?;
    for (view, group, label, order) in [
        ("growth-2010", "顺序", "按报告先后", "report"),
        ("five-year-reduction", "顺序", "按数值", "value"),
        ("key-figures", "顺序", "按报告先后", "report"),
    ] {
        let chart = open(&browser, "zh-CN", view)?;
        let seen = pictures(&chart, group, label, "")?;
        ensure!(seen.len() > 4, "{view}: {} pictures are no movement", seen.len());
        let arrived = chart.canvas()?.fingerprint;
        ensure!(seen.last() == Some(&arrived), "{view}: it is still moving");
        // A new chart with that order.
        browser.open_fixture("<!doctype html><title>elsewhere</title>")?;
        let fresh = fixture::one("zh-CN", view, "light");
        browser
            .server
            .answer("/_fresh", browser_tests::server::Reply::html(&fresh));
        browser.open(&format!("_fresh#report-chart=chart;order={order}"))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        ensure!(
            chart.canvas()?.fingerprint == arrived,
            "{view}: it has not arrived where a fresh chart is"
        );
    }
    check_clean(&browser)
}

#[test]
fn reduced_motion_is_respected() -> Result<()> {
    let browser = start()?;
    browser.emulate(Media {
        reduced_motion: true,
        ..Media::default()
    })?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let seen = pictures(&chart, "顺序", "按报告先后", "")?;
    ensure!(seen.len() == 2, "{} pictures instead of two", seen.len());
    let animations = "(async () => {
        const frame = () => new Promise(requestAnimationFrame);
        const before = e.shadowRoot.querySelector('.title').textContent;
        let most = 0;
        for (let i = 0; i < 30; i += 1) {
            await frame();
            most = Math.max(most, e.shadowRoot.getAnimations().length);
        }
        return [most, e.shadowRoot.querySelector('.title').textContent !== before];
    })()";
    chart.set("view", "overview")?;
    let press = |button: &str| -> Result<Value> {
        chart.ask(&format!(
            "(e.shadowRoot.querySelector({button:?}).click(), {animations})"
        ))
    };
    let still = press(".mark")?;
    ensure!(still == serde_json::json!([0, true]), "{still}");
    browser.emulate(Media::default())?;
    let moved = press(".back")?;
    ensure!(
        moved.pointer("/0").and_then(Value::as_u64) > Some(0),
        "the counterpart: a view comes in: {moved}"
    );
    check_clean(&browser)
}

#[test]
fn a_mark_can_be_clicked_while_it_moves() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let seen = pictures(
        &chart,
        "顺序",
        "按报告先后",
        "const mark = e.shadowRoot.querySelectorAll('.mark')[1];
         mark.click();
         window.during = [!e.shadowRoot.querySelector('.tip').hidden, collected.selected.length,
             collected.selected[0]?.measure === e.targets()[1].id, performance.now() - start < 260];",
    )?;
    ensure!(seen.len() > 4, "{} pictures", seen.len());
    let during = browser.eval("window.during")?;
    ensure!(during == serde_json::json!([true, 1, true, true]), "{during}");
    check_clean(&browser)
}

#[test]
fn a_theme_change_ends_the_transition() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let seen = pictures(&chart, "顺序", "按报告先后", "e.setAttribute('theme', 'dark');")?;
    ensure!(seen.len() > 3, "{} pictures", seen.len());
    let arrived = chart.canvas()?.fingerprint;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    chart.set("theme", "dark")?;
    choose(&chart, "顺序", "按报告先后")?;
    browser.eval("new Promise((done) => setTimeout(done, 500))")?;
    ensure!(chart.canvas()?.fingerprint == arrived, "not where it was going to");
    check_clean(&browser)
}

/// Whatever happens during a transition, the last request is shown at the end.
#[test]
fn rapid_choices_end_in_the_last() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let described = chart.canvas()?.fingerprint;
    choose(&chart, "顺序", "按报告先后")?;
    choose(&chart, "顺序", "按编者所排")?;
    choose(&chart, "顺序", "按报告先后")?;
    choose(&chart, "顺序", "按编者所排")?;
    browser.eval("new Promise((done) => setTimeout(done, 400))")?;
    ensure!(chart.canvas()?.fingerprint == described, "not the last wish");
    // Removed during the transition, added again, and drawn again.
    choose(&chart, "顺序", "按报告先后")?;
    chart
        .ask("(window.parent_ = e.parentNode, window.gone = e, e.remove(), 0)")
        .context("removed")?;
    browser.eval("new Promise((done) => setTimeout(done, 400))")?;
    browser.eval("(parent_.append(gone), 0)")?;
    chart.wait("e.targets().length === 5")?;
    open_panel(&chart)?;
    check_clean(&browser)
}
