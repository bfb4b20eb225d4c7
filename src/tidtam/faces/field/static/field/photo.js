// A photo made small on the phone. Time and place that the camera wrote are carried over: the server reads them there.

const LONGEST = 2048;
const QUALITY = 0.82;

export async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/** {bytes, sha256, original_sha256}: JPEG of at most 2048 px, or the file as it is where the browser cannot read it. */
export async function taken(file) {
  const original = await file.arrayBuffer();
  const bytes = (await smaller(file, original)) ?? original;
  return { bytes, sha256: await hashOf(bytes), original_sha256: await hashOf(original) };
}

async function smaller(file, original) {
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null; // HEIC on most phones: the server reads it
  }
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) return null;
  const small = withExif(new Uint8Array(await blob.arrayBuffer()), exifOf(new Uint8Array(original)));
  return small.byteLength < original.byteLength || scale < 1 ? small.buffer : null;
}

/** The camera's own segment of a JPEG, upright; null where there is none. */
export function exifOf(jpeg) {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  let at = 2;
  while (at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const length = (jpeg[at + 2] << 8) | jpeg[at + 3];
    const head = String.fromCharCode(...jpeg.subarray(at + 4, at + 8));
    if (jpeg[at + 1] === 0xe1 && head === "Exif") return upright(jpeg.slice(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

/** The picture has been turned already: its orientation is set to the usual one. */
function upright(segment) {
  const start = 10;
  const view = new DataView(segment.buffer, segment.byteOffset + start);
  try {
    const little = view.getUint16(0) === 0x4949;
    const first = view.getUint32(4, little);
    const entries = view.getUint16(first, little);
    for (let number = 0; number < entries; number += 1) {
      const entry = first + 2 + number * 12;
      if (view.getUint16(entry, little) === 0x0112) view.setUint16(entry + 8, 1, little);
    }
  } catch {
    return null; // cut short: worth nothing
  }
  return segment;
}

function withExif(jpeg, segment) {
  if (!segment) return jpeg;
  const whole = new Uint8Array(jpeg.length + segment.length);
  whole.set(jpeg.subarray(0, 2));
  whole.set(segment, 2);
  whole.set(jpeg.subarray(2), 2 + segment.length);
  return whole;
}
