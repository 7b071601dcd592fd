//! Names of the operations, as the register of activities shows them.

use std::borrow::Cow;

use concilia_core::archive::operation::OperationKind;
use concilia_core::territory::Network;

/// What was done and to what ("Soggetto aggiunto: Comune di Albino"); `subject` is the one that the archive keeps.
pub fn done(kind: OperationKind, subject: &str) -> String {
    match operation_subject(kind, subject) {
        subject if subject.is_empty() => operation(kind).to_owned(),
        subject => format!("{}: {subject}", operation(kind)),
    }
}

/// To what it was done, as a person calls it: an archive is kept under the code of its network, and is that of an ASL.
pub fn operation_subject(kind: OperationKind, subject: &str) -> Cow<'_, str> {
    let network = Some(subject).filter(|_| kind == OperationKind::ArchiveCreate).and_then(Network::from_code);
    network.map_or(Cow::Borrowed(subject), |network| Cow::Borrowed(network.official_name()))
}

/// What was done, in the past ("Soggetto aggiunto").
pub const fn operation(kind: OperationKind) -> &'static str {
    use OperationKind::*;
    match kind {
        ArchiveCreate => "Archivio creato",
        ArchiveRestore => "Archivio ripristinato",
        ArchiveNewLine => "Nuova discendenza dell’archivio",
        UndoOperation => "Operazione annullata",
        RedoOperation => "Operazione ripetuta",
        SettingsSave => "Impostazioni cambiate",
        OperatorSave => "Operatore registrato",
        AmbitoSave => "Ambito registrato",
        AmbitoRemove => "Ambito tolto",
        PartyAdd => "Soggetto aggiunto",
        PartyEdit => "Soggetto modificato",
        PartyRemove => "Soggetto tolto",
        PartyImport => "Soggetti importati",
        PartyMerge => "Soggetti uniti",
        SignerSave => "Firmatario registrato",
        SignerRemove => "Firmatario tolto",
        AgreementStart => "Bozza di accordo iniziata",
        AgreementEdit => "Bozza di accordo modificata",
        AgreementPutToSignature => "Accordo messo alla firma",
        AgreementTake => "Accordo fatto altrove acquisito",
        AgreementPrint => "Accordo stampato per la firma",
        AgreementSigned => "Accordo sottoscritto",
        AgreementNewVersion => "Bozza successiva dell’accordo iniziata",
        AgreementDiscard => "Bozza di accordo eliminata",
        AgreementWithdraw => "Accordo ritirato dalla firma",
        AgreementExtend => "Accordo prorogato",
        AgreementRecordEdit => "Dati dell’accordo modificati",
        AdherenceOpen => "Adesioni richieste",
        SignatureSent => "Invio registrato",
        SignatureReturned => "Rientro registrato",
        SignatureReturnedWithProtocol => "Rientro registrato con il suo protocollo",
        ReturnAnnul => "Rientro annullato",
        SignatureVerified => "Rientro verificato",
        SignatureKept => "Firma di un altro testo tenuta valida",
        SignatureIrregular => "Rientro irregolare",
        ProtocolAssign => "Protocollo registrato",
        ProtocolAnnul => "Protocollo annullato",
        ReturnIntake => "Originale acquisito",
        SignatureEdit => "Dati di una firma corretti",
        SignatureEditWithProtocol => "Dati di una firma corretti, con la data di protocollo",
        Renounce => "Rinuncia registrata",
        RenounceWithProtocol => "Rinuncia registrata con protocollo",
        RenunciationRevoke => "Rinuncia revocata",
        ReminderAdd => "Sollecito registrato",
        DocumentIssue => "Documento emesso",
        DocumentAnnul => "Documento annullato",
        MeetingSave => "Incontro registrato",
        MeetingRemove => "Incontro tolto",
        MeetingAttendance => "Presenze registrate",
        DeadlineSave => "Scadenza registrata",
        DeadlineRemove => "Scadenza tolta",
        DeadlineExtend => "Scadenza prorogata",
        DeadlineExtensionRemove => "Proroga tolta",
        TextEdit => "Testo dell’ufficio modificato",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_called_by_its_asl_and_never_by_a_code() {
        let created = done(OperationKind::ArchiveCreate, Network::Bergamo.code());
        assert_eq!(created, "Archivio creato: ASL della Provincia di Bergamo");
        assert_eq!(done(OperationKind::PartyAdd, "bergamo"), "Soggetto aggiunto: bergamo", "a name as it was written");
        assert_eq!(done(OperationKind::SignerSave, ""), "Firmatario registrato");
    }
}
