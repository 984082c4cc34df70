//! What a page asks for and what it needs: requests, the view model, panels, exports, code to embed.

pub mod arrange;
pub mod compare;
pub mod embed;
pub mod export;
pub mod panels;
pub mod request;
pub mod view_model;
