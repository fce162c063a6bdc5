// Tells by sound and desktop notice that somebody waits, again every minute until the inbox is looked at. It names nobody.
const Key = 'staff-alarm';
const Again = 60_000;

// Gives what is to be called when the inbox has brought itself up to date; nothing where there is no inbox.
export function watchWaiting() {
  const button = document.querySelector('[data-alarm]');
  if (!button) return null;
  const title = document.title;
  let known = count();
  let repeat;

  show(isOn());
  mark();
  button.addEventListener('click', async () => {
    const on = !isOn();
    localStorage.setItem(Key, on ? 'on' : 'off');
    show(on);
    if (!on) return;
    if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission();
    beep();
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) clearInterval(repeat); });

  return () => {
    const now = count();
    mark();
    if (now > known && isOn()) {
      tell(now);
      clearInterval(repeat);
      if (document.hidden) repeat = setInterval(() => count() > 0 ? tell(count()) : clearInterval(repeat), Again);
    }
    known = now;
  };

  function show(on) {
    button.setAttribute('aria-pressed', String(on));
  }

  function mark() {
    document.title = count() > 0 ? `(${count()}) ${title}` : title;
  }
}

function count() {
  return Number(document.querySelector('[data-waiting]')?.dataset.waiting ?? 0);
}

function isOn() {
  return localStorage.getItem(Key) === 'on';
}

function tell(waiting) {
  beep();
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notice = new Notification(waiting === 1 ? 'One person is waiting' : `${waiting} people are waiting`, { tag: 'waiting', renotify: true });
  notice.onclick = () => window.focus();
}

// Two short tones; a browser that was never clicked in stays silent.
function beep() {
  try {
    const sound = new AudioContext();
    const volume = sound.createGain();
    volume.gain.value = 0.15;
    volume.connect(sound.destination);
    for (const [at, pitch] of [[0, 660], [0.18, 880]]) {
      const tone = sound.createOscillator();
      tone.frequency.value = pitch;
      tone.connect(volume);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.14);
    }
    setTimeout(() => sound.close(), 1000);
  } catch {
    // No sound here.
  }
}
