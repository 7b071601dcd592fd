//! Who signs for a party: the one rule that the deed, the forms, the lists and the register of adherences ask.

use super::model::{AuthorisingAct, PartyDraft, Signer};
use crate::id::SignerId;

/// The person whose name is printed over the line of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signing<'a> {
    /// Which of the persons that the office indicated; nobody where the legal representative signs.
    pub signer: Option<&'a SignerId>,
    /// Name and surname.
    pub name: &'a str,
    /// Office held.
    pub office: &'a str,
    /// Words of the delegation; empty for a legal representative.
    pub delegation: &'a str,
    /// The act that authorises the signature, where one is written.
    pub act: Option<&'a AuthorisingAct>,
}

/// Who signs for a party: the person chosen for this deed; else the preferred of those who may sign for it; else, where nobody
/// was indicated, its legal representative. `signers` are those of the party alone.
pub fn signing<'a>(party: &'a PartyDraft, signers: &'a [Signer], chosen: Option<&SignerId>) -> Option<Signing<'a>> {
    let of_deed = signers.iter().find(|signer| Some(&signer.id) == chosen);
    let preferred = || signers.iter().find(|signer| signer.data.preferred);
    if let Some(Signer { id, data, .. }) = of_deed.or_else(preferred).or(signers.first()) {
        let (name, office, delegation) = (&data.name, &data.office, &data.delegation);
        return Some(Signing { signer: Some(id), name, office, delegation, act: Some(&data.act) });
    }
    let represented = !party.representative.trim().is_empty();
    represented.then_some(Signing {
        signer: None,
        name: &party.representative,
        office: &party.representative_office,
        delegation: "",
        act: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PartyId;
    use crate::party::SignerDraft;

    fn signer(name: &str, preferred: bool) -> Signer {
        let data = SignerDraft { name: name.into(), preferred, ..SignerDraft::default() };
        Signer { id: SignerId(name.into()), version: 1, party: PartyId("p".into()), data }
    }

    #[test]
    fn the_choice_of_the_deed_comes_before_the_preferred_and_the_representative_where_nobody_was_indicated() {
        let party = PartyDraft { representative: "Rosa Sindaca".into(), ..PartyDraft::default() };
        let two = [signer("Ada", false), signer("Bruno", true)];
        let name = |party: &PartyDraft, signers: &[Signer], chosen: Option<&str>| {
            let chosen = chosen.map(|id| SignerId(id.into()));
            signing(party, signers, chosen.as_ref()).map(|signing| signing.name.to_owned())
        };
        assert_eq!(name(&party, &two, None).as_deref(), Some("Bruno"));
        assert_eq!(name(&party, &two, Some("Ada")).as_deref(), Some("Ada"));
        assert_eq!(name(&party, &two, Some("gone")).as_deref(), Some("Bruno"), "a choice that is gone chooses nobody");
        assert_eq!(name(&party, &two[..1], None).as_deref(), Some("Ada"));
        assert_eq!(name(&party, &[], None).as_deref(), Some("Rosa Sindaca"));
        assert_eq!(name(&PartyDraft { representative: " ".into(), ..party }, &[], None), None);
    }
}
