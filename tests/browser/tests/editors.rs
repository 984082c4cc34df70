//! The plain form in the editors and sanitisers of npm, with their default settings, in Chromium: it is pasted as a person pastes, all
//! values and the link are left, no code shows, and the script of a site wakes the chart in what the editor makes of it.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    net::TcpListener,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    places::in_target,
    server::{Reply, Server},
};
use quantity::Lang;
use report_charts::document::built_in;
use report_charts::page::paste::{Addresses, paste, paste_text};
use report_charts::page::view_model::table;
use serde_json::{Value, json};

/// Below a target folder, where `cargo xtask test` installs them.
const PACKAGES: &str = "tools/editors/node_modules";
const VIEW: &str = "network-coverage";
/// Editors bring inline styles, and some evaluate code.
const OPEN_POLICY: &str = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

/// An editor in a page.
struct Editor {
    name: &'static str,
    /// What its page loads.
    files: &'static [&'static str],
    /// Makes the editor of the element `editor`.
    start: &'static str,
    /// True once it takes a paste.
    ready: &'static str,
    /// Puts the cursor into it.
    focus: &'static str,
    /// Its content as HTML.
    content: &'static str,
}

const EDITORS: [Editor; 8] = [
    Editor {
        name: "Neditor 2.1.20 (UEditor 1.4.3.3)",
        files: &[
            "@notadd/neditor/neditor.config.js",
            "@notadd/neditor/neditor.all.min.js",
            "@notadd/neditor/i18n/zh-cn/zh-cn.js",
        ],
        start: "window.made = UE.getEditor('editor')",
        ready: "made.isReady",
        focus: "made.focus()",
        content: "made.getContent()",
    },
    Editor {
        name: "wangEditor 4.7.15",
        files: &["wangeditor/dist/wangEditor.min.js"],
        start: "(window.made = new wangEditor('#editor')).create()",
        ready: "document.querySelector('.w-e-text')",
        focus: "document.querySelector('.w-e-text').focus()",
        content: "made.txt.html()",
    },
    Editor {
        name: "wangEditor 5.1.23",
        files: &["@wangeditor/editor/dist/index.js"],
        start: "window.made = wangEditor.createEditor({ selector: '#editor', html: '<p><br></p>', mode: 'default' })",
        ready: "document.querySelector('[contenteditable=true]')",
        focus: "made.focus()",
        content: "made.getHtml()",
    },
    Editor {
        name: "TinyMCE 8.9.2",
        files: &["tinymce/tinymce.min.js"],
        start: "tinymce.init({ selector: '#editor', license_key: 'gpl' })",
        ready: "tinymce.activeEditor && tinymce.activeEditor.initialized",
        focus: "tinymce.activeEditor.focus()",
        content: "tinymce.activeEditor.getContent()",
    },
    Editor {
        name: "CKEditor 4.22.1",
        files: &["ckeditor4/ckeditor.js"],
        start: "window.made = CKEDITOR.replace('editor')",
        ready: "made.status === 'ready'",
        focus: "made.focus()",
        content: "made.getData()",
    },
    Editor {
        name: "CKEditor 5 48.5.2",
        files: &["ckeditor5/dist/browser/ckeditor5.umd.js"],
        start: "(({ ClassicEditor, Essentials, Paragraph, Heading, Bold, Link, List, Image, Table }) =>
            ClassicEditor.create(document.getElementById('editor'),
                { licenseKey: 'GPL', plugins: [Essentials, Paragraph, Heading, Bold, Link, List, Image, Table] })
            .then((made) => { window.made = made; }))(CKEDITOR)",
        ready: "window.made",
        focus: "made.editing.view.focus()",
        content: "made.getData()",
    },
    Editor {
        name: "Quill 2.0.3",
        files: &["quill/dist/quill.js"],
        start: "window.made = new Quill('#editor')",
        ready: "made.root",
        focus: "made.focus()",
        content: "made.root.innerHTML",
    },
    Editor {
        name: "KindEditor 4.1.10",
        files: &["kindeditor/kindeditor-all-min.js"],
        start: "window.made = KindEditor.create('#editor')",
        ready: "made.isCreated",
        focus: "made.focus()",
        content: "made.html()",
    },
];

