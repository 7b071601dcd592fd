/**
 * The parts that every screen is made of. They know nothing of agreements or parties; a screen
 * imports them from here: `import { Button, Panel } from '../../shared'`.
 *
 * ## A new screen
 * 1. `views/<folder>/screen.ts`: `export default defineScreen({ name, title, component, nav?, under? })`.
 *    It is found by itself, and its `nav` (group, order, icon, label, short) makes the menu entry. Names are
 *    `ScreenName` in `state/router.svelte.ts`; `under` marks the menu entry of a screen without its own.
 * 2. `views/<folder>/Xxx.svelte` takes `{ params }` and draws
 *    `<div class="screen"><PageHeader title="…">…</PageHeader> … </div>`.
 * 3. What it shows comes from a controller in `domains/<room>/<room>.svelte.ts`, made of `Load`s.
 * 4. Commands: an interface in `ipc/commands/<room>.ts`, added to the list in `ipc/commands/index.ts`.
 *
 * ## Talking to Rust (`../ipc`)
 * - `call('name', { arg })` answers or throws a `Failure { code, message, advice, fields }`.
 * - A command that writes answers `Written<T> = { value, changed: [{ entity, id }], operation }`; its news
 *   reach every `onChange(['party'], refresh)` by themselves.
 * - `new Load(() => call('party_list', …))` has `.value .failure .loading .refresh()`; in a component's set-up
 *   `load.keepFresh(['party', 'adherence'])` reads at once and again at each change of those entities.
 * - `new JobState()`: `.run(job, () => call(…))`, `.running .done .total .refusal .interrupt()`; draw it with `JobLine`.
 *
 * ## Going somewhere
 * `router.go('parties', { id })`, `router.back()`, `router.current.params`, `router.replaceParams({…})`.
 * `watchUnsaved(() => form.dirty, 'i dati dell’ufficio')` asks before leaving; `Dialog` and `Drawer` do by their `unsaved`.
 * `router.mayLeave()` asks about all that is unsaved, before something else takes its place.
 * The frame moves the focus to the `h1` of `PageHeader` and sets the window's title.
 *
 * ## Parts
 * - What writes says so: `Button`, `IconButton` and items of `Menu` take `writes`, and are not there in an archive opened
 *   to look at; the fields of a `Form` are disabled there, unless it is `free`. `writing.allowed` tells the rest.
 * - `PageHeader` title, note?, back? `{ label, screen, params? }`; snippets `tag`, `actions` (secondary
 *   buttons), `primary` (the one `<Button kind="primary">` of the screen).
 * - `Button` kind? `primary|secondary|grave`, size? `s|m|l`, icon?, onclick, type?, form?, busy?, label?.
 *   Never disabled: pressed too early it leads to what is missing. `IconButton` icon, label, onclick.
 * - `Menu` label, icon?, compact?, items `[{ id, label, icon?, act }]`, or content as
 *   `{#snippet children(close)}`. `KeyHint` keys `['↑','↓']`, does.
 * - `Icon` name (see `icons/icons.ts`), size?. `Tag` tone `ok|info|warn|error|neutral`, icon, label.
 * - `Panel` title?, note?, fill? (takes the height left, content touches the border), current? (led to: marked, in view),
 *   snippet `actions`.
 * - `Steps` label, steps `[{ id, label, note?, state: done|under_way|to_do, current?, go? }]`.
 * - `Kpi` title, figure, unit?, note?, tone?, bar? `{ done, total }`; content below the note.
 * - `FindingList` label, findings `[{ id, severity: blocking|warning|notice|ok, title, text?, citation?,
 *   action? { label, act } }]`. `CitationLink` citation `{ label, key }` opens the passage of the act.
 * - `LongText` text, at? (characters): a name that may be hundreds of characters long, whole on hover and when pressed.
 * - `EmptyState` icon, title, text?, content = the button. `Skeleton` rows?, label?.
 * - `FailureNotice` failure, action?. `Progress` verb «Letti», done, total, noun «file», oninterrupt?;
 *   `JobLine` job, verb, noun: the progress of a `JobState`, then its failure.
 * - `sayDone('12 soggetti aggiunti', { undo?, next?: { label, go }, offer?: { label, go } })`: the one line over the
 *   screen, until it was read and something else is done; `next` leads on, `offer` is a step that usually follows, as a button.
 *   `domains/session` has `undoing(written)` to give as `undo` after a command that writes.
 * - `ask({ title, text, confirm, cancel?, grave? })` answers a promise of yes or no.
 * - `Dialog` title, onclose, unsaved? (what is written would be lost: closing asks once), size? `narrow|normal|wide|side`,
 *   role?, snippets `children(leave)` and `footer(leave)`: `leave` is what «Annulla» does; show it with `{#if}`.
 * - `Drawer` title, note?, onclose, unsaved?, snippet `tag`; second child of `<div class="with-drawer">`, after the list.
 * - `DataTable` label, rowLabel?(row) (where the first column does not tell one row from another), columns `Column<Row>[]` `{ id, label, text, sortBy?, width?, align?: 'end', sortable?,
 *   initiallyHidden?, fixed? }`, rowId, rows or groups `[{ id, label, note?, rows }]`, memory? (key of the
 *   remembered columns), selectable + `bind:selected` (a Set of ids), current? (id of the open row), onopen,
 *   snippets `cell(row, column)`, `mark(row)` (after the name), `tools` (search, filters), `actions` (of the
 *   selection bar), `empty`; `onsort` + `sort` to order in Rust. Put it in `<Panel fill>`. In
 *   `cell` draw `column.text(row)` for columns that are only text. For small fixed tables use
 *   `<table class="table table-plain">`.
 *
 * - `PdfPreview` label, bytes (Uint8Array | null), stale? (dims the last pages: «aggiorno…»), marks? (the documents'
 *   `Place[]`: page, rect_mm, field), onpick?(field), sections? `[{ label, page }]` of «Vai a»; with `bind:this` also
 *   `.goTo(page)` and `.focus()` (F6). Put it in `<Panel fill>`; the binary answer of a command is `new Uint8Array(…)`.
 *
 * ## Forms
 * `const form = new FormState({ name: '' })`; `<Form {form} onsubmit={save} id="f">` shows the summary of errors;
 * fields inside take `label`, `name` (as Rust names it in a field refusal), `bind:value={form.values.name}`,
 * hint?, required?: `TextField` (rows? for several lines), `SelectField` choices `[{ value, label }]`, empty?,
 * `DateField` (ISO inside), `TimeField` (14:30), `MoneyField` (decimal string inside), `RadioGroup` choices, `CheckField`
 * `bind:checked`, `FilePicker` of `file|folder`. `form.submit((values) => call(…))` answers the answer or null;
 * A refused sending leads to the first wrong field, also by `form.refuse([{ field, message }])` for what a command answers;
 * a `required` `DateField` is never sent empty, and no form sends while a text in it is no date, hour or amount.
 * `form.dirty`, `form.sending`, `form.reset(values)`. Lay them out with `<div class="form-grid">` (`.full` spans).
 * Alone: `SearchBox` `bind:value` label; `Chips` chips `[{ value, label, count?, icon? }]` `bind:value` label.
 * `files.openFile({ title, kinds })`, `.openFiles`, `.openFolder`, `.saveFile` ask the system for paths.
 *
 * ## Words and classes
 * `formatDate formatInstant formatTerm formatPast parseDate formatMoney formatEuros formatAmount parseMoney
 * formatCount plural formatList`. Classes: `screen stack row grow muted num panel-section form-grid facts notice
 * text-ok|warn|error|info link plain-list hidden-text`. Colours only by the variables of `styles/_tokens.scss`.
 * No inline `style=`, no `{@html}`; a computed measure is `style:height={…}`.
 */
