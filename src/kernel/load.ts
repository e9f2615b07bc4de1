// Loading the kernel: no DOM, no Node; callers bring the bytes (see loadNode.ts, loadBrowser.ts).

/** A byte offset in the kernel's memory. */
export type Pointer = number;

/** What the kernel exports; doc comments stand with the functions in `assembly/`. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly heapBase: () => Pointer;

  readonly philox4x32: (
    rounds: number,
    c0: number,
    c1: number,
    c2: number,
    c3: number,
    key0: number,
    key1: number,
    out: Pointer,
  ) => void;
  readonly uniform: (
    path: number,
    month: number,
    stream: number,
    index: number,
    key0: number,
    key1: number,
  ) => number;
  readonly uniforms: (
    out: Pointer,
    count: number,
    key0: number,
    key1: number,
    firstPath: number,
    month: number,
    stream: number,
    index: number,
  ) => void;
  readonly normals: KernelExports['uniforms'];
  readonly sobol: (index: number, dimension: number) => number;
  readonly scramble: (x: number, seed: number) => number;
  readonly sobolUniforms: (
    out: Pointer,
    count: number,
    dimensions: number,
    key0: number,
    key1: number,
    firstPath: number,
    stream: number,
    stretch: number,
    replicates: number,
  ) => void;
  readonly sobolNormals: KernelExports['sobolUniforms'];
  readonly moveAlong: (
    directions: Pointer,
    dimensions: number,
    steps: number,
    values: Pointer,
    parts: Pointer,
    paths: number,
  ) => void;

  readonly exp: (x: number) => number;
  readonly expm1: (x: number) => number;
  readonly log: (x: number) => number;
  readonly log1p: (x: number) => number;
  readonly logGamma: (x: number) => number;
  readonly gammaP: (a: number, x: number) => number;
  readonly gammaQ: (a: number, x: number) => number;
  readonly incompleteBeta: (x: number, a: number, b: number) => number;
  readonly normalCdf: (x: number) => number;
  readonly normalQuantile: (p: number) => number;
  readonly studentTCdf: (t: number, nu: number) => number;
  readonly studentTQuantile: (p: number, nu: number) => number;
  readonly chiSquareCdf: (x: number, nu: number) => number;
  readonly chiSquareQuantile: (p: number, nu: number) => number;

  readonly binomialQuantile: (n: number, p: number, u: number) => number;
  readonly binomialCdf: (k: number, n: number, p: number) => number;
  readonly poissonQuantile: (mean: number, u: number) => number;
  readonly poissonCdf: (k: number, mean: number) => number;

  readonly normalCdfBatch: (x: Pointer, out: Pointer, n: number) => void;
  readonly normalQuantileBatch: (p: Pointer, out: Pointer, n: number) => void;
  readonly expBatch: (x: Pointer, out: Pointer, n: number) => void;
  readonly logBatch: (x: Pointer, out: Pointer, n: number) => void;
  readonly binomialBatch: (n: Pointer, p: Pointer, u: Pointer, out: Pointer, count: number) => void;
  readonly poissonBatch: (mean: Pointer, u: Pointer, out: Pointer, count: number) => void;

  readonly cellDescriptorBytes: () => number;
  readonly survivorsBytes: () => number;
  readonly cohortRowBytes: () => number;
  readonly vintageBytes: () => number;
  readonly scheduleCohorts: (cell: Pointer, steps: number) => void;
  readonly drawDefaults: (cell: Pointer, paths: number, step: number, totals: Pointer) => void;
  readonly stepVintagesAlike: KernelExports['drawDefaults'];
  readonly stepVintagesApart: KernelExports['drawDefaults'];
  readonly stepCells: (
    cells: Pointer,
    count: number,
    paths: number,
    step: number,
    totals: Pointer,
    key0: number,
    key1: number,
    firstPath: number,
  ) => void;
  readonly lendCells: (
    cells: Pointer,
    count: number,
    paths: number,
    step: number,
    totals: Pointer,
    scale: Pointer,
    lossScale: Pointer,
    fraudShare: number,
    fraudSteps: number,
    stepsPerYear: number,
  ) => void;
  readonly grantedMoney: (cells: Pointer, count: number, paths: number, out: Pointer) => void;
}

const PAGE = 65536;

/**
 * Hands out the kernel's memory from its heap base upwards and takes it back only as a whole. Growing the memory detaches
 * views made before: reserve everything first, then make views; or ask for a view anew, which is cheap. Whoever keeps
 * views while others reserve looks at the generation.
 */
export class Layout {
  readonly #memory: WebAssembly.Memory;
  readonly #base: Pointer;
  #next: Pointer;
  /** Below this, bytes have been handed out before and are no longer zero. */
  #used: Pointer;
  #generation = 0;

  constructor(memory: WebAssembly.Memory, base: Pointer) {
    this.#memory = memory;
    this.#base = this.#next = this.#used = base;
  }

  /** The first byte not handed out yet. */
  get end(): Pointer {
    return this.#next;
  }

  /** Changes when the memory has grown or was taken back: views made in an earlier generation are good for nothing. */
  get generation(): number {
    return this.#generation;
  }

  /** Takes back all that was handed out. */
  restart(): void {
    this.#used = Math.max(this.#used, this.#next);
    this.#next = this.#base;
    this.#generation++;
  }

  /**
   * Reserves `bytes` zeroed bytes at a multiple of `align` (a power of two); grows the memory when
   * needed. Throws a RangeError when the host refuses to.
   */
  reserve(bytes: number, align = 16): Pointer {
    if (!(bytes >= 0)) throw new RangeError(`invalid number of bytes: ${bytes}`);
    const pointer = Math.ceil(this.#next / align) * align;
    const end = pointer + bytes;
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(Math.ceil(missing / PAGE));
    if (pointer < this.#used)
      new Uint8Array(this.#memory.buffer, pointer, Math.min(end, this.#used) - pointer).fill(0);
    this.#next = end;
    return pointer;
  }

  /** By as much again as there is, since each time all views are lost; by what is needed where the host has no more. */
  #grow(pages: number): void {
    const doubled = Math.max(pages, this.#memory.buffer.byteLength / PAGE);
    try {
      this.#memory.grow(doubled);
    } catch {
      this.#memory.grow(pages);
    }
    this.#generation++;
  }

  f64(pointer: Pointer, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, pointer, length);
  }

  f32(pointer: Pointer, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length);
  }

  i32(pointer: Pointer, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, pointer, length);
  }

  u32(pointer: Pointer, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, pointer, length);
  }
}

/** One instance of the kernel with a memory of its own. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
  readonly heapBase: Pointer;
  readonly allocator: Layout;
}

/** Compiles the kernel once; the module can be posted to workers. */
export function compileKernel(bytes: BufferSource): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes);
}

/** Makes an instance, at once and without imports. */
export function instantiateKernel(module: WebAssembly.Module): Kernel {
  const exports = new WebAssembly.Instance(module).exports as unknown as KernelExports;
  const heapBase = exports.heapBase();
  return {
    exports,
    memory: exports.memory,
    heapBase,
    allocator: new Layout(exports.memory, heapBase),
  };
}
