// The canvas charts, by Chart.js from the app's own jar. Colours are the page's tokens, read when a chart draws, so that light, dark and
// print each get their own.
import { h } from "./dom.js";

let library;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = h("script", { src: new URL("./lib/chart.umd.min.js", import.meta.url).href, onload: () => resolve(window.Chart), onerror: reject });
    document.head.append(script);
  }).then((Chart) => {
    Chart.defaults.animation = false;
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    Chart.defaults.maintainAspectRatio = false;
    const redraw = () => Object.values(Chart.instances).forEach((chart) => chart.update("none"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    // The canvas is a picture by the time the print sheet applies: draw it on white first, and back again.
    addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; redraw(); });
    addEventListener("afterprint", () => { delete document.documentElement.dataset.theme; redraw(); });
    return Chart;
  });
  return library;
}

/** A token as a colour that a canvas knows: `light-dark()` resolves only in a property that takes a colour. */
function ink(token) {
  const probe = document.createElement("span");
  probe.style.color = `var(--r-${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/**
 * A line with its drift: raw periods in grey, the drift in the accent, first and last value written at its ends.
 *
 * @param {{title: string, labels: string[], raw: (number|null)[], drift: (number|null)[], first: string, last: string}} data
 */
export function trend(data) {
  const line = (values, token, width) => ({
    data: values, borderColor: () => ink(token), borderWidth: width, pointRadius: 0, pointHitRadius: 8, tension: 0.25, spanGaps: true,
  });
  return chart(data.title, {
    type: "line",
    data: {
      labels: data.labels,
      datasets: [
        { label: "This period", ...line(data.raw, "chart-then", 1) },
        { label: "Over seven", ...line(data.drift, "chart-now", 2.25) },
      ],
    },
    options: options({ top: 24, right: 8, left: 4 }, scale(Math.max(...data.raw, ...data.drift))),
    plugins: [ends(data.first, data.last)],
  });
}

/** Bars of shares from 0 to 100; the last one is now. */
export function shares(data) {
  const last = data.values.length - 1;
  return chart(data.title, {
    type: "bar",
    data: {
      labels: data.labels,
      datasets: [{
        label: "In order, percent", data: data.values, borderRadius: 3, maxBarThickness: 28,
        backgroundColor: (context) => ink(context.dataIndex === last ? "chart-now" : "chart-then"),
      }],
    },
    options: options({ top: 24, right: 16 }, { max: 100, step: 50 }),
    plugins: [tops()],
  });
}

function chart(title, configuration) {
  const canvas = h("canvas", { role: "img", "aria-label": title });
  load().then(
    (Chart) => new Chart(canvas, configuration),
    () => canvas.replaceWith(h("p", { class: "caption" }, `${title}. The drawing could not be loaded; the table holds the numbers.`)),
  );
  return h("div", { class: "chart" }, canvas);
}

/** Zero and about two lines above it, on round numbers, so that the grid stays three hairlines. */
function scale(highest) {
  const step = [0.5, 1, 2, 4, 5, 10, 20, 50, 100, 200, 500].find((size) => size * 2.6 >= highest) ?? highest;
  return { max: Math.max(2 * step, highest * 1.02), step };
}

function options(padding, { max, step }) {
  return {
    layout: { padding },
    interaction: { mode: "index", intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: () => ink("raised"), titleColor: () => ink("ink"), bodyColor: () => ink("ink-2"),
        borderColor: () => ink("line-ui"), borderWidth: 1, cornerRadius: 6, displayColors: false,
      },
    },
    scales: {
      x: { grid: { display: false }, border: { display: false }, ticks: { color: () => ink("ink-3"), maxRotation: 0, autoSkipPadding: 16 } },
      y: {
        min: 0, max, border: { display: false },
        grid: { color: () => ink("chart-grid"), drawTicks: false },
        ticks: { color: () => ink("ink-3"), stepSize: step, includeBounds: false, padding: 8 },
      },
    },
  };
}

/** A ring and its words at the first value of the drift, a dot and its words at the last. */
function ends(first, last) {
  return {
    id: "ends",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, data } = chart;
      const points = chart.getDatasetMeta(1).data.filter((_, index) => data.datasets[1].data[index] != null);
      if (points.length === 0) return;
      const from = points[0];
      const to = points[points.length - 1];
      ctx.save();
      ctx.lineWidth = 2;
      if (points.length > 1) dot(ctx, from, 4, ink("surface"), ink("chart-now"));
      dot(ctx, to, 4.5, ink("chart-now"), ink("chart-now"));
      ctx.fillStyle = ink("ink");
      ctx.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
      ctx.textAlign = "left";
      // Above whatever either line draws where the words stand.
      const above = (start, end) => Math.min(...[0, 1].flatMap((set) => chart.getDatasetMeta(set).data
        .filter((point, index) => data.datasets[set].data[index] != null && point.x >= start && point.x <= end).map((point) => point.y))) - 12;
      const wide = (words) => ctx.measureText(words).width + 8;
      if (points.length > 1) ctx.fillText(first, chartArea.left, Math.max(12, above(chartArea.left, chartArea.left + wide(first))));
      ctx.textAlign = "right";
      ctx.fillText(last, chartArea.right, Math.max(12, Math.min(to.y - 14, above(chartArea.right - wide(last), chartArea.right))));
      ctx.restore();
    },
  };
}

function dot(ctx, { x, y }, radius, fill, stroke) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.strokeStyle = stroke;
  ctx.fill();
  ctx.stroke();
}

/** The first and the last share, written on their bars. */
function tops() {
  return {
    id: "tops",
    afterDatasetsDraw(chart) {
      const { ctx, data } = chart;
      const values = data.datasets[0].data;
      const drawn = values.flatMap((value, index) => (value == null ? [] : [index]));
      ctx.save();
      ctx.fillStyle = ink("ink");
      ctx.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
      ctx.textAlign = "center";
      for (const index of new Set([drawn[0], drawn.at(-1)])) {
        if (index === undefined) continue;
        const bars = chart.getDatasetMeta(0).data;
        const words = `${values[index]} %`;
        const half = ctx.measureText(words).width / 2;
        // Above the neighbours that stand under the words.
        const y = Math.min(...bars.filter((bar, i) => values[i] != null && Math.abs(bar.x - bars[index].x) < half + bar.width / 2).map((bar) => bar.y));
        ctx.fillText(words, Math.min(bars[index].x, chart.width - half), y - 6);
      }
      ctx.restore();
    },
  };
}
