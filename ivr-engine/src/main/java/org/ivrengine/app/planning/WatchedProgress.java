package org.ivrengine.app.planning;

import java.io.Console;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error when a person watches, nothing when a program does. */
final class WatchedProgress implements DoubleConsumer, AutoCloseable {

    private static final int STEPS = 1_000;

    private final @Nullable ProgressBar bar;
    private int step;

    private WatchedProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static WatchedProgress of(String task) {
        boolean isWatched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new WatchedProgress(
                isWatched
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(STEPS)
                                .clearDisplayOnFinish()
                                .build()
                        : null);
    }

    /** @param part done so far, 0 to 1; called so often that only a visible difference may cost anything */
    @Override
    public void accept(double part) {
        if (bar != null && part * STEPS >= step + 1) {
            step = Math.min(STEPS, (int) (part * STEPS));
            bar.stepTo(step);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
