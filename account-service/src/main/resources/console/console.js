// What pages do beyond links and forms; each works without it.
(() => {
  'use strict';

  const say = text => { document.getElementById('notice').textContent = text; };

  // Copy buttons name the element whose text they copy.
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      button.classList.add('copied');
      say('Copied');
      setTimeout(() => button.classList.remove('copied'), 2000);
    } catch {
      getSelection().selectAllChildren(source);
      say('Selected: press Ctrl+C to copy');
    }
  });

  // A suggestion replaces what was typed, and is checked like it.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-use]');
    if (!button) {
      return;
    }
    const field = document.getElementById(button.dataset.field);
    field.value = button.dataset.use;
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

  // The server tells that something has changed; what is live then asks for itself. Where it does not, that asks by the clock.
  for (const element of document.querySelectorAll('[data-events]')) {
    const source = new EventSource(element.dataset.events);
    const changed = () => {
      for (const live of [element, ...element.querySelectorAll('[data-live]')]) {
        htmx.trigger(live, 'changed');
      }
    };
    source.addEventListener('account', changed);
    source.addEventListener('removed', () => { source.close(); location.assign('/console'); });
    addEventListener('pagehide', () => source.close());
  }

  // Where something else took the place of what had the focus, the focus goes to its heading.
  document.addEventListener('htmx:afterSwap', event => {
    if (document.activeElement === document.body) {
      event.detail.target.querySelector('[data-focus]')?.focus();
    }
  });

  document.addEventListener('htmx:responseError', event => {
    const signedOut = event.detail.xhr.status === 499 || event.detail.xhr.status === 401;
    if (signedOut) {
      location.reload();
    } else {
      say('That did not work. Reload the page and try again.');
    }
  });
  document.addEventListener('htmx:sendError', () => say('Rolewatch cannot be reached at the moment.'));
})();
