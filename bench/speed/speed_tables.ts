import { formatCount } from "../report/format_number.ts";
import { escapeMarkdown, markdownTable } from "../report/markdown.ts";
import type { Machine } from "../run_timing.ts";
import type { Spread } from "./measure.ts";
import type { EnvironmentSpeed } from "./measure_environments.ts";
import {
  NETWORK_OPERATIONS,
  NETWORK_ROWS,
  type NetworkSpeed,
} from "./measure_networks.ts";
import type { TrainingSpeed } from "./measure_training.ts";
import {
  ENVIRONMENT_PEERS,
  PEER_NOTE,
  type PeerSpeed,
  TRAINING_PEERS,
} from "./peer_speeds.ts";

/** Everything that was measured; a part that was left out is absent. */
export interface Speeds {
  /** Whole runs. */
  readonly training?: readonly TrainingSpeed[];
  /** Operations of networks. */
  readonly networks?: readonly NetworkSpeed[];
  /** Stepping alone. */
  readonly environments?: readonly EnvironmentSpeed[];
}

/**
 * Writes what was measured as Markdown, the peers' figures beside it.
 *
 * @param speeds What was measured.
 * @param machine Where.
 * @returns Markdown that lines up as plain text.
 */
export function speedTables(speeds: Speeds, machine: Machine): string {
  const { training, networks, environments } = speeds;
  const cpu = escapeMarkdown(machine.cpu ?? "processor not read");
  const sections = [
    `# Speed\n\n${cpu}, one core. Medians, in brackets the smallest and the largest.\n`,
  ];
  if (training) sections.push(trainingSection(training));
  if (networks) sections.push(networkSection(networks));
  if (environments) sections.push(environmentSection(environments));
  if (training || environments) sections.push(`${PEER_NOTE}\n`);
  return sections.join("\n");
}

function trainingSection(speeds: readonly TrainingSpeed[]): string {
  const columns = [
    { title: "CartPole-v1", align: "left" },
    { title: "Setting", align: "left" },
    { title: "Steps/s", align: "right" },
    { title: "Peers", align: "left" },
  ] as const;
  const rows = speeds.map(({ work, stepsPerSecond }) => [
    work.name,
    work.settings,
    formatRate(stepsPerSecond),
    formatPeers(stepsPerSecond, TRAINING_PEERS.get(work.name)),
  ]);
  return `## Training: environment steps a second, learning included\n\n${
    markdownTable(columns, rows)
  }`;
}

function networkSection(speeds: readonly NetworkSpeed[]): string {
  const columns = [
    { title: "Operation", align: "left" },
    { title: "Engine", align: "left" },
    ...NETWORK_ROWS.map((rows) => ({
      title: `${formatCount(rows)} ${rows === 1 ? "row" : "rows"}`,
      align: "right" as const,
    })),
  ] as const;
  const engines = [...new Set(speeds.map(({ engine }) => engine))];
  const rows = NETWORK_OPERATIONS.flatMap((operation) =>
    engines.map((engine) => [
      operation,
      engine,
      ...NETWORK_ROWS.map((rows) => {
        const speed = speeds.find((speed) =>
          speed.operation === operation && speed.engine === engine &&
          speed.rows === rows
        );
        return speed === undefined ? "–" : formatMicroseconds(speed.seconds);
      }),
    ])
  );
  return `## Networks: microseconds a call, 4-64-64-2 tanh\n\n${
    markdownTable(columns, rows)
  }`;
}

function environmentSection(speeds: readonly EnvironmentSpeed[]): string {
  const columns = [
    { title: "Environment", align: "left" },
    { title: "Steps/s", align: "right" },
    { title: "Peers", align: "left" },
  ] as const;
  const rows = speeds.map(({ environment, stepsPerSecond }) => [
    environment,
    formatRate(stepsPerSecond),
    formatPeers(stepsPerSecond, ENVIRONMENT_PEERS.get(environment)),
  ]);
  return `## Environments: steps a second of one copy\n\n${
    markdownTable(columns, rows)
  }`;
}

function formatRate({ median, low, high }: Spread): string {
  const [middle, least, most] = [median, low, high].map(formatRounded);
  return `${middle} (${least}–${most})`;
}

/** Three digits say all that such a measurement knows. */
function formatRounded(rate: number): string {
  return formatCount(Number(rate.toPrecision(3)));
}

function formatMicroseconds({ median, low, high }: Spread): string {
  const [middle, least, most] = [median, low, high].map((seconds) =>
    String(Number((seconds * 1e6).toPrecision(3)))
  );
  return `${middle} (${least}–${most})`;
}

function formatPeers(
  ours: Spread,
  peers: readonly PeerSpeed[] = [],
): string {
  return peers.map(({ peer, stepsPerSecond }) => {
    const ratio = Number((ours.median / stepsPerSecond).toPrecision(2));
    return `${ratio}× ${peer} (${formatCount(stepsPerSecond)})`;
  }).join("; ") || "–";
}
