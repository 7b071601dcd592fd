//! What a reader shows of a document beside its pages: title, language, dates, identity, outline.

use lopdf::{Document, Object, ObjectId, StringFormat, dictionary, text_string};

use super::{Imprint, Sheets, refused};
use crate::error::Error;

/// An entry of the outline with its page and its height on it, upwards.
struct Entry<'a> {
    level: usize,
    title: &'a str,
    page: ObjectId,
    height: f32,
}

/// Completes what printpdf wrote.
pub(super) fn complete(document: &mut Document, sheets: &Sheets, imprint: Imprint) -> Result<(), Error> {
    document.version = "1.7".into();
    inform(document, sheets, imprint);
    let pages: Vec<_> = document.get_pages().into_values().collect();
    for page in &pages {
        document.get_dictionary_mut(*page).map_err(refused)?.remove(b"Annots");
    }
    let outline = outline(document, sheets, &pages);
    let catalog = document.catalog_mut().map_err(refused)?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", Object::string_literal("it-IT"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn inform(document: &mut Document, sheets: &Sheets, imprint: Imprint) {
    let date = format!("D:{}000000Z", imprint.made_on.format("%Y%m%d"));
    let information = document.add_object(dictionary! {
        "Title" => text_string(&sheets.title),
        "Author" => text_string(&sheets.author),
        "Creator" => Object::string_literal("Concilia"),
        "Producer" => Object::string_literal("Concilia"),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    });
    if let Some(old) = document.trailer.get(b"Info").ok().and_then(|old| old.as_reference().ok()) {
        document.objects.remove(&old);
    }
    let id = Object::String(imprint.id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("Info", information);
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// Writes the outline, or nothing if no page has a heading.
fn outline(document: &mut Document, sheets: &Sheets, pages: &[ObjectId]) -> Option<ObjectId> {
    let mut entries = Vec::new();
    for (page, id) in sheets.pages.iter().zip(pages) {
        for (bookmark, top) in &page.bookmarks {
            let height = page.frame.height - top;
            entries.push(Entry { level: bookmark.level, title: &bookmark.title, page: *id, height });
        }
    }
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<_> = entries.iter().map(|_| document.new_object_id()).collect();
    let parents: Vec<Option<usize>> = (0..entries.len()).map(|entry| parent(&entries, entry)).collect();
    let children = |of: Option<usize>| -> Vec<usize> {
        parents.iter().enumerate().filter(|(_, parent)| **parent == of).map(|(entry, _)| entry).collect()
    };
    for (place, entry) in entries.iter().enumerate() {
        let siblings = children(parents[place]);
        let mut item = dictionary! {
            "Title" => text_string(entry.title),
            "Parent" => parents[place].map_or(root, |parent| ids[parent]),
            "Dest" => vec![entry.page.into(), "XYZ".into(), Object::Null, Object::Real(entry.height), Object::Null],
        };
        let at = siblings.partition_point(|sibling| *sibling < place);
        if at > 0 {
            item.set("Prev", ids[siblings[at - 1]]);
        }
        if let Some(next) = siblings.get(at + 1) {
            item.set("Next", ids[*next]);
        }
        if let [first, .., last] | [first @ last] = children(Some(place))[..] {
            item.set("First", ids[first]);
            item.set("Last", ids[last]);
            item.set("Count", -(children(Some(place)).len() as i64));
        }
        document.objects.insert(ids[place], item.into());
    }
    let top = children(None);
    let whole = dictionary! {
        "Type" => "Outlines", "First" => ids[top[0]], "Last" => ids[top[top.len() - 1]], "Count" => top.len() as i64,
    };
    document.objects.insert(root, whole.into());
    Some(root)
}

/// The nearest entry above that is of a higher level.
fn parent(entries: &[Entry<'_>], of: usize) -> Option<usize> {
    (0..of).rev().find(|earlier| entries[*earlier].level < entries[of].level)
}
