//! A scene as an SVG document whose text is text. Not here: layout.

use crate::base::error::{Code, Error};
use crate::base::theme::Theme;
use crate::chart::scene::Scene;
use crate::render::paint::{FontSizes, paint};
use plotters::backend::SVGBackend;

/// Units per CSS pixel: the coordinates of plotters are integers.
pub(crate) const PLACES: f64 = 4.0;

/// Writes a scene as SVG with a title and a description for screen readers.
///
/// # Errors
/// [`Code::NoCanvas`] if the backend fails, which writing to memory does not.
pub fn render(scene: &Scene, theme: Theme, title: &str, description: &str) -> Result<String, Error> {
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} role=\"img\" xml:lang=\"{}\">\n<title>{}</title>\n<desc>{}</desc>{}",
        extent(scene),
        scene.lang.tag(),
        escape(title),
        escape(description),
        drawing(scene, theme)?,
    ))
}

/// Writes a scene as SVG for HTML that holds the same content as text: the SVG is hidden from screen readers.
///
/// # Errors
/// As [`render`].
pub fn render_silent(scene: &Scene, theme: Theme) -> Result<String, Error> {
    let (extent, drawing) = (extent(scene), drawing(scene, theme)?);
    Ok(format!("<svg {extent} aria-hidden=\"true\">{drawing}"))
}

/// The attributes `width`, `height` and `viewBox`: the picture is as large as the scene.
fn extent(scene: &Scene) -> String {
    let (width, height) = (scene.size.width.ceil(), scene.size.height.ceil());
    let (across, down) = (width * PLACES, height * PLACES);
    format!("width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {across} {down}\"")
}

/// The rest after the opening tag.
fn drawing(scene: &Scene, theme: Theme) -> Result<String, Error> {
    let (width, height) = (scene.size.width.ceil(), scene.size.height.ceil());
    let mut body = String::new();
    {
        let size = ((width * PLACES) as u32, (height * PLACES) as u32);
        let mut backend = SVGBackend::with_string(&mut body, size);
        paint(&mut backend, scene, theme, PLACES, FontSizes::Divided)
            .map_err(|e| Error::new(Code::NoCanvas, "svg", e.to_string()))?;
    }
    // The opening tag of the backend has the size in its own units.
    Ok(body
        .split_once('>')
        .map_or_else(String::new, |(_, rest)| rest.to_owned()))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
