//! Figures lead to their words in the text of the report: the links of a chart, and where browsers land by them.

use std::{fmt::Write as _, fs, thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, engine::Engine, fixture, server::Reply};
use reading::draft::{Draft, draft};
use report_charts::{
    document::DOCUMENT,
    page::source_link::source_link,
    report::{Quote, Report},
};
use serde_json::json;

use crate::{check_clean, check_no_errors, start};

/// A report with invented words.
const PROVINCE: &str = include_str!("../../../reports/province-2031.txt");
/// The text of the built-in report, where it is present.
const BUILT_IN_TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/report/miit-2011.txt");

/// Addresses of the links in the table, the tooltip and the cards.
const LINKS: &str = "['.table tbody a', '.tip a', '.pin .origin a'].map((where) => \
     Array.from(e.shadowRoot.querySelectorAll(where), (a) => a.getAttribute('href')))";

fn open<'b>(browser: &'b Browser, attributes: &str) -> Result<Chart<'b>> {
    browser.set_viewport(800, 900, 1.0)?;
    let chart = fixture::chart(&format!("id=\"chart\" view=\"targets-2011\" {attributes}"));
    browser.open_fixture(&fixture::page("zh-CN", &chart))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

fn point(browser: &Browser, chart: &Chart<'_>, mark: usize) -> Result<()> {
    let target = chart.targets()?.into_iter().nth(mark).context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.hover(0.0, 0.0)?;
    browser.hover(x, y)
}

#[test]
fn tooltip_table_and_cards_lead_to_the_words_of_a_figure() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "source-url=\"/report.html\"")?;
    ensure!(chart.ask(LINKS)? == json!([[], [], []]), "links before anyone asks");
    point(&browser, &chart, 0)?;
    chart.wait("e.shadowRoot.querySelector('.tip a')")?;
    let links = chart.ask(LINKS)?;
    let first = "/report.html#:~:text=25%25%E5%B7%A6%E5%8F%B3";
    ensure!(links[1] == json!([first]) && links[0][0] == first, "{links}");
    ensure!(links[0].as_array().is_some_and(|rows| rows.len() == 8), "{links}");
    // A link of a hidden table takes no focus; that of a shown one does.
    let tabs = "Array.from(e.shadowRoot.querySelectorAll('.table tbody a'), (a) => a.tabIndex)";
    ensure!(chart.ask(tabs)? == json!(vec![-1; 8]), "{}", chart.ask(tabs)?);
    chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
    chart.wait("Array.from(e.shadowRoot.querySelectorAll('.table tbody a')).every((a) => a.tabIndex === 0)")?;
    // Rows that are sorted are links again.
    chart.ask("e.shadowRoot.querySelectorAll('.sort')[1].click()")?;
    chart.wait("e.shadowRoot.querySelectorAll('.table tbody a').length === 8")?;
    chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
    // Where the mark is pointed at already, one click pins it.
    for _ in 0..2 {
        if chart.ask("e.shadowRoot.querySelectorAll('.pin').length")? == 0 {
            chart.ask("e.shadowRoot.querySelectorAll('.mark')[0].click()")?;
            thread::sleep(Duration::from_millis(500));
        }
    }
    chart.wait("e.shadowRoot.querySelector('.pin .origin a')")?;
    let safe =
        "Array.from(e.shadowRoot.querySelectorAll('a')).every((a) => a.rel === 'noopener' && a.target === '_blank')";
    ensure!(chart.ask(safe)? == true, "links of another kind");
    // Another address replaces the links, none removes them.
    chart.set("source-url", "other.html#part")?;
    chart.wait("e.shadowRoot.querySelector('.table a').getAttribute('href').startsWith('other.html#part:~:text=')")?;
    chart.ask("e.removeAttribute('source-url')")?;
    chart.wait("!e.shadowRoot.querySelector('.table a')")?;
    check_no_errors(&browser)?;
    check_clean(&browser)
}

#[test]
fn a_report_with_an_address_needs_no_attribute() -> Result<()> {
    let browser = start()?;
    let report = DOCUMENT.replacen("\"sections\": [", "\"url\": \"/2011.html\", \"sections\": [", 1);
    let report = report.replacen(
        "\"id\": \"targets\", ",
        "\"id\": \"targets\", \"url\": \"/targets.html\", ",
        1,
    );
    browser
        .server
        .answer("/report.json", Reply::new("application/json", report));
    let chart = open(&browser, "src=\"/report.json\"")?;
    point(&browser, &chart, 0)?;
    chart.wait("e.shadowRoot.querySelector('.tip a')")?;
    let links = chart.ask(LINKS)?;
    ensure!(
        links[1][0]
            .as_str()
            .is_some_and(|link| link.starts_with("/targets.html#")),
        "{links}"
    );
    chart.set("view", "growth-2010")?;
    chart.wait("e.shadowRoot.querySelector('.table a').getAttribute('href').startsWith('/2011.html#:~:text=')")?;
    check_clean(&browser)
}

