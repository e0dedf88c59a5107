package org.ivrengine.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A router under test beside the naive one: told the same, asked after every command whether all still holds. */
final class Trial {

    final Router router;
    private final @Nullable NaiveRouter naive;
    private final Statements statements = new Statements();
    private final Map<String, Long> lastOffers = new HashMap<>();
    final Set<String> openOffers = new TreeSet<>();
    private long effectsHash;
    private int told;
    /** Every change of a state is an effect, too; so the states themselves are compared now and then. */
    private static final int STATES_EVERY = 20;

    /** @param naive whether the naive router runs along */
    Trial(long seed, Orders orders, boolean naive) {
        this.router = new Router(seed, orders);
        this.naive = naive ? new NaiveRouter(seed) : null;
    }

    /** Says what was wrong after this line, or null. */
    @Nullable
    String tell(Script.Line line) {
        Command command = resolve(line);
        statements.before(router);
        List<Effect> effects = router.apply(line.atMs(), command);
        for (Effect effect : effects) {
            if (naive == null) {
                effectsHash = Hashing.chain(effectsHash, effect.toString());
            }
            note(effect);
        }
        if (!line.offerOfCall().isEmpty() && !(command instanceof Command.OfferRecalled)) {
            openOffers.remove(line.offerOfCall());
        }
        if (naive != null) {
            List<Effect> expected = naive.apply(line.atMs(), command);
            if (!expected.equals(withoutEstimates(effects))) {
                return "effects differ from the naive router's:\n  expected " + expected + "\n  but got  " + effects;
            }
            if (naive.nextDeadlineMs() != router.nextDeadlineMs()) {
                return "next deadline is " + router.nextDeadlineMs() + ", not " + naive.nextDeadlineMs();
            }
            if (++told % STATES_EVERY == 0 && !naive.agentStates().equals(router.agentStates())) {
                return "agents are " + router.agentStates() + ", not " + naive.agentStates();
            }
        }
        return statements.fault(router, command, effects);
    }

    /** The naive router gives places, and leaves estimates to the tests of the forecast. */
    private static List<Effect> withoutEstimates(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect instanceof Effect.Announce announce
                        ? new Effect.Announce(announce.call(), announce.position(), OptionalLong.empty())
                        : effect)
                .toList();
    }

    private void note(Effect effect) {
        switch (effect) {
            case Effect.Offer offer -> {
                lastOffers.put(offer.call(), offer.offer());
                openOffers.add(offer.call());
            }
            case Effect.WithdrawOffer _, Effect.Release _, Effect.Announce _, Effect.AgentChanged _ -> {}
        }
    }

    private Command resolve(Script.Line line) {
        long offer = lastOffers.getOrDefault(line.offerOfCall(), 0L);
        return switch (line.command()) {
            case Command.OfferAnswered _ -> new Command.OfferAnswered(offer);
            case Command.OfferFailed failed -> new Command.OfferFailed(offer, failed.why());
            case Command.OfferRecalled _ -> new Command.OfferRecalled(offer);
            case Command.OfferWithdrawn _ -> new Command.OfferWithdrawn(offer);
            default -> line.command();
        };
    }

    /** Of everything that came out, and of where it has led. Without a naive router beside it only. */
    long hash() {
        return Hashing.chain(effectsHash, router.stateHash());
    }

    /** What went wrong in a whole script, or null. */
    static @Nullable String run(Script script, long seed, Orders orders, boolean naive) {
        Trial trial = new Trial(seed, orders, naive);
        for (Script.Line line : script.lines()) {
            String fault;
            try {
                fault = trial.tell(line);
            } catch (RuntimeException e) {
                fault = "threw " + e + " at " + e.getStackTrace()[0];
            }
            if (fault != null) {
                return "after " + line + "\n  " + fault;
            }
        }
        return null;
    }
}
