package org.ivrengine.quality.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Scorecard.Section;
import org.ivrengine.quality.Texts;
import org.ivrengine.yaml.Faults;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scorecard as it is kept: everything that it says in one form, so that comments and blanks of its file make no new
 * version. The form is JSON, which is YAML, too, and is read again by {@link ScorecardReader}.
 */
public final class ScorecardText {

    private static final JsonMapper JSON = new JsonMapper();

    private ScorecardText() {}

    public static String write(Scorecard card) {
        ObjectNode root = JSON.createObjectNode();
        texts(root, "title", card.title());
        if (!card.queues().isEmpty()) {
            card.queues().forEach(root.putArray("queues")::add);
        }
        root.put("pass", card.passPermille() / 10 + "." + card.passPermille() % 10 + "%");
        ObjectNode sections = root.putObject("sections");
        for (Section section : card.sections()) {
            ObjectNode node = sections.putObject(section.key());
            texts(node, "title", section.title());
            node.put("weight", section.weight());
            ObjectNode criteria = node.putObject("criteria");
            section.criteria().forEach(criterion -> criterion(criteria.putObject(criterion.key()), criterion));
        }
        return JSON.writeValueAsString(root);
    }

    private static void criterion(ObjectNode node, Criterion criterion) {
        texts(node, "ask", criterion.ask());
        criterion.help().ifPresent(help -> texts(node, "help", help));
        switch (criterion.kind()) {
            case Kind.YesNo _ -> {}
            case Kind.Scale(int max, var anchors) -> {
                node.put("scale", max);
                if (!anchors.isEmpty()) {
                    ObjectNode there = node.putObject("anchors");
                    anchors.forEach((points, text) -> texts(there, points.toString(), text));
                }
            }
        }
        node.put("fatal", criterion.fatal());
        node.put("weight", criterion.weight());
        node.put("not_applicable", criterion.mayNotApply());
    }

    private static void texts(ObjectNode node, String key, Texts texts) {
        if (texts.languages().contains("")) {
            node.put(key, texts.in(""));
        } else {
            ObjectNode languages = node.putObject(key);
            texts.byLanguage().forEach(languages::put);
        }
    }

    /** @throws IllegalArgumentException for what was not written by {@link #write} */
    public static Scorecard read(String key, String text) {
        Faults faults = new Faults(key);
        return ScorecardReader.read(key, text, Optional.empty(), faults)
                .orElseThrow(() -> new IllegalArgumentException("a kept scorecard cannot be read: " + faults.sorted()));
    }

    /** @return what tells this text from any other, 64 hexadecimal digits */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
