const PITCH_HZ = 660;
const LENGTH_S = 0.25;

/** A short tone, made here: no file is loaded for it. */
export const beep = (): void => {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  tone.frequency.value = PITCH_HZ;
  tone.connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + LENGTH_S);
  tone.onended = () => void audio.close();
};
