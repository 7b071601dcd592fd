//! Where an assertion of the product comes from: lines of the act, or an outside norm.
//!
//! The act's words are in the program. Those of outside norms are not: `docs/sources.md` tells, under one heading a norm,
//! what the product asserts of it, its date, and where its official text is published.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::act::{self, Passage};
use crate::coded::coded;

/// The sources as they are published with the program; every [`Norm`] has its heading there.
const SOURCES: &str = include_str!("../../../docs/sources.md");

coded! {
    /// The outside norms that the product relies on.
    Norm {
        /// Agreements between public bodies are signed electronically from a date on.
        ElectronicAgreements = "l_241_1990_art_15_c_2_bis",
        /// The notice to those whose personal data are collected, as in force in 2013-2015.
        PrivacyNotice = "dlgs_196_2003_art_13",
        /// How fiscal codes are made, and their check character.
        FiscalCode = "dm_23_12_1976",
        /// How VAT numbers are made, and their check digit.
        VatNumber = "partita_iva",
        /// What a public body receives is given a protocol number.
        Protocol = "dpr_445_2000_art_53",
    }
}

impl Norm {
    /// How it is cited.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ElectronicAgreements => "L. 241/1990, art. 15, c. 2-bis",
            Self::PrivacyNotice => "D.Lgs. 196/2003, art. 13",
            Self::FiscalCode => "D.M. 23/12/1976",
            Self::VatNumber => "Regola della partita IVA",
            Self::Protocol => "D.P.R. 445/2000, art. 53, c. 5",
        }
    }

    /// What `docs/sources.md` tells of it, a paragraph a line; empty if it told nothing, which a test excludes.
    pub fn told(self) -> Vec<&'static str> {
        let heading = format!("### {}", self.label());
        let after = SOURCES.lines().skip_while(|line| *line != heading).skip(1);
        after.take_while(|line| !line.starts_with('#')).map(str::trim).filter(|line| !line.is_empty()).collect()
    }
}

/// The source of an assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "source", content = "at", rename_all = "snake_case")]
#[ts(export)]
pub enum Citation {
    /// Lines of the resolution or of its annexes.
    Act(Passage),
    /// An outside norm.
    Norm(Norm),
}

/// What the side panel shows of a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CitedPassage {
    /// How it is cited.
    pub label: String,
    /// The lines of the act; none for an outside norm.
    pub lines: Option<Passage>,
    /// The stable name of the act's division, for the library; none for an outside norm.
    pub anchor: Option<String>,
    /// The words, a paragraph each: the act's own, or what the sources tell of a norm.
    pub text: Vec<String>,
    /// Whether the text is the official one; what is told of an outside norm is a summary of ours.
    pub official: bool,
}

impl Citation {
    /// Lines `first` to `last` of the act.
    pub const fn act(first: u32, last: u32) -> Self {
        Self::Act(Passage::new(first, last))
    }

    /// One line of the act.
    pub const fn line(number: u32) -> Self {
        Self::act(number, number)
    }

    /// An outside norm.
    pub const fn norm(norm: Norm) -> Self {
        Self::Norm(norm)
    }

    /// "dgr X/1081, punto 3, lett. a"; "L. 241/1990, art. 15, c. 2-bis".
    pub fn label(self) -> String {
        match self {
            Self::Act(passage) => act::text().label(passage),
            Self::Norm(norm) => norm.label().to_owned(),
        }
    }

    /// What is read when the citation is opened.
    pub fn passage(self) -> CitedPassage {
        match self {
            Self::Act(passage) => CitedPassage {
                label: self.label(),
                lines: Some(passage),
                anchor: Some(act::text().anchor(passage)),
                text: act::text().passage(passage),
                official: true,
            },
            Self::Norm(norm) => CitedPassage {
                label: self.label(),
                lines: None,
                anchor: None,
                text: norm.told().into_iter().map(str::to_owned).collect(),
                official: false,
            },
        }
    }

    /// A short name for links and scripts: "act-193-193", "norm-fiscal_code". [`Citation::from_key`] reads it back.
    pub fn key(self) -> String {
        match self {
            Self::Act(passage) => format!("act-{}-{}", passage.first, passage.last),
            Self::Norm(norm) => format!("norm-{}", norm.code()),
        }
    }

    /// The citation of a key; nothing where the key is not one, or there is nothing to read at its end.
    pub fn from_key(key: &str) -> Option<Self> {
        let citation = match key.split_once('-')? {
            ("act", lines) => {
                let (first, last) = lines.split_once('-')?;
                Self::act(first.parse().ok()?, last.parse().ok()?)
            }
            ("norm", code) => Self::Norm(Norm::from_code(code)?),
            _ => return None,
        };
        citation.is_found().then_some(citation)
    }

    /// Whether there is something to read at its end: the lines of the act exist, run forward, and the first and the last
    /// have words that are not furniture; the norm has its heading in the sources. Every rule's test asks this.
    pub fn is_found(self) -> bool {
        match self {
            Self::Act(passage) => {
                let text = act::text();
                passage.first <= passage.last && text.has_words(passage.first) && text.has_words(passage.last)
            }
            Self::Norm(norm) => !norm.told().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_norm_has_its_heading_its_date_and_its_origin_in_the_sources() {
        for norm in Norm::ALL {
            let told = norm.told().join("\n");
            for part in
                ["- Data: ", "- Che cosa ne afferma il prodotto: ", "- Testo ufficiale: ", "- Da dove lo sappiamo: "]
            {
                assert!(told.contains(part), "{} lacks {part:?}", norm.label());
            }
            assert!(Citation::norm(*norm).is_found());
        }
    }

    #[test]
    fn every_norm_of_the_sources_is_one_the_product_knows() {
        let (_, norms) = SOURCES.split_once("## Norme esterne").unwrap();
        let norms = norms.split("\n## ").next().unwrap();
        let headings: Vec<&str> = norms.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        let known: Vec<&str> = Norm::ALL.iter().map(|norm| norm.label()).collect();
        assert_eq!(headings, known);
    }

    #[test]
    fn what_is_not_in_the_act_is_not_found() {
        assert!(Citation::act(193, 194).is_found());
        assert!(!Citation::line(188).is_found(), "furniture");
        assert!(!Citation::line(189).is_found(), "blank");
        assert!(!Citation::line(0).is_found());
        assert!(!Citation::line(5000).is_found());
        assert!(!Citation::act(194, 193).is_found());
    }

    #[test]
    fn a_citation_opens_its_words() {
        let opened = Citation::line(744).passage();
        assert_eq!(opened.label, "dgr X/1081, All. B, art. 10");
        assert_eq!(opened.text, [act::text().line(744).unwrap()]);
        assert!(opened.official);
        let norm = Citation::norm(Norm::ElectronicAgreements).passage();
        assert!(!norm.official && norm.lines.is_none());
        assert!(norm.text.iter().any(|paragraph| paragraph.contains("30 giugno 2014")));
    }

    #[test]
    fn citations_travel_as_data() {
        let json = serde_json::to_string(&[Citation::line(193), Citation::norm(Norm::FiscalCode)]).unwrap();
        assert_eq!(json, r#"[{"source":"act","at":{"first":193,"last":193}},{"source":"norm","at":"dm_23_12_1976"}]"#);
        assert_eq!(serde_json::from_str::<[Citation; 2]>(&json).unwrap()[0], Citation::line(193));
    }
}
