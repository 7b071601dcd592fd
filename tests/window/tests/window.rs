//! The real window: what only WebKitGTK, the real runtime and the plugins can show.
#![cfg(target_os = "linux")]
#![allow(clippy::panic, reason = "a test that stops says by failing what it expected")]

mod desk;
mod main_job;

use self::desk::Desk;
use serde_json::json;

#[tokio::test]
async fn the_window_opens_answers_and_closes_and_opens_again() {
    let mut desk = Desk::new();
    for _ in 0..2 {
        let window = desk.open().await;
        assert_eq!(window.client.title().await.expect("a title"), "Benvenuto · Concilia");
        let about = window.invoke("about", json!({})).await;
        assert_eq!(about["ok"]["name"], "Concilia");
        window.close().await;
        desk.wait_for_the_end();
    }
    let kept = desk.home().join("data/it.concilia.desktop");
    assert!(kept.is_dir(), "what the program keeps is in {}", kept.display());
}

#[tokio::test]
async fn the_screen_cannot_do_what_its_capability_does_not_name() {
    let mut desk = Desk::new();
    let window = desk.open().await;
    let refused = window.invoke("plugin:window|minimize", json!({ "label": "main" })).await;
    assert!(refused["error"].as_str().is_some_and(|text| text.contains("not allowed")), "{refused}");
    window.close().await;
    desk.wait_for_the_end();
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_window_alone() {
    let mut desk = Desk::new();
    let window = desk.open().await;
    assert!(desk.start_again().success());
    let about = window.invoke("about", json!({})).await;
    assert_eq!(about["ok"]["name"], "Concilia");
    window.close().await;
    desk.wait_for_the_end();
}

#[tokio::test]
async fn the_system_s_dialog_gives_the_path_that_was_chosen() {
    let mut desk = Desk::new();
    let list = desk.home().join("elenco soggetti.csv");
    std::fs::write(&list, "Denominazione\n").expect("a file to choose");
    let window = desk.open().await;
    window.ask("plugin:dialog|open", json!({ "options": { "title": "Scegli l'elenco" } })).await;
    desk.answer_dialog(&list).await;
    assert_eq!(window.answer().await["ok"], list.display().to_string());
    window.close().await;
    desk.wait_for_the_end();
}
