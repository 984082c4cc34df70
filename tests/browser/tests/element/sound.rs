//! Sonification: it plays on request, mark by mark, and stops at once.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    panel::{choose, offer, open},
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Replaces audio and speech, and records their input.
const STUBS: &str = "
    window.heard = { contexts: 0, closed: 0, tones: [], said: [], cancelled: 0 };
    window.AudioContext = class {
        constructor() { heard.contexts += 1; this.state = 'suspended'; this.destination = {}; }
        get currentTime() { return performance.now() / 1000; }
        async resume() { this.state = 'running'; }
        async close() { if (this.state === 'closed') throw new Error('closed'); this.state = 'closed'; heard.closed += 1; }
        createGain() { return { gain: param(), connect: (next) => next }; }
        createOscillator() {
            const tone = { at: performance.now() };
            return {
                frequency: { setValueAtTime: (v) => { tone.from = v; }, linearRampToValueAtTime: (v) => { tone.to = v; } },
                connect: (next) => next,
                start: () => heard.tones.push(tone),
                stop: () => {},
            };
        }
    };
    const param = () => ({ setValueAtTime() {}, linearRampToValueAtTime() {} });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
        getVoices: () => [{ lang: 'zh-CN' }, { lang: 'en-GB' }],
        speak: (sentence) => {
            heard.said.push([sentence.text, sentence.lang]);
            if (!window.endless) setTimeout(() => sentence.onend(), 5);
        },
        cancel: () => { heard.cancelled += 1; },
    } });
";

/// A browser without both.
const NEITHER: &str = "delete window.AudioContext; delete window.speechSynthesis;";

fn start_with(script: &str) -> Result<Browser> {
    let browser = start()?;
    browser.before_scripts(script)?;
    Ok(browser)
}

fn words(lang: &str) -> (&'static str, &'static str, &'static str) {
    match lang {
        "en" => ("Listen to the chart", "Play", "Stop"),
        _ => ("听这张图", "播放", "停止"),
    }
}

fn group(lang: &str) -> String {
    format!(
        "Array.from(e.shadowRoot.querySelectorAll('.explore .group')).find((g) => g.getAttribute('aria-label') === {:?})\
         .querySelector('.choice')",
        words(lang).0
    )
}

/// Waits for the label of the button.
fn wait_says(chart: &Chart<'_>, lang: &str, said: &str) -> Result<()> {
    chart.wait(&format!("{}.textContent === {said:?}", group(lang)))
}

fn heard(browser: &Browser, what: &str) -> Result<Value> {
    browser.eval(&format!("heard.{what}"))
}

fn numbers(browser: &Browser) -> Result<[Value; 2]> {
    Ok([heard(browser, "contexts")?, heard(browser, "closed")?])
}

#[test]
fn a_view_is_played_mark_by_mark_with_speech() -> Result<()> {
    let browser = start_with(STUBS)?;
    for (lang, view) in [("zh-CN", "growth-2010"), ("en", "telecom-tariff")] {
        let chart = open(&browser, lang, view)?;
        let (name, play, stop) = words(lang);
        ensure!(numbers(&browser)? == [0, 0], "a context before it is asked for");
        let pointed = "(window.pointed = [], new MutationObserver(() => {
            const on = Array.from(e.shadowRoot.querySelectorAll('.mark')).findIndex((m) => 'on' in m.dataset);
            if (on >= 0 && pointed[pointed.length - 1] !== on) pointed.push(on);
        }).observe(e.shadowRoot, { subtree: true, attributes: true, attributeFilter: ['data-on'] }), 0)";
        chart.ask(pointed)?;
        chart.ask(&format!("{}.click()", offer(name, play)))?;
        wait_says(&chart, lang, stop)?;
        wait_says(&chart, lang, play)?;
        ensure!(
            numbers(&browser)? == [1, 1],
            "one context, closed: {:?}",
            numbers(&browser)?
        );
        let names = chart.ask(&format!(
            "Array.from(e.shadowRoot.querySelectorAll('.mark'), (m) => [m.getAttribute('aria-label'), {lang:?}])"
        ))?;
        let said = heard(&browser, "said")?;
        ensure!(said == names, "{said} instead of {names}");
        let count = names.as_array().map_or(0, Vec::len);
        let tones = heard(&browser, "tones.map(({ from, to }) => [from, to])")?;
        let tones: Vec<[f64; 2]> = serde_json::from_value(tones)?;
        ensure!(tones.len() == count, "{tones:?}");
        let order = browser.eval("pointed")?;
        ensure!(order == json!((0..count).collect::<Vec<_>>()), "{order}");
        let falls = chart.ask("e.targets().map(({ label }) => /下降|down/.test(label))")?;
        for (tone, falls) in tones.iter().zip(falls.as_array().context("labels")?) {
            ensure!(
                (tone[0] < 220.0) == (*falls == true),
                "a fall is below the middle: {tones:?} {falls}"
            );
        }
        let tip = chart.ask("e.shadowRoot.querySelector('.tip').hidden")?;
        ensure!(tip == true, "it points at nothing in the end");
    }
    check_clean(&browser)
}

