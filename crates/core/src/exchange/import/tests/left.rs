//! Rows that stayed out are known again in the lists that bring them.

use super::*;

fn left(text: &str) -> Left {
    let Table { sheet, rows, .. } = table(text);
    let mapping = Mapping::propose(&table(text), &[]);
    Left { id: "l".into(), source: "Prima.csv".into(), sheet, mapping, rows }
}

fn waiting_after(first: &str, second: &str) -> Vec<u32> {
    let second = table(second);
    let brought = Brought::by(&second, &Mapping::propose(&second, &[]));
    left(first).without(&brought).waiting().map(|row| row.number).collect()
}

#[test]
fn a_row_that_another_list_brings_waits_no_longer_whatever_was_mended_of_it() {
    let first = "Ente;CF;Email\nAlfa;123;a@alfa.it\nBeta;456;\n";
    assert_eq!(waiting_after(first, "Denominazione;Codice fiscale\nALFA;01234567897\n"), [3]);
    assert_eq!(waiting_after(first, "Ente;CF\nGamma;123\n"), [2, 3], "a shared code is not the same body");
}

#[test]
fn a_row_without_a_name_is_known_by_all_that_it_says() {
    let first = "Ente;Categoria;Email\n;sindacato;x@ente.it\n;sindacato;y@ente.it\n";
    assert_eq!(waiting_after(first, "Ente;Categoria;Email\nDelta;sindacato;x@ente.it\n"), [3]);
    assert_eq!(waiting_after(first, "Ente;Categoria\nDelta;sindacato\n"), [2, 3]);
}
