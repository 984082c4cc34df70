// @ts-check
// Undoes what an element has set up when it leaves its document.

export class Disposer {
  constructor() {
    /** @type {(() => void)[]} */
    this._undo = [];
  }

  /**
   * Listens until `dispose`; events that do not bubble are captured.
   *
   * @param {EventTarget} target
   * @param {string} name
   * @param {(event: any) => void} act
   */
  listen(target, name, act) {
    const capture = name === 'scroll';
    target.addEventListener(name, act, capture);
    this.add(() => target.removeEventListener(name, act, capture));
  }

  /** @param {() => void} undo */
  add(undo) {
    this._undo.push(undo);
  }

  dispose() {
    this._undo.forEach((undo) => undo());
    this._undo = [];
  }
}
