import {
  calibrate,
  type Calibration,
  type CalibrationChoices,
} from '../../analysis/calibration/calibrate';
import { headBytes, inspectTape, type TapeHead } from '../../analysis/tape/inspectTape';
import type { TapeMapping } from '../../analysis/tape/mapping';
import { bytesOf, readTape, type TapeReading } from '../../analysis/tape/readTape';
import type { Rejection, ReasonCode } from '../../analysis/tape/rejections';
import type { Tape } from '../../analysis/tape/tape';
import type { FileTrouble } from '../../analysis/tape/textStream';
import { holdLife } from '../../engine/runners/workerLife';
import { instantiateKernel, type Kernel } from '../../kernel/load';

/** A reading without its loans, which stay with the worker. */
export interface ReadingReport extends Omit<TapeReading, 'tape' | 'rejections'> {
  /** Loans that can be used. */
  rows: number;
  /** Rows that were left out, how many things were wrong with them, and the first of them. */
  rejectedRows: number;
  rejections: readonly Rejection[];
  total: number;
  counts: Partial<Record<ReasonCode, number>>;
}

export type Inspected = { ok: true; head: TapeHead } | { ok: false; trouble: FileTrouble };
export type ReadOutcome =
  | { state: 'read'; report: ReadingReport; calibration: Calibration }
  | { state: 'refused'; trouble: FileTrouble }
  | { state: 'nothing'; report: ReadingReport }
  | { state: 'cancelled' };

/** Reads loan tapes and estimates from them, away from the page; holds the loans of the last that was read. */
export class TapeService {
  #kernel: Kernel | undefined;
  #tape: Tape | undefined;
  #reading: AbortController | undefined;

  /** Resolves once the worker's life can be watched under this name. */
  live(name: string): Promise<void> {
    return holdLife(name);
  }

  prepare(kernel: WebAssembly.Module): void {
    this.#kernel ??= instantiateKernel(kernel);
  }

  /** Looks at the beginning of a file. */
  async inspect(file: Blob): Promise<Inspected> {
    const head = await bytesOf(file).read(0, Math.min(headBytes, file.size));
    return inspectTape(head, file.size <= headBytes);
  }

  /** Reads a file; a reading that is under way ends. */
  async read(
    file: Blob,
    head: Pick<TapeHead, 'delimiter' | 'header'>,
    mapping: TapeMapping,
    choices: CalibrationChoices,
    onProgress: (bytes: number, of: number) => void,
  ): Promise<ReadOutcome> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    try {
      const { signal } = reading;
      const result = await readTape(bytesOf(file), head, mapping, { onProgress, signal });
      if (!result.ok) return { state: 'refused', trouble: result.trouble };
      const { tape, rejections, ...rest } = result.reading;
      const report: ReadingReport = {
        ...rest,
        ...{ rows: tape.rows, rejectedRows: rejections.rows, total: rejections.total },
        ...{ rejections: rejections.kept, counts: rejections.counts },
      };
      if (tape.rows === 0) return { state: 'nothing', report };
      this.#tape = tape;
      return { state: 'read', report, calibration: this.calibrate(mapping, choices)! };
    } catch (thrown) {
      if (reading.signal.aborted) return { state: 'cancelled' };
      throw thrown;
    }
  }

  cancel(): void {
    this.#reading?.abort();
  }

  /** Estimates anew from the loans that are held, if any are. */
  calibrate(mapping: TapeMapping, choices: CalibrationChoices): Calibration | undefined {
    return this.#tape && calibrate(this.#tape, mapping, choices, this.#kernel!.exports);
  }
}
