//! The request of a page as one JSON text: its attributes, and what it knows of the reader and of itself. Nothing falls back to
//! a default in silence. Not here: drawing.
//!
//! The page passes what it finds; language, theme and type size are derived from it here, once for the drawing and for all
//! exports.

use crate::base::cursor::Cursor;
use crate::base::error::{Code, Error};
use crate::base::error_list::{ErrorPolicy, Stop};
use crate::base::geometry::between;
use crate::base::json::parse_with;
use crate::base::theme::{ROLES, Rgb, Role, SystemColours, Theme};
use crate::report::{Report, View};
use quantity::{Lang, decimal};

/// A parsed request.
#[derive(Clone, Debug)]
pub struct Request {
    /// Id of the view.
    pub view: String,
    /// Language of all texts.
    pub lang: Lang,
    /// Colour theme.
    pub theme: Theme,
    /// Width for the drawing, in CSS pixels.
    pub width: f64,
    /// Scale of the drawing, 1 to 2.
    pub scale: f64,
    /// Whether marks are stacked at any width.
    pub one_column: bool,
    /// Heading level of the title, `2` to `6`; without it the title is not a heading.
    pub heading: Option<char>,
    /// Number of the opened report; `None` for the built-in one.
    pub report: Option<f64>,
    /// Errors in the request that do not prevent drawing.
    pub errors: Vec<Error>,
}

/// Scale of the large mode: type of 12 CSS pixels becomes 18, controls of 44 become 66.
const LARGE: f64 = 1.5;
/// A page with at least this font size around the chart, in CSS pixels, gets large type; articles have 14 to 19.
const LARGE_TEXT: f64 = 20.0;
/// The font size that drawings are designed for, in CSS pixels.
const TEXT: f64 = 16.0;

/// The view of a request that names none.
const OVERVIEW: &str = "overview";

impl Request {
    /// Reads a request. Fields, all but `width` optional: `view`, `lang`, `theme` (the attributes), `around` (languages around the
    /// element, nearest first), `grounds` (computed backgrounds behind it, nearest first), `colours` (computed colours chosen by
    /// the page, by role), `contrast` and `print` (true or false), `forced` (three computed system colours: ground, ink, quiet),
    /// `text` (font size around the element in CSS pixels), `heading` (`2` to `6`), `large` (true or false), `width` (CSS pixels)
    /// and `report` (the number of one that is open). With the choices of a reader and the notes of an editor: [`ReaderRequest`].
    ///
    /// [`ReaderRequest`]: super::arrange::ReaderRequest
    ///
    /// # Errors
    /// [`Code::UnknownLanguage`], [`Code::UnknownTheme`], [`Code::InvalidWidth`], or an error of the document.
    pub fn read(json: &str) -> Result<Self, Error> {
        let node = parse_with::<Stop>(json)?;
        Self::read_from(&Cursor::root(&node, Stop))
    }

    /// The requested view; without one, the overview, else the first view. A custom report may have no overview, or one with another
    /// id.
    ///
    /// # Errors
    /// [`Code::UnknownView`].
    pub fn view_of<'r>(&self, report: &'r Report) -> Result<&'r View, Error> {
        let found = report.view(&self.view);
        if found.is_ok() || self.report.is_none() || self.view != OVERVIEW {
            return found;
        }
        let overview = report.views.iter().find(|view| view.is_overview());
        overview.or(report.views.first()).map_or(found, Ok)
    }

    /// Reads a request from an object that may have more fields.
    pub(super) fn read_from<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Self, Error>
    where
        Error: From<P::Error>,
    {
        let around: Vec<&str> = texts(place, "around")?;
        let width = place.number("width")?;
        if !width.is_finite() || width <= 0.0 {
            let message = format!(
                "found {}; accepted is a positive number of CSS pixels",
                decimal(width, 4)
            );
            return Err(Error::new(Code::InvalidWidth, "width", message));
        }
        let mut errors = Vec::new();
        let large = place.optional_flag("large")?;
        Ok(Self {
            view: place.optional_text("view")?.unwrap_or(OVERVIEW).to_owned(),
            lang: parse_lang(place.optional_text("lang")?, &around)?,
            theme: theme(place, &mut errors)?,
            width,
            scale: scale(large, place.optional_number("text")?.unwrap_or(TEXT)),
            one_column: large,
            heading: heading(place, &mut errors)?,
            report: place.optional_number("report")?,
            errors,
        })
    }
}

/// The heading level. An invalid level is an error, and the title is then not a heading.
fn heading<P: ErrorPolicy>(place: &Cursor<'_, P>, errors: &mut Vec<Error>) -> Result<Option<char>, Error>
where
    Error: From<P::Error>,
{
    let Some(text) = place.optional_text("heading")? else {
        return Ok(None);
    };
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some(level @ '2'..='6'), None) => Ok(Some(level)),
        _ => {
            let message = format!("found \"{text}\"; accepted is 2, 3, 4, 5 or 6");
            errors.push(Error::new(Code::UnknownWord, "heading-level", message));
            Ok(None)
        }
    }
}

