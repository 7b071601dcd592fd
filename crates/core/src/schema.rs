//! The tables and migrations of every room, as the archive is given them. The one place that knows them all.

use crate::archive::copies::Counts;
use crate::archive::migrate::Migration;
use crate::archive::store::Tx;
use crate::archive::{Schema, setting, table::Table};
use crate::{adherence, agreement, deadline, issue, meeting, operator, party};

static TABLES: &[&Table] = &[
    &setting::SETTING,
    &operator::OPERATOR,
    &operator::AMBITO,
    &party::PARTY,
    &party::SIGNER,
    &issue::ISSUED_DOCUMENT,
    &agreement::DEED,
    &agreement::DEED_VERSION,
    &agreement::DEED_PARTY,
    &agreement::DEED_COPY,
    &agreement::DEED_EXTENSION,
    &agreement::DEED_FILE,
    &adherence::SIGNATURE,
    &adherence::RENUNCIATION,
    &adherence::REMINDER,
    &adherence::RETURNED_FILE,
    &meeting::MEETING,
    &meeting::ATTENDANCE,
    &deadline::DEADLINE,
    &deadline::EXTENSION,
];

/// Declares a migration by the name of its file.
macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration { name: $name, script: include_str!(concat!("../../../migrations/", $name, ".sql")) }),*]
    };
}

static MIGRATIONS: &[Migration] = migrations!["0001_archive", "0002_party", "0003_deed", "0004_elsewhere", "0005_text"];

/// What this program's archives are made of.
pub const SCHEMA: Schema = Schema { tables: TABLES, migrations: MIGRATIONS };

/// What a person recognises a copy of an archive by. An archive of an older schema may lack what is counted.
pub fn counts(tx: &mut dyn Tx) -> Counts {
    Counts { parties: party::count(tx).ok(), signatures: adherence::count_signed(tx).ok() }
}
