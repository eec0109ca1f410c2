/// <reference lib="dom" />
/**
 * Draws shapes on a canvas in a scene's own unit of length.
 *
 * @module
 */
import { cos, sin } from "../../../../numerics/elementary.ts";

/** A point of a scene: to the right, and up. */
export type Point = readonly [x: number, y: number];

/** What a picture shows, in the scene's own unit of length. */
export interface Frame {
  /** The middle of the picture. */
  readonly center: Point;
  /** Its height; its width is 3/2 of that. */
  readonly height: number;
}

/** What a color is for; the style sheet sets it as `--play-<name>`. */
type ColorName =
  | "ground"
  | "line"
  | "body"
  | "limb"
  | "joint"
  | "goal"
  | "action";

/** Draws shapes. Lengths and widths are in the scene's unit, angles in rad, counterclockwise. */
export interface Pen {
  /** A line through points, with round ends. */
  line(points: readonly Point[], color: ColorName, width: number): void;
  /** A closed and filled shape. */
  fill(points: readonly Point[], color: ColorName): void;
  /** A filled circle. */
  disc(center: Point, radius: number, color: ColorName): void;
  /** A line that ends in a point. */
  arrow(from: Point, to: Point, width: number): void;
  /** A part of a circle that ends in a point; `sweep` < 0 turns clockwise. */
  turn(
    center: Point,
    radius: number,
    start: number,
    sweep: number,
    width: number,
  ): void;
}

/** How much wider a picture is than high. */
const aspect = 3 / 2;

/**
 * Clears a canvas, and gives it as many pixels as it covers on the screen.
 *
 * @param canvas Where to draw; its color variables are used.
 * @param frame What the picture shows.
 * @returns The pen.
 */
export function takePen(canvas: HTMLCanvasElement, frame: Frame): Pen {
  const context = canvas.getContext("2d")!;
  const width = Math.round(canvas.clientWidth * devicePixelRatio);
  const height = Math.round(width / aspect);
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const scale = height / frame.height;
  const [x, y] = frame.center;
  context.setTransform(
    scale,
    0,
    0,
    -scale,
    width / 2 - x * scale,
    height / 2 + y * scale,
  );
  context.lineCap = "round";
  context.lineJoin = "round";
  return penOf(context, getComputedStyle(canvas));
}

function penOf(
  context: CanvasRenderingContext2D,
  style: CSSStyleDeclaration,
): Pen {
  const color = (name: ColorName) => style.getPropertyValue(`--play-${name}`);
  const trace = (points: readonly Point[]) => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
  };
  const stroke = (name: ColorName, width: number) => {
    context.strokeStyle = color(name);
    context.lineWidth = width;
    context.stroke();
  };
  const fill = (name: ColorName) => {
    context.fillStyle = color(name);
    context.fill();
  };
  const head = (tip: Point, direction: Point, width: number) => {
    const [x, y] = tip;
    const [dx, dy] = [direction[0] * 2 * width, direction[1] * 2 * width];
    trace([[x + dx, y + dy], [x - dy, y + dx], [x + dy, y - dx]]);
    context.closePath();
    fill("action");
  };
  return {
    line(points, name, width) {
      trace(points);
      stroke(name, width);
    },
    fill(points, name) {
      trace(points);
      fill(name);
    },
    disc([x, y], radius, name) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      fill(name);
    },
    arrow(from, to, width) {
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const length = Math.sqrt(dx * dx + dy * dy);
      if (length === 0) return;
      trace([from, to]);
      stroke("action", width);
      head(to, [dx / length, dy / length], width);
    },
    turn([x, y], radius, start, sweep, width) {
      if (sweep === 0) return;
      const end = start + sweep;
      context.beginPath();
      context.arc(x, y, radius, start, end, sweep < 0);
      stroke("action", width);
      const sign = Math.sign(sweep);
      head(
        [x + radius * cos(end), y + radius * sin(end)],
        [-sign * sin(end), sign * cos(end)],
        width,
      );
    },
  };
}
