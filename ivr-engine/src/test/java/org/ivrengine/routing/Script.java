package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Commands with their times, made so that any part of them is a script, too. */
record Script(List<Line> lines) {

    /** One command. An end of an offer names the call, whose latest offer it is when the line comes. */
    record Line(long atMs, Command command, String offerOfCall) {

        Line(long atMs, Command command) {
            this(atMs, command, "");
        }

        @Override
        public String toString() {
            return "at " + atMs + " ms: " + command + (offerOfCall.isEmpty() ? "" : " of " + offerOfCall);
        }
    }

    /** Leaves out what is not needed to fail: first halves, then ever smaller pieces, until no line can go. */
    Script shrink(Predicate<Script> fails) {
        List<Line> left = lines;
        int piece = Math.max(1, left.size() / 2);
        while (true) {
            boolean gotShorter = false;
            for (int from = 0; from < left.size(); ) {
                List<Line> without = new ArrayList<>(left.subList(0, from));
                without.addAll(left.subList(Math.min(left.size(), from + piece), left.size()));
                if (fails.test(new Script(without))) {
                    left = without;
                    gotShorter = true;
                } else {
                    from += piece;
                }
            }
            if (piece == 1 && !gotShorter) {
                return new Script(left);
            }
            piece = Math.max(1, gotShorter ? piece : piece / 2);
        }
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
