//! Which column is which field: guessed from the headings and from what the columns hold, changed by the user, remembered.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::header;
use super::table::{Row, Table};
use super::words;
use crate::italian::fold;
use crate::party::check::check_text;
use crate::party::{PartyField, fiscal_code, vat_number};

/// Rows of a column that its kind is guessed from.
const SAMPLE: usize = 100;

/// Where a column's field comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportOrigin")]
pub enum Origin {
    /// Its heading.
    Heading,
    /// What it holds.
    Content,
    /// An import of a list with the same headings.
    Remembered,
    /// The user.
    User,
    /// Nothing: it is not imported.
    Unknown,
}

/// A column of a list and the field it fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportMappedColumn")]
pub struct Column {
    /// Its place, from 0.
    pub place: usize,
    /// Its letters, as the spreadsheet shows them.
    pub letters: String,
    /// Its heading, empty where there is none.
    pub heading: String,
    /// The field; `None` is "do not import".
    pub field: Option<PartyField>,
    /// Where the field comes from.
    pub origin: Origin,
    /// The first values under the heading, two at most.
    pub samples: Vec<String>,
}

/// The columns of a list, each field at most once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mapping {
    /// Number of the row of headings, as Excel shows it.
    pub header: Option<u32>,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
}

/// A mapping as it is remembered for lists with the same headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remembered {
    /// What tells lists with the same headings.
    pub fingerprint: String,
    /// The field of each column.
    pub fields: Vec<Option<PartyField>>,
}

/// What a user changed: a column's field, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportAssignment")]
pub struct Assignment {
    /// The column's place, from 0.
    pub column: usize,
    /// Its field; `None` is "do not import".
    pub field: Option<PartyField>,
}

impl Mapping {
    /// Guesses the columns of a list whose headings stand in the row `header`.
    pub fn guess(table: &Table, header: Option<u32>) -> Self {
        let mut mapping =
            Self { header, columns: (0..table.width()).map(|place| column(table, header, place)).collect() };
        mapping.read_headings();
        mapping.read_content(table);
        mapping
    }

    /// Guesses headings and columns; a remembered mapping of the same headings prevails.
    pub fn propose(table: &Table, remembered: &[Remembered]) -> Self {
        let mut mapping = Self::guess(table, header::find(table));
        let fingerprint = mapping.fingerprint();
        let known = remembered.iter().find(|known| known.fingerprint == fingerprint && mapping.header.is_some());
        for (column, field) in mapping.columns.iter_mut().zip(known.map_or(&[][..], |known| &known.fields)) {
            column.field = *field;
            column.origin = if field.is_some() { Origin::Remembered } else { Origin::Unknown };
        }
        mapping
    }

