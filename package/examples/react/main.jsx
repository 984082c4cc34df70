import 'report-charts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [view, setView] = useState('five-year-change');
  const [shown, setShown] = useState(true);
  const [ready, setReady] = useState('');
  const [selected, setSelected] = useState('');
  return (
    <>
      <button id="change" onClick={() => setView('targets-2011')}>Another view</button>
      <button id="remove" onClick={() => setShown(false)}>Remove</button>
      <output id="ready">{ready}</output>
      <output id="selected">{selected}</output>
      {shown && (
        <report-chart
          id="chart"
          view={view}
          onreport-chart-ready={(event) => setReady(event.detail.view)}
          onreport-chart-select={(event) => setSelected(event.detail.measure)}
        >
          <table className="fallback"><tbody><tr><th>Software revenue</th><td>over ×3.4</td></tr></tbody></table>
        </report-chart>
      )}
    </>
  );
}

createRoot(document.getElementById('app')).render(<App />);
