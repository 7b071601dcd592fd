//! The commands of the screen, one file a room of the office.
//!
//! Each is registered here, named in `capabilities/default.json`, and runs off the main thread
//! (`#[tauri::command(async)]`), so that the window never waits for the disk.

use tauri::Runtime;
use tauri::ipc::Invoke;

mod about;
mod adherence;
mod agreement;
mod archive;
mod copies;
mod dashboard;
mod deadline;
mod files;
mod import;
mod issue;
mod meeting;
mod party;
mod preferences;
mod register;
mod resources;
mod session;
mod settings;

/// Every command, one a line.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        about::about,
        agreement::agreement_view,
        agreement::agreement_preview,
        agreement::agreement_start,
        agreement::agreement_edit_text,
        agreement::agreement_edit_record,
        agreement::agreement_add_parties,
        agreement::agreement_remove_party,
        agreement::agreement_move_party,
        agreement::agreement_edit_party,
        agreement::agreement_put_to_signature,
        agreement::agreement_take_elsewhere,
        agreement::agreement_open_elsewhere,
        agreement::agreement_register_signed,
        agreement::agreement_withdraw,
        agreement::agreement_new_version,
        agreement::agreement_extend,
        agreement::agreement_discard,
        agreement::agreement_save,
        archive::welcome,
        archive::archive_create,
        archive::archive_forget,
        archive::archive_open,
        archive::archive_open_example,
        archive::archive_risk,
        archive::archive_close,
        copies::copies_view,
        copies::copies_list,
        copies::copies_elsewhere,
        copies::copies_make,
        copies::copies_second_place,
        copies::copies_full_name,
        copies::copies_full,
        copies::restore_look,
        copies::restore_run,
        adherence::adherence_list,
        adherence::adherence_overview,
        adherence::adherence_card,
        adherence::adherence_try,
        adherence::adherence_step,
        adherence::adherence_attach,
        adherence::adherence_open_file,
        adherence::adherence_save_file,
        adherence::adherence_export,
        deadline::deadline_list,
        deadline::deadline_save,
        deadline::deadline_remove,
        deadline::deadline_extend,
        deadline::deadline_remove_extension,
        deadline::deadline_calendar,
        files::file_there,
        import::import_page,
        import::import_file,
        import::import_paste,
        import::import_left,
        import::import_dismiss,
        import::import_reopen,
        import::import_cancel,
        import::import_change,
        import::import_rows,
        import::import_confirm,
        import::import_save_rest,
        meeting::meeting_list,
        meeting::meeting_save,
        meeting::meeting_remove,
        meeting::meeting_call,
        meeting::meeting_attend,
        issue::print_plan,
        issue::print_due,
        issue::print_run,
        issue::print_sent,
        issue::document_list,
        issue::document_pdf,
        issue::document_open,
        issue::document_save,
        issue::document_save_all,
        issue::document_annul,
        issue::document_export,
        issue::folder_open,
        preferences::preferences,
        preferences::preferences_theme,
        preferences::preferences_screen,
        register::register_page,
        register::register_fields,
        session::session,
        session::session_working_date,
        session::session_operator,
        session::undo,
        session::redo,
        session::job_stop,
        session::search_everywhere,
        session::citation_passage,
        settings::settings_read,
        settings::settings_save,
        settings::texts_read,
        settings::texts_save,
        settings::operator_list,
        settings::operator_save,
        settings::ambito_list,
        settings::ambito_save,
        settings::ambito_remove,
        party::party_list,
        party::party_categories,
        party::party_card,
        party::party_check,
        party::signer_check,
        party::party_save,
        party::party_change,
        party::party_remove,
        party::party_merge_view,
        party::party_merge,
        party::party_export,
        party::signer_save,
        party::signer_remove,
        dashboard::dashboard,
        resources::resources,
        resources::resources_export,
        register::register_kinds,
        register::register_export,
    ]
}