    /// What lists with the same headings have in common.
    pub fn fingerprint(&self) -> String {
        let headings: Vec<String> = self.columns.iter().map(|column| fold(&column.heading)).collect();
        let hash = Sha256::digest(headings.join("\u{1f}").as_bytes());
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What to remember of it.
    pub fn remembered(&self) -> Remembered {
        Remembered { fingerprint: self.fingerprint(), fields: self.columns.iter().map(|column| column.field).collect() }
    }

    /// Gives a column its field; another column that had it loses it.
    pub fn assign(&mut self, assignment: &Assignment) {
        for column in &mut self.columns {
            if column.place == assignment.column {
                (column.field, column.origin) = (assignment.field, Origin::User);
            } else if column.field.is_some() && column.field == assignment.field {
                (column.field, column.origin) = (None, Origin::User);
            }
        }
    }

    /// Whether something says which column is the name: headings, an earlier list with the same, the user. Where nothing does the
    /// names are only supposed to stand in the first column of words, whatever values tell other columns: any text has one.
    pub fn is_known(&self) -> bool {
        self.columns.iter().any(|column| match column.origin {
            Origin::Heading | Origin::Remembered => column.field.is_some(),
            Origin::User => column.field == Some(PartyField::Name),
            Origin::Content | Origin::Unknown => false,
        })
    }

    /// The column of a field.
    pub fn place(&self, field: PartyField) -> Option<usize> {
        self.columns.iter().find(|column| column.field == Some(field)).map(|column| column.place)
    }

    /// Columns with their field, those not imported left out.
    pub fn fields(&self) -> impl Iterator<Item = (usize, PartyField)> {
        self.columns.iter().filter_map(|column| Some((column.place, column.field?)))
    }

    fn read_headings(&mut self) {
        let mut told: Vec<(u8, usize, PartyField)> = self
            .columns
            .iter()
            .filter_map(|column| header::meaning(&column.heading).map(|(field, sure)| (sure, column.place, field)))
            .collect();
        told.sort_by_key(|(sure, place, _)| (u8::MAX - sure, *place));
        for (_, place, field) in told {
            self.take(place, field, Origin::Heading);
        }
    }

    fn read_content(&mut self, table: &Table) {
        let below: Vec<&Row> = rows_below(table, self.header).take(SAMPLE).collect();
        for place in 0..self.columns.len() {
            let texts: Vec<String> =
                below.iter().map(|row| row.cell(place).text()).filter(|text| !words::is_nothing(text)).collect();
            if let Some(field) = kind_of(&texts).filter(|field| self.may_tell(place, *field)) {
                self.take(place, field, Origin::Content);
            }
        }
        self.find_name(&below);
    }

    /// A lone column is the names, never a category; and under a heading of something else ("Quota", "Sigla")
    /// five digits are no postal code, two capitals no province.
    fn may_tell(&self, place: usize, field: PartyField) -> bool {
        match field {
            PartyField::Category => self.columns.len() > 1,
            PartyField::PostalCode | PartyField::Province => self.columns[place].heading.is_empty(),
            _ => true,
        }
    }

    /// Without a heading for it, the name is the first column of names where there are no headings at all, and
    /// otherwise the column with most words that differ from row to row.
    fn find_name(&mut self, below: &[&Row]) {
        if self.header.is_none() {
            let lone = self.columns.len() == 1;
            let names = |place: usize| {
                let addresses = || below.iter().any(|row| row.cell(place).text().contains('@'));
                let words = || below.iter().any(|row| has_letters(row, place)) && !addresses();
                if lone { words() } else { holds_names(below, place) }
            };
            let mut free = self.columns.iter().filter(|column| column.field.is_none()).map(|column| column.place);
            if let Some(place) = free.find(|place| names(*place)) {
                self.take(place, PartyField::Name, Origin::Content);
            }
            return;
        }
        let words_in = |place: usize| {
            let texts: BTreeSet<String> = below.iter().map(|row| fold(&row.cell(place).text())).collect();
            texts
                .iter()
                .filter(|text| text.chars().any(char::is_alphabetic))
                .map(|text| text.split(' ').count().min(6))
                .sum::<usize>()
        };
        let free = self
            .columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| (words_in(column.place), column.place));
        if let Some((_, place)) =
            free.max_by_key(|(words, place)| (*words, usize::MAX - place)).filter(|(words, _)| *words > 0)
        {
            self.take(place, PartyField::Name, Origin::Content);
        }
    }

    /// Gives a free column a field that no other has.
    fn take(&mut self, place: usize, field: PartyField, origin: Origin) {
        let free = self.columns.iter().all(|column| column.field != Some(field));
        if let Some(column) =
            self.columns.get_mut(place).filter(|column| free && column.field.is_none() && !is_ours(&column.heading))
        {
            (column.field, column.origin) = (Some(field), origin);
        }
    }
}

/// Heading of the column that names the row of the first file, in a list of rows to mend.
pub const ROW_HEADING: &str = "Riga nel file";
/// Heading of the column that says why a row stayed out, in a list of rows to mend.
pub const REASON_HEADING: &str = "Che cosa sistemare";

fn has_letters(row: &Row, place: usize) -> bool {
    row.cell(place).text().chars().any(char::is_alphabetic)
}

/// Whether a column is free text: most of it words, and words that are no category, nature or answer.
fn holds_names(below: &[&Row], place: usize) -> bool {
    let texts: Vec<String> =
        below.iter().map(|row| row.cell(place).text()).filter(|text| !words::is_nothing(text)).collect();
    let closed =
        |text: &str| words::is_category(text) || words::nature(text).is_some() || words::yes_or_no(text).is_some();
    let name = |text: &&String| {
        text.chars().any(char::is_alphabetic)
            && !text.contains('@')
            && !closed(text)
            && fiscal_code::check(text).is_err()
            && vat_number::check(text).is_err()
    };
    !texts.is_empty() && texts.iter().filter(name).count() * 2 > texts.len()
}

