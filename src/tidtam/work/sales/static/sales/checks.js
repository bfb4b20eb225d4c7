// What looks wrong in a month's report is asked while it is typed, without a network. The same checks as in
// work/sales/checks (a test runs both on the same reports); limits and sentences come with the page.
// They never keep a report from being sent.

// Numbers, as checks/figures.py shows them.
const group = (whole) => String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
const money = (satang) => {
  const part = satang % 100;
  return group((satang - part) / 100) + (part ? `.${String(part).padStart(2, "0")}` : "");
};
const about = (satang) => {
  const baht = Math.floor(satang / 100 + 0.5);
  const step = 10 ** Math.max(String(baht).length - 3, 0);
  return group(Math.floor(satang / 100 / step + 0.5) * step);
};
const times = (ratio) => {
  const tenths = Math.floor(ratio * 10 + 0.5);
  if (tenths < 100 && tenths % 10) return `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return group(Math.floor(ratio + 0.5));
};

const sum = (lines, part) => lines.reduce((all, line) => all + line[part], 0);
const key = (line) => `line:${line.product ?? ""}/${line.channel}`;
const asLine = ([product, channel, baht, units, buyers]) => ({ product, channel, baht, units, buyers });

// lines: {product (number or null), channel, baht (satang), units, buyers (number or null)}; known: data-checks.
// Gives {code, subject, said}.
export function check(lines, known) {
  const flags = [];
  const at = known.limits;
  const before = known.before.map(asLine);
  const total = sum(lines, "baht");
  const flag = (code, subject, sentence, values) =>
    flags.push({
      code,
      subject,
      said: known.sentences[sentence].replace(/\{(\w+)\}/g, (_all, name) => values[name]),
    });
  const named = (line) => {
    const product = line.product === null ? known.unsplit : (known.goods[line.product]?.[0] ?? line.product);
    return `${product} · ${known.channels[line.channel] ?? line.channel}`;
  };
  const lastMonth = (line) =>
    before.find((one) => one.product === line.product && one.channel === line.channel)?.baht ?? 0;

  function said(line, factor, alone, level) {
    const whole = alone || !line.channel;
    flag(factor === 1000 ? "thousandfold" : "hundredfold", whole ? `sum=${line.baht}` : `${key(line)}=${line.baht}`, "large", {
      what: whole ? known.whole : named(line),
      baht: money(line.baht),
      factor: group(factor),
      right: money(Math.floor(line.baht / factor)),
      usual: about(level),
    });
  }

  function amounts(usual) {
    const all = [usual.level, usual.season, usual.move].filter((value) => value !== null);
    const high = Math.max(...all);
    const low = Math.min(...all);
    const room = Math.max(Math.log(at.slipFitsTimes), at.slipFitsSpreads * usual.spread);
    const fits = (log) => low - room <= log && log <= high + room;
    const log = Math.log(total);
    const newcomer = usual.months === 0;
    const peers = (expected, count) =>
      flag("peers", `sum=${total}`, "peers", {
        baht: money(total),
        times: times(total / expected),
        expected: about(expected),
        peers: group(count),
      });

    const expected = (line) => {
      const last = line.channel ? lastMonth(line) : 0;
      if (last) return last;
      const price = line.product === null ? null : known.goods[line.product]?.[1];
      return price ? line.units * price || null : null;
    };
    const slip = (line, factor) => {
      const rest = Math.log(total - line.baht + line.baht / factor);
      if (!fits(rest)) return null;
      const should = expected(line);
      if (should === null) return { line, factor, distance: Math.abs(rest - usual.level) };
      const distance = Math.abs(Math.log(line.baht / factor) - Math.log(should));
      return distance <= Math.log(at.lineFitsTimes) ? { line, factor, distance } : null;
    };
    const large = () => {
      const asked = lines.filter((line) => line.baht >= at.slipShare * total).sort((one, other) => other.baht - one.baht);
      if (lines.length > 1) asked.push({ product: null, channel: "", baht: total, units: 0, buyers: null });
      const fitting = asked.flatMap((line) => at.factors.map((factor) => slip(line, factor))).filter(Boolean);
      if (fitting.length) {
        const best = fitting.reduce((one, other) => (other.distance < one.distance ? other : one));
        return said(best.line, best.factor, lines.length === 1, Math.exp(usual.level));
      }
      if (newcomer) return peers(Math.exp(usual.level), known.peers.known);
      flag("high", `sum=${total}`, usual.season === null ? "high" : "high_season", {
        baht: money(total),
        times: times(total / Math.exp(high)),
        usual: about(Math.exp(usual.level)),
        months: usual.months,
        season: usual.season === null ? "" : about(Math.exp(usual.season)),
      });
    };
    const small = () => {
      const off = (factor) => Math.abs(Math.log(total * factor) - usual.level);
      const fitting = at.factors.filter((factor) => fits(Math.log(total * factor)));
      if (!fitting.length) return;
      const factor = fitting.reduce((one, other) => (off(other) < off(one) ? other : one));
      flag("small", `sum=${total}`, "small", {
        baht: money(total),
        factor: group(factor),
        right: money(total * factor),
        usual: about(Math.exp(usual.level)),
      });
    };

    const spreads = newcomer ? at.peersWideSpreads : at.highSpreads;
    if (log - high >= Math.max(spreads * usual.spread, Math.log(at.highTimes))) return large();
    if (low - log >= Math.max(at.lowSpreads * usual.spread, Math.log(at.lowTimes))) return small();
    if (lines.length > 1) {
      for (const line of lines) {
        const last = lastMonth(line);
        if (last && at.hiddenFrom * last <= line.baht && line.baht <= at.hiddenTo * last) return said(line, 1000, false, last);
      }
    }
    if (newcomer || usual.move === null) return;
    const width = Math.max(usual.spread, known.peers.spread);
    const explained = usual.season === null ? usual.move : Math.max(usual.move, usual.season);
    if (log - explained < Math.max(at.peersSpreads * width, Math.log(at.peersTimes))) return;
    peers(Math.exp(usual.move), known.peers.moved);
  }

  function capacity() {
    const sold = (some, product) => {
      const own = some.filter((line) => line.product === product);
      return [sum(own, "units"), sum(own, "baht")];
    };
    const stale = (last, most) => (last > most ? at.capacitySame * last : 0);
    for (const product of new Set(lines.map((line) => line.product).filter((one) => one !== null))) {
      const [name, price, most] = known.goods[product] ?? [];
      if (!most) continue;
      const [units, baht] = sold(lines, product);
      const [lastUnits, lastBaht] = sold(before, product);
      if (units) {
        if (units <= at.capacityTimes * most || units <= stale(lastUnits, most)) continue;
        const told = { what: name, units: group(units), times: times(units / most), capacity: group(most) };
        flag("capacity", `product:${product}=${units}`, "capacity", told);
      } else if (price && baht > at.capacityBahtTimes * most * price && baht > stale(lastBaht, most * price)) {
        flag("capacity", `product:${product}=${baht}`, "capacity_baht", {
          what: name,
          baht: money(baht),
          times: times(baht / (most * price)),
          capacity: group(most),
          price: money(price),
        });
      }
    }
  }

  function prices() {
    for (const line of lines) {
      const price = line.product === null ? null : known.goods[line.product]?.[1];
      if (!price || !line.units || !line.baht) continue;
      const should = line.units * price;
      const below = should >= at.priceTimes * line.baht && line.units >= at.priceUnits;
      if (line.baht < at.priceTimes * should && !below) continue;
      flag("price", `${key(line)}=${line.baht}`, "price", {
        what: named(line),
        units: group(line.units),
        price: money(price),
        expected: about(should),
        baht: money(line.baht),
      });
    }
  }

  function same() {
    const order = (some) =>
      some.map((line) => [line.product ?? -1, line.channel, line.baht, line.units, line.buyers ?? -1].join("/")).sort().join();
    const round = (satang) => String(satang).replace(/0+$/, "").length <= at.roundDigits;
    if (!total || !before.length || order(lines) !== order(before)) return;
    if (lines.every((line) => round(line.baht)) && known.twoBefore !== total) return;
    flag("same", `sum=${total}`, "same", { month: known.beforeLabel, baht: money(total) });
  }

  function fairs() {
    const sold = lines.filter((line) => line.channel === at.fair).map((line) => line.baht);
    const own = new Set([...sold, sold.reduce((all, one) => all + one, 0)].filter((amount) => amount >= at.fairLeast));
    const told = new Set();
    for (const [amount, where, report] of known.fairs) {
      const subject = `fair:${report}=${amount}`;
      if (!own.has(amount) || told.has(subject)) continue;
      told.add(subject);
      flag("fair", subject, "fair", { baht: money(amount), where });
    }
  }

  if (total > 0 && known.usual) amounts(known.usual);
  capacity();
  prices();
  if (!total && known.steady) flag("zero", "sum=0", "zero", known.steady);
  same();
  fairs();
  return flags;
}

// Digits as they are typed: Thai ones, commas between thousands, spaces. NaN: not a number that can be read.
function typed(text, decimals) {
  const plain = text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit)).replace(/\s/g, "").replace(/^฿|บาท$/g, "");
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return NaN;
  const [whole, part = ""] = plain.replace(/,/g, "").split(".");
  const least = part.replace(/0+$/, "");
  if (least.length > decimals || whole.length > 13) return NaN;
  return Number(whole) * 10 ** decimals + Number(least.padEnd(decimals, "0") || 0);
}

// The lines of a form whose fields are product_0, channel_0, baht_0, units_0, buyers_0 and so on; null while one of
// them cannot be read.
export function linesOf(form) {
  const lines = [];
  for (const field of form.elements) {
    const number = /^baht_(\d+)$/.exec(field.name)?.[1];
    if (number === undefined || !field.value.trim()) continue;
    const value = (part) => form.elements[`${part}_${number}`]?.value.trim() ?? "";
    const product = value("product");
    const line = {
      product: product ? Number(product) : null,
      channel: value("channel") || "unsplit",
      baht: typed(field.value, 2),
      units: value("units") ? typed(value("units"), 0) : 0,
      buyers: value("buyers") ? typed(value("buyers"), 0) : null,
    };
    if ([line.baht, line.units, line.buyers ?? 0].some(Number.isNaN)) return null;
    lines.push(line);
  }
  return lines;
}

// The box stands in its form: <div data-checks='…' role="status"><p>heading</p><ul></ul></div>, hidden while nothing
// is asked. Nothing typed says nothing yet: whether nothing was sold is asked at the first tap on the button
// name=nil that says so; the second sends it.
export function attach(box) {
  const form = box.closest("form");
  const known = JSON.parse(box.dataset.checks);
  const list = box.querySelector("ul");
  let timer = 0;
  let shown = "";
  const show = () => {
    const lines = linesOf(form);
    if (lines !== null) say(lines.length ? check(lines, known) : []);
  };
  const say = (flags) => {
    const said = [...new Set(flags.map((flag) => flag.said))];
    if (said.join() === shown) return;
    shown = said.join();
    list.replaceChildren(
      ...said.map((text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    box.hidden = !said.length;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
  form.addEventListener("change", show);
  for (const button of form.querySelectorAll("button[name=nil]")) {
    button.addEventListener("click", (event) => {
      if (!known.steady || button.dataset.asked) return;
      event.preventDefault();
      button.dataset.asked = "1";
      say(check([], known));
      box.scrollIntoView({ block: "nearest" });
    });
  }
  show();
}

const attachAll = () => document.querySelectorAll("[data-checks]").forEach(attach);
document.addEventListener("renewed", attachAll); // a page that stands alone changes its form in place
attachAll();
