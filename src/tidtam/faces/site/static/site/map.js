// The map: districts from our own boundaries, villages in clusters; no tiles, no glyphs, nothing of anybody else's.
// Where WebGL is missing the drawn districts stay, and the list says all of it.
const chart = document.querySelector("#chart");
const items = new Map([...document.querySelectorAll("[data-code]")].map((item) => [item.dataset.code, item]));
const words = JSON.parse(chart.dataset.words);

near();
if (hasWebGL()) {
  draw().catch((problem) => {
    chart.classList.remove("moving");
    console.warn(problem);
  });
}

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function colour(name) {
  const probe = document.createElement("span");
  probe.className = `dye ${name}`;
  chart.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g);
  probe.remove();
  return `rgb(${red},${green},${blue})`;
}

async function draw() {
  const [library, places, shapes] = await Promise.all([
    import(chart.dataset.library), json(chart.dataset.places), json(chart.dataset.shapes), styled(),
  ]);
  const place = document.createElement("div");
  place.className = "canvas";
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.append(place);
  const map = new library.Map({
    container: place,
    style: style(places, shapes),
    bounds: bounds(places.features.length ? places : shapes),
    fitBoundsOptions: { padding: 40, maxZoom: 12 },
    minZoom: 4,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: still ? 0 : 200,
    locale: {
      "Map.Title": chart.dataset.label,
      "ScaleControl.Kilometers": chart.dataset.kilometres,
      "NavigationControl.ZoomIn": chart.dataset.in,
      "NavigationControl.ZoomOut": chart.dataset.out,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new library.ScaleControl({ unit: "metric" }));
  await new Promise((done) => map.once("load", done));
  chart.classList.add("moving");
  chart.dataset.drawn = "yes";
  listen(map, library, still);
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function styled() {
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = chart.dataset.style;
    link.onload = done;
    link.onerror = failed;
    document.head.append(link);
  });
}

function style(places, shapes) {
  const font = ["Sarabun"];
  const middles = {
    type: "FeatureCollection",
    features: shapes.features.map((shape) => ({
      type: "Feature",
      properties: { name: shape.properties.name },
      geometry: { type: "Point", coordinates: shape.properties.middle },
    })),
  };
  return {
    version: 8,
    sources: {
      shapes: { type: "geojson", data: shapes },
      middles: { type: "geojson", data: middles },
      places: { type: "geojson", data: places, cluster: true, clusterRadius: 42, clusterMaxZoom: 12 },
    },
    layers: [
      { id: "page", type: "background", paint: { "background-color": colour("silk") } },
      { id: "land", type: "fill", source: "shapes", paint: { "fill-color": colour("cloth") } },
      { id: "borders", type: "line", source: "shapes", paint: { "line-color": colour("seam"), "line-width": 1 } },
      { id: "names", type: "symbol", source: "middles",
        layout: { "text-field": ["get", "name"], "text-font": font, "text-size": 14 },
        paint: { "text-color": colour("quiet"), "text-halo-color": colour("cloth"), "text-halo-width": 1.5 } },
      { id: "clusters", type: "circle", source: "places", filter: ["has", "point_count"],
        paint: { "circle-color": colour("indigo"), "circle-opacity": 0.92,
          "circle-radius": ["step", ["get", "point_count"], 15, 10, 19, 50, 24, 200, 30],
          "circle-stroke-color": colour("cloth"), "circle-stroke-width": 2 } },
      { id: "counts", type: "symbol", source: "places", filter: ["has", "point_count"],
        layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": font, "text-size": 14,
          "text-allow-overlap": true },
        paint: { "text-color": colour("on-indigo") } },
      { id: "villages", type: "circle", source: "places", filter: ["!", ["has", "point_count"]],
        paint: { "circle-radius": 8,
          "circle-color": ["match", ["get", "receives"], "paused", colour("quiet"), "yes", colour("leaf"), colour("jackfruit")],
          "circle-stroke-color": colour("cloth"), "circle-stroke-width": 2 } },
      { id: "village-names", type: "symbol", source: "places", minzoom: 9, filter: ["!", ["has", "point_count"]],
        layout: { "text-field": ["get", "name"], "text-font": font, "text-size": 14, "text-anchor": "top",
          "text-offset": [0, 0.7] },
        paint: { "text-color": colour("ink"), "text-halo-color": colour("cloth"), "text-halo-width": 1.5 } },
    ],
  };
}

