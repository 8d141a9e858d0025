import { wipe } from './wipe.ts';

/**
 * "Snel weg" without a trace on the screen: first blank, then replace this page, so that "back" does not return here.
 * Shift pressed three times does the same. It never waits for our server; without script the link leads over it.
 */
const withinMilliseconds = 2000;
const links = document.querySelectorAll<HTMLAnchorElement>('[data-quick-exit]');
const neutral = links[0]?.dataset.quickExit;

function leave(): void {
  document.title = '';
  document.documentElement.classList.add('blank');
  wipe();
  if (neutral) location.replace(neutral);
}

for (const link of links) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
}

let presses: number[] = [];
addEventListener('keyup', (event) => {
  presses = event.key === 'Shift' ? [...presses, event.timeStamp] : [];
  presses = presses.filter((moment) => event.timeStamp - moment < withinMilliseconds);
  if (presses.length >= 3) leave();
});
