// The wasm-bindgen glue of the reading bundle. Results are JSON text.

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  figures(text: string): string;
  /** `{draft, figures}`: both from one look at the text. */
  read(text: string): string;
  draft(text: string): string;
  document(draft: string): string;
  proof(article: string, report: string, lang: string): string;
  unread(text: string, lang: string): string;
  views(report: string): string;
  kinds(report: string, view: string): string;
  article_words(lang: string): string;
}
