import 'report-charts';
import { report } from 'report-charts/build';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const STEEL = [['Hebei', 215.1], ['Jiangsu', 118.2], ['Shandong', 74.5], ['Liaoning', 72], ['Shanxi', 61.3]];

function App() {
  const [view, setView] = useState('five-year-change');
  const [shown, setShown] = useState(true);
  const [ready, setReady] = useState('');
  const [selected, setSelected] = useState('');
  const [drawn, setDrawn] = useState(0);
  // Written anew whenever the page renders, as pages do: an equal report is not drawn again.
  const steel = report({ title: 'Steel', figures: STEEL.map(([name, value]) => ({ name, value, unit: 'million tonnes', period: 2024 })) });
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
      <output id="drawn">{drawn}</output>
      <report-chart id="own" lang="en" report={steel} onreport-chart-ready={() => setDrawn((count) => count + 1)} />
    </>
  );
}

createRoot(document.getElementById('app')).render(<App />);