/// Sanitisers that run in a page: name, file, expression.
const SANITISERS: [(&str, &str, &str); 2] = [
    (
        "DOMPurify 3.5.0",
        "dompurify/dist/purify.min.js",
        "DOMPurify.sanitize(pasted)",
    ),
    ("js-xss 1.0.17", "xss/dist/xss.min.js", "filterXSS(pasted)"),
];

#[test]
fn the_plain_form_lives_in_editors_and_wakes() -> Result<()> {
    let packages = packages()?;
    let mut browser = Browser::start()?;
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.cdp("Browser.grantPermissions", permissions)?;
    browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))?;
    let report = built_in()?;
    let view = report.view(VIEW)?;
    let place = Addresses::beside(&browser.server.url("report-chart.js"), view, Lang::Zh);
    let (html, text) = (
        paste(&report, view, Lang::Zh, &place),
        paste_text(&report, view, Lang::Zh, &place),
    );
    let values: Vec<String> = table(view, Lang::Zh)
        .rows
        .into_iter()
        .flat_map(|row| row.cells.into_iter().take(3))
        .collect();
    let mut made: Vec<(&str, Result<String>)> = Vec::new();

    // Swapped with the server of the site for as long as editors are open.
    let mut other = Server::start(TcpListener::bind("127.0.0.1:0")?, &packages)?;
    std::mem::swap(&mut browser.server, &mut other);
    for editor in &EDITORS {
        made.push((editor.name, pasted_into(&browser, editor, &html, &text)));
    }
    for (name, file, expression) in SANITISERS {
        made.push((name, sanitised(&browser, file, expression, &html)));
    }
    made.push(("sanitize-html 2.18.1", sanitised_by_node(&packages, &html)));
    std::mem::swap(&mut browser.server, &mut other);

    let mut failed = String::new();
    for (name, content) in made {
        let checked =
            content.and_then(|content| check(&browser, &content, &values, &place.page).with_context(|| content));
        match checked {
            Ok(()) => println!("{name}: readable, linked, woken"),
            Err(error) => writeln!(failed, "{name}: {error:?}\n")?,
        }
    }
    ensure!(failed.is_empty(), "{failed}");
    Ok(())
}

fn packages() -> Result<PathBuf> {
    let found = in_target(&format!("{PACKAGES}/quill/package.json"));
    found
        .and_then(|file| Some(file.parent()?.parent()?.to_owned()))
        .with_context(|| format!("no {PACKAGES} in the target folder: `cargo xtask test` installs it"))
}

fn page(files: &[&str], body: &str) -> Reply {
    let scripts: String = files
        .iter()
        .map(|file| format!("<script src=\"/{file}\"></script>"))
        .collect();
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>editor</title>{scripts}</head><body>{body}</body></html>"
    );
    Reply::html(html).policy(OPEN_POLICY)
}

/// What is in an editor after a paste.
fn pasted_into(browser: &Browser, editor: &Editor, html: &str, text: &str) -> Result<String> {
    // KindEditor and CKEditor take a text area; the others replace any element.
    let area = match editor.name.starts_with("KindEditor") || editor.name.starts_with("CKEditor 4") {
        true => "<textarea id=\"editor\" rows=\"10\" cols=\"80\"></textarea>",
        false => "<div id=\"editor\"></div>",
    };
    let body = format!("<script>window.UEDITOR_HOME_URL = '/@notadd/neditor/'</script>{area}");
    browser.open_reply(page(editor.files, &body))?;
    browser.eval(&format!("void ({})", editor.start))?;
    browser.wait(editor.ready).context("the editor does not start")?;
    let [html, text] = [html, text].map(|it| json!(it).to_string());
    browser.eval(&format!(
        "navigator.clipboard.write([new ClipboardItem({{
            'text/html': new Blob([{html}], {{ type: 'text/html' }}), 'text/plain': new Blob([{text}], {{ type: 'text/plain' }}) }})])
            .then(() => 1)"
    ))?;
    browser.eval(&format!("void ({})", editor.focus))?;
    let key = |kind: &str| json!({ "type": kind, "key": "v", "code": "KeyV", "modifiers": 2, "windowsVirtualKeyCode": 86, "commands": ["paste"] });
    browser.cdp("Input.dispatchKeyEvent", key("rawKeyDown"))?;
    browser.cdp("Input.dispatchKeyEvent", key("keyUp"))?;
    browser
        .wait(&format!("({}).includes('charts/')", editor.content))
        .with_context(|| format!("nothing was pasted: {:?}", browser.eval(editor.content)))?;
    string(&browser.eval(editor.content)?)
}

