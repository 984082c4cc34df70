/** A wasm for scripts that cannot fetch it, as text: `packed` in xtask/src/dist.rs writes it. */
export const WASM_TEXT: string;
/** Its length in bytes. */
export const WASM_LENGTH: number;
