//! A bundle that fails in one chart: that chart shows its fallback, the others continue.
//!
//! The faults are real (a trap, stack overflow, exhausted memory, an exception through the wasm). A page that wraps the exports of an
//! instance injects each in place of one call. Published files contain nothing of this.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};

use crate::{check_one_line, start};

/// Counts instances; `fault(exports)` takes the place of the next call of `faultIn`.
pub(crate) const WRAP: &str = "
    const { Instance, instantiate } = WebAssembly;
    window.instances = [];
    WebAssembly.instantiate = async (module, imports) => {
        const { exports: real } = await instantiate(module, imports);
        const exports = {};
        for (const [name, value] of Object.entries(real)) {
            exports[name] = typeof value !== 'function' ? value : (...given) => {
                const { fault, faultIn } = window;
                if (fault && faultIn === name) {
                    window.fault = null;
                    fault(real, given);
                }
                return value(...given);
            };
        }
        instances.push(real);
        return { exports };
    };
    // Modules of one function, `f`: one that traps, one that calls itself.
    const of = (...body) => new Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0,
        3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 4 + body.length, 1, 2 + body.length, 0, ...body, 11]))).exports.f;
    window.faults = {
        trap: of(0),
        recursion: of(16, 0),
        memory: ({ memory }) => {
            // Takes all memory, so that the bundle gets none.
            for (let pages = 16384; pages; pages >>= 1) {
                try { for (;;) memory.grow(pages); } catch (full) {}
            }
            window.full = true;
        },
        thrown: () => {
            const { beginPath } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.beginPath = () => {
                CanvasRenderingContext2D.prototype.beginPath = beginPath;
                throw new Error('on its way through');
            };
        },
    };
";

fn three_charts() -> Result<Browser> {
    let browser = start()?;
    browser.before_scripts(WRAP)?;
    browser.set_viewport(700, 3000, 1.0)?;
    let charts = ["first", "second", "third"]
        .map(|id| fixture::chart(&format!("id=\"{id}\" view=\"five-year-change\" theme=\"light\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    browser.chart_lines()?;
    Ok(browser)
}

fn instances(browser: &Browser, expected: u32) -> Result<()> {
    let made = browser.eval("instances.length")?;
    ensure!(made == expected, "{made} instances, not {expected}");
    Ok(())
}

/// Asserts that the chart is drawn and has tooltips.
fn check_alive(browser: &Browser, id: &str) -> Result<()> {
    let chart = Chart::new(browser, id);
    chart.wait("e.targets().length && !e.shadowRoot.querySelector('.body').hidden")?;
    let (x, y) = chart.centre(chart.targets()?.first().context("a mark")?)?;
    browser.hover(x, y)?;
    chart.wait("!e.shadowRoot.querySelector('.tip').hidden")?;
    ensure!(chart.canvas()?.colours > 3, "{id} is blank");
    browser.hover(1.0, 1.0)
}

fn check_fault(fault: &str, call: &str) -> Result<()> {
    let browser = three_charts()?;
    let second = Chart::new(&browser, "#second");
    browser.eval(&format!("faultIn = '{call}', window.fault = faults.{fault}, 0"))?;
    second.set("view", "growth-2010")?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    for id in ["#first", "#third"] {
        check_alive(&browser, id)?;
    }
    instances(&browser, 2)?;
    check_one_line(&browser, "please report")?;
    let errors = browser.eval("collected.errors.map((error) => [error.id, error.code])")?;
    ensure!(errors == serde_json::json!([["second", "engine-failed"]]), "{errors}");
    // Charts with other requests are drawn.
    second.set("view", "network-coverage")?;
    check_alive(&browser, "#second")?;
    // Freeing a drawing of a dead instance is harmless.
    browser.eval("document.querySelectorAll('report-chart').forEach((chart) => chart.remove())")?;
    let uncaught = browser.eval("collected.uncaught")?;
    ensure!(uncaught.as_array().is_some_and(Vec::is_empty), "uncaught: {uncaught}");
    Ok(())
}

#[test]
fn a_trap_while_laying_out() -> Result<()> {
    check_fault("trap", "draw")
}

#[test]
fn a_trap_while_painting() -> Result<()> {
    check_fault("trap", "drawing_paint")
}

#[test]
fn a_stack_overflow() -> Result<()> {
    check_fault("recursion", "draw")
}

#[test]
fn an_exception_through_the_wasm() -> Result<()> {
    check_fault("thrown", "drawing_paint")
}

#[test]
fn memory_exhaustion() -> Result<()> {
    let browser = three_charts()?;
    // Memory cannot grow any more. Where it is enough for the view, a long name needs more; after the failure nothing more is
    // requested, because a new instance would draw it.
    browser.eval("faultIn = 'draw', window.fault = faults.memory, 0")?;
    let second = Chart::new(&browser, "#second");
    second.set("view", "growth-2010")?;
    browser.wait("window.full")?;
    second.ask("collected.errors.length || e.setAttribute('view', '许'.repeat(4000000))")?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    let errors = browser.eval("collected.errors.map((error) => [error.id, error.code])")?;
    ensure!(errors == serde_json::json!([["second", "engine-failed"]]), "{errors}");
    check_alive(&browser, "#first")?;
    check_alive(&browser, "#third")?;
    second.check_fallback()
}

#[test]
fn a_trap_under_the_mouse_costs_that_chart_only() -> Result<()> {
    let browser = three_charts()?;
    let second = Chart::new(&browser, "#second");
    let (x, y) = second.centre(&second.targets()?[0])?;
    browser.eval("faultIn = 'drawing_nearest', window.fault = faults.trap, 0")?;
    browser.hover(x, y)?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    check_alive(&browser, "#first")?;
    check_alive(&browser, "#third")?;
    instances(&browser, 2)
}

#[test]
fn no_instance_after_the_third_is_started() -> Result<()> {
    let browser = three_charts()?;
    let first = Chart::new(&browser, "#first");
    for (turn, view) in ["growth-2010", "network-coverage", "investment-2010", "defence-civil"]
        .iter()
        .enumerate()
    {
        browser.eval("faultIn = 'draw', window.fault = faults.trap, 0")?;
        first.set("view", view)?;
        browser.wait(&format!("collected.errors.length > {turn}"))?;
        if turn < 3 {
            // It waits longer each time.
            browser.wait(&format!("instances.length === {}", turn + 2))?;
            check_alive(&browser, "#second")?;
        }
    }
    for id in ["#first", "#second", "#third"] {
        let chart = Chart::new(&browser, id);
        chart.wait("e.querySelector('.fallback').getBoundingClientRect().height > 0")?;
    }
    instances(&browser, 4)?;
    let uncaught = browser.eval("collected.uncaught")?;
    ensure!(uncaught.as_array().is_some_and(Vec::is_empty), "uncaught: {uncaught}");
    Ok(())
}

#[test]
fn a_trap_in_the_tools_bundle_does_not_affect_the_page_bundle() -> Result<()> {
    let browser = three_charts()?;
    let second = Chart::new(&browser, "#second");
    second.ask("e.shadowRoot.querySelector('[part=explore] summary').click()")?;
    second.wait("e.shadowRoot.querySelector('[part=explore] button')")?;
    instances(&browser, 2)?;
    browser.eval("faultIn = 'draw', window.fault = faults.trap, 0")?;
    second.set("view", "growth-2010")?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    check_alive(&browser, "#first")?;
    check_one_line(&browser, "please report")?;
    second.set("view", "network-coverage")?;
    check_alive(&browser, "#second")?;
    instances(&browser, 3)
}
