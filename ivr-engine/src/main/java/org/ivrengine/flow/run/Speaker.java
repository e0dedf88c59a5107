package org.ivrengine.flow.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.port.Value;

/** Says prompts and values to one caller. */
final class Speaker {

    private final Speech speech;
    private final Keypad keypad;
    private final Conversation conversation;
    private final Values values;

    Speaker(Speech speech, Keypad keypad, Conversation conversation, Values values) {
        this.speech = speech;
        this.keypad = keypad;
        this.conversation = conversation;
        this.values = values;
    }

    void say(List<Spoken> items, boolean bargeIn) {
        List<Sound> sounds = new ArrayList<>();
        for (Spoken item : items) {
            utterance(item).ifPresent(utterance -> sounds.addAll(speech.sounds(utterance, conversation.language())));
        }
        if (!sounds.isEmpty()) {
            keypad.play(sounds, bargeIn ? BargeIn.ALLOWED : BargeIn.REFUSED);
        }
    }

    /** One of the engine's own prompts. */
    void say(String promptId) {
        keypad.play(speech.sounds(new Utterance.Prompt(promptId), conversation.language()), BargeIn.ALLOWED);
    }

    /** @return empty when the value is not set and need not be */
    private Optional<Utterance> utterance(Spoken item) {
        return switch (item) {
            case Spoken.Prompt prompt -> Optional.of(new Utterance.Prompt(prompt.id()));
            case Spoken.ChosenPrompt chosen -> Optional.of(new Utterance.Prompt(promptId(chosen)));
            case Spoken.SpokenValue(Spoken.Style style, Operand operand) ->
                values.of(operand).map(value -> utterance(style, value));
        };
    }

    private String promptId(Spoken.ChosenPrompt chosen) {
        StringBuilder id = new StringBuilder();
        for (Spoken.Part part : chosen.parts()) {
            switch (part) {
                case Spoken.Part.Fixed(String text) -> id.append(text);
                case Spoken.Part.Inserted(Operand.Variable variable) ->
                    id.append(values.of(variable).map(Values::text).orElse(""));
            }
        }
        return id.toString();
    }

    private static Utterance utterance(Spoken.Style style, Value value) {
        return switch (style) {
            case DIGITS -> new Utterance.Digits(Values.text(value));
            case NUMBER -> new Utterance.Cardinal(Long.parseLong(Values.text(value)));
            case MONEY -> {
                Value.Money money = Values.require(value, Value.Money.class);
                yield new Utterance.Money(money.minorUnits(), money.currency());
            }
            case DATE ->
                new Utterance.Date(Values.require(value, Value.Date.class).date());
            case TIME ->
                new Utterance.Time(Values.require(value, Value.Time.class).time());
        };
    }
}
