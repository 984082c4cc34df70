//! The interface for pages: requests, the view model, panels, comparison, exports, embed code.

pub mod arrange;
pub mod citation;
pub mod compare;
pub mod embed;
pub mod export;
pub mod panels;
pub mod paste;
pub mod request;
pub mod site;
pub mod source_link;
pub mod view_model;
pub mod wechat;
