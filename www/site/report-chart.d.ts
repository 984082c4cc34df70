// The script of the element, which is published beside that of a site. It has no exports that a site needs.

export {};
