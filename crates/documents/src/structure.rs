//! The document's logical structure: what each drawn thing is, for readers that do not see the page.
//! The layout grows it, the emitter writes it; no geometry here.

/// A node's place in the structure.
pub(crate) type NodeId = usize;

/// What a node is, by the names of the PDF standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The whole.
    Document,
    /// Something that belongs together: a signature block, an item of a batch.
    Sect,
    /// Headings of the three levels.
    H1,
    /// See `H1`.
    H2,
    /// See `H1`.
    H3,
    /// Paragraph.
    P,
    /// A list.
    L,
    /// An item of a list.
    LI,
    /// Its mark or number.
    Lbl,
    /// Its text.
    LBody,
    /// A table.
    Table,
    /// A row.
    TR,
    /// A cell of the head.
    TH,
    /// A cell.
    TD,
}

impl Tag {
    /// The name in the PDF.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::TR => "TR",
            Self::TH => "TH",
            Self::TD => "TD",
        }
    }
}

/// One node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) tag: Tag,
    /// The node it stands in; the root has none.
    pub(crate) parent: Option<NodeId>,
}

/// The tree, its root first.
#[derive(Debug)]
pub(crate) struct Structure {
    /// The nodes; a parent comes before its children.
    pub(crate) nodes: Vec<Node>,
    open: NodeId,
}

impl Structure {
    /// A tree with nothing but its root.
    pub(crate) fn new() -> Self {
        Self { nodes: vec![Node { tag: Tag::Document, parent: None }], open: 0 }
    }

    /// Opens a node within the open one and answers it.
    pub(crate) fn open(&mut self, tag: Tag) -> NodeId {
        self.nodes.push(Node { tag, parent: Some(self.open) });
        self.open = self.nodes.len() - 1;
        self.open
    }

    /// Closes the open node.
    pub(crate) fn close(&mut self) {
        self.open = self.nodes[self.open].parent.unwrap_or(0);
    }

    /// Whether the open node is of this kind.
    pub(crate) fn is_open(&self, tag: Tag) -> bool {
        self.nodes[self.open].tag == tag
    }

    /// Takes in another tree as a part of this one and answers by how much its nodes have moved.
    pub(crate) fn graft(&mut self, other: &Self) -> usize {
        let moved = self.nodes.len();
        let part = |(place, node): (usize, &Node)| match node.parent {
            None => Node { tag: Tag::Sect, parent: Some(0) },
            Some(parent) => Node { tag: other.nodes[place].tag, parent: Some(parent + moved) },
        };
        self.nodes.extend(other.nodes.iter().enumerate().map(part));
        moved
    }
}
