//! The categories of a party, from the act's own lists (annex B 581-601, annex E 1359-1369 and 1695) and the domain's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Public or private: the act asks for both in an alliance (724, 1080) and for a public lead body (738).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Soggetto pubblico.
    Public,
    /// Soggetto privato.
    Private,
}

/// Declares the categories with their stored code and the nature that is proposed for each.
macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $nature:ident;)*) => {
        /// Category of a party. The order is that of the domain's list and of the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Category {
            $($(#[$doc])* $name,)*
        }

        impl Category {
            /// Every category, in the order of the screen.
            pub const ALL: &[Category] = &[$(Category::$name),*];

            /// The code kept in the archive and in files.
            pub const fn code(self) -> &'static str {
                match self { $(Category::$name => $code),* }
            }

            /// The category of a stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Category::$name),)* _ => None }
            }

            /// The nature proposed for the category; the user may say otherwise.
            pub const fn usual_nature(self) -> Nature {
                match self { $(Category::$name => Nature::$nature),* }
            }
        }
    };
}

categories! {
    /// Regione Lombardia (581).
    Region = "region", Public;
    /// Azienda sanitaria locale (583).
    Asl = "asl", Public;
    /// Sede territoriale regionale (675).
    Ster = "ster", Public;
    /// Provincia (585).
    Province = "province", Public;
    /// Comune o altro ente locale.
    Municipality = "municipality", Public;
    /// Ambito territoriale, ufficio di piano (589).
    Ambito = "ambito", Public;
    /// Camera di commercio (587).
    ChamberOfCommerce = "chamber_of_commerce", Public;
    /// Azienda speciale consortile.
    SpecialAgency = "special_agency", Public;
    /// Consorzio pubblico.
    PublicConsortium = "public_consortium", Public;
    /// Comunità montana.
    MountainCommunity = "mountain_community", Public;
    /// Consigliera di parità (595).
    EqualityAdvisor = "equality_advisor", Public;
    /// Università (597).
    University = "university", Public;
    /// Azienda ospedaliera.
    Hospital = "hospital", Public;
    /// Impresa.
    Company = "company", Private;
    /// Associazione datoriale.
    EmployersAssociation = "employers_association", Private;
    /// Organizzazione sindacale.
    TradeUnion = "trade_union", Private;
    /// Terzo settore.
    ThirdSector = "third_sector", Private;
    /// Associazione familiare.
    FamilyAssociation = "family_association", Private;
    /// Fondazione.
    Foundation = "foundation", Private;
    /// Ordine professionale.
    ProfessionalOrder = "professional_order", Public;
    /// Sistema finanziario e assicurativo.
    Finance = "finance", Private;
    /// Altro.
    Other = "other", Private;
}

impl Nature {
    /// The code kept in the archive.
    pub const fn code(self) -> &'static str {
        match self {
            Nature::Public => "public",
            Nature::Private => "private",
        }
    }

    /// The nature of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "public" => Some(Nature::Public),
            "private" => Some(Nature::Private),
            _ => None,
        }
    }
}
