/*
 * The welcome: which network is chosen, where its archive would be, and how one is made or opened.
 * It holds no rule: what may not be done is refused by Rust, and told here.
 */
import { call, Failure, type NetworkCard, type RecentArchive, type SessionView } from '../../ipc';
import { ask, files, Load } from '../../shared';
import { session } from '../session/session.svelte';
import { TypedName } from './typed-name';

const ARCHIVES = [{ name: 'Archivi di Concilia', extensions: ['concilia'] }];

export class WelcomeState {
  readonly page = new Load(() => call('welcome'));
  /** Code of the chosen network. */
  chosen = $state('');
  /** Where the archive goes, when another place was chosen for this network, and what is risky of it. */
  place = $state.raw<{ network: string; path: string; risk: string | null } | null>(null);
  /** Set when «Crea» was pressed before choosing. */
  unchosen = $state(false);
  /** What went wrong while creating. */
  createFailure = $state.raw<Failure | null>(null);
  /** What went wrong while opening, and how the same is opened only to look at. */
  openFailure = $state.raw<{ failure: Failure; look: () => unknown } | null>(null);
  busy = $state(false);
  #typed = new TypedName();

  get networks(): NetworkCard[] {
    return this.page.value?.networks ?? [];
  }

  get network(): NetworkCard | null {
    return this.networks.find((one) => one.code === this.chosen) ?? null;
  }

  /** The archive that «Apri» opens first while no network is chosen. */
  get resumable(): RecentArchive | null {
    return this.page.value?.recent.find((one) => !one.missing) ?? null;
  }

  /** The path chosen for the chosen network; null leaves the proposed one. */
  get path(): string | null {
    return this.place?.network === this.chosen ? this.place.path : null;
  }

  /** What is risky of the chosen place. */
  get risk(): string | null {
    return this.place?.network === this.chosen ? this.place.risk : null;
  }

  choose(code: string): void {
    this.chosen = code;
    this.unchosen = false;
    this.createFailure = null;
  }

  /** Chooses by the first letters of a name, typed one after another; `at` is in milliseconds. */
  type(letter: string, at: number): NetworkCard | null {
    const found = this.#typed.find(letter, at, this.networks, this.network);
    if (found) this.choose(found.code);
    return found;
  }

  async changePlace(): Promise<void> {
    const { network } = this;
    if (!network) return;
    const suggested = this.path ?? network.path;
    const path = await files.saveFile({ title: 'Dove tenere l’archivio', kinds: ARCHIVES, suggested });
    if (path) this.place = { network: network.code, path, risk: await call('archive_risk', { path }) };
    this.createFailure = null;
  }

  /** Makes the archive of the chosen network; where one of that name is there, offers to open it. */
  async create(): Promise<void> {
    this.unchosen = !this.network;
    const { network, path } = this;
    if (!network || this.busy) return;
    this.createFailure = null;
    await this.#enter(
      () => call('archive_create', { network: network.code, path }),
      (failure) => this.#notCreated(failure, network, path),
    );
  }

  async open(path: string, readOnly = false): Promise<void> {
    this.openFailure = null;
    await this.#enter(
      () => call('archive_open', { path, read_only: readOnly }),
      (failure) => this.#notOpened(failure, () => this.open(path, true)),
    );
  }

  async openExample(readOnly = false): Promise<void> {
    this.openFailure = null;
    await this.#enter(
      () => call('archive_open_example', { read_only: readOnly }),
      (failure) => this.#notOpened(failure, () => this.openExample(true)),
    );
  }

  /** Lets the person look for an archive; a missing one is looked for by its name. */
  async search(missing?: RecentArchive): Promise<void> {
    const title = missing ? `Dov’è «${missing.name}»?` : 'Apri un archivio';
    const path = await files.openFile({ title, kinds: ARCHIVES });
    if (path && (await this.#accepted(path))) await this.open(path);
  }

  /** A place that is risky is told before an archive is opened there for the first time. */
  async #accepted(path: string): Promise<boolean> {
    const known = this.page.value?.recent.some((one) => one.path === path);
    const risk = known ? null : await call('archive_risk', { path });
    return (
      !risk ||
      ask({
        title: 'Questo archivio è in un posto a rischio',
        text: risk,
        confirm: 'Apri lo stesso',
        cancel: 'Torna indietro',
      })
    );
  }

  /** Takes an archive out of the list, because the person asked; its file is not touched. */
  async forget(recent: RecentArchive): Promise<void> {
    await call('archive_forget', { path: recent.path });
    await this.page.refresh();
  }

  async #enter(
    act: () => Promise<SessionView>,
    refused: (failure: Failure) => Promise<void> | void,
  ): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let failure: Failure | null = null;
    try {
      session.enter(await act());
    } catch (cause) {
      failure = Failure.from(cause);
    } finally {
      this.busy = false;
    }
    if (failure) await refused(failure);
  }

  async #notCreated(failure: Failure, network: NetworkCard, path: string | null): Promise<void> {
    this.createFailure = failure;
    if (failure.code !== 'file.already_there') return;
    const there = path ?? network.path;
    const opens = await ask({
      title: 'C’è già un archivio con questo nome',
      text: `«${there}» c’è già e non è stato toccato. Puoi aprirlo, oppure creare il nuovo con un altro nome («Cambia posizione…»).`,
      confirm: 'Apri quello che c’è',
      cancel: 'Torna indietro',
    });
    if (!opens) return;
    this.createFailure = null;
    await this.open(there);
  }

  async #notOpened(failure: Failure, look: () => unknown): Promise<void> {
    this.openFailure = { failure, look };
    await this.page.refresh();
  }
}
