package org.ivrengine.callcenter.file;

import java.util.Optional;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** {@code anna: {billing: 80, spanish: 40}}, an agent a line. */
final class YamlLevels {

    private final LevelsFile.Collected into;

    private YamlLevels(LevelsFile.Collected into) {
        this.into = into;
    }

    static void read(String text, LevelsFile.Collected into) {
        YamlReader.read(text, into.faults).ifPresent(new YamlLevels(into)::document);
    }

    private void document(YamlNode document) {
        mapping(document, "agents with their skills are expected here, for example anna: {billing: 80}")
                .ifPresent(agents -> agents.entries().forEach(this::agent));
    }

    private void agent(YamlNode.Entry entry) {
        String agent = entry.key().text();
        into.agent(agent, entry.key().place());
        mapping(entry.value(), "skills with levels are expected here, for example {billing: 80}")
                .ifPresent(skills -> skills.entries().forEach(skill -> {
                    into.skill(skill.key().text(), skill.key().place());
                    String level = skill.value() instanceof YamlNode.Scalar scalar
                            ? scalar.text()
                            : skill.value().what();
                    into.level(agent, skill.key().text(), level, skill.value().place());
                }));
    }

    private Optional<YamlNode.Mapping> mapping(YamlNode node, String expected) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        into.faults.add(node.place(), expected + ", not " + node.what());
        return Optional.empty();
    }
}
