// Modules of types alone: importing one at run time does nothing.

export {};
