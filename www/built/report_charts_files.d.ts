// The wasm-bindgen glue of the files bundle.

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  archive(paths: string[], contents: Uint8Array, lengths: Uint32Array): Uint8Array;
  document_text(bytes: Uint8Array, lang: string): string;
  page_text(text: string, lang: string): string;
}
