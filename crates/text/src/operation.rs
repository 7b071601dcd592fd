//! Names of the operations, as the register of activities shows them.

use concilia_core::archive::operation::OperationKind;

/// What was done, in the past ("Soggetto aggiunto").
pub const fn operation(kind: OperationKind) -> &'static str {
    use OperationKind::*;
    match kind {
        ArchiveCreate => "Archivio creato",
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
        AgreementSigned => "Accordo sottoscritto",
        AgreementNewVersion => "Nuova versione dell’accordo",
        AgreementWithdraw => "Versione dell’accordo ritirata",
        AgreementExtend => "Accordo prorogato",
        AgreementRecordEdit => "Dati dell’accordo modificati",
        AdherenceOpen => "Adesioni richieste",
        SignatureSent => "Invio registrato",
        SignatureReturned => "Rientro registrato",
        SignatureVerified => "Rientro verificato",
        SignatureIrregular => "Rientro irregolare",
        ProtocolAssign => "Protocollo registrato",
        ProtocolAnnul => "Protocollo annullato",
        ReturnIntake => "Originale acquisito",
        SignatureEdit => "Firma modificata",
        Renounce => "Rinuncia registrata",
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
        TextEdit => "Testo dell’ufficio modificato",
    }
}
