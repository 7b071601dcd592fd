//! The structure tree: which marked content of which page belongs to which node.

use lopdf::{Dictionary, Document, Object, dictionary};

use super::refused;
use crate::error::Error;
use crate::structure::{NodeId, Structure, Tag};

/// The marked contents of the pages, as they are drawn.
pub(super) struct Contents {
    of_node: Vec<Vec<(usize, i64)>>,
    of_page: Vec<Vec<NodeId>>,
}

impl Contents {
    /// No contents yet, for so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        Self { of_node: vec![Vec::new(); nodes], of_page: Vec::new() }
    }

    /// Goes on to the next page.
    pub(super) fn begin_page(&mut self) {
        self.of_page.push(Vec::new());
    }

    /// Begins a content of a node on the page and answers its number there.
    pub(super) fn begin(&mut self, node: NodeId) -> i64 {
        let page = self.of_page.len().saturating_sub(1);
        let number = self.of_page[page].len() as i64;
        self.of_page[page].push(node);
        self.of_node[node].push((page, number));
        number
    }
}

/// Writes the tree and the way back from contents to nodes.
pub(super) fn write(document: &mut Document, structure: &Structure, contents: &Contents) -> Result<(), Error> {
    let pages: Vec<_> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let ids: Vec<_> = structure.nodes.iter().map(|_| document.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (node, parent) in structure.nodes.iter().enumerate().filter_map(|(node, n)| Some((node, n.parent?))) {
        kids[parent].push(ids[node].into());
    }
    for (node, places) in contents.of_node.iter().enumerate() {
        for (page, number) in places {
            let content = dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => *number };
            kids[node].push(content.into());
        }
    }
    for ((node, id), kids) in structure.nodes.iter().zip(&ids).zip(kids) {
        let parent = node.parent.map_or(root, |parent| ids[parent]);
        let mut element = dictionary! { "Type" => "StructElem", "S" => node.tag.name(), "P" => parent, "K" => kids };
        if node.tag == Tag::TH {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        document.objects.insert(*id, element.into());
    }
    let mut numbers = Vec::new();
    for (page, nodes) in contents.of_page.iter().enumerate() {
        let back: Vec<Object> = nodes.iter().map(|node| ids[*node].into()).collect();
        numbers.extend([(page as i64).into(), document.add_object(back).into()]);
        let dictionary = document.get_dictionary_mut(pages[page]).map_err(refused)?;
        dictionary.set("StructParents", page as i64);
        dictionary.set("Tabs", "S");
    }
    let tree = document.add_object(dictionary! { "Nums" => numbers });
    let top: Dictionary = dictionary! {
        "Type" => "StructTreeRoot", "K" => vec![ids[0].into()], "ParentTree" => tree,
        "ParentTreeNextKey" => contents.of_page.len() as i64,
    };
    document.objects.insert(root, top.into());
    let catalog = document.catalog_mut().map_err(refused)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}
