import type { Localized } from '../../scenario/quantity';

/** Something that a person should know, as data, so that it is said in the language of the page. */
export type Notice =
  | { code: 'noStorage' | 'storageFull' | 'updateReady' }
  | { code: 'restored' | 'keptAside' | 'savedElsewhere' | 'deletedElsewhere'; name: string }
  | { code: 'secondVersion'; name: string; second: string }
  | { code: 'migrated'; name: string; changed: Localized[] }
  | { code: 'presetsChanged'; made: string; here: string }
  | { code: 'imported'; count: number; refused: string[] };

export type NoticeCode = Notice['code'];

/** What is said at the top of the page until it is dismissed; of each kind the latest. */
export class Notices {
  #shown = $state.raw<readonly Notice[]>([]);
  /** Kinds that are said once in the life of a page, and have been. */
  readonly #once: NoticeCode[] = [];

  get shown(): readonly Notice[] {
    return this.#shown;
  }

  say(notice: Notice): void {
    this.#shown = [...this.#shown.filter(({ code }) => code !== notice.code), notice];
  }

  sayOnce(notice: Notice): void {
    if (this.#once.includes(notice.code)) return;
    this.#once.push(notice.code);
    this.say(notice);
  }

  dismiss(notice: Notice): void {
    this.#shown = this.#shown.filter((one) => one !== notice);
  }
}
