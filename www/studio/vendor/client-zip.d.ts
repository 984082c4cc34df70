// What the studio uses of client-zip.
export function downloadZip(files: Iterable<{ name: string; input: string | ArrayBuffer; lastModified?: Date }>): Response;
