// Moving and sizing without drawing: arrow keys on a surface, or buttons that say the same with one tap each.

const KEYS = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down',
  '+': 'bigger', '=': 'bigger', '-': 'smaller', Enter: 'done', Delete: 'remove', Backspace: 'remove',
};

/** Calls `act(verb)`; keys count only while `isOn()`, so that the page scrolls as usual otherwise. */
export function listenToPad({ surface, pad, isOn, act }) {
  surface.addEventListener('keydown', (event) => {
    const verb = KEYS[event.key];
    if (!verb || !isOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(verb);
  });
  pad.addEventListener('click', (event) => {
    const button = event.target.closest('[data-nudge]');
    if (button) act(button.dataset.nudge);
  });
}