fn sanitised(browser: &Browser, file: &str, expression: &str, html: &str) -> Result<String> {
    browser.open_reply(page(&[file], ""))?;
    string(&browser.eval(&format!("((pasted) => {expression})({})", json!(html)))?)
}

/// The one that has no file for pages.
fn sanitised_by_node(packages: &std::path::Path, html: &str) -> Result<String> {
    let script = "process.stdout.write(require('sanitize-html')(require('fs').readFileSync(0, 'utf8')))";
    let folder = packages.parent().context("packages lie in a folder")?;
    let mut node = Command::new("node")
        .current_dir(folder)
        .args(["-e", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node")?;
    node.stdin.take().context("stdin")?.write_all(html.as_bytes())?;
    let output = node.wait_with_output()?;
    ensure!(output.status.success(), "node: {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

/// The content as an article of a site, without and with the script in its template.
fn check(browser: &Browser, content: &str, values: &[String], page: &str) -> Result<()> {
    let article = |script: &str| {
        format!(
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>article</title>{script}</head><body>{content}</body></html>"
        )
    };
    browser.open_fixture(&article(""))?;
    let text = string(&browser.eval("document.body.innerText")?)?;
    for value in values {
        ensure!(text.contains(value), "{value} is missing: {text}");
    }
    ensure!(
        !text.contains(['<', '>', '&']) && !text.contains("report-chart"),
        "code shows: {text}"
    );
    let links = browser.eval("Array.from(document.links, (link) => link.href)")?;
    ensure!(links == json!([page]), "{links}");
    browser.open_fixture(&article("<script src=\"/report-chart-site.js\" async></script>"))?;
    let chart = Chart::new(browser, "report-chart");
    chart.wait_ready()?;
    ensure!(chart.targets()?.len() == 3, "another chart");
    let left = browser.eval("document.body.innerText.includes('看互动图表')")?;
    ensure!(left == false, "the link is left beside the chart");
    let tables = browser.eval(
        "document.querySelectorAll('body table').length - document.querySelectorAll('report-chart table').length",
    )?;
    ensure!(tables == 0, "the table is left beside the chart");
    Ok(())
}

fn string(value: &Value) -> Result<String> {
    match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => bail!("no text: {value}"),
    }
}

/// The versions in the names above are those that are installed.
#[test]
fn the_editors_are_those_that_are_locked() -> Result<()> {
    let packages = packages()?;
    let names = EDITORS
        .iter()
        .map(|editor| editor.name)
        .chain(SANITISERS.map(|(name, ..)| name));
    let names: Vec<&str> = names.chain(["sanitize-html 2.18.1"]).collect();
    let wanted = fs::read_to_string(packages.join("../package.json"))?;
    let wanted: Value = serde_json::from_str(&wanted)?;
    let wanted = wanted
        .get("dependencies")
        .and_then(Value::as_object)
        .context("dependencies")?;
    ensure!(wanted.len() == names.len());
    for version in wanted.values().filter_map(Value::as_str) {
        ensure!(names.iter().any(|name| name.contains(version)), "{version}: {names:?}");
    }
    Ok(())
}
