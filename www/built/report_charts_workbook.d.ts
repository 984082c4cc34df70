// The wasm-bindgen glue of the workbook bundle.

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  /** A workbook of Excel. The cells are row by row: the number, and where it is NaN the words at the same place. */
  workbook(title: string, columns: string[], words: string[], numbers: Float64Array): Uint8Array<ArrayBuffer>;
}
