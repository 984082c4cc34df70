//! Test pages with the element, as authors would write them.

/// The views of the built-in report.
pub const VIEWS: [&str; 12] = [
    "targets-2011",
    "target-vs-result",
    "growth-2010",
    "five-year-change",
    "five-year-reduction",
    "eliminated-capacity",
    "telecom-tariff",
    "network-coverage",
    "defence-civil",
    "investment-2010",
    "key-figures",
    "overview",
];

/// The languages of a chart.
pub const LANGS: [&str; 2] = ["zh-CN", "en"];

/// The themes without `auto`, which selects one of these.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// Widths of a small phone and of a desktop, in CSS pixels.
pub const WIDTHS: [u32; 2] = [320, 1200];

/// Text that would become markup if it were ever parsed.
pub const HOSTILE: [&str; 4] = [
    "<img src=x onerror=\"uncaught()\"><script>uncaught()</script>",
    "</text></svg><svg onload=uncaught()> & ' \"",
    "${uncaught()} {{uncaught}} javascript:uncaught()",
    "]]><!-- --> &lt;b&gt; %3Cb%3E \\u003cb\\u003e",
];

/// Path of [`STYLE`]: the policy allows no inline style.
pub const STYLE_PATH: &str = "/_fixture.css";

/// Style without effect on charts: a page without margins that can be made long.
pub const STYLE: &str = ":root { color-scheme: light dark } body { margin: 0 } .spacer { height: 5000px }";

/// Fallback content of a chart.
pub const FALLBACK: &str = "<table class=\"fallback\"><tr><th>城镇新增就业</th><td>900万人以上</td></tr></table>";

/// A page in this language with the element's module and this body.
#[must_use]
pub fn page(lang: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>fixture</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"{STYLE_PATH}\">\
         <script type=\"module\" src=\"/report-chart.js\"></script></head><body>{body}</body></html>"
    )
}

/// A chart with these attributes and a fallback.
#[must_use]
pub fn chart(attributes: &str) -> String {
    format!("<report-chart {attributes}>{FALLBACK}</report-chart>")
}

/// A page with one chart, whose id is `chart`.
#[must_use]
pub fn one(lang: &str, view: &str, theme: &str) -> String {
    page(lang, &chart(&format!("id=\"chart\" view=\"{view}\" theme=\"{theme}\"")))
}

/// Removes, before a page runs, the APIs that browsers of 2018 lack.
pub const OLD: &str = "
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'PointerEvent', 'FinalizationRegistry', 'AbortController',
        'AbortSignal', 'queueMicrotask', 'structuredClone', 'ElementInternals', 'globalThis', 'WeakRef']) {
        delete window[name];
    }
    for (const kind of [Element, Document, DocumentFragment]) {
        delete kind.prototype.replaceChildren;
    }
    for (const kind of [Document, ShadowRoot]) {
        delete kind.prototype.adoptedStyleSheets;
    }
    delete CSSStyleSheet.prototype.replaceSync;
    delete Element.prototype.toggleAttribute;
    delete Blob.prototype.arrayBuffer;
    delete TextEncoder.prototype.encodeInto;
    delete WebAssembly.compileStreaming;
    delete WebAssembly.instantiateStreaming;
    delete Object.fromEntries;
    delete Promise.allSettled;
    delete Promise.any;
    for (const name of ['at', 'flat', 'flatMap', 'findLast', 'toSorted']) {
        delete Array.prototype[name];
    }
    for (const name of ['at', 'replaceAll', 'matchAll']) {
        delete String.prototype[name];
    }
    MediaQueryList.prototype.addEventListener = undefined;
    const { addEventListener: listen } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (name, act, options) {
        if (String(name).startsWith('pointer')) {
            return;
        }
        listen.call(this, name, act, typeof options === 'object' ? { ...options, signal: undefined } : options);
    };
    const unknown = (text) => /:focus-visible|:is\\(|:where\\(|:has\\(/.test(text);
    const { matches } = Element.prototype;
    Element.prototype.matches = function (selector) {
        if (unknown(selector)) {
            throw new DOMException('unknown selector', 'SyntaxError');
        }
        return matches.call(this, selector);
    };
    const { insertRule } = CSSStyleSheet.prototype;
    CSSStyleSheet.prototype.insertRule = function (rule, at) {
        if (unknown(rule)) {
            throw new DOMException('unknown selector', 'SyntaxError');
        }
        return insertRule.call(this, rule, at);
    };
";
