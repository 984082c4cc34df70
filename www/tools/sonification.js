// A view as tones, each followed by its value in words where the browser speaks. Which tone stands for which value is the
// engine's to say. Whatever fails, fails silently: the figures are on the page.

// Seconds a tone lasts, and the silence before the next.
const TONE_TIME = 0.5;
const REST_TIME = 0.15;
// Longest wait for a sentence, in seconds: a voice that never ends must not hold up the rest.
const LONGEST_SENTENCE = 15;

export class Player {
  constructor() {
    this.playing = false;
  }

  /** Plays `tones`; `at(i)` hears of each as it begins, `end()` of the last or of a stop. */
  async play(tones, lang, { at, end }) {
    this.playing = true;
    this._stopped = new Promise((stop) => {
      this._stop = stop;
    }).then(() => {
      this.playing = false;
    });
    const escape = (event) => (event.key === 'Escape' || event.key === 'Control') && this.stop();
    document.addEventListener('keydown', escape);
    // Not waited for: where sound is held back, it may stay so for ever.
    this._open().catch(() => {});
    for (let i = 0; i < tones.length && this.playing; i += 1) {
      at(i);
      this._sound(tones[i]).catch(() => {});
      await this._wait(TONE_TIME + REST_TIME);
      await this._say(tones[i].words, lang).catch(() => {});
    }
    document.removeEventListener('keydown', escape);
    this.stop();
    end();
  }

  stop() {
    this.playing = false;
    if (this._stop) {
      this._stop();
    }
    this._close().catch(() => {});
    if ('speechSynthesis' in window) {
      speechSynthesis.cancel();
    }
  }

  async _open() {
    if ('speechSynthesis' in window) {
      // Some browsers look for their voices when they are first asked, and have them a little later.
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

  // From one pitch to another, softly in and out. A value without a tone is a short low thud.
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

  _wait(seconds) {
    return Promise.race([new Promise((done) => setTimeout(done, seconds * 1000)), this._stopped]);
  }

  async _say(words, lang) {
    if (!this.playing || !('speechSynthesis' in window)) {
      return;
    }
    const voice = speechSynthesis.getVoices().some((one) => one.lang.startsWith(lang.slice(0, 2)));
    if (!voice) {
      return;
    }
    const sentence = new SpeechSynthesisUtterance(words);
    sentence.lang = lang;
    const said = new Promise((done) => {
      sentence.onend = done;
      sentence.onerror = done;
    });
    speechSynthesis.speak(sentence);
    await Promise.race([said, this._wait(LONGEST_SENTENCE)]);
  }
}
