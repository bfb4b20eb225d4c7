// Baht as people type them, and in Thai words: the same as kit/money.py, for what is read back while typing.

const DIGITS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
const WRITTEN = /^([+-]?)(?:([0-9]+)|([0-9]{1,3}(?:,[0-9]{3})+))(?:\.([0-9]+))?$/;

/** Satang as a BigInt; null for what is no amount. */
export function satang(text) {
  const compact = text
    .replace(/\s/gu, "")
    .replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit))
    .replace("\u2212", "-")
    .replace(/^฿/, "")
    .replace(/บาท$/, "");
  const found = WRITTEN.exec(compact);
  if (!found) return null;
  const whole = (found[2] ?? found[3]).replaceAll(",", "").replace(/^0+(?=.)/, "");
  const part = (found[4] ?? "").replace(/0+$/, "");
  if (part.length > 2 || whole.length > 15) return null;
  const amount = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
  return found[1] === "-" ? -amount : amount;
}

/** 6,199,333,184.25 */
export function text(amount) {
  const [sign, size] = amount < 0n ? ["-", -amount] : ["", amount];
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ",");
  return size % 100n ? `${sign}${whole}.${String(size % 100n).padStart(2, "0")}` : sign + whole;
}

/** …บาทถ้วน, …บาท…สตางค์ */
export function words(amount) {
  const [sign, size] = amount < 0n ? ["ลบ", -amount] : ["", amount];
  const [whole, part] = [size / 100n, size % 100n];
  if (!part) return `${sign}${number(whole)}บาทถ้วน`;
  return `${sign}${whole ? `${number(whole)}บาท` : ""}${number(part)}สตางค์`;
}

function number(value) {
  if (!value) return DIGITS[0];
  const head = value >= 1000000n ? `${number(value / 1000000n)}ล้าน` : "";
  const rest = Number(value % 1000000n);
  let said = "";
  for (let place = 5; place >= 0; place -= 1) {
    const digit = Math.floor(rest / 10 ** place) % 10;
    if (!digit) continue;
    if (place === 0 && digit === 1 && value > 1n) said += "เอ็ด";
    else if (place === 1 && digit <= 2) said += digit === 1 ? "สิบ" : "ยี่สิบ";
    else said += DIGITS[digit] + PLACES[place];
  }
  return head + said;
}
