//! Use cases that join the core, the documents and the files of the office. The shells (window, command line) call only this.
//!
//! It must hold no rule of the domain (that is the core's) and no words (those are the text crate's);
//! it owns what the core may not touch: files, jobs, remembered choices, the clock that the shell gives.

pub mod adherence;
pub mod agreement;
pub mod archives;
pub mod citations;
pub mod copies;
pub mod dashboard;
pub mod deadline;
pub mod demo;
pub mod desk;
pub mod example;
pub mod failure;
pub mod files;
pub mod finding;
pub mod findings;
pub mod import;
pub mod issue;
pub mod job;
pub mod meeting;
pub mod party;
pub mod preferences;
pub mod print;
pub mod register;
pub mod resources;
pub mod search;
pub mod settings;
pub mod sheets;
pub mod system;
pub mod welcome;

pub use desk::{Clock, Desk, Person, Places};
pub use failure::{Error, Failure, Result};
