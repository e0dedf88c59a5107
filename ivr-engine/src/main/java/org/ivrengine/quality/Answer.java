package org.ivrengine.quality;

import java.util.Locale;
import java.util.Optional;

/** What a reviewer says to a criterion. */
public sealed interface Answer {

    record Yes() implements Answer {}

    record No() implements Answer {}

    record Points(int points) implements Answer {
        public Points {
            if (points < 0 || points > QualityLimits.POINTS_MAX) {
                throw new IllegalArgumentException(points + " points");
            }
        }
    }

    /** It did not come up: the criterion counts for nothing, and its neighbours for more. */
    record NotApplicable() implements Answer {}

    /** @return empty for what is no answer to anything */
    static Optional<Answer> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "yes", "y", "true" -> Optional.of(new Yes());
            case "no", "n", "false" -> Optional.of(new No());
            case "na", "n/a", "-" -> Optional.of(new NotApplicable());
            default -> word.matches("\\d|10") ? Optional.of(new Points(Integer.parseInt(word))) : Optional.empty();
        };
    }

    /** As it is kept and shown. */
    default String word() {
        return switch (this) {
            case Yes _ -> "yes";
            case No _ -> "no";
            case Points(int points) -> Integer.toString(points);
            case NotApplicable _ -> "na";
        };
    }

    /** The worst that can be said, which a fatal criterion does not forgive. */
    default boolean isWorst() {
        return switch (this) {
            case No _ -> true;
            case Points(int points) -> points == 0;
            case Yes _, NotApplicable _ -> false;
        };
    }
}
