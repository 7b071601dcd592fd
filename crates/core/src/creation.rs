//! Making the archive of a network: what stands in it before the office has written anything.

use std::path::Path;

use crate::archive::home::Home;
use crate::archive::lock::Holder;
use crate::archive::{Archive, NewArchive, Writer};
use crate::context::Context;
use crate::deadline;
use crate::error::Result;
use crate::operator;
use crate::schema::SCHEMA;
use crate::territory::{Confidence, Network};

/// Makes the archive of `network` at `path`, which is `home` from then on: its ambiti as hints to check, the two terms of the
/// resolution.
pub fn create(
    path: &Path,
    network: Network,
    new: &NewArchive,
    holder: &Holder,
    home: &Home,
    ctx: &mut Context<'_>,
) -> Result<Archive> {
    Archive::create(path, SCHEMA, new, holder, ctx, |writer, ctx| {
        home.keep(writer)?;
        presets(network, writer, ctx)
    })
}

/// Writes what the act and the lists of hints say of a network.
pub fn presets(network: Network, writer: &mut Writer<'_>, ctx: &mut Context<'_>) -> Result<()> {
    for ambito in &network.territory().ambiti {
        let to_check = ambito.confidence != Confidence::Verified;
        operator::insert_ambito(writer, ctx.new_id(), &ambito.name, to_check)?;
    }
    deadline::preset(writer, ctx)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act;
    use crate::testing::{Office, day};

    #[test]
    fn a_new_archive_holds_the_ambiti_to_check_and_the_two_terms() {
        let mut office = Office::new();
        let operation =
            crate::archive::operation::Operation::new(crate::archive::operation::OperationKind::ArchiveCreate, "prova");
        office
            .act(|archive, ctx| archive.write(ctx, operation, |writer, ctx| presets(Network::Bergamo, writer, ctx)))
            .unwrap();
        let ambiti = office.archive.read(operator::ambiti).unwrap();
        let hints = &Network::Bergamo.territory().ambiti;
        assert_eq!(ambiti.len(), hints.len());
        assert_eq!(
            ambiti.iter().filter(|ambito| ambito.to_check).count(),
            Network::Bergamo.territory().ambiti_to_check()
        );
        let told = operator::findings(&ambiti).map(|finding| finding.matter);
        let names: Vec<String> = ambiti.iter().filter(|ambito| ambito.to_check).map(|one| one.name.clone()).collect();
        assert_eq!(told, Some(crate::rule::Matter::AmbitiToCheck { names }));
        assert_eq!(operator::findings(&ambiti.iter().filter(|one| !one.to_check).cloned().collect::<Vec<_>>()), None);
        let terms = office.archive.read(|tx| deadline::all(tx, day("2014-01-20"))).unwrap();
        let days: Vec<_> = terms.iter().map(|term| term.deadline.due_on).collect();
        assert_eq!(days, act::deadlines().iter().map(|term| term.date).collect::<Vec<_>>());
    }
}
