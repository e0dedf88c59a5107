package org.ivrengine.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Scorecard.Section;

/** Scorecards and answers by chance, the same ones for the same seed. */
public final class RandomScorecards {

    private final Random random;

    public RandomScorecards(long seed) {
        random = new Random(seed);
    }

    public Scorecard card() {
        List<Section> sections = new ArrayList<>();
        int number = 0;
        for (int s = random.nextInt(1, 5); s > 0; s--) {
            List<Criterion> criteria = new ArrayList<>();
            for (int c = random.nextInt(1, 6); c > 0; c--) {
                boolean fatal = !criteria.isEmpty() && random.nextInt(5) == 0;
                criteria.add(new Criterion(
                        "c" + number++,
                        texts(),
                        random.nextBoolean() ? Optional.of(texts()) : Optional.empty(),
                        kind(),
                        fatal ? random.nextInt(0, 3) : random.nextInt(1, 8),
                        fatal,
                        random.nextInt(4) != 0));
            }
            sections.add(new Section("s" + s, texts(), random.nextInt(1, 50), criteria));
        }
        TreeSet<String> queues = new TreeSet<>(random.nextBoolean() ? List.of("billing", "sales") : List.of());
        return new Scorecard("card", texts(), queues, random.nextInt(1_001), sections);
    }

    private Kind kind() {
        if (random.nextBoolean()) {
            return new Kind.YesNo();
        }
        int max = random.nextInt(1, 11);
        return new Kind.Scale(max, new TreeMap<>(random.nextBoolean() ? Map.of(0, texts(), max, texts()) : Map.of()));
    }

    private Texts texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", "Was it \"good\": yes? #" + random.nextInt(100) + " {a, b} \\ 'x'");
        texts.put("es", "¿Ñandú & 漢字 🙂 - " + random.nextInt(100));
        return new Texts(texts);
    }

    public Map<String, Answer> answers(Scorecard card) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        card.criteria().forEach(criterion -> answers.put(criterion.key(), answer(criterion)));
        return answers;
    }

    public Answer answer(Criterion criterion) {
        if (criterion.mayNotApply() && random.nextInt(4) == 0) {
            return new Answer.NotApplicable();
        }
        return switch (criterion.kind()) {
            case Kind.YesNo _ -> random.nextInt(4) == 0 ? new Answer.No() : new Answer.Yes();
            case Kind.Scale(int max, var _) -> new Answer.Points(random.nextInt(max + 1));
        };
    }
}
