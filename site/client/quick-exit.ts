/**
 * "Snel weg" without a trace on the screen: first blank, then replace this page, so that "back" does not return here.
 * Shift pressed three times does the same. Without script the link still leads away.
 */
const withinMilliseconds = 2000;
const exit = document.querySelector<HTMLAnchorElement>('[data-quick-exit]');

function leave(): void {
  document.title = '';
  document.documentElement.classList.add('blank');
  if (exit) location.replace(exit.href);
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-quick-exit]')) {
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
