/** The wasm of the tools bundle, for scripts that cannot fetch it. */
export const WASM_BASE64: string;
