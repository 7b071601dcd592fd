//! How the act is divided: annexes (in the file's order C, D, B, A, E; only C prints its letter, the others are recognised
//! by content), articles, paragraphs, points, with the lines of each, and which lines are furniture of a page.

use std::sync::LazyLock;

use serde::Deserialize;

use super::passage::Passage;

static STRUCTURE: LazyLock<Structure> =
    LazyLock::new(|| super::embedded("structure.json", include_str!("../../data/dgr-x-1081/structure.json")));

/// The act's divisions.
pub fn structure() -> &'static Structure {
    &STRUCTURE
}

/// The divisions of the act and what the pages added to it.
#[derive(Debug, Deserialize)]
pub struct Structure {
    /// How the resolution is named in a citation.
    pub resolution: String,
    /// Lines that belong to the page, not to the text ("Regione Lombardia", "LA GIUNTA").
    pub furniture: Vec<u32>,
    /// Pairs of lines that are one sentence, cut by a page or set on several lines.
    pub joins: Vec<(u32, u32)>,
    /// The resolution itself and its annexes, in the file's order.
    pub sections: Vec<Section>,
}

/// A division of the act.
#[derive(Debug, Deserialize)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Its number or letter; the name of a part that has none; empty for the resolution itself.
    pub number: String,
    first: u32,
    last: u32,
    /// The line of its title.
    pub title: Option<u32>,
    /// Its own divisions.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// The kinds of division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The resolution without its annexes.
    Body,
    /// An annex.
    Annex,
    /// An unnumbered part, known by a name.
    Part,
    /// An article of annex B.
    Article,
    /// A numbered paragraph of annexes A, D, E.
    Paragraph,
    /// A point of the decision.
    Point,
    /// A letter of a point.
    Letter,
    /// An entry of a numbered list in an article.
    Number,
    /// The sheet of an intervention in annex E.
    Sheet,
}

impl Section {
    /// Its lines.
    pub fn passage(&self) -> Passage {
        Passage::new(self.first, self.last)
    }

    /// Whether its number is enough without the paragraph around it.
    fn stands_alone(&self) -> bool {
        matches!(self.kind, SectionKind::Paragraph | SectionKind::Sheet)
    }

    /// How it is named in a citation: "All. B", "art. 6", "lett. a". Empty for the resolution itself.
    fn label(&self) -> String {
        let number = &self.number;
        match self.kind {
            SectionKind::Body => String::new(),
            SectionKind::Annex => format!("All. {number}"),
            SectionKind::Part => number.clone(),
            SectionKind::Article => format!("art. {number}"),
            SectionKind::Paragraph => format!("par. {number}"),
            SectionKind::Point => format!("punto {number}"),
            SectionKind::Letter => format!("lett. {number}"),
            SectionKind::Number => format!("n. {number}"),
            SectionKind::Sheet => format!("scheda {number}"),
        }
    }

    /// Its part of an anchor: letters, digits and hyphens.
    fn anchor(&self) -> String {
        crate::italian::fold(&self.label()).replace(' ', "-")
    }
}

impl Structure {
    /// The divisions that hold the whole passage, from the widest; a paragraph or a sheet within a paragraph
    /// stands alone: its number says the rest.
    pub fn path(&self, passage: Passage) -> Vec<&Section> {
        let mut path: Vec<&Section> = Vec::new();
        let mut level = &self.sections;
        while let Some(inner) = level.iter().find(|section| section.passage().contains(passage)) {
            if inner.stands_alone() && path.last().is_some_and(|outer| outer.kind == SectionKind::Paragraph) {
                path.pop();
            }
            path.push(inner);
            level = &inner.sections;
        }
        path
    }

    /// "dgr X/1081, All. B, art. 6", "dgr X/1081, punto 3, lett. a".
    pub fn label(&self, passage: Passage) -> String {
        let parts = std::iter::once(self.resolution.clone()).chain(self.path(passage).into_iter().map(Section::label));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// A stable name of the division that holds the passage: "all-b/art-6"; "atto" outside every division.
    pub fn anchor(&self, passage: Passage) -> String {
        let parts: Vec<String> =
            self.path(passage).into_iter().map(Section::anchor).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "atto".to_owned() } else { parts.join("/") }
    }

    /// Whether the line belongs to the page and not to the text.
    pub fn is_furniture(&self, line: u32) -> bool {
        self.furniture.contains(&line)
    }
}
