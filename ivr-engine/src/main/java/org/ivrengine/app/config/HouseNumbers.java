package org.ivrengine.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.yaml.Place;

/**
 * Numbers that agents can dial and transfer to, besides those of flows and of their colleagues.
 *
 * @param queues name of the queue by its number
 * @param places where those numbers stand in the file of queues
 * @param outside the way out of the house; empty: there is none
 */
public record HouseNumbers(Map<String, String> queues, Map<String, Place> places, Optional<Outside> outside) {

    public static final HouseNumbers NONE = new HouseNumbers(Map.of(), Map.of(), Optional.empty());

    public HouseNumbers {
        queues = Map.copyOf(queues);
        places = Map.copyOf(places);
    }

    /** @return what to dial to reach that number; empty when the site does not allow it */
    public Optional<String> wayOut(String number) {
        return outside.filter(way -> way.allows(number)).map(way -> way.dialString(number));
    }

    /**
     * Where calls may go out.
     *
     * @param allowed numbers, as patterns of Asterisk's dialplan
     * @param through dial string with {@code {number}} in it
     */
    public record Outside(List<Pattern> allowed, String through) {

        private static final String NUMBER = "{number}";

        public Outside {
            allowed = List.copyOf(allowed);
            if (!through.contains(NUMBER) || !DialRequest.isTarget(through.replace(NUMBER, "0"))) {
                throw new IllegalArgumentException("\"" + through
                        + "\" is no way out of the house; right is for example \"PJSIP/{number}@provider\"");
            }
        }

        boolean allows(String number) {
            return allowed.stream().anyMatch(pattern -> pattern.matcher(number).matches());
        }

        String dialString(String number) {
            return through.replace(NUMBER, number);
        }

        /**
         * A pattern of Asterisk's dialplan: behind an underscore {@code X} is 0 to 9, {@code Z} 1 to 9, {@code N} 2 to 9,
         * {@code [1-5]} one of these, {@code .} one or more digits; without an underscore the number itself.
         *
         * @throws IllegalArgumentException for what is none
         */
        static Pattern pattern(String text) {
            if (!text.matches("\\+?[0-9]{1,20}|_\\+?([0-9XZN]|\\[[0-9-]{1,20}])+\\.?")) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no pattern of numbers; right is for example \"_0[1-9]X.\" or \"112\"");
            }
            return Pattern.compile(text.replaceFirst("^_", "")
                    .replace("+", "\\+")
                    .replace("X", "[0-9]")
                    .replace("Z", "[1-9]")
                    .replace("N", "[2-9]")
                    .replace(".", "[0-9]+"));
        }
    }
}