#[test]
fn an_address_of_another_kind_is_no_link() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "source-url=\"java&#9;script:uncaught()\"")?;
    point(&browser, &chart, 0)?;
    browser
        .wait("collected.errors.some((error) => error.code === 'invalid-address' && error.path === 'source-url')")?;
    ensure!(chart.ask("e.shadowRoot.querySelector('a') === null")? == true, "a link");
    ensure!(chart.targets()?.len() == 8, "no chart");
    // Without an address there is nothing to load.
    let chart = open(&browser, "")?;
    let tools = browser.server.requests("/report-chart-tools.js");
    point(&browser, &chart, 1)?;
    chart.wait("!e.shadowRoot.querySelector('.tip').hidden")?;
    thread::sleep(Duration::from_millis(300));
    ensure!(
        browser.server.requests("/report-chart-tools.js") == tools,
        "the tools were loaded"
    );
    check_clean(&browser)
}

/// How a page sets the text of a report.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Setting {
    /// A paragraph for each line.
    Plain,
    /// Digits, points and percent signs in full width.
    Wide,
    /// Elements within words and numbers.
    Elements,
    /// Lines that end in the source of the page behind punctuation, and cells of tables in place of paragraphs.
    Lines,
}

/// Behind what lines of such a source end.
const BREAKS: [char; 3] = ['，', '；', '、'];

/// A page with a text, four or five characters to a line, and the place of each line's first character in `data-at`.
fn page_of(text: &str, setting: Setting) -> String {
    let mut body = String::new();
    let mut at = 0;
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        let (open, close) = match setting {
            Setting::Lines => ("<table><tr><td>", "</table>"),
            _ => ("<p>", "</p>"),
        };
        body += open;
        // Pieces of 2 to 8 characters, in a fixed order.
        let mut start = 0;
        while start < chars.len() {
            let length = match setting {
                Setting::Elements => 2 + (at + start * 5) % 7,
                _ => chars.len(),
            };
            let end = (start + length).min(chars.len());
            let _ = write!(body, "<span data-at={}>", at + start);
            for c in chars.iter().take(end).skip(start) {
                match (setting, c) {
                    (_, '<' | '&') => body.push(' '),
                    (Setting::Wide, '0'..='9' | '%' | '.') => {
                        body.push(char::from_u32(u32::from(*c) + 0xfee0).unwrap_or(*c));
                    }
                    (Setting::Lines, c) if BREAKS.contains(c) => {
                        body.push(*c);
                        body += "\n    ";
                    }
                    _ => body.push(*c),
                }
            }
            body += "</span>";
            start = end;
        }
        body += close;
        at += chars.len() + 1;
    }
    format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>text</title><link rel=\"stylesheet\" href=\"/_text.css\">\
         <ul><li>首页<li>政务公开<li>2031-01-08<li>第1页</ul>{body}<footer></footer></html>"
    )
}

const STYLE: &str = "body { margin: 0; font: 16px/40px monospace } p, td { width: 5em; word-break: break-all; margin: 0 0 40px } \
     ul { height: 900px } footer { height: 2000px }";

/// How far the middle of some characters is from the middle of the window, beyond their own height, or null while the page is at its top.
const DISTANCE: &str = "((at, length) => {
    const spans = Array.from(document.querySelectorAll('[data-at]'));
    if (!spans.length || scrollY === 0) {
        return null;
    }
    const place = (wanted) => {
        const span = spans.filter((one) => Number(one.dataset.at) <= wanted).pop();
        const node = span.firstChild;
        let left = wanted - Number(span.dataset.at);
        let i = 0;
        while (node.data[i] === '\\n' || left > 0) {
            if (node.data[i] === '\\n') {
                i += 5;
            } else {
                left -= 1;
                i += 1;
            }
        }
        return [node, i];
    };
    const range = document.createRange();
    const [last, end] = place(at + length - 1);
    range.setStart(...place(at));
    range.setEnd(last, end + 1);
    const { top, bottom, height } = range.getBoundingClientRect();
    return Math.max(0, Math.abs((top + bottom - innerHeight) / 2) - height / 2);
})";

