//! The overview: figures that open the other views, as tiles under the titles of these.

use super::ViewKind;
use super::reading::{KindReader, Names};
use super::tiles::{Tile, lay_out};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::chart::builder::SceneBuilder;
use crate::chart::legend::Shape;
use crate::phrase::sentences::{Detail, unlike_figures};
use crate::report::{Axis, ItemType, Items, Kind, Link, View};
use quantity::Lang;

/// Smallest width of a tile.
const LEAST: f64 = 130.0;

/// Figures that open the other views.
pub static KIND: Kind = Kind {
    name: "overview",
    items: ItemType::Link,
    single: false,
    axis: Axis::None,
    by_value: false,
    sorting: &[],
    divisible: true,
};

pub(super) struct Overview;

impl ViewKind for Overview {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.links())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        vec![unlike_figures(&items.data(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Overview {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Links(names.links(items)?))
    }
}

fn draw(scene: &mut SceneBuilder, links: &[Link]) -> Shape {
    let lang = scene.lang;
    let tiles: Vec<Tile<'_>> = links
        .iter()
        .map(|link| Tile {
            datum: &link.datum,
            // The title of a chart says which figure it is only where the chart has one tile.
            head: Some(match links.iter().filter(|other| other.view == link.view).count() {
                1 => link.title.get(lang),
                _ => link.datum.name(lang),
            }),
            opens: Some(&link.view),
        })
        .collect();
    let least = if scene.narrow() { LEAST } else { 200.0 };
    lay_out(scene, &tiles, least, 4);
    Shape::Bar
}
