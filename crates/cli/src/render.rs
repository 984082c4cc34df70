//! What `render` and `pictures` write: pictures, HTML to paste, pages, a site.

use crate::arguments::{Render, RenderFormat, ThemeName};
use crate::write;
use quantity::Lang;
use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build, summary};
use report_charts::page::embed::{Origin, folder, fragment_of, iframe, picture_address, picture_name, picture_options};
use report_charts::page::paste::{Addresses, paste, paste_text};
use report_charts::page::site::languages;
use report_charts::page::wechat::{WECHAT_WIDTH, wechat};
use report_charts::phrase::source;
use report_charts::render::svg::render as render_svg;
use report_charts::report::{Report, View};
use report_charts_cli::picture::Fonts;
use report_charts_cli::place::{self, found};
use report_charts_cli::site::{Files, files};
use report_charts_cli::standalone::{Look, STANDALONE_SCRIPT, Script, standalone, standalone_of};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// File name of the element's script, which embed code names.
const MODULE: &str = "report-chart.js";
/// Width of pictures in CSS pixels where none is given.
const WIDTH: f64 = 640.0;

/// Writes what is asked for. `text` is the text of a custom report, which embed code includes.
pub(crate) fn render(report: &Report, text: Option<&str>, asked: &Render) -> Result<(), Box<dyn Error>> {
    for (name, number) in [("width", asked.width), ("scale", Some(asked.scale))] {
        if let Some(number) = number.filter(|number| !number.is_finite() || *number <= 0.0) {
            return Err(format!("{name}: found {number}; accepted is a positive number [invalid-{name}]").into());
        }
    }
    match asked.format {
        RenderFormat::Site => site(report, text, asked),
        RenderFormat::Png => Ok(write(
            &asked.output,
            &png(report, asked, asked.width.unwrap_or(WIDTH))?,
        )?),
        RenderFormat::Wechat => wechat_article(report, asked),
        _ => Ok(write(&asked.output, markup(report, text, asked)?.as_bytes())?),
    }
}

/// The only view that is asked for.
fn view_of<'r>(report: &'r Report, asked: &Render) -> Result<&'r View, Box<dyn Error>> {
    let id = asked.view.as_deref();
    let id = id.ok_or("--view: missing; only --format html and --format site hold all views")?;
    Ok(report.view(id)?)
}

fn png(report: &Report, asked: &Render, width: f64) -> Result<Vec<u8>, Box<dyn Error>> {
    let (view, lang) = (view_of(report, asked)?, asked.lang.into());
    let theme = asked.theme.and_then(ThemeName::theme).unwrap_or(Theme::Light);
    let svg = picture(report, view, Options::new(lang, width, Frame::Full), theme)?;
    let source = source(report, view, lang);
    let texts = [("Title", view.title.get(lang)), ("Source", source.as_str())];
    Ok(Fonts::of_system().png(&svg, asked.scale, &texts)?)
}

/// The article, and its picture beside it for editors that take no SVG.
fn wechat_article(report: &Report, asked: &Render) -> Result<(), Box<dyn Error>> {
    let width = asked.width.unwrap_or(WECHAT_WIDTH);
    let article = wechat(report, view_of(report, asked)?, asked.lang.into(), width)?;
    write(&asked.output, article.as_bytes())?;
    if asked.output == Path::new("-") {
        return Ok(());
    }
    match png(report, asked, width) {
        Ok(png) => Ok(write(&asked.output.with_extension("png"), &png)?),
        // The article is complete without it.
        Err(error) => {
            eprintln!("without its picture: {error}");
            Ok(())
        }
    }
}

