/** How far a run is, on one line of standard error that is written over; silent unless that is a terminal. */
export class Progress {
  readonly #label: string;
  readonly #of: number;
  readonly #began = performance.now();
  #shown = 0;

  constructor(label: string, of: number) {
    this.#label = label;
    this.#of = of;
  }

  show(done: number): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    const left = ((now - this.#began) / 1000 / done) * (this.#of - done);
    const counts = `${done.toLocaleString('en')} of ${this.#of.toLocaleString('en')} paths`;
    process.stderr.write(`\r\x1b[K${this.#label}: ${counts}, about ${Math.ceil(left)} s left`);
  }

  clear(): void {
    if (this.#shown > 0) process.stderr.write('\r\x1b[K');
  }
}
