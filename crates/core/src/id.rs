//! Typed identifiers. Every id is made by the caller ([`crate::context::NewIds`]) and stored as TEXT;
//! a party's id can not be passed where a deed's is meant.

/// Declares identifiers as newtypes over `String` with the few traits that rows, screens and maps need.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub struct $name(pub String);

        impl $name {
            /// The text as it stands in the archive.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&$name> for crate::archive::store::Value {
            fn from(id: &$name) -> Self {
                crate::archive::store::Value::Text(id.0.clone())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A party (soggetto).
    PartyId;
    /// A person who signs for a party.
    SignerId;
    /// A deed: the network's agreement, later each alliance's.
    DeedId;
    /// One version of a deed.
    VersionId;
    /// A party in a version of a deed.
    DeedPartyId;
    /// A numbered copy (esemplare) of a version.
    CopyId;
    /// The file of a version that was made elsewhere.
    DeedFileId;
    /// One deed version x one party x one instrument.
    SignatureId;
    /// The declared will not to be part of the network.
    RenunciationId;
    /// A reminder sent for a signature.
    ReminderId;
    /// A file that came back.
    ReturnedFileId;
    /// A document that left the office.
    IssueId;
    /// A meeting of the network.
    MeetingId;
    /// A party called to a meeting.
    AttendanceId;
    /// A term with its countdown.
    DeadlineId;
    /// An act that moved a term.
    ExtensionId;
    /// A territorial ambito of the network.
    AmbitoId;
    /// A name in the list of who works in this archive.
    OperatorId;
}
