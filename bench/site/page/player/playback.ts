/// <reference lib="dom" />
/**
 * The clock of the player: steps all games together, and draws them.
 *
 * @module
 */
import type { Game, Player } from "./game.ts";
import { createPacer } from "./pacer.ts";

/** A game with what decides in it. */
interface PlayedGame {
  /** The game. */
  readonly game: Game;
  /** What decides; the game stands still where it is null. */
  readonly player: Player | null;
  /** Draws where the game stands, a fraction of the last step on its way. */
  draw(fraction: number): void;
}

/** What is played, and who is told. */
interface PlaybackOptions {
  /** The games, which change as the reader chooses. */
  readonly games: () => readonly PlayedGame[];
  /** Seconds of a step, > 0. */
  readonly timeStep: number;
  /** Is told that playing has begun or stopped, by the reader or because all is done. */
  readonly onChange: (playing: boolean) => void;
  /** Is told that an episode has ended, but not at full speed. */
  readonly onEnd: (played: PlayedGame) => void;
}

/** What the controls do. */
interface Playback {
  /** Whether it plays. */
  readonly playing: boolean;
  /** Seconds of the environment in one of ours; Infinity for as many as there can be. */
  speed: number;
  /** Begins to play. */
  play(): void;
  /** Stops; the step that is under way still counts. */
  pause(): void;
  /** Does one step of every game. */
  step(): Promise<void>;
  /** Does something to the games between two steps, then draws them. */
  between(change: () => void | Promise<void>): Promise<void>;
}

/** Episodes of a game; as many as a run's score has. */
const mostEpisodes = 100;

/** Seconds, of the environment's time, that the end of an episode stays. */
const restSeconds = 0.8;

/** Milliseconds of a frame that steps may take at full speed. */
const frameBudget = 8;

/**
 * Makes a playback that stands still.
 *
 * @param options What is played, and who is told.
 * @returns What the controls do.
 */
export function createPlayback(options: PlaybackOptions): Playback {
  const { games, timeStep, onChange, onEnd } = options;
  const pacer = createPacer(timeStep);
  const restTicks = Math.ceil(restSeconds / timeStep);
  let playing = false;
  let speed = 1;
  let loop = 0;
  // Steps wait for the policies: what is asked for meanwhile waits in turn.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => void | Promise<void>) => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };

  const tick = async (rests: number) => {
    for (const played of games()) {
      const { game, player } = played;
      if (player === null || isDone(game)) continue;
      if (game.state.ended && game.state.rested < rests) {
        game.rest();
        continue;
      }
      await game.step(player);
      if (game.state.ended && rests > 0) onEnd(played);
    }
  };
  const fast = async () => {
    const until = performance.now() + frameBudget;
    do await tick(0); while (playing && performance.now() < until);
  };
  const paced = async (seconds: number) => {
    for (let due = pacer.advance(seconds, speed); due > 0; due--) {
      await tick(restTicks);
    }
  };
  const draw = () => {
    const fraction = playing && Number.isFinite(speed) ? pacer.fraction : 1;
    for (const played of games()) played.draw(fraction);
  };
  const stop = () => {
    if (!playing) return;
    playing = false;
    draw();
    onChange(false);
  };
  const frame = async (time: number, since: number | null, mine: number) => {
    const seconds = since === null ? 0 : (time - since) / 1000;
    await inTurn(async () => {
      if (playing) await (Number.isFinite(speed) ? paced(seconds) : fast());
    });
    // Who paused and went on meanwhile has begun another loop.
    if (!playing || mine !== loop) return;
    draw();
    const ready = games().filter(({ player }) => player !== null);
    if (ready.length > 0 && ready.every(({ game }) => isDone(game))) stop();
    else requestFrame(time, mine);
  };
  const requestFrame = (since: number | null, mine: number) => {
    requestAnimationFrame((time) =>
      frame(time, since, mine).catch((error) => {
        stop();
        throw error;
      })
    );
  };
  return {
    get playing() {
      return playing;
    },
    get speed() {
      return speed;
    },
    set speed(value) {
      speed = value;
      pacer.reset();
      for (const { game } of games()) game.settle();
    },
    play() {
      if (playing) return;
      playing = true;
      pacer.reset();
      for (const { game } of games()) game.settle();
      onChange(true);
      requestFrame(null, ++loop);
    },
    pause: stop,
    async step() {
      stop();
      await inTurn(() => tick(0));
      draw();
    },
    async between(change) {
      await inTurn(change);
      draw();
    },
  };
}

function isDone({ state }: Game): boolean {
  return state.returns.length >= mostEpisodes;
}
