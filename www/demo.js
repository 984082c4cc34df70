// The theme switch of the demo page. The charts need nothing of this.

const root = document.documentElement;
const group = document.querySelector('.theme');
const buttons = [...group.querySelectorAll('button')];

function choose(theme) {
  if (theme === 'auto') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  for (const chart of document.querySelectorAll('report-chart')) {
    chart.setAttribute('theme', theme);
  }
  for (const button of buttons) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => choose(button.dataset.themeChoice));
}
group.hidden = false;
