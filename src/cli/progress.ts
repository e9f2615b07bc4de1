import type { Language } from '../scenario/language';

const words = {
  en: {
    paths: (done: string, of: string) => `${done} of ${of} paths`,
    left: (seconds: number) => `, about ${seconds} s left`,
    colon: ': ',
  },
  zh: {
    paths: (done: string, of: string) => `${done} / ${of} 条路径`,
    left: (seconds: number) => `，约余 ${seconds} 秒`,
    colon: '：',
  },
};

/** How far a run is, on one line of standard error that is written over; silent unless that is a terminal. */
export class Progress {
  readonly #label: string;
  readonly #words: (typeof words)[Language];
  readonly #of: number;
  readonly #began = performance.now();
  #shown = 0;

  /** @param of paths of the run; not needed where shares of the work are shown */
  constructor(label: string, language: Language, of = 1) {
    this.#label = label;
    this.#words = words[language];
    this.#of = of;
  }

  show(done: number): void {
    const [count, of] = [done.toLocaleString('en'), this.#of.toLocaleString('en')];
    this.#write(this.#words.paths(count, of), done / this.#of);
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
    const rest = Number.isFinite(left) ? this.#words.left(Math.ceil(left)) : '';
    process.stderr.write(`\r\x1b[K${this.#label}${this.#words.colon}${text}${rest}`);
  }

  clear(): void {
    if (this.#shown > 0) process.stderr.write('\r\x1b[K');
  }
}
