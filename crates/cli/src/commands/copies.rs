//! `concilia copies` and `concilia restore`: what there is to go back to, and going back.

use std::path::{Path, PathBuf};

use concilia_office::copies::{self, CopyView, RestoreRequest, RestoreSource};
use concilia_office::job::Job;
use concilia_office::{Desk, Error};
use concilia_text::time::italian;
use serde_json::json;

use crate::args::{Copies, Restore};
use crate::commands::archive::archive_name;
use crate::report::{Report, Stopped};

pub(super) fn list(desk: &Desk, arguments: &Copies) -> Result<Report, Stopped> {
    let place = arguments.folder.as_ref().unwrap_or(&desk.places.copies);
    if arguments.folder.is_some() && !place.is_dir() {
        return Err(Stopped::because(
            "copy.no_place",
            format!("La cartella «{}» non c’è.", place.display()),
            "Controlla com’è scritta e che il disco sia collegato; senza --folder si guardano le copie di questo computer.",
        ));
    }
    let all = copies::list_in(place, None)?;
    let copies = match &arguments.archive {
        Some(archive) => {
            let copies = of_archive(all, &std::path::absolute(archive)?);
            if copies.is_empty() && !archive.exists() {
                return Err(Stopped::because(
                    "archive.no_file",
                    format!(
                        "L’archivio «{}» non c’è, e in {} non ce n’è una copia.",
                        archive.display(),
                        place.display()
                    ),
                    "Controlla com’è scritto il nome; tutte le copie si vedono con «concilia copies».",
                ));
            }
            copies
        }
        None => all,
    };
    let lines: Vec<String> = copies.iter().map(line).collect();
    let text = match lines.is_empty() {
        true => format!("Nessuna copia in {}.", place.display()),
        false => format!("{}\nPer tornare a una di queste: concilia restore «nome della copia».", lines.join("\n")),
    };
    Ok(Report::done(text, json!({ "folder": place.display().to_string(), "copies": copies })))
}

/// The copies of an archive: those made where it is, and those of the same code wherever it was then.
fn of_archive(all: Vec<CopyView>, archive: &Path) -> Vec<CopyView> {
    let code = |copy: &CopyView| copy.id.split('/').next().map(str::to_owned);
    let codes: Vec<_> = all.iter().filter(|copy| Path::new(&copy.path) == archive).map(code).collect();
    all.into_iter().filter(|copy| codes.contains(&code(copy))).collect()
}

fn line(copy: &CopyView) -> String {
    let count = |count: Option<i64>| count.map_or_else(|| "?".to_owned(), |count| count.to_string());
    format!(
        "{}\n  {} ({}), {}: soggetti {}, firme {}; {}",
        copy.id,
        italian(copy.made_at).format("%d/%m/%Y %H:%M"),
        copy.why,
        copy.archive,
        count(copy.parties),
        count(copy.signatures),
        copy.last_operation
    )
}

pub(super) fn restore(desk: &Desk, arguments: &Restore) -> Result<Report, Stopped> {
    arguments.to.as_deref().map_or(Ok(()), archive_name)?;
    let source = source(arguments);
    let looked = copies::look(desk, &source)?;
    let to = match (&arguments.to, looked.place) {
        (Some(to), _) => to.clone(),
        (None, Some(place)) => PathBuf::from(place),
        (None, None) => PathBuf::from(looked.new_file),
    };
    let request = RestoreRequest {
        source,
        to: to.display().to_string(),
        replace: arguments.replace,
        without_missing: arguments.without_missing,
    };
    let done = copies::restore(desk, &request, &Job::silent()).map_err(|error| refused(error, looked.missing))?;
    let attention = done.missing > 0;
    Ok(Report { text: format!("{}\n{}", done.words, to.display()), attention, json: json!(done) })
}

fn source(arguments: &Restore) -> RestoreSource {
    let (id, file) = (arguments.copy.clone(), Path::new(&arguments.copy));
    match &arguments.folder {
        Some(folder) => RestoreSource::Elsewhere { id, folder: folder.display().to_string() },
        None if file.is_file() => RestoreSource::File { path: id },
        None => RestoreSource::Copy { id, second: false },
    }
}

/// The way out in the words of the command line, where the window would ask.
fn refused(error: Error, missing: usize) -> Stopped {
    let failure = concilia_office::Failure::from(error);
    let advice = match failure.code.as_str() {
        "file.already_there" => {
            "Aggiungi --replace (quello che c’è resta accanto, con un altro nome), oppure un altro file con --to."
        }
        "copy.contents_missing" if missing > 0 => "Scegli un’altra copia, oppure aggiungi --without-missing.",
        _ => return Stopped::from_failure(failure),
    };
    Stopped::because(&failure.code, failure.message, advice)
}
