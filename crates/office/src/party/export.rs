//! The list of parties as an Excel or CSV file, filtered and ordered as it is on the screen, with headings that the import knows.

use std::path::Path;

use concilia_core::exchange::sheet::{Column, List, Value};
use concilia_text::party as words;

use super::list::{ListQuery, PartyColumn, list};
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// Writes the parties of a query at `path`; answers how many.
pub fn export(desk: &Desk, query: &ListQuery, path: &Path, if_there: IfThere) -> Result<usize> {
    let rows = list(desk, query)?.rows;
    let cells = |row| PartyColumn::ALL.iter().map(|column| Value::from(column.text(row).as_str())).collect();
    let table = List {
        title: words::SHEET.to_owned(),
        columns: PartyColumn::ALL.iter().map(|column| Column::text(column.title(), column.width())).collect(),
        rows: rows.iter().map(cells).collect(),
    };
    sheets::save(desk, &table, path, if_there)
}

impl PartyColumn {
    fn title(self) -> &'static str {
        use concilia_core::party::PartyField;
        let field = match self {
            Self::Name => PartyField::Name,
            Self::Category => PartyField::Category,
            Self::Nature => PartyField::Nature,
            Self::Municipality => PartyField::Municipality,
            Self::Province => PartyField::Province,
            Self::Address => PartyField::Address,
            Self::PostalCode => PartyField::PostalCode,
            Self::FiscalCode => PartyField::FiscalCode,
            Self::VatNumber => PartyField::VatNumber,
            Self::Pec => PartyField::Pec,
            Self::Email => PartyField::Email,
            Self::Phone => PartyField::Phone,
            Self::ContactPerson => PartyField::ContactPerson,
            Self::Representative => PartyField::Representative,
            Self::RepresentativeOffice => PartyField::RepresentativeOffice,
            Self::Signer => PartyField::SignerName,
            Self::SignerOffice => PartyField::SignerOffice,
            Self::PreviousMember => PartyField::PreviousMember,
            Self::Notes => PartyField::Notes,
            Self::Role => return words::ROLE,
            Self::Status => return words::STATUS,
            Self::Doubts => return words::DOUBTS,
        };
        concilia_text::import::field(field)
    }

    /// Width in characters.
    fn width(self) -> u16 {
        match self {
            Self::Name | Self::Doubts | Self::Notes => 44,
            Self::Address | Self::Pec | Self::Email => 32,
            Self::Province | Self::PostalCode => 8,
            Self::Nature | Self::PreviousMember | Self::Role => 14,
            _ => 22,
        }
    }
}
