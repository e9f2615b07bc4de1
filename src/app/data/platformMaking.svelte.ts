import { platformOfTape } from '../../analysis/tape/platformOfTape';
import type { TapePlatform } from '../../analysis/tape/platformFigures';
import { tapeStudy } from '../../analysis/tape/tapeStudy';
import type { Platform } from '../../scenario/platform';
import type { Laboratory } from '../state/laboratory.svelte';
import type { StudyStore } from '../state/study.svelte';
import type { LoanTape } from './loanTape.svelte';

interface Preset {
  id: string;
  written: Record<string, unknown>;
  resolved: Platform;
}

const known = new WeakMap<LoanTape, PlatformMaking>();

/** A platform made of the tape that was read, upon a preset, by what a person chooses. */
export class PlatformMaking {
  readonly #tape: LoanTape;
  readonly #store: StudyStore;
  #preset = $state.raw<Preset>();
  #missing = $state(false);
  #chosenPreset = $state<string>();
  #currency = $state<string>();
  /** Months that the tape's lending covers, where it has no dates. */
  months = $state(12);
  /** Years that loans are taken to have been at risk for, where the tape doesn't tell; none: not assumed. */
  years = $state<number>();
  pool = $state(true);
  scale = $state(true);

  private constructor(tape: LoanTape, store: StudyStore) {
    this.#tape = tape;
    this.#store = store;
  }

  /** The same for a tape however often the place is gone to. */
  static of(tape: LoanTape, { store }: Laboratory): PlatformMaking {
    let making = known.get(tape);
    if (!making) known.set(tape, (making = new PlatformMaking(tape, store)));
    return making;
  }

  readonly #chinese = $derived.by(() =>
    (this.#tape.read?.tape ?? this.#tape.open)?.head.header.some((name) =>
      /\p{Script=Han}/u.test(name),
    ),
  );

  get presetId(): string {
    return this.#chosenPreset ?? (this.#chinese ? 'micro-lender' : 'marketplace');
  }

  get currency(): string {
    return this.#currency ?? (this.#chinese ? 'CNY' : 'USD');
  }

  set currency(currency: string) {
    this.#currency = currency;
  }

  /** Of the preset's sums; that of the tape until it is at hand. */
  get presetCurrency(): string {
    return this.#preset?.resolved.currency ?? this.currency;
  }

  /** Whether the preset could not be fetched. */
  get missing(): boolean {
    return this.#missing;
  }

  get presets() {
    return this.#store.library.list('platform');
  }

  choosePreset(id: string): void {
    this.#chosenPreset = id;
  }

  /** Fetches the preset that is chosen. */
  async fetch(): Promise<void> {
    const { library } = this.#store;
    const id = this.presetId;
    if (this.#preset?.id === id) return;
    try {
      await library.load('platform', id);
      const written = library.written('platform', id) as Record<string, unknown>;
      const resolved = library.resolved('platform', id);
      if (id === this.presetId) this.#preset = { id, written, resolved };
      this.#missing = false;
    } catch {
      this.#missing = true;
    }
  }

  readonly #made = $derived.by((): TapePlatform | undefined => {
    const { read } = this.#tape;
    const preset = this.#preset;
    if (!read || !preset) return undefined;
    const { currency, months, years, pool, scale } = this;
    return platformOfTape(read.calibration, preset.written, preset.resolved, {
      ...{ file: read.tape.name, currency, months, years, pool, scale },
    });
  });

  /** The platform, once there is a tape and the preset is at hand. */
  get made(): TapePlatform | undefined {
    return this.#made;
  }

  /** A study of the platform, as a file has it. */
  get study(): Record<string, unknown> | undefined {
    const { read } = this.#tape;
    return read && this.#made && tapeStudy(this.#made.platform, read.tape.name);
  }

  /** Opens the study in place of the one on screen; undo brings that back. */
  async openStudy(): Promise<boolean> {
    const { study } = this;
    return study !== undefined && this.#store.openJson(this.#tape.read!.tape.name, study);
  }
}
