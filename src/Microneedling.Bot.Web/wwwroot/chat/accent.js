// The clinic's own colour, kept readable: text on it and text in it reach a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).
const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
const linear = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const luminance = rgb => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

// Moves a colour towards black or white until it can be read on the ground.
function readable(rgb, ground) {
  const goal = luminance(ground) > 0.3 ? 0 : 255;
  for (let step = 0; step < 20 && contrast(rgb, ground) < 4.6; step++) rgb = rgb.map(value => Math.round(value + (goal - value) * 0.12));
  return rgb;
}

export function dress(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour ?? '')) return;
  const rgb = channels(colour);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { style } = document.documentElement;
    style.setProperty('--accent', colour);
    style.setProperty('--on-accent', contrast(rgb, [255, 255, 255]) >= 4.5 ? '#fff' : '#0b1514');
    style.setProperty('--accent-ink', `rgb(${readable(rgb, dark.matches ? [34, 43, 42] : [244, 246, 245])})`);
  };
  dark.addEventListener('change', apply);
  apply();
}
