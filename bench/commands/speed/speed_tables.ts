import { escapeMarkdown, markdownTable } from "../../text/markdown.ts";
import { formatCount } from "../../text/format_number.ts";
import { formatRate, formatRatio } from "./format_speed.ts";
import {
  kernelSection,
  networkSection,
  peakSentence,
} from "./kernel_tables.ts";
import type { Spread } from "./measure.ts";
import type { EnvironmentSpeed } from "./measure_environments.ts";
import type { TrainingSpeed } from "./measure_training.ts";
import {
  ENVIRONMENT_PEERS,
  PEER_NOTE,
  type PeerSpeed,
  TRAINING_PEERS,
} from "./peer_speeds.ts";
import type { Setting, Speeds } from "./speeds.ts";

/**
 * Writes what was measured as Markdown, the peers' published figures beside it.
 *
 * @param speeds What was measured.
 * @param setting Where, and in which mode.
 * @returns Markdown that lines up as plain text.
 */
export function speedTables(
  speeds: Speeds,
  { mode, machine }: Pick<Setting, "mode" | "machine">,
): string {
  const { training, peak, kernels, networks, environments } = speeds;
  const cpu = escapeMarkdown(machine.cpu ?? "processor not read");
  const sections = [
    `# Speed\n\n${cpu}, one core if nothing else is said, ${mode} mode. Medians, in brackets the smallest and the largest.\n`,
  ];
  if (training) sections.push(trainingSection(training));
  if (peak) sections.push(peakSentence(peak));
  if (kernels) sections.push(kernelSection(kernels, peak));
  if (networks) sections.push(networkSection(networks, peak));
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
  const rows = speeds.map(({ name, settings, workers, stepsPerSecond }) => [
    workers === 1 ? name : `${name}, ${workers} cores`,
    settings,
    formatRate(stepsPerSecond),
    formatPeers(stepsPerSecond, TRAINING_PEERS.get(name)),
  ]);
  return `## Training: environment steps a second, learning included\n\n${
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

function formatPeers(
  ours: Spread,
  peers: readonly PeerSpeed[] = [],
): string {
  return peers.map(({ peer, stepsPerSecond }) => {
    const ratio = formatRatio(ours.median / stepsPerSecond);
    return `${ratio} ${peer} (${formatCount(stepsPerSecond)})`;
  }).join("; ") || "–";
}
