package org.ivrengine.app.up;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.ami.StuckSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine alive from outside of its process. One that has died is started again; one that does not answer is
 * frozen, which is worse than dead, because its callers hang in it: it is ended and started again. Callers who are still
 * stuck after that, because the network swallows the end of their session, are redirected on Asterisk.
 */
final class Watchdog implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final Duration PING_EVERY = Duration.ofMillis(500);

    /** Time that a new engine has to come up; it takes one or two seconds. */
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    /** One that dies sooner than this after its start is started again with a pause. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(10);

    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
    private static final Duration RESCUE_EVERY = Duration.ofSeconds(2);

    private final EngineProcess engine;
    private final EnginePing ping;
    private final Duration frozenAfter;
    private final Optional<StuckSessions> stuckSessions;

    private long answeredAtNs = System.nanoTime();
    private long startedAtNs = System.nanoTime();
    private long rescuedAtNs = System.nanoTime();
    private boolean answeredSinceStart;
    private Duration pause = Duration.ZERO;
    private volatile boolean stopped;

    /** @param frozenAfter without an answer for so long, the engine counts as frozen */
    Watchdog(EngineProcess engine, EnginePing ping, Duration frozenAfter, Optional<StuckSessions> stuckSessions) {
        this.engine = engine;
        this.ping = ping;
        this.frozenAfter = frozenAfter;
        this.stuckSessions = stuckSessions;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                look();
                Thread.sleep(PING_EVERY);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        if (!engine.isAlive()) {
            LOG.error("the engine has died; callers hear music and go on where they were");
            startAgain();
        } else if (ping.answered()) {
            answeredAtNs = System.nanoTime();
            answeredSinceStart = true;
        } else if (isFrozen()) {
            LOG.error("the engine has not answered for {} s: it is ended and started again", sinceS(answeredAtNs));
            engine.kill();
            startAgain();
        } else {
            rescue();
        }
    }

    private boolean isFrozen() {
        Duration patience = answeredSinceStart ? frozenAfter : START_WITHIN;
        return passed(Math.max(answeredAtNs, startedAtNs), patience);
    }

    private void startAgain() throws InterruptedException {
        pause = passed(startedAtNs, SHORT_LIFE) ? Duration.ZERO : longer(pause);
        Thread.sleep(pause);
        if (stopped) {
            return;
        }
        try {
            engine.start();
            startedAtNs = System.nanoTime();
            answeredSinceStart = false;
        } catch (IOException failed) {
            LOG.error("the engine cannot be started: {}", failed.getMessage());
        }
        rescue();
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? Duration.ofMillis(500) : pause.multipliedBy(2);
        return next.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : next;
    }

    /** While nothing answers: callers whose sessions did not end with the process are taken out of them. */
    private void rescue() {
        if (stuckSessions.isEmpty() || !passed(answeredAtNs, frozenAfter) || !passed(rescuedAtNs, RESCUE_EVERY)) {
            return;
        }
        rescuedAtNs = System.nanoTime();
        try {
            List<String> redirected = stuckSessions.get().redirect();
            if (!redirected.isEmpty()) {
                LOG.warn("{} callers were stuck in dead sessions and were taken out of them", redirected.size());
            }
        } catch (IOException noManager) {
            LOG.warn("cannot look for callers in dead sessions: {}", noManager.getMessage());
        }
    }

    private static boolean passed(long sinceNs, Duration time) {
        return System.nanoTime() - sinceNs > time.toNanos();
    }

    private static long sinceS(long sinceNs) {
        return (System.nanoTime() - sinceNs) / 1_000_000_000;
    }
}
