//! Snapshot in, findings out: parties whose words the documents can not write.

use std::collections::BTreeMap;

use super::model::{Party, PartyField, Signer};
use crate::id::PartyId;
use crate::rule::{About, Finding, Matter};
use crate::signs;

/// What the parties have to be looked at for. Forms and letters of those named are left out until they are mended.
pub fn findings(parties: &[Party], signers: &[Signer]) -> Vec<Finding> {
    let mut people: BTreeMap<&PartyId, Vec<&Signer>> = BTreeMap::new();
    for signer in signers {
        people.entry(&signer.party).or_default().push(signer);
    }
    let matter = |party: &Party| {
        let signs = unwritten(party, people.get(&party.id).map(Vec::as_slice).unwrap_or_default());
        let about = About { party: party.id.clone(), name: party.data.name.clone() };
        (!signs.is_empty()).then_some(Matter::PartyUnwritten { about, signs })
    };
    parties.iter().filter_map(matter).map(Finding::from).collect()
}

/// The signs of all that documents print of a party and of who signs for it.
fn unwritten(party: &Party, signers: &[&Signer]) -> Vec<char> {
    let printed = PartyField::ALL.iter().filter(|field| field.is_printed());
    let mut words: Vec<&str> = printed.map(|field| party.data.text(*field)).collect();
    for Signer { data, .. } in signers {
        words
            .extend([&data.name, &data.office, &data.delegation, &data.act.body, &data.act.number].map(String::as_str));
    }
    signs::unwritten(&words.join(" "))
}
