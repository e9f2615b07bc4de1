import { atOnce } from '../../scenario/compose';
import { composePart } from '../../scenario/part';
import type { PresetEntry, PresetKind, PresetSource } from '../../scenario/presets';
import { parts, type PartName, type Scenario } from '../../scenario/scenario';
import { validate } from '../../scenario/validate';

/** The presets of the program, each fetched once; what has been fetched is at hand without waiting. */
export class Library implements PresetSource {
  readonly #source: PresetSource;
  readonly #fetched = new Map<string, unknown>();

  constructor(source: PresetSource) {
    this.#source = source;
  }

  list(kind: PresetKind): PresetEntry[] {
    return this.#source.list(kind);
  }

  load(kind: PresetKind, id: string): unknown {
    const key = `${kind}/${id}`;
    if (this.#fetched.has(key)) return this.#fetched.get(key);
    const keep = (value: unknown) => {
      this.#fetched.set(key, value);
      return value;
    };
    const content = this.#source.load(kind, id);
    return content instanceof Promise ? content.then(keep) : keep(content);
  }

  /** A preset of a part as it is written, without what it leaves to its default; it must have been fetched. */
  written(part: PartName, id: string): unknown {
    const composed = atOnce(this, (shelf) => composePart(part, id, [], shelf));
    if (composed.state !== 'here') throw new Error(`no preset ${id} of ${part}`);
    return composed.part.value;
  }

  /** The same with every default filled in. */
  resolved<P extends PartName>(part: P, id: string): Scenario[P] {
    const checked = validate(parts[part], this.written(part, id));
    if (!checked.ok) throw new Error(`preset ${id} of ${part} is not valid`);
    return checked.value as Scenario[P];
  }
}
