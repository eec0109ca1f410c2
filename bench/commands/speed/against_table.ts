/**
 * Our speeds beside those of other files.
 *
 * @module
 */
import { formatCount } from "../../text/format_number.ts";
import { escapeMarkdown, markdownTable } from "../../text/markdown.ts";
import { formatDigits, formatRatio, formatTime } from "./format_speed.ts";
import type { Spread } from "./measure.ts";
import type { OtherRate, OtherSpeeds } from "./read_speeds.ts";
import { networkName, type Setting, type Speeds } from "./speeds.ts";

/**
 * Writes how many times as fast we are, name by name. What no other file has
 * is left out.
 *
 * @param speeds What was measured here.
 * @param setting Where.
 * @param others What to compare with.
 * @returns A section of Markdown, or "" where nothing has a counterpart.
 */
export function againstTable(
  speeds: Speeds,
  { machine }: Pick<Setting, "machine">,
  others: readonly OtherSpeeds[],
): string {
  const { training = [], environments = [], kernels = [], networks = [] } =
    speeds;
  const rows = [
    ...training.map(({ name, stepsPerSecond }) => [
      name,
      ...others.map(({ training }) =>
        formatOtherRate(stepsPerSecond, training.get(name))
      ),
    ]),
    ...environments.map(({ environment, stepsPerSecond }) => [
      environment,
      ...others.map(({ environments }) =>
        formatOtherRate(stepsPerSecond, environments.get(environment))
      ),
    ]),
    ...kernels.map(({ name, seconds }) => [
      name,
      ...others.map(({ kernels }) =>
        formatOtherTime(seconds, kernels.get(name))
      ),
    ]),
    ...networks.map((speed) => {
      const name = networkName(speed);
      return [
        name,
        ...others.map(({ networks }) =>
          formatOtherTime(speed.seconds, networks.get(name))
        ),
      ];
    }),
  ].filter(([, ...cells]) => cells.some((cell) => cell !== NOTHING));
  if (rows.length === 0) return "";
  const columns = [
    { title: "Ratio (theirs)", align: "left" },
    ...others.map(({ label }) => ({
      title: escapeMarkdown(label),
      align: "left" as const,
    })),
  ] as const;
  const elsewhere = others.filter(({ cpu }) => cpu !== machine.cpu)
    .map(({ label, cpu }) =>
      `\n${escapeMarkdown(label)} was measured on another machine: ${
        escapeMarkdown(cpu ?? "processor not read")
      }.\n`
    );
  return `## Against others: how many times as fast this is\n\n${
    markdownTable(columns, rows)
  }${elsewhere.join("")}`;
}

const NOTHING = "–";

function formatOtherRate(ours: Spread, theirs: OtherRate | undefined): string {
  if (!theirs) return NOTHING;
  const { stepsPerSecond: { median }, compileSeconds } = theirs;
  const compiling = compileSeconds === undefined
    ? ""
    : ` after ${formatDigits(compileSeconds)} s of compiling`;
  const rate = formatCount(Number(median.toPrecision(3)));
  return `${formatRatio(ours.median / median)} (${rate}/s${compiling})`;
}

function formatOtherTime(ours: Spread, theirs: Spread | undefined): string {
  if (!theirs) return NOTHING;
  const [time] = formatTime(theirs).split(" (");
  return `${formatRatio(theirs.median / ours.median)} (${time})`;
}