#[test]
fn escape_and_the_button_stop_it_at_once() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let (name, play, stop) = words("zh-CN");
    let press = |label: &str| chart.ask(&format!("{}.click()", offer(name, label)));
    for (round, endless) in [false, true, false, true].into_iter().enumerate() {
        browser.eval(&format!(
            "(window.endless = {endless}, heard.tones = [], heard.said = [], 0)"
        ))?;
        press(play)?;
        // During the first tone, or during a sentence that never ends.
        browser.wait(if endless {
            "heard.said.length === 1"
        } else {
            "heard.tones.length === 1"
        })?;
        let by_key = round < 2;
        let act = if by_key {
            "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))".to_owned()
        } else {
            format!("{}.click()", offer(name, stop))
        };
        let took = chart.ask(&format!(
            "(async () => {{
                const start = performance.now();
                {act};
                while ({}.textContent !== {play:?} && performance.now() - start < 1000) await new Promise((r) => setTimeout(r, 5));
                return performance.now() - start;
            }})()",
            group("zh-CN")
        ))?;
        ensure!(took.as_f64().is_some_and(|ms| ms < 100.0), "round {round}: {took} ms");
        ensure!(
            heard(&browser, "closed")? == round + 1,
            "round {round}: the context is open"
        );
        let tones = heard(&browser, "tones.length")?;
        browser.eval("new Promise((done) => setTimeout(done, 800))")?;
        ensure!(heard(&browser, "tones.length")? == tones, "round {round}: it goes on");
    }
    check_clean(&browser)
}

#[test]
fn playing_stops_when_the_chart_changes() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let (name, play, _) = words("zh-CN");
    let press = || chart.ask(&format!("{}.click()", offer(name, play)));
    press()?;
    browser.wait("heard.tones.length === 2")?;
    // Three marks have been played.
    choose(&chart, "报告章节", "突出抓好淘汰落后产能节能减排和兼并重组")?;
    wait_says(&chart, "zh-CN", play)?;
    ensure!(numbers(&browser)? == [1, 1], "{:?}", numbers(&browser)?);

    choose(&chart, "报告章节", "全部章节")?;
    press()?;
    browser.wait("heard.tones.length === 4")?;
    chart.ask("(window.gone = e, e.remove(), 0)")?;
    browser.wait("heard.closed === 2")?;
    browser.eval("new Promise((done) => setTimeout(done, 800))")?;
    let tones = heard(&browser, "tones.length")?;
    ensure!(tones == 4, "{tones} tones");
    check_clean(&browser)
}

/// With real audio and speech of the browser, started by a mouse click, which they require.
#[test]
fn the_browsers_own_sound_starts_and_ends() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "telecom-tariff")?;
    let (_, play, stop) = words("zh-CN");
    let button = group("zh-CN");
    chart.ask(&format!("{button}.scrollIntoView({{ block: 'center' }})"))?;
    let middle = |side: &str, size: &str| {
        chart.number(&format!(
            "((r) => r.{side} + r.{size} / 2)({button}.getBoundingClientRect())"
        ))
    };
    browser.click(middle("left", "width")?, middle("top", "height")?)?;
    wait_says(&chart, "zh-CN", stop)?;
    wait_says(&chart, "zh-CN", play)?;
    let console = browser.console()?;
    ensure!(console.is_empty(), "{console:#?}");
    check_clean(&browser)
}

/// The buttons are reset and no exception escapes, whatever is missing or broken.
#[test]
fn a_browser_without_sound_is_silent() -> Result<()> {
    for (what, script) in [
        ("neither", NEITHER.to_owned()),
        (
            "no context",
            format!("{NEITHER} window.AudioContext = class {{ constructor() {{ throw new Error('no'); }} }};"),
        ),
        (
            "no resuming",
            format!("{STUBS} AudioContext.prototype.resume = () => Promise.reject(new Error('no'));"),
        ),
        (
            "resuming for ever",
            format!("{STUBS} AudioContext.prototype.resume = () => new Promise(() => {{}});"),
        ),
        (
            "no tones",
            format!("{STUBS} AudioContext.prototype.createOscillator = () => {{ throw new Error('no'); }};"),
        ),
        (
            "no closing",
            format!("{STUBS} AudioContext.prototype.close = () => {{ throw new Error('no'); }};"),
        ),
        (
            "no voice",
            format!("{STUBS} speechSynthesis.speak = () => {{ throw new Error('no'); }};"),
        ),
    ] {
        let browser = start_with(&script)?;
        let chart = open(&browser, "zh-CN", "telecom-tariff")?;
        let (name, play, stop) = words("zh-CN");
        chart.ask(&format!("{}.click()", offer(name, play)))?;
        wait_says(&chart, "zh-CN", stop).context(what)?;
        wait_says(&chart, "zh-CN", play).context(what)?;
        chart.ask(&format!("{}.click()", offer(name, play)))?;
        wait_says(&chart, "zh-CN", stop).context(what)?;
        chart.ask(&format!("{}.click()", offer(name, stop)))?;
        wait_says(&chart, "zh-CN", play).context(what)?;
        let console = browser.console()?;
        ensure!(console.is_empty(), "{what}: {console:#?}");
        check_clean(&browser).context(what)?;
    }
    Ok(())
}