pub(super) fn texts<'a, P: ErrorPolicy>(place: &Cursor<'a, P>, field: &str) -> Result<Vec<&'a str>, P::Error> {
    place.optional_list(field)?.iter().map(Cursor::as_text).collect()
}

/// The scale: that of the large mode, or of a page with large text.
fn scale(large: bool, text: f64) -> f64 {
    let least = if large { LARGE } else { 1.0 };
    let wanted = if text >= LARGE_TEXT { text / TEXT } else { 1.0 };
    between(wanted, least, 2.0)
}

/// Forced colours have priority; print is light; more contrast has priority over custom colours.
fn theme<P: ErrorPolicy>(place: &Cursor<'_, P>, errors: &mut Vec<Error>) -> Result<Theme, Error>
where
    Error: From<P::Error>,
{
    if let [ground, ink, quiet] = texts(place, "forced")?.as_slice()
        && let (Some(ground), Some(ink), Some(quiet)) = (Rgb::parse(ground), Rgb::parse(ink), Rgb::parse(quiet))
    {
        return Ok(Theme::System(SystemColours { ground, ink, quiet }));
    }
    let own = own_colours(place, errors)?;
    let own_ground = own
        .iter()
        .find(|(role, _)| *role == Role::Ground)
        .map(|(_, ground)| *ground);
    let behind = || texts(place, "grounds").map(|all| all.into_iter().find_map(Rgb::parse));
    let ground = match own_ground {
        Some(ground) => Some(ground),
        None => behind()?,
    };
    let around = if ground.is_some_and(Rgb::is_dark) {
        Theme::Dark
    } else {
        Theme::Light
    };
    let theme = parse_theme(place.optional_text("theme")?, around)?;
    if place.optional_flag("print")? {
        return Ok(Theme::Light);
    }
    if place.optional_flag("contrast")? {
        return Ok(if theme == Theme::Dark {
            Theme::DarkMore
        } else {
            Theme::LightMore
        });
    }
    if own.is_empty() {
        return Ok(theme);
    }
    Ok(theme.with(&own).unwrap_or_else(|(mark, ground, contrast)| {
        let name = |role: Role| {
            ROLES
                .iter()
                .find(|(known, _)| *known == role)
                .map_or("", |(_, name)| name)
        };
        let message = format!(
            "found a contrast of {} with {}; accepted is 4.5 and more (3 with empty); the theme's own colours are used",
            decimal(contrast, 2),
            name(ground)
        );
        errors.push(Error::new(
            Code::FaintColour,
            format!("colours.{}", name(mark)),
            message,
        ));
        theme
    }))
}

/// The custom colours of the page; an invalid colour is reported and left out.
fn own_colours<P: ErrorPolicy>(place: &Cursor<'_, P>, errors: &mut Vec<Error>) -> Result<Vec<(Role, Rgb)>, Error>
where
    Error: From<P::Error>,
{
    let Some(colours) = place.optional_object("colours")? else {
        return Ok(Vec::new());
    };
    let mut own = Vec::new();
    for (role, name) in ROLES {
        if let Some(text) = colours.optional_text(name)? {
            match Rgb::parse(text) {
                Some(colour) => own.push((role, colour)),
                None => {
                    let message = format!("found \"{text}\"; accepted is an opaque colour such as #1d5fa6");
                    errors.push(Error::new(Code::UnknownColour, format!("colours.{name}"), message));
                }
            }
        }
    }
    Ok(own)
}

/// The language of an element: its `lang` attribute, else the nearest known language around it, else Chinese.
///
/// # Errors
/// [`Code::UnknownLanguage`] for a `lang` attribute that is neither Chinese nor English.
pub fn parse_lang(own: Option<&str>, around: &[&str]) -> Result<Lang, Error> {
    let known = |tag: &str| match tag.split('-').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    };
    match own {
        Some(tag) => known(tag).ok_or_else(|| {
            let message = format!("found \"{tag}\"; accepted is zh-CN or en");
            Error::new(Code::UnknownLanguage, "lang", message)
        }),
        None => Ok(around.iter().find_map(|tag| known(tag)).unwrap_or_default()),
    }
}

/// The theme of an element. Without an attribute, or with `auto`, it is the one that fits the background.
///
/// # Errors
/// [`Code::UnknownTheme`] for another word.
pub fn parse_theme(own: Option<&str>, around: Theme) -> Result<Theme, Error> {
    match own {
        None | Some("auto") => Ok(around),
        Some("light") => Ok(Theme::Light),
        Some("dark") => Ok(Theme::Dark),
        Some(other) => {
            let message = format!("found \"{other}\"; accepted is auto, light or dark");
            Err(Error::new(Code::UnknownTheme, "theme", message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(fields: &str) -> Result<Request, Error> {
        Request::read(&format!("{{\"width\": 640{fields}}}"))
    }

    fn theme_of(fields: &str) -> Theme {
        read(fields).unwrap().theme
    }

    #[test]
    fn the_nearest_known_language_counts() {
        assert_eq!(parse_lang(None, &["fr", "en-GB", "zh"]).unwrap(), Lang::En);
        assert_eq!(parse_lang(None, &[]).unwrap(), Lang::Zh);
        assert_eq!(parse_lang(Some("zh-Hant"), &["en"]).unwrap(), Lang::Zh);
        assert_eq!(
            parse_lang(Some("fr"), &["en"]).unwrap_err().code(),
            Code::UnknownLanguage
        );
        assert_eq!(read(", \"around\": [\"en\"]").unwrap().lang, Lang::En);
    }

    #[test]
    fn auto_follows_the_background_of_the_chart() {
        for auto in ["", ", \"theme\": \"auto\""] {
            let on = |grounds: &str| theme_of(&format!("{auto}, \"grounds\": [{grounds}]"));
            assert_eq!(
                on("\"rgba(0, 0, 0, 0)\", \"rgb(18, 18, 18)\", \"rgb(255, 255, 255)\""),
                Theme::Dark
            );
            assert_eq!(on("\"rgba(0, 0, 0, 0.1)\", \"rgb(250, 250, 250)\""), Theme::Light);
            assert_eq!(on(""), Theme::Light);
        }
        let dark_page = ", \"grounds\": [\"rgb(0, 0, 0)\"]";
        assert_eq!(theme_of(&format!("{dark_page}, \"theme\": \"light\"")), Theme::Light);
        assert_eq!(theme_of(&format!("{dark_page}, \"print\": true")), Theme::Light);
        assert_eq!(theme_of(&format!("{dark_page}, \"contrast\": true")), Theme::DarkMore);
        assert_eq!(read(", \"theme\": \"sepia\"").unwrap_err().code(), Code::UnknownTheme);
    }

    #[test]
    fn forced_colours_have_priority() {
        let forced = ", \"theme\": \"light\", \"contrast\": true, \
                      \"forced\": [\"rgb(0, 0, 0)\", \"rgb(255, 255, 0)\", \"rgba(0, 255, 0, 0.8)\"]";
        let Theme::System(colours) = theme_of(forced) else {
            panic!("not the system's colours");
        };
        assert_eq!((colours.ink, colours.quiet), (Rgb(255, 255, 0), Rgb(0, 255, 0)));
    }

    #[test]
    fn custom_colours_are_used_or_reported() {
        let own = read(", \"colours\": {\"accent\": \"rgb(11, 107, 58)\"}").unwrap();
        assert_eq!(own.theme.colour(Role::Accent), Rgb(11, 107, 58));
        assert!(own.errors.is_empty());

        let dark = theme_of(", \"colours\": {\"ground\": \"rgb(10, 20, 40)\"}");
        assert_eq!(
            dark.colour(Role::Ink),
            Theme::Dark.colour(Role::Ink),
            "a dark ground brings the dark theme"
        );

        for (colours, code, path) in [
            (
                "{\"accent\": \"rgb(255, 230, 0)\"}",
                Code::FaintColour,
                "colours.accent",
            ),
            ("{\"fall\": \"oklch(0.5 0.1 20)\"}", Code::UnknownColour, "colours.fall"),
        ] {
            let refused = read(&format!(", \"colours\": {colours}")).unwrap();
            assert_eq!(refused.theme, Theme::Light);
            let reported: Vec<_> = refused.errors.iter().map(|f| (f.code(), f.path())).collect();
            assert_eq!(reported, [(code, path)]);
        }
    }

    #[test]
    fn large_type_is_requested_or_follows_the_page() {
        let size = |fields: &str| {
            let request = read(fields).unwrap();
            (request.scale, request.one_column)
        };
        assert_eq!(size(""), (1.0, false));
        assert_eq!(size(", \"text\": 19"), (1.0, false));
        assert_eq!(size(", \"text\": 24"), (1.5, false));
        assert_eq!(size(", \"text\": 400"), (2.0, false));
        assert_eq!(size(", \"large\": true"), (1.5, true));
        assert_eq!(size(", \"large\": true, \"text\": 28"), (1.75, true));
    }

    #[test]
    fn a_title_is_a_heading_if_the_page_sets_a_level() {
        assert_eq!(read("").unwrap().heading, None);
        assert_eq!(read(", \"heading\": \"3\"").unwrap().heading, Some('3'));
        for other in ["1", "7", "h2", "33", ""] {
            let request = read(&format!(", \"heading\": \"{other}\"")).unwrap();
            assert_eq!(request.heading, None);
            assert_eq!(request.errors.first().unwrap().path(), "heading-level");
        }
    }

    #[test]
    fn a_request_without_width_is_an_error() {
        for width in ["0", "-3", "1e999"] {
            let error = Request::read(&format!("{{\"width\": {width}}}")).unwrap_err();
            assert!(
                matches!(error.code(), Code::InvalidWidth | Code::InvalidDocument),
                "{error}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_request_is_read_without_panic(text in "\\PC{0,80}", field in "(view|lang|theme|order|section|unit|text|forced)") {
            let quoted = serde_json::to_string(&text).unwrap();
            drop(Request::read(&text));
            drop(read(&format!(", \"{field}\": {quoted}")));
            drop(read(&format!(", \"grounds\": [{quoted}], \"colours\": {{\"accent\": {quoted}}}")));
        }
    }
}
