package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ivrengine.routing.ForecastTrial.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Estimated waiting time: the published predictors beside each other, and the one that we keep. */
class ForecastTest {

    @Test
    @Tag("slow")
    void inEveryScenarioOursIsNearerThanTheMovingAverageThatOthersAnnounce() {
        Map<Predictor, Double> sums = new EnumMap<>(Predictor.class);
        for (ForecastTrial.Scenario scenario : ForecastTrial.SCENARIOS) {
            Map<Predictor, Double> errors = new ForecastTrial(scenario, 11).meanErrors();
            System.out.printf("%-34s %s%n", scenario.title(), errors);
            double average = errors.getOrDefault(Predictor.MOVING_AVERAGE, 0.0);
            double ours = errors.getOrDefault(Predictor.OURS, Double.MAX_VALUE);
            assertTrue(ours < average, () -> scenario.title() + ": " + errors);
            errors.forEach((predictor, error) -> sums.merge(predictor, error / average, Double::sum));
        }
        Predictor best = sums.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        assertEquals(Predictor.OURS, best, sums::toString);
    }

    @Test
    void nothingIsAnnouncedBeforeSomethingIsKnown() {
        assertEquals(OptionalLong.empty(), new WaitForecast().estimateMs(1));
    }

    @Test
    void withoutAnybodyGivingUpTheWaitIsThePlaceTimesTheTimeBetweenCallsTaken() {
        WaitForecast forecast = new WaitForecast();
        for (int minute = 0; minute < 8; minute++) {
            forecast.waiting(5, minute * 60_000L);
            forecast.taken();
        }
        forecast.waiting(5, 8 * 60_000L);
        assertEquals(OptionalLong.of(3 * 60_000L), forecast.estimateMs(3));
        assertEquals(OptionalLong.of(100 * 60_000L), forecast.estimateMs(100));
    }

    @Test
    void whoeverGivesUpAheadShortensTheWait() {
        WaitForecast forecast = new WaitForecast();
        for (int minute = 0; minute < 8; minute++) {
            forecast.waiting(10, minute * 60_000L);
            forecast.taken();
            forecast.left();
        }
        forecast.waiting(10, 8 * 60_000L);
        // Taken: 1 a minute. Each waiting call leaves at 0.1 a minute: 1 + 1/1.1 + 1/1.2 minutes.
        assertEquals(OptionalLong.of(164_545), forecast.estimateMs(3));
        double minutes = 0;
        for (int ahead = 0; ahead < 200; ahead++) {
            minutes += 1 / (1 + ahead / 10.0);
        }
        assertEquals(minutes * 60_000, (double) forecast.estimateMs(200).orElseThrow(), 200);
    }

    @Test
    void anAnnouncementCarriesPlaceAndEstimate() {
        Shift shift = new Shift(Queue.named("bills").announceEveryMs(1_000).build());
        shift.signIn("ann", Map.of());
        for (int i = 1; i <= 5; i++) {
            shift.call("c" + i, "bills");
        }
        for (int i = 1; i <= 4; i++) {
            shift.at(i * 100L).tell(new Command.OfferAnswered(i)).tell(new Command.CallEnded("c" + i));
        }
        // The first had not to wait; three were taken in 0.4 s of waiting.
        shift.call("c6", "bills").call("c7", "bills");
        List<Effect> effects = shift.router.apply(1_400, new Command.TimePassed());
        assertTrue(
                effects.stream()
                        .anyMatch(effect -> effect instanceof Effect.Announce announce
                                && announce.position() == 2
                                && announce.estimatedWaitMs().isPresent()),
                effects::toString);
    }
}
