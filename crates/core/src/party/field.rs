//! A party's fields as text, one by one: what a cell of a file brings and what a difference shows.

use super::category::{Category, Nature};
use super::model::{PartyDraft, PartyField};

/// How "già aderente" is written as text.
pub const YES: &str = "si";
/// How "not a member" is written as text.
pub const NO: &str = "no";

impl PartyField {
    /// The name of the field as the archive and the screen's types write it.
    pub const fn code(self) -> &'static str {
        match self {
            PartyField::Name => "name",
            PartyField::Category => "category",
            PartyField::Nature => "nature",
            PartyField::FiscalCode => "fiscal_code",
            PartyField::VatNumber => "vat_number",
            PartyField::Address => "address",
            PartyField::PostalCode => "postal_code",
            PartyField::Municipality => "municipality",
            PartyField::Province => "province",
            PartyField::Pec => "pec",
            PartyField::Email => "email",
            PartyField::Phone => "phone",
            PartyField::ContactPerson => "contact_person",
            PartyField::Representative => "representative",
            PartyField::RepresentativeOffice => "representative_office",
            PartyField::PreviousMember => "previous_member",
            PartyField::Notes => "notes",
            PartyField::SignerName => "signer_name",
            PartyField::SignerOffice => "signer_office",
        }
    }
}

impl PartyField {
    /// Forms, letters, the deed or the register print it.
    pub const fn is_printed(self) -> bool {
        !matches!(
            self,
            PartyField::Category
                | PartyField::Nature
                | PartyField::Phone
                | PartyField::ContactPerson
                | PartyField::PreviousMember
                | PartyField::Notes
        )
    }
}

impl PartyDraft {
    /// The field as text; a closed list gives its code, who signs is not of the party itself and gives nothing.
    pub fn text(&self, field: PartyField) -> &str {
        match field {
            PartyField::Name => &self.name,
            PartyField::Category => self.category.map_or("", Category::code),
            PartyField::Nature => self.nature.map_or("", Nature::code),
            PartyField::FiscalCode => &self.fiscal_code,
            PartyField::VatNumber => &self.vat_number,
            PartyField::Address => &self.address,
            PartyField::PostalCode => &self.postal_code,
            PartyField::Municipality => &self.municipality,
            PartyField::Province => &self.province,
            PartyField::Pec => &self.pec,
            PartyField::Email => &self.email,
            PartyField::Phone => &self.phone,
            PartyField::ContactPerson => &self.contact_person,
            PartyField::Representative => &self.representative,
            PartyField::RepresentativeOffice => &self.representative_office,
            PartyField::PreviousMember if self.previous_member => YES,
            PartyField::PreviousMember | PartyField::SignerName | PartyField::SignerOffice => "",
            PartyField::Notes => &self.notes,
        }
    }

    /// Writes a field from the text that [`PartyDraft::text`] gives; a code that is unknown empties a closed list.
    pub fn set_text(&mut self, field: PartyField, text: &str) {
        let place = match field {
            PartyField::Name => &mut self.name,
            PartyField::FiscalCode => &mut self.fiscal_code,
            PartyField::VatNumber => &mut self.vat_number,
            PartyField::Address => &mut self.address,
            PartyField::PostalCode => &mut self.postal_code,
            PartyField::Municipality => &mut self.municipality,
            PartyField::Province => &mut self.province,
            PartyField::Pec => &mut self.pec,
            PartyField::Email => &mut self.email,
            PartyField::Phone => &mut self.phone,
            PartyField::ContactPerson => &mut self.contact_person,
            PartyField::Representative => &mut self.representative,
            PartyField::RepresentativeOffice => &mut self.representative_office,
            PartyField::Notes => &mut self.notes,
            PartyField::Category => return self.category = Category::from_code(text),
            PartyField::Nature => return self.nature = Nature::from_code(text),
            PartyField::PreviousMember => return self.previous_member = text == YES,
            PartyField::SignerName | PartyField::SignerOffice => return,
        };
        text.clone_into(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_back_as_it_was_written() {
        let mut draft = PartyDraft::default();
        let of_the_party = |field: &&PartyField| !matches!(field, PartyField::SignerName | PartyField::SignerOffice);
        for field in PartyField::ALL.iter().filter(of_the_party) {
            let text = match field {
                PartyField::Category => Category::Ambito.code(),
                PartyField::Nature => Nature::Private.code(),
                PartyField::PreviousMember => YES,
                other => other.code(),
            };
            draft.set_text(*field, text);
            assert_eq!(draft.text(*field), text);
        }
    }
}
