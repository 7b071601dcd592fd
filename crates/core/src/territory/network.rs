//! The networks as a closed set, and what is known of each beyond the act: hints that the office edits.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::act;
use crate::coded::coded;
use crate::italian::fold;

coded! {
    /// The 15 networks (reti territoriali), one for each ASL, in the order of the screen.
    Network {
        /// ASL della Provincia di Bergamo.
        Bergamo = "bergamo",
        /// ASL della Provincia di Brescia.
        Brescia = "brescia",
        /// ASL della Provincia di Como.
        Como = "como",
        /// ASL della Provincia di Cremona.
        Cremona = "cremona",
        /// ASL della Provincia di Lecco.
        Lecco = "lecco",
        /// ASL della Provincia di Lodi.
        Lodi = "lodi",
        /// ASL della Provincia di Mantova.
        Mantova = "mantova",
        /// ASL Milano, the city with Sesto San Giovanni and Cinisello Balsamo.
        Milano = "milano",
        /// ASL della Provincia di Milano 1; "Milano Uno" in annex C.
        Milano1 = "milano_1",
        /// ASL della Provincia di Milano 2; "Milano Due" in annex C.
        Milano2 = "milano_2",
        /// ASL Monza e Brianza; "Monza Brianza" in annex C.
        MonzaBrianza = "monza_brianza",
        /// ASL della Provincia di Pavia.
        Pavia = "pavia",
        /// ASL della Provincia di Sondrio.
        Sondrio = "sondrio",
        /// ASL Vallecamonica - Sebino; "Valcamonica" in annex C.
        VallecamonicaSebino = "vallecamonica_sebino",
        /// ASL della Provincia di Varese.
        Varese = "varese",
    }
}

coded! {
    /// How sure a datum is that does not come from the act.
    Confidence {
        /// Read in a source.
        Verified = "verified",
        /// Remembered, not found in a source: to be checked by the office.
        Recalled = "recalled",
    }
}

/// What is known of a network's territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Territory {
    /// The network.
    pub network: Network,
    /// Its name on the screen: "Milano 1".
    pub display_name: String,
    /// The official name of its ASL.
    pub official_name: Hint,
    /// The line of its indicators in annex C.
    pub indicators_line: u32,
    /// The line of its resources in annex C.
    pub resources_line: u32,
    /// Other names the act gives it.
    pub aliases: Vec<Alias>,
    /// The provinces it lies in; a network and a province are not the same thing (Milano has three networks).
    pub provinces: Vec<String>,
    /// The chamber of commerce.
    pub chamber: String,
    /// The seat of the ASL.
    pub seat: Hint,
    /// Its ambiti territoriali: hints for an editable list.
    pub ambiti: Vec<AmbitoHint>,
    /// What to know of that list, in Italian.
    #[serde(default)]
    pub ambiti_note: Option<String>,
}

/// A datum that does not come from the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hint {
    /// The datum.
    pub name: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it is not surer, in Italian.
    #[serde(default)]
    pub note: Option<String>,
}

/// Another name of a network, and where the act uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// The lines of the act.
    pub lines: Vec<u32>,
}

/// An ambito territoriale, as a hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AmbitoHint {
    /// Its name.
    pub name: String,
    /// Its number, where the province numbers them (Brescia).
    #[serde(default)]
    pub number: Option<u8>,
    /// How sure the name is.
    pub confidence: Confidence,
}

static TERRITORIES: LazyLock<Vec<Territory>> = LazyLock::new(|| {
    let mut territories: Vec<Territory> =
        act::embedded("territories.json", include_str!("../../data/dgr-x-1081/territories.json"));
    territories.sort_by_key(|territory| territory.network);
    territories
});

/// Letters that a name cut short must have, so that it is one.
const SHORTEST: usize = 4;

/// A name as it is compared: folded, without blanks and without the body's own word before it.
fn bare(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("asl ").unwrap_or(&folded).replace(' ', "")
}

impl Network {
    /// What is known of its territory.
    pub fn territory(self) -> &'static Territory {
        // The file has one entry a network, in the enum's order once sorted: a test says so.
        &TERRITORIES[self as usize]
    }

    /// Its name on the screen.
    pub fn display_name(self) -> &'static str {
        &self.territory().display_name
    }

    /// The official name of its ASL.
    pub fn official_name(self) -> &'static str {
        &self.territory().official_name.name
    }

    /// Its name in the tables of annex C.
    pub fn name_in_annex_c(self) -> &'static str {
        let line = act::text().line(self.territory().resources_line).unwrap_or_default();
        line.split('\t').next().unwrap_or_default()
    }

    /// The network of a typed name: on the screen, official, of annex C, another of the act, or the code; a name whose
    /// beginning no other network has may be cut short ("Vallecamonica"). Case, accents, punctuation, blanks and a "ASL" before
    /// the name do not matter.
    pub fn find(name: &str) -> Option<Self> {
        let wanted = bare(name);
        let named = |fits: &dyn Fn(&str) -> bool| {
            let network = |network: &Self| network.names().iter().any(|known| fits(&bare(known)));
            Self::ALL.iter().copied().filter(network).collect::<Vec<_>>()
        };
        if let [network] = named(&|known| known == wanted)[..] {
            return Some(network);
        }
        let long_enough = wanted.len() >= SHORTEST;
        match named(&|known| long_enough && known.starts_with(&wanted))[..] {
            [network] => Some(network),
            _ => None,
        }
    }

    /// Every name it goes by.
    pub(super) fn names(self) -> Vec<&'static str> {
        let territory = self.territory();
        let fixed = [self.code(), &territory.display_name, &territory.official_name.name, self.name_in_annex_c()];
        fixed.into_iter().chain(territory.aliases.iter().map(|alias| alias.name.as_str())).collect()
    }
}

impl Territory {
    /// How many names of ambiti are to be checked.
    pub fn ambiti_to_check(&self) -> usize {
        self.ambiti.iter().filter(|ambito| ambito.confidence == Confidence::Recalled).count()
    }
}
