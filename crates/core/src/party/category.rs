//! The categories of a party, from the act's own lists (annex B 581-601, annex E 1359-1369 and 1695) and the domain's.

use crate::coded::coded;

coded! {
    /// Public or private: the act asks for both in an alliance (724, 1080) and for a public lead body (738).
    Nature {
        /// Soggetto pubblico.
        Public = "public",
        /// Soggetto privato.
        Private = "private",
    }
}

coded! {
    /// Category of a party. The order is that of the domain's list and of the screen.
    Category {
        /// Regione Lombardia (581).
        Region = "region",
        /// Azienda sanitaria locale (583).
        Asl = "asl",
        /// Sede territoriale regionale (675).
        Ster = "ster",
        /// Provincia (585).
        Province = "province",
        /// Comune o altro ente locale.
        Municipality = "municipality",
        /// Ambito territoriale, ufficio di piano (589).
        Ambito = "ambito",
        /// Camera di commercio (587).
        ChamberOfCommerce = "chamber_of_commerce",
        /// Azienda speciale consortile.
        SpecialAgency = "special_agency",
        /// Consorzio pubblico.
        PublicConsortium = "public_consortium",
        /// Comunità montana.
        MountainCommunity = "mountain_community",
        /// Consigliera di parità (595).
        EqualityAdvisor = "equality_advisor",
        /// Università (597).
        University = "university",
        /// Azienda ospedaliera.
        Hospital = "hospital",
        /// Impresa.
        Company = "company",
        /// Associazione datoriale.
        EmployersAssociation = "employers_association",
        /// Organizzazione sindacale.
        TradeUnion = "trade_union",
        /// Terzo settore.
        ThirdSector = "third_sector",
        /// Associazione familiare.
        FamilyAssociation = "family_association",
        /// Fondazione.
        Foundation = "foundation",
        /// Ordine professionale.
        ProfessionalOrder = "professional_order",
        /// Sistema finanziario e assicurativo.
        Finance = "finance",
        /// Altro.
        Other = "other",
    }
}

impl Category {
    /// The nature proposed for the category; the user may say otherwise.
    pub const fn usual_nature(self) -> Nature {
        match self {
            Self::Region
            | Self::Asl
            | Self::Ster
            | Self::Province
            | Self::Municipality
            | Self::Ambito
            | Self::ChamberOfCommerce
            | Self::SpecialAgency
            | Self::PublicConsortium
            | Self::MountainCommunity
            | Self::EqualityAdvisor
            | Self::University
            | Self::Hospital
            | Self::ProfessionalOrder => Nature::Public,
            Self::Company
            | Self::EmployersAssociation
            | Self::TradeUnion
            | Self::ThirdSector
            | Self::FamilyAssociation
            | Self::Foundation
            | Self::Finance
            | Self::Other => Nature::Private,
        }
    }
}
