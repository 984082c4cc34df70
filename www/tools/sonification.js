// @ts-check
// Plays a view as tones, each followed by its value as speech if the browser can speak. The wasm decides the tones. Errors are
// ignored: all figures are on the page.

/** @typedef {import('../built/report_charts_tools.js').Tone} Tone */

// Length of a tone and of the pause after it, in seconds.
const TONE_TIME = 0.5;
const PAUSE_TIME = 0.15;
// The longest wait for a sentence, in seconds: a voice that never ends must not hold up the rest.
const LONGEST_SENTENCE = 15;

export class Player {
  constructor() {
    this.playing = false;
    /** @type {Promise<void>} */
    this._stopped = Promise.resolve();
    this._stop = () => {};
    /** @type {AudioContext | null} */
    this._context = null;
  }

  /**
   * @param {Tone[]} tones
   * @param {string} lang
   * @param {object} on
   * @param {(i: number) => void} on.onTone called when a tone begins
   * @param {() => void} on.onEnd called after the last tone, or when playing is stopped
   */
  async play(tones, lang, { onTone, onEnd }) {
    this.playing = true;
    const stopped = new Promise((stop) => {
      this._stop = () => stop(undefined);
    });
    this._stopped = stopped.then(() => {
      this.playing = false;
    });
    /** @param {KeyboardEvent} event */
    const escape = (event) => {
      if (event.key === 'Escape' || event.key === 'Control') {
        this.stop();
      }
    };
    document.addEventListener('keydown', escape);
    // Not awaited: if the browser blocks sound, this may never be fulfilled.
    this._open().catch(() => {});
    for (let i = 0; i < tones.length && this.playing; i += 1) {
      onTone(i);
      this._sound(tones[i]).catch(() => {});
      await this._wait(TONE_TIME + PAUSE_TIME);
      await this._speak(tones[i].words, lang).catch(() => {});
    }
    document.removeEventListener('keydown', escape);
    this.stop();
    onEnd();
  }

  stop() {
    this.playing = false;
    this._stop();
    this._close().catch(() => {});
    if ('speechSynthesis' in window) {
      speechSynthesis.cancel();
    }
  }

  async _open() {
    if ('speechSynthesis' in window) {
      // Some browsers load their voices when they are first asked for.
      speechSynthesis.getVoices();
    }
    this._context = new AudioContext();
    await this._context.resume();
  }

  async _close() {
    const context = this._context;
    this._context = null;
    if (context) {
      await context.close();
    }
  }

  /**
   * From one pitch to another, with soft ends.
   *
   * @param {Tone} tone
   */
  async _sound({ from, to, gain }) {
    const context = this._context;
    if (!context) {
      return;
    }
    const now = context.currentTime;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.setValueAtTime(from, now);
    tone.frequency.linearRampToValueAtTime(to, now + TONE_TIME);
    volume.gain.setValueAtTime(0, now);
    volume.gain.linearRampToValueAtTime(gain, now + 0.03);
    volume.gain.setValueAtTime(gain, now + TONE_TIME - 0.1);
    volume.gain.linearRampToValueAtTime(0, now + TONE_TIME);
    tone.connect(volume).connect(context.destination);
    tone.start(now);
    tone.stop(now + TONE_TIME);
  }

  /** @param {number} seconds */
  _wait(seconds) {
    return Promise.race([new Promise((done) => setTimeout(done, seconds * 1000)), this._stopped]);
  }

  /**
   * @param {string} words
   * @param {string} lang
   */
  async _speak(words, lang) {
    if (!this.playing || !('speechSynthesis' in window)) {
      return;
    }
    const voice = speechSynthesis.getVoices().some((one) => one.lang.startsWith(lang.slice(0, 2)));
    if (!voice) {
      return;
    }
    const sentence = new SpeechSynthesisUtterance(words);
    sentence.lang = lang;
    const spoken = new Promise((done) => {
      sentence.onend = done;
      sentence.onerror = done;
    });
    speechSynthesis.speak(sentence);
    await Promise.race([spoken, this._wait(LONGEST_SENTENCE)]);
  }
}
