//! What the steps of the main job are made of: arrivals, drafts, pages, dates.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::Result;
use concilia_core::adherence::{Arrival, Channel, Line, Method, Protocol};
use concilia_core::archive::home::Home;
use concilia_core::archive::lock::Holder;
use concilia_core::context::{Context, SequentialIds};
use concilia_core::id::PartyId;
use concilia_core::issue::code::IssueCode;
use concilia_core::issue::{DocumentKind, IssueDraft, Pages};

pub(crate) fn arrival(method: Method, protocol: &str) -> Arrival {
    Arrival {
        arrived_by: Some(if method == Method::Ink { Channel::Hand } else { Channel::Pec }),
        protocol: Protocol { number: protocol.to_owned(), date: (!protocol.is_empty()).then(|| day("2014-03-19")) },
        method: Some(method),
        signed_on: Some(day("2014-03-18")),
        identity_document: method == Method::Ink,
        verified: true,
        ..Arrival::default()
    }
}

pub(crate) fn document(kind: DocumentKind, title: &str) -> IssueDraft {
    IssueDraft {
        kind,
        deed_version: None,
        party: None,
        copy: None,
        meeting: None,
        title: title.to_owned(),
        made_of: "{}".to_owned(),
    }
}

/// Pages that say only their code.
pub(crate) fn pages(codes: &[IssueCode]) -> Result<Vec<Pages>> {
    Ok(codes.iter().map(|code| Pages { bytes: code.to_string().into_bytes(), count: 1 }).collect())
}

pub(crate) fn ids(lines: &[Line]) -> Vec<PartyId> {
    lines.iter().map(|line| line.party.clone()).collect()
}

pub(crate) fn context<'a>(today: NaiveDate, ids: &'a mut SequentialIds) -> Context<'a> {
    let now = today.and_hms_opt(8, 15, 0).expect("a time").and_utc();
    Context { now, working_date: today, operator: "Marta Rota", login: "mrota", ids }
}

pub(crate) fn home(path: &Path) -> Home {
    Home::of("prova", path, false)
}

pub(crate) fn holder(today: NaiveDate) -> Holder {
    let since = today.and_hms_opt(8, 0, 0).expect("a time").and_utc();
    Holder { operator: "Marta Rota".to_owned(), computer: "esempio".to_owned(), since }
}

pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a date")
}