/// The columns that a list of rows to mend carries beside the user's own.
fn is_ours(heading: &str) -> bool {
    heading == ROW_HEADING || heading == REASON_HEADING
}

/// The rows under the headings.
pub fn rows_below(table: &Table, header: Option<u32>) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(move |row| header.is_none_or(|header| row.number > header))
}

fn column(table: &Table, header: Option<u32>, place: usize) -> Column {
    let heading = header.and_then(|number| table.row(number)).map(|row| row.cell(place).text()).unwrap_or_default();
    let filled = rows_below(table, header).filter(|row| !row.is_blank());
    Column {
        place,
        letters: letters(place),
        heading: heading.split_whitespace().collect::<Vec<_>>().join(" "),
        field: None,
        origin: Origin::Unknown,
        samples: filled.take(2).map(|row| row.cell(place).text()).collect(),
    }
}

/// A, B … Z, AA, AB …
fn letters(place: usize) -> String {
    let last = u8::try_from(place % 26).map_or('?', |rank| char::from(b'A' + rank));
    let before = (place / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}

/// Whether a value is of a kind.
type Holds<'a> = &'a dyn Fn(&str) -> bool;

/// The field that most values of a column speak for, where they do.
fn kind_of(texts: &[String]) -> Option<PartyField> {
    let share = |holds: Holds<'_>| texts.iter().filter(|text| holds(text)).count() * 100 / texts.len().max(1);
    let mail = |text: &str| check_text(PartyField::Email, text).is_none() && text.contains('@');
    let certified =
        |text: &str| mail(text) && (fold(text).contains("pec") || text.contains("legalmail") || text.contains("cert."));
    let code = |text: &str| fiscal_code::check(text).is_ok();
    let number = |text: &str| vat_number::check(text).is_ok() || vat_number::with_lost_zeros(text).is_some();
    let postal = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let province = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    // "Ditta Uno" begins with a category and is a name: half of the column must be categories and no more.
    let whole = share(&words::is_category) >= 50;
    let category = |text: &str| whole && words::category(text).is_some() && text.chars().count() < 40;
    let rules: [(Holds<'_>, usize, PartyField); 8] = [
        (&certified, 50, PartyField::Pec),
        (&mail, 60, PartyField::Email),
        (&code, 60, PartyField::FiscalCode),
        (&number, 60, PartyField::VatNumber),
        (&postal, 90, PartyField::PostalCode),
        (&province, 90, PartyField::Province),
        (&words::is_address, 60, PartyField::Address),
        (&category, 90, PartyField::Category),
    ];
    if texts.is_empty() {
        return None;
    }
    rules.iter().find(|(holds, least, _)| share(*holds) >= *least).map(|(_, _, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read;

    fn table(text: &str) -> Table {
        read::separated(text).expect("reads").sheets.remove(0)
    }

    fn fields(mapping: &Mapping) -> Vec<Option<PartyField>> {
        mapping.columns.iter().map(|column| column.field).collect()
    }

    const PICTURE: &str = "Ente;Tipo;CF;Sede;Pec;Ref.;Prec. accordo;Note\n\
        Ambito di Prova;ambito;0235478016;via Prova 1;a@pec.esempio.it;Piera Prova;sì;tel. dopo le 14\n\
        Confcooperative;ass. datoriale;01234560166;via Prova 7;c@pec.esempio.it;Giulio Prova;sì;\n";

    #[test]
    fn the_columns_of_the_picture_are_recognised() {
        let mapping = Mapping::propose(&table(PICTURE), &[]);
        assert_eq!(mapping.header, Some(1));
        use PartyField::{Address, Category, ContactPerson, FiscalCode, Name, Notes, Pec, PreviousMember};
        let expected = [Name, Category, FiscalCode, Address, Pec, ContactPerson, PreviousMember, Notes];
        assert_eq!(fields(&mapping), expected.map(Some));
        assert_eq!(mapping.columns[0].samples, ["Ambito di Prova", "Confcooperative"]);
    }

    #[test]
    fn without_headings_the_content_tells() {
        let text = "Comune di Prova;01234567897;info@pec.prova.it;via Uno 1;24100;BG\n\
                    Ente Beta;01234567897;beta@pec.prova.it;piazza Due;24121;BG\n";
        let mapping = Mapping::propose(&table(text), &[]);
        assert_eq!(mapping.header, None);
        use PartyField::{Address, FiscalCode, Name, Pec, PostalCode, Province};
        assert_eq!(fields(&mapping), [Name, FiscalCode, Pec, Address, PostalCode, Province].map(Some));
    }

    #[test]
    fn without_headings_the_column_of_names_is_asked_whatever_values_tell_other_columns() {
        let mut mapping = Mapping::propose(&table("Comune di Prova;01234567897;info@pec.prova.it\n"), &[]);
        assert!(mapping.place(PartyField::FiscalCode).is_some() && !mapping.is_known());
        mapping.assign(&Assignment { column: 2, field: None });
        assert!(!mapping.is_known(), "another column was said");
        mapping.assign(&Assignment { column: 0, field: Some(PartyField::Name) });
        assert!(mapping.is_known());
        assert!(Mapping::propose(&table(PICTURE), &[]).is_known());
    }

    #[test]
    fn without_headings_the_names_are_the_first_column_of_free_text() {
        use PartyField::{Category, FiscalCode, Name, Pec};
        for (text, expected) in [
            (
                "Ditta Uno;impresa;01234567897;a@pec.it\n",
                &[Some(Name), Some(Category), Some(FiscalCode), Some(Pec)][..],
            ),
            ("impresa;Ditta Uno;da sentire con calma\n", &[Some(Category), Some(Name), None]),
            ("Ditta Uno S.r.l.\nDitta Due\n", &[Some(Name)]),
            ("Comune\n", &[Some(Name)]),
            ("Comune di Albino;01234567897\n", &[Some(Name), Some(FiscalCode)]),
            ("1;privato;Ditta Uno\n2;privato;Ditta Due\n", &[None, None, Some(Name)]),
            ("impresa;01234567897\n", &[Some(Category), Some(FiscalCode)]),
        ] {
            let mapping = Mapping::propose(&table(text), &[]);
            assert_eq!((mapping.header, fields(&mapping)), (None, expected.to_vec()), "{text}");
        }
    }

    #[test]
    fn the_column_under_the_heading_of_names_is_taken_beside_unknown_ones() {
        let text = "Elenco dei soggetti\nSigla interna;Quota;Partner\nAB;10000;Alfa\nCD;20000;Beta\n";
        let mapping = Mapping::propose(&table(text), &[]);
        assert_eq!((mapping.header, fields(&mapping)), (Some(2), vec![None, None, Some(PartyField::Name)]));
    }

    #[test]
    fn a_field_has_one_column_and_the_user_prevails() {
        let mut mapping = Mapping::propose(&table("Ente;Denominazione;Mail\nA;Alfa;a@b.it\n"), &[]);
        assert_eq!(mapping.place(PartyField::Name), Some(0));
        mapping.assign(&Assignment { column: 1, field: Some(PartyField::Name) });
        assert_eq!(fields(&mapping), [None, Some(PartyField::Name), Some(PartyField::Email)]);
    }

    #[test]
    fn a_mapping_is_remembered_by_its_headings() {
        let mut first = Mapping::propose(&table(PICTURE), &[]);
        first.assign(&Assignment { column: 7, field: None });
        let again = Mapping::propose(&table(&PICTURE.replace("Ente;", "ENTE ;")), &[first.remembered()]);
        assert_eq!(fields(&again), fields(&first));
        assert_eq!(again.columns[0].origin, Origin::Remembered);
        let other = Mapping::propose(&table(&PICTURE.replace("Note", "Annotazioni")), &[first.remembered()]);
        assert_eq!(other.columns[7].field, Some(PartyField::Notes));
    }

    #[test]
    fn letters_are_those_of_the_spreadsheet() {
        assert_eq!([letters(0), letters(25), letters(26), letters(255)], ["A", "Z", "AA", "IV"]);
    }
}