/// Where the words of a quote are in a text, in characters; it is there once.
fn place_of(text: &str, quote: &Quote) -> Result<usize> {
    let whole = format!("{}{}{}", quote.prefix, quote.text, quote.suffix);
    // 9% is not found in 19%: a quote is looked for by words.
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut befores = text.match_indices(&whole).map(|(at, _)| text.split_at(at).0);
    let before = befores
        .find(|before| !(whole.starts_with(is_of_number) && before.ends_with(is_of_number)))
        .with_context(|| format!("no {whole}"))?;
    Ok(before.chars().count() + quote.prefix.chars().count())
}

/// Opens the link of each quote on a page in each setting, and returns how many landed elsewhere.
fn missed(browser: &Browser, text: &str, quotes: &[(usize, Quote)], settings: &[Setting]) -> Result<Vec<String>> {
    browser.set_viewport(800, 600, 1.0)?;
    browser.server.answer("/_text.css", Reply::new("text/css", STYLE));
    let mut missed = Vec::new();
    for setting in settings {
        browser.server.answer("/_text", Reply::html(page_of(text, *setting)));
        let mut report = Report::from_json(DOCUMENT)?;
        report.url = Some("_text".to_owned());
        for (i, (at, quote)) in quotes.iter().enumerate() {
            // A line that ends within a quote is a blank there, which browsers do not pass over.
            let whole = format!("{}{}{}", quote.prefix, quote.text, quote.suffix);
            if *setting == Setting::Lines && whole.trim_end_matches(BREAKS).contains(BREAKS) {
                continue;
            }
            let mut measure = report.data().next().context("a figure")?.measure.as_ref().clone();
            measure.source.section = std::rc::Rc::new(report_charts::report::Section {
                url: Some(format!("_text?{i}")),
                ..measure.source.section.as_ref().clone()
            });
            measure.source.quote = Some(quote.clone());
            let link = source_link(&report, &measure).context("a link")?;
            let distance = format!("{DISTANCE}({at}, {})", quote.text.chars().count());
            // Within the line of 40 pixels. Browsers look for the words only while a page is loading and shortly after, in which a busy
            // machine may not come to it.
            let mut landed = false;
            for again in [false, true, true] {
                if again {
                    browser.open("_text")?;
                }
                browser.open(&link)?;
                landed = browser.becomes(&format!("(({distance}) ?? 99) < 20"), Duration::from_secs(3))?;
                if landed {
                    break;
                }
            }
            if !landed {
                missed.push(format!("{setting:?}: {quote:?} at {at}: {}", browser.eval(&distance)?));
            }
        }
    }
    Ok(missed)
}

const SETTINGS: [Setting; 4] = [Setting::Plain, Setting::Wide, Setting::Elements, Setting::Lines];

/// Text fragments are off in the WebKit that tests run in.
fn has_fragments(browser: &Browser) -> bool {
    browser.engine() != Engine::WebKit
}

#[test]
fn every_drafted_figure_lands_at_its_words() -> Result<()> {
    let browser = start()?;
    if !has_fragments(&browser) {
        return Ok(());
    }
    let Draft { drafted, .. } = draft(PROVINCE);
    let quotes: Vec<(usize, Quote)> = drafted
        .into_iter()
        .map(|one| {
            let quote = one.quote.with_context(|| format!("{} has no quote", one.stated))?;
            let at = place_of(PROVINCE, &quote)?;
            ensure!((one.start..one.end).contains(&at), "{quote:?} is at {at}");
            Ok((at, quote))
        })
        .collect::<Result<_>>()?;
    ensure!(quotes.len() > 40, "{} figures", quotes.len());
    let missed = missed(&browser, PROVINCE, &quotes, &SETTINGS)?;
    ensure!(missed.is_empty(), "{}", missed.join("\n"));
    Ok(())
}

#[test]
fn every_figure_of_the_built_in_report_lands_at_its_words() -> Result<()> {
    let Ok(text) = fs::read_to_string(BUILT_IN_TEXT) else {
        println!("left out: the report is not present at {BUILT_IN_TEXT}");
        return Ok(());
    };
    let browser = start()?;
    if !has_fragments(&browser) {
        return Ok(());
    }
    let report = Report::from_json(DOCUMENT)?;
    let quotes: Vec<(usize, Quote)> = report
        .data()
        .map(|datum| {
            let quote = datum.measure.source.quote.clone().context("a quote")?;
            Ok((place_of(&text, &quote)?, quote))
        })
        .collect::<Result<_>>()?;
    ensure!(quotes.len() == 54, "{} quotes", quotes.len());
    let missed = missed(&browser, &text, &quotes, &SETTINGS)?;
    ensure!(missed.is_empty(), "{}", missed.join("\n"));
    Ok(())
}