function bounds(collection) {
  let [west, south, east, north] = [180, 90, -180, -90];
  const walk = (part) => {
    if (typeof part[0] === "number") {
      west = Math.min(west, part[0]); east = Math.max(east, part[0]);
      south = Math.min(south, part[1]); north = Math.max(north, part[1]);
    } else part.forEach(walk);
  };
  collection.features.forEach((feature) => walk(feature.geometry.coordinates));
  return west <= east ? [west, south, east, north] : [97.3, 5.6, 105.7, 20.5];
}

function listen(map, library, still) {
  map.on("click", "clusters", async (event) => {
    const [cluster] = event.features;
    const zoom = await map.getSource("places").getClusterExpansionZoom(cluster.properties.cluster_id);
    const there = { center: cluster.geometry.coordinates, zoom: zoom + 0.2 };
    if (still) map.jumpTo(there); else map.easeTo(there);
  });
  map.on("click", "villages", (event) => {
    const [village] = event.features;
    new library.Popup({ offset: 12, maxWidth: "18rem" })
      .setLngLat(village.geometry.coordinates).setDOMContent(told(village.properties)).addTo(map);
  });
  for (const layer of ["clusters", "villages"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  let mark = null;
  for (const item of items.values()) {
    const point = (item.dataset.point || "").split(",").map(Number);
    if (point.length !== 2) continue;
    const show = () => {
      mark?.remove();
      mark = new library.Marker({ color: colour("lac"), scale: 0.8 }).setLngLat([point[1], point[0]]).addTo(map);
      mark.getElement().setAttribute("aria-hidden", "true");
    };
    item.addEventListener("focusin", show);
    item.addEventListener("mouseenter", show);
  }
}

function told(village) {
  const box = document.createElement("div");
  const name = document.createElement("a");
  name.href = chart.dataset.village.replace("00000000", village.code);
  name.textContent = village.name;
  name.className = "touch strong";
  const lines = [village.place, village.words, words.receives[village.receives],
    JSON.parse(village.kinds || "[]").map((kind) => words.kinds[kind]).join(", ")];
  box.append(name, ...lines.filter(Boolean).map((line) => {
    const said = document.createElement("p");
    said.textContent = line;
    return said;
  }));
  return box;
}

// "Near me": the device tells its place to this page only; the distances are worked out here.
function near() {
  const button = document.querySelector("[data-near]");
  const said = document.querySelector("[data-near-said]");
  if (!button || !("geolocation" in navigator)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        said.textContent = "";
        const places = await json(chart.dataset.places);
        const away = places.features
          .map((place) => ({ place, km: distance(coords, place.geometry.coordinates) }))
          .sort((one, other) => one.km - other.km).slice(0, 30);
        const list = document.querySelector(".list");
        list?.replaceChildren(...away.map(({ place, km }) => nearItem(place.properties, km, button.dataset.km)));
        document.querySelector(".atlas .pages")?.remove();
      },
      () => { said.textContent = button.dataset.no; },
      { maximumAge: 60000, timeout: 15000 },
    );
  });
}

function nearItem(village, km, pattern) {
  const known = items.get(village.code);
  const item = known || document.createElement("li");
  if (!known) {
    item.className = "tile";
    const box = told({ ...village, kinds: JSON.stringify(village.kinds) });
    const heading = document.createElement("h3");
    heading.append(box.querySelector("a"));
    box.prepend(heading);
    item.append(box);
  }
  let away = item.querySelector(".away");
  if (!away) {
    away = document.createElement("span");
    away.className = "away quiet small";
    item.firstElementChild.append(away);
  }
  away.hidden = false;
  away.textContent = pattern.replace("{km}", km < 10 ? km.toFixed(1) : Math.round(km));
  return item;
}

function distance({ latitude, longitude }, [east, north]) {
  const turn = Math.PI / 180;
  const half = Math.sin(((north - latitude) * turn) / 2) ** 2
    + Math.cos(latitude * turn) * Math.cos(north * turn) * Math.sin(((east - longitude) * turn) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(half));
}
