//! Headings of the register of activities where it goes out to a file.

/// Name of the sheet.
pub const SHEET: &str = "Registro attività";
/// Heading of the number.
pub const NUMBER: &str = "Numero";
/// Heading of the instant.
pub const AT: &str = "Quando (ora italiana)";
/// Heading of the working date.
pub const WORKING_DATE: &str = "Data di lavoro";
/// Heading of what was done.
pub const TITLE: &str = "Operazione";
/// Heading of the object.
pub const SUBJECT: &str = "Oggetto";
/// Heading of the operator.
pub const OPERATOR: &str = "Operatore";
/// Heading of the login.
pub const LOGIN: &str = "Accesso al computer";
/// Heading of what took the operation back.
pub const UNDONE_BY: &str = "Annullata dalla";
/// Heading of the row of the archive that an operation changed.
pub const ROW: &str = "Che cosa è cambiato";
/// Heading of the datum of it.
pub const DATUM: &str = "Dato";
/// Heading of the datum before.
pub const BEFORE: &str = "Prima";
/// Heading of the datum after.
pub const AFTER: &str = "Dopo";
/// What the register calls the texts of the office.
pub const OFFICE_TEXTS: &str = "informativa sui dati personali";
