//! What the files for a server are for, and the note beside them.

use std::fmt::Write as _;

/// What a file is for.
pub(super) struct Use {
    /// Its key in `files.json`.
    pub(super) id: &'static str,
    /// Names without hashes, and folders.
    names: &'static [&'static str],
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
}

impl Use {
    pub(super) fn has(&self, name: &str) -> bool {
        let is_own = |own: &&str| name == *own || (own.ends_with('/') && name.starts_with(*own));
        self.names.iter().any(is_own)
    }
}

/// How many files have a use.
pub(super) struct Total {
    pub(super) of: &'static Use,
    pub(super) files: usize,
    pub(super) bytes: usize,
}

pub(super) const USES: [Use; 15] = [
    Use {
        id: "chart",
        names: &["report-chart.js", "report-chart.wasm", "report-chart.css"],
        zh: "每个有图的网页；.wasm 画自带的报告，.css 给不能从脚本取得样式表的浏览器",
        en: "Every page with a chart; the .wasm draws the built-in report, the .css is for browsers that cannot take the style sheet from the script",
    },
    Use {
        id: "custom",
        names: &["report-chart-custom.wasm"],
        zh: "自己的 JSON 报告",
        en: "Custom reports in JSON",
    },
    Use {
        id: "tools",
        names: &["report-chart-tools.js", "report-chart-tools.wasm"],
        zh: "表格、编者注、没有视图或有错误的报告，以及读者打开面板、固定数字或下载时",
        en: "Tables, notes, reports without views or with an error, and panels, pinned figures and exports of readers",
    },
    Use {
        id: "reading",
        names: &["report-chart-reading.js", "report-chart-reading.wasm"],
        zh: "写了 for 和 proof 的图，以及工作台",
        en: "Charts with `for` and `proof`, and the studio",
    },
    Use {
        id: "files",
        names: &["report-chart-files.js", "report-chart-files.wasm"],
        zh: "工作台打开 .docx 或 HTML 文件时",
        en: "The studio, when a .docx or HTML file is opened",
    },
    Use {
        id: "workbook",
        names: &[
            "report-chart-workbook.js",
            "report-chart-workbook.wasm",
            "report-chart-frame-workbook.js",
        ],
        zh: "读者下载 Excel 文件时",
        en: "When a reader downloads an Excel workbook",
    },
    Use {
        id: "lines",
        names: &["report-chart-lines.js", "report-chart-lines.wasm"],
        zh: "有 <report-line> 的网页",
        en: "Pages with <report-line>",
    },
    Use {
        id: "frame",
        names: &["report-chart-frame.html", "report-chart-frame.js"],
        zh: "自带报告的框架（iframe）",
        en: "Frames (iframe) of the built-in report",
    },
    Use {
        id: "page",
        names: &[
            "report-chart-page.js",
            "report-chart-page.css",
            "report-chart-frame-tools.js",
            "report-chart-resize.js",
        ],
        zh: "charts/ 里的网页，以及框架的高度和面板",
        en: "The pages in charts/, and height and panels of frames",
    },
    Use {
        id: "site",
        names: &["report-chart-site.js"],
        zh: "网站模板：把粘贴的图文变成图",
        en: "Templates of sites: it replaces pasted charts by live ones",
    },
    Use {
        id: "charts",
        names: &["charts/"],
        zh: "自带报告的每张图一个网页；粘贴的图文链接到这里",
        en: "A page for each chart of the built-in report, to which pasted charts link",
    },
    Use {
        id: "pictures",
        names: &["report-chart-pictures/"],
        zh: "图出不来时和预览时显示的图片",
        en: "Pictures for pasted charts and previews",
    },
    Use {
        id: "studio",
        names: &["studio.html", "studio.css", "studio/"],
        zh: "工作台；不给编辑用就不必上传",
        en: "The studio; leave it out where no editor uses it",
    },
    Use {
        id: "selftest",
        names: &[
            "selftest.html",
            "selftest.css",
            "selftest.js",
            "selftest.json",
            "site.css",
            "demo.css",
            "favicon.svg",
        ],
        zh: "自检：上传后先打开 selftest.html；样式和图标工作台也用",
        en: "The self-test: open selftest.html after uploading; the studio uses its styles and icon too",
    },
    Use {
        id: "licences",
        names: &["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY-LICENSES.txt"],
        zh: "许可证：Report Charts 的（任选其一），和其中各个库的",
        en: "Licences, of Report Charts (either one), and of the libraries inside",
    },
];

/// The text of `README.txt`.
pub(super) fn note(totals: &[Total], version: &str) -> String {
    let (mut zh, mut en) = (String::new(), String::new());
    for Total { of, files, bytes } in totals {
        let names = of.names.join(" ");
        let size = bytes.div_ceil(1000);
        // Writing to a string does not fail.
        let _ = writeln!(zh, "- {names}\n  {}。文件 {files} 个，{size} KB。", of.zh);
        let _ = writeln!(en, "- {names}\n  {}. Files: {files}, {size} KB.", of.en);
    }
    format!(
        "Report Charts {version}

要放到服务器上的全部文件 (English below)

1. 把这个文件夹里的东西原样放到网站的一个目录，例如 /rc/。不用的部分可以不放，见下面的清单。
2. 打开 /rc/selftest.html：它逐项说明这台服务器还缺什么。
3. 更新时把新的文件加进去，先不删旧的：浏览器缓存里的旧网页还要用旧的文件。名字带哈希的，一个月后再删。

名字里有 16 位哈希的文件（例如 report-chart.0123456789abcdef.wasm）内容永远不变，可以缓存一年：
  Cache-Control: public, max-age=31536000, immutable
其他文件每次都要问服务器有没有变：
  Cache-Control: no-cache
别的网站也要用这些图的，所有文件都要带上：
  Access-Control-Allow-Origin: *
.wasm 的类型是 application/wasm。.br 和 .gz 是压缩好的同一个文件，供直接发送压缩文件的服务器使用；服务器用不上的可以不放。
nginx、Apache、IIS、Caddy 和对象存储怎么写，见文档 docs/servers.zh-CN.md。

清单（名字不带哈希；每个文件的名字、字节数、SHA-256 和用途见 files.json）：
{zh}
这两个文件不用上传：README.txt files.json


All files that go on a server

1. Put what is in this folder, as it is, into one folder of the site, such as /rc/. Parts that you do not use can be left
   out; see the list below.
2. Open /rc/selftest.html: it says what the server still lacks.
3. For an update, add the new files and keep the old ones at first: old pages in caches of browsers still load them. Delete
   old files with hashes after a month.

Files with a hash of 16 digits in their names (such as report-chart.0123456789abcdef.wasm) never change:
  Cache-Control: public, max-age=31536000, immutable
For all others, browsers have to ask whether they have changed:
  Cache-Control: no-cache
If other sites use the charts, send with all files:
  Access-Control-Allow-Origin: *
The type of .wasm is application/wasm. .br and .gz are the same files, compressed, for servers that send such files; leave out
those that your server does not use. docs/servers.md has the lines for nginx, Apache, IIS, Caddy and object storage.

List (names without hashes; files.json has name, bytes, SHA-256 and use of each file):
{en}
These two files need not be uploaded: README.txt files.json
"
    )
}
