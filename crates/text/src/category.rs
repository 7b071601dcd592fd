//! Names of the categories of parties.

use concilia_core::party::{Category, Nature};

/// The category as screen and documents call it.
pub const fn category(category: Category) -> &'static str {
    match category {
        Category::Region => "Regione",
        Category::Asl => "ASL",
        Category::Ster => "STER",
        Category::Province => "Provincia",
        Category::Municipality => "Comune o ente locale",
        Category::Ambito => "Ambito territoriale",
        Category::ChamberOfCommerce => "Camera di commercio",
        Category::SpecialAgency => "Azienda speciale consortile",
        Category::PublicConsortium => "Consorzio pubblico",
        Category::MountainCommunity => "Comunità montana",
        Category::EqualityAdvisor => "Consigliera di parità",
        Category::University => "Università",
        Category::Hospital => "Azienda ospedaliera",
        Category::Company => "Impresa",
        Category::EmployersAssociation => "Associazione datoriale",
        Category::TradeUnion => "Organizzazione sindacale",
        Category::ThirdSector => "Terzo settore",
        Category::FamilyAssociation => "Associazione familiare",
        Category::Foundation => "Fondazione",
        Category::ProfessionalOrder => "Ordine professionale",
        Category::Finance => "Sistema finanziario e assicurativo",
        Category::Other => "Altro",
    }
}

/// Public or private, as screen and documents call it.
pub const fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Public => "Pubblico",
        Nature::Private => "Privato",
    }
}
