import { colour } from "./colours.js";

// What is drawn below and above the line of a chart over time.

/** Bands from the top to the bottom: `{from, to}` in milliseconds, `to` null for up to now. */
export function drawBands(plot, bands, variable, alpha) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.fillStyle = colour(variable);
  for (const { from, to } of bands) {
    const left = Math.max(bbox.left, plot.valToPos(seconds(from), "x", true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(seconds(to ?? Date.now()), "x", true));
    if (right >= left) {
      ctx.fillRect(left, bbox.top, Math.max(right - left, devicePixelRatio), bbox.height);
    }
  }
  ctx.restore();
}

const seconds = (time) => new Date(time).getTime() / 1000;

/** A dashed line at the bound. */
export function drawBound(plot, limit) {
  if (limit === null || limit === undefined) {
    return;
  }
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(limit, "y", true));
  ctx.save();
  ctx.strokeStyle = colour("--critical");
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** A stroke that changes its colour at the bound. `beyondIsBelow` is for bounds that a value must not fall short of. */
export function strokeAtBound(plot, limit, beyondIsBelow) {
  const within = colour("--series");
  if (limit === null || limit === undefined || !plot.bbox.height) {
    return within;
  }
  const { top, height } = plot.bbox;
  const share = (plot.valToPos(limit, "y", true) - top) / height;
  if (!Number.isFinite(share) || share <= 0 || share >= 1) {
    return within;
  }
  const beyond = colour("--critical");
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, beyondIsBelow ? within : beyond);
  gradient.addColorStop(share, beyondIsBelow ? within : beyond);
  gradient.addColorStop(share, beyondIsBelow ? beyond : within);
  gradient.addColorStop(1, beyondIsBelow ? beyond : within);
  return gradient;
}
