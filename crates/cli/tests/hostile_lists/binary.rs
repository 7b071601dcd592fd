//! XLS written record by record (\[MS-XLS\]), so that it can say what no spreadsheet program would write.

use std::io::{Cursor, Write};

/// Shared texts and the sheet's cells: row, column, which text.
pub(crate) struct Sheet {
    strings: Vec<String>,
    cells: Vec<(u16, u16, u32)>,
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
}

/// Beginning of a part: version 8, then what kind of part it is.
fn begin(kind: u16) -> Vec<u8> {
    record(0x0809, &[&[0x00, 0x06][..], &kind.to_le_bytes()[..], &[0xBB, 0x0D, 0xCC, 0x07], &[0; 8]].concat())
}

/// The shared texts, one byte a character, going on in records of their own where they are long.
fn shared(strings: &[String]) -> Vec<u8> {
    let count = u32::try_from(strings.len()).unwrap();
    let mut data = [count.to_le_bytes(), count.to_le_bytes()].concat();
    let mut records = Vec::new();
    let mut kind = 0x00FC;
    for text in strings {
        data.extend(u16::try_from(text.len()).unwrap().to_le_bytes());
        data.push(0);
        for piece in text.as_bytes().chunks(8_000) {
            if data.len() + piece.len() > 8_200 {
                records.extend(record(kind, &data));
                (kind, data) = (0x003C, vec![0]);
            }
            data.extend(piece);
        }
    }
    records.extend(record(kind, &data));
    records
}

/// The workbook of one sheet.
pub(crate) fn workbook(sheet: &Sheet) -> Vec<u8> {
    let end = record(0x000A, &[]);
    let name = b"Foglio1";
    let bound = |start: u32| {
        let length = u8::try_from(name.len()).unwrap();
        record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, length, 0], name].concat())
    };
    let strings = shared(&sheet.strings);
    let before = begin(5).len() + bound(0).len() + strings.len() + end.len();
    let mut stream = begin(5);
    stream.extend(bound(u32::try_from(before).unwrap()));
    stream.extend(strings);
    stream.extend(&end);
    stream.extend(begin(0x10));
    for (row, column, text) in &sheet.cells {
        let at = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        stream.extend(record(0x00FD, &[&at[..], &text.to_le_bytes()[..]].concat()));
    }
    stream.extend(end);
    compound(&[("/Workbook", &stream)])
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Headings and that many parties.
pub(crate) fn list(count: u16) -> Sheet {
    let names = (1..=count).map(|n| format!("Scuola numero {n}"));
    let strings = std::iter::once("Ente".to_owned()).chain(names).collect();
    Sheet { strings, cells: (0..=count).map(|n| (n, 0, u32::from(n))).collect() }
}

/// Two cells with a whole sheet between them.
pub(crate) fn far_cell() -> Sheet {
    Sheet { strings: vec!["Ente".into(), "x".into()], cells: vec![(0, 0, 0), (65_535, 255, 1)] }
}

/// One text of so many characters, named by so many rows.
pub(crate) fn one_string(length: usize, count: u16) -> Sheet {
    Sheet { strings: vec!["x".repeat(length)], cells: (0..count).map(|n| (n, 0, 0)).collect() }
}

/// A workbook with a password: the packed one, encrypted, in an old container.
pub(crate) fn with_password() -> Vec<u8> {
    compound(&[("/EncryptionInfo", &[4, 0, 4, 0]), ("/EncryptedPackage", &[7; 6_000])])
}
