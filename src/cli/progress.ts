/** How far a run is, on one line of standard error that is written over; silent unless that is a terminal. */
export class Progress {
  readonly #label: string;
  readonly #of: number;
  readonly #began = performance.now();
  #shown = 0;

  /** @param of paths of the run; not needed where shares of the work are shown */
  constructor(label: string, of = 1) {
    this.#label = label;
    this.#of = of;
  }

  show(done: number): void {
    const counts = `${done.toLocaleString('en')} of ${this.#of.toLocaleString('en')} paths`;
    this.#write(counts, done / this.#of);
  }

  /** How far work is that consists of many runs. */
  showShare(share: number): void {
    this.#write(`${Math.floor(100 * share)}%`, share);
  }

  #write(text: string, share: number): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    const left = share > 0 ? ((now - this.#began) / 1000) * (1 / share - 1) : NaN;
    const rest = Number.isFinite(left) ? `, about ${Math.ceil(left)} s left` : '';
    process.stderr.write(`\r\x1b[K${this.#label}: ${text}${rest}`);
  }

  clear(): void {
    if (this.#shown > 0) process.stderr.write('\r\x1b[K');
  }
}
