// The switches of the demo page: its theme and the size of its text. The charts need nothing of this: they follow the page they
// stand on, and are told of the large mode as any page with one of its own would tell them.

const root = document.documentElement;

function setTheme(theme) {
  if (theme === 'auto') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
}

function setSize(size) {
  root.classList.toggle('large', size === 'large');
  for (const chart of document.querySelectorAll('report-chart')) {
    if (size === 'large') {
      chart.setAttribute('large', '');
    } else {
      chart.removeAttribute('large');
    }
  }
}

function connect(group, choose) {
  const buttons = [...group.querySelectorAll('button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      choose(button.dataset.choice);
      for (const other of buttons) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
  group.hidden = false;
}

connect(document.querySelector('.theme'), setTheme);
connect(document.querySelector('.size'), setSize);
