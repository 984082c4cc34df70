//! What editors need of report prose: drafts of documents, proof of articles against a report, checks whether figures fit each other,
//! proposals of views, kinds to choose from, and the vocabulary of indicators.

pub mod consistency;
pub mod draft;
pub mod kinds;
pub mod proof;
pub mod propose;
pub mod quote;
pub mod unread;
pub mod vocabulary;
