//! Pictures as PNG, drawn from SVG with the fonts of the system. Does not draw boxes in place of characters that no font has.

use report_charts::render::png_text::with_text;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{FontResolver, Options, Tree};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The most pixels of a picture: what a phone can open.
const MOST_PIXELS: f64 = 100e6;
/// Where systems keep fonts.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "/Windows/Fonts",
];
/// Characters that an error lists.
const LISTED: usize = 8;

/// Why there is no PNG.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureError {
    /// No font of the system has these characters.
    NoGlyphs(BTreeSet<char>),
    /// Wider or higher than can be drawn.
    TooLarge,
    /// The SVG cannot be drawn.
    Failed(String),
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGlyphs(missing) => {
                let listed: String = missing.iter().take(LISTED).collect();
                let more = if missing.len() > LISTED { " and others" } else { "" };
                write!(
                    f,
                    "found no font with the characters {listed}{more}; a PNG needs one on this system, such as Noto Sans CJK SC \
                     (Debian: fonts-noto-cjk); --format svg needs none"
                )
            }
            Self::TooLarge => f.write_str("the picture has too many pixels; accepted are a smaller --width or --scale"),
            Self::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for PictureError {}

/// Fonts for pictures.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<Database>);

impl Fonts {
    /// Those that are installed. Where the system is not known to the font library, those of the usual folders.
    pub fn of_system() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        if fonts.is_empty() {
            FOLDERS.iter().for_each(|folder| fonts.load_fonts_dir(folder));
        }
        Self(Arc::new(fonts))
    }

    /// None at all.
    pub fn none() -> Self {
        Self(Arc::new(Database::new()))
    }

    /// An SVG as PNG with `scale` pixels per CSS pixel, and texts that the file carries with their keywords.
    ///
    /// # Errors
    /// See [`PictureError`].
    pub fn png(&self, svg: &str, scale: f64, texts: &[(&str, &str)]) -> Result<Vec<u8>, PictureError> {
        let missing = Arc::new(Mutex::new(BTreeSet::new()));
        let noted = Arc::clone(&missing);
        let (select, by_family) = (
            FontResolver::default_fallback_selector(),
            FontResolver::default_font_selector(),
        );
        let any = Arc::clone(&self.0);
        let options = Options {
            fontdb: Arc::clone(&self.0),
            font_resolver: FontResolver {
                // Without one of the families, any font is a beginning: the others follow character by character.
                select_font: Box::new(move |font, fonts| {
                    by_family(font, fonts).or_else(|| any.faces().next().map(|face| face.id))
                }),
                select_fallback: Box::new(move |c, used, fonts| {
                    let found = select(c, used, fonts);
                    if found.is_none() {
                        noted.lock().unwrap_or_else(PoisonError::into_inner).insert(c);
                    }
                    found
                }),
            },
            ..Options::default()
        };
        if self.0.is_empty() {
            let text = svg.chars().filter(|c| !c.is_ascii());
            return Err(PictureError::NoGlyphs(text.collect()));
        }
        let tree = Tree::from_str(svg, &options).map_err(|e| PictureError::Failed(e.to_string()))?;
        let missing = std::mem::take(&mut *missing.lock().unwrap_or_else(PoisonError::into_inner));
        if !missing.is_empty() {
            return Err(PictureError::NoGlyphs(missing));
        }
        let size = tree.size();
        let (width, height) = (f64::from(size.width()) * scale, f64::from(size.height()) * scale);
        let pixels = width * height;
        if !pixels.is_finite() || pixels > MOST_PIXELS {
            return Err(PictureError::TooLarge);
        }
        let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or(PictureError::TooLarge)?;
        let scale = scale as f32;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        let png = pixels.encode_png().map_err(|e| PictureError::Failed(e.to_string()))?;
        Ok(with_text(&png, texts).unwrap_or(png))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\">\
                       <rect width=\"60\" height=\"20\" fill=\"#fff\"/><text y=\"15\" font-family=\"PingFang SC, sans-serif\">";

    #[test]
    fn without_fonts_the_missing_characters_are_named() {
        let error = Fonts::none()
            .png(&format!("{SVG}产量</text></svg>"), 1.0, &[])
            .unwrap_err();
        assert_eq!(error, PictureError::NoGlyphs(BTreeSet::from(['产', '量'])));
        assert!(error.to_string().contains("Noto Sans CJK SC"), "{error}");
    }

    #[test]
    fn a_picture_has_its_size_and_its_texts() {
        let fonts = Fonts::of_system();
        let png = match fonts.png(&format!("{SVG}12</text></svg>"), 2.0, &[("Title", "产量")]) {
            Ok(png) => png,
            // A system without any font.
            Err(PictureError::NoGlyphs(_)) => return,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(png[16..24], [0, 0, 0, 120, 0, 0, 0, 40]);
        assert!(png.windows(6).any(|part| part == "产量".as_bytes()));
        // A character of a private area, which fonts do not have.
        let private = fonts.png(&format!("{SVG}\u{f8f0}\u{10fff0}</text></svg>"), 1.0, &[]);
        assert!(matches!(private, Err(PictureError::NoGlyphs(_))), "{private:?}");
        assert_eq!(
            fonts.png(&format!("{SVG}1</text></svg>"), 1e6, &[]),
            Err(PictureError::TooLarge)
        );
        assert!(fonts.png(&format!("{SVG}1</text></svg>"), f64::NAN, &[]).is_err());
    }
}
