//! The named operations: what a change is called in the register, and whether it may be taken back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares the operations with their stored code and whether undo may take them back.
macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $undo:ident;)*) => {
        /// What was done, as the register of activities keeps it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum OperationKind {
            $($(#[$doc])* $name,)*
        }

        impl OperationKind {
            /// Every operation.
            pub const ALL: &[OperationKind] = &[$(OperationKind::$name),*];

            /// The code kept in the archive.
            pub const fn code(self) -> &'static str {
                match self { $(OperationKind::$name => $code),* }
            }

            /// The operation of a stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(OperationKind::$name),)* _ => None }
            }

            /// How it may be taken back.
            pub const fn undo(self) -> Undo {
                match self { $(OperationKind::$name => Undo::$undo),* }
            }
        }
    };
}

/// How an operation may be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// By undo, while no later operation leans on it.
    Yes,
    /// Never by undo; only annulled by an operation of its own, with a reason.
    Never,
}

operations! {
    /// The archive was created.
    ArchiveCreate = "archive_create", Never;
    /// The archive was restored from a copy, with a new line of descent.
    ArchiveRestore = "archive_restore", Never;
    /// The archive was opened beside another that may give the same numbers: it started a new line of descent.
    ArchiveNewLine = "archive_new_line", Never;
    /// An operation was taken back.
    UndoOperation = "undo", Never;
    /// An operation that had been taken back was done again.
    RedoOperation = "redo", Never;
    /// A setting of the office changed.
    SettingsSave = "settings_save", Yes;
    /// An operator was added or changed.
    OperatorSave = "operator_save", Yes;
    /// An ambito was added or changed.
    AmbitoSave = "ambito_save", Yes;
    /// An ambito was removed.
    AmbitoRemove = "ambito_remove", Yes;
    /// A party was added.
    PartyAdd = "party_add", Yes;
    /// A party was changed.
    PartyEdit = "party_edit", Yes;
    /// A party was removed.
    PartyRemove = "party_remove", Yes;
    /// Parties were imported from a file.
    PartyImport = "party_import", Yes;
    /// Two parties were made one.
    PartyMerge = "party_merge", Yes;
    /// A signer was added or changed.
    SignerSave = "signer_save", Yes;
    /// A signer was removed.
    SignerRemove = "signer_remove", Yes;
    /// A draft of the agreement was started.
    AgreementStart = "agreement_start", Yes;
    /// The draft of the agreement was changed.
    AgreementEdit = "agreement_edit", Yes;
    /// The agreement was put to signature: the text is frozen.
    AgreementPutToSignature = "agreement_put_to_signature", Never;
    /// An agreement made elsewhere was taken as the text that is signed.
    AgreementTake = "agreement_take", Yes;
    /// The copies that were put to signature were printed, to be signed.
    AgreementPrint = "agreement_print", Never;
    /// Signatures were complete: the agreement is signed.
    AgreementSigned = "agreement_signed", Never;
    /// A new version of the agreement was started.
    AgreementNewVersion = "agreement_new_version", Yes;
    /// A draft of the agreement was thrown away.
    AgreementDiscard = "agreement_discard", Yes;
    /// A version in signature was withdrawn, with its reason.
    AgreementWithdraw = "agreement_withdraw", Never;
    /// The agreement was extended.
    AgreementExtend = "agreement_extend", Yes;
    /// The office's own data of the agreement (approving act, repertorio, classification, stamp duty) changed.
    AgreementRecordEdit = "agreement_record_edit", Yes;
    /// Adherences were asked of parties.
    AdherenceOpen = "adherence_open", Yes;
    /// Forms or copies were sent.
    SignatureSent = "signature_sent", Yes;
    /// A return was registered.
    SignatureReturned = "signature_returned", Yes;
    /// A return was registered together with the protocol of its arrival.
    SignatureReturnedWithProtocol = "signature_returned_with_protocol", Never;
    /// A return registered by mistake was annulled, with its reason.
    ReturnAnnul = "return_annul", Never;
    /// A return was verified.
    SignatureVerified = "signature_verified", Yes;
    /// What signed another text was held valid, with its reason.
    SignatureKept = "signature_kept", Yes;
    /// A return was found irregular, with its reason and what to do.
    SignatureIrregular = "signature_irregular", Yes;
    /// A protocol number was registered.
    ProtocolAssign = "protocol_assign", Never;
    /// A protocol number written by mistake was annulled, with its reason.
    ProtocolAnnul = "protocol_annul", Never;
    /// A returned file was taken in.
    ReturnIntake = "return_intake", Never;
    /// Data of a return, typed wrong, were corrected.
    SignatureEdit = "signature_edit", Yes;
    /// Data of a return were corrected together with the date of its protocol.
    SignatureEditWithProtocol = "signature_edit_with_protocol", Never;
    /// A member renounced.
    Renounce = "renounce", Yes;
    /// A member renounced, and the protocol of its declaration was registered with it.
    RenounceWithProtocol = "renounce_with_protocol", Never;
    /// A renunciation was taken back.
    RenunciationRevoke = "renunciation_revoke", Yes;
    /// Reminders were registered.
    ReminderAdd = "reminder_add", Yes;
    /// Documents were issued.
    DocumentIssue = "document_issue", Never;
    /// An issued document was annulled, with its reason.
    DocumentAnnul = "document_annul", Never;
    /// A meeting was added or changed.
    MeetingSave = "meeting_save", Yes;
    /// A meeting was removed.
    MeetingRemove = "meeting_remove", Yes;
    /// Attendance at a meeting was registered.
    MeetingAttendance = "meeting_attendance", Yes;
    /// A deadline was added or changed.
    DeadlineSave = "deadline_save", Yes;
    /// A deadline was removed.
    DeadlineRemove = "deadline_remove", Yes;
    /// A deadline was moved by an act.
    DeadlineExtend = "deadline_extend", Yes;
    /// The last act that moved a deadline was taken back, with its reason.
    DeadlineExtensionRemove = "deadline_extension_remove", Yes;
    /// A text of the office (privacy notice, body of a form) changed.
    TextEdit = "text_edit", Yes;
}

/// One operation about to be done: its kind and the words by which a person recognises its object (a name, a count).
#[derive(Debug, Clone)]
pub struct Operation {
    /// What is done.
    pub kind: OperationKind,
    /// To what: a party's name, "64 soggetti"; shown in the register beside the kind.
    pub subject: String,
}

impl Operation {
    /// Names an operation.
    pub fn new(kind: OperationKind, subject: impl Into<String>) -> Self {
        Self { kind, subject: subject.into() }
    }
}

/// Number of an operation in the register: 1, 2, 3… without gaps.
pub type OperationNumber = i64;

/// A row that an operation changed: what the screen must read again, and no more.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
pub struct Changed {
    /// Name of the table.
    pub entity: String,
    /// Identifier of the row.
    pub id: String,
}

/// The answer of a change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Written<T> {
    /// What the operation answers.
    pub value: T,
    /// Its number in the register; nothing where it changed nothing.
    pub operation: Option<OperationNumber>,
    /// Whether undo takes it back; what it never does is annulled with a reason.
    pub undoable: bool,
    /// The rows it changed.
    pub changed: Vec<Changed>,
}

impl<T> Written<T> {
    /// An answer of an operation that changed nothing.
    pub fn nothing(value: T) -> Self {
        Written { value, operation: None, undoable: false, changed: Vec::new() }
    }

    /// The same change with another answer.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Written<U> {
        Written { value: f(self.value), operation: self.operation, undoable: self.undoable, changed: self.changed }
    }
}
