//! What a person does in the window: looks for words, presses what carries them, writes into what they name.

use std::time::Instant;

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;

use super::{PATIENCE, Window};

impl Window {
    /// Presses the button with these words; in an open dialog, if there is one.
    pub(crate) async fn press(&self, words: &str) {
        self.press_where(&format!("normalize-space(.)='{words}'")).await;
    }

    /// Goes to a screen by its entry in the menu.
    pub(crate) async fn go(&self, screen: &str) {
        self.press_where(&format!("ancestor::nav and span[1]='{screen}'")).await;
        self.see("h1", screen).await;
    }

    /// Presses the button whose words begin so.
    pub(crate) async fn press_beginning(&self, words: &str) {
        self.press_where(&format!("starts-with(normalize-space(.), '{words}')")).await;
    }

    /// Presses the button that is heard by this name, where its words are those of others too.
    pub(crate) async fn press_named(&self, name: &str) {
        self.press_where(&format!("@aria-label='{name}'")).await;
    }

    /// Presses the button that opens the panel of this name.
    pub(crate) async fn press_label(&self, label: &str) {
        self.press_where(&format!("@popovertarget=//*[@aria-label='{label}']/@id")).await;
    }

    /// Sends the form of the open dialog by the button with these words.
    pub(crate) async fn send(&self, words: &str) {
        self.press_where(&format!("@type='submit' and normalize-space(.)='{words}'")).await;
    }

    async fn press_where(&self, condition: &str) {
        let path = format!("//button[not(@aria-busy)][{condition}]");
        let began = Instant::now();
        loop {
            for button in self.client.find_all(Locator::XPath(&path)).await.expect("the window answers") {
                // What an open dialog covers, or is not in sight yet, refuses the press.
                if button.is_displayed().await.unwrap_or(false) && button.click().await.is_ok() {
                    return;
                }
            }
            self.pause(began, &format!("a button where {condition}")).await;
        }
    }

    /// Waits until an element that a CSS selector finds shows these words.
    pub(crate) async fn see(&self, selector: &str, words: &str) {
        let began = Instant::now();
        while !self.texts(selector).await.iter().any(|text| text.contains(words)) {
            self.pause(began, &format!("«{words}» in {selector}")).await;
        }
    }

    /// The words of the first element that a CSS selector finds.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let began = Instant::now();
        loop {
            if let Some(text) = self.texts(selector).await.into_iter().find(|text| !text.is_empty()) {
                return text;
            }
            self.pause(began, selector).await;
        }
    }

    /// Writes into the field of a label.
    pub(crate) async fn write(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.expect("the field is emptied");
        field.send_keys(text).await.expect("the field takes the keys");
    }

    /// The same, and Enter.
    pub(crate) async fn write_and_enter(&self, label: &str, text: &str) {
        self.write(label, &format!("{text}{}", char::from(Key::Enter))).await;
    }

    /// Chooses the box or the round button of a label.
    pub(crate) async fn tick(&self, label: &str) {
        self.field(label).await.click().await.expect("it is chosen");
    }

    async fn field(&self, label: &str) -> Element {
        let path = format!(
            "//input[@aria-label='{label}'] | //input[@id=//label[contains(normalize-space(.), '{label}')]/@for] \
             | //label[contains(normalize-space(.), '{label}')]//input"
        );
        let began = Instant::now();
        loop {
            for field in self.client.find_all(Locator::XPath(&path)).await.expect("the window answers") {
                if field.is_displayed().await.unwrap_or(false) {
                    return field;
                }
            }
            self.pause(began, &format!("the field «{label}»")).await;
        }
    }

    async fn texts(&self, selector: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.client.find_all(Locator::Css(selector)).await.unwrap_or_default() {
            texts.push(element.text().await.unwrap_or_default());
        }
        texts
    }

    async fn pause(&self, began: Instant, wanted: &str) {
        if began.elapsed() > PATIENCE {
            let shown = self.texts("body").await.concat();
            panic!("not there: {wanted}. In sight: {shown}");
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}
