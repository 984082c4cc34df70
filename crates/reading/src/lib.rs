//! What editors need of report prose: drafts of documents, proof of articles against a report, proposals of views.

pub mod draft;
pub mod proof;
pub mod propose;
