//! The main job in the real window: from an Excel list, chosen in the system's own dialog, to papers on the disk, and the
//! program ended and started again. Shorter than the flow in Chromium, which looks at every stop.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Desk, Window};

const LIST: &[u8] = include_bytes!("../../../../crates/office/data/example-list.xlsx");
/// The name that is written where the list has none.
const UNNAMED: &str = "Ente senza nome di Prova";
const PROVINCE: &str = "Provincia di Bergamo";

#[tokio::test]
async fn from_an_excel_list_to_papers_on_the_disk_and_back_after_a_restart() {
    let mut desk = Desk::new();
    let list = desk.home().join("Elenco aderenti.xlsx");
    fs::write(&list, LIST).expect("the list is written");
    let window = desk.open().await;

    begin(&window).await;
    import(&desk, &window, &list).await;
    let agreement = compose(&desk, &window).await;
    assert!(words_of(&agreement).contains("Grumello del Monte"), "the parties are printed");
    print_and_send(&window).await;
    let forms = papers(desk.home(), "Moduli di adesione");
    assert!(words_of(&forms[0]).contains("Associazione Tempo Insieme"), "a form for each adherent");
    register_a_return(&window).await;
    remind(&window).await;
    let letters = papers(desk.home(), "Solleciti");
    let letters = words_of(&letters[0]);
    assert!(letters.contains("Regione Lombardia") && letters.contains(UNNAMED), "who is missing is reminded");
    assert!(!letters.contains("Elena Vezzali"), "the president of the province has signed");
    let headline = window.text("p.headline").await;
    window.close().await;
    desk.wait_for_the_end();

    let window = desk.open().await;
    window.see("main", "65 soggetti").await;
    window.press("Apri").await;
    window.see("h1", "Cruscotto").await;
    window.go("Adesioni e firme").await;
    window.see("p.headline", &headline).await;
    window.close().await;
    desk.wait_for_the_end();
}

/// A new archive of Bergamo, worked on a week before the term.
async fn begin(window: &Window) {
    window.tick("Bergamo").await;
    window.press("Crea l’archivio di Bergamo").await;
    window.see("h1", "Cruscotto").await;
    window.press_label("Cambia la data di lavoro").await;
    window.write("Data di lavoro", "24/03/2014").await;
    window.press("Usa questa data").await;
    window.see("header", "24/03/2014").await;
}

async fn import(desk: &Desk, window: &Window, list: &Path) {
    window.press("Importa i soggetti").await;
    window.press("Scegli il file…").await;
    desk.answer_dialog(list).await;
    window.see("table", "Manca la denominazione.").await;
    window.write_and_enter("Denominazione, riga 31", UNNAMED).await;
    window.press_beginning("Da guardare").await;
    window.press_beginning("Tieni tutte com’è").await;
    // The list is tried anew after each answer: the person imports when the count is the one that was wanted.
    window.press_beginning("Importa 65 ").await;
    window.see("h2", "soggetti aggiunti").await;
    window.press("Vai all’elenco dei soggetti").await;
    window.see("main", "65 soggetti").await;
}

/// The agreement composed, put to signature and saved; answers its file.
async fn compose(desk: &Desk, window: &Window) -> PathBuf {
    window.go("Cruscotto").await;
    window.press("Componi l’accordo").await;
    window.see("h1", "Accordo territoriale").await;
    window.press("Componi l’accordo").await;
    window.see("h2", "Parti che stipulano").await;
    window.press("Metti alla firma…").await;
    window.press("Metti alla firma").await;
    window.press("Metti alla firma con questa data").await;
    window.see("main", "L’accordo è in firma.").await;
    let path = desk.home().join("Accordo.pdf");
    window.press_named("Stampa Accordo territoriale, versione 1").await;
    desk.answer_dialog(&path).await;
    window.see("main", "Salvato: Accordo.pdf").await;
    path
}

async fn print_and_send(window: &Window) {
    window.go("Documenti").await;
    // The screen has a button for each kind of document: this one is named after what it prints.
    window.press_named("Stampa: Moduli di adesione").await;
    print(window).await;
    window.go("Adesioni e firme").await;
    window.tick("Scegli tutte le righe").await;
    window.press("Registra l’invio").await;
    window.see("dialog", "Vale per").await;
    window.send("Registra l’invio").await;
    window.see("main", "Invio registrato").await;
    window.press("Togli la scelta").await;
}

async fn register_a_return(window: &Window) {
    window.write("Cerca per nome, comune, protocollo", PROVINCE).await;
    window.press(PROVINCE).await;
    window.see("aside", PROVINCE).await;
    window.press("Registra il rientro").await;
    window.write("Firmata il", "24/03/2014").await;
    window.tick("L’ho guardata").await;
    window.write("Protocollo, numero", "10871").await;
    window.write("Protocollo, data", "24/03/2014").await;
    window.send("Registra il rientro").await;
    window.see("main", "Rientro registrato per 1 soggetto.").await;
    window.see("aside", "10871").await;
}

async fn remind(window: &Window) {
    // Nobody is reminded unasked on the day of sending: who is missing is chosen.
    window.go("Adesioni e firme").await;
    window.write("Cerca per nome, comune, protocollo", " ").await;
    window.tick("Scegli tutte le righe").await;
    window.press_beginning("Sollecita ").await;
    print(window).await;
    window.go("Adesioni e firme").await;
}

/// Prints what the dialog says into the usual folder; the working date is not today's, which is asked.
async fn print(window: &Window) {
    window.see("dialog", "Che cosa").await;
    window.press("Emetti e salva").await;
    window.press("Emetti con questa data").await;
    window.see("main", "Emissione riuscita").await;
}

/// The PDFs below a folder whose name begins so.
fn papers(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(beginning) && name.ends_with(".pdf")
    };
    files.into_iter().filter(named).chain(folders.iter().flat_map(|below| papers(below, beginning))).collect()
}

fn words_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").args(["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    let output = output.expect("pdftotext starts");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
