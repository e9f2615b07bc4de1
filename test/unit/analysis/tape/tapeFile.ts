import { headBytes, inspectTape, type TapeHead } from '../../../../src/analysis/tape/inspectTape';
import type { TapeMapping } from '../../../../src/analysis/tape/mapping';
import { bytesOf, readTape, type TapeReading } from '../../../../src/analysis/tape/readTape';

/** What the beginning of a file tells, where it can be read. */
export function headOf(bytes: Uint8Array): TapeHead {
  const inspected = inspectTape(bytes.subarray(0, headBytes), bytes.length <= headBytes);
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.trouble));
  return inspected.head;
}

/** Reads a file as it would be without a hand on its columns, but for what `change` does to them. */
export async function read(
  content: string | Uint8Array,
  change: (mapping: TapeMapping) => void = () => {},
): Promise<TapeReading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const head = headOf(bytes);
  const { mapping } = head.guess;
  change(mapping);
  const result = await readTape(bytesOf(new Blob([bytes as BlobPart])), head, mapping);
  if (!result.ok) throw new Error(JSON.stringify(result.trouble));
  return result.reading;
}