export { default as Button } from './actions/Button.svelte';
export { default as IconButton } from './actions/IconButton.svelte';
export { default as KeyHint } from './actions/KeyHint.svelte';
export { default as Menu, type MenuItem } from './actions/Menu.svelte';
export { default as CitationLink } from './content/CitationLink.svelte';
export { default as Drawer } from './content/Drawer.svelte';
export { default as EmptyState } from './content/EmptyState.svelte';
export { default as FindingList, type FindingLine } from './content/FindingList.svelte';
export { default as Kpi } from './content/Kpi.svelte';
export { default as LongText } from './content/LongText.svelte';
export { default as Panel } from './content/Panel.svelte';
export { default as Steps, type Step } from './content/Steps.svelte';
export { default as Tag, type Tone } from './content/Tag.svelte';
export { default as DoneLine } from './feedback/DoneLine.svelte';
export { default as ErrorSummary } from './feedback/ErrorSummary.svelte';
export { default as FailureNotice } from './feedback/FailureNotice.svelte';
export { default as JobLine } from './feedback/JobLine.svelte';
export { default as Progress } from './feedback/Progress.svelte';
export { default as Skeleton } from './feedback/Skeleton.svelte';
export { default as CheckField } from './fields/CheckField.svelte';
export { default as Chips, type Chip } from './fields/Chips.svelte';
export { default as DateField } from './fields/DateField.svelte';
export { default as FilePicker } from './fields/FilePicker.svelte';
export { default as Form } from './fields/Form.svelte';
export { FormState } from './fields/form-state.svelte';
export { default as MoneyField } from './fields/MoneyField.svelte';
export { default as RadioGroup } from './fields/RadioGroup.svelte';
export { default as SearchBox } from './fields/SearchBox.svelte';
export { default as SelectField, type Choice } from './fields/SelectField.svelte';
export { default as TextField } from './fields/TextField.svelte';
export { default as TimeField } from './fields/TimeField.svelte';
export * from './format';
export { default as Brand } from './frame/Brand.svelte';
export { default as HelpDialog } from './frame/HelpDialog.svelte';
export { defineScreen, navigationOf, type NavPlace, type Screen } from './frame/navigation';
export { default as PageHeader } from './frame/PageHeader.svelte';
export { default as Shell } from './frame/Shell.svelte';
export { default as SideNav } from './frame/SideNav.svelte';
export { default as Icon } from './icons/Icon.svelte';
export type { IconName } from './icons/icons';
export { default as CommandPalette, type PaletteEntry } from './overlay/CommandPalette.svelte';
export { default as ConfirmHost } from './overlay/ConfirmHost.svelte';
export { default as Dialog } from './overlay/Dialog.svelte';
export { default as PassagePanel } from './overlay/PassagePanel.svelte';
export type { Mark } from './preview/marks';
export { default as PdfPreview } from './preview/PdfPreview.svelte';
export { ask, type Question } from './state/confirm.svelte';
export { doneLine, sayDone, type Done } from './state/done.svelte';
export { endingOf, nameOf } from './state/file-names';
export { files, useFilePort, type FileKind, type FilePort } from './state/files';
export { JobState } from './state/job.svelte';
export { Load } from './state/load.svelte';
export { passageReader } from './state/passage.svelte';
export { recall, remember, startMemory } from './state/remember';
export { router, type Place, type ScreenName } from './state/router.svelte';
export { afterPress } from './state/press';
export { theme } from './state/theme.svelte';
export { writing } from './state/writing.svelte';
export { watchUnsaved } from './state/unsaved.svelte';
export type { Column, RowGroup, Sort } from './table/columns';
export { default as DataTable } from './table/DataTable.svelte';
export type { Selection } from './table/selection';
