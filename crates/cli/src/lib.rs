//! Pages that the command line writes besides the exports of the library: standalone pages, and a site with a page for each chart.

pub mod site;
pub mod standalone;
