//! The columns of the list of parties, each declared once: what it is called, how wide it is taken out, what a row shows in it.

use concilia_core::party::PartyField;
use concilia_text::import::field;
use concilia_text::party as words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::PartyRow;

/// Declares the columns in the order of an exported list: name: heading, width in characters, text.
macro_rules! columns {
    ($($(#[$about:meta])* $name:ident: $title:expr, $width:literal, $text:expr;)+) => {
        /// A column of the list, by which it is shown, ordered and taken out.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(export)]
        pub enum PartyColumn {
            $($(#[$about])* $name,)+
        }

        impl PartyColumn {
            /// Every column, in the order of an exported list.
            pub const ALL: &[PartyColumn] = &[$(PartyColumn::$name),+];

            /// Its heading, which the import knows where it is a field of a party.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// Its width in an exported list, in characters.
            pub const fn width(self) -> u16 {
                match self { $(Self::$name => $width),+ }
            }

            /// What a row shows in it.
            pub fn text(self, row: &PartyRow) -> String {
                let text: fn(&PartyRow) -> String = match self { $(Self::$name => $text),+ };
                text(row)
            }
        }
    };
}

columns! {
    /// Denominazione.
    #[default]
    Name: field(PartyField::Name), 44, |row| row.party.data.name.clone();
    /// Categoria.
    Category: field(PartyField::Category), 22, |row| row.category_label.clone();
    /// Pubblico o privato.
    Nature: field(PartyField::Nature), 14, |row| row.nature_label.clone();
    /// Codice fiscale.
    FiscalCode: field(PartyField::FiscalCode), 22, |row| row.party.data.fiscal_code.clone();
    /// Partita IVA.
    VatNumber: field(PartyField::VatNumber), 22, |row| row.party.data.vat_number.clone();
    /// Indirizzo.
    Address: field(PartyField::Address), 32, |row| row.party.data.address.clone();
    /// CAP.
    PostalCode: field(PartyField::PostalCode), 8, |row| row.party.data.postal_code.clone();
    /// Comune.
    Municipality: field(PartyField::Municipality), 22, |row| row.party.data.municipality.clone();
    /// Provincia.
    Province: field(PartyField::Province), 8, |row| row.party.data.province.clone();
    /// PEC.
    Pec: field(PartyField::Pec), 32, |row| row.party.data.pec.clone();
    /// E-mail.
    Email: field(PartyField::Email), 32, |row| row.party.data.email.clone();
    /// Telefono.
    Phone: field(PartyField::Phone), 22, |row| row.party.data.phone.clone();
    /// Referente.
    ContactPerson: field(PartyField::ContactPerson), 22, |row| row.party.data.contact_person.clone();
    /// Legale rappresentante.
    Representative: field(PartyField::Representative), 22, |row| row.party.data.representative.clone();
    /// Carica del rappresentante.
    RepresentativeOffice: field(PartyField::RepresentativeOffice), 22, |row| row.party.data.representative_office.clone();
    /// Chi firma.
    Signer: field(PartyField::SignerName), 22, |row| row.signer.clone();
    /// Carica di chi firma.
    SignerOffice: field(PartyField::SignerOffice), 22, |row| row.signer_office.clone();
    /// Già aderente.
    PreviousMember: field(PartyField::PreviousMember), 14, |row| words::previous_member(row.party.data.previous_member).to_owned();
    /// Ruolo nell'accordo.
    Role: words::ROLE, 14, |row| row.role_label.clone();
    /// Stato della firma.
    Status: words::STATUS, 22, |row| row.status_label.clone();
    /// Dubbi.
    Doubts: words::DOUBTS, 44, |row| row.doubts.join(" ");
    /// Note.
    Notes: field(PartyField::Notes), 44, |row| row.party.data.notes.clone();
}
