import { proxy } from 'comlink';
import {
  mostGroups,
  type Calibration,
  type CalibrationChoices,
} from '../../analysis/calibration/calibrate';
import type { Counting } from '../../analysis/calibration/defaultPeriods';
import { usableVariables } from '../../analysis/calibration/macroSeries';
import type { TapeHead } from '../../analysis/tape/inspectTape';
import type { TapeMapping } from '../../analysis/tape/mapping';
import type { FileTrouble } from '../../analysis/tape/textStream';
import type { MacroTable } from '../../scenario/macroTable';
import type { MacroVariable } from '../../scenario/world';
import type { Inspected, ReadingReport, ReadOutcome } from './tapeService';
import type { TapeReader } from './tapeReader';

/** A file whose columns are known. */
export interface OpenTape {
  name: string;
  file: Blob;
  head: TapeHead;
}

/** What was read of a file, and by which mapping. */
export interface ReadTape {
  tape: OpenTape;
  mapping: TapeMapping;
  report: ReadingReport;
  calibration: Calibration;
}

/** A macro table that was brought along. */
export interface BroughtMacro {
  name: string;
  table: MacroTable;
}

export type TapeRefusal =
  | { code: 'file'; name: string; trouble: FileTrouble }
  | { code: 'died'; name: string; message: string }
  | { code: 'nothing'; name: string; report: ReadingReport };

const usualGroups = { regions: 6, products: mostGroups.products };
/** Variables that defaults are held against at once. */
export const mostVariables = 2;

/** A loan tape from the choice of a file to what it tells. A file that can't be read changes nothing but `refusal`. */
export class LoanTape {
  readonly #reader: TapeReader;
  #open = $state.raw<OpenTape>();
  #mapping = $state.raw<TapeMapping>();
  #read = $state.raw<ReadTape>();
  #refusal = $state.raw<TapeRefusal>();
  #progress = $state.raw<{ bytes: number; of: number }>();
  #inspecting = $state(false);
  #calibrating = $state(false);
  #choices = $state.raw<CalibrationChoices>(usualGroups);
  #macro = $state.raw<BroughtMacro>();
  #wish = 0;

  constructor(reader: TapeReader) {
    this.#reader = reader;
  }

  /** The file whose columns are on screen. */
  get open(): OpenTape | undefined {
    return this.#open;
  }

  get mapping(): TapeMapping | undefined {
    return this.#mapping;
  }

  /** What was read last; of another file, perhaps, than the one that is open. */
  get read(): ReadTape | undefined {
    return this.#read;
  }

  /** Whether what was read is of the file and the mapping on screen. */
  get current(): boolean {
    return (
      this.#read !== undefined &&
      this.#read.tape === this.#open &&
      this.#read.mapping === this.#mapping
    );
  }

  get refusal(): TapeRefusal | undefined {
    return this.#refusal;
  }

  /** How far the reading under way has come. */
  get progress(): { bytes: number; of: number } | undefined {
    return this.#progress;
  }

  get busy(): boolean {
    return this.#inspecting || this.#progress !== undefined;
  }

  get calibrating(): boolean {
    return this.#calibrating;
  }

  get choices(): CalibrationChoices {
    return this.#choices;
  }

  get macro(): BroughtMacro | undefined {
    return this.#macro;
  }

  dismiss(): void {
    this.#refusal = undefined;
  }

  /** Looks at a file and guesses what its columns hold. */
  async choose(name: string, file: Blob): Promise<boolean> {
    const wish = ++this.#wish;
    this.#progress = undefined;
    this.#inspecting = true;
    try {
      const inspected = await this.#reader.call<Inspected>(async (service) =>
        service.inspect(file),
      );
      if (wish !== this.#wish) return false;
      if (!inspected.ok) {
        this.#refusal = { code: 'file', name, trouble: inspected.trouble };
        return false;
      }
      this.#refusal = undefined;
      this.#open = { name, file, head: inspected.head };
      this.#mapping = inspected.head.guess.mapping;
      return true;
    } catch (cause) {
      if (wish === this.#wish) this.#died(name, cause);
      return false;
    } finally {
      if (wish === this.#wish) this.#inspecting = false;
    }
  }

  map(mapping: TapeMapping): void {
    this.#mapping = mapping;
  }

  /** Reads the file that is open by its mapping. */
  async readOpen(): Promise<void> {
    const [tape, mapping] = [this.#open, this.#mapping];
    if (!tape || !mapping) return;
    const wish = ++this.#wish;
    this.#progress = { bytes: 0, of: tape.file.size };
    const tell = proxy((bytes: number, of: number) => {
      if (wish === this.#wish) this.#progress = { bytes, of };
    });
    const { head, file, name } = tape;
    try {
      const outcome = await this.#reader.call<ReadOutcome>(async (service) =>
        service.read(
          file,
          { delimiter: head.delimiter, header: head.header },
          mapping,
          this.#choices,
          tell,
        ),
      );
      if (wish !== this.#wish) return;
      if (outcome.state === 'read') {
        this.#refusal = undefined;
        this.#read = { tape, mapping, report: outcome.report, calibration: outcome.calibration };
      } else if (outcome.state === 'nothing')
        this.#refusal = { code: 'nothing', name, report: outcome.report };
      else if (outcome.state === 'refused')
        this.#refusal = { code: 'file', name, trouble: outcome.trouble };
    } catch (cause) {
      if (wish === this.#wish) this.#died(name, cause);
    } finally {
      if (wish === this.#wish) this.#progress = undefined;
    }
  }

  /** Ends a reading; what was read before stays. */
  cancel(): void {
    this.#wish += 1;
    this.#progress = undefined;
    void this.#reader.call((service) => service.cancel()).catch(() => {});
  }

  /** Estimates anew from the loans that were read. */
  async estimate(choices: Partial<CalibrationChoices>): Promise<void> {
    this.#choices = { ...this.#choices, ...choices };
    const read = this.#read;
    if (!read) return;
    const asked = this.#choices;
    this.#calibrating = true;
    try {
      const calibration = await this.#reader.call((service) =>
        service.calibrate(read.mapping, asked),
      );
      if (this.#read !== read || this.#choices !== asked) return;
      // A worker that is new has no loans.
      if (!calibration) await this.readOpen();
      else this.#read = { ...read, calibration };
    } catch (cause) {
      this.#died(read.tape.name, cause);
    } finally {
      if (this.#choices === asked) this.#calibrating = false;
    }
  }

  count(counting: Counting): Promise<void> {
    return this.estimate({ counting });
  }

  /** Holds defaults against unemployment, or else the first variable, of a table; `undefined` lets the table go. */
  bring(macro: BroughtMacro | undefined): Promise<void> {
    this.#macro = macro;
    const usable = macro ? usableVariables(macro.table) : [];
    return this.holdAgainst(
      usable.includes('unemployment') ? ['unemployment'] : usable.slice(0, 1),
    );
  }

  holdAgainst(variables: readonly MacroVariable[]): Promise<void> {
    const { table } = this.#macro ?? {};
    return this.estimate({
      macro: table && variables.length > 0 ? { table, variables } : undefined,
    });
  }

  #died(name: string, cause: unknown): void {
    const message = cause instanceof Error ? cause.message : String(cause);
    this.#refusal = { code: 'died', name, message };
  }
}
