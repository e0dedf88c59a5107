package org.ivrengine.app.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.versions.Reload;
import org.ivrengine.yaml.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up changed flows, hours and operations while calls are up. What has faults is refused and said; what runs runs on. */
final class ContentWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final EngineContent content;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("content-watch").daemon().factory());
    private final ScheduledFuture<?> looking;
    /** What was last said of the operations; they are tried again at every look. */
    private List<Fault> faultsOfOperations = List.of();

    ContentWatch(EngineContent content) {
        this.content = content;
        looking = executor.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            // Hours first: a changed flow may name a schedule that was added with it.
            List<Fault> faults = content.hours().reloadIfChanged();
            if (!faults.isEmpty()) {
                say(faults);
            }
            List<Fault> refused = content.operations().reloadIfChanged(content::faultsWith);
            List<Fault> ofQueues = content.queues().reloadIfChanged(content::faultsWith);
            if (!ofQueues.isEmpty()) {
                say(ofQueues);
            }
            switch (content.versions().reloadIfChanged()) {
                case Reload.Unchanged unchanged -> LOG.trace("flows are as before");
                case Reload.Replaced replaced ->
                    LOG.info(
                            "new calls get the changed flows, version {}",
                            replaced.flows().hash());
                case Reload.Refused faulty -> say(faulty.faults());
            }
            sayOfOperations(refused);
        } catch (IOException | RuntimeException unreadable) {
            LOG.error("cannot look for changed flows, hours and operations: {}", unreadable.toString());
        }
    }

    /**
     * Flows that no longer need an operation may have been taken up after the operations were refused for want of it, so
     * they have a second try before anything is said.
     */
    private void sayOfOperations(List<Fault> refused) throws IOException {
        List<Fault> faults = refused.isEmpty() ? refused : content.operations().reloadIfChanged(content::faultsWith);
        if (!faults.equals(faultsOfOperations)) {
            faultsOfOperations = faults;
            if (!faults.isEmpty()) {
                say(faults);
            }
        }
    }

    private static void say(List<Fault> faults) {
        LOG.error("changed files are refused, what ran before runs on:");
        faults.forEach(fault -> LOG.error("  {}", fault));
    }

    @Override
    public void close() {
        looking.cancel(false);
        executor.shutdownNow();
    }
}