fn markup(report: &Report, text: Option<&str>, asked: &Render) -> Result<String, Box<dyn Error>> {
    let lang = asked.lang.into();
    let chosen = asked.theme.and_then(ThemeName::theme);
    let theme = chosen.unwrap_or(Theme::Light);
    let width = asked.width.unwrap_or(WIDTH);
    let one = asked.view.as_deref().map(|id| report.view(id)).transpose()?;
    let view = || view_of(report, asked);
    let address = asked.address.as_deref();
    let module = &module(address)?;
    let addresses = || {
        let view = view()?;
        if !languages(report, view).contains(&lang) {
            let id = &view.id;
            eprintln!(
                "{id}: without its title and all names in English, no page and no picture in English are written, to which this leads"
            );
        }
        Ok::<_, Box<dyn Error>>(Addresses::beside(module, view, lang))
    };
    Ok(match asked.format {
        RenderFormat::Site | RenderFormat::Png | RenderFormat::Wechat => {
            return Err("--format: found one that is no text".into());
        }
        RenderFormat::Paste => paste(report, view()?, lang, &addresses()?),
        RenderFormat::PasteText => paste_text(report, view()?, lang, &addresses()?),
        RenderFormat::Svg => picture(report, view()?, Options::new(lang, width, Frame::Full), theme)?,
        // The address of a frame's page says what it shows: with a report in it, anyone could show figures on your site.
        RenderFormat::Iframe if text.is_some() => {
            return Err(
                "--report: the page of such a frame draws the built-in report only; write a page with --format html and --view, \
                 put it on your site, and name it in <iframe src=\"…\" sandbox=\"allow-scripts allow-popups allow-downloads\">"
                    .into(),
            );
        }
        RenderFormat::Fragment => {
            let origin = text.map_or(Origin::BuiltIn, Origin::Text);
            let view = view()?;
            let picture = text.is_none().then(|| picture_address(view, lang, folder(module)));
            fragment_of(report, view, lang, Some(module), origin, picture.as_deref())
                .ok_or("--report: a table that holds `<` cannot stand in a page; write the report as JSON")?
        }
        RenderFormat::Iframe => iframe(view()?, lang, chosen, module),
        RenderFormat::Html => {
            let views: Vec<&View> = one.map_or_else(|| report.views.iter().collect(), |view| vec![view]);
            let look = Look {
                lang,
                theme: chosen,
                width,
            };
            let script = script(asked.script.as_deref())?;
            match text {
                Some(text) => standalone_of(report, text, &views, look, &script)?,
                None => standalone(report, &views, look, &script)?,
            }
        }
    })
}

/// The address of `report-chart.js` in the folder with this address.
fn module(folder: Option<&str>) -> Result<String, String> {
    let Some(folder) = folder else {
        return Ok(MODULE.to_owned());
    };
    let known = ["https://", "http://"].iter().any(|scheme| folder.starts_with(scheme));
    if !known || folder.contains(['?', '#', ' ', '"', '<', '>']) {
        return Err(format!(
            "--address: found \"{folder}\"; accepted is the address of a folder that begins with https:// or http://"
        ));
    }
    Ok(format!("{}/{MODULE}", folder.trim_end_matches('/')))
}

fn picture(report: &Report, view: &View, options: Options, theme: Theme) -> Result<String, Box<dyn Error>> {
    let lang = options.lang;
    let scene = build(report, view, options);
    let words = summary(report, view, lang);
    Ok(render_svg(&scene, theme, view.title.get(lang), &words)?)
}

/// Writes the site, and says which files it needs if they are not there.
fn site(report: &Report, text: Option<&str>, asked: &Render) -> Result<(), Box<dyn Error>> {
    let views: Vec<&View> = match asked.view.as_deref() {
        Some(id) => vec![report.view(id)?],
        None => report.views.iter().collect(),
    };
    let module = module(asked.address.as_deref())?;
    let fonts = Fonts::of_system();
    let Files { files, without_png } = files(
        report,
        text,
        &views,
        asked.address.as_ref().map(|_| module.as_str()),
        &fonts,
    )?;
    if let Some(error) = without_png {
        eprintln!("pictures for previews are SVG, which few sites show: {error}");
    }
    for (name, content) in &files {
        let file = asked.output.join(name);
        let folder = file.parent().unwrap_or(&asked.output);
        fs::create_dir_all(found(folder)).map_err(|e| format!("{}: {e}", folder.display()))?;
        write(&file, content)?;
    }
    if !asked.output.join(MODULE).is_file() {
        eprintln!(
            "{}: put the files report-chart* of dist/ beside charts/, from where the pages load them",
            asked.output.display()
        );
    }
    Ok(())
}

pub(crate) fn pictures(report: &Report, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(found(folder)).map_err(|e| format!("{}: {e}", folder.display()))?;
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            let svg = picture(report, view, picture_options(lang), Theme::Light)?;
            write(&folder.join(picture_name(view, lang)), svg.as_bytes())?;
        }
    }
    Ok(())
}

/// The script for a page: the given file, or the published one beside this program or in dist/.
fn script(named: Option<&Path>) -> Result<Script, Box<dyn Error>> {
    let beside = place::of_program().map(|folder| folder.join(STANDALONE_SCRIPT));
    let sought: Vec<PathBuf> = match named {
        Some(file) => vec![file.to_owned()],
        None => beside
            .into_iter()
            .chain([Path::new("dist").join(STANDALONE_SCRIPT)])
            .collect(),
    };
    let Some(file) = sought.iter().find(|file| found(file).is_file()) else {
        let names: Vec<String> = sought.iter().map(|file| file.display().to_string()).collect();
        return Err(format!(
            "--script: found no {}; it is part of every release, beside report-chart.js, and of dist/ (`cargo xtask dist`); put it beside this \
             program, or name it",
            names.join(" and no ")
        )
        .into());
    };
    let text = fs::read_to_string(found(file)).map_err(|e| format!("{}: {e}", file.display()))?;
    Script::new(text).map_err(|e| format!("{}: {e}", file.display()).into())
}
