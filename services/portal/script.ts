/**
 * The only script, and every page works without it: leaving fast. Esc three times within two seconds, or the button,
 * replaces this page so that "back" does not bring it up again.
 */
export const portalScript = `(() => {
  const exit = document.querySelector('[data-snel-weg]');
  if (!exit) return;
  const leave = () => location.replace(exit.href);
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    presses = [...presses.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (presses.length > 2) leave();
  });
})();
`;
