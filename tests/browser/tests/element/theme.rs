//! A chart follows the theme of its page, also after changes; custom colours are checked, and other styles of the page do not affect
//! the chart.

use std::{thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::{Browser, Media},
    chart::Chart,
    fixture,
    server::Reply,
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Background colours of the two themes.
const LIGHT: &str = "#ffffff";
const DARK: &str = "#14181d";

/// The background of the canvas, and that in the style of the text around it.
const GROUND: &str = "{
    const canvas = e.shadowRoot.querySelector('canvas');
    // From a copy: reading pixels changes how Chromium stores a canvas.
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(canvas, 1, 1, 1, 1, 0, 0, 1, 1);
    const channels = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    const painted = '#' + channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
    return [painted, getComputedStyle(e.shadowRoot.querySelector('.figure')).getPropertyValue('--rc-ground')];
}";

/// The colours of a chart's text, by role.
const COLOURS: &str = "Object.fromEntries(['ground', 'ink', 'muted', 'rule', 'accent', 'fall', 'empty'].map((role) =>
    [role, getComputedStyle(e.shadowRoot.querySelector('.figure')).getPropertyValue(`--rc-${role}`)]))";

fn open(browser: &Browser, style: &str, body: &str) -> Result<()> {
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", style));
    browser.set_viewport(640, 900, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", body))?;
    Chart::new(browser, "report-chart").wait_ready()
}

fn chart(attributes: &str) -> String {
    fixture::chart(&format!("id=\"chart\" view=\"targets-2011\" {attributes}"))
}

fn wait_ground(chart: &Chart<'_>, ground: &str) -> Result<()> {
    let met = chart.wait(&format!(
        "String(((e) => {GROUND})(e)) === {:?}",
        format!("{ground},{ground}")
    ));
    met.with_context(|| {
        format!(
            "the ground is not {ground} but {}",
            chart.ask(GROUND).unwrap_or_default()
        )
    })
}

/// Switches a page twice to another theme and back with the JavaScript of `switch`.
fn check_switch(style: &str, switch: &str) -> Result<()> {
    let browser = start()?;
    open(&browser, style, &format!("<main>{}</main>", chart("")))?;
    let chart = Chart::new(&browser, "#chart");
    wait_ground(&chart, LIGHT)?;
    for ground in [DARK, LIGHT, DARK, LIGHT] {
        browser.eval(switch)?;
        wait_ground(&chart, ground)?;
        // It stays so.
        thread::sleep(Duration::from_millis(600));
        wait_ground(&chart, ground)?;
    }
    check_clean(&browser)
}

const BY_CLASS: &str = "document.documentElement.classList.toggle('night')";

#[test]
fn a_switch_by_class_is_followed() -> Result<()> {
    check_switch(
        "body { background: #fff; color: #111 } .night body { background: #101010; color: #eee }",
        BY_CLASS,
    )
}

#[test]
fn a_switch_of_the_colour_scheme_is_followed() -> Result<()> {
    check_switch(
        ":root { color-scheme: light } :root.night { color-scheme: dark }",
        BY_CLASS,
    )
}

#[test]
fn a_switch_that_takes_its_time_is_followed() -> Result<()> {
    let switch = "document.body.toggleAttribute('data-dark')";
    for moves in ["background-color 300ms, color 300ms", "background-color 300ms"] {
        let style = format!(
            "body {{ background: #fff; color: #222; transition: {moves} }}
             body[data-dark] {{ background: #0d1117; color: #e6edf3 }}"
        );
        check_switch(&style, switch).with_context(|| moves.to_owned())?;
    }
    Ok(())
}

/// Pages use other colour functions than `rgb()`, and browsers keep them in computed values.
#[test]
fn grounds_in_newer_notations_are_understood() -> Result<()> {
    for dark in [
        "oklch(0.2 0.02 260)",
        "color(srgb 0.07 0.07 0.1)",
        "lab(8 0 -5)",
        "color-mix(in oklab, black 90%, white)",
    ] {
        let style =
            format!("body {{ background: #fff; color: #111 }} .night body {{ background: {dark}; color: #eee }}");
        check_switch(&style, BY_CLASS).with_context(|| dark.to_owned())?;
    }
    Ok(())
}

#[test]
fn each_chart_follows_its_own_background() -> Result<()> {
    let browser = start()?;
    let of = |id: &str| fixture::chart(&format!("id=\"{id}\" view=\"growth-2010\""));
    let (page, panel) = (of("page"), of("panel"));
    open(
        &browser,
        "body { background: #fafafa; color: #111 } aside { background: #1b2430; color: #eee } \
         .glass { background: rgba(0, 0, 0, .05) }",
        &format!("{page}<aside><div class=\"glass\">{panel}</div></aside>"),
    )?;
    wait_ground(&Chart::new(&browser, "#page"), LIGHT)?;
    wait_ground(&Chart::new(&browser, "#panel"), DARK)?;
    check_clean(&browser)
}

#[test]
fn the_readers_system_is_followed_where_the_page_follows_it() -> Result<()> {
    let browser = start()?;
    open(&browser, ":root { color-scheme: light dark }", &chart(""))?;
    let chart = Chart::new(&browser, "#chart");
    for dark in [true, false, true] {
        browser.emulate(Media {
            dark,
            ..Media::default()
        })?;
        wait_ground(&chart, if dark { DARK } else { LIGHT })?;
    }
    // A light page has light charts, whatever the system prefers.
    open(&browser, "body { background: #fff }", &self::chart(""))?;
    wait_ground(&Chart::new(&browser, "#chart"), LIGHT)?;
    check_clean(&browser)
}

#[test]
fn an_explicit_theme_wins() -> Result<()> {
    let browser = start()?;
    let of = |theme: &str| fixture::chart(&format!("id=\"{theme}\" view=\"growth-2010\" theme=\"{theme}\""));
    open(
        &browser,
        "body { background: #fff; color: #111 } .night body { background: #101010; color: #eee }",
        &["light", "dark", "auto"].map(of).concat(),
    )?;
    let (light, dark, auto) = (
        Chart::new(&browser, "#light"),
        Chart::new(&browser, "#dark"),
        Chart::new(&browser, "#auto"),
    );
    for ground in [LIGHT, DARK] {
        wait_ground(&auto, ground)?;
        wait_ground(&light, LIGHT)?;
        wait_ground(&dark, DARK)?;
        browser.eval(BY_CLASS)?;
    }
    // After removing the attribute, the theme follows the page again.
    wait_ground(&auto, LIGHT)?;
    auto.set("theme", "dark")?;
    wait_ground(&auto, DARK)?;
    auto.ask("e.removeAttribute('theme')")?;
    wait_ground(&auto, LIGHT)?;
    check_clean(&browser)
}

/// Relative luminance as WCAG defines it.
fn luminance(hex: &str) -> Result<f64> {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).with_context(|| hex.to_owned())?;
    let [_, r, g, b] = number.to_be_bytes().map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    Ok(0.2126 * r + 0.7152 * g + 0.0722 * b)
}

fn contrast(colours: &Value, one: &str, other: &str) -> Result<f64> {
    let of = |role: &str| {
        let hex = colours.get(role).and_then(Value::as_str);
        luminance(hex.with_context(|| format!("no colour for {role}: {colours}"))?)
    };
    let (a, b) = (of(one)?, of(other)?);
    Ok((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

#[test]
fn more_contrast_is_drawn_and_left_again() -> Result<()> {
    let browser = start()?;
    for theme in fixture::THEMES {
        open(&browser, fixture::STYLE, &chart(&format!("theme=\"{theme}\"")))?;
        let chart = Chart::new(&browser, "#chart");
        let usual = chart.canvas()?;
        let check_more = |drawn: &str| -> Result<()> {
            let colours = chart.ask(COLOURS)?;
            for text in ["ink", "muted", "accent", "fall"] {
                let contrast = contrast(&colours, text, "ground")?;
                ensure!(contrast >= 7.0, "{theme}, {drawn}: {text} has {contrast}");
            }
            ensure!(
                contrast(&colours, "ink", "ground")? > 20.9,
                "{theme}: not black and white"
            );
            Ok(())
        };
        chart.set("contrast", "more")?;
        let more = chart.wait_repaint(&usual)?;
        check_more("by attribute")?;
        chart.ask("e.removeAttribute('contrast')")?;
        ensure!(
            chart.wait_repaint(&more)?.fingerprint == usual.fingerprint,
            "{theme}: not as before"
        );

        browser.emulate(Media {
            more_contrast: true,
            ..Media::default()
        })?;
        let asked = chart.wait_repaint(&usual)?;
        ensure!(
            asked.fingerprint == more.fingerprint,
            "{theme}: the system's wish looks otherwise"
        );
        check_more("by the system")?;
        browser.emulate(Media::default())?;
        ensure!(
            chart.wait_repaint(&asked)?.fingerprint == usual.fingerprint,
            "{theme}: not as before"
        );
    }
    check_clean(&browser)
}

/// Number of pixels of the drawing with this colour.
fn pixels(chart: &Chart<'_>, hex: &str) -> Result<f64> {
    chart.number(&format!(
        "{{
            const canvas = e.shadowRoot.querySelector('canvas');
            const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
            context.drawImage(canvas, 0, 0);
            const {{ data }} = context.getImageData(0, 0, canvas.width, canvas.height);
            const wanted = parseInt({hex:?}.slice(1), 16);
            let found = 0;
            for (let i = 0; i < data.length; i += 4) {{
                found += (data[i] << 16 | data[i + 1] << 8 | data[i + 2]) === wanted;
            }}
            return found;
        }}"
    ))
}

#[test]
fn colours_of_the_page_recolour_drawing_and_text() -> Result<()> {
    let browser = start()?;
    open(
        &browser,
        "body { --brand: #0b6b3a } report-chart { --report-chart-accent: var(--brand); --report-chart-fall: rgb(140 20 90); \
         --report-chart-ground: #fffaf0; --report-chart-muted: #4a4a4a; --report-chart-ink: black }",
        &chart(""),
    )?;
    let chart = Chart::new(&browser, "#chart");
    let colours = chart.ask(COLOURS)?;
    for (role, hex) in [
        ("accent", "#0b6b3a"),
        ("fall", "#8c145a"),
        ("ground", "#fffaf0"),
        ("muted", "#4a4a4a"),
        ("ink", "#000000"),
    ] {
        ensure!(colours.get(role) == Some(&json!(hex)), "{role}: {colours}");
        let found = pixels(&chart, hex)?;
        ensure!(found > 20.0, "{found} pixels are {role}");
    }
    let text = chart.ask("getComputedStyle(e.shadowRoot.querySelector('.switch')).color")?;
    ensure!(text == "rgb(11, 107, 58)", "{text}");
    wait_ground(&chart, "#fffaf0")?;
    // More contrast has priority over them.
    let own = chart.canvas()?;
    chart.set("contrast", "more")?;
    chart.wait_repaint(&own)?;
    wait_ground(&chart, LIGHT)?;
    ensure!(
        browser.eval("collected.errors")? == json!([]),
        "{}",
        browser.collected()?
    );
    check_clean(&browser)
}

#[test]
fn faint_colours_are_reported_and_not_used() -> Result<()> {
    let browser = start()?;
    open(&browser, fixture::STYLE, &chart("theme=\"light\""))?;
    let plain = Chart::new(&browser, "#chart").canvas()?;
    for (name, value, code) in [
        ("accent", "#ffe600", "faint-colour"),
        ("ground", "#777777", "faint-colour"),
        ("empty", "#1d5fa6", "faint-colour"),
        ("fall", "tomatoe", "unknown-colour"),
        ("ink", "rgba(0, 0, 0, .2)", "unknown-colour"),
        ("muted", "url(x.png)", "unknown-colour"),
    ] {
        let style = format!("{} report-chart {{ --report-chart-{name}: {value} }}", fixture::STYLE);
        browser.console()?;
        open(&browser, &style, &chart("theme=\"light\""))?;
        let chart = Chart::new(&browser, "#chart");
        let errors = browser.eval("collected.errors.map(({ id, code, path }) => [id, code, path])")?;
        ensure!(
            errors.as_array().is_some_and(|all| all.len() == 1)
                && errors.pointer("/0/0") == Some(&json!("chart"))
                && errors.pointer("/0/1") == Some(&json!(code)),
            "{name}: {value} is reported as {errors}"
        );
        let path = errors.pointer("/0/2").and_then(Value::as_str).unwrap_or_default();
        // The error names the part with the least contrast to the background.
        ensure!(
            path == format!("colours.{name}") || code == "faint-colour" && path.starts_with("colours."),
            "{name}: {value} is reported at {path}"
        );
        ensure!(
            chart.canvas()?.fingerprint == plain.fingerprint,
            "{name}: {value} changes the drawing"
        );
        ensure!(
            chart.ask("e.shadowRoot.querySelector('.body').hidden")? == false,
            "{name}: no chart"
        );
        let console = browser.console()?;
        ensure!(console.len() == 1, "{name}: {value}: {console:#?}");
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn parts_can_be_styled_by_the_page() -> Result<()> {
    const PARTS: [&str; 14] = [
        "figure", "body", "title", "subtitle", "summary", "plot", "marks", "mark", "tip", "table", "notes", "source",
        "bar", "switch",
    ];
    let browser = start()?;
    let style: String = (1..)
        .zip(PARTS)
        .map(|(i, part)| format!("report-chart::part({part}) {{ text-indent: {i}px }}"))
        .collect();
    open(&browser, &style, &chart(""))?;
    let chart = Chart::new(&browser, "#chart");
    for (i, part) in (1..).zip(PARTS) {
        let indent = chart.ask(&format!(
            "getComputedStyle(e.shadowRoot.querySelector('[part~={part}]')).textIndent"
        ))?;
        ensure!(indent == format!("{i}px"), "::part({part}) has {indent}");
    }
    check_clean(&browser)
}

/// Computed style and position of each element of the figure, without the size of the chart.
const LOOKS: &str = "{
    const figure = e.shadowRoot.querySelector('.figure');
    const { left, top } = figure.getBoundingClientRect();
    return [figure, ...figure.querySelectorAll('*')].map((part) => {
        const style = getComputedStyle(part);
        const box = part.getBoundingClientRect();
        const looks = [...style].filter((name) => !name.startsWith('--')).map((name) => `${name}: ${style.getPropertyValue(name)}`);
        return [part.className || part.tagName, Math.round(box.left - left), Math.round(box.top - top), Math.round(box.width),
            Math.round(box.height), ...looks];
    });
}";

#[test]
fn styles_of_the_page_do_not_reach_the_chart() -> Result<()> {
    // A chart follows the size of the text around it.
    const FOLLOWED: &str =
        "body { margin: 0; background: #fff } report-chart { display: block; font-size: 20px; margin: 0 }";
    const HOSTILE: &str = "* { all: unset; color: red !important; font: italic bold 20px/3 fantasy !important;
        letter-spacing: 9px !important; word-spacing: 30px !important; text-transform: uppercase !important;
        text-align: center !important; text-indent: 50px !important; white-space: pre !important; direction: rtl !important;
        unicode-bidi: bidi-override !important; writing-mode: horizontal-tb; visibility: visible; cursor: wait !important;
        user-select: none !important; text-shadow: 2px 2px red !important; quotes: none !important; list-style: square !important;
        word-break: break-all !important; hyphens: auto !important; tab-size: 1 !important; -webkit-text-stroke: 1px red !important;
        font-variant: small-caps !important; text-orientation: upright !important; border-collapse: collapse !important;
        transition: all 2s !important; animation: none !important; pointer-events: auto; line-break: anywhere !important }
        head, script, style, title, meta, link { display: none !important }
        div, p, figure, table, tr, th, td, button, canvas, summary, details, span { padding: 33px !important; border: 9px solid red !important;
        background: lime !important; display: inline !important; position: static !important }
        body { display: block; background: #fff !important; margin: 0; width: 640px } report-chart { display: block }";
    let browser = start()?;
    for view in ["five-year-change", "network-coverage", "overview"] {
        let body = fixture::chart(&format!("id=\"chart\" view=\"{view}\""));
        let mut seen = Vec::new();
        for style in [FOLLOWED, HOSTILE] {
            open(&browser, style, &body)?;
            let chart = Chart::new(&browser, "#chart");
            // Also with a hovered mark and its tooltip.
            let target = chart.targets()?.into_iter().next().context("a target")?;
            let (x, y) = chart.centre(&target)?;
            browser.hover(x, y)?;
            chart.wait(browser_tests::chart::TIP)?;
            thread::sleep(Duration::from_millis(300));
            seen.push((chart.ask(LOOKS)?, chart.canvas()?.fingerprint));
            check_clean(&browser)?;
        }
        let [(plain, drawn), (hostile, redrawn)] = &seen[..] else {
            anyhow::bail!("two pages were opened")
        };
        let (plain, hostile) = (plain.as_array().context("looks")?, hostile.as_array().context("looks")?);
        ensure!(plain.len() == hostile.len(), "{view}: another number of elements");
        for (plain, hostile) in plain.iter().zip(hostile) {
            let pairs = plain
                .as_array()
                .into_iter()
                .flatten()
                .zip(hostile.as_array().into_iter().flatten());
            let changed: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
            ensure!(
                changed.is_empty(),
                "{view}: {} looks otherwise: {changed:?}",
                plain.pointer("/0").unwrap_or(plain)
            );
        }
        ensure!(drawn == redrawn, "{view}: it is drawn otherwise");
    }
    Ok(())
}

/// Gradients and pictures, also of the parts of a page that only its shadow roots know.
#[test]
fn a_ground_that_is_not_one_colour_is_seen_behind_the_chart() -> Result<()> {
    const CARD: &str = "customElements.define('dark-card', class extends HTMLElement {
        connectedCallback() {
            const root = this.attachShadow({ mode: 'open' });
            const card = document.createElement('div');
            card.className = 'dark';
            card.style.background = '#101418';
            card.append(document.createElement('slot'));
            root.append(card);
        }
    })";
    let browser = start()?;
    let picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    let ink = "getComputedStyle(e.shadowRoot.querySelector('.figure')).getPropertyValue('--rc-ink')";
    // The alpha of the canvas's corner, and the background of the text.
    let clear = "{
        const canvas = e.shadowRoot.querySelector('canvas');
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        context.drawImage(canvas, 1, 1, 1, 1, 0, 0, 1, 1);
        const ground = getComputedStyle(e.shadowRoot.querySelector('.figure')).backgroundColor;
        return [context.getImageData(0, 0, 1, 1).data[3], ground === 'rgba(0, 0, 0, 0)'];
    }";
    for (style, dark, is_clear) in [
        ("body { background: linear-gradient(#0b1d33, #06101c) }", true, true),
        ("body { background: linear-gradient(#fff, #e8f0f8) }", false, true),
        (
            "body { background: radial-gradient(oklch(0.2 0.03 250), oklch(0.1 0.03 250)); color: #eee }",
            true,
            true,
        ),
        (
            "body { background: linear-gradient(rgba(0, 0, 0, 0.6), rgba(0, 0, 0, 0.6)), #fff }",
            true,
            true,
        ),
        (
            &format!("body {{ background: url({picture}); color: #fff }}"),
            true,
            true,
        ),
        (
            &format!("body {{ background: #fff url({picture}) no-repeat; color: #222 }}"),
            false,
            true,
        ),
        (
            &format!("html {{ background: url({picture}) }} body {{ background: #fff; color: #eee }}"),
            false,
            false,
        ),
        ("body { background: #101418; color: #eee }", true, false),
    ] {
        open(&browser, style, &chart(""))?;
        let chart = Chart::new(&browser, "#chart");
        let is_dark =
            chart.ask(ink)? != "#1b1f24" && chart.number(&format!("parseInt({ink}.slice(1, 3), 16)"))? > 128.0;
        ensure!(is_dark == dark, "{style}: ink {}", chart.ask(ink)?);
        let found = chart.ask(clear)?;
        let wanted = if is_clear {
            json!([0, true])
        } else {
            json!([255, false])
        };
        ensure!(found == wanted, "{style}: {found}");
    }
    // What an editor asks for is done.
    open(
        &browser,
        "body { background: linear-gradient(#0b1d33, #06101c) }",
        &chart("theme=\"light\""),
    )?;
    let light = Chart::new(&browser, "#chart");
    ensure!(light.ask(clear)? == json!([255, false]), "{}", light.ask(clear)?);
    wait_ground(&light, LIGHT)?;

    browser.server.answer("/card.js", Reply::new("text/javascript", CARD));
    let body = format!("<script src=\"/card.js\"></script><dark-card>{}</dark-card>", chart(""));
    open(&browser, "", &body)?;
    wait_ground(&Chart::new(&browser, "#chart"), DARK)?;
    check_clean(&browser)
}
